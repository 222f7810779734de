package io.understudy.discover;

import io.understudy.identify.PhoneNumbers;
import io.understudy.identify.Recogniser;
import io.understudy.identify.Recognisers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a column's values say about it: which recognisers they pass more often than chance would have it, how they read, and where they belie the name. */
final class ValueJudge {
    static final String INSIDE_TEXT = "values: personal data inside text";

    /** With fewer different values, chance has too free a hand. */
    private static final int ENOUGH = 4;

    private static final int ENOUGH_FOR_A_WEAK_CHECK = 12;

    /** So many values of a column are right in production; others are broken. */
    private static final double USUALLY_RIGHT = 0.9;

    /** Nothing random passes: still no more than this is said by one value. */
    private static final double SMALLEST_CHANCE = 0.005;

    private static final double MOST = 8;
    private static final Pattern HEX_DIGEST = Pattern.compile(
            "(?i)(0x)?([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})");
    private static final Pattern EXPIRY = Pattern.compile("(0[1-9]|1[0-2]) ?[/-] ?(20)?[0-9]{2}");
    private static final Pattern BEFORE_NOW = Pattern.compile("(18|19|20)[0-9]{2}.*");
    private static final Pattern EMBEDDED = Pattern.compile(
            "[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+|\\b[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\\b|\\+[0-9][0-9 ()-]{7,}[0-9]|\\b([0-9]{1,3}\\.){3}[0-9]{1,3}\\b");
    private static final Pattern SALUTATION = Pattern.compile(
            "(?iu)(mr|mrs|ms|miss|mx|herr|frau|hr|fr|m|mme|mlle|monsieur|madame|sr|sra|srta|señor|señora|dhr|mevr|pan|pani|sig|signor|signora|herra|rouva|bay|bayan|г-н|г-жа)\\.?");
    private static final List<String> REGIONS = List.of(
            "US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "BR", "IN", "SE", "CH", "AT", "BE", "CZ", "RU", "TR", "JP",
            "CN", "AU", "MX", "DK", "NO", "FI", "PT");

    private final Values values;
    private final Guess guess;

    private ValueJudge(Values values, Guess guess) {
        this.values = values;
        this.guess = guess;
    }

    /** Adds what the text values of a column say. To be called after the name's judge: some hints count only where the name gives them a meaning. */
    static void judgeTexts(Values values, Guess guess) {
        if (values.isEmpty()) return;
        ValueJudge judge = new ValueJudge(values, guess);
        judge.recognise();
        judge.phones();
        judge.digests();
        judge.read();
        judge.embedded();
        new Objections(values, guess).toTexts();
    }

    /** Adds what the numbers of a column say. Numbers alone say little; a name is doubted or confirmed. */
    static void judgeNumbers(Values values, Guess guess) {
        if (values.isEmpty()) return;
        ValueJudge judge = new ValueJudge(values, guess);
        for (Recogniser recogniser : Recognisers.all()) {
            DataClass kind = classOf(recogniser.kind());
            boolean strict = recogniser.kind() == Recogniser.Kind.CARD || recogniser.chance() < 0.004;
            if (kind != null && (guess.of(kind) > 0 || strict)) judge.recognise(recogniser, kind);
        }
        new Objections(values, guess).toNumbers();
    }

    private void recognise() {
        for (Recogniser recogniser : Recognisers.all()) {
            DataClass kind = classOf(recogniser.kind());
            if (kind != null && recogniser.kind() != Recogniser.Kind.PHONE) recognise(recogniser, kind);
        }
    }

    /** The likelihood of so many matches if the column were of that kind, against that of random texts of the same shape. */
    private void recognise(Recogniser recogniser, DataClass kind) {
        int matches = values.count(recogniser::matches);
        int all = values.size();
        if (matches == 0) return;
        boolean weak = recogniser.chance() > 0.02;
        boolean named = guess.of(kind) > 0;
        boolean allRepeated = matches == all && values.filled() >= 10 && recogniser.chance() <= 0.08;
        if (!named && !allRepeated && all < (weak ? ENOUGH_FOR_A_WEAK_CHECK : ENOUGH)) return;
        if (!named && weak && matches < USUALLY_RIGHT * all) return;
        if (!named && recogniser.kind() == Recogniser.Kind.BIC && matches < 0.97 * all) return;
        // A shape with separators is not met by chance.
        double chance = Math.max(
                SMALLEST_CHANCE,
                recogniser.shape().matches(".*[-/].*") ? Math.min(recogniser.chance(), 0.2) : recogniser.chance());
        double ratio = matches * Math.log(USUALLY_RIGHT / chance)
                + (all - matches) * Math.log((1 - USUALLY_RIGHT) / (1 - chance));
        if (ratio < 1) return;
        guess.speaksFor(kind, Math.min(ratio, MOST), "values: " + recogniser.name());
    }

    static @org.jspecify.annotations.Nullable DataClass classOf(Recogniser.Kind kind) {
        return switch (kind) {
            case EMAIL -> DataClass.EMAIL;
            case PHONE -> DataClass.PHONE;
            case CARD -> DataClass.CARD;
            case IBAN -> DataClass.IBAN;
            case BIC -> DataClass.BANK_ACCOUNT;
            case NATIONAL_ID, PASSPORT -> DataClass.NATIONAL_ID;
            case TAX_ID -> DataClass.TAX_ID;
            case IP -> DataClass.IP;
            case MAC, DEVICE_ID -> DataClass.DEVICE_ID;
            case URL -> DataClass.URL;
            case TOKEN -> DataClass.TOKEN;
            case PASSWORD_HASH -> DataClass.PASSWORD_HASH;
            case USER_AGENT -> DataClass.USER_AGENT;
            case GEO -> DataClass.GEO;
            case VEHICLE -> DataClass.VEHICLE;
            // Half of the keys of this world are UUIDs.
            case UUID -> null;
        };
    }

    private void phones() {
        if (values.size() < ENOUGH) return;
        double looks = values.share(PhoneNumbers::looksLike);
        if (looks < 0.5) return;
        double written = values.share(text -> PhoneNumbers.looksLike(text) && text.matches("[+(0].*|.*[ ()/-].*"));
        if (values.share(PhoneNumbers::isInternational) >= 0.3) {
            guess.speaksFor(DataClass.PHONE, 6.5, "values: telephone numbers with country codes");
        } else if (guess.of(DataClass.PHONE) > 0) {
            guess.speaksFor(DataClass.PHONE, 2, "values: telephone numbers");
        } else if (written >= 0.7) {
            double best = 0;
            for (String region : REGIONS)
                best = Math.max(
                        best, values.share(text -> PhoneNumbers.looksLike(text) && PhoneNumbers.isValid(text, region)));
            if (best >= 0.6) guess.speaksFor(DataClass.PHONE, 5, "values: telephone numbers of one country");
        }
    }

    /** Hexadecimal digests are passwords or tokens only where the name says so; a name that says "hash" of a password gets its proof here. */
    private void digests() {
        if (values.share(text -> HEX_DIGEST.matcher(text).matches()) < 0.8) return;
        for (DataClass kind : List.of(DataClass.PASSWORD_HASH, DataClass.TOKEN))
            if (guess.of(kind) > 0) guess.speaksFor(kind, 3, "values: digests");
    }

    private void read() {
        boolean named = guess.of(DataClass.PERSON_NAME) > 0;
        double names = values.share(Dictionary::isName);
        if (named && names >= 0.5) guess.speaksFor(DataClass.PERSON_NAME, 4.6, "dictionary: names");
        if (values.share(text -> SALUTATION.matcher(text).matches()) >= 0.9)
            guess.speaksFor(DataClass.GENDER, 3.8, "values: forms of address");
        if (values.size() < ENOUGH) return;
        boolean enumeration = values.isEnumeration();
        if (!named && !enumeration && names >= 0.5 && values.size() >= 8)
            guess.speaksFor(DataClass.PERSON_NAME, 4.6, "dictionary: names");
        else if (!named && enumeration && values.size() >= 8 && names >= 0.6)
            guess.speaksFor(
                    DataClass.PERSON_NAME,
                    values.share(Dictionary::isFullName) >= 0.8 ? 4.6 : 3.1,
                    "dictionary: names");
        else if (!named && !enumeration && names >= 0.25 && values.share(Dictionary::couldBeName) >= 0.9)
            guess.speaksFor(DataClass.PERSON_NAME, 2.3, "dictionary: some names");
        double streets = values.share(Dictionary::isStreet);
        if (streets >= 0.4) guess.speaksFor(DataClass.ADDRESS, 4.6, "values: streets");
        double cities = values.share(Dictionary::isCity);
        if (cities >= 0.4) guess.speaksFor(DataClass.ADDRESS, names >= 0.5 ? 1 : 3.6, "dictionary: cities");
        double prose = values.share(Dictionary::isProse);
        if (prose >= 0.5 && streets < 0.4 && !enumeration)
            guess.speaksFor(DataClass.FREE_TEXT, prose >= 0.7 ? 4.5 : 3.3, "values: sentences");
        else if (prose >= 0.15 && guess.of(DataClass.FREE_TEXT) > 0)
            guess.speaksFor(DataClass.FREE_TEXT, 1.5, "values: sentences");
        if (values.size() >= 8 && values.share(text -> EXPIRY.matcher(text).matches()) >= 0.9)
            guess.speaksFor(DataClass.CARD_EXPIRY, 3.6, "values: month and year");
        if (!enumeration && values.size() >= 8 && values.share(Entropy::isRandom) >= 0.85)
            guess.speaksFor(DataClass.TOKEN, 3.3, "entropy: random characters");
    }

    /** E-mail addresses, IBANs and the like amid other text. */
    private void embedded() {
        if (values.size() < ENOUGH) return;
        double share = values.share(
                text -> text.length() > 12 && EMBEDDED.matcher(text).find() && text.indexOf(' ') > 0);
        if (share >= 0.02
                && guess.of(DataClass.EMAIL) < 4
                && guess.of(DataClass.USER_AGENT) <= 0
                && guess.of(DataClass.PHONE) <= 0)
            guess.speaksFor(DataClass.FREE_TEXT, share >= 0.1 ? 3.4 : 2, INSIDE_TEXT);
        double urls = values.share(text -> (text.startsWith("/") && text.indexOf('?') > 0)
                || text.matches("(?i)https?://.*[?&](email|token|user|name|phone)=.*"));
        if (urls >= 0.3) guess.speaksFor(DataClass.URL, 4, "values: addresses of pages");
    }

    /** Whether dates are spread as birthdays are: nobody was born tomorrow, and a workforce, a school or a shop's customers span decades. */
    static void judgeDates(Values values, Guess guess, Subject subject, int thisYear) {
        List<Integer> years = values.distinct().stream()
                .filter(text -> BEFORE_NOW.matcher(text).matches())
                .map(text -> Integer.parseInt(text.substring(0, 4)))
                .filter(year -> year != 1900 && year != 1970)
                .sorted()
                .toList();
        if (years.size() < 8) return;
        int early = years.get(years.size() / 10);
        int late = years.get(years.size() * 9 / 10);
        boolean asBirthdays = early >= thisYear - 110
                && late <= thisYear - 1
                && late - early >= 20
                && years.get(years.size() / 2) < thisYear - 14;
        boolean midnight = values.share(text -> text.length() <= 10 || text.contains(" 00:00:00")) > 0.95;
        if (guess.of(DataClass.BIRTH_DATE) > 0) {
            if (years.getFirst() > thisYear - 2) guess.speaksAgainst(DataClass.BIRTH_DATE, 3, "values: recent dates");
        } else if (asBirthdays && midnight) {
            guess.speaksFor(
                    DataClass.BIRTH_DATE,
                    subject == Subject.PEOPLE ? 2.8 : 1.5,
                    String.format(Locale.ROOT, "values: dates over %d years", (late - early) / 10 * 10));
        }
    }
}
