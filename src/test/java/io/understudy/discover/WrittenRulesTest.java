package io.understudy.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import io.understudy.servers.LiveDatabase;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules that are written for the sample database run as they are, once somebody has decided what was left undecided; and nobody in staging can be told by them. */
class WrittenRulesTest {
    private static final String SAMPLE = """
            rate: 1%
            tables: { customers: { by: email }, orders: { with: customers }, sessions: { with: customers }, page_views: { with: customers }, audit_log: { rate: 1% } }
            references:
              - orders.coupon_code -> coupons.code
              - sessions.customer_id -> customers.id
              - page_views.customer_id -> customers.id
              - audit_log.actor -> employees.username
              - comments.(subject_type='order').subject_id -> orders.id
            """;

    private static final Pattern UNDECIDED = Pattern.compile("( +)# ([^#]*?:)(.*?) +# undecided: .*");
    private static final Pattern EMAIL = Pattern.compile("[^\\s\"'<>,;:{}()]+@[^\\s\"'<>,;:{}()]+\\.[a-z]+");

    /** Of which one in so many may come out as it went in: a first name, say, of which there are few. */
    private static final double AS_BEFORE = 0.03;

    /** Of which more do: positions that are none, such as 0 by 0, stay what they are. */
    private static final double NOWHERE = 0.06;

    private static final int SHORT = 6;

    /** What is nobody's, what is compared by what is in it, and what thousands share by design: browsers, and private networks. */
    private static final Set<String> NOT_COMPARED = Set.of("none", "json", "user-agent", "ip");

    private static final Set<String> EMAILS_FROM = Set.of("customers", "employees");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void runOnceWhatIsUndecidedIsDecided(Server server) throws IOException {
        LiveDatabase production = server.sampleProduction();
        Stage stage = new Stage(folder, production, server.sampleStaging())
                .sample(SAMPLE)
                .rules("patterns: []\n");
        Path file = folder.resolve("found.yml");
        Stage.Answer written = stage.run("discover", "--write", file.toString());
        assertThat(written.exit()).as(written.err()).isZero();
        String rules = Files.readString(file);

        Stage.Answer again = stage.rules(rules).run("discover", "--rows", "0", "--write", file.toString());
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(Files.readString(file)).as("written twice").isEqualTo(rules);

        List<String> undecided = new ArrayList<>();
        String decided = decided(rules, undecided);
        System.out.println(server + ": undecided " + undecided);
        assertThat(undecided).hasSizeLessThan(20);
        Stage.Answer refreshed = stage.rules(decided).refresh();
        assertThat(refreshed.exit()).as(refreshed.err() + refreshed.out()).isZero();

        AnswerKey key = AnswerKey.csv(Path.of(server.isPostgreSql() ? "sample-db/pii.csv" : "sample-db/pii-mysql.csv"));
        Map<TableName, List<Found>> personal = new LinkedHashMap<>();
        Set<String> addresses = new HashSet<>();
        List<Found> staged = RecallTest.search(stage.staging(), 0);
        for (Found each : staged) {
            String kind = kindOf(each, key);
            if (kind.equals("email") && EMAILS_FROM.contains(each.table().name().name()))
                addresses.addAll(values(each, server, production));
            if (!NOT_COMPARED.contains(kind) && !each.column().generated())
                personal.computeIfAbsent(each.table().name(), absent -> new ArrayList<>())
                        .add(each);
        }
        Map<String, Double> asBefore = new TreeMap<>();
        personal.forEach((table, columns) -> asBefore.putAll(sharesAsBefore(columns, key, server, stage)));
        System.out.println(server + ": compared " + asBefore.size() + " columns of " + personal.keySet());
        assertThat(asBefore).hasSizeGreaterThan(50);
        asBefore.entrySet().removeIf(each -> each.getValue() <= (each.getKey().endsWith(" geo") ? NOWHERE : AS_BEFORE));
        assertThat(asBefore).isEmpty();
        assertThat(found(staged, server, stage.staging(), addresses)).isEmpty();
    }

    /** What is found inside XML and pairs is masked inside them, and points move. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL_18", "MYSQL_8"})
    void documentsAreMaskedInside(Server server) throws IOException {
        boolean postgres = server.isPostgreSql();
        List<String> ddl = new ArrayList<>();
        if (postgres) ddl.add("create extension hstore");
        ddl.add("create table papers (id integer primary key, invoice %s, contact %s, location point)"
                .formatted(postgres ? "xml" : "text", postgres ? "hstore" : "text"));
        Stage stage = Stage.alike(server, folder, ddl.toArray(String[]::new)).rules("patterns: []\n");
        StringBuilder papers = new StringBuilder("insert into papers values ");
        for (int i = 1; i <= 60; i++)
            papers.append(i == 1 ? "" : ", ")
                    .append(
                            "(%1$d, '<o:order xmlns:o=\"urn:o\" no=\"%1$d\"><customer mail=\"x%1$d@mail.test\"><email>y%1$d@mail.test</email></customer><plan>gold</plan></o:order>', "
                                    .formatted(i))
                    .append("'\"plan\"=>\"gold\", \"email\"=>\"z%1$d@mail.test\"', ".formatted(i))
                    .append(
                            postgres
                                    ? "'(13.4%1$d,52.5%1$d)')".formatted(i)
                                    : "point(13.4%1$d, 52.5%1$d))".formatted(i));
        stage.production().execute(papers.toString());
        Path file = folder.resolve("found.yml");
        Stage.Answer written = stage.run("discover", "--write", file.toString());
        assertThat(written.exit()).as(written.err()).isZero();
        String rules = Files.readString(file);
        assertThat(rules)
                .contains(
                        "mask: xml",
                        "'$.order.customer.email': email",
                        "'$.order.customer.@mail': email",
                        "'$.order.plan': keep")
                .contains("mask: hstore", "email: email", "plan: keep")
                .contains("location: geo-point");
        Stage.Answer refreshed = stage.rules(decided(rules, new ArrayList<>())).refresh();
        assertThat(refreshed.exit()).as(refreshed.err() + refreshed.out()).isZero();
        String place = postgres ? "location" : "concat('(', st_x(location), ',', st_y(location), ')')";
        List<String> staged = stage.staging()
                .rows(server.sql("select invoice, contact, " + place + " from public.papers order by id"));
        assertThat(staged)
                .hasSize(60)
                .allMatch(
                        row -> row.matches(
                                "<o:order xmlns:o=\"urn:o\" no=\"[0-9]+\"><customer mail=\"[a-z0-9]+@[a-z]+\\.example\"><email>[a-z0-9]+@[a-z]+\\.example</email></customer><plan>gold</plan></o:order>"
                                        + "\\|\"plan\"=>\"gold\", \"email\"=>\"[a-z0-9]+@[a-z]+\\.example\"\\|\\(13\\.[0-9]+,52\\.[0-9]+\\)"));
        List<String> before = stage.production().rows(server.sql("select " + place + " from public.papers"));
        assertThat(staged).noneMatch(row -> before.contains(row.substring(row.lastIndexOf('|') + 1)));
    }

    private static String kindOf(Found found, AnswerKey key) {
        return key.classes()
                .getOrDefault(found.table().name().name() + "." + found.column().name(), "none");
    }

    /** Takes the proposals, and keeps where there is none. */
    private static String decided(String rules, List<String> undecided) {
        List<String> lines = new ArrayList<>();
        String margin = "";
        List<String> before = rules.lines().toList();
        for (int i = 0; i < before.size(); i++) {
            String line = before.get(i);
            Matcher matcher = UNDECIDED.matcher(line);
            if (matcher.matches()) {
                margin = matcher.group(1);
                String rule = matcher.group(3);
                boolean more = i + 1 < before.size() && before.get(i + 1).startsWith(margin + "#   ");
                undecided.add(matcher.group(2) + rule);
                lines.add(margin + matcher.group(2) + (rule.isBlank() && !more ? " keep" : rule));
            } else if (!margin.isEmpty() && line.startsWith(margin + "#   ")) {
                lines.add(margin + line.substring(margin.length() + 2));
            } else {
                margin = "";
                lines.add(line);
            }
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    /** For each column the share of its values in staging that stand in the same row of production; where rows cannot be told apart by a key that is kept, in any row. */
    private static Map<String, Double> sharesAsBefore(List<Found> columns, AnswerKey key, Server server, Stage stage) {
        Table table = columns.getFirst().table();
        List<String> keys =
                table.primaryKey() == null ? List.of() : table.primaryKey().columns();
        boolean keyed = !keys.isEmpty()
                && keys.stream()
                        .noneMatch(name -> columns.stream()
                                .anyMatch(each -> each.column().name().equals(name)));
        List<String> names = columns.stream().map(each -> each.column().name()).toList();
        List<List<String>> after = rows(table, keyed ? keys : List.of(), names, "", server, stage.staging());
        String some = keyed && keys.size() == 1 ? where(keys.getFirst(), after) : "";
        List<List<String>> before = rows(table, keyed ? keys : List.of(), names, some, server, stage.production());
        Map<String, Double> shares = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            int at = i + 1;
            Map<String, Set<String>> originals = new HashMap<>();
            before.forEach(row -> originals
                    .computeIfAbsent(row.getFirst(), absent -> new HashSet<>())
                    .add(row.get(at)));
            List<List<String>> compared =
                    after.stream().filter(row -> row.get(at).length() >= SHORT).toList();
            long same = compared.stream()
                    .filter(row ->
                            originals.getOrDefault(row.getFirst(), Set.of()).contains(row.get(at)))
                    .count();
            if (!compared.isEmpty())
                shares.put(
                        table.name().name() + "." + names.get(i) + " " + kindOf(columns.get(i), key),
                        (double) same / compared.size());
        }
        return shares;
    }

    /** The rows of production that staging has, where there are few enough to name them. */
    private static String where(String key, List<List<String>> after) {
        if (after.isEmpty() || after.size() > 5_000) return "";
        return after.stream()
                .map(row -> "'" + row.getFirst().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", " where \"" + key + "\" in (", ")"));
    }

    /** Of each row its key, as one text, and its values; null as ''. */
    private static List<List<String>> rows(
            Table table, List<String> keys, List<String> names, String where, Server server, LiveDatabase database) {
        String type = server.isPostgreSql() ? "text" : "char";
        String separator = server.isPostgreSql() ? "chr(1)" : "char(1)";
        String key = keys.stream()
                .map(each -> "cast(\"" + each + "\" as " + type + ")")
                .collect(Collectors.joining(", '/', ", "concat('', ", ")"))
                .replace("concat('', )", "''");
        String values = names.stream()
                .map(each -> ", coalesce(cast(\"" + each + "\" as " + type + "), '')")
                .collect(Collectors.joining());
        String query = "select concat_ws(" + separator + ", " + key + values + ") from public.\""
                + table.name().name() + "\"" + where;
        return database.rows(server.sql(query)).stream()
                .map(row -> List.of(row.split("\u0001", -1)))
                .toList();
    }

    private static Set<String> values(Found column, Server server, LiveDatabase database) {
        return database.rows(select(column, server, "")).stream()
                .map(String::strip)
                .filter(value -> EMAIL.matcher(value).matches())
                .collect(Collectors.toSet());
    }

    private static String select(Found column, Server server, String before) {
        return server.sql("select " + before + "\"" + column.column().name() + "\" from public.\""
                + column.table().name().name() + "\" where \"" + column.column().name() + "\" is not null");
    }

    /** Where in staging somebody's address stands, in whatever column. */
    private static Set<String> found(List<Found> staged, Server server, LiveDatabase staging, Set<String> addresses) {
        assertThat(addresses).hasSizeGreaterThan(1000);
        Set<String> found = new HashSet<>();
        for (Found each : staged) {
            Kind kind = each.column().type().kind();
            if (!each.column().type().isText() && kind != Kind.JSON && kind != Kind.JSONB && kind != Kind.OTHER)
                continue;
            for (String value : staging.rows(select(each, server, ""))) {
                Matcher matcher = EMAIL.matcher(value);
                while (matcher.find())
                    if (addresses.contains(matcher.group()))
                        found.add(
                                each.table().name().name() + "." + each.column().name());
            }
        }
        return found;
    }
}
