package io.understudy.mask;

import io.understudy.mask.NamePool.Role;
import io.understudy.mask.PersonNames.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The made-up person that stands for a real one: a function of what says who the real one is, of their language and of their sex, and of nothing else, so that all that is written of one person agrees. Most people have
 * but two names; further ones are drawn as well. For one thread.
 */
final class Persona implements Naming {
    private static final int NAMES = 4;

    /** Of each kind of name as many, and one number for the sex. */
    private final long[] draws = new long[2 * NAMES + 1];

    private final Prf prf;
    private final Prf strangers;
    private PersonNames language = PersonNames.usual();
    private Sex sex = Sex.FEMALE;
    private int firstNames;
    private int lastNames;

    Persona(DomainKey key) {
        prf = key.prf("person");
        strangers = key.prf("name without a pool");
    }

    /**
     * Becomes somebody.
     *
     * @param entity what says who it is; case and margins do not matter
     * @param locale what says which language they speak; null where nothing does
     * @param known their sex; null where nothing says it
     */
    void become(String entity, @Nullable PersonNames locale, @Nullable Sex known) {
        int from = 0;
        int to = entity.length();
        while (from < to && Margins.isSpace(entity.charAt(from))) from++;
        while (to > from && Margins.isSpace(entity.charAt(to - 1))) to--;
        prf.ofFolded(entity, from, to);
        for (int i = 0; i < draws.length; i++) draws[i] = prf.next() >>> 1;
        language = locale == null ? PersonNames.usual() : locale;
        sex = known != null ? known : draws[2 * NAMES] % 2 == 0 ? Sex.FEMALE : Sex.MALE;
        begin();
    }

    @Override
    public void begin() {
        firstNames = 0;
        lastNames = 0;
    }

    /** The given or the family name as an address spells it. */
    String ascii(Role role) {
        return name(language, role, 0).ascii();
    }

    /** How many bits it takes to tell the name from the others that might have been drawn. */
    double bits(Role role) {
        return Math.log(list(language, role).size()) / Math.log(2);
    }

    private List<Name> list(PersonNames names, Role role) {
        boolean woman = sex == Sex.FEMALE;
        if (role == Role.FIRST) return woman ? names.female() : names.male();
        return woman ? names.familyOfWomen() : names.familyOfMen();
    }

    private Name name(PersonNames names, Role role, int number) {
        List<Name> list = list(names, role);
        return list.get((int) (draws[(role == Role.FIRST ? 0 : NAMES) + number % NAMES] % list.size()));
    }

    private int next(Role role) {
        return role == Role.FIRST ? firstNames++ : lastNames++;
    }

    @Override
    public void appendName(NameScript script, Role role, String value, int from, int to, StringBuilder output) {
        String name = written(script, role, next(role));
        CasePattern.append(name, value, from, to, true, output);
    }

    @Override
    public void appendInitial(Role role, String value, int from, int to, StringBuilder output) {
        NameScript script = NameScript.of(value, from, to);
        String name = written(script == null ? NameScript.LATIN : script, role, next(role));
        String initial = name.substring(0, name.offsetByCodePoints(0, 1));
        CasePattern.append(initial, value, from, to, true, output);
    }

    /** In the script of what it stands for, whatever the language. */
    private String written(NameScript script, Role role, int number) {
        return switch (script) {
            case LATIN -> name(language, role, number).ascii();
            case WESTERN, ACCENTED -> accented(name(language, role, number), script == NameScript.WESTERN);
            case CYRILLIC,
                    GREEK,
                    ARABIC,
                    HEBREW,
                    DEVANAGARI,
                    THAI,
                    GEORGIAN,
                    CHINESE,
                    JAPANESE,
                    HIRAGANA,
                    KATAKANA,
                    HANGUL -> {
                PersonNames own = sameScript(language.script(), script) ? language : PersonNames.ofScript(script);
                if (own != null) yield name(own, role, number).written();
                strangers.of(draws[(role == Role.FIRST ? 0 : NAMES) + number % NAMES]);
                yield script.pool().pick(role, 3, strangers);
            }
        };
    }

    private static boolean sameScript(NameScript one, NameScript other) {
        boolean han = (one == NameScript.CHINESE || one == NameScript.JAPANESE)
                && (other == NameScript.CHINESE || other == NameScript.JAPANESE);
        return one == other || han;
    }

    /** With the accents of its language, or with one that it has not: what has an accent in production has one in staging, and spelt in ASCII the two are the same. */
    private static String accented(Name name, boolean western) {
        String written = name.written();
        boolean fits = !western || written.chars().allMatch(c -> c < 0x80 || Alphabet.isNarrow(c));
        if (fits && isLatin(written)) return written;
        String ascii = name.ascii();
        String plain = western ? "aeioucn" : "szcaeilnoru";
        String marked = western ? "áéíóúçñ" : "šžčąęīłňőřů";
        for (int at = ascii.length() - 1; at >= 0; at--) {
            int which = plain.indexOf(ascii.charAt(at));
            if (which >= 0) return ascii.substring(0, at) + marked.charAt(which) + ascii.substring(at + 1);
        }
        return ascii;
    }

    private static boolean isLatin(String name) {
        NameScript script = NameScript.of(name, 0, name.length());
        return script == NameScript.WESTERN || script == NameScript.ACCENTED;
    }
}
