package io.understudy.run;

import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.Staging;
import io.understudy.report.Json;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.verify.Expected;
import io.understudy.verify.Integrity;
import io.understudy.verify.TableVerdict;
import io.understudy.wire.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what staging shows now against the record of the run that published it. */
public final class Verification {
    private final Database database;

    public Verification(Database database) {
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param run the run that was published last; null if none ever was
     */
    public record Verdict(String database, @Nullable String run, List<TableVerdict> tables) {
        /** Whether there is a run, and staging shows exactly that. */
        public boolean isSame() {
            return run != null && tables.stream().allMatch(TableVerdict::same);
        }
    }

    public Verdict verify() {
        try (Staging staging = Dialect.of(database).openStaging(database.staging(), database.timeouts())) {
            staging.lockShared();
            String text = staging.lastManifest();
            if (text == null) return new Verdict(database.name(), null, List.of());
            Manifest manifest = Json.read(text, Manifest.class);
            List<Expected> expected = manifest.tables().stream()
                    .map(entry -> expected(staging, entry))
                    .toList();
            return new Verdict(
                    database.name(),
                    manifest.run(),
                    new Integrity(staging.schema(), staging::read, Integrity.Onlooker.NONE).check(expected));
        }
    }

    private static Expected expected(Staging staging, Manifest.TableEntry entry) {
        TableName name = staging.schema().tables().stream()
                .map(Table::name)
                .filter(table -> table.toString().equals(entry.table()))
                .findFirst()
                .orElseGet(() -> TableName.parse(entry.table()));
        return new Expected(
                name,
                entry.columns().stream().map(Manifest.ColumnEntry::column).toList(),
                Format.titled(entry.format()),
                entry.checksum());
    }
}
