package io.understudy.plan;

import io.understudy.mask.DateMasker;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import io.understudy.mask.NetworkMasker;
import io.understudy.mask.NumberMasker;
import io.understudy.mask.PaymentMasker;
import io.understudy.mask.PersonMasker;
import io.understudy.mask.PlaceMasker;
import io.understudy.mask.PluggedIn;
import io.understudy.schema.DataType;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether masked values still obey a condition that production's obey. Where that cannot be told, it says so: the server has the last word when it loads. */
enum CheckJudge {
    OBEYS,
    BREAKS,
    UNKNOWN;

    static CheckJudge judge(Masker masker, CheckClause clause) {
        return switch (masker) {
            // A condition on null is neither true nor false, which a server lets pass.
            case GenericMasker.Null() -> clause instanceof CheckClause.NotNull ? BREAKS : known(clause);
            case GenericMasker.Keep() -> OBEYS;
            case GenericMasker.Constant(var value) -> ofConstant(value, clause);
            case GenericMasker.NullSometimes(var rate, var of) ->
                clause instanceof CheckClause.NotNull ? BREAKS : judge(of, clause);
            case GenericMasker.Choice choice -> ofChoice(choice, clause);
            case Masker other -> ofChanged(other, clause);
        };
    }

    /** Which case a row comes under shows only when it is read. */
    private static CheckJudge ofChoice(GenericMasker.Choice choice, CheckClause clause) {
        Set<CheckJudge> verdicts = Stream.concat(
                        choice.when().stream().map(GenericMasker.Case::mask), Stream.of(choice.otherwise()))
                .map(masker -> judge(masker, clause))
                .collect(Collectors.toSet());
        return verdicts.size() == 1 ? verdicts.iterator().next() : UNKNOWN;
    }

    private static CheckJudge known(CheckClause clause) {
        return clause instanceof CheckClause.Other ? UNKNOWN : OBEYS;
    }

    private static CheckJudge ofConstant(String value, CheckClause clause) {
        return switch (clause) {
            case CheckClause.OneOf(var column, var values) -> of(values.contains(value));
            case CheckClause.Compared(var column, var length, var operator, var number) ->
                length
                        ? compare(BigDecimal.valueOf(value.codePointCount(0, value.length())), operator, number)
                        : value.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")
                                ? compare(new BigDecimal(value), operator, number)
                                : UNKNOWN;
            case CheckClause.Like(var column, var not, var pattern) ->
                pattern.contains("\\") ? UNKNOWN : of(not != Pattern.matches(regexOf(pattern), value));
            case CheckClause.Matches(var column, var regex) -> matches(regex, value);
            case CheckClause.ValidJson(var column) -> of(makesJson(new GenericMasker.Constant(value)));
            case CheckClause.NotNull(var column) -> OBEYS;
            case CheckClause.Other(var text) -> UNKNOWN;
        };
    }

    /** A LIKE pattern as a regular expression. */
    private static String regexOf(String like) {
        return like.codePoints()
                .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining("", "(?s)", ""));
    }

    private static CheckJudge of(boolean obeys) {
        return obeys ? OBEYS : BREAKS;
    }

    private static CheckJudge compare(BigDecimal value, String operator, BigDecimal number) {
        int compared = value.compareTo(number);
        return of(
                switch (operator) {
                    case "<" -> compared < 0;
                    case "<=" -> compared <= 0;
                    case ">" -> compared > 0;
                    case ">=" -> compared >= 0;
                    case "<>" -> compared != 0;
                    default -> compared == 0;
                });
    }

    /** Only what servers and Java read alike. */
    private static CheckJudge matches(String regex, String value) {
        if (!regex.matches("[\\p{L}\\p{N} ^$.*+?|(){}\\[\\],_@#%&/:;<>=!~-]*") || regex.contains("(?")) return UNKNOWN;
        try {
            return of(Pattern.compile(regex).matcher(value).find());
        } catch (PatternSyntaxException otherDialect) {
            return UNKNOWN;
        }
    }

    private static CheckJudge ofChanged(Masker masker, CheckClause clause) {
        return switch (clause) {
            case CheckClause.OneOf list -> mayMeetAList(masker) ? UNKNOWN : BREAKS;
            case CheckClause.Compared(var column, var length, var operator, var number) ->
                length ? of(keepsLength(masker), UNKNOWN) : of(keepsSign(masker) && number.signum() == 0, UNKNOWN);
            case CheckClause.Like(var column, var not, var pattern) ->
                of(makesAddresses(masker) && !not && pattern.matches("%_?@_?%"), UNKNOWN);
            case CheckClause.Matches matches -> UNKNOWN;
            case CheckClause.ValidJson json -> of(makesJson(masker), UNKNOWN);
            case CheckClause.NotNull present -> OBEYS;
            case CheckClause.Other other -> UNKNOWN;
        };
    }

    private static boolean makesAddresses(Masker masker) {
        return masker instanceof PersonMasker.Email
                || (masker instanceof PersonMasker.Person person && person.part() == PersonMasker.Person.Aspect.EMAIL);
    }

    /** What masks JSON makes JSON of it. */
    private static boolean makesJson(Masker masker) {
        return masker.refusal(DataType.of("json", DataType.Kind.JSON), true).isEmpty();
    }

    private static CheckJudge of(boolean obeys, CheckJudge otherwise) {
        return obeys ? OBEYS : otherwise;
    }

    /** What makes values of a certain kind may make those that somebody has listed. */
    private static boolean mayMeetAList(Masker masker) {
        return masker instanceof NumberMasker.Bucket
                || masker instanceof DateMasker
                || masker instanceof PlaceMasker
                || masker instanceof PersonMasker.JobTitle
                || masker instanceof PersonMasker.Person
                || masker instanceof GenericMasker.Template
                || masker instanceof PluggedIn;
    }

    private static boolean keepsSign(Masker masker) {
        return masker instanceof NumberMasker.NumberNoise
                || masker instanceof NumberMasker.MoneyNoise
                || masker instanceof NumberMasker.RankNumber
                || masker instanceof NumberMasker.Digits;
    }

    private static boolean keepsLength(Masker masker) {
        return masker instanceof NumberMasker.Digits
                || masker instanceof GenericMasker.Text
                || masker instanceof PaymentMasker.Card
                || masker instanceof NetworkMasker.Uuid
                || masker instanceof NetworkMasker.Mac;
    }
}
