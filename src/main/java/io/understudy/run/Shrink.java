package io.understudy.run;

import io.understudy.config.Configuration;
import io.understudy.config.Database;
import io.understudy.db.Answer;
import io.understudy.db.GivenRows;
import io.understudy.db.SnapshotInvalid;
import io.understudy.fixture.Expectation;
import io.understudy.fixture.Fixture;
import io.understudy.fixture.FixtureFolder;
import io.understudy.fixture.Shrinking;
import io.understudy.plan.PlanRefused;
import io.understudy.schema.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds the few rows of a fixture for which a condition still holds, by trying them in scratch. Production is asked for its catalog and for no row, and nothing is written to staging. */
public final class Shrink {
    private static final long PATIENCE_SECONDS = 60;

    private final Database database;
    private final ShrinkOptions options;
    private final Progress progress;
    private final FixtureFolder folder;
    private final @Nullable ShellTrial shell;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Scratch scratch;
    private boolean stopped;
    private boolean written;
    private int trials;

    /**
     * @param environment what a command finds in its own, besides where scratch is
     * @throws ShrinkRefused if the database has no scratch
     */
    public Shrink(
            Configuration configuration,
            Database database,
            ShrinkOptions options,
            Map<String, String> environment,
            Progress progress) {
        this.database = database;
        this.options = options;
        this.progress = progress;
        this.folder = new FixtureFolder(configuration.fixtures());
        this.shell = switch (options.condition()) {
            case ShrinkCondition.Query query -> null;
            case ShrinkCondition.Command command -> new ShellTrial(command, Scratch.endpoint(database), environment);
        };
    }

    /**
     * Shrinks it. Until the last step the fixture is what it was; scratch's tables are empty afterwards, whatever happens.
     *
     * @throws ShrinkRefused if that cannot be done as asked
     * @throws PlanRefused if the fixture does not fit scratch's schema
     * @throws io.understudy.db.TargetRefused if scratch may not be written to
     * @throws ConditionNotMet if the condition does not hold of all rows, or holds of none
     */
    public ShrinkOutcome run() {
        try {
            // 1. The fixture, and where the result goes.
            Fixture whole = folder.read(options.ticket());
            if (whole.rows() == 0) throw new ShrinkRefused("Fixture " + whole.ticket() + " has no rows.");
            if (!options.as().equals(options.ticket()) && folder.has(options.as()))
                throw new ShrinkRefused("--as: there is a fixture of " + options.as() + " in "
                        + folder.place(options.as()) + "; choose another name, or drop it.");
            // 2. Scratch, and what may be written there.
            progress.step("Opening scratch");
            try (Scratch opened = Scratch.open(database)) {
                scratch = opened;
                opened.requireTables(whole);
                NumberedRows rows = NumberedRows.of(whole, opened.server(), database.engine());
                opened.use(rows.tables(), options.empty());
                Fixture fixture;
                List<String> remarks = new ArrayList<>();
                try {
                    fixture = shrunk(whole, rows, opened, remarks);
                } finally {
                    if (shell != null) opened.clear();
                }
                // 6. Only now the files.
                return new ShrinkOutcome(whole, fixture, trials, remarks, write(fixture));
            } finally {
                scratch = null;
            }
        } finally {
            done.countDown();
        }
    }

    private Fixture shrunk(Fixture whole, NumberedRows rows, Scratch opened, List<String> remarks) {
        List<Reference> references = opened.references();
        BitSet all = new BitSet();
        all.set(0, rows.count());
        // 3. The condition has to say something about these rows.
        requireMeaning(rows, all, opened);
        // 4. Rows are left out as long as it holds.
        BitSet left =
                new Shrinking(rows.parents(references), rows.byTable(), some -> holds(some, rows, opened)).smallest();
        // 5. It must not have been luck.
        if (!(tried(left, rows, opened) instanceof Verdict.Holds))
            throw new ConditionNotMet(
                    "The condition held for " + counted(left.cardinality())
                            + " and does not when it is tried again; it has to say the same of the same rows every time. The fixture is untouched.");
        remarks.addAll(expectations(whole, rows, all, left, opened));
        return new Remainder(rows, references).of(whole, options.as(), left);
    }

    private void requireMeaning(NumberedRows rows, BitSet all, Scratch opened) {
        progress.step("Trying all " + counted(rows.count()));
        switch (tried(all, rows, opened)) {
            case Verdict.Holds holds -> {}
            case Verdict.Fails fails ->
                throw new ConditionNotMet(
                        "The condition does not hold of the whole fixture, so there is nothing to shrink: "
                                + fails.why() + ". The fixture is untouched.");
            case Verdict.Unclear unclear ->
                throw new ShrinkRefused("Of the whole fixture it cannot be said whether the condition holds: "
                        + unclear.why() + ". The fixture is untouched.");
        }
        if (tried(new BitSet(), rows, opened) instanceof Verdict.Holds)
            throw new ConditionNotMet(
                    "The condition holds without any row of the fixture, too, so it says nothing about them; choose one that holds only while the fault shows. The fixture is untouched.");
    }

    private boolean holds(BitSet some, NumberedRows rows, Scratch opened) {
        boolean holds;
        try {
            holds = tried(some, rows, opened) instanceof Verdict.Holds;
        } catch (SnapshotInvalid doNotLoad) {
            holds = false;
        }
        if (holds) progress.step("Trial " + trials + ": " + counted(some.cardinality()) + " will do");
        return holds;
    }

    private static String counted(int rows) {
        return rows + (rows == 1 ? " row" : " rows");
    }

    private Verdict tried(BitSet some, NumberedRows rows, Scratch opened) {
        refuseIfStopped();
        trials++;
        List<GivenRows> given = rows.given(some);
        Verdict verdict = switch (options.condition()) {
            case ShrinkCondition.Query query -> asked(query, opened.ask(given, query.sql()));
            case ShrinkCondition.Command command -> {
                opened.load(given);
                yield Objects.requireNonNull(shell).run();
            }
        };
        refuseIfStopped();
        return verdict;
    }

    private static Verdict asked(ShrinkCondition.Query query, Answer answer) {
        if (!answer.isGiven()) return new Verdict.Unclear("the query has no answer, because " + answer.complaint());
        return Expectations.isMet(query.is(), answer.value())
                ? new Verdict.Holds()
                : new Verdict.Fails("the query gives something else than " + query.is());
    }

    /** What the fixture expects may have been about rows that are gone. */
    private static List<String> expectations(
            Fixture whole, NumberedRows rows, BitSet all, BitSet left, Scratch opened) {
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < whole.expectations().size(); i++) {
            Expectation one = whole.expectations().get(i);
            boolean before = Expectations.isMet(one, opened.ask(rows.given(all), one.sql()));
            boolean after = Expectations.isMet(one, opened.ask(rows.given(left), one.sql()));
            if (before && !after)
                remarks.add(
                        "Expectation " + (i + 1)
                                + " held of all rows and does not hold of those that are left; correct expect: in fixture.yml.");
        }
        return remarks;
    }

    private synchronized Path write(Fixture fixture) {
        refuseIfStopped();
        written = true;
        return folder.write(fixture);
    }

    private synchronized void refuseIfStopped() {
        if (stopped) throw new ShrinkRefused("Interrupted; the fixture is untouched.");
    }

    private synchronized boolean stop() {
        stopped = true;
        return written;
    }

    /**
     * Ends it, from another thread, and waits until scratch's tables are empty again.
     *
     * @return what has become of the fixture and of scratch, as the rest of a sentence
     */
    public String abort() {
        if (stop()) return "the fixture was written already.";
        if (shell != null) {
            shell.stop();
        } else {
            Scratch open = scratch;
            if (open != null) open.abort();
        }
        try {
            if (done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) return "the fixture is untouched.";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Scratch open = scratch;
        if (open != null) open.abort();
        return "the fixture is untouched; scratch may hold rows of it, which the next fixture shrink removes with --empty.";
    }
}
