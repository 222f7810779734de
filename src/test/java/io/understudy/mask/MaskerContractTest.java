package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.understudy.profile.MaskProfile;
import io.understudy.profile.Partition;
import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import io.understudy.verify.MaskJudge;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every masker promises, tried on every masker: one that is added without a sample here fails. */
class MaskerContractTest {
    private static final Keyring KEYRING = new Keyring(bytes(1));
    private static final Keyring OTHER_KEYRING = new Keyring(bytes(2));
    private static final DataType TEXT = DataType.text(-1);

    /** A masker in a column, and distinct values that such a column is there for. */
    record Sample(Masker masker, DataType type, IntFunction<String> typical) {
        Mask bind(Keyring keyring) {
            return masker.bindTo(type, keyring.domain(masker.domain()));
        }
    }

    static Stream<Sample> samples() {
        // What moves values between rows makes nothing of a value; what it promises instead is tried with rows.
        return Masker.kinds().values().stream()
                .filter(kind -> kind != GenericMasker.Shuffle.class)
                .flatMap(kind -> samplesOf(kind).stream());
    }

    static Stream<Sample> textSamples() {
        return samples().filter(sample -> sample.type.isText());
    }

    private static List<Sample> samplesOf(Class<? extends Masker> kind) {
        DataType uuid = DataType.of("uuid", Kind.UUID);
        DataType inet = DataType.of("inet", Kind.INET);
        DataType date = DataType.of("date", Kind.DATE);
        DataType numeric = new DataType("numeric(9,2)", Kind.DECIMAL, -1, 9, 2, -1, List.of(), null, true);
        DataType floating = new DataType("double precision", Kind.FLOAT, -1, -1, -1, 8, List.of(), null, true);
        IntFunction<String> decimals = i -> (i - 5_000) / 100 + "." + (10 + i % 89);
        IntFunction<String> days = i -> String.format(Locale.ROOT, "%04d-%02d-%02d", 1 + i / 2, 1 + i % 12, 1 + i % 28);
        IntFunction<String> uuids = i -> String.format(Locale.ROOT, "%08x-e29b-41d4-a716-446655440000", i);
        IntFunction<String> addresses = i -> "8." + i / 62_500 + "." + i / 250 % 250 + "." + i % 250;
        IntFunction<String> names = i -> "Anna" + (char) ('a' + i % 26) + " Schmidt" + (char) ('a' + i / 26 % 26);
        IntFunction<String> numbers = i -> "+1 202 55" + i % 10 + " " + (1_000 + i / 10);
        IntFunction<String> notes = i -> "call +1 202 555 " + (1_000 + i % 9_000) + ", mail a" + i + "@acme.com";
        IntFunction<String> documents = i -> "{\"email\": \"a" + i + "@acme.com\", \"n\": " + i + "}";
        Map<String, Masker> paths = new LinkedHashMap<>();
        paths.put("$.**.email", new PersonMasker.Email());
        paths.put("$.n", new NumberMasker.NumberNoise(null));
        paths.put("*", new GenericMasker.Keep());
        Masker digits = new NumberMasker.Digits(null, null, null);
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(new GenericMasker.Null(), TEXT, i -> "v" + i));
        samples.add(new Sample(new GenericMasker.Constant("x"), TEXT, i -> "v" + i));
        samples.add(new Sample(new PersonMasker.Email(), TEXT, i -> "anna" + i % 2_500 + "@acme" + i / 2_500 + ".com"));
        samples.add(new Sample(new PersonMasker.Email(), DataType.text(24), i -> "anna" + i + "@acme.com"));
        samples.add(new Sample(new PersonMasker.Email(), DataType.text(40), i -> i + " broken"));
        samples.add(new Sample(new PersonMasker.PersonName(null), TEXT, names));
        samples.add(
                new Sample(new PersonMasker.PersonName(PersonMasker.PersonName.Part.FIRST), DataType.text(12), names));
        samples.add(new Sample(new PersonMasker.PersonName(PersonMasker.PersonName.Part.LAST), TEXT, names));
        samples.add(new Sample(new PersonMasker.Phone(null), TEXT, numbers));
        samples.add(new Sample(new PersonMasker.Phone("GB"), DataType.text(20), numbers));
        samples.add(new Sample(new DateMasker.DateShift(null, null), date, days));
        samples.add(new Sample(new DateMasker.DateShift(null, 30), TEXT, days));
        samples.add(new Sample(
                new DateMasker.DateShift(null, null),
                DataType.of("timestamp", Kind.TIMESTAMP),
                i -> days.apply(i) + " 12:34:56.789"));
        samples.add(new Sample(new NumberMasker.NumberNoise(null), DataType.integer(2), String::valueOf));
        samples.add(new Sample(new NumberMasker.NumberNoise(100), numeric, decimals));
        samples.add(new Sample(new NumberMasker.NumberNoise(50), floating, decimals));
        samples.add(new Sample(new SecretMasker.HashToken(null, null), TEXT, i -> "sk_live_4eC39HqLyjWDarjtT1z" + i));
        samples.add(new Sample(new SecretMasker.HashToken(null, null), DataType.text(12), i -> "ab" + i));
        samples.add(new Sample(new SecretMasker.HashToken(20, false), DataType.text(20), i -> "ab" + i));
        samples.add(new Sample(new PaymentMasker.Card(), TEXT, i -> "4111 1111 1111 " + (1_000 + i)));
        samples.add(new Sample(new PaymentMasker.Iban(), TEXT, i -> "DE89 3704 0044 0532 01" + (10_000 + i)));
        samples.add(new Sample(new DocumentMasker.Redact(), TEXT, notes));
        samples.add(new Sample(new DocumentMasker.Redact(), DataType.text(60), notes));
        samples.add(new Sample(new GenericMasker.Text(), TEXT, names));
        samples.add(new Sample(
                new GenericMasker.Text(),
                new DataType("character(30)", Kind.PADDED_TEXT, 30, -1, -1, -1, List.of(), null, true),
                names));
        samples.add(new Sample(digits, TEXT, i -> String.valueOf(i)));
        samples.add(new Sample(new NumberMasker.Digits(2, 1, "luhn"), TEXT, i -> "4111-" + (100_000 + i)));
        samples.add(new Sample(digits, DataType.integer(4), i -> String.valueOf((i - 5_000) * 7)));
        samples.add(new Sample(digits, DataType.integer(2), i -> String.valueOf(i - 5_000)));
        samples.add(new Sample(digits, DataType.integer(8), i -> String.valueOf(Long.MAX_VALUE - i)));
        samples.add(new Sample(
                new NumberMasker.Digits(1, 1, null), DataType.integer(4), i -> String.valueOf(Integer.MIN_VALUE + i)));
        samples.add(new Sample(digits, numeric, decimals));
        samples.add(new Sample(new NetworkMasker.Uuid(), uuid, uuids));
        samples.add(new Sample(
                new NetworkMasker.Uuid(), TEXT, i -> "{" + uuids.apply(i).toUpperCase(Locale.ROOT) + "}"));
        samples.add(new Sample(
                new NetworkMasker.Mac(),
                DataType.of("macaddr", Kind.OTHER),
                i -> String.format(Locale.ROOT, "08:00:2b:%02x:%02x:%02x", i >> 16, i >> 8 & 255, i & 255)));
        samples.add(new Sample(
                new NetworkMasker.Mac(),
                TEXT,
                i -> String.format(Locale.ROOT, "0800.2B%02X.%04X", i >> 16, i & 0xFFFF)));
        samples.add(new Sample(new NetworkMasker.Ip(), inet, addresses));
        samples.add(new Sample(new NetworkMasker.Ip(), inet, i -> "2001:4860::" + Integer.toHexString(i)));
        samples.add(new Sample(
                new NetworkMasker.Ip(), DataType.of("cidr", Kind.INET), i -> "8." + i / 250 + "." + i % 250 + ".0/24"));
        samples.add(new Sample(new NetworkMasker.Ip(), DataType.text(45), addresses));
        samples.add(new Sample(new DocumentMasker.Json(paths), DataType.of("jsonb", Kind.JSONB), documents));
        samples.add(new Sample(new DocumentMasker.Json(paths), DataType.text(40), documents));
        samples.add(new Sample(new GenericMasker.Template("#{Address.city}", "de"), DataType.text(30), names));
        samples.addAll(samplesOfFurtherKinds(numeric, floating, date, days, decimals));
        samples.removeIf(sample -> sample.masker.getClass() != kind);
        assertThat(samples).as("samples of %s", kind.getSimpleName()).isNotEmpty();
        return samples;
    }

    private static List<Sample> samplesOfFurtherKinds(
            DataType numeric,
            DataType floating,
            DataType date,
            IntFunction<String> days,
            IntFunction<String> decimals) {
        DataType bytes = DataType.of("bytea", Kind.BYTES);
        DataType timestamp = DataType.of("timestamp without time zone", Kind.TIMESTAMP);
        IntFunction<String> letters =
                i -> "" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26) + (char) ('a' + i / 676 % 26);
        IntFunction<String> streets =
                i -> letters.apply(i) + "er Street " + i % 200 + ", " + (10_000 + i) + " " + letters.apply(i) + "ville";
        var full = PlaceMasker.Address.Part.FULL;
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(new DateMasker.BirthDate(null, null), date, i -> days.apply(i + 3_000)));
        samples.add(new Sample(new DateMasker.BirthDate(null, 1), TEXT, i -> days.apply(i + 3_000)));
        samples.add(new Sample(
                new DateMasker.DateGeneralise(null),
                date,
                i -> days.apply(i + 3_000).replace("-01-01", "-01-02")));
        samples.add(new Sample(
                new DateMasker.DateGeneralise(DateMasker.DateGeneralise.Grain.DECADE),
                timestamp,
                i -> days.apply(i + 3_000) + " 10:11:12"));
        samples.add(new Sample(new NumberMasker.MoneyNoise(null), numeric, i -> 100 + i + ".99"));
        samples.add(
                new Sample(new NumberMasker.MoneyNoise(50), DataType.integer(4), i -> String.valueOf(1_000 + i * 7)));
        samples.add(new Sample(new NumberMasker.RankNumber(), numeric, i -> 10 + i + ".25"));
        samples.add(
                new Sample(new NumberMasker.RankNumber(), DataType.integer(8), i -> String.valueOf(100_000 + i * 7L)));
        samples.add(new Sample(new NumberMasker.RankNumber(), floating, decimals));
        samples.add(new Sample(
                new NumberMasker.Bucket(new BigDecimal("7"), null),
                DataType.integer(4),
                i -> String.valueOf(i * 7 + 1)));
        samples.add(new Sample(
                new NumberMasker.Bucket(null, List.of(BigDecimal.ZERO, new BigDecimal("18"), new BigDecimal("65"))),
                numeric,
                i -> i % 90 + ".50"));
        samples.add(new Sample(new PersonMasker.Username(), TEXT, i -> "jane_" + letters.apply(i) + i));
        samples.add(new Sample(
                new PersonMasker.Username(), DataType.text(40), i -> "a.very.long.name.that.is.someones." + i));
        for (PersonMasker.Person.Aspect part : PersonMasker.Person.Aspect.values()) {
            boolean account = part == PersonMasker.Person.Aspect.EMAIL || part == PersonMasker.Person.Aspect.USERNAME;
            samples.add(new Sample(
                    new PersonMasker.Person(part, account ? null : "id", null, null, null),
                    TEXT,
                    account
                            ? i -> "jane." + letters.apply(i) + i + "@acme.com"
                            : i -> letters.apply(i) + " Smith" + letters.apply(i / 7)));
        }
        samples.add(new Sample(
                new PersonMasker.Person(PersonMasker.Person.Aspect.USERNAME, null, "ru", null, null),
                DataType.text(20),
                i -> "jdoe" + i));
        samples.add(
                new Sample(new PersonMasker.Company(), TEXT, i -> letters.apply(i) + "wind Maschinen GmbH & Co. KG"));
        samples.add(new Sample(new PersonMasker.JobTitle(), TEXT, i -> "Senior " + letters.apply(i) + " Engineer"));
        samples.add(new Sample(new PlaceMasker.Address(full, null), TEXT, streets));
        samples.add(new Sample(new PlaceMasker.Address(full, "DE"), DataType.text(30), streets));
        samples.add(new Sample(
                new PlaceMasker.Address(PlaceMasker.Address.Part.CITY, "GB"), TEXT, i -> letters.apply(i) + "ville"));
        samples.add(new Sample(
                new PlaceMasker.Address(PlaceMasker.Address.Part.POSTCODE, "GB"),
                TEXT,
                i -> "SW" + i % 10 + "A " + i / 10 % 10 + "BQ"));
        samples.add(new Sample(
                new PlaceMasker.Address(PlaceMasker.Address.Part.STREET, "FR"),
                TEXT,
                i -> i % 300 + " rue " + letters.apply(i) + "ine"));
        samples.add(new Sample(
                new PlaceMasker.Address(PlaceMasker.Address.Part.HOUSE_NUMBER, null),
                DataType.text(8),
                i -> i % 1_000 + "" + (char) ('a' + i / 1_000)));
        samples.add(
                new Sample(new PlaceMasker.GeoPoint(null, null, null), TEXT, i -> "52.5" + (1_000 + i) + ",13.4050"));
        samples.add(new Sample(
                new PlaceMasker.GeoPoint(null, null, new BigDecimal("0.5")),
                DataType.of("point", Kind.OTHER),
                i -> "(13.405," + "52.5" + (1_000 + i) + ")"));
        samples.add(new Sample(
                new PlaceMasker.GeoPoint(PlaceMasker.GeoPoint.Coordinate.LATITUDE, "lon", null),
                floating,
                i -> "-33.8" + (1_000 + i)));
        samples.add(new Sample(new PlaceMasker.LicensePlate(), TEXT, i -> "B-XY " + i));
        samples.add(new Sample(
                new NetworkMasker.Url(),
                TEXT,
                i -> "https://www.acme" + i % 7 + ".com/users/" + letters.apply(i) + i + "/photo.jpg?token=" + i));
        samples.add(
                new Sample(new NetworkMasker.Url(), DataType.text(40), i -> "http://acme.com/" + letters.apply(i) + i));
        samples.add(new Sample(
                new NetworkMasker.UserAgent(),
                TEXT,
                i -> "Mozilla/5.0 (Linux; Android 13; SM-" + letters.apply(i)
                        + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0." + i + ".61 Mobile Safari/537.36"));
        samples.add(new Sample(
                new DocumentMasker.Filename(), TEXT, i -> "scans/Passport " + letters.apply(i) + " " + i + ".pdf"));
        samples.add(new Sample(new DocumentMasker.Bytes(), bytes, i -> String.format(Locale.ROOT, "\\x00ff%08x", i)));
        samples.add(new Sample(
                new DocumentMasker.Bytes(),
                DataType.of("varbinary(16)", Kind.BYTES),
                i -> String.format(Locale.ROOT, "\\x89504e470d0a1a0a%08x", i)));
        samples.add(new Sample(
                new SecretMasker.PasswordHash(null, null),
                TEXT,
                i -> "$2b$04$" + String.format(Locale.ROOT, "%022d", i) + "a".repeat(31)));
        samples.add(new Sample(
                new SecretMasker.PasswordHash("secret", true),
                DataType.text(40),
                i -> String.format(Locale.ROOT, "%040x", i)));
        samples.add(new Sample(
                new GenericMasker.NullSometimes(0.5, new PersonMasker.Email()), TEXT, i -> "anna" + i + "@acme.com"));
        samples.add(new Sample(
                new GenericMasker.Choice(
                        List.of(new GenericMasker.Case(Map.of("kind", "/e-?mail/"), new PersonMasker.Email())),
                        new GenericMasker.Text()),
                DataType.text(40),
                i -> letters.apply(i) + i));
        samples.addAll(samplesOfMarkup());
        samples.add(new Sample(
                new PlaceMasker.GeoPoint(null, null, null),
                DataType.of("point", Kind.OTHER),
                i -> "\\x000000000101000000" + doubled(13.405) + doubled((520_000 + i) / 10_000.0)));
        samples.add(new Sample(new PersonMasker.NationalId(null), TEXT, i -> String.valueOf(123_000_000 + i)));
        samples.add(new Sample(
                new PersonMasker.NationalId("PL"), DataType.text(11), i -> String.valueOf(44_051_400_000L + i)));
        samples.add(new Sample(
                new PersonMasker.NationalId("IT"),
                TEXT,
                i -> "RSSMRA" + (60 + i / 10_000) + "T10A" + (100 + i % 900) + letters.apply(i / 900)));
        return samples;
    }

    private static List<Sample> samplesOfMarkup() {
        Map<String, Masker> paths = new LinkedHashMap<>();
        paths.put("$.**.email", new PersonMasker.Email());
        paths.put("$.**.@no", new NumberMasker.Digits(null, null, null));
        paths.put("*", new GenericMasker.Keep());
        Map<String, Masker> keys = Map.of("email", new PersonMasker.Email(), "*", new GenericMasker.Text());
        IntFunction<String> documents = i -> "<a no=\"" + i + "\"><email>a" + i + "@acme.com</email></a>";
        IntFunction<String> pairs = i -> "\"n\"=>\"" + i + "\", \"email\"=>\"a" + i + "@acme.com\"";
        return List.of(
                new Sample(new DocumentMasker.Xml(paths), DataType.of("xml", Kind.OTHER), documents),
                new Sample(new DocumentMasker.Xml(paths), TEXT, documents),
                new Sample(new DocumentMasker.Xml(paths), DataType.text(60), documents),
                new Sample(new DocumentMasker.Hstore(keys), DataType.of("hstore", Kind.OTHER), pairs),
                new Sample(new DocumentMasker.Hstore(keys), DataType.text(50), pairs));
    }

    /** As a server with small bytes first keeps it. */
    private static String doubled(double number) {
        return String.format(Locale.ROOT, "%016x", Long.reverseBytes(Double.doubleToLongBits(number)));
    }

    /** What makes coarser and needs no key. */
    private static boolean isKeyed(Masker masker) {
        return !(masker instanceof GenericMasker.Null
                || masker instanceof GenericMasker.Constant
                || masker instanceof NumberMasker.Bucket
                || masker instanceof DateMasker.DateGeneralise
                || (masker instanceof SecretMasker.PasswordHash hash && hash.digest()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void maskerFitsItsColumnAndItsArrays(Sample sample) {
        assertThat(sample.masker.refusalFor(sample.type, true)).isEmpty();
        assertThat(sample.masker.name()).matches("[a-z]+(-[a-z]+)*");
        DataType array = DataType.array(sample.type);
        if (sample.masker instanceof GenericMasker.Constant) return;
        assertThat(sample.masker.refusalFor(array, true)).isEmpty();
        if (sample.masker instanceof GenericMasker.Null) return;
        String element = sample.typical.apply(7);
        String quoted = "\"" + element.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        String masked = sample.masker
                .bindTo(array, KEYRING.domain(sample.masker.domain()))
                .apply("{" + quoted + ",NULL}", Siblings.NONE);
        assertThat(masked)
                .endsWith(",NULL}")
                .contains(Objects.requireNonNull(sample.bind(KEYRING).apply(element, Siblings.NONE))
                        .replace("\"", "\\\""));
    }

    /** What a run watches while it masks is judged apart from the maskers: were the two of different minds, sound runs would fail. */
    @ParameterizedTest
    @MethodSource("samples")
    void aRunFindsNothingWrongWithIt(Sample sample) {
        Mask mask = sample.bind(KEYRING);
        Partition partition = sample.masker.siblings().isEmpty() ? new Partition() : null;
        MaskProfile profile = new MaskProfile(partition, MaskJudge.validity(sample.masker));
        int maximum = sample.type.maximumCharacters();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 1_000; i++) {
                String value = sample.typical.apply(i);
                profile.add(value, mask.apply(value, Siblings.NONE));
            }
            if (!sample.type.isText()) continue;
            for (String whole : NastyValues.texts()) {
                String value = maximum < 0 ? whole : Scramble.cut(whole, maximum);
                String masked = applyQuietly(mask, value);
                if (masked != null) profile.add(value, masked);
            }
        }
        assertThat(MaskJudge.violations("here", sample.masker, profile)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void claimedUniquenessHoldsOverAHundredThousandValues(Sample sample) {
        if (sample.masker instanceof GenericMasker.Null || sample.masker.uniquenessFor(sample.type) == Uniqueness.LOST)
            return;
        Mask mask = sample.bind(KEYRING);
        Map<String, String> origins = new HashMap<>();
        for (int i = 0; i < distinct(sample); i++) {
            String value = sample.typical.apply(i);
            String masked = mask.apply(value, Siblings.NONE);
            if (masked == null) continue;
            String other = origins.putIfAbsent(masked.toLowerCase(Locale.ROOT), value);
            assertThat(other).as("what masks like value %d", i).isIn(null, value);
        }
    }

    /** As many as a sample has that are what its column is there for. */
    private static int distinct(Sample sample) {
        if (sample.type.kind() == Kind.INTEGER && sample.type.bytes() == 2) return 10_000;
        return 100_000;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void claimedCapacityIsNotExceeded(Sample sample) {
        OptionalLong most = sample.masker.capacity(sample.type);
        if (most.isEmpty()) return;
        Mask mask = sample.bind(KEYRING);
        Set<String> masked = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String value = mask.apply(sample.typical.apply(i), Siblings.NONE);
            if (value != null) masked.add(value);
        }
        assertThat((long) masked.size()).isLessThanOrEqualTo(most.getAsLong());
    }

    /** Ordinary values and nasty ones, in columns of whatever type they may be in. */
    @ParameterizedTest
    @MethodSource("samples")
    void whatComesOutIsAValueOfTheType(Sample sample) {
        Mask mask = sample.bind(KEYRING);
        for (int i = 0; i < 2_000; i++) {
            String masked = mask.apply(sample.typical.apply(i), Siblings.NONE);
            if (masked == null) assertThat(isNullable(sample.masker)).isTrue();
            else
                assertThat(masked)
                        .satisfies(value -> assertThat(isValueOf(sample.type, value))
                                .as("%s in %s", value, sample.type)
                                .isTrue());
        }
    }

    private static boolean isNullable(Masker masker) {
        return masker instanceof GenericMasker.Null || masker instanceof GenericMasker.NullSometimes;
    }

    private static boolean isValueOf(DataType type, String value) {
        if (Fit.constant(value, type).isPresent()) return false;
        return switch (type.kind()) {
            case DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> CivilDate.parse(value) != null;
            case DECIMAL -> new BigDecimal(value).scale() <= type.scale();
            case BYTES -> value.matches("\\\\x([0-9a-f]{2})*");
            case OTHER ->
                switch (type.name()) {
                    case "macaddr" -> value.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}");
                    case "point" -> value.matches("\\\\x[0-9a-f]{50}|\\([-0-9.]+,[-0-9.]+\\)");
                    case "xml" -> XmlMask.isXml(value);
                    case "hstore" -> HstoreMask.isHstore(value);
                    default -> false;
                };
            default -> true;
        };
    }

    /** MySQL's utf8mb3 has no others. */
    @ParameterizedTest
    @MethodSource("textSamples")
    void charactersOfTheBasicPlaneStayThere(Sample sample) {
        Mask mask = sample.bind(KEYRING);
        for (String whole : NastyValues.texts()) {
            int room = sample.type.maximumCharacters();
            String value = room < 0 ? whole : Scramble.cut(whole, room);
            if (!value.codePoints().allMatch(Character::isBmpCodePoint)) continue;
            String masked = mask.apply(value, Siblings.NONE);
            if (masked != null)
                assertThat(masked.codePoints().allMatch(Character::isBmpCodePoint))
                        .as("%s, which became %s", value, masked)
                        .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void masksAreDeterministicAndDependOnTheKey(Sample sample) {
        Mask mask = sample.bind(KEYRING);
        Mask again = sample.bind(KEYRING);
        Mask other = sample.bind(OTHER_KEYRING);
        int changed = 0;
        int differing = 0;
        for (int i = 0; i < 1_000; i++) {
            String value = sample.typical.apply(i);
            String masked = mask.apply(value, Siblings.NONE);
            assertThat(again.apply(value, Siblings.NONE)).isEqualTo(masked);
            if (!Objects.equals(masked, value)) changed++;
            if (!Objects.equals(other.apply(value, Siblings.NONE), masked)) differing++;
        }
        assertThat(changed).isGreaterThan(sample.masker instanceof NumberMasker.NumberNoise ? 500 : 900);
        if (isKeyed(sample.masker))
            assertThat(differing)
                    .isGreaterThan(
                            sample.masker instanceof NumberMasker.NumberNoise
                                            || sample.masker instanceof GenericMasker.NullSometimes
                                    ? 500
                                    : 800);
    }

    @ParameterizedTest
    @MethodSource("textSamples")
    void nastyTextSurvives(Sample sample) {
        System.out.println("seed " + NastyValues.SEED);
        Mask mask = sample.bind(KEYRING);
        Mask again = sample.bind(KEYRING);
        int maximum = sample.type.maximumCharacters();
        for (String whole : NastyValues.texts()) {
            String value = maximum < 0 ? whole : Scramble.cut(whole, maximum);
            String masked = applyQuietly(mask, value);
            assertThat(again.apply(value, Siblings.NONE)).isEqualTo(masked);
            if (masked == null) continue;
            if (isSpace(value)) assertThat(masked).isEqualTo(value);
            assertThat(isWellFormed(masked)).as("well-formed UTF-16").isTrue();
            if (maximum >= 0)
                assertThat(masked.codePointCount(0, masked.length())).isLessThanOrEqualTo(maximum);
            else if (!isSpace(value)
                    && !value.equals(value.strip())
                    && !(sample.masker instanceof GenericMasker.Constant)) {
                assertThat(leadingSpace(masked)).isEqualTo(leadingSpace(value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("textSamples")
    void valuesEqualIgnoringCaseAndMarginsStaySo(Sample sample) {
        boolean exact = sample.masker instanceof SecretMasker.HashToken
                || sample.masker instanceof DocumentMasker.Json
                || sample.masker instanceof DocumentMasker.Xml
                || sample.masker instanceof DocumentMasker.Hstore
                || sample.masker instanceof DocumentMasker.Redact;
        if (exact
                || sample.masker instanceof GenericMasker.Null
                || sample.masker instanceof GenericMasker.NullSometimes
                || sample.type.maximumCharacters() >= 0) return;
        Mask mask = sample.bind(KEYRING);
        for (String value : NastyValues.texts()) {
            if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7F) || value.isBlank()) continue;
            String masked = mask.apply(value, Siblings.NONE);
            if (masked == null) continue;
            String loud =
                    Objects.requireNonNull(mask.apply("  " + value.toUpperCase(Locale.ROOT) + "\t", Siblings.NONE));
            assertThat(loud.strip()).isEqualToIgnoringCase(masked.strip());
        }
    }

    /** MySQL's latin1, which is Windows'; ISO 8859-1, which PostgreSQL calls so, has fewer letters. */
    @ParameterizedTest
    @MethodSource("textSamples")
    void whatLatin1HoldsBecomesWhatLatin1Holds(Sample sample) {
        if (sample.masker instanceof GenericMasker.Template) return;
        Mask mask = sample.bind(KEYRING);
        CharsetEncoder windows = Charset.forName("windows-1252").newEncoder();
        CharsetEncoder narrow = StandardCharsets.ISO_8859_1.newEncoder();
        List<String> words = List.of(
                "Zoë", "Müller", "GARÇON", "Þórður", "Straße", "Šimek", "ŽIŽKA", "Cœur", "Ÿ", "aÿ", "fƒ", "Ñandú", "å",
                "ª");
        for (int i = 0; i < 2_000; i++) {
            String value = words.get(i % words.size())
                    + (i % 3 == 0 ? " " : "")
                    + sample.typical.apply(i)
                    + words.get(i / 3 % words.size())
                    + i;
            int room = sample.type.maximumCharacters();
            String whole = room < 0 ? value : Scramble.cut(value, room);
            assertThat(windows.canEncode(whole)).isTrue();
            String masked = mask.apply(whole, Siblings.NONE);
            if (masked == null) continue;
            assertThat(windows.canEncode(masked)).as(masked).isTrue();
            if (narrow.canEncode(whole))
                assertThat(narrow.canEncode(masked)).as(masked).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noExceptionTellsTheValue(Sample sample) {
        Mask mask = sample.bind(KEYRING);
        for (String value : NastyValues.texts()) if (!value.isEmpty()) applyQuietly(mask, value);
        assertThat(mask.toString()).doesNotContain("acme");
    }

    @Test
    void nobodyElsesMailboxComesOut() {
        Finder finder = new Finder();
        for (Masker masker : List.of(
                new PersonMasker.Email(),
                new GenericMasker.Text(),
                new DocumentMasker.Redact(),
                new PersonMasker.PersonName(null),
                new PersonMasker.Phone(null))) {
            for (DataType type : List.of(TEXT, DataType.text(30))) {
                Mask mask = masker.bindTo(type, KEYRING.domain(masker.domain()));
                for (String whole : NastyValues.texts()) {
                    String masked = Objects.requireNonNull(
                            mask.apply(type.equals(TEXT) ? whole : Scramble.cut(whole, 30), Siblings.NONE));
                    if (!finder.find(masked)) continue;
                    for (int i = 0; i < finder.count(); i++) {
                        if (finder.kind(i) != Finder.Kind.EMAIL) continue;
                        String address =
                                masked.substring(finder.start(i), finder.end(i)).toLowerCase(Locale.ROOT);
                        String upperDomains = address.substring(address.indexOf('.', address.indexOf('@')));
                        assertThat(upperDomains.replace("example", ""))
                                .as("%s into %s", masker.name(), type)
                                .matches("[^a-y]*");
                    }
                }
            }
        }
    }

    private static String applyQuietly(Mask mask, String value) {
        try {
            return mask.apply(value, Siblings.NONE);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                String message = Objects.requireNonNullElse(cause.getMessage(), "");
                if (value.length() > 3 && message.contains(value))
                    fail("an exception of " + e.getClass() + " tells the value");
            }
            return null;
        }
    }

    private static boolean isSpace(String value) {
        return Margins.isBlank(value);
    }

    private static int leadingSpace(String value) {
        return (int) IntStream.range(0, value.length())
                .takeWhile(i -> Margins.isSpace(value.charAt(i)))
                .count();
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private static byte[] bytes(int first) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (first * 31 + i);
        return bytes;
    }

    @Test
    void kindsAreNamedAsRulesWriteThem() {
        assertThat(Masker.kinds().keySet())
                .containsAll(Set.of(
                        "null",
                        "constant",
                        "email",
                        "person-name",
                        "phone",
                        "text",
                        "redact",
                        "digits",
                        "date-shift",
                        "number-noise",
                        "hash-token",
                        "uuid",
                        "ip",
                        "json",
                        "template"));
        assertThat(Masker.kinds()).doesNotContainKey("keep");
    }
}
