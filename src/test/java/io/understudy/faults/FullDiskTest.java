package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.understudy.servers.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staging's disk is full before the load is over. */
final class FullDiskTest {
    @Nested
    final class OnPostgreSql18 extends FullDiskOfPostgreSql {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }
    }

    @Nested
    final class OnMySql8 extends FullDiskOfMySql {
        OnMySql8() {
            super(Server.MYSQL_8);
        }
    }

    @Nested
    final class OnMariaDb11 extends FullDiskOfMySql {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    abstract static class FullDisk {
        private final Server server;
        private final List<String> rows;

        @TempDir
        Path folder;

        /** @param rows statements that make some 25 MB of notes */
        FullDisk(Server server, String... rows) {
            this.server = server;
            this.rows = List.of(rows);
        }

        Rehearsal rehearsal() {
            return new Rehearsal(server, folder, List.of("create table notes (id int primary key, note text)"), rows)
                    .withSample("{ rate: 100% }")
                    .withRules("tables: { notes: { id: keep, note: keep } }\n");
        }

        /** Empties staging's table and moves it. */
        abstract void moveTo(Path space, Rehearsal rehearsal);

        /** Moves staging's table where it was, and leaves nothing on the small disk. */
        abstract void moveBack(Rehearsal rehearsal);

        abstract String complaint();

        /** A disk of 8 MB; only root can make one. */
        @Test
        void nothingIsPublished() throws IOException, InterruptedException {
            Path disk = Files.createTempDirectory("understudy-disk");
            boolean mounted = mount(disk);
            // Where it matters it may not be passed over; a developer who is not root may.
            if (System.getenv("CI") != null)
                assertThat(mounted).as("a disk could be made").isTrue();
            assumeTrue(mounted, "only root can make a disk");
            Rehearsal rehearsal = rehearsal();
            try {
                Tool.runHere(rehearsal, "refresh").expect(0);
                Path space = Files.createDirectory(disk.resolve("space"));
                new ProcessBuilder("chmod", "777", disk.toString(), space.toString())
                        .start()
                        .waitFor();
                moveTo(space, rehearsal);
                List<String> before = rehearsal.fingerprint();

                Tool.runHere(rehearsal, "refresh")
                        .expect(7)
                        .says(
                                "Loading " + rehearsal.table("notes") + " failed",
                                complaint(),
                                "free disk space on the server");

                assertThat(rehearsal.fingerprint()).isEqualTo(before);
                moveBack(rehearsal);
                Tool.runHere(rehearsal, "refresh").expect(0);
                assertThat(rehearsal.venue().leftovers(rehearsal.staging)).isEmpty();
            } finally {
                moveBack(rehearsal);
                new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
                Files.deleteIfExists(disk);
            }
        }

        private static boolean mount(Path disk) throws IOException, InterruptedException {
            return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        }
    }

    abstract static class FullDiskOfPostgreSql extends FullDisk {
        FullDiskOfPostgreSql(Server server) {
            super(
                    server,
                    "insert into notes select i, repeat(md5(i::text), 20) from generate_series(1, 40000) i",
                    "analyze");
        }

        @Override
        void moveTo(Path space, Rehearsal rehearsal) {
            own(space, Path.of(rehearsal.ask("postgres", "show data_directory").getFirst()));
            rehearsal.on("postgres", List.of("create tablespace small_disk location '" + space + "'"));
            rehearsal.onStaging(List.of("truncate notes", "alter table notes set tablespace small_disk"));
        }

        /** The server may be somebody else than we are. */
        private static void own(Path space, Path data) {
            try {
                new ProcessBuilder(
                                "chown",
                                "--reference=" + data,
                                space.toString(),
                                space.getParent().toString())
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        void moveBack(Rehearsal rehearsal) {
            rehearsal.onStaging(List.of("alter table notes set tablespace pg_default", "checkpoint"));
            rehearsal.complaint("postgres", List.of("drop tablespace small_disk"));
        }

        @Override
        String complaint() {
            return "No space left on device";
        }

        @Test
        void norIfItIsOnlyTheSpaceForSorting() {
            Rehearsal rehearsal = rehearsal();
            Tool.runHere(rehearsal, "refresh").expect(0);
            rehearsal.onStaging(
                    List.of(
                            "alter database " + rehearsal.staging + " set temp_file_limit = '1MB'",
                            "alter database " + rehearsal.staging + " set work_mem = '64kB'",
                            "create materialized view again as select count(*) from (select note from notes order by note offset 1) n"));
            List<String> before = rehearsal.fingerprint();
            Tool.runHere(rehearsal, "refresh").expect(7).says("Refreshing public.again failed", "temp_file_limit");
            assertThat(rehearsal.fingerprint()).isEqualTo(before);
        }
    }

    abstract static class FullDiskOfMySql extends FullDisk {
        private static final String TABLE = "create table notes (id int primary key, note text)";

        FullDiskOfMySql(Server server) {
            super(
                    server,
                    "insert into notes select i, repeat(md5(i), 20) from " + MySqlVenue.numbers(40_000),
                    "analyze table notes");
        }

        @Override
        void moveTo(Path space, Rehearsal rehearsal) {
            rehearsal.onStaging(List.of("drop table notes", TABLE + " data directory = '" + space + "'"));
            // MySQL wants it for such a table, MariaDB does not.
            rehearsal.onStaging(List.of("grant file on *.* to ordinary@localhost"));
        }

        @Override
        void moveBack(Rehearsal rehearsal) {
            rehearsal.onStaging(List.of("drop table notes", TABLE, "revoke file on *.* from ordinary@localhost"));
        }

        @Override
        String complaint() {
            return "The table 'notes' is full";
        }
    }
}
