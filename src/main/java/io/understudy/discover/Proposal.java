package io.understudy.discover;

import org.jspecify.annotations.Nullable;

/**
 * What a rules file gets for a column.
 *
 * @param rule the decision, or the proposal for one; null where there is nothing to propose
 * @param kind whether it counts
 * @param why in few words, for the comment behind it; empty if there is nothing to say
 */
record Proposal(@Nullable Rule rule, Kind kind, String why) {
    /** Whether a rule counts. */
    enum Kind {
        DECIDED,
        /** It stands in a comment until a person has decided. */
        UNDECIDED,
        /** The column needs no rule. */
        REMARK
    }

    static Proposal decided(Rule rule, String why) {
        return new Proposal(rule, Kind.DECIDED, why);
    }

    static Proposal undecided(@Nullable Rule rule, String why) {
        return new Proposal(rule, Kind.UNDECIDED, why);
    }

    static Proposal remark(String why) {
        return new Proposal(null, Kind.REMARK, why);
    }

    boolean isDecided() {
        return kind == Kind.DECIDED;
    }

    boolean isRemark() {
        return kind == Kind.REMARK;
    }
}
