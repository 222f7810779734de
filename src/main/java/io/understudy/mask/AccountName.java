package io.understudy.mask;

import io.understudy.mask.NamePool.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name of somebody's account, or the local part of their address, made of a persona's names in the layout of the one that it stands for: {@code jane.doe}, {@code jdoe}, {@code doe_j}. Digits behind it keep apart
 * those who are called alike. For one thread.
 */
final class AccountName {
    /** What two that differ agree in has a probability of 2 to the minus this; a few bits are for names that run into each other. */
    private static final double BITS = 44;

    private static final double BITS_A_DIGIT = 3.32;
    private static final String DIGITS = "0123456789";
    private static final String SIGNS = "0123456789abcdefghijkmnpqrstuvwxyz";
    private static final int FEW_DIGITS = 4;
    private static final int SIGNS_ALONE = 9;
    private static final String SEPARATORS = "._-";

    private final Persona persona;
    private final boolean tellsApart;
    private final boolean byEntity;
    private final StringBuilder output = new StringBuilder();

    /** Where the first two words of letters are; both ends are 0 where there is none. */
    private int firstFrom;

    private int firstTo;
    private int secondFrom;
    private int secondTo;

    /**
     * Prepares.
     *
     * @param tellsApart whether accounts that differ must always differ
     * @param byEntity whether something else than the account says who it is, so that two accounts may be one person's
     */
    AccountName(Persona persona, boolean tellsApart, boolean byEntity) {
        this.persona = persona;
        this.tellsApart = tellsApart;
        this.byEntity = byEntity;
    }

    /**
     * The new name, its words in the case of those that they stand for; null if it needs more room.
     *
     * @param apart fed with the whole account
     */
    @Nullable
    String of(String value, int from, int to, int room, Prf apart) {
        output.setLength(0);
        findWords(value, from, to);
        double bits = secondTo > 0 ? two(value) : one(value);
        if (byEntity && tellsApart) {
            output.append('.');
            append(SIGNS, SIGNS_ALONE, apart);
        } else {
            append(DIGITS, tellsApart ? (int) Math.ceil((BITS - bits) / BITS_A_DIGIT) : FEW_DIGITS, apart);
        }
        if (output.length() > room) return null;
        return isLoud(value, from, to) ? output.toString().toUpperCase(Locale.ROOT) : output.toString();
    }

    /** Whether there are upper-case letters and no others. */
    static boolean isLoud(String value, int from, int to) {
        boolean upper = false;
        for (int i = from; i < to; i++) {
            if (Character.isLowerCase(value.charAt(i))) return false;
            upper |= Character.isUpperCase(value.charAt(i));
        }
        return upper;
    }

    private void append(String signs, int count, Prf prf) {
        for (int i = 0; i < count; i++) output.append(signs.charAt(prf.below(signs.length())));
    }

    private void findWords(String value, int from, int to) {
        firstFrom = nextLetter(value, from, to);
        firstTo = endOfLetters(value, firstFrom, to);
        secondFrom = nextLetter(value, firstTo, to);
        secondTo = secondFrom < to ? endOfLetters(value, secondFrom, to) : 0;
    }

    private static int nextLetter(String value, int from, int to) {
        int at = from;
        while (at < to && !isLetter(value.charAt(at))) at++;
        return at;
    }

    private static int endOfLetters(String value, int from, int to) {
        int at = from;
        while (at < to && isLetter(value.charAt(at))) at++;
        return at;
    }

    private static boolean isLetter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    /** {@code jane.doe}, {@code j.doe}, {@code doe-jane}, {@code jane_d}. */
    private double two(String value) {
        String first = lower(value, firstFrom, firstTo);
        String second = lower(value, secondFrom, secondTo);
        boolean reversed = isFamilyFirst(first, second);
        double bits = append(
                reversed ? Role.LAST : Role.FIRST, first.length() == 1, isUpper(value, firstFrom, firstFrom + 1));
        char separator = value.charAt(firstTo);
        output.append(SEPARATORS.indexOf(separator) >= 0 ? separator : '.');
        return bits
                + append(
                        reversed ? Role.FIRST : Role.LAST,
                        second.length() == 1,
                        isUpper(value, secondFrom, secondFrom + 1));
    }

    private static boolean isFamilyFirst(String first, String second) {
        if (first.length() == 1) return false;
        boolean family = PersonNames.Known.isLast(first) && !PersonNames.Known.isFirst(first);
        return family && (second.length() == 1 || PersonNames.Known.isFirst(second));
    }

    /** {@code jane}, {@code doe}, {@code janedoe}, {@code janed}, {@code doej}; where none of these can be seen, {@code jdoe}. */
    private double one(String value) {
        String word = lower(value, firstFrom, firstTo);
        boolean upper = firstFrom < firstTo && isUpper(value, firstFrom, firstFrom + 1);
        if (PersonNames.Known.isFirst(word)) return append(Role.FIRST, false, upper);
        if (PersonNames.Known.isLast(word)) return append(Role.LAST, false, upper);
        boolean inside = firstFrom < firstTo && isUpper(value, firstFrom + 1, firstTo);
        for (int at = 3; at <= word.length() - 3; at++) {
            if (PersonNames.Known.isFirst(word.substring(0, at)) && PersonNames.Known.isLast(word.substring(at)))
                return append(Role.FIRST, false, upper) + append(Role.LAST, false, inside);
        }
        if (word.length() > 3 && !PersonNames.Known.isLast(word.substring(1))) {
            String allButLast = word.substring(0, word.length() - 1);
            if (PersonNames.Known.isFirst(allButLast))
                return append(Role.FIRST, false, upper) + append(Role.LAST, true, inside);
            if (PersonNames.Known.isLast(allButLast))
                return append(Role.LAST, false, upper) + append(Role.FIRST, true, inside);
        }
        return append(Role.FIRST, true, upper) + append(Role.LAST, false, inside);
    }

    private static boolean isUpper(String value, int from, int to) {
        for (int i = from; i < to; i++) if (Character.isUpperCase(value.charAt(i))) return true;
        return false;
    }

    private static String lower(String value, int from, int to) {
        StringBuilder word = new StringBuilder(to - from);
        for (int i = from; i < to; i++) word.append(Prf.fold(value.charAt(i)));
        return word.toString();
    }

    private double append(Role role, boolean initial, boolean upper) {
        String name = persona.ascii(role);
        output.append(upper ? Character.toUpperCase(name.charAt(0)) : name.charAt(0));
        if (!initial) output.append(name, 1, name.length());
        return initial ? 0 : persona.bits(role);
    }
}
