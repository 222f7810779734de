package io.understudy.verify;

import static io.understudy.verify.Facet.Hop.MASKING;

import io.understudy.finding.Finding;
import io.understudy.mask.DocumentMasker;
import io.understudy.mask.GenericMasker;
import io.understudy.mask.Masker;
import io.understudy.mask.NetworkMasker;
import io.understudy.mask.NumberMasker;
import io.understudy.mask.PaymentMasker;
import io.understudy.mask.PersonMasker;
import io.understudy.mask.PluggedIn;
import io.understudy.profile.MaskProfile;
import io.understudy.profile.Partition;
import io.understudy.profile.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Holds values against what masks made of them, row by row: what a mask must never do is an error, what it does to the shape of text is a facet, and what it destroys by design is not judged at all. */
public final class MaskJudge {
    private static final double SHAPES = 0.02;

    /** Of fewer values it may be chance that none changes. */
    private static final int IDLE = 20;

    private MaskJudge() {}

    /** What must stay as it is of each value under that masker. */
    public static Validity validity(Masker masker) {
        return switch (masker) {
            case PersonMasker.Email email -> Validity.EMAIL;
            case PaymentMasker.Card card -> Validity.LUHN;
            case PaymentMasker.Iban iban -> Validity.IBAN;
            case NetworkMasker.Uuid uuid -> Validity.UUID;
            case NumberMasker.Digits digits -> "luhn".equals(digits.check()) ? Validity.LUHN : Validity.NONE;
            default -> Validity.NONE;
        };
    }

    /** Whether a masker gives up the shape of what it masks, on purpose. */
    private static boolean destroys(Masker masker) {
        return is(
                masker,
                one -> one instanceof GenericMasker.Null
                        || one instanceof GenericMasker.Constant
                        || one instanceof GenericMasker.Template);
    }

    /** Whether a masker makes null, on purpose. */
    private static boolean makesNull(Masker masker) {
        return is(masker, one -> one instanceof GenericMasker.Null || one instanceof GenericMasker.NullSometimes);
    }

    /** Whether it is no mask at all if every value stays. Others may find nothing personal in a text, or a number that is round already. */
    private static boolean changesAll(Masker masker) {
        return masker instanceof PluggedIn
                || masker instanceof PersonMasker.Email
                || masker instanceof NetworkMasker.Uuid;
    }

    /** Whether something is so of a masker or of one that it makes use of. */
    private static boolean is(Masker masker, Predicate<Masker> so) {
        if (so.test(masker)) return true;
        if (masker instanceof GenericMasker.NullSometimes sometimes) return is(sometimes.of(), so);
        return masker instanceof GenericMasker.Choice choice
                && (is(choice.otherwise(), so) || choice.when().stream().anyMatch(each -> is(each.mask(), so)));
    }

    /** The facets of shape that a masker promises to keep. */
    static List<Facet> facets(Masker masker, MaskProfile profile) {
        List<Facet> facets = new ArrayList<>();
        if (profile.values() == 0) return facets;
        if (masker instanceof PersonMasker.PersonName || masker instanceof DocumentMasker.Redact) {
            facets.add(Facet.of("scripts", MASKING, profile.before().scriptDistance(profile.after()), SHAPES, 0));
            facets.add(Facet.of("case", MASKING, profile.before().casingDistance(profile.after()), SHAPES, 0));
        }
        return facets;
    }

    /**
     * What a mask did that no mask may do.
     *
     * @param where the column
     */
    public static List<Finding> violations(String where, Masker masker, MaskProfile profile) {
        List<Finding> findings = new ArrayList<>();
        String remedy = "The mask " + masker.name() + " is broken: report it, and choose another one for this column.";
        if (!makesNull(masker) && profile.nulled() > 0)
            findings.add(Finding.error("mask-null", where, told(profile.nulled(), "values became null"), remedy));
        if (!destroys(masker) && profile.emptied() > 0)
            findings.add(Finding.error("mask-empty", where, told(profile.emptied(), "values became ''"), remedy));
        if (!destroys(masker) && profile.filled() > 0)
            findings.add(
                    Finding.error("mask-empty", where, told(profile.filled(), "empty values became others"), remedy));
        if (profile.invalidated() + profile.validated() > 0)
            findings.add(Finding.error(
                    "mask-validity",
                    where,
                    told(
                            profile.invalidated() + profile.validated(),
                            "valid values became invalid, or the other way round"),
                    remedy));
        if (changesAll(masker) && profile.isIdle(IDLE))
            findings.add(
                    Finding.error(
                            "mask-idle",
                            where,
                            told(
                                    profile.unchanged(),
                                    "values, and with them all that are long enough to tell something, stayed as they were"),
                            "The mask " + masker.name()
                                    + " does nothing: repair it, or choose another one; if these values may be seen, keep the column."));
        Partition partition = profile.partition();
        if (partition != null && partition.broken() > 0)
            findings.add(Finding.error(
                    "mask-equality",
                    where,
                    told(
                            partition.broken(),
                            "values were masked otherwise than equal ones before them in the same domain, so joins would break"),
                    remedy));
        return findings;
    }

    private static String told(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s.", count, what);
    }
}
