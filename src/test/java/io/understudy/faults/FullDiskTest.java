package io.understudy.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staging's disk is full before the load is over. */
class FullDiskTest {
    private static final List<String> TABLE = List.of("create table notes (id int primary key, note text)");
    private static final List<String> ROWS =
            List.of("insert into notes select i, repeat(md5(i::text), 20) from generate_series(1, 40000) i", "analyze");

    @TempDir
    Path folder;

    private Rehearsal rehearsal() {
        return new Rehearsal(folder, TABLE, ROWS)
                .withSample("{ rate: 100% }")
                .withRules("tables: { notes: { id: keep, note: keep } }\n");
    }

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
            Rehearsal.on("postgres", List.of("create tablespace small_disk location '" + space + "'"));
            rehearsal.onStaging(List.of("truncate notes", "alter table notes set tablespace small_disk"));
            List<String> before = rehearsal.fingerprint();

            Tool.runHere(rehearsal, "refresh")
                    .expect(7)
                    .says("Loading public.notes failed", "No space left on device", "free disk space on the server");

            assertThat(rehearsal.fingerprint()).isEqualTo(before);
            rehearsal.onStaging(List.of("alter table notes set tablespace pg_default"));
            Tool.runHere(rehearsal, "refresh").expect(0);
        } finally {
            rehearsal.onStaging(List.of("alter table notes set tablespace pg_default", "checkpoint"));
            Rehearsal.complaint("postgres", List.of("drop tablespace small_disk"));
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
