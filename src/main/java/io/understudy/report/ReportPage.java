package io.understudy.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The report of a run as a page for people: one file that needs no other and no network, and holds just what {@code report.json} does. */
public final class ReportPage {
    private static final String LIBRARY = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
    private static final List<String> SCRIPTS =
            List.of("dom.js", "charts.js", "grid.js", "column.js", "sections.js", "main.js");
    private static final Pattern PLACE = Pattern.compile("@(policy|title|style|data|library|script)@");

    private ReportPage() {}

    /** The page, in UTF-8's characters. */
    public static String of(RunReport report) {
        // A map of the library for debuggers would be looked for beside the page.
        String library = resource(LIBRARY).replaceFirst("\n//# sourceMappingURL=.*", "");
        String script = SCRIPTS.stream()
                .map(name -> resource("page/" + name))
                .collect(Collectors.joining("\n", "\"use strict\";\n", ""));
        Map<String, String> parts = Map.of(
                "policy", policy(library, script),
                "title", escaped("Understudy: " + report.database() + ", run " + report.run()),
                "style", resource("page/report.css"),
                // Nothing in it can end the element that it stands in.
                "data", Json.text(report).replace("<", "\\u003c"),
                "library", library,
                "script", script);
        return PLACE.matcher(resource("page/report.html"))
                .replaceAll((MatchResult place) -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
    }

    /** The page may run what it was made with, and load nothing from anywhere. */
    private static String policy(String... scripts) {
        StringBuilder policy =
                new StringBuilder("default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src");
        for (String script : scripts)
            policy.append(" 'sha256-").append(sha256(script)).append('\'');
        return policy.toString();
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String resource(String name) {
        try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException("the resource " + name + " is missing");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
