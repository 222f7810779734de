package io.understudy.cover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/** Few rows that give many strata what they lack: always the row that serves the most. What a row serves only shrinks, so that it is worked out anew only when the row's turn comes. */
final class Multicover {
    private final Strata strata;
    private final int[] lacking;
    private final Set<Long> taken;

    /** A row whose turn may come, and what it served when that was looked at last. */
    private record Turn(Candidate candidate, int served) {}

    /** A chosen row, and the strata that it was chosen for. */
    record Chosen(Candidate candidate, List<Integer> reasons) {}

    /**
     * So that each stratum has {@code each} rows, or all that it has in production.
     *
     * @param taken the units of rows that were chosen before, to which those that are chosen now are added: a row that is the most extreme in two ways was remembered twice
     */
    Multicover(Strata strata, int each, Set<Long> taken) {
        this.strata = strata;
        this.taken = taken;
        lacking = new int[strata.size()];
        for (int slot = 0; slot < lacking.length; slot++) {
            if (strata.isLive(slot))
                lacking[slot] = (int) Math.max(0, Math.min(each, strata.rows(slot)) - strata.met(slot));
        }
    }

    /** At most so many rows. */
    List<Chosen> choose(int most) {
        PriorityQueue<Turn> turns = new PriorityQueue<>((one, other) -> one.served() != other.served()
                ? Integer.compare(other.served(), one.served())
                : Long.compare(one.candidate().unit, other.candidate().unit));
        for (Candidate candidate : candidates())
            turns.add(new Turn(candidate, served(candidate).size()));
        List<Chosen> chosen = new ArrayList<>();
        while (chosen.size() < most && !turns.isEmpty()) {
            Turn turn = turns.remove();
            List<Integer> served = served(turn.candidate());
            if (served.isEmpty() || taken.contains(turn.candidate().unit)) continue;
            if (served.size() < turn.served()) {
                turns.add(new Turn(turn.candidate(), served.size()));
                continue;
            }
            taken.add(turn.candidate().unit);
            served.forEach(slot -> lacking[slot]--);
            chosen.add(new Chosen(turn.candidate(), served));
        }
        return chosen;
    }

    private Set<Candidate> candidates() {
        Set<Candidate> candidates = new LinkedHashSet<>();
        for (int slot = 0; slot < lacking.length; slot++) {
            if (lacking[slot] == 0) continue;
            for (Candidate candidate : strata.candidates(slot))
                if (candidate != null && !taken.contains(candidate.unit)) candidates.add(candidate);
        }
        return candidates;
    }

    private List<Integer> served(Candidate candidate) {
        return Arrays.stream(candidate.strata)
                .map(strata::target)
                .filter(slot -> slot >= 0 && lacking[slot] > 0)
                .distinct()
                .boxed()
                .toList();
    }
}
