package io.understudy.mask;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many values a second one core masks, masker by masker; run by {@code scripts/bench maskers}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class MaskersBenchmark {
    private static final int VALUES = 1 << 13;
    private static final DataType TEXT = DataType.text(-1);

    /** One line for each masker: what it masks, and how many values of what kind. */
    record Line(Masker masker, DataType type, IntFunction<String> values) {}

    /** Of a {@link Line}, by its name. */
    @Param({
        "email",
        "person-name",
        "phone",
        "digits",
        "digits-integer",
        "date-shift",
        "uuid",
        "ip",
        "hash-token",
        "username",
        "text",
        "card",
        "iban",
        "number-noise",
        "money-noise",
        "rank-number",
        "birth-date",
        "address",
        "company",
        "job-title",
        "url",
        "user-agent",
        "filename",
        "license-plate",
        "geo-point",
        "mac",
        "password-hash",
        "choice",
        "national-id",
        "national-id-PL",
        "redact-200",
        "json-3",
        "xml-3",
        "hstore-2"
    })
    public String line = "email";

    private @Nullable Mask mask;
    private String[] values = {};
    private int next;

    static Map<String, Line> lines() {
        Map<String, Masker> paths = new LinkedHashMap<>();
        paths.put("$.email", new PersonMasker.Email());
        paths.put("$.phone", new PersonMasker.Phone(null));
        paths.put("$.address.city", new PlaceMasker.Address(PlaceMasker.Address.Part.CITY, null));
        paths.put("*", new GenericMasker.Keep());
        DataType numeric = new DataType("numeric(12,2)", Kind.DECIMAL, -1, 12, 2, -1, List.of(), null, true);
        DataType date = DataType.of("date", Kind.DATE);
        Map<String, Line> lines = new LinkedHashMap<>();
        IntFunction<String> days =
                i -> String.format(Locale.ROOT, "%04d-%02d-%02d", 1940 + i % 70, 1 + i % 12, 1 + i % 28);
        lines.put("email", new Line(new PersonMasker.Email(), TEXT, i -> "anna.schmidt" + i + "@gmail.com"));
        lines.put(
                "person-name",
                new Line(
                        new PersonMasker.PersonName(null),
                        TEXT,
                        i -> "Anna" + letters(i) + " Schmidt" + letters(i / 7)));
        lines.put(
                "phone",
                new Line(
                        new PersonMasker.Phone(null),
                        TEXT,
                        i -> "+44 20 7" + (100 + i % 900) + " " + (1_000 + i % 9_000)));
        lines.put(
                "digits", new Line(new NumberMasker.Digits(null, null, null), TEXT, i -> "K-" + (10_000_000 + i * 31)));
        lines.put(
                "digits-integer",
                new Line(
                        new NumberMasker.Digits(null, null, null),
                        DataType.integer(8),
                        i -> String.valueOf(100_000 + i * 31L)));
        lines.put("date-shift", new Line(new DateMasker.DateShift(null, null), date, days));
        lines.put(
                "uuid",
                new Line(
                        new NetworkMasker.Uuid(),
                        DataType.of("uuid", Kind.UUID),
                        i -> String.format(Locale.ROOT, "%08x-e29b-41d4-a716-446655440000", i)));
        lines.put(
                "ip",
                new Line(
                        new NetworkMasker.Ip(),
                        DataType.of("inet", Kind.INET),
                        i -> "81." + i % 200 + "." + i / 200 + ".17"));
        lines.put(
                "hash-token",
                new Line(new SecretMasker.HashToken(null, null), TEXT, i -> "sk_live_4eC39HqLyjWDarjtT1z" + i));
        lines.put("username", new Line(new PersonMasker.Username(), TEXT, i -> "jane_" + letters(i) + i % 100));
        lines.put("text", new Line(new GenericMasker.Text(), TEXT, i -> "Baker Street " + i));
        lines.put("card", new Line(new PaymentMasker.Card(), TEXT, i -> luhn("411111111111" + (100 + i % 900))));
        lines.put("iban", new Line(new PaymentMasker.Iban(), TEXT, i -> "DE89370400440532013000"));
        lines.put("number-noise", new Line(new NumberMasker.NumberNoise(null), numeric, i -> i + ".37"));
        lines.put("money-noise", new Line(new NumberMasker.MoneyNoise(null), numeric, i -> i + ".99"));
        lines.put("rank-number", new Line(new NumberMasker.RankNumber(), numeric, i -> 1_000 + i + ".00"));
        lines.put("birth-date", new Line(new DateMasker.BirthDate(null, null), date, days));
        lines.put(
                "address",
                new Line(new PlaceMasker.Address(null, "GB"), TEXT, i -> i % 300 + " Baker Street, London NW1 6XE"));
        lines.put(
                "company",
                new Line(new PersonMasker.Company(), TEXT, i -> letters(i) + "wind Maschinen GmbH & Co. KG"));
        lines.put("job-title", new Line(new PersonMasker.JobTitle(), TEXT, i -> "Senior " + letters(i) + " Engineer"));
        lines.put(
                "url",
                new Line(
                        new NetworkMasker.Url(),
                        TEXT,
                        i -> "https://www.acme.com/users/" + letters(i) + "/photo.jpg?page=" + i));
        lines.put(
                "user-agent",
                new Line(
                        new NetworkMasker.UserAgent(),
                        TEXT,
                        i -> "Mozilla/5.0 (Linux; Android 13; SM-" + letters(i)
                                + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0." + i
                                + ".61 Mobile Safari/537.36"));
        lines.put("filename", new Line(new DocumentMasker.Filename(), TEXT, i -> "scan " + letters(i) + i + ".pdf"));
        lines.put("license-plate", new Line(new PlaceMasker.LicensePlate(), TEXT, i -> "B-XY " + i));
        lines.put(
                "geo-point",
                new Line(new PlaceMasker.GeoPoint(null, null, null), TEXT, i -> "52.5" + (1_000 + i) + ",13.4050"));
        lines.put(
                "mac",
                new Line(
                        new NetworkMasker.Mac(),
                        TEXT,
                        i -> String.format(Locale.ROOT, "08:00:2b:%02x:%02x:03", i / 256 % 256, i % 256)));
        lines.put(
                "password-hash",
                new Line(
                        new SecretMasker.PasswordHash(null, null),
                        TEXT,
                        i -> "$2b$04$" + String.format(Locale.ROOT, "%022d", i) + "a".repeat(31)));
        lines.put(
                "choice",
                new Line(
                        new GenericMasker.Choice(
                                List.of(new GenericMasker.Case(Map.of("kind", "phone"), new PersonMasker.Phone(null))),
                                new PersonMasker.Email()),
                        TEXT,
                        i -> "anna.schmidt" + i + "@gmail.com"));
        lines.put(
                "redact-200",
                new Line(
                        new DocumentMasker.Redact(),
                        TEXT,
                        i -> ("Customer called about order " + i
                                        + " again; the parcel came back. She can be reached at anna" + i
                                        + "@gmail.com or +44 20 7946 0" + (100 + i % 900)
                                        + " in the evening, and wants the money back on the same card as last time, please see to it.")
                                .substring(0, 200)));
        lines.put(
                "json-3",
                new Line(
                        new DocumentMasker.Json(paths),
                        DataType.of("jsonb", Kind.JSONB),
                        i -> "{\"id\": " + i + ", \"email\": \"anna" + i + "@gmail.com\", \"phone\": \"+44 20 7946 0"
                                + (100 + i % 900)
                                + "\", \"address\": {\"city\": \"London\", \"zip\": \"NW1\"}, \"plan\": \"gold\"}"));
        lines.put(
                "national-id",
                new Line(new PersonMasker.NationalId(null), TEXT, i -> String.valueOf(44_051_400_000L + i * 7L)));
        lines.put(
                "national-id-PL",
                new Line(new PersonMasker.NationalId("PL"), TEXT, i -> String.valueOf(44_051_400_000L + i * 7L)));
        putMarkup(lines);
        return lines;
    }

    private static void putMarkup(Map<String, Line> lines) {
        Map<String, Masker> paths = new LinkedHashMap<>();
        paths.put("$.order.@email", new PersonMasker.Email());
        paths.put("$.order.phone", new PersonMasker.Phone(null));
        paths.put("$.order.address.city", new PlaceMasker.Address(PlaceMasker.Address.Part.CITY, null));
        paths.put("*", new GenericMasker.Keep());
        lines.put(
                "xml-3",
                new Line(
                        new DocumentMasker.Xml(paths),
                        DataType.of("xml", Kind.OTHER),
                        i -> "<order id=\"" + i + "\" email=\"anna" + i + "@gmail.com\"><phone>+44 20 7946 0"
                                + (100 + i % 900)
                                + "</phone><address><city>London</city><zip>NW1</zip></address><plan>gold</plan></order>"));
        Map<String, Masker> keys = Map.of(
                "email",
                new PersonMasker.Email(),
                "phone",
                new PersonMasker.Phone(null),
                "*",
                new GenericMasker.Keep());
        lines.put(
                "hstore-2",
                new Line(
                        new DocumentMasker.Hstore(keys),
                        DataType.of("hstore", Kind.OTHER),
                        i -> "\"plan\"=>\"gold\", \"email\"=>\"anna" + i + "@gmail.com\", \"phone\"=>\"+44 20 7946 0"
                                + (100 + i % 900) + "\""));
    }

    private static String letters(int i) {
        return "" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676 % 26);
    }

    private static String luhn(String digits) {
        StringBuilder card = new StringBuilder(digits).append('0');
        Luhn.complete(card);
        return card.toString();
    }

    @Setup
    public void prepare() {
        Line chosen = lines().get(line);
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) key[i] = (byte) (i * 7 + 1);
        mask = chosen.masker()
                .bindTo(chosen.type(), new Keyring(key).domain(chosen.masker().domain()));
        values = new String[VALUES];
        for (int i = 0; i < VALUES; i++) values[i] = chosen.values().apply(i);
    }

    @Benchmark
    public @Nullable String mask() {
        next = (next + 1) & (VALUES - 1);
        return mask.apply(values[next], Siblings.NONE);
    }
}
