package io.understudy.mask;

import io.understudy.mask.PlaceMasker.Address.Part;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Takes an address apart as people write it (lines or commas; in each a street with a number, a post code with a town, or a country) and replaces each piece by one of the same kind, alike wherever it stands.
 * What it cannot tell apart it takes for a name. For one thread.
 */
final class AddressMask implements TextMask {
    private static final String POSTCODE_LETTERS = "ABEGHJLNPRTWXYZ";

    private final Part part;
    private final @Nullable Places home;
    private final Prf streets;
    private final Prf cities;
    private final Prf numbers;
    private final Prf postcodes;
    private final StringBuilder output = new StringBuilder();
    private @Nullable Places places;
    private String lastCountry = "";

    AddressMask(Part part, @Nullable String country, DomainKey key) {
        this.part = part;
        home = country == null ? null : Places.ofCountry(country);
        streets = key.prf("street");
        cities = key.prf("city");
        numbers = key.prf("house number");
        postcodes = key.prf("postcode");
        places = home;
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        String country = siblings.get(0);
        if (country != null && !country.equals(lastCountry)) {
            places = Places.ofCountry(country);
            lastCountry = country;
        } else if (country == null) {
            places = home;
            lastCountry = "";
        }
        output.setLength(0);
        switch (part) {
            case CITY -> appendTown(value, 0, value.length());
            case POSTCODE -> appendPostcode(value, 0, value.length());
            case HOUSE_NUMBER, STREET -> appendStreet(value, 0, value.length());
            case FULL -> appendLines(value);
        }
        if (value.indexOf('@') >= 0) Scramble.disarm(output);
        return Scramble.cutSafely(output.toString(), room);
    }

    private void appendLines(String value) {
        int at = 0;
        boolean first = true;
        while (at <= value.length()) {
            int end = at;
            while (end < value.length() && ",;\n\r|，、".indexOf(value.charAt(end)) < 0) end++;
            appendLine(value, at, end, first);
            first = false;
            if (end < value.length()) output.append(value.charAt(end));
            at = end + 1;
        }
    }

    private void appendLine(String value, int lineStart, int lineEnd, boolean first) {
        int from = lineStart;
        int to = lineEnd;
        while (from < to && Margins.isSpace(value.charAt(from))) from++;
        while (to > from && Margins.isSpace(value.charAt(to - 1))) to--;
        output.append(value, lineStart, from);
        String line = value.substring(from, to);
        int type = lastTypeEnd(line);
        Matcher postcode = AddressWords.postcode().matcher(line);
        int start = -1;
        int end = -1;
        while (postcode.find()) {
            // Before a kind of street, or at the very start of one, a number is a house's.
            if (type >= 0 && postcode.start() < type) continue;
            start = postcode.start();
            end = postcode.end();
        }
        if (line.isEmpty() || AddressWords.isCountry(line)) output.append(line);
        else if (start >= 0) appendAround(line, start, end, type);
        else if (type >= 0 || hasDigit(line) || first) appendStreet(line, 0, line.length());
        else appendTown(line, 0, line.length());
        output.append(value, to, lineEnd);
    }

    /** A line with a post code: the town stands behind it, or else before it and behind the street. */
    private void appendAround(String line, int start, int end, int type) {
        boolean townBehind = end < line.length() && hasLetter(line, end);
        int streetEnd = townBehind ? start : type >= 0 ? Math.min(type, start) : 0;
        appendStreet(line, 0, streetEnd);
        appendTown(line, streetEnd, start);
        appendPostcode(line, start, end);
        appendTown(line, end, line.length());
    }

    /** The town or towns in a part of a text, as one name; white space, signs and the short name of a state stay. */
    private void appendTown(String value, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && !Character.isLetterOrDigit(value.codePointAt(start))) start++;
        int state = stateStart(value, start, end);
        if (state > 0) end = state;
        while (end > start && !Character.isLetterOrDigit(value.codePointBefore(end)) && !isMark(value.charAt(end - 1)))
            end--;
        output.append(value, from, start);
        String town = value.substring(start, end);
        Places own = town.isEmpty() ? null : placesFor(town);
        if (town.isEmpty() || AddressWords.isCountry(town)) {
            output.append(town);
        } else if (own == null || hasDigit(town)) {
            cities.ofFolded(town, 0, town.length());
            Scramble.drawInto(town, 0, town.length(), cities, output);
        } else {
            cities.ofFolded(town, 0, town.length());
            output.append(cased(Places.pick(own.cities(), town, cities), town));
        }
        output.append(value, end, to);
    }

    /** Where {@code IL} begins in {@code Springfield IL}; 0 if there is none. */
    private static int stateStart(String value, int from, int to) {
        int end = to;
        while (end > from && Margins.isSpace(value.charAt(end - 1))) end--;
        int start = end;
        while (start > from && !Margins.isSpace(value.charAt(start - 1))) start--;
        return start > from + 1 && AddressWords.isState(value.substring(start, end)) ? start : 0;
    }

    /** Post codes keep the letters that they begin with, or else the first digit. */
    private void appendPostcode(String value, int from, int to) {
        StringBuilder plain = new StringBuilder();
        for (int i = from; i < to; i++) if (Character.isLetterOrDigit(value.charAt(i))) plain.append(value.charAt(i));
        postcodes.ofFolded(plain, 0, plain.length());
        int kept = 0;
        while (kept < plain.length() && Character.isLetter(plain.charAt(kept))) kept++;
        kept = kept == plain.length() ? 0 : kept == 0 && plain.length() > 3 ? 1 : kept;
        int count = 0;
        for (int at = from; at < to; ) {
            int c = value.codePointAt(at);
            at += Character.charCount(c);
            boolean counts = Character.isLetterOrDigit(c);
            boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80;
            int drawn = postcodes.below(POSTCODE_LETTERS.length());
            if (!counts || count < kept) output.appendCodePoint(c);
            else if (letter)
                output.append(
                        c >= 'a'
                                ? Character.toLowerCase(POSTCODE_LETTERS.charAt(drawn))
                                : POSTCODE_LETTERS.charAt(drawn));
            else output.appendCodePoint(Alphabet.draw(c, postcodes));
            if (counts) count++;
        }
    }

    /** Words one by one: numbers become numbers, what says what stands beside it stays, and each run of other words becomes one street's name. */
    private void appendStreet(String value, int from, int to) {
        int at = from;
        int nameStart = -1;
        int nameEnd = -1;
        while (at < to) {
            int end = at;
            boolean space = Margins.isSpace(value.charAt(at));
            while (end < to && Margins.isSpace(value.charAt(end)) == space) end++;
            boolean name = !space && isName(value, at, end);
            if (name) {
                if (nameStart < 0) nameStart = at;
                nameEnd = end;
            } else if (!space) {
                if (nameStart >= 0) appendName(value, nameStart, nameEnd, at);
                nameStart = -1;
                appendWord(value, at, end);
            } else if (nameStart < 0) {
                output.append(value, at, end);
            }
            at = end;
        }
        if (nameStart >= 0) appendName(value, nameStart, nameEnd, to);
    }

    private void appendName(String value, int from, int to, int spaceEnd) {
        String name = value.substring(from, to);
        Places own = placesFor(name);
        streets.ofFolded(name, 0, name.length());
        if (own == null) NamePool.appendLike(value, from, to, streets, output);
        else output.append(cased(Places.pick(own.streets(), name, streets), name));
        output.append(value, to, spaceEnd);
    }

    /** Whether a word is (a part of) a street's name and nothing else. */
    private static boolean isName(String value, int from, int to) {
        String word = value.substring(from, to);
        return hasLetter(word, 0)
                && !hasDigit(word)
                && !isUnspaced(word)
                && !AddressWords.isType(word)
                && !AddressWords.isJoint(word)
                && AddressWords.gluedType(word) == 0;
    }

    private void appendWord(String value, int from, int to) {
        String word = value.substring(from, to);
        int glued = hasDigit(word) ? 0 : AddressWords.gluedType(word);
        if (isUnspaced(word)) {
            appendUnspaced(word);
        } else if (hasDigit(word)) {
            appendNumber(word);
        } else if (glued > 0 && !AddressWords.isType(word)) {
            String stem = word.substring(0, word.length() - glued);
            Places own = placesFor(stem);
            streets.ofFolded(stem, 0, stem.length());
            if (own == null) NamePool.appendLike(stem, 0, stem.length(), streets, output);
            else output.append(cased(Places.pick(own.streets(), stem, streets).split("[ -]", 2)[0], stem));
            output.append(word, stem.length(), word.length());
        } else {
            output.append(word);
        }
    }

    /** Chinese, Japanese and Korean: what stands between the words for town, district and street. */
    private void appendUnspaced(String word) {
        int at = 0;
        while (at < word.length()) {
            int end = at;
            while (end < word.length()
                    && Character.isLetter(word.charAt(end))
                    && !AddressWords.isMarker(word.charAt(end))) end++;
            if (end > at) {
                NamePool.appendLike(word, at, end, streets, output);
            } else {
                end = at + 1;
                while (end < word.length() && Character.isDigit(word.charAt(end)) && Character.isDigit(word.charAt(at)))
                    end++;
                if (Character.isDigit(word.charAt(at))) appendNumber(word.substring(at, end));
                else output.append(word, at, end);
            }
            at = end;
        }
    }

    /** 12, 12a, 12-14, 5th: as many digits, the range as wide, the ordinal's ending right. */
    private void appendNumber(String word) {
        numbers.ofFolded(word, 0, word.length());
        int last = -1;
        int lastMasked = -1;
        int at = 0;
        while (at < word.length()) {
            int end = at;
            while (end < word.length() && end - at < 6 && word.charAt(end) >= '0' && word.charAt(end) <= '9') end++;
            if (end == at) {
                int c = word.codePointAt(at);
                boolean ordinal = last >= 0 && word.substring(at).matches("(?i)st|nd|rd|th");
                if (ordinal) {
                    output.append(
                            word.charAt(at) < 'a' ? ending(lastMasked).toUpperCase(Locale.ROOT) : ending(lastMasked));
                    return;
                }
                output.appendCodePoint(
                        last >= 0 && (c | 0x20) >= 'a' && (c | 0x20) <= 'd' && c < 0x80
                                ? c - ((c | 0x20) - 'a') + numbers.below(4)
                                : Alphabet.draw(c, numbers));
                at += Character.charCount(c);
                continue;
            }
            int number = Integer.parseInt(word, at, end, 10);
            int masked =
                    last >= 0 && number > last && number - last < 20 ? lastMasked + number - last : drawn(end - at);
            output.append(masked);
            last = number;
            lastMasked = masked;
            at = end;
        }
    }

    /** A number of so many digits. */
    private int drawn(int digits) {
        int first = 1;
        for (int i = 1; i < digits; i++) first *= 10;
        return first + numbers.below(9 * first);
    }

    private static String ending(int number) {
        int tens = number % 100;
        if (tens >= 11 && tens <= 13) return "th";
        return switch (number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    private @Nullable Places placesFor(String text) {
        return places != null && places.writesLike(text) ? places : Places.ofScript(text);
    }

    /** Where the last word for a kind of street ends, with the number that may stand behind it; -1 if there is none. */
    private static int lastTypeEnd(String line) {
        int found = -1;
        int at = 0;
        while (at < line.length()) {
            int end = at;
            while (end < line.length() && !Margins.isSpace(line.charAt(end))) end++;
            String word = line.substring(at, end);
            if (AddressWords.isType(word) || AddressWords.gluedType(word) > 0) found = end;
            at = end + 1;
        }
        return found;
    }

    private static boolean isUnspaced(String word) {
        return word.codePoints().anyMatch(c -> {
            UnicodeScript script = c < 0x80 ? UnicodeScript.LATIN : UnicodeScript.of(c);
            return script == UnicodeScript.HAN
                    || script == UnicodeScript.HIRAGANA
                    || script == UnicodeScript.KATAKANA
                    || script == UnicodeScript.HANGUL;
        });
    }

    private static boolean hasDigit(String text) {
        return text.codePoints().anyMatch(Character::isDigit);
    }

    private static boolean hasLetter(String text, int from) {
        return text.substring(from).codePoints().anyMatch(Character::isLetter);
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static String cased(String name, String original) {
        boolean upper = original.equals(original.toUpperCase(Locale.ROOT));
        boolean lower = original.equals(original.toLowerCase(Locale.ROOT));
        if (upper == lower) return name;
        return upper ? name.toUpperCase(Locale.ROOT) : lower ? name.toLowerCase(Locale.ROOT) : name;
    }
}
