package io.understudy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.understudy.servers.FixtureFiles;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What is exported of a fixture is, once another tool has read it, what the fixture brings into staging. */
final class FixtureExportTest {
    private static final String NASTY = "it's \\ \"so\",\r\n\t😀 'e' ;--";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8", "MARIADB_11"})
    void isWhatTheFixtureBrings(Server server) throws Exception {
        String bytes = server.isPostgreSql() ? "bytea" : "blob";
        String[] ddl = {
            "create table areas (id integer primary key, parent_id integer, foreign key (parent_id) references areas (id))",
            "create table a_orders (id integer primary key, area_id integer not null, note varchar(80), raw " + bytes
                    + ", flags bit(4), placed date, total decimal(9,2), foreign key (area_id) references areas (id))"
        };
        Stage stage = Stage.alike(server, folder, ddl);
        FixtureFiles files = new FixtureFiles(folder.resolve("fixtures"))
                .write("INC-1", "")
                .table("INC-1", "areas", "id,parent_id", "2,1", "1,")
                .table(
                        "INC-1",
                        "a_orders",
                        "id,area_id,note,raw,flags,placed,total",
                        "7,2,\"" + NASTY.replace("\"", "\"\"") + "\",\\x00ff27,"
                                + (server.isPostgreSql() ? "1010" : "10") + ",2024-02-29,-1.50",
                        "8,1,\"\",,,,");
        Stage.Answer refreshed = stage.refresh();
        assertThat(refreshed.exit()).as(refreshed.err()).isZero();

        Path script = folder.resolve("rows.sql");
        Stage.Answer sql = stage.run("fixture export", "INC-1", "--format", "sql", "--to", script.toString());
        assertThat(sql.exit()).as(sql.err()).isZero();
        LiveDatabase other = server.createDatabase().execute(ddl).execute(Files.readString(script));
        String query = server.sql("select * from public.a_orders order by id");
        assertThat(other.rows(query)).isEqualTo(stage.staging().rows(query)).hasSize(2);
        query = server.sql("select * from public.areas order by id");
        assertThat(other.rows(query)).isEqualTo(stage.staging().rows(query)).hasSize(2);

        Stage.Answer json = stage.run("fixture export", "INC-1", "--format", "json");
        JsonNode orders = table(new JsonMapper().readTree(json.out()), "a_orders");
        assertThat(orders.get(0).get("note").asText()).isEqualTo(NASTY);
        assertThat(orders.get(1).get("note").asText("?")).isEmpty();
        assertThat(orders.get(1).get("placed").isNull()).isTrue();

        Stage.Answer xml = stage.run("fixture export", "INC-1", "--format", "dbunit");
        assertThat(xml.exit()).as(xml.err()).isZero();
        assertThat(dbUnit(xml.out(), "a_orders", 0)).contains(NASTY, "-1.50");
        assertThat(dbUnit(xml.out(), "a_orders", 1)).contains("", "NULL");
        assertThat(xml.out().indexOf("areas"))
                .as("parents first")
                .isLessThan(xml.out().indexOf("a_orders"));

        assertThat(stage.run("fixture export", "INC-1", "--format", "csv").exit())
                .isEqualTo(2);
        Path rows = folder.resolve("rows");
        assertThat(stage.run("fixture export", "INC-1", "--format", "csv", "--to", rows.toString())
                        .exit())
                .isZero();
        try (var written = Files.list(rows)) {
            assertThat(written).hasSize(2).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        }

        files.table("INC-1", "a_orders", "id,area_id,note", "9,1,\u0001");
        Stage.Answer refused = stage.run("fixture export", "INC-1", "--format", "dbunit");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("a_orders.note", "--format sql");
        assertThat(stage.run("fixture export", "INC-2", "--format", "sql").exit())
                .isEqualTo(2);
    }

    private static JsonNode table(JsonNode document, String name) {
        for (var entry : document.properties()) if (entry.getKey().endsWith("." + name)) return entry.getValue();
        throw new IllegalStateException("no table " + name);
    }

    private static List<String> dbUnit(String text, String table, int row) throws Exception {
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var tables = document.getElementsByTagName("table");
        for (int i = 0; i < tables.getLength(); i++) {
            Element element = (Element) tables.item(i);
            if (!element.getAttribute("name").equals(table)) continue;
            List<String> values = new ArrayList<>();
            Node cells = element.getElementsByTagName("row").item(row);
            for (Node value = cells.getFirstChild(); value != null; value = value.getNextSibling())
                values.add(value.getNodeName().equals("null") ? "NULL" : value.getTextContent());
            return values;
        }
        throw new IOException("no table " + table);
    }
}
