package io.understudy.faults;

import io.understudy.servers.Server;
import java.util.EnumSet;

/** What is done before the tables are swapped is the same as on MariaDB, so that both share it. */
final class KilledMySqlTest extends Killed {
    KilledMySqlTest() {
        super(
                Server.MYSQL_8,
                EnumSet.allOf(Gate.class),
                EnumSet.complementOf(EnumSet.range(Gate.FIRST_TABLE, Gate.SECOND_TABLE)));
    }
}
