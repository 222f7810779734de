package io.understudy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.finding.Finding;
import io.understudy.servers.Server;
import io.understudy.servers.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What a mask would break is found in the plan, on each kind of server; and what the plan lets through, a refresh does. */
final class ProofTest {
    @Nested
    final class OnPostgreSql18 extends Contract {
        OnPostgreSql18() {
            super(Server.POSTGRESQL_18);
        }

        @Test
        void aPartialIndexThatAMaskMovesRowsInto() {
            Stage stage = stage(
                    "create table t (id int primary key, email varchar(60), state varchar(20))",
                    "create unique index one_active on t (email) where (state = 'active')");
            assertThat(told(stage, "state: { mask: constant, value: active }"))
                    .containsExactly("WARNING partial-index public.t.state in one_active");
            assertThat(told(stage, "email: email")).isEmpty();
            assertThat(told(stage, "email: text"))
                    .containsExactly("ERROR uniqueness-lost public.t.email in one_active");
        }

        @Test
        void aConstraintThatExcludes() {
            Stage stage = stage(
                    "create table t (id int primary key, net inet, note varchar(20), exclude using gist (net inet_ops with &&))");
            assertThat(told(stage, "net: ip"))
                    .containsExactly("WARNING exclusion-constraint public.t.net in t_net_excl");
            assertThat(told(stage, "net: \"null\"")).as("nulls overlap nothing").isEmpty();
        }

        @Test
        void whatADomainDemands() {
            Stage stage = stage("""
                    create domain address as varchar(60) check (value like '%@%');
                    create domain own_address as address not null check (char_length(value) > 3);
                    create domain state as text constraint known check (value in ('open', 'shut'));
                    create table t (id int primary key, email own_address, "Old state" state)
                    """);
            assertThat(told(stage, "email: email"))
                    .containsExactly("WARNING masked-check public.t.email in own_address_check");
            assertThat(told(stage, "email: { mask: constant, value: a@b.example }"))
                    .isEmpty();
            assertThat(told(stage, "email: { mask: constant, value: nobody }"))
                    .containsExactly("ERROR check-broken public.t.email in address_check");
            assertThat(told(stage, "email: \"null\"")).contains("ERROR unfit-mask public.t.email");
            assertThat(told(stage, "Old state: text"))
                    .containsExactly("ERROR check-broken public.t.Old state in known");
            assertThat(told(stage, "Old state: \"null\"")).isEmpty();
            stage.production().execute("insert into t values (1, 'a@example.org', 'open')");
            told(stage, "email: email, Old state: { mask: constant, value: shut }");
            Stage.Answer answer = stage.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(stage.staging().rows("select email like '%@%.example', \"Old state\" from public.t"))
                    .containsExactly("t|shut");
        }

        @Test
        void anExpressionOfAnotherKind() {
            Stage stage = stage(
                    "create table t (id int primary key, email varchar(60))",
                    "create unique index reversed on t (reverse(email))");
            assertThat(told(stage, "email: email")).containsExactly("NOTE expression-index public.t.email in reversed");
        }

        @Test
        void whatAnIndexTakesForTheSame() {
            Stage stage = stage(
                    "create table t (id int primary key, token varchar(12), email varchar(60), unique (token))",
                    "create unique index folded on t (lower(token))",
                    "create unique index low on t (lower(email))");
            assertThat(told(stage, "token: hash-token, email: email"))
                    .containsExactly("NOTE case-in-index public.t.token in folded");
        }

        @Test
        void theBeginningOfAValue() {
            Stage stage = stage(
                    "create table t (id int primary key, email varchar(60))",
                    "create unique index beginning on t (left(email, 5))");
            assertThat(told(stage, "email: email"))
                    .containsExactly("ERROR uniqueness-lost public.t.email in beginning");
        }
    }

    @Nested
    final class OnMySql8 extends MySqlContract {
        OnMySql8() {
            super(Server.MYSQL_8);
        }

        @Test
        void theBeginningOfAValue() {
            Stage stage =
                    stage("create table t (id int primary key, email varchar(60), unique key beginning (email(5)))");
            assertThat(told(stage, "email: email"))
                    .singleElement()
                    .asString()
                    .startsWith("ERROR uniqueness-lost ")
                    .endsWith("t.email in beginning");
            Stage long191 =
                    stage("create table t (id int primary key, email varchar(255), unique key beginning (email(191)))");
            assertThat(told(long191, "email: email")).isEmpty();
            assertThat(told(long191, "email: digits")).hasSize(1);
        }
    }

    @Nested
    final class OnMariaDb11 extends MySqlContract {
        OnMariaDb11() {
            super(Server.MARIADB_11);
        }
    }

    /** What only MySQL and MariaDB have. */
    abstract static class MySqlContract extends Contract {
        MySqlContract(Server server) {
            super(server);
        }

        @Test
        void documentsThatAreHeldToJson() {
            Stage stage =
                    stage("create table t (id int primary key, doc json, more longtext, check (json_valid(more)))");
            stage.production()
                    .execute("insert into t values (1, '{\"a\": \"Anna\"}', '{\"a\": \"Anna\", \"n\": 1.50}')");
            String mask = "{ mask: json, paths: { $.a: text, \"*\": keep } }";
            assertThat(told(stage, "doc: " + mask + ", more: " + mask)).isEmpty();
            Stage.Answer answer = stage.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            if (server.forgetsChecks()) return;
            assertThat(told(stage, "more: { mask: constant, value: nothing }"))
                    .as("it is no JSON, and the check says so as well")
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("ERROR "));
        }

        @Test
        void whatAnIndexTakesForTheSame() {
            Stage stage = stage(
                    "create table t (id int primary key, token varchar(12) unique, exact varchar(12) character set utf8mb4 collate utf8mb4_bin unique)");
            assertThat(told(stage, "token: hash-token, exact: hash-token"))
                    .singleElement()
                    .asString()
                    .startsWith("NOTE case-in-index ")
                    .endsWith("t.token in token");
            assertThat(told(stage, "token: username")).isEmpty();
        }

        @Test
        void placesThatTheCharacterSetLacks() {
            Stage stage = stage(
                    "create table t (id int primary key, city varchar(60) character set latin1, town varchar(60) character set utf8mb4)");
            String japanese = "{ mask: template, expression: \"#{Address.city}\", locale: ja }";
            assertThat(told(stage, "town: " + japanese)).isEmpty();
            assertThat(told(stage, "city: " + japanese))
                    .singleElement()
                    .asString()
                    .startsWith("ERROR unfit-mask ");
            assertThat(told(stage, "city: { mask: template, expression: \"#{Address.city}\", locale: de }"))
                    .isEmpty();
            assertThat(told(stage, "city: { mask: null-sometimes, rate: 10%, of: " + japanese + " }"))
                    .hasSize(1);
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    abstract static class Contract {
        final Server server;

        @TempDir
        private Path folder;

        private @Nullable Stage stage;

        Contract(Server server) {
            this.server = server;
        }

        /** The same two databases each time, with nothing in them but these tables. */
        Stage stage(String... ddl) {
            if (stage == null) stage = Stage.alike(server, folder);
            return stage.rebuild(String.join(";\n", ddl)).sample("rate: 100%");
        }

        /** What is found when these columns of table t are masked and all others kept; the place without its schema's name on MySQL. */
        static List<String> told(Stage stage, String columns) {
            stage.rules("tables: { t: { " + columns + " } }\n" + Stage.KEEP_ALL);
            List<Finding> findings;
            try {
                findings = stage.plan().findings();
            } catch (PlanRefused refused) {
                findings = refused.findings();
            }
            Set<String> about = Set.of(
                    "uniqueness-lost",
                    "partial-index",
                    "expression-index",
                    "case-in-index",
                    "exclusion-constraint",
                    "masked-check",
                    "check-broken",
                    "frequency-attack",
                    "duplicates",
                    "capacity-exceeded",
                    "capacity-near",
                    "generated-mask",
                    "broken-reference",
                    "unfit-mask",
                    "float-unit",
                    "float-key",
                    "computed-key",
                    "key-spelling");
            return findings.stream()
                    .filter(finding -> about.contains(finding.id()))
                    .map(finding -> finding.severity() + " " + finding.id() + " "
                            + finding.where().replaceFirst("^test_[0-9]+\\.", "public."))
                    .toList();
        }

        @Test
        void aMemberOfACompositeKey() {
            Stage stage = stage(
                    "create table t (id int primary key, shop int not null, name varchar(60) not null, unique (shop, name), unique (id, name))");
            assertThat(told(stage, "name: hash-token")).noneMatch(line -> line.startsWith("ERROR "));
            assertThat(told(stage, "name: person-name"))
                    .as("shop and name together; id keeps rows apart without the name")
                    .singleElement()
                    .asString()
                    .startsWith("ERROR uniqueness-lost public.t.name in ")
                    .doesNotContain("id");
        }

        @Test
        void accountsOfOnePerson() {
            Stage stage = stage(
                    "create table t (id int primary key, email varchar(60) unique, first_name varchar(40), login varchar(40) not null unique)",
                    "create table u (id int primary key, email varchar(60), foreign key (email) references t (email))");
            String names =
                    "first_name: { mask: person, part: first, of: email }, login: { mask: person, part: username, of: email";
            assertThat(told(stage, "email: { mask: person, part: email, of: id, unique: true }"))
                    .as("what refers to it has no such id beside it")
                    .containsExactly("ERROR broken-reference public.t.email");
            assertThat(told(stage, "email: { mask: person, part: email }, " + names + " }"))
                    .singleElement()
                    .asString()
                    .startsWith("ERROR uniqueness-lost public.t.login in ");
            stage.production()
                    .execute(
                            "insert into t values (1, 'anna.schmidt@example.org', 'Anna', 'aschmidt'), (2, 'BEN@example.org', 'BEN', 'ben'), (3, null, 'Eve', 'eve')",
                            "insert into u values (1, 'BEN@example.org')");
            assertThat(told(stage, "email: { mask: person, part: email }, " + names + ", unique: true }"))
                    .isEmpty();
            Stage.Answer answer = stage.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(
                            stage.staging()
                                    .count(
                                            server.sql(
                                                    "select count(*) from public.t where email like concat(case when id = 1 then lower(first_name) else first_name end, '%@%.example') and (id = 1) = (email like '%.%@%')")))
                    .isEqualTo(2);
            assertThat(stage.staging()
                            .count(server.sql("select count(*) from public.u join public.t on u.email = t.email")))
                    .isEqualTo(1);
        }

        @Test
        void valuesThatChangePlaces() {
            Stage stage = stage(
                    "create table p (id int primary key)",
                    "create table t (id int primary key, code varchar(20) not null unique, city varchar(20) check (char_length(city) > 1), p int, mate varchar(20), foreign key (p) references p (id), unique (city, mate))");
            String shuffle = ": { mask: shuffle, accept: true }";
            assertThat(told(stage, "city" + shuffle))
                    .singleElement()
                    .asString()
                    .startsWith("ERROR uniqueness-lost public.t.city in ");
            stage.rules("tables: { p: { id" + shuffle + " } }\n" + Stage.KEEP_ALL);
            assertThat(stage.plan().findings()).extracting(Finding::id).contains("broken-reference");
            StringBuilder parents = new StringBuilder("insert into p values (0)");
            StringBuilder rows = new StringBuilder("insert into t values (0, 'c0', null, null, null)");
            for (int i = 1; i < 300; i++) {
                parents.append(", (").append(i).append(")");
                String city = i % 3 == 0 ? "null" : "'x" + i + "'";
                rows.append(", (%1$d, 'c%1$d', %2$s, %1$d, 'm%1$d')".formatted(i, city));
            }
            stage.production().execute(parents.toString(), rows.toString());
            stage.sample("{ rate: 50%, tables: { p: { rate: 50% }, t: { rate: 50% } } }");
            assertThat(told(stage, "code" + shuffle + ", p" + shuffle + ", mate: digits"))
                    .isEmpty();
            Stage.Answer answer = stage.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            String all = server.sql("select id, code, p from public.t order by id");
            List<String> once = stage.staging().rows(all);
            assertThat(once).hasSizeGreaterThan(100);
            assertThat(stage.staging()
                            .count(server.sql("select count(*) from public.t where code = concat('c', id) or p = id")))
                    .isZero();
            assertThat(stage.staging().rows(server.sql("select code from public.t order by code")))
                    .isEqualTo(stage.staging()
                            .rows(server.sql("select concat('c', id) as code from public.t order by code")));
            assertThat(stage.refresh().exit()).isZero();
            assertThat(stage.staging().rows(all)).as("a second time").isEqualTo(once);
        }

        @Test
        void aListOfValues() {
            Stage stage = stage(
                    "create table t (id int primary key, state varchar(20), check (state in ('open', 'it''s done')))");
            if (server.forgetsChecks()) {
                assertThat(told(stage, "state: text")).isEmpty();
                return;
            }
            assertThat(told(stage, "state: text"))
                    .singleElement()
                    .asString()
                    .startsWith("ERROR check-broken public.t.state in ");
            assertThat(told(stage, "state: { mask: constant, value: \"it's done\" }"))
                    .isEmpty();
            assertThat(told(stage, "state: { mask: constant, value: shut }")).hasSize(1);
            assertThat(told(stage, "state: \"null\"")).isEmpty();
            stage.production().execute("insert into t values (1, 'open'), (2, 'it''s done'), (3, null)");
            told(stage, "state: { mask: constant, value: \"it's done\" }");
            assertThat(stage.refresh().exit()).isZero();
        }

        @Test
        void rangesAndLengths() {
            Stage stage = stage(
                    "create table t (id int primary key, age int, code varchar(20), check (age >= 0), check (age between 0 and 150), check (char_length(code) <= 12))");
            assertThat(told(stage, "age: { mask: constant, value: \"40\" }, code: digits"))
                    .isEmpty();
            if (server.forgetsChecks()) return;
            assertThat(told(stage, "age: { mask: constant, value: \"200\" }"))
                    .singleElement()
                    .asString()
                    .startsWith("ERROR check-broken public.t.age in ");
            assertThat(told(stage, "age: number-noise"))
                    .as("zero and sign stay, what is near 150 may pass it")
                    .singleElement()
                    .asString()
                    .startsWith("WARNING masked-check public.t.age in ");
            assertThat(told(stage, "code: { mask: constant, value: much-too-long }"))
                    .hasSize(1);
            assertThat(told(stage, "code: { mask: hash-token, length: 16 }")).hasSize(1);
        }

        @Test
        void conditionsOnText() {
            Stage stage = stage(
                    "create table t (id int primary key, email varchar(60), other varchar(60), check (email like '%_@_%'), check (other = concat(other, '')))"
                            .replace("concat(other, '')", server.isPostgreSql() ? "other || ''" : "concat(other, '')"));
            assertThat(told(stage, "email: email")).isEmpty();
            if (server.forgetsChecks()) return;
            assertThat(told(stage, "email: { mask: constant, value: nobody }"))
                    .singleElement()
                    .asString()
                    .startsWith("ERROR check-broken public.t.email in ");
            assertThat(told(stage, "other: text"))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING masked-check public.t.other in ");
        }

        @Test
        void columnsThatAreComputedFromMaskedOnes() {
            Stage stage = stage("""
                    create table t (id int primary key, email varchar(60), number varchar(20),
                        low varchar(60) generated always as (lower(email)) stored unique,
                        tail varchar(20) generated always as (right(email, 20)) stored,
                        present int generated always as (char_length(number)) stored%s)
                    """.formatted(server == Server.MARIADB_11 ? "" : " not null"));
            assertThat(told(stage, "email: email")).containsExactly("WARNING generated-mask public.t.tail");
            assertThat(told(stage, "email: text"))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("ERROR uniqueness-lost public.t.email in ");
            assertThat(told(stage, "email: \"null\"")).isEmpty();
            assertThat(told(stage, "number: \"null\""))
                    .as("MariaDB has no NOT NULL there")
                    .hasSize(server == Server.MARIADB_11 ? 0 : 1)
                    .allMatch(line -> line.equals("ERROR generated-mask public.t.present"));
            assertThat(told(stage, "number: text")).containsExactly("WARNING generated-mask public.t.present");
            stage.production()
                    .execute(
                            "insert into t (id, email, number) values (1, 'Anna@Example.org', '12'), (2, 'ben@example.org', '3')");
            assertThat(told(stage, "email: email, number: digits")).hasSize(1);
            Stage.Answer answer = stage.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(
                            stage.staging()
                                    .count(
                                            server.sql(
                                                    "select count(*) from public.t where low = lower(email) and tail = right(email, 20) and email like '%.example'")))
                    .isEqualTo(2);
        }

        @Test
        void keysThatAreComputed() {
            Stage stage = stage(
                    "create table p (code varchar(20) primary key)",
                    "create table t (id int primary key, raw varchar(20), code varchar(20) generated always as (lower(raw)) stored, foreign key (code) references p (code))");
            assertThat(told(stage, "raw: username")).containsExactly("ERROR broken-reference public.t.code");
            stage.rules("tables: { p: { code: username } }\n" + Stage.KEEP_ALL);
            assertThat(stage.plan().findings()).extracting(Finding::id).contains("broken-reference");
            stage.production()
                    .execute("insert into p values ('a'), ('b')", "insert into t (id, raw) values (1, 'A'), (2, 'B')");
            assertThat(told(stage, "id: keep")).isEmpty();
            Stage.Answer answer = stage.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(stage.staging().count(server.sql("select count(*) from public.t")))
                    .isEqualTo(2);
            stage.sample("{ rate: 50%, tables: { p: { rate: 50% }, t: { rate: 50% } } }");
            assertThat(told(stage, "id: keep")).singleElement().asString().startsWith("ERROR computed-key ");
            stage.sample("{ rate: 50%, tables: { p: all, t: { rate: 50% } } }");
            assertThat(told(stage, "id: keep")).isEmpty();
            Stage.Answer part = stage.refresh();
            assertThat(part.exit()).as(part.err()).isZero();
        }

        @Test
        void rowsThatAreChosenByAFloat() {
            Stage stage = stage("create table t (weight double precision primary key, note varchar(60))");
            stage.sample("{ rate: 10%, tables: { t: { rate: 10% } } }");
            assertThat(told(stage, "note: text")).containsExactly("WARNING float-unit public.t.weight");
            stage.sample("{ rate: 10%, tables: { t: { rate: 10%, by: note } } }");
            assertThat(told(stage, "note: text")).isEmpty();
            stage.sample("{ rate: 10%, tables: { t: all } }");
            assertThat(told(stage, "note: text")).isEmpty();
        }

        @Test
        void rowsThatAreReferredToByAFloat() {
            String single = server.isPostgreSql() ? "real" : "float";
            Stage stage = stage(
                    "create table t (f " + single + " primary key, d double precision not null unique)",
                    "create table u (id int primary key, f " + single + ", d double precision)");
            StringBuilder parents = new StringBuilder("insert into t values (0.1, 0.1)");
            StringBuilder children = new StringBuilder("insert into u values (0, 0.1, 0.1)");
            for (int i = 1; i < 100; i++) {
                String row = i + ".1, " + (i * 1.0e-7 + 1.0 / 3) + ")";
                parents.append(", (").append(row);
                children.append(", (").append(i).append(", ").append(row);
            }
            stage.production().execute(parents.toString(), children.toString());
            String tables = "{ rate: 50%, tables: { t: { rate: 10%, by: d }, u: { rate: 50% } }, references: ";
            stage.sample(tables + "[ u.f -> t.f ] }");
            assertThat(told(stage, "f: keep"))
                    .containsExactlyElementsOf(
                            server.isPostgreSql()
                                    ? List.of("WARNING float-unit public.t.d")
                                    : List.of("ERROR float-key public.t.f", "WARNING float-unit public.t.d"));
            stage.sample(tables + "[ u.d -> t.d ] }");
            assertThat(told(stage, "f: keep")).containsExactly("WARNING float-unit public.t.d");
            Stage.Answer answer = stage.refresh();
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(
                            stage.staging()
                                    .count(
                                            server.sql(
                                                    "select count(*) from public.u where not exists (select from public.t where t.d = u.d)")))
                    .isZero();
        }

        @Test
        void whatFrequenciesGiveAway() {
            Stage stage = stage(
                    "create table t (id int primary key, diagnosis varchar(20), unique_note varchar(60), constantly varchar(9) not null default 'EUR', mail varchar(60))");
            StringBuilder rows =
                    new StringBuilder("insert into t (id, diagnosis, unique_note, mail) values (0, 'x0', 'n0', 'm0')");
            for (int i = 1; i < 3000; i++)
                rows.append(", (")
                        .append(i)
                        .append(", 'x")
                        .append((int) (Math.log(i) * 3))
                        .append("', 'n")
                        .append(i)
                        .append("', 'm")
                        .append(i % 40 == 0 ? i - 1 : i)
                        .append("')");
            stage.production().execute(rows.toString());
            switch (server) {
                case POSTGRESQL_18, POSTGRESQL_15 -> stage.production().execute("analyze t");
                case MYSQL_8 ->
                    stage.production()
                            .execute(
                                    "create index m on t (mail); analyze table t; analyze table t update histogram on diagnosis, constantly with 100 buckets");
                case MARIADB_11 ->
                    stage.production()
                            .execute(
                                    "create index d on t (diagnosis)",
                                    "create index a on t (constantly)",
                                    "create index m on t (mail)",
                                    "analyze table t");
            }
            assertThat(told(stage, "diagnosis: text, unique_note: text, constantly: text"))
                    .as("what is the same for all tells nothing")
                    .containsExactly("WARNING frequency-attack public.t.diagnosis");
            assertThat(stage.plan().findings())
                    .filteredOn(finding -> finding.id().equals("frequency-attack"))
                    .allSatisfy(finding -> assertThat(finding.message())
                            .contains("masks equal values alike", "bits")
                            .doesNotContain("x23", "x24"));
            assertThat(told(stage, "diagnosis: \"null\"")).isEmpty();
            assertThat(told(stage, "unique_note: email")).noneMatch(line -> line.startsWith("NOTE duplicates"));
            stage.sample("rate: 10%");
            // MariaDB guesses the number of different values from a few pages, which is too coarse for so few twins.
            if (server != Server.MARIADB_11) {
                assertThat(told(stage, "mail: email")).contains("NOTE duplicates public.t.mail");
                assertThat(told(stage, "mail: { mask: person, part: email }"))
                        .contains("NOTE duplicates public.t.mail");
                assertThat(told(stage, "mail: { mask: person, part: last, of: id }"))
                        .noneMatch(line -> line.startsWith("NOTE duplicates"));
            }
            stage.sample("rate: 10%\ntables: { t: { by: mail } }");
            assertThat(told(stage, "mail: email")).noneMatch(line -> line.startsWith("NOTE duplicates"));
            assertThat(told(stage, "diagnosis: { mask: constant, value: x }")).isEmpty();
        }
    }
}
