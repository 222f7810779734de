package io.understudy.discover;

import io.understudy.identify.PhoneNumbers;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** Where values belie a name: a column called {@code contact_email} that holds {@code yes} and {@code no} is no column of addresses. */
final class Objections {
    private static final int ENOUGH = 3;

    /** Of which there are as many as there are people. */
    private static final Set<DataClass> MANIFOLD = EnumSet.of(
            DataClass.PERSON_NAME,
            DataClass.EMAIL,
            DataClass.PHONE,
            DataClass.TOKEN,
            DataClass.PASSWORD_HASH,
            DataClass.NATIONAL_ID,
            DataClass.IBAN,
            DataClass.CARD,
            DataClass.DEVICE_ID,
            DataClass.IDENTIFIER,
            DataClass.CONTACT,
            DataClass.URL,
            DataClass.TAX_ID);

    private final Values values;
    private final Guess guess;

    Objections(Values values, Guess guess) {
        this.values = values;
        this.guess = guess;
    }

    void toTexts() {
        for (DataClass kind : guess.considered()) {
            if (guess.of(kind) <= 0) continue;
            if (MANIFOLD.contains(kind) && isSameAgainAndAgain() && !areNames(kind))
                guess.speaksAgainst(kind, 3.2, "values: few and the same");
            if (values.size() >= ENOUGH || values.filled() >= 30) toTexts(kind);
        }
    }

    /** Of some first names everybody has one. */
    private boolean areNames(DataClass kind) {
        return kind == DataClass.PERSON_NAME && values.size() >= 8 && values.share(Dictionary::isName) >= 0.6;
    }

    private boolean isSameAgainAndAgain() {
        return values.isEnumeration() && values.size() <= 12;
    }

    private void toTexts(DataClass kind) {
        switch (kind) {
            case EMAIL -> unless(kind, 4, 0.1, text -> text.indexOf('@') >= 0);
            case PHONE -> unless(kind, 3, 0.1, text -> PhoneNumbers.looksLike(text) || digits(text) >= 5);
            case PERSON_NAME -> unless(kind, 4, 0.2, text -> Dictionary.couldBeName(text) && !text.contains("_"));
            case USERNAME ->
                unless(kind, 4, 0.2, text -> text.length() < 80 && text.chars().anyMatch(Character::isLetter));
            case IP ->
                unless(
                        kind,
                        4,
                        0.1,
                        text -> io.understudy.identify.NetworkAddresses.isIp(text)
                                || text.matches("[0-9a-fA-F.:x*]{6,}.*"));
            case USER_AGENT -> unless(kind, 2.5, 0.1, text -> text.length() > 20 && text.indexOf('/') > 0);
            case IBAN -> unless(kind, 4, 0.1, text -> text.matches("[A-Za-z]{2}[0-9*xX]{2}.*"));
            case CARD -> unless(kind, 4, 0.1, text -> digits(text) >= 3);
            case GEO -> unless(kind, 4, 0.2, text -> digits(text) >= 3);
            case NATIONAL_ID, TAX_ID, BANK_ACCOUNT, IDENTIFIER, EMPLOYEE_ID ->
                unless(kind, 3, 0.2, text -> digits(text) >= 2 && text.length() <= 60);
            case TOKEN -> unless(kind, 3, 0.2, text -> text.length() >= 6 || digits(text) >= 4);
            case PASSWORD_HASH -> unless(kind, 3, 0.2, text -> text.length() >= 6);
            case URL -> unless(kind, 3, 0.1, text -> text.indexOf('/') >= 0 || text.matches("\\S+\\.\\S+"));
            case BIRTH_DATE -> unless(kind, 3, 0.2, text -> digits(text) >= 1 && text.length() <= 40);
            case FREE_TEXT -> toFreeText();
            case SALARY -> unless(kind, 3, 0.2, text -> digits(text) >= 2);
            case CARD_EXPIRY -> unless(kind, 3, 0.2, text -> digits(text) >= 1);
            case GENDER -> {
                if (values.size() > 40) guess.speaksAgainst(kind, 3, "values: too many kinds");
            }
            case ADDRESS -> unless(kind, 3, 0.2, text -> !Character.isLowerCase(text.codePointAt(0)));
            case VEHICLE,
                    DEVICE_ID,
                    NATIONALITY,
                    RELIGION,
                    ETHNICITY,
                    MARITAL_STATUS,
                    SEXUALITY,
                    POLITICS,
                    HEALTH,
                    BIOMETRIC,
                    CRIMINAL_RECORD,
                    IMAGE,
                    DOCUMENT,
                    CONTACT,
                    JSON,
                    NONE -> {}
        }
    }

    /** Codes and single words are no notes, though a short note may be a single word. */
    private void toFreeText() {
        double words =
                values.share(text -> text.indexOf(' ') > 0 || text.codePoints().anyMatch(Character::isIdeographic));
        if (values.isEnumeration() && values.size() <= 12 && values.share(Dictionary::isProse) < 0.3)
            guess.speaksAgainst(DataClass.FREE_TEXT, 2, "values: few and the same");
        else if (values.size() >= 8 && words < 0.1)
            guess.speaksAgainst(DataClass.FREE_TEXT, 3.5, "values: single words");
    }

    void toNumbers() {
        for (DataClass kind : guess.considered()) {
            if (guess.of(kind) <= 0 || values.size() < ENOUGH) continue;
            switch (kind) {
                case PHONE -> unless(kind, 4, 0.3, text -> digits(text) >= 6);
                case CARD -> unless(kind, 4, 0.3, text -> digits(text) >= 3);
                case NATIONAL_ID, BANK_ACCOUNT -> unless(kind, 3, 0.3, text -> digits(text) >= 5);
                case IP -> unless(kind, 4, 0.3, text -> digits(text) >= 7);
                case GEO -> unless(kind, 5, 0.8, text -> Math.abs(number(text)) <= 180);
                case BIRTH_DATE -> unless(kind, 4, 0.7, text -> isAgeOrYear(number(text)));
                case CARD_EXPIRY -> unless(kind, 4, 0.7, text -> number(text) > 0 && number(text) < 210_000);
                default -> {}
            }
        }
    }

    private static boolean isAgeOrYear(double number) {
        return (number >= 0 && number <= 125)
                || (number >= 1850 && number <= 2100)
                || (number >= 18_500_101 && number <= 21_001_231)
                || Math.abs(number) > 1_000_000;
    }

    private void unless(DataClass kind, double logOdds, double share, Predicate<String> plausible) {
        if (values.share(plausible) < share) guess.speaksAgainst(kind, logOdds, "values: not what the name says");
    }

    private static long digits(String text) {
        return text.chars().filter(c -> c >= '0' && c <= '9').count();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
