package io.understudy.cli;

import io.understudy.config.Database;
import io.understudy.config.Endpoint;
import io.understudy.config.JdbcUrl;
import io.understudy.config.Rate;
import io.understudy.config.RulesPlace;
import io.understudy.config.Sample;
import io.understudy.config.Secret;
import io.understudy.config.Timeouts;
import io.understudy.config.Verify;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy init}: a first configuration and a first rules file. */
@Command(
        name = "init",
        description = {
            "Writes a commented configuration, and beside it a first rules file by looking for personal data in the source.",
            "Passwords are never written: the file names the variables SOURCE_PASSWORD and STAGING_PASSWORD. SOURCE_PASSWORD is read now, if it is set. Files that are there already are never overwritten."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  understudy init jdbc:postgresql://replica/shop jdbc:postgresql://staging/shop \\",
            "      --source-user reader --staging-user loader"
        })
final class InitCommand implements Callable<Integer> {
    private static final String PASSWORD = "SOURCE_PASSWORD";

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "the JDBC URL of production or its replica, without user and password")
    private String source = "";

    @Parameters(index = "1", paramLabel = "STAGING", description = "the JDBC URL of the database to be overwritten")
    private String staging = "";

    @Option(names = "--source-user", paramLabel = "USER", required = true, description = "who reads the source")
    private String sourceUser = "";

    @Option(names = "--staging-user", paramLabel = "USER", required = true, description = "who writes staging")
    private String stagingUser = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "what to call the pair (default: the name of the source's database)")
    private @Nullable String name;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "the configuration to write (default: ./understudy.yml)")
    private Path file = Path.of("understudy.yml");

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "about how many rows of each table to look at (default: ${DEFAULT-VALUE})")
    private int rows = 400;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this and exit")
    @SuppressWarnings("UnusedVariable") // picocli itself does what it asks for
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Database database = database();
        Path rules = rules(database.name());
        for (Path path : List.of(file, rules)) {
            if (Files.exists(path))
                throw refusal(
                        path + " is there already, and init overwrites nothing; name another with -c, or take it away");
        }
        DiscoverCommand.search(database, rows, rules);
        create(configuration(database));
        System.out.print(
                "%s and %s are written. Next: set UNDERSTUDY_KEY, SOURCE_PASSWORD and STAGING_PASSWORD, decide what is undecided in the rules, and run understudy plan.%n"
                        .formatted(file, rules));
        return ExitCode.DONE.number();
    }

    private Database database() {
        try {
            JdbcUrl from = JdbcUrl.parse(source);
            JdbcUrl to = JdbcUrl.parse(staging);
            Main main = (Main) Objects.requireNonNull(spec).root().userObject();
            String password = main.environment().getOrDefault(PASSWORD, "");
            String called = name != null ? name : nameOf(from);
            return new Database(
                    called,
                    new Endpoint(from, sourceUser, new Secret(password), Map.of()),
                    new Endpoint(to, stagingUser, new Secret(""), Map.of()),
                    null,
                    List.of(new RulesPlace.OnDisk(rules(called))),
                    Sample.of(Rate.parse("5%")),
                    Verify.DEFAULT,
                    Timeouts.DEFAULT);
        } catch (IllegalArgumentException wrong) {
            throw refusal(String.valueOf(wrong.getMessage()));
        }
    }

    private static String nameOf(JdbcUrl url) {
        String plain = url.database().replaceAll("[^A-Za-z0-9_-]", "_").replaceFirst("^[_-]+", "");
        return plain.isEmpty() ? "main" : plain;
    }

    private Path rules(String database) {
        return file.resolveSibling("rules").resolve(database + ".yml");
    }

    private ParameterException refusal(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private void create(String text) {
        try {
            if (file.getParent() != null) Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException appeared) {
            throw refusal(file + " is there already, and init overwrites nothing");
        } catch (IOException failure) {
            throw refusal(file + " cannot be written (" + failure.getClass().getSimpleName() + ")");
        }
    }

    private static String configuration(Database database) {
        return """
                # One source and its staging. Paths are relative to this file; ${NAME} is a variable of the environment, and an unset one stops a run.

                # 32 random bytes in base64 (openssl rand -base64 32). The same key masks the same person alike, every night and in every table.
                # It belongs in a secret store: never in this file. There is no default.
                key: ${UNDERSTUDY_KEY}

                # Chooses whose rows are kept. Change it, and staging has other people.
                seed: 1

                databases:
                  %s:
                    # Only ever read, in one read-only snapshot.
                    source:
                      url: "%s"
                      user: %s
                      password: "${SOURCE_PASSWORD}"
                    # Overwritten by every refresh. A database that holds data has to be allowed once: understudy enroll.
                    staging:
                      url: "%s"
                      user: %s
                      password: "${STAGING_PASSWORD}"

                    # What happens to each column. A column that nobody decided stops the run before a row is read; after a migration,
                    # understudy discover --write rules/%s.yml adds what is new.
                    rules: [ rules/%s.yml ]

                    sample:
                      rate: 5%%
                      # Rows follow their owners along foreign keys; what the keys cannot say is said here, such as:
                      # tables:
                      #   customers: { by: email }       # duplicates of a person stay together
                      #   orders:    { with: customers } # kept if their customer is
                      #   countries: all
                      #   sessions:  none                # structure only
                      # references:
                      #   - orders.coupon_code -> coupons.code

                # Each run leaves its manifest here: what was read, kept and masked, and because of which rule; never a value.
                runs: runs
                """.formatted(
                        database.name(),
                        quoted(database.source().url().text()),
                        yaml(database.source().user()),
                        quoted(database.staging().url().text()),
                        yaml(database.staging().user()),
                        database.name(),
                        database.name());
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${");
    }

    private static String yaml(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9_]*") ? text : "\"" + quoted(text) + "\"";
    }
}
