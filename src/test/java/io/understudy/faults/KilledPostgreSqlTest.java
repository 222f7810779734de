package io.understudy.faults;

import io.understudy.servers.Server;
import java.util.EnumSet;

/** At every gate. */
final class KilledPostgreSqlTest extends Killed {
    KilledPostgreSqlTest() {
        super(Server.POSTGRESQL_18, EnumSet.allOf(Gate.class), EnumSet.allOf(Gate.class));
    }
}
