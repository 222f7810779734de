package io.understudy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** {@code report.html} opens from disk in a browser, draws, searches and sorts, for the sample database and for three hundred tables, and holds no value that is masked. Pictures of it are left in target/report. */
@TestInstance(Lifecycle.PER_CLASS)
final class ReportPageTest {
    private static final Path PICTURES = Path.of("target", "report");

    private static final String DRAWN = "return [...charts].some(entry => entry.canvas.isConnected && entry.chart)";

    private Stage stage;
    private Path runs;
    private Browser browser;

    @BeforeAll
    void refreshTwice(@TempDir Path folder, @TempDir Path profile) throws IOException {
        stage = new Stage(folder, Server.POSTGRESQL_18.sampleProduction(), Server.POSTGRESQL_18.sampleStaging())
                .sample("rate: 2%\ncover: 1")
                .rules(Files.readString(Path.of("sample-db", "rules.yml"))
                        + "patterns: [ { column: actor, mask: text }, { column: \".*\", mask: keep } ]\n");
        Stage.Answer first = stage.refresh();
        assertThat(first.exit()).as(first.err()).isZero();
        Stage.Answer second = stage.refresh();
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.out()).contains("its report ", "report.html");
        runs = folder.resolve("runs");
        browser = Browser.start(profile, "light");
    }

    @AfterAll
    void stop() {
        if (browser != null) browser.close();
    }

    @Test
    void theSampleDatabase() throws IOException {
        Path page = newest(runs);
        browser.size(1400, 3000);
        browser.open(page);
        assertThat(browser.console()).isEmpty();
        browser.run("lists.querySelector('canvas').scrollIntoView()");
        browser.await(DRAWN);
        browser.run("scrollTo(0, 0)");
        browser.screenshot(PICTURES.resolve("sample-light.png"));

        assertThat(browser.run("return document.querySelectorAll('h2').length").asInt())
                .isEqualTo(9);
        assertThat(text("main")).contains("What this staging proves", "public.customers");
        browser.run("document.querySelector('#rare button.open').click()");
        assertThat(text("#rare tr.detail")).contains("Why rows were added");
        // A chart is drawn if its canvas is not of one colour, and those who do not see it are told.
        assertThat(browser.run("""
                                const canvas = document.querySelector("canvas"), pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                                return new Set(new Uint32Array(pixels.buffer)).size;
                                """).asInt()).isGreaterThan(3);
        assertThat(browser.run("return [...document.querySelectorAll('canvas')].every(c => c.ariaLabel.length > 20)")
                        .asBoolean())
                .isTrue();
        assertThat(browser.run("return report.trend.length").asInt()).isEqualTo(2);

        searchesAndSorts("customers.email", 1);
        assertThat(browser.run("return document.querySelector('#columns tr.detail') === null")
                        .asBoolean())
                .isTrue();
        browser.run("document.querySelector('#columns tbody button.open').click()");
        assertThat(browser.run("return document.querySelector('#columns tr.detail').innerText")
                        .asText())
                .contains("Masked by email", "not comparable")
                .doesNotContain("Most frequent values", "Distribution");
        browser.run("document.querySelector('button.theme').click()");
        assertThat(browser.run("return document.documentElement.dataset.theme").asText())
                .isEqualTo("dark");
        browser.screenshot(PICTURES.resolve("sample-dark.png"));
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void chartsComeBackAndArePrintedWhite() throws IOException {
        browser.open(newest(runs));
        String open = "const open = document.querySelector('#columns button.open'); open.click();";
        browser.run("lists.querySelector('canvas').scrollIntoView()");
        browser.await(DRAWN);
        browser.run(open + "document.querySelector('button.theme').click();");
        browser.run(open + "lists.querySelector('canvas').scrollIntoView()");
        browser.await(DRAWN);
        // All between two frames, and back to the same colours.
        String theme = "document.querySelector('button.theme').click();";
        browser.run(open + theme + theme + "open.click(); lists.querySelector('canvas').scrollIntoView()");
        browser.await(DRAWN);

        browser.run("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.run("return document.documentElement.dataset.theme").asText())
                .isEqualTo("light");
        assertThat(browser.run(
                                "return [...charts].every(entry => Boolean(entry.chart) === entry.canvas.isConnected) && document.querySelectorAll('canvas').length > 1")
                        .asBoolean())
                .isTrue();
        browser.run("dispatchEvent(new Event('afterprint'))");
        assertThat(browser.run("return document.documentElement.dataset.theme").asText())
                .isEqualTo("dark");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void figuresMeanWhatTheySay() throws IOException {
        browser.open(newest(runs));
        // A bar ends with its edge: of the values 0, 1 and 2 none is below 0.
        assertThat(browser.run("""
                                const side = {bins: [0.5, 0.3, 0.2, 0]};
                                return numbers({column: "children", type: "integer", edges: [0, 1, 2], production: side, staging: side}).querySelector("table").textContent;
                                """).asText())
                .contains("up to 050 %", "above 0, up to 130 %", "above 1, up to 220 %")
                .doesNotContain("below", "above 2");
        assertThat(browser.run("return [tenths(99.97), tenths(100), tenths(85.4)].join(' ')")
                        .asText())
                .isEqualTo("99.9 100.0 85.4");
    }

    @Test
    void itHoldsNoMaskedValueAndLoadsNothing() throws IOException {
        String page = Files.readString(newest(runs));
        assertThat(
                        stage.production()
                                .rows(
                                        "select email from public.customers where email like '%@%.%' and length(email) > 8 limit 500"))
                .noneMatch(page::contains);
        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("<script src", "<link", "@import", "url(", "sourceMappingURL");
        Path again = runs.resolveSibling("again.html");
        Stage.Answer answer = stage.run("report", "--html", again.toString());
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(Files.readString(again)).isEqualTo(page);
        Stage.Answer refused = stage.run(
                "report", "--html", runs.resolve("no/such/folder.html").toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("the page cannot be written");
    }

    @Test
    void threeHundredTables(@TempDir Path folder) throws IOException {
        LiveDatabase production = Server.POSTGRESQL_18.createDatabase();
        LiveDatabase staging = Server.POSTGRESQL_18.createDatabase();
        for (LiveDatabase database : List.of(production, staging)) database.execute("""
                    do $$ begin for i in 1..300 loop
                      execute format('create table orders_%1$s (id integer primary key, parent_id integer %2$s, name text, email varchar(80), price numeric(10,2),
                        placed_at timestamp, status text, amount integer, note text, flag boolean)',
                        to_char(i, 'FM000'), case when i > 1 then 'references orders_' || to_char(i - 1, 'FM000') else '' end);
                    end loop; end $$
                    """);
        production.execute("""
                do $$ begin for i in 1..300 loop
                  execute format('insert into orders_%1$s select n, 1 + n %% 7, ''Name '' || n, ''m'' || n || ''@mail.test'', n * 1.25, timestamp ''2020-01-01'' + n * interval ''1 day'',
                    (array[''new'', ''paid'', ''sent''])[1 + n %% 3], n * n, repeat(''x'', n %% 17), n %% 2 = 0 from generate_series(1, 40) n', to_char(i, 'FM000'));
                end loop; end $$
                """);
        Stage wide = new Stage(folder, production, staging)
                .sample("rate: 50%")
                .rules("patterns: [ { column: email, mask: email }, { column: \".*\", mask: keep } ]\n");
        Stage.Answer answer = wide.refresh();
        assertThat(answer.exit()).as(answer.err()).isZero();

        browser.size(1400, 1600);
        browser.open(newest(folder.resolve("runs")));
        browser.run("lists.querySelector('canvas').scrollIntoView()");
        browser.await(DRAWN);
        assertThat(browser.run("return rows = report.tables.reduce((all, table) => all + table.columns.length, 0)")
                        .asInt())
                .isEqualTo(3000);
        searchesAndSorts("orders_217.p", 3);
        browser.run("scrollTo(0, 0)");
        browser.screenshot(PICTURES.resolve("wide.png"));
        JsonNode millis = browser.run("""
                const times = [], time = work => { const begun = performance.now(); work(); document.body.offsetHeight; times.push(performance.now() - begun); };
                time(() => lists.find("email")); time(() => lists.find("")); time(() => document.querySelector("#columns thead button").click());
                return times;
                """);
        System.out.println("three hundred tables: search, clear and sort took " + millis + " ms");
        assertThat(browser.console()).isEmpty();
    }

    /** Finds what it should among the columns, and turns their order over. */
    private void searchesAndSorts(String text, int found) {
        browser.run("lists.find('" + text + "')");
        assertThat(browser.run("return document.querySelectorAll('#columns > div tbody > tr:not(.detail)').length")
                        .asInt())
                .isEqualTo(found);
        browser.run("lists.find('')");
        String first = "return document.querySelector('#columns > div tbody button').textContent";
        browser.run("document.querySelectorAll('#columns > div > .scroll > table > thead button')[0].click()");
        String least = browser.run(first).asText();
        browser.run("document.querySelectorAll('#columns > div > .scroll > table > thead button')[0].click()");
        String greatest = browser.run(first).asText();
        assertThat(greatest).isGreaterThan(least);
        assertThat(browser.run("return document.querySelectorAll('#columns thead th')[0].ariaSort")
                        .asText())
                .isEqualTo("descending");
        browser.run("lists.find('" + text + "')");
    }

    private String text(String selector) {
        return browser.run("return document.querySelector('" + selector + "').innerText")
                .asText();
    }

    private static Path newest(Path runs) throws IOException {
        try (Stream<Path> files = Files.walk(runs)) {
            return files.filter(file -> file.endsWith("report.html"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }
}
