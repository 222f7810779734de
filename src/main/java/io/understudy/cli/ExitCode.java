package io.understudy.cli;

import io.understudy.config.ConfigurationException;
import io.understudy.db.AnotherRunHoldsTheLock;
import io.understudy.db.SnapshotInvalid;
import io.understudy.db.SourceFailed;
import io.understudy.db.StagingFailed;
import io.understudy.db.TargetRefused;
import io.understudy.plan.PlanRefused;
import io.understudy.report.PlanText;
import io.understudy.run.CaptureRefused;
import io.understudy.run.ConditionNotMet;
import io.understudy.run.FolderRefused;
import io.understudy.run.KeyRefused;
import io.understudy.run.LocateRefused;
import io.understudy.run.MaskFailed;
import io.understudy.run.ShrinkRefused;
import io.understudy.sample.ClosureOverBudget;
import io.understudy.verify.VerificationFailed;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Whose fault a failure is, as a number for scripts, and as a sentence for people. */
enum ExitCode {
    DONE(0),
    BUG(1),
    USAGE(2),
    FINDINGS(3),
    VERIFICATION_FAILED(4),
    REFUSED(5),
    SOURCE_FAILED(6),
    STAGING_FAILED(7),
    LOCKED(8);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Tells a failure on the error stream and returns its number. */
    static int report(Throwable failure) {
        if (Interruption.isUnderWay()) return BUG.number;
        switch (failure) {
            case ConfigurationException e ->
                e.problems().forEach(problem -> System.err.println("understudy: " + problem));
            case PlanRefused e -> System.err.print(failure.getMessage() + "\n" + PlanText.findings(e.findings()));
            case VerificationFailed e ->
                System.err.print(failure.getMessage() + "\n" + PlanText.findings(e.findings()));
            case ParameterException e -> System.err.println("understudy: " + usage(e));
            default -> System.err.println("understudy: " + sentence(failure));
        }
        return of(failure).number;
    }

    private static ExitCode of(Throwable failure) {
        return switch (failure) {
            case ParameterException e -> USAGE;
            case ConfigurationException e -> USAGE;
            case KeyRefused e -> USAGE;
            case CaptureRefused e -> USAGE;
            case LocateRefused e -> USAGE;
            case ShrinkRefused e -> USAGE;
            case FolderRefused e -> USAGE;
            case PlanRefused e -> FINDINGS;
            case ClosureOverBudget e -> FINDINGS;
            case SnapshotInvalid e -> VERIFICATION_FAILED;
            case VerificationFailed e -> VERIFICATION_FAILED;
            case MaskFailed e -> VERIFICATION_FAILED;
            case ConditionNotMet e -> VERIFICATION_FAILED;
            case TargetRefused e -> REFUSED;
            case SourceFailed e -> SOURCE_FAILED;
            case StagingFailed e -> STAGING_FAILED;
            case AnotherRunHoldsTheLock e -> LOCKED;
            default -> BUG;
        };
    }

    private static String usage(ParameterException failure) {
        String message = String.valueOf(failure.getMessage());
        String sentence = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty())
            sentence += "; did you mean '" + unmatched.getSuggestions().getFirst() + "'?";
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        return sentence + (sentence.endsWith("?") ? " See: " : ". See: ") + command + " --help";
    }

    /** Our own failures speak for themselves. A bug's message may quote anything, so only its kind and our own lines of code are told. */
    private static String sentence(Throwable failure) {
        if (of(failure) != BUG) return String.valueOf(failure.getMessage());
        StringBuilder text = new StringBuilder(
                "this is a bug in Understudy; staging is untouched unless the run said it was published. Please report these lines:");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append("\n  ").append(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith("io.understudy."))
                    text.append("\n    at ").append(frame);
            }
        }
        return text.toString();
    }
}
