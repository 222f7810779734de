package io.understudy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report.json}: its schema is that of the records, a real one is valid under it, and it holds no value that is masked. */
final class RunReportTest {
    private static final Path SCHEMA = Path.of("src/main/resources/io/understudy/report/report.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @TempDir
    private Path folder;

    /** To renew the schema after a deliberate change, run with the environment variable GOLDEN=write and read the difference. */
    @Test
    void theSchemaIsThatOfTheRecords() throws IOException {
        String made = JSON.writeValueAsString(new RecordSchema().of(RunReport.class)) + "\n";
        if ("write".equals(System.getenv("GOLDEN"))) {
            Files.createDirectories(SCHEMA.getParent());
            Files.writeString(SCHEMA, made);
        }
        assertThat(Files.readString(SCHEMA)).isEqualTo(made);
    }

    @Test
    void ofTheSampleDatabaseIsValidAndTellsNoMaskedValue() throws IOException {
        Stage stage = new Stage(folder, Server.POSTGRESQL_18.sampleProduction(), Server.POSTGRESQL_18.sampleStaging())
                .sample("rate: 5%\ncover: 2")
                .rules("tables: { customers: { email: email, full_name: person-name } }\n" + Stage.KEEP_ALL);
        Stage.Answer answer = stage.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("Fidelity: ");
        JsonNode report = JSON.readTree(file().toFile());
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
        assertThat(schema.validate(report)).isEmpty();

        String text = Files.readString(file());
        assertThat(stage.production().rows("select email from public.customers where email like '%@%' limit 500"))
                .noneMatch(text::contains);
        assertThat(text).contains("\"scripts\"", "\"fanOuts\"", "\"bins\" : [ 0.", "not comparable", "null pattern");

        Stage.Answer told = stage.run("report");
        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out()).contains("This staging proves", "It does not prove", "public.customers");
        assertThat(JSON.readTree(stage.run("report", "--json").out()).at("/reports/0"))
                .isEqualTo(report);
        assertThat(stage.run("report", report.at("/run").asText()).out()).isEqualTo(told.out());
        assertThat(stage.run("report", "20260101T000000Z-0000").exit()).isEqualTo(2);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            return files.filter(path -> path.endsWith("report.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
