package io.understudy.mask;

import io.understudy.identify.Recogniser;
import io.understudy.mask.NationalIds.National;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A bijection on the identifiers of one kind and format: what a {@link NationalIdForm} takes for one number is enciphered again and again until the result passes the checks that the original passes (cycle-walking). What passes none is enciphered
 * until it passes none. For one thread.
 */
final class NationalIdMask implements TextMask {
    /** Identifiers that pass several countries' checks form classes of their own; smaller or rarer ones would show what they were, or take long to find. */
    private static final double FEWEST_OF_A_CLASS = 1_000;

    private static final double RAREST_CLASS = 1.0 / 3_000;
    /** Walks end by themselves; this ends one that would take minutes. */
    private static final int MOST_STEPS = 200_000;

    private static final int LONGEST = 40;

    private final List<National> kinds;
    /** For each number of letters and digits the kinds that have as many, by their places among all. */
    private final int[][] kindsOfCount = new int[LONGEST + 1][];
    /** Whether separators may be missing that a recogniser asks for: where no country is named, numbers without them are too many things. */
    private final boolean lenient;

    private final RangeCipher cipher;
    private final Prf prf;
    private final LayoutCipher layouts;
    private final Scramble scramble;
    private final int[] positions = new int[LONGEST];
    private final StringBuilder separated = new StringBuilder();

    NationalIdMask(String country, DomainKey key) {
        kinds = NationalIds.of(country);
        lenient = !country.isEmpty();
        for (int count = 0; count <= LONGEST; count++) {
            int same = count;
            kindsOfCount[count] = IntStream.range(0, kinds.size())
                    .filter(i -> kinds.get(i).forms().isEmpty()
                            || kinds.get(i).forms().containsKey(same))
                    .toArray();
        }
        prf = key.prf("national id");
        cipher = new RangeCipher(key.cipherKey("ff1|national id"));
        layouts = new LayoutCipher(false, "national id", key);
        scramble = new Scramble(key);
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        long passed = passed(value);
        if (passed == 0) return broken(value, room);
        National kind = kinds.get(Long.numberOfTrailingZeros(passed));
        int count = positionsOf(value);
        NationalIdForm.Parts parts = kind.formOf(value, positions, count).parts(value, positions.clone());
        int rank = rank(value, parts, kind.recogniser());
        long wanted = classOf(passed, parts.size());
        long walker = parts.index();
        // What stays chooses the bijection: otherwise numbers of the same day would all move to another same day.
        long offset = Long.remainderUnsigned(prf.of(parts.kept()), parts.size());
        for (int step = 0; step < MOST_STEPS; step++) {
            walker = cipher.encipher((walker + offset) % parts.size(), parts.size());
            parts.write(walker);
            String drawn = completed(rank, parts, kind.recogniser());
            if (drawn != null && isOfClass(drawn, wanted, parts.size())) return drawn;
        }
        return scramble.applyBroken(value, room, text -> passed(text) != 0);
    }

    /** How many of its checks are right before its own are: nearly always none. */
    private int rank(String value, NationalIdForm.Parts parts, Recogniser recogniser) {
        int rank = 0;
        for (int check = 0; check < parts.checks(); check++) {
            String candidate = parts.checked(check);
            if (candidate.equalsIgnoreCase(value)) return rank;
            if (passes(recogniser, candidate)) rank++;
        }
        return rank;
    }

    private @Nullable String completed(int rank, NationalIdForm.Parts parts, Recogniser recogniser) {
        int left = rank;
        for (int check = 0; check < parts.checks(); check++) {
            String candidate = parts.checked(check);
            if (passes(recogniser, candidate) && left-- == 0) return candidate;
        }
        return null;
    }

    /** The checks that another identifier must pass as well: all that were passed, but for those that hardly any other would. The strongest is always among them. */
    private long classOf(long passed, long size) {
        long strongest = Long.lowestOneBit(passed);
        long chosen = strongest;
        double share = 1;
        for (long rest = passed ^ strongest; rest != 0; ) {
            long weakest = Long.highestOneBit(rest);
            rest ^= weakest;
            double chance =
                    kinds.get(Long.numberOfTrailingZeros(weakest)).recogniser().chance();
            if (share * chance < RAREST_CLASS || share * chance * size < FEWEST_OF_A_CLASS) continue;
            share *= chance;
            chosen |= weakest;
        }
        return chosen;
    }

    private boolean isOfClass(String text, long wanted, long size) {
        for (long rest = wanted; rest != 0; rest &= rest - 1)
            if (!passes(kinds.get(Long.numberOfTrailingZeros(rest)).recogniser(), text)) return false;
        return classOf(passed(text), size) == wanted;
    }

    /** Which kinds a text is, a bit for each. */
    private long passed(String text) {
        long passed = 0;
        for (int i : kindsOfCount[positionsOf(text)]) if (passes(kinds.get(i).recogniser(), text)) passed |= 1L << i;
        return passed;
    }

    /** As it stands, or with the separators that its recogniser asks for and columns often go without. */
    private boolean passes(Recogniser recogniser, String text) {
        if (recogniser.matches(text)) return true;
        String shape = recogniser.shape();
        if (!lenient || shape.indexOf('-') < 0) return false;
        separated.setLength(0);
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (" .-/\u00a0".indexOf(c) >= 0) continue;
            if (at < shape.length() && shape.charAt(at) == '-') {
                separated.append('-');
                at++;
            }
            separated.append(c);
            at++;
        }
        return at == shape.length() && recogniser.matches(separated);
    }

    /** Notes where letters and digits stand; how many, or 0 where they are too many for any identifier. */
    private int positionsOf(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!NationalIdForm.counts(text.charAt(i))) continue;
            if (count == LONGEST) return 0;
            positions[count++] = i;
        }
        return count;
    }

    private String broken(String value, int room) {
        if (value.indexOf('@') >= 0) return scramble.applyBroken(value, room, text -> passed(text) != 0);
        String walker = value;
        for (int step = 0; step < MOST_STEPS; step++) {
            walker = layouts.apply(walker, 0, walker.length()).toString();
            if (passed(walker) == 0) return Scramble.cut(walker, room);
        }
        return scramble.applyBroken(value, room, text -> passed(text) != 0);
    }
}
