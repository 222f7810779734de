package io.understudy.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import net.datafaker.Faker;

/** Realistic values by Datafaker, in one locale and always the same ones. Slow to start (half a second for the first locale) and slow to draw from: only for pools, never per value. */
final class Fakes {
    /** Any number will do, as long as it never changes: it decides what masked values look like. */
    private static final long SEED = 20_260_101;

    private final Faker faker;

    /** @param locale a BCP 47 language tag such as {@code de} or {@code pt-BR}; one that Datafaker does not know gives English */
    Fakes(String locale) {
        faker = new Faker(Locale.forLanguageTag(locale), new Random(SEED));
    }

    List<String> draw(Function<Faker, String> source, int count) {
        List<String> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) drawn.add(source.apply(faker));
        return drawn;
    }
}
