package io.understudy.discover;

import io.understudy.schema.ColumnName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Columns that hold the values of another one, as they are or as digests, whatever they are called. Of values it keeps hashes only. */
final class Copies {
    /** What is each person's own, so that the same values are the same people. */
    private static final Set<DataClass> OWN = EnumSet.of(
            DataClass.EMAIL,
            DataClass.PHONE,
            DataClass.PERSON_NAME,
            DataClass.USERNAME,
            DataClass.NATIONAL_ID,
            DataClass.TAX_ID,
            DataClass.IBAN,
            DataClass.BANK_ACCOUNT,
            DataClass.CARD,
            DataClass.IDENTIFIER,
            DataClass.EMPLOYEE_ID,
            DataClass.DEVICE_ID,
            DataClass.TOKEN,
            DataClass.VEHICLE);

    private static final int SHORTEST = 5;
    private static final int FEWEST_DIFFERENT = 10;
    private static final int FEWEST_SHARED = 4;
    private static final double SHARE = 0.05;
    /** What people are called, towns and firms may be called, too. */
    private static final double SHARE_OF_NAMES = 0.3;

    private static final double CONFIDENCE = 0.9;

    /** What a value, or its digest, was seen in. */
    private record Origin(ColumnName column, DataClass kind, String digest) {}

    private final Map<Long, Set<Origin>> origins = new HashMap<>();
    private final Map<ColumnName, Set<Long>> candidates = new LinkedHashMap<>();

    /** Remembers a column of text. To be called for every one, before {@link #found}. */
    void add(ColumnName column, Verdict verdict, Values values) {
        if (values.isEnumeration() || values.size() < FEWEST_DIFFERENT) return;
        boolean origin = OWN.contains(verdict.kind()) && !verdict.isUnsure();
        Set<Long> own = new HashSet<>();
        for (String value : values.distinct()) {
            if (value.length() < SHORTEST) continue;
            String folded = value.toLowerCase(Locale.ROOT);
            if (origin) remember(column, verdict.kind(), value, folded);
            else own.add(hash(folded));
        }
        if (own.size() >= FEWEST_DIFFERENT) candidates.put(column, own);
    }

    private void remember(ColumnName column, DataClass kind, String value, String folded) {
        put(folded, new Origin(column, kind, ""));
        if (kind == DataClass.TOKEN) return;
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
            put(digest(algorithm, value), new Origin(column, kind, algorithm));
            if (!folded.equals(value)) put(digest(algorithm, folded), new Origin(column, kind, algorithm));
        }
    }

    private void put(String text, Origin origin) {
        origins.computeIfAbsent(hash(text), absent -> new HashSet<>()).add(origin);
    }

    /** What the columns that seemed to hold nothing personal, or not surely, hold after all. */
    Map<ColumnName, Verdict> found() {
        Map<ColumnName, Verdict> found = new LinkedHashMap<>();
        candidates.forEach((column, values) -> {
            Map<Origin, Integer> shared = new HashMap<>();
            for (Long value : values)
                for (Origin origin : origins.getOrDefault(value, Set.of())) shared.merge(origin, 1, Integer::sum);
            shared.entrySet().stream()
                    .filter(entry -> isCopy(entry.getKey(), entry.getValue(), values.size()))
                    .max(Map.Entry.comparingByValue())
                    .ifPresent(entry -> found.put(column, verdict(entry.getKey())));
        });
        return found;
    }

    private static boolean isCopy(Origin origin, int shared, int all) {
        boolean names = origin.kind() == DataClass.PERSON_NAME || origin.kind() == DataClass.USERNAME;
        return shared >= FEWEST_SHARED
                && shared >= all * (names && origin.digest().isEmpty() ? SHARE_OF_NAMES : SHARE);
    }

    private static Verdict verdict(Origin origin) {
        return origin.digest().isEmpty()
                ? new Verdict(origin.kind(), CONFIDENCE, List.of("copy: values of " + origin.column()))
                : new Verdict(
                        DataClass.TOKEN,
                        CONFIDENCE,
                        List.of("copy: " + origin.digest() + " of values of " + origin.column()));
    }

    private static String digest(String algorithm, String text) {
        try {
            byte[] bytes = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java lacks " + algorithm, absent);
        }
    }

    /** 64 bits (FNV-1a), so that two of some million values hardly ever share one. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        return hash ^ (hash >>> 29);
    }
}
