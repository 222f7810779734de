package io.understudy.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.profile.Validity;
import io.understudy.schema.DataType;
import io.understudy.verify.MaskJudge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run calls valid is judged apart from the maskers; of sound ones, and of any value, the two must agree, or runs would fail for nothing. */
final class ValidityOfMasksTest {
    private static final Siblings ALONE = index -> null;

    static List<Masker> maskers() {
        return List.of(
                new PersonMasker.Email(),
                new PaymentMasker.Card(),
                new PaymentMasker.Iban(),
                new NetworkMasker.Uuid(),
                new NumberMasker.Digits(null, null, "luhn"));
    }

    @ParameterizedTest
    @MethodSource("maskers")
    void neverChangesWhetherAValueIsValid(Masker masker) {
        Validity validity = MaskJudge.validity(masker);
        Keyring keyring = new Keyring("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        Mask mask = masker.bindTo(DataType.text(-1), keyring.domain(masker.domain()));
        List<String> changed = new ArrayList<>();
        long valid = 0;
        for (String value : values()) {
            String masked = mask.apply(value, ALONE);
            if (validity.surelyHolds(value)) valid++;
            boolean sound = masked != null
                    && (validity.holds(masked) || !validity.surelyHolds(value))
                    && (validity.holds(value) || !validity.surelyHolds(masked));
            if (!sound) changed.add(value + " -> " + masked);
        }
        assertThat(changed).isEmpty();
        assertThat(valid).as("valid values among them").isPositive();
    }

    private static List<String> values() {
        List<String> valid = List.of(
                "jane@example.org",
                "Jane.Doe+shop@Mail.Example.co.uk",
                "jürgen@straße.de",
                "\"jane doe\"@example.org",
                "jane..doe@example.org",
                "jane@example..org",
                "jane@-example.org",
                "jane@[10.0.0.1]",
                "jane@example.1",
                "jane@example.org,",
                "jane@a.b@c.d",
                "x".repeat(70) + "@example.org",
                "jane@" + "x".repeat(70) + ".org",
                "<jane@example.org>",
                "mailto:jane@example.org",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "4111111111111111",
                "4111111111111112",
                "378282246310005",
                "6304000000000000",
                "0000 0000 0000 0000",
                "4111  1111 1111 1111",
                "4111111111111111111",
                "GB82 WEST 1234 5698 7654 32",
                "GB82WEST12345698765432",
                "gb82west12345698765432",
                "GB82 WEST 1234 5698 7654 33",
                "DE89370400440532013000",
                "XX82WEST12345698765432",
                "DE8937040044053201300",
                "123e4567-e89b-12d3-a456-426614174000",
                "123E4567-E89B-12D3-A456-426614174000",
                "{123e4567-e89b-12d3-a456-426614174000}",
                "123e4567e89b12d3a456426614174000",
                "00000000-0000-0000-0000-000000000000");
        return Stream.of(valid.stream(), valid.stream().map(value -> " " + value + "\t"), NastyValues.texts().stream())
                .flatMap(some -> some)
                .toList();
    }
}
