package io.understudy;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages about the small company tell the truth: each figure is what the query beside it returns, on every server, and each column is in the answer key. */
class SampleDatabaseTest {
    private static final Path POSTGRESQL = Path.of("sample-db/README.md");
    private static final Path MYSQL = Path.of("sample-db/mysql/README.md");

    @TestFactory
    Stream<DynamicTest> figuresOnPostgreSql18() {
        return figures(Server.POSTGRESQL_18, POSTGRESQL, 90);
    }

    @TestFactory
    Stream<DynamicTest> figuresOnMySql8() {
        return figures(Server.MYSQL_8, MYSQL, 100);
    }

    @TestFactory
    Stream<DynamicTest> figuresOnMariaDb11() {
        return figures(Server.MARIADB_11, MYSQL, 100);
    }

    private static Stream<DynamicTest> figures(Server server, Path page, int atLeast) {
        LiveDatabase database = server.sampleProduction();
        List<List<String>> rows = Markdown.read(page).rows().stream()
                .filter(row -> row.size() == 3 && row.get(1).matches("`+ ?(SELECT|WITH) .*"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(atLeast);
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.getFirst(), () -> {
                    String query = row.get(1).replaceAll("^`+ ?| ?`+$", "");
                    assertThat(database.valueInItsOwnPath(query)).as(query).isEqualTo(row.get(2));
                }));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8", "MARIADB_11"})
    void theAnswerKeyHasEveryColumn(Server server) throws IOException {
        String partitions = server.isPostgreSql()
                ? " and table_name not in (select relname from pg_class where relispartition)"
                : "";
        List<String> columns = server.sampleProduction()
                .rows(
                        "select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t"
                                + " on t.table_schema = c.table_schema and t.table_name = c.table_name"
                                + " where t.table_type = 'BASE TABLE' and c.table_schema = "
                                + (server.isPostgreSql() ? "'public'" : "database()")
                                + partitions
                                        .replace("table_name not", "t.table_name not")
                                        .replace("from pg_class", "from pg_catalog.pg_class"));
        String file = server.isPostgreSql() ? "sample-db/pii.csv" : "sample-db/pii-mysql.csv";
        List<String> key = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> cells[1] + "|" + cells[2])
                .collect(Collectors.toList());
        assertThat(new TreeSet<>(key)).hasSameSizeAs(key).isEqualTo(new TreeSet<>(columns));
    }
}
