package io.understudy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A headless Chromium that opens pages from disk, driven over WebDriver. */
final class Browser implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Process driver;
    private final String session;

    private Browser(Process driver, int port, Path profile, String theme) {
        this.driver = driver;
        String server = "http://127.0.0.1:" + port + "/session";
        List<String> arguments = new ArrayList<>(List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--window-size=1400,1000",
                "--user-data-dir=" + profile));
        if (theme.equals("dark")) arguments.add("--force-dark-mode");
        JsonNode answer = send(
                "POST",
                server,
                Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "browserName",
                                        "chrome",
                                        "goog:loggingPrefs",
                                        Map.of("browser", "ALL"),
                                        "goog:chromeOptions",
                                        Map.of("binary", "/usr/bin/chromium", "args", arguments)))));
        session = server + "/" + answer.path("sessionId").asText();
    }

    /** Starts one; {@code scripts/test} has installed it. The driver gives up when the port that it was given is taken under IPv6, which happens where many servers come and go, so that it is asked again. */
    static Browser start(Path profile, String theme) throws IOException {
        List<String> said = new ArrayList<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            Process driver = new ProcessBuilder("chromedriver", "--port=0")
                    .redirectErrorStream(true)
                    .start();
            BufferedReader lines = driver.inputReader(StandardCharsets.UTF_8);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                Matcher port = PORT.matcher(line);
                if (port.find()) return new Browser(driver, Integer.parseInt(port.group(1)), profile, theme);
            }
        }
        throw new IllegalStateException("chromedriver did not start: " + String.join("\n", said));
    }

    void open(Path page) {
        send("POST", session + "/url", Map.of("url", page.toUri().toString()));
    }

    /** What a script returns. */
    JsonNode run(String script) {
        return send("POST", session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** Waits until a script says true. */
    void await(String script) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!run(script).asBoolean()) {
            if (System.nanoTime() > end) throw new IllegalStateException("never true: " + script);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the console has said since it was last asked, whatever its level. */
    List<String> console() {
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : send("POST", session + "/se/log", Map.of("type", "browser")))
            lines.add(entry.path("level").asText() + " " + entry.path("message").asText());
        return lines;
    }

    void size(int width, int height) {
        send("POST", session + "/window/rect", Map.of("width", width, "height", height));
    }

    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(
                file,
                Base64.getDecoder()
                        .decode(send("GET", session + "/screenshot", null).asText()));
    }

    private JsonNode send(String method, String address, @Nullable Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json");
            request.method(
                    method,
                    body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body()).path("value");
            if (response.statusCode() != 200) throw new IllegalStateException(answer.toString());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            send("DELETE", session, null);
        } finally {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }
    }
}
