package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.mask.PersonMasker.Person;
import io.understudy.mask.PersonMasker.Person.Aspect;
import io.understudy.mask.PersonMasker.PersonName;
import io.understudy.schema.DataType;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that is written of one person agrees, in a row and wherever else it is written. */
class PersonTest {
    private static final Keyring KEYRING = Keyring.parse("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=");

    private static String mask(Person masker, String value, String... siblings) {
        return mask(masker, DataType.text(-1), value, siblings);
    }

    private static String mask(Masker masker, DataType type, String value, String... siblings) {
        return masker.bindTo(type, KEYRING.domain(masker.domain())).apply(value, Siblings.of(siblings));
    }

    private static Person of(Aspect part) {
        return new Person(part, "id", null, null, null);
    }

    @Test
    void everythingThatIsWrittenOfOnePersonAgrees() {
        Set<String> people = new HashSet<>();
        for (int id = 1; id <= 100; id++) {
            String who = String.valueOf(id);
            String first = mask(of(Aspect.FIRST), "Jane", who);
            String last = mask(of(Aspect.LAST), "Doe", who);
            people.add(first + last);
            String account = (first + "." + last).toLowerCase(Locale.ROOT);
            assertThat(mask(of(Aspect.FULL), "Jane Doe", who)).isEqualTo(first + " " + last);
            assertThat(mask(of(Aspect.FULL), "DOE, jane", who))
                    .isEqualTo(last.toUpperCase(Locale.ROOT) + ", " + first.toLowerCase(Locale.ROOT));
            assertThat(mask(of(Aspect.FULL), "J. Doe", " " + who + " ")).isEqualTo(first.charAt(0) + ". " + last);
            assertThat(mask(of(Aspect.INITIALS), "jd", who))
                    .isEqualToIgnoringCase(first.substring(0, 1) + last.charAt(0));
            assertThat(mask(of(Aspect.SALUTATION), "Dear Mrs. Doe,", who)).isEqualTo("Dear Mrs. " + last + ",");
            assertThat(mask(of(Aspect.SALUTATION), "Hello Jane!", who)).isEqualTo("Hello " + first + "!");
            assertThat(mask(of(Aspect.EMAIL), "jane.doe@acme.com", who)).matches(account + "[0-9]{4}@[a-z]+\\.example");
            assertThat(mask(of(Aspect.EMAIL), "Jane.Doe77@acme.com", who)).startsWith(first + "." + last);
            assertThat(mask(of(Aspect.USERNAME), "jdoe", who))
                    .matches((first.charAt(0) + last).toLowerCase(Locale.ROOT) + "[0-9]{4}");
        }
        assertThat(people).hasSizeGreaterThan(95);
    }

    @Test
    void anAddressSaysItselfWhoseItIs() {
        Person address = new Person(Aspect.EMAIL, null, null, null, null);
        Person beside = new Person(Aspect.FIRST, "email", null, null, null);
        String masked = mask(address, "JANE@acme.com");
        String first = mask(beside, "Jane", "jane@acme.com ");
        assertThat(masked).startsWith(first.toUpperCase(Locale.ROOT));
        assertThat(masked.substring(masked.indexOf('@')))
                .as("domains are those of the masker of e-mails")
                .isEqualToIgnoringCase(domainOf(mask(new PersonMasker.Email(), DataType.text(-1), "bob@acme.com")));
    }

    private static String domainOf(String address) {
        return address.substring(address.indexOf('@'));
    }

    @ParameterizedTest
    @CsvSource({
        "RU, Иван, Петров, \\p{IsCyrillic}+",
        "el, Γιώργος, Παππάς, \\p{IsGreek}+",
        "Japan, 陽子, 田中, [\\p{IsHan}々]+",
        "ko-KR, 지민, 김, \\p{IsHangul}+",
        "IN, राहुल, शर्मा, [\\p{IsDevanagari}]+",
        "il, דוד, כהן, \\p{IsHebrew}+",
        "de, Jürgen, Müller, .*[^a-zA-Z].*",
        "cs, Jiří, Dvořák, .*[^a-zA-Z].*"
    })
    void namesKeepTheirScriptAndAddressesSpellThemInAscii(String locale, String first, String last, String script) {
        for (int id = 0; id < 15; id++) {
            String who = String.valueOf(id);
            String given = mask(new Person(Aspect.FIRST, "id", "lang", null, null), first, who, locale);
            String family = mask(new Person(Aspect.LAST, "id", "lang", null, null), last, who, locale);
            assertThat(given).matches(script);
            assertThat(family).matches(script);
            String address = mask(new Person(Aspect.EMAIL, "id", "lang", null, null), "i.p@acme.com", who, locale);
            String plain = mask(new Person(Aspect.FULL, "id", "lang", null, null), "jane doe", who, locale);
            assertThat(address).matches(plain.charAt(0) + "\\." + plain.charAt(plain.indexOf(' ') + 1) + "[0-9]{4}@.*");
            if (!Romaniser.ascii(given).isEmpty())
                assertThat(plain).isEqualTo(Romaniser.ascii(given) + " " + Romaniser.ascii(family));
        }
    }

    @Test
    void givenNamesFitTheSexBesideThem() {
        for (int id = 0; id < 50; id++) {
            String woman = mask(new Person(Aspect.FIRST, "id", "de", "sex", null), "Jane", "" + id, "Frau");
            String man = mask(new Person(Aspect.FIRST, "id", "de", "sex", null), "Jane", "" + id, "1");
            PersonNames german = PersonNames.of("de");
            assertThat(german.female()).extracting(PersonNames.Name::ascii).contains(woman.toLowerCase(Locale.ROOT));
            assertThat(german.male()).extracting(PersonNames.Name::ascii).contains(man.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void whereNothingSaysWhoItIsNamesMaskAsNamesDo() {
        assertThat(mask(of(Aspect.FULL), "Jane Doe", (String) null))
                .isEqualTo(mask(new PersonName(null), DataType.text(-1), "Jane Doe"));
        assertThat(mask(of(Aspect.EMAIL), "jane.doe@acme.com", "")).matches("[a-z]+\\.[a-z]+[0-9]{4}@[a-z]+\\.example");
    }

    @ParameterizedTest
    @CsvSource({
        "jane@acme.com, [a-z]+[0-9]+@.*",
        "doe.j@acme.com, [a-z]+\\.[a-z][0-9]+@.*",
        "j_doe@acme.com, [a-z]_[a-z]+[0-9]+@.*",
        "jane.doe+news@acme.com, [a-z]+\\.[a-z]+[0-9]+\\+[a-z]{4}@.*",
        "12345@acme.com, [a-z]+[0-9]+@.*",
        "jane@doe@acme.com, [^@]+@[^@]+@.*"
    })
    void addressesKeepTheirLayout(String value, String layout) {
        String masked = mask(new Person(Aspect.EMAIL, null, null, null, null), value);
        assertThat(masked).matches(layout);
        assertThat(EmailAddress.isValid(masked)).isEqualTo(EmailAddress.isValid(value));
    }

    @Test
    void whatIsTooShortForNamesStaysApart() {
        Set<String> masked = new HashSet<>();
        Person masker = new Person(Aspect.EMAIL, null, null, null, null);
        Mask mask = masker.bindTo(DataType.text(26), KEYRING.domain(masker.domain()));
        for (int i = 0; i < 20_000; i++) {
            String address = Objects.requireNonNull(mask.apply("j" + i + "@acme.com", Siblings.NONE));
            assertThat(address.length()).isLessThanOrEqualTo(26);
            masked.add(address);
        }
        assertThat(masked).hasSize(20_000);
    }

    @Test
    void accountsOfOnePersonStayApartOnlyWhereTheRuleWantsIt() {
        Person loose = new Person(Aspect.EMAIL, "id", null, null, null);
        Person apart = new Person(Aspect.EMAIL, "id", null, null, true);
        assertThat(loose.uniqueness(DataType.text(-1))).isEqualTo(Uniqueness.LOST);
        assertThat(apart.uniqueness(DataType.text(-1))).isEqualTo(Uniqueness.LIKELY);
        Set<String> masked = new HashSet<>();
        Mask mask = apart.bindTo(DataType.text(-1), KEYRING.domain(apart.domain()));
        for (int i = 0; i < 100_000; i++)
            masked.add(Objects.requireNonNull(mask.apply("jane.doe" + i + "@acme.com", Siblings.of("17"))));
        assertThat(masked).hasSize(100_000);
    }

    @Test
    void whatLatin1HoldsBecomesWhatLatin1Holds() {
        for (String locale : List.of("de", "pl", "cs", "tr", "fr", "ru"))
            for (int id = 0; id < 40; id++)
                assertThat(Charset.forName("ISO-8859-1")
                                .newEncoder()
                                .canEncode(
                                        mask(new Person(Aspect.FULL, "id", locale, null, null), "Zoë MÜLLER", "" + id)))
                        .isTrue();
    }

    @Test
    void whatARuleLacksIsTold() {
        assertThatThrownBy(() -> new Person(Aspect.FIRST, null, null, null, null))
                .hasMessageContaining("write of:");
        assertThatThrownBy(() -> new Person(Aspect.FIRST, "id", null, null, true))
                .hasMessageContaining("leave unique out");
    }
}
