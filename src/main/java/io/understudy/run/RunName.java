package io.understudy.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The name of a run.
 *
 * @param text sorts by time and is fit for a file name: {@code 20260131T021500Z-4f1c}
 * @param startedAt in UTC, ISO 8601
 */
record RunName(String text, String startedAt) {
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Two runs of one second get different names. */
    static RunName now() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new RunName(
                COMPACT.format(now) + "-%04x".formatted(new SecureRandom().nextInt(1 << 16)), now.toString());
    }
}
