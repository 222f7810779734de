package io.understudy.faults;

import io.understudy.servers.Server;
import java.util.EnumSet;

/** What is done before the tables are swapped is the same as on MySQL, so that both share it. */
final class KilledMariaDbTest extends Killed {
    KilledMariaDbTest() {
        super(
                Server.MARIADB_11,
                EnumSet.complementOf(EnumSet.range(Gate.SECOND_TABLE, Gate.CLOSURE)),
                EnumSet.complementOf(EnumSet.range(Gate.MIDDLE_OF_LOAD, Gate.CLOSURE)));
    }
}
