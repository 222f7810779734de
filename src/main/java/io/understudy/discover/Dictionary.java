package io.understudy.discover;

import io.understudy.mask.KnownNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a value reads like a person's name, a place, a street, or something that people write to each other. */
final class Dictionary {
    private static final int MOST_WORDS_OF_A_NAME = 5;
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u3000・]+");
    private static final Pattern NAME_WORD = Pattern.compile("[\\p{L}\\p{M}'’`.-]+,?");
    private static final Pattern STREET = Pattern.compile(
            "(?iu).*(str(a(ss|ß)e|\\.)|\\bstr\\b|weg\\b|gasse\\b|allee\\b|\\bplatz|platz\\b|damm\\b|ufer\\b|ring\\b) *[0-9].*|[0-9]+[a-z]?,? .*\\b(street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl|square|sq|terrace|parkway|pkwy|highway|hwy|close|crescent|trail|circle)\\b\\.?.*"
                    + "|.*\\b(rue|avenue|boulevard|chemin|impasse|allée|quai|route de|cours|calle|avenida|avda|plaza|paseo|carrera|camino|ronda|rua|travessa|praça|alameda|rodovia|estrada|via|viale|piazza|corso|vicolo|largo|ul|ulica|al|aleja|os|pl|ulice|náměstí|utca|út|körút|tér|strada|bulevardul|sokak|sok|cadde|cad|caddesi|mahallesi|mah|улица|ул|проспект|пр-т|пр|переулок|пер|шоссе|бульвар|вулиця|вул)\\b\\.? .*[0-9].*"
                    + "|.*(straat|laan|plein|gracht|kade|gatan|vägen|gränd|gade|vej|gata|veien|vegen|katu|tie|kuja|polku)\\b *[0-9].*|.*(丁目|番地|[0-9０-９]号|路[0-9]+|街[0-9]+|로 ?[0-9]+|길 ?[0-9]+|区.*[0-9]).*|(شارع|οδός).*");

    private static final Set<String> CITIES = folded("cities.txt", ",");
    private static final Set<String> NAMES = folded("names.txt", " ");

    private Dictionary() {}

    private static Set<String> folded(String resource, String separator) {
        try (InputStream stream = Dictionary.class.getResourceAsStream(resource)) {
            if (stream == null) throw new IllegalStateException("this build lacks " + resource);
            Set<String> words = new HashSet<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("#")) continue;
                for (String word : line.split(separator, -1)) if (!word.isBlank()) words.add(Words.fold(word.strip()));
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("this build's " + resource + " cannot be read", e);
        }
    }

    /** One to five words of letters, one of which is a first or last name that we know. */
    static boolean isName(String value) {
        if (value.length() > 60) return false;
        String[] words = SPACE.split(value, -1);
        if (words.length > MOST_WORDS_OF_A_NAME) return false;
        boolean known = false;
        for (String word : words) {
            if (!NAME_WORD.matcher(word).matches()) return false;
            known |= isKnown(word);
        }
        return known;
    }

    /** A name of two words or more. */
    static boolean isFullName(String value) {
        return SPACE.split(value, -1).length >= 2 && isName(value);
    }

    /** Whether it is a first or last name that we know. */
    static boolean isKnown(String word) {
        String bare = word.replaceAll("[,.]", "");
        if (isListed(bare)) return true;
        int joint = bare.indexOf('-');
        return joint > 0 && (isListed(bare.substring(0, joint)) || isListed(bare.substring(joint + 1)));
    }

    private static boolean isListed(String word) {
        return KnownNames.isName(word) || NAMES.contains(Words.fold(word));
    }

    /** Whether it has the looks of a name at all: a few words of letters, not all of them small. */
    static boolean couldBeName(String value) {
        if (value.length() > 70) return false;
        String[] words = SPACE.split(value, -1);
        if (words.length > MOST_WORDS_OF_A_NAME + 1) return false;
        for (String word : words) if (!NAME_WORD.matcher(word).matches() && !word.matches("\\(.*\\)|&|/")) return false;
        return true;
    }

    static boolean isCity(String value) {
        return value.length() < 40 && CITIES.contains(Words.fold(value));
    }

    static boolean isStreet(String value) {
        return value.length() < 160 && STREET.matcher(value).matches();
    }

    /** Five words or more, as people write; in scripts without spaces, as long as that. */
    static boolean isProse(String value) {
        if (value.length() < 20 || value.startsWith("{") || value.startsWith("[") || value.startsWith("<?xml"))
            return value.length() >= 8 && isDense(value);
        int words = 0;
        for (String word : SPACE.split(value, -1))
            if (word.chars().filter(Character::isLetter).count() >= word.length() / 2.0) words++;
        return words >= 5 || isDense(value);
    }

    private static boolean isDense(String value) {
        long dense = value.codePoints()
                .filter(c -> {
                    Character.UnicodeScript script = Character.UnicodeScript.of(c);
                    return script == Character.UnicodeScript.HAN
                            || script == Character.UnicodeScript.HIRAGANA
                            || script == Character.UnicodeScript.KATAKANA
                            || script == Character.UnicodeScript.THAI;
                })
                .count();
        return dense >= 12;
    }
}
