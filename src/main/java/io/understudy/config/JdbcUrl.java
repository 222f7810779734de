package io.understudy.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC URL that holds no password, so that it may be printed.
 *
 * @param text as the driver wants it
 * @param engine what server it leads to
 * @param hosts one {@code host:port} or several with commas between, for messages
 * @param database its name; never empty
 */
public record JdbcUrl(String text, Engine engine, String hosts, String database) {
    private static final Pattern FORM =
            Pattern.compile("//(?<authority>[^/?#]*)/(?<database>[^/?#]*)(\\?(?<query>[^#]*))?");
    private static final Pattern SECRET_NAME = Pattern.compile(".*(password|passwd|pwd|secret|token).*");

    /**
     * Reads {@code jdbc:postgresql://host:port/database?option=value}.
     *
     * @throws IllegalArgumentException saying what to write; never holds the URL, which may hold a password
     */
    public static JdbcUrl parse(String text) {
        Engine engine = Arrays.stream(Engine.values())
                .filter(candidate -> text.startsWith(candidate.urlPrefix()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the URL must start with jdbc:postgresql:, jdbc:mysql: or jdbc:mariadb:"));
        Matcher form = FORM.matcher(text.substring(engine.urlPrefix().length()));
        if (!form.matches() || form.group("database").isEmpty())
            throw new IllegalArgumentException(
                    "the URL must name host and database; write " + engine.urlPrefix() + "//host:port/database");
        refuseCredentials(form.group("authority"), form.group("query"));
        return new JdbcUrl(text, engine, hosts(form.group("authority"), engine), form.group("database"));
    }

    private static void refuseCredentials(String authority, @Nullable String query) {
        if (authority.contains("@"))
            throw new IllegalArgumentException(
                    "the URL holds a user or password before '@'; write them as user: and password:");
        if (query == null) return;
        for (String parameter : query.split("&", -1)) {
            String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
            if (name.equals("user")) throw new IllegalArgumentException("the URL holds a user; write it as user:");
            if (name.equals("password"))
                throw new IllegalArgumentException("the URL holds a password; write it as password: \"${NAME}\"");
            if (SECRET_NAME.matcher(name).matches())
                throw new IllegalArgumentException(
                        "the URL holds a secret in '" + name + "'; write it under properties:");
        }
    }

    private static String hosts(String authority, Engine engine) {
        return Arrays.stream(authority.split(",", -1))
                .map(host -> host(host.strip(), engine))
                .collect(Collectors.joining(","));
    }

    private static String host(String host, Engine engine) {
        if (host.isEmpty()) return "localhost:" + engine.defaultPort();
        boolean hasPort = host.matches(".*:[0-9]+") && (!host.startsWith("[") || host.matches("\\[.*\\]:[0-9]+"));
        return hasPort ? host : host + ":" + engine.defaultPort();
    }

    /** For people: {@code host:port/database}. */
    public String describe() {
        return hosts + "/" + database;
    }

    @Override
    public String toString() {
        return describe();
    }
}
