package io.understudy.mask;

import io.understudy.mask.NamePool.Role;
import io.understudy.mask.PersonMasker.Person;
import io.understudy.mask.PersonMasker.PersonName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One part of what is written of a person, as {@link Persona} has it. Where nothing says who it is, names mask word by word, as in columns of their own. For one thread. */
final class PersonMask implements TextMask {
    /** What stands in salutations and names nobody. */
    private static final Set<String> COURTESY = Set.of(
            "dear hello hi hey mr mrs ms miss mx dr prof sir madam ma'am sehr geehrte geehrter geehrtes liebe lieber hallo herr frau damen und herren guten tag"
                    .concat(
                            " monsieur madame mademoiselle m mme mlle cher chère chers bonjour señor señora señorita sr sra srta don doña estimado estimada")
                    .concat(
                            " signor signore signora sig gentile egregio egregia caro cara pan pani szanowny szanowna panie drogi droga meneer mevrouw dhr mevr")
                    .concat(
                            " beste geachte heer hr fru kära bäste bästa hej kære senhor senhora prezado prezada vážený vážená pane paní")
                    .concat(
                            " господин госпожа г-н г-жа уважаемый уважаемая κύριε κυρία κύριος αγαπητέ αγαπητή bay bayan sayın and y e et")
                    .split(" ", -1));

    private static final Set<String> BEFORE_FAMILY = Set.of(
            "mr mrs ms miss mx dr prof herr frau monsieur madame mademoiselle m mme mlle señor señora sr sra srta signor signore signora sig pan pani pane paní meneer mevrouw heer hr fru senhor senhora господин госпожа г-н г-жа κύριε κυρία"
                    .split(" ", -1));

    private final Person masker;
    private final Persona persona;
    private final NameMask names;
    private final NameMask byWord;
    private final EmailMask emails;
    private final UsernameMask usernames;
    private final AccountName accounts;
    private final Prf apart;
    private final Scramble scramble;
    private final @Nullable PersonNames language;
    private final int locale;
    private final int sex;

    PersonMask(Person masker, DomainKey key) {
        this.masker = masker;
        persona = new Persona(key);
        PersonName.Part part = switch (masker.part()) {
            case FIRST -> PersonName.Part.FIRST;
            case LAST -> PersonName.Part.LAST;
            case FULL, INITIALS, SALUTATION, EMAIL, USERNAME -> PersonName.Part.FULL;
        };
        names = new NameMask(part, persona, key);
        byWord = new NameMask(part, key.sibling("person-name"));
        emails = new EmailMask(key.sibling("email"));
        usernames = new UsernameMask(key.sibling("username"));
        accounts = new AccountName(persona, masker.tellsApart(), masker.of() != null);
        apart = key.prf("account");
        scramble = new Scramble(key);
        language = masker.language();
        List<String> siblings = masker.siblings();
        locale = masker.locale() == null ? -1 : siblings.indexOf(masker.locale());
        sex = masker.gender() == null ? -1 : siblings.indexOf(masker.gender());
    }

    @Override
    public String apply(String value, int room, Siblings siblings) {
        String entity = masker.of() == null ? null : siblings.get(0);
        if (entity == null || Margins.isBlank(entity)) {
            if (isName()) return byWord.apply(value, room, siblings);
            entity = value;
        }
        persona.become(entity, language(siblings), sex < 0 ? null : Sex.of(siblings.get(sex)));
        return switch (masker.part()) {
            case FIRST, LAST, FULL -> names.apply(value, room, siblings);
            case INITIALS -> Scramble.cutSafely(initials(value), room);
            case SALUTATION -> Scramble.cutSafely(salutation(value), room);
            case EMAIL -> email(value, room);
            case USERNAME -> value.indexOf('@') > 0 ? email(value, room) : username(value, room);
        };
    }

    private boolean isName() {
        return switch (masker.part()) {
            case FIRST, LAST, FULL -> true;
            case INITIALS, SALUTATION, EMAIL, USERNAME -> false;
        };
    }

    private @Nullable PersonNames language(Siblings siblings) {
        if (locale < 0) return language;
        String said = siblings.get(locale);
        return said == null ? null : PersonNames.of(said);
    }

    /** {@code JD}, {@code J. R. D.}: the first is of the given name, the last of the family name. More letters than initials are a name. */
    private String initials(String value) {
        int letters = (int) value.codePoints().filter(Character::isLetter).count();
        if (letters > 4) return names.apply(value, Integer.MAX_VALUE, Siblings.NONE);
        StringBuilder output = new StringBuilder();
        int seen = 0;
        int at = 0;
        while (at < value.length()) {
            int c = value.codePointAt(at);
            int next = at + Character.charCount(c);
            if (Character.isLetter(c) && NameScript.of(value, at, next) != null) {
                seen++;
                persona.appendInitial(seen > 1 && seen == letters ? Role.LAST : Role.FIRST, value, at, next, output);
            } else {
                apart.ofFolded(value, 0, value.length());
                Scramble.drawInto(value, at, next, apart, output);
            }
            at = next;
        }
        return output.toString();
    }

    /** {@code Dear Mrs Doe,}: what is polite stays, and everything else is somebody's name. */
    private String salutation(String value) {
        StringBuilder output = new StringBuilder();
        boolean family = false;
        int at = 0;
        while (at < value.length()) {
            int end = at;
            while (end < value.length() && isOfWord(value, end)) end++;
            if (end == at) {
                output.append(value.charAt(at++));
                continue;
            }
            StringBuilder folded = new StringBuilder();
            for (int i = at; i < end; i++) folded.append(Prf.fold(value.charAt(i)));
            String word = folded.toString();
            if (COURTESY.contains(word)) output.append(value, at, end);
            else appendName(family ? Role.LAST : Role.FIRST, value, at, end, output);
            family |= BEFORE_FAMILY.contains(word);
            at = end;
        }
        if (value.indexOf('@') >= 0) Scramble.disarm(output);
        return output.toString();
    }

    private static boolean isOfWord(String value, int at) {
        char c = value.charAt(at);
        boolean inside = c == '\'' || c == '-';
        return inside
                ? at > 0
                        && at + 1 < value.length()
                        && Character.isLetter(value.charAt(at + 1))
                        && Character.isLetter(value.charAt(at - 1))
                : Character.isLetterOrDigit(c)
                        || Character.isSurrogate(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private void appendName(Role role, String value, int from, int to, StringBuilder output) {
        boolean letters = true;
        for (int i = from; i < to; i++)
            letters &= !Character.isDigit(value.charAt(i)) && !Character.isSurrogate(value.charAt(i));
        NameScript script = letters ? NameScript.of(value, from, to) : null;
        if (script == null) output.append(scramble.apply(value.substring(from, to)));
        else persona.appendName(script, role, value, from, to, output);
    }

    private String email(String value, int room) {
        int at = EmailAddress.at(value, 0, value.length());
        if (at < 0) return emails.apply(value, room, Siblings.NONE);
        String domain = emails.domain(value, at + 1, value.length());
        int tag = value.indexOf('+');
        int main = tag > 0 && tag < at ? tag : at;
        int local = Math.min(64, room - 1 - domain.length());
        apart.ofFolded(value, 0, value.length());
        String account = isAscii(value, main) ? accounts.of(value, 0, main, local, apart) : null;
        if (account == null) return emails.apply(value, room, Siblings.NONE);
        StringBuilder output = new StringBuilder(account);
        if (main < at && local - account.length() >= at - main) {
            output.append('+');
            int start = output.length();
            Words.appendWord(at - main - 1, apart, output);
            Words.applyCase(value, main + 1, at, output, start);
        }
        return output.append('@').append(domain).toString();
    }

    private String username(String value, int room) {
        apart.ofFolded(value, 0, value.length());
        String account = isAscii(value, value.length()) ? accounts.of(value, 0, value.length(), room, apart) : null;
        return account == null ? usernames.apply(value, room, Siblings.NONE) : account;
    }

    private static boolean isAscii(String value, int to) {
        for (int i = 0; i < to; i++) if (value.charAt(i) >= 0x80) return false;
        return true;
    }
}
