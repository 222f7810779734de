package io.understudy.mask;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Replaces every value by one of a few thousand that a Datafaker expression gave. For one thread. */
final class TemplateMask implements TextMask {
    static final int POOL_SIZE = 4_096;
    private static final Map<GenericMasker.Template, List<String>> POOLS = new ConcurrentHashMap<>();

    private final GenericMasker.Template template;
    private final Prf prf;

    TemplateMask(GenericMasker.Template template, DomainKey key) {
        this.template = template;
        prf = key.prf("template");
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        List<String> pool = pool(template);
        prf.ofFolded(value, 0, value.length());
        return Scramble.cut(pool.get(prf.below(pool.size())), room);
    }

    /** All that it can make. */
    static List<String> pool(GenericMasker.Template template) {
        List<String> known = POOLS.get(template);
        return known != null ? known : POOLS.computeIfAbsent(template, TemplateMask::draw);
    }

    private static List<String> draw(GenericMasker.Template template) {
        return new Fakes(template.languageTag()).draw(faker -> faker.expression(template.expression()), POOL_SIZE);
    }

    /** Whether Datafaker makes anything of an expression. */
    static boolean isExpression(String expression, String locale) {
        try {
            String example = new Fakes(locale)
                    .draw(faker -> faker.expression(expression), 1)
                    .getFirst();
            return !example.isBlank() && !example.equals(expression);
        } catch (RuntimeException e) {
            // Datafaker throws whatever it meets; the caller says what to write.
            return false;
        }
    }
}
