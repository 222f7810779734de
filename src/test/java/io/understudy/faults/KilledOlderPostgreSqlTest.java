package io.understudy.faults;

import io.understudy.servers.Server;
import java.util.EnumSet;

/** An older release speaks otherwise of a snapshot that is gone; the rest is the same. */
final class KilledOlderPostgreSqlTest extends Killed {
    KilledOlderPostgreSqlTest() {
        super(Server.POSTGRESQL_15, EnumSet.of(Gate.MIDDLE_OF_LOAD), EnumSet.of(Gate.MIDDLE_OF_LOAD));
    }
}
