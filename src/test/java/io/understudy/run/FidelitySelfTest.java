package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Dialect;
import io.understudy.db.RowReader;
import io.understudy.db.Source;
import io.understudy.mask.Keyring;
import io.understudy.plan.Plan;
import io.understudy.profile.TableProfile;
import io.understudy.sample.Cohort;
import io.understudy.sample.Role;
import io.understudy.sample.TableSample;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import io.understudy.verify.Fidelity;
import io.understudy.verify.SamplingJudge;
import io.understudy.verify.TableSampling;
import io.understudy.wire.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge is judged: production is exactly like itself, an honest sample is like it, and the first percent of each table is not. */
final class FidelitySelfTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void tellsLikeFromUnlike(Server server) {
        Stage stage = new Stage(folder, server.sampleProduction(), server.sampleStaging());
        Configuration configuration = Configuration.read(stage.configuration(), Map.of());
        Database database = configuration.databases().values().iterator().next();
        Plan plan = stage.plan();
        try (Source source = Dialect.of(database).openSource(database.source(), database.timeouts())) {
            Binding binding = Binding.of(
                    plan,
                    source,
                    new Keyring(
                            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                    Tampering.NONE);
            SplittableRandom random = new SplittableRandom(2026);
            double itself = score(plan, source, binding, (number, of) -> true);
            double honest = score(plan, source, binding, (number, of) -> random.nextInt(10) == 0);
            double first = score(plan, source, binding, (number, of) -> number < of / 100);
            System.out.printf(
                    "%s: itself %.1f, one row of ten %.1f, the first percent %.1f%n", server, itself, honest, first);
            assertThat(itself).isEqualTo(100);
            assertThat(honest).isGreaterThan(97);
            assertThat(first).isLessThan(80);
        }
    }

    private static double score(Plan plan, Source source, Binding binding, BiPredicate<Long, Long> chosen) {
        List<TableSampling> samplings = new ArrayList<>();
        for (Table table : plan.schema().tables()) {
            TableProfile production = profile(plan, table, binding);
            TableProfile sample = profile(plan, table, binding);
            stream(plan, source, binding, table, production, Long.MAX_VALUE, (number, of) -> true);
            stream(plan, source, binding, table, sample, production.rows(), chosen);
            TableSample alone = new TableSample(
                    table.name(),
                    Role.ROOT,
                    new Cohort.ByUnit(new Cohort.UnitKey(List.of(), List.of()), 0.1, null),
                    "");
            samplings.add(new SamplingJudge(table, alone, plan.decisions(), Double.MAX_VALUE)
                    .judge(production, sample, List.of()));
        }
        Fidelity fidelity = Fidelity.of(plan, samplings, Map.of());
        System.out.println(fidelity.worst());
        return fidelity.score().orElseThrow();
    }

    private static TableProfile profile(Plan plan, Table table, Binding binding) {
        List<Reference> references = plan.sampling().references().stream()
                .filter(reference -> reference.child().equals(table.name()) && reference.discriminator() == null)
                .toList();
        return new TableProfile(
                table,
                references,
                Set.of(),
                binding.format(table.name()),
                column -> binding.codec(table, column.name()),
                1);
    }

    private static void stream(
            Plan plan,
            Source source,
            Binding binding,
            Table table,
            TableProfile profile,
            long rows,
            BiPredicate<Long, Long> chosen) {
        Row row = new Row(table.stored().size());
        long number = 0;
        try (RowReader reader = source.readCohort(table, binding.format(table.name()), plan.sampling())) {
            while (reader.next(row)) if (chosen.test(number++, rows)) profile.add(row);
        }
    }
}
