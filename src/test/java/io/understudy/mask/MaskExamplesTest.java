package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.schema.DataType;
import io.understudy.schema.DataType.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single maskers promise beyond the contract of all, by example. */
class MaskExamplesTest {
    private static final Keyring KEYRING = Keyring.parse("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=");
    private static final DataType TEXT = DataType.text(-1);
    private static final DataType DATE = DataType.of("date", Kind.DATE);
    private static final DataType INET = DataType.of("inet", Kind.INET);

    private static String mask(Masker masker, DataType type, String value, String context) {
        return masker.bindTo(type, KEYRING.domain(masker.domain())).apply(value, Siblings.of(context));
    }

    private static String mask(Masker masker, String value) {
        return mask(masker, TEXT, value, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "john",
                "john@",
                "@x.com",
                "john@@x.com",
                "john doe@acme.com",
                "john@x",
                "john@acme.com.",
                "john@1.2.3.4",
                ".john@x.com",
                "@.com",
                "a@b.com, c@d.com"
            })
    void brokenEmailsStayBroken(String value) {
        assertThat(EmailAddress.isValid(value)).isFalse();
        assertThat(EmailAddress.isValid(mask(new PersonMasker.Email(), value))).isFalse();
    }

    @Test
    void oneEmailDomainStaysOne() {
        String first = mask(new PersonMasker.Email(), "anna@gmail.com");
        String second = mask(new PersonMasker.Email(), "BOB@GMail.com");
        assertThat(second.substring(second.indexOf('@'))).isEqualToIgnoringCase(first.substring(first.indexOf('@')));
        assertThat(first).endsWith(".example");
    }

    @ParameterizedTest
    @CsvSource({
        "ANNA SCHMIDT, [A-Z]+ [A-Z]+",
        "anna schmidt, [a-z]+ [a-z]+",
        "J. R. R. Tolkien, [A-Z]\\. [A-Z]\\. [A-Z]\\. [A-Z][a-z]+",
        "Dr. Hans van der Berg Jr., Dr\\. [A-Z][a-z]+ van der [A-Z][a-z]+ Jr\\.",
        "Müller, .*[^A-Za-z].*",
        "Иван Петров, \\p{IsCyrillic}+ \\p{IsCyrillic}+",
        "山田 太郎, \\p{IsHan}+ \\p{IsHan}+",
        "タナカ サクラ, \\p{IsKatakana}+ \\p{IsKatakana}+",
        "김민준, \\p{IsHangul}{3}",
        "राहुल शर्मा, [\\p{IsDevanagari}]+ [\\p{IsDevanagari}]+",
        "x9d!! 77, [a-z][0-9][a-z]!! [0-9]{2}"
    })
    void namesKeepScriptAndCase(String value, String shape) {
        assertThat(mask(new PersonMasker.PersonName(null), value))
                .matches(shape)
                .isNotEqualTo(value);
    }

    @Test
    void partsOfNamesAgreeWithTheWhole() {
        String full = mask(new PersonMasker.PersonName(null), "Anna Schmidt");
        String first = mask(new PersonMasker.PersonName(PersonMasker.PersonName.Part.FIRST), "Anna");
        String last = mask(new PersonMasker.PersonName(PersonMasker.PersonName.Part.LAST), "SCHMIDT");
        assertThat(full).isEqualToIgnoringCase(first + " " + last);
    }

    @ParameterizedTest
    @CsvSource({
        "'+1 (415) 867-5309', , \\+1 \\([2-9][0-9]{2}\\) 555-01[0-9]{2}",
        "415-867-5309 x12, , [2-9][0-9]{2}-555-01[0-9]{2} x[0-9]{2}",
        "+44 20 7123 4567, , \\+44 2[0-9] [0-9]{4} [0-9]{4}",
        "07712 345678, GB, 07700 900[0-9]{3}",
        "06 12 34 56 78, FR, 06 39 98 [0-9]{2} [0-9]{2}",
        "0171 2345678, Germany, 0171 39200[0-9]{2}",
        "n/a, , [a-z]/[a-z]"
    })
    void phonesGoWhereNobodyAnswers(String value, String country, String shape) {
        assertThat(mask(new PersonMasker.Phone("country"), TEXT, value, country))
                .matches(shape);
    }

    @Test
    void onePhoneInTwoFormatsStaysOne() {
        String one = mask(new PersonMasker.Phone(null), "+1 (415) 867-5309");
        String other = mask(new PersonMasker.Phone(null), "415.867.5309");
        assertThat(one.replaceAll("[^0-9]", "")).isEqualTo("1" + other.replaceAll("[^0-9]", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"infinity", "-infinity", "1900-01-01", "1970-01-01", "0001-01-01", "0000-00-00", "9999-12-31"})
    void dateSentinelsStay(String value) {
        assertThat(mask(new DateMasker.DateShift(null, null), DATE, value, null))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-30", "1985-04-31", "1999-02-29"})
    void daysThatNoMonthHasStayNone(String value) {
        List<Masker> maskers = new ArrayList<>(List.of(
                new DateMasker.DateShift(null, null),
                new DateMasker.BirthDate(null, null),
                new DateMasker.BirthDate(null, 25)));
        for (DateMasker.DateGeneralise.Grain grain : DateMasker.DateGeneralise.Grain.values())
            maskers.add(new DateMasker.DateGeneralise(grain));
        for (Masker masker : maskers) {
            String masked = mask(masker, DATE, value, null);
            assertThat(masked).as(masker.toString()).matches("[0-9]{4}-[01][0-9]-[0-3][0-9]");
            assertThat(CivilDate.parse(masked))
                    .as("%s makes %s", masker, masked)
                    .isNull();
        }
    }

    @Test
    void birthsStayInTheirYearsInTimestampsToo() {
        DataType zoned = DataType.of("timestamp with time zone", Kind.TIMESTAMP_WITH_ZONE);
        for (int year = 1920; year < 2040; year += 5)
            assertThat(mask(new DateMasker.BirthDate(null, null), zoned, year + "-03-04 00:00:00+00", null))
                    .isBetween(String.valueOf(year), String.valueOf(year + 5));
    }

    @Test
    void noTimestampOfMySqlBecomesOneThatItCannotHold() {
        DataType timestamp = DataType.of("timestamp(3)", Kind.TIMESTAMP_WITH_ZONE);
        Masker decade = new DateMasker.DateGeneralise(DateMasker.DateGeneralise.Grain.DECADE);
        assertThat(mask(decade, timestamp, "1973-05-06 07:08:09.123", null)).isEqualTo("1970-01-01 00:00:01.000");
    }

    @Test
    void datesOfAnEntityMoveTogether() {
        Masker masker = new DateMasker.DateShift("id", 180);
        long birth = CivilDate.parse("1984-02-29").dayNumber();
        long death = CivilDate.parse("2024-02-29").dayNumber();
        CivilDate maskedBirth = CivilDate.parse(mask(masker, DATE, "1984-02-29", "42"));
        CivilDate maskedDeath = CivilDate.parse(mask(masker, DATE, "2024-02-29", "42"));
        assertThat(maskedDeath.dayNumber() - maskedBirth.dayNumber()).isEqualTo(death - birth);
        assertThat(Math.abs(maskedBirth.dayNumber() - birth)).isLessThanOrEqualTo(180);
    }

    /** java.time as the oracle where it reaches. */
    @Test
    void calendarAgreesWithTheJdk() {
        for (long day = -3_000_000; day < 3_000_000; day += 997) {
            java.time.LocalDate expected = java.time.LocalDate.ofEpochDay(day);
            CivilDate date = CivilDate.ofDayNumber(day);
            assertThat(date.year()).isEqualTo(expected.getYear());
            assertThat(date.month()).isEqualTo(expected.getMonthValue());
            assertThat(date.day()).isEqualTo(expected.getDayOfMonth());
            assertThat(date.dayNumber()).isEqualTo(day);
        }
    }

    @Test
    void cardsStayValidInTestRanges() {
        String masked = mask(new PaymentMasker.Card(), "4111 1111 1111 1111");
        assertThat(masked).startsWith("4242 42").matches("[0-9]{4}( [0-9]{4}){3}");
        assertThat(Luhn.isValid(masked.replace(" ", ""))).isTrue();
        assertThat(Luhn.isValid(mask(new PaymentMasker.Card(), "4111111111111112")))
                .isFalse();
        assertThat(Luhn.isValid(mask(new NumberMasker.Digits(6, 4, "luhn"), "4111111111111111")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "44051401359, PL",
        "02070803628, PL",
        "943 476 5919, GB",
        "123-45-6782, US",
        "123456782, US",
        "RSSMRA85T10A562S, IT",
        "rccmnl83s18d969h, IT",
        "12345678Z, ES",
        "111222333, NL",
        "529.982.247-25, BR",
        "2 55 08 14 168 025 38, FR",
        "811228-9874, SE",
        "15108695088, NO",
        "131052-308T, FI",
        "11010519491231002X, CN",
        "DE136695976, DE",
        "44051401359, ''",
        "811228-9874, ''",
        "111222333, ''",
        "850730-033-28, ''"
    })
    void validIdentifiersStayValidAndOthersInvalid(String value, String country) {
        List<NationalIds.National> kinds = NationalIds.of(country);
        Masker masker = new PersonMasker.NationalId(country.isEmpty() ? null : country);
        String masked = mask(masker, value);
        assertThat(masked).isNotEqualTo(value).hasSameSizeAs(value);
        assertThat(masked.replaceAll("[\\p{L}\\p{N}]", "x")).isEqualTo(value.replaceAll("[\\p{L}\\p{N}]", "x"));
        if (value.equals(value.toLowerCase(Locale.ROOT))) assertThat(masked).isLowerCase();
        String dashed = value.matches("[0-9]{9}") ? masked.replaceFirst("(...)(..)", "$1-$2-") : masked;
        assertThat(kinds).anyMatch(each -> each.recogniser().matches(dashed));
        for (NationalIds.National each : kinds)
            if (each.recogniser().matches(value))
                assertThat(each.recogniser().matches(masked))
                        .as(each.recogniser().name())
                        .isTrue();
        for (int i = 0; i < 100; i++) {
            String broken = value.substring(1) + i;
            if (kinds.stream().anyMatch(each -> each.recogniser().matches(broken))) continue;
            String stillBroken = mask(masker, broken);
            assertThat(stillBroken).isNotEqualTo(broken).hasSameSizeAs(broken);
            assertThat(kinds).noneMatch(each -> each.recogniser().matches(stillBroken));
        }
    }

    /** Days of birth change; sex, year and century stay. */
    @Test
    void identifiersStayPlausible() {
        var poland = new PersonMasker.NationalId("PL");
        Set<String> days = new HashSet<>();
        int valid = 0;
        for (int i = 0; i < 10_000; i++) {
            String pesel = "02270" + (800_000 + i);
            if (NationalIds.of("PL").stream()
                    .noneMatch(each -> each.recogniser().matches(pesel))) continue;
            valid++;
            String masked = mask(poland, pesel);
            assertThat(masked).matches("02(2[1-9]|3[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{5}");
            assertThat((masked.charAt(9) - pesel.charAt(9)) % 2).isZero();
            days.add(masked.substring(2, 6));
        }
        assertThat(valid).isGreaterThan(900);
        assertThat(days).hasSizeGreaterThan(300);
        assertThat(mask(new PersonMasker.NationalId("IT"), "RSSMRA85T50A562W"))
                .matches("[A-Z]{6}85[A-Z][4567][0-9]A[0-9]{3}[A-Z]");
    }

    @Test
    void filesBecomeFilesThatOpen() throws IOException {
        for (String magic : List.of("89504e470d0a1a0a", "ffd8ffe0", "474946383961")) {
            byte[] masked = maskedFile(magic);
            assertThat(ImageIO.read(new ByteArrayInputStream(masked))).as(magic).isNotNull();
            assertThat(masked.length).as(magic).isBetween(4_000, 4_200);
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(maskedFile("504b0304")))) {
            assertThat(zip.getNextEntry()).isNotNull();
            zip.readAllBytes();
            assertThat(zip.getNextEntry()).isNull();
        }
        String pdf = new String(maskedFile("255044462d312e"), StandardCharsets.US_ASCII);
        int table = Integer.parseInt(pdf.substring(pdf.indexOf("startxref\n") + 10, pdf.indexOf("\n%%EOF")));
        assertThat(pdf.substring(table)).startsWith("xref\n0 4\n");
        int first = Integer.parseInt(pdf.substring(table + 29, table + 39));
        assertThat(pdf.substring(first)).startsWith("1 0 obj");
    }

    /** Of a file of 5,000 bytes. */
    private static byte[] maskedFile(String magic) {
        String original = "\\x" + magic + "00".repeat(5_000 - magic.length() / 2);
        String masked = mask(new DocumentMasker.Bytes(), DataType.of("bytea", Kind.BYTES), original, null);
        return HexFormat.of().parseHex(masked.substring(2));
    }

    @Test
    void ranksStay() {
        Mask mask = new NumberMasker.RankNumber().bindTo(DataType.integer(8), KEYRING.domain("rank-number"));
        long last = Long.MIN_VALUE;
        for (long value = -50_000; value < 50_000; value += 7) {
            long masked = Long.parseLong(mask.apply(String.valueOf(value), Siblings.NONE));
            assertThat(masked).isGreaterThanOrEqualTo(last);
            assertThat(Long.signum(masked)).isEqualTo(Long.signum(value));
            last = masked;
        }
    }

    @Test
    void amountsStayAmountsAndAddUp() {
        DataType numeric = new DataType("numeric(12,2)", Kind.DECIMAL, -1, 12, 2, -1, List.of(), null, true);
        Mask mask = new NumberMasker.MoneyNoise(20).bindTo(numeric, KEYRING.domain("money-noise"));
        double before = 0;
        double after = 0;
        for (int i = 0; i < 20_000; i++) {
            String masked = mask.apply(20 + i + ".99", Siblings.NONE);
            assertThat(masked).endsWith(".99");
            before += 20 + i + 0.99;
            after += Double.parseDouble(masked);
        }
        assertThat(after / before).isBetween(0.98, 1.02);
        assertThat(mask.apply("0.00", Siblings.NONE)).isEqualTo("0.00");
    }

    @Test
    void coordinatesInTwoColumnsMoveAsOnePoint() {
        DataType numeric = new DataType("numeric(9,6)", Kind.DECIMAL, -1, 9, 6, -1, List.of(), null, true);
        var latitude = new PlaceMasker.GeoPoint(PlaceMasker.GeoPoint.Coordinate.LATITUDE, "lon", null);
        var longitude = new PlaceMasker.GeoPoint(PlaceMasker.GeoPoint.Coordinate.LONGITUDE, "lat", null);
        String point = mask(new PlaceMasker.GeoPoint(null, null, null), "52.520008,13.404954");
        String lat = mask(latitude, numeric, "52.520008", "13.404954");
        assertThat(lat + "," + mask(longitude, numeric, "13.404954", "52.520008"))
                .isEqualTo(point);
        assertThat(Math.abs(Double.parseDouble(lat) - 52.520008)).isBetween(0.000001, 0.045);
    }

    @Test
    void placesAreAlikeWhereverTheyStand() {
        var part = PlaceMasker.Address.Part.CITY;
        String city = mask(new PlaceMasker.Address(part, "DE"), "Hamburg");
        String street = mask(new PlaceMasker.Address(PlaceMasker.Address.Part.STREET, "DE"), "Lindenstraße 12");
        String postcode = mask(new PlaceMasker.Address(PlaceMasker.Address.Part.POSTCODE, "DE"), "20095");
        assertThat(mask(new PlaceMasker.Address(null, "DE"), "Lindenstraße 12\n20095 Hamburg\nGermany"))
                .isEqualTo(street + "\n" + postcode + " " + city + "\nGermany");
        assertThat(mask(new PlaceMasker.Address(part, null), "大阪市")).matches("\\p{IsHan}+");
    }

    @Test
    void aHostIsTheSameInUrlsAndAddresses() {
        String email = mask(new PersonMasker.Email(), "jane@acme.com");
        String host = email.substring(email.indexOf('@') + 1);
        assertThat(mask(new NetworkMasker.Url(), "https://acme.com:8443/a/b.png?q=x#f"))
                .matches("https://" + host + ":8443/[a-z]/[a-z]\\.png\\?q=[a-z]#[a-z]");
    }

    @Test
    void anotherColumnChoosesTheMask() {
        Masker masker = new GenericMasker.Choice(
                List.of(
                        new GenericMasker.Case(Map.of("kind", "/e-?mail/"), new PersonMasker.Email()),
                        new GenericMasker.Case(Map.of("kind", "null"), new GenericMasker.Keep())),
                new GenericMasker.Text());
        String value = "bob@acme.com";
        assertThat(mask(masker, TEXT, value, "email")).isEqualTo(mask(new PersonMasker.Email(), value));
        assertThat(mask(masker, TEXT, value, null)).isEqualTo(value);
        assertThat(mask(masker, TEXT, value, "other")).isEqualTo(mask(new GenericMasker.Text(), value));
    }

    @Test
    void brandsOfCardsStay() {
        assertThat(mask(new PaymentMasker.Card(), "2221000000000009")).startsWith("222300");
        assertThat(mask(new PaymentMasker.Card(), "6200000000000005")).startsWith("620000");
        assertThat(mask(new PaymentMasker.Card(), "378282246310005"))
                .startsWith("378282")
                .hasSize(15);
    }

    @Test
    void networksStayNetworks() {
        String one = mask(new NetworkMasker.Ip(), INET, "8.8.8.8", null);
        String two = mask(new NetworkMasker.Ip(), INET, "8.8.8.9", null);
        assertThat(one.substring(0, one.lastIndexOf('.'))).isEqualTo(two.substring(0, two.lastIndexOf('.')));
        assertThat(mask(new NetworkMasker.Ip(), INET, "192.168.1.7/24", null)).matches("192\\.168\\.[0-9.]+/24");
        assertThat(mask(new NetworkMasker.Ip(), INET, "::1", null)).isEqualTo("::1");
        assertThat(mask(new NetworkMasker.Ip(), DataType.of("cidr", Kind.INET), "8.8.8.0/24", null))
                .endsWith(".0/24");
    }

    @Test
    void notesHoldWhatTheColumnsHold() {
        String email = "anna.schmidt@gmail.com";
        String phone = "+1 (415) 867-5309";
        String card = "4111 1111 1111 1111";
        String note = "On 2024-01-31 10:22 " + email + " called from " + phone
                + " about order 12345 (12.50 EUR), paid with " + card + ".";
        String expected = note.replace(email, mask(new PersonMasker.Email(), email))
                .replace(phone, mask(new PersonMasker.Phone(null), phone))
                .replace(card, mask(new PaymentMasker.Card(), card));
        assertThat(mask(new DocumentMasker.Redact(), note)).isEqualTo(expected);
    }

    @Test
    void urlsWithCredentialsLoseThemAndTheirHost() {
        assertThat(mask(new DocumentMasker.Redact(), "see http://bob:secret@db.acme.com:5432/x?y=1 now"))
                .matches("see http://[a-z]{3}:[a-z]{6}@[a-z]+\\.example:5432/x\\?y=1 now");
    }

    /** A second number right behind a first one was left as it was. */
    @Test
    void numbersSideBySideAreAllMasked() {
        assertThat(mask(new DocumentMasker.Redact(), "0171/1234567 (020) 7946 0958"))
                .doesNotContain("7946")
                .doesNotContain("1234567");
    }

    @Test
    void documentsChangeOnlyWhereAPathSaysSo() {
        Map<String, Masker> paths = new LinkedHashMap<>();
        paths.put("$.**.email", new PersonMasker.Email());
        paths.put("$.address", new GenericMasker.Text());
        paths.put("$.address.country", new GenericMasker.Keep());
        paths.put("$.none", new GenericMasker.Null());
        paths.put("*", new GenericMasker.Keep());
        String document =
                "{ \"a\" : [ {\"email\":\"bob@x.com\", \"x\": 1.50e3} ],\"x\":1, \"x\":2, \"none\":7,\n\"address\":{\"zip\":1234,\"street\":\"M\\u00fcll \\\"9\\\"\",\"country\":\"DE\",\"ok\":true} }";
        String masked = mask(new DocumentMasker.Json(paths), DataType.of("jsonb", Kind.JSONB), document, null);
        assertThat(masked)
                .startsWith("{ \"a\" : [ {\"email\":\"" + mask(new PersonMasker.Email(), "bob@x.com")
                        + "\", \"x\": 1.50e3} ],\"x\":1, \"x\":2, \"none\":null,\n\"address\":{\"zip\":")
                .endsWith("\",\"country\":\"DE\",\"ok\":true} }")
                .doesNotContain("1234")
                .doesNotContain("ll \\\"9");
        assertThat(JsonMask.isJson(masked)).isTrue();
    }

    @Test
    void keysThatAreDataAreMaskedAndStandWhereTheServerPutsThem() {
        Map<String, Masker> keys = new LinkedHashMap<>();
        keys.put("$.votes", new PersonMasker.Username());
        keys.put("$.teams[*].members", new PersonMasker.Username());
        Masker masker = new DocumentMasker.Json(Map.of("*", new GenericMasker.Keep()), keys);
        String document =
                "{\"a\": {}, \"teams\": [ {\"members\": {\"x@acme.com\": 1, \"Jo \\\"J\\\" Ü\": [ ]}} ], \"votes\": {\"al\": {\"al\": 2}, \"bob\": 3, \"emma\": 1}}";
        String masked = mask(masker, DataType.of("jsonb", Kind.JSONB), document, null);
        String name = mask(new PersonMasker.Username(), "Jo \"J\" Ü").replace("\"", "\\\"");
        String address = mask(new PersonMasker.Email(), "x@acme.com");
        assertThat(masked)
                .isEqualTo(
                        "{\"a\": {}, \"teams\": [ {\"members\": {\"%s\": [ ], \"%s\": 1}} ], \"votes\": {\"%s\": {\"al\": 2}, \"%s\": 3, \"%s\": 1}}",
                        name,
                        address,
                        mask(new PersonMasker.Username(), "al"),
                        mask(new PersonMasker.Username(), "bob"),
                        mask(new PersonMasker.Username(), "emma"));
        assertThat(mask(masker, TEXT, document, null))
                .as("text stays in its order")
                .contains("{\"" + address + "\": 1, \"" + name + "\"");
        assertThatThrownBy(() -> new DocumentMasker.Json(
                        Map.of("*", new GenericMasker.Keep()), Map.of("$", new GenericMasker.Text())))
                .hasMessageContaining("use username");
    }

    @Test
    void whatRulesGetWrongIsRefusedWithWhatToWrite() {
        assertThatThrownBy(() -> new DocumentMasker.Json(Map.of("$.a", new PersonMasker.Email())))
                .hasMessageContaining("\"*\": keep");
        assertThatThrownBy(() ->
                        new DocumentMasker.Json(Map.of("a", new PersonMasker.Email(), "*", new GenericMasker.Keep())))
                .hasMessageContaining("$.contact.email");
        assertThatThrownBy(() -> new PersonMasker.Phone("XX")).hasMessageContaining("ISO 3166");
        assertThatThrownBy(() -> new DateMasker.DateShift(null, 0)).hasMessageContaining("days: 180");
        assertThatThrownBy(() -> new NumberMasker.NumberNoise(0)).hasMessageContaining("percent: 10");
        assertThatThrownBy(() -> new SecretMasker.HashToken(5, null)).hasMessageContaining("length: 32");
        assertThatThrownBy(() -> new NumberMasker.Digits(null, null, "mod97")).hasMessageContaining("check: luhn");
        assertThatThrownBy(() -> new GenericMasker.Template("#{No.such_thing}", null))
                .hasMessageContaining("#{Address.city}");
        assertThat(new PersonMasker.Email().refusalFor(DataType.integer(4), true))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("digits"));
        assertThat(new PersonMasker.Email().refusalFor(DataType.text(10), true)).isPresent();
        assertThat(new GenericMasker.Null().refusalFor(DataType.integer(4), false))
                .isPresent();
        assertThat(new GenericMasker.Constant("70000").refusalFor(DataType.integer(2), false))
                .isPresent();
        assertThat(new NumberMasker.Digits(null, null, null).caution(DataType.integer(2)))
                .isPresent();
    }
}
