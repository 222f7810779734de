package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.schema.TableName;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import io.understudy.verify.VerificationFailed;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are lost or changed after the server has taken them: what is read back before the commit tells. */
final class TransportTest {
    private static final String DDL = "create table items (id integer primary key, label varchar(40))";

    @TempDir
    private Path folder;

    private Stage filled(Server server) {
        Stage stage = Stage.alike(server, folder, DDL);
        String rows = IntStream.rangeClosed(1, 50)
                .mapToObj(id -> "(" + id + ", 'kept')")
                .collect(Collectors.joining(", "));
        stage.production().execute("insert into items values " + rows);
        return stage;
    }

    /** Whatever puts a trigger back spoils rows: this happens inside the transaction that publishes. */
    private static void spoil(LiveDatabase staging, String how) {
        staging.execute(
                "create function spoil() returns event_trigger language plpgsql as $$ begin " + how + "; end $$",
                "create trigger unmoved before update on public.items for each row when (false) execute function suppress_redundant_updates_trigger()",
                "create event trigger spoil on ddl_command_end when tag in ('ALTER TABLE') execute function spoil()");
    }

    private void refreshIsRefused(Stage stage, String says) {
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err()).isEqualTo(4);
        assertThat(answer.err()).contains("transport", "items", says, "staging is untouched");
        assertThat(stage.staging().count("select count(*) from public.items")).isZero();
    }

    @Test
    void aRowLostInTheTransactionIsMissed() {
        Stage stage = filled(Server.POSTGRESQL_18);
        spoil(stage.staging(), "delete from public.items where id = 7");
        refreshIsRefused(stage, "holds 49 rows where 50 were sent");
    }

    @Test
    void aRowChangedInTheTransactionIsSeen() {
        Stage stage = filled(Server.POSTGRESQL_18);
        spoil(stage.staging(), "update public.items set label = 'other' where id = 7");
        refreshIsRefused(stage, "holds as many rows as were sent, but not the same ones");
    }

    @Test
    void whoTrustsTheWayMaySaySo() {
        Stage stage = filled(Server.POSTGRESQL_18).verify("transport: false");
        spoil(stage.staging(), "delete from public.items where id = 7");
        assertThat(stage.refresh().exit()).isZero();
        assertThat(stage.staging().count("select count(*) from public.items")).isEqualTo(49);
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL_8", "MARIADB_11"})
    void aRowThatAnotherSessionTakesOutOfTheNewTablesIsMissed(Server server) {
        Stage stage = filled(server);
        assertThat(stage.refresh().exit()).isZero();
        var before = stage.staging().checksums();
        stage.production().execute("update items set label = 'new'");
        VerificationFailed failed = catchThrowableOfType(
                VerificationFailed.class,
                () -> refreshWhile(
                        stage,
                        "Gathering statistics",
                        () -> stage.staging()
                                .execute("delete from `" + stage.staging().name()
                                        + "__understudy_next`.items where id = 7")));
        assertThat(failed.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("transport");
            assertThat(finding.where()).endsWith("items");
            assertThat(finding.message()).contains("holds 49 rows where 50 were sent");
        });
        assertThat(stage.staging().checksums()).isEqualTo(before);
    }

    private static void refreshWhile(Stage stage, String step, Runnable deed) {
        Configuration configuration = Configuration.read(stage.configuration(), Map.of());
        Database database = configuration.databases().values().iterator().next();
        new Refresh(configuration, database, Options.ALL, new Progress() {
                    @Override
                    public void step(String what) {
                        if (what.equals(step)) deed.run();
                    }

                    @Override
                    public void table(TableName table, long estimatedRows, LongSupplier rows) {}

                    @Override
                    public void tableDone(TableName table, long rows, long millis) {}
                })
                .run();
    }
}
