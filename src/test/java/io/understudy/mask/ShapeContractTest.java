package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.mask.MaskerContractTest.Sample;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a text's shape each masker leaves as it was, so that software and people see the same kind of thing. A masker that is added says so here, or says that it destroys all of it by design. */
class ShapeContractTest {
    private static final Keyring KEYRING = Keyring.parse("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=");

    /** One trait of a text, measured before and after. */
    private enum Facet {
        /** Every letter and digit in its place, in its case; all else itself. */
        LAYOUT,
        /** As {@link #LAYOUT}, but letters and digits may change places: identifiers of hexadecimal digits, tokens. */
        SIGNS,
        LENGTH,
        SCRIPTS,
        /** All capitals, none, or a capital at the beginning of each word. */
        CASE,
        WORDS;

        private String of(String text) {
            return switch (this) {
                case LAYOUT ->
                    text.replaceAll("\\p{Lu}", "A")
                            .replaceAll("\\p{Ll}", "a")
                            .replaceAll("\\p{Lo}", "o")
                            .replaceAll("\\p{Nd}", "9");
                case SIGNS -> text.replaceAll("[\\p{L}\\p{M}\\p{Nd}]", "x");
                case LENGTH -> String.valueOf(text.codePointCount(0, text.length()));
                case SCRIPTS ->
                    text.codePoints()
                            .filter(Character::isLetter)
                            .mapToObj(c -> UnicodeScript.of(c).name())
                            .collect(Collectors.toCollection(TreeSet::new))
                            .toString();
                case CASE -> caseOf(text);
                case WORDS -> String.valueOf(text.strip().split("[\\s,]+", -1).length);
            };
        }

        private static String caseOf(String text) {
            String letters = text.replaceAll("[^\\p{Lu}\\p{Ll}]", "");
            if (letters.isEmpty()) return "none";
            if (letters.equals(letters.toLowerCase(java.util.Locale.ROOT))) return "lower";
            if (letters.equals(letters.toUpperCase(java.util.Locale.ROOT))) return "upper";
            return text.matches("\\P{L}*(\\p{Lu}\\p{L}*\\P{L}*)+") ? "title" : "mixed";
        }
    }

    private static final Map<Class<? extends Masker>, Set<Facet>> KEPT = kept();

    private static Map<Class<? extends Masker>, Set<Facet>> kept() {
        Set<Facet> layout = EnumSet.of(Facet.LAYOUT);
        Set<Facet> signs = EnumSet.of(Facet.SIGNS);
        Set<Facet> words = EnumSet.of(Facet.SCRIPTS, Facet.CASE, Facet.WORDS);
        Set<Facet> nothing = EnumSet.noneOf(Facet.class);
        Map<Class<? extends Masker>, Set<Facet>> kept = new LinkedHashMap<>();
        kept.put(GenericMasker.Text.class, layout);
        kept.put(NumberMasker.Digits.class, layout);
        kept.put(PersonMasker.Username.class, layout);
        kept.put(PersonMasker.NationalId.class, layout);
        kept.put(PersonMasker.Phone.class, layout);
        kept.put(PlaceMasker.LicensePlate.class, layout);
        kept.put(PaymentMasker.Card.class, layout);
        kept.put(DateMasker.DateShift.class, layout);
        kept.put(DateMasker.BirthDate.class, layout);
        kept.put(DateMasker.DateGeneralise.class, layout);
        kept.put(PaymentMasker.Iban.class, signs);
        kept.put(NetworkMasker.Uuid.class, signs);
        kept.put(NetworkMasker.Mac.class, signs);
        kept.put(DocumentMasker.Filename.class, signs);
        kept.put(SecretMasker.HashToken.class, EnumSet.of(Facet.SCRIPTS));
        kept.put(PersonMasker.PersonName.class, words);
        kept.put(PersonMasker.Company.class, words);
        kept.put(PersonMasker.JobTitle.class, EnumSet.of(Facet.SCRIPTS));
        kept.put(PlaceMasker.Address.class, EnumSet.of(Facet.SCRIPTS));
        kept.put(PersonMasker.Email.class, EnumSet.of(Facet.CASE));
        kept.put(NetworkMasker.Url.class, EnumSet.of(Facet.CASE));
        kept.put(NetworkMasker.UserAgent.class, EnumSet.of(Facet.SCRIPTS));
        kept.put(PlaceMasker.GeoPoint.class, EnumSet.of(Facet.SIGNS));
        kept.put(NetworkMasker.Ip.class, EnumSet.of(Facet.SCRIPTS));
        kept.put(DocumentMasker.Redact.class, EnumSet.of(Facet.SCRIPTS, Facet.WORDS));
        kept.put(DocumentMasker.Json.class, EnumSet.of(Facet.SCRIPTS));
        kept.put(DocumentMasker.Xml.class, EnumSet.of(Facet.SCRIPTS));
        kept.put(DocumentMasker.Hstore.class, EnumSet.of(Facet.SCRIPTS));
        // Not comparable: their values come from elsewhere.
        for (Class<? extends Masker> kind : List.of(
                GenericMasker.Null.class,
                GenericMasker.Constant.class,
                GenericMasker.Template.class,
                GenericMasker.NullSometimes.class,
                GenericMasker.Choice.class,
                PersonMasker.Person.class,
                SecretMasker.PasswordHash.class)) kept.put(kind, nothing);
        return kept;
    }

    static Stream<Sample> samples() {
        return MaskerContractTest.textSamples()
                .filter(sample ->
                        !KEPT.getOrDefault(sample.masker().getClass(), Set.of()).isEmpty());
    }

    @Test
    void everyMaskerOfTextSaysWhatItKeeps() {
        assertThat(MaskerContractTest.textSamples()
                        .map(sample -> sample.masker().getClass()))
                .allSatisfy(kind -> assertThat(KEPT).containsKey(kind.asSubclass(Masker.class)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shapesStay(Sample sample) {
        Mask mask = sample.bind(KEYRING);
        Set<Facet> facets = KEPT.getOrDefault(sample.masker().getClass(), Set.of());
        for (int i = 0; i < 2_000; i++) {
            String value = sample.typical().apply(i);
            String masked = Objects.requireNonNull(mask.apply(value, Siblings.NONE));
            for (Facet facet : facets)
                assertThat(facet.of(masked))
                        .as("%s of %s, which became %s", facet, value, masked)
                        .isEqualTo(facet.of(value));
            // About as long; of tokens, a rule may say how long.
            if (!(sample.masker() instanceof SecretMasker.HashToken))
                assertThat((double) masked.length()).isBetween(value.length() / 2.5 - 6, value.length() * 1.6 + 12);
        }
    }

    /** Texts of many scripts, through the masks that know scripts. */
    @ParameterizedTest
    @MethodSource("scripted")
    void scriptsStay(Masker masker) {
        Mask mask = masker.bindTo(io.understudy.schema.DataType.text(-1), KEYRING.domain(masker.domain()));
        for (String value : List.of(
                "Jane Doe",
                "JANE DOE",
                "jane doe",
                "Иван Петров",
                "ИВАН ПЕТРОВ",
                "Γιώργος Παπαδόπουλος",
                "محمد علي",
                "דוד כהן",
                "राहुल शर्मा",
                "สมชาย ใจดี",
                "王小明",
                "たなか",
                "タナカ",
                "김민준")) {
            String masked = Objects.requireNonNull(mask.apply(value, Siblings.NONE));
            assertThat(masked).isNotEqualTo(value);
            for (Facet facet : List.of(Facet.SCRIPTS, Facet.CASE, Facet.WORDS))
                assertThat(facet.of(masked))
                        .as("%s of %s, which became %s", facet, value, masked)
                        .isEqualTo(facet.of(value));
        }
    }

    static Stream<Masker> scripted() {
        return Stream.of(
                new PersonMasker.PersonName(null),
                new PersonMasker.PersonName(PersonMasker.PersonName.Part.LAST),
                new PersonMasker.Company(),
                new PersonMasker.Username(),
                new GenericMasker.Text());
    }
}
