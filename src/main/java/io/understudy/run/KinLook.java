package io.understudy.run;

import io.understudy.cover.Stratum;
import io.understudy.cover.TableCover;
import io.understudy.db.Inquiry;
import io.understudy.sample.Cohort;
import io.understudy.sample.Families;
import io.understudy.schema.DataType.Kind;
import io.understudy.schema.Reference;
import io.understudy.schema.Table;
import io.understudy.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Looks for orphans, for owners without rows and for the one that has the most, where production is not read whole: by asking, where indexes let the server answer soon. */
final class KinLook {
    /** Some are kept already, so that more are asked for than are wanted. */
    private static final int ASKED_FOR_ONE = 4;

    private static final long LARGEST_NAME = 0xffff_ffffL;
    private static final String TOO_LONG = ": the server did not find out in time";

    private final LightLook light;
    private final LightLook.Subject subject;
    private final Table table;
    private final TableCover cover;

    KinLook(LightLook light, LightLook.Subject subject) {
        this.light = light;
        this.subject = subject;
        table = subject.table();
        cover = subject.cover();
    }

    void orphans() {
        light.plan().unenforced().stream()
                .filter(reference -> reference.child().equals(table.name()))
                .forEach(this::orphans);
    }

    /** @param counted whether it is known how many rows each owner has that has any */
    void families(boolean counted) {
        if (light.plan().sampling().of(table.name()).cohort() instanceof Cohort.WithOwner owned)
            families(owned, counted);
    }

    private void orphans(Reference reference) {
        String what = new Stratum.Orphan(reference.toString()).text();
        String hindrance = hindrance(reference, true);
        if (hindrance != null) {
            cover.leaveOut(what + hindrance, 1);
            return;
        }
        boolean answered = light.inquiry()
                .dangling(
                        kin(reference),
                        light.format(table),
                        LightLook.telling(cover.told(new Stratum.Orphan(reference.toString())), subject));
        if (!answered) cover.leaveOut(what + TOO_LONG, 1);
    }

    private Inquiry.Kin kin(Reference reference) {
        return new Inquiry.Kin(
                reference,
                light.where(table.name()),
                light.where(reference.parent()),
                light.each() * ASKED_FOR_ONE,
                light.time().next());
    }

    /** Why it is not asked; null if it is. */
    private @Nullable String hindrance(Reference reference, boolean bothSides) {
        boolean leads = LightLook.isSmall(table) || isIndexed(table.name(), reference.columns(), reference);
        if (bothSides && leads) {
            Table parent = light.plan().schema().table(reference.parent()).orElseThrow();
            leads = LightLook.isSmall(parent) || isIndexed(parent.name(), reference.parentColumns(), reference);
        }
        if (!leads) return ": no index leads there";
        return light.time().isOver() ? ": no time was left" : null;
    }

    /** Whether an index begins with these columns in any order, or with the kind of a polymorphic reference and then these. */
    private boolean isIndexed(TableName name, List<String> columns, Reference reference) {
        Reference.Discriminator kind = reference.discriminator();
        return light.source().indexes(name).stream().anyMatch(index -> {
            boolean ofKind =
                    kind != null && !index.isEmpty() && index.getFirst().equals(kind.column());
            List<String> rest = ofKind ? index.subList(1, index.size()) : index;
            return rest.size() >= columns.size() && new HashSet<>(rest.subList(0, columns.size())).containsAll(columns);
        });
    }

    private void families(Cohort.WithOwner owned, boolean counted) {
        Reference owner = owned.owner();
        Optional<LongPredicate> kept = light.closure().kept(owner);
        if (kept.isEmpty()) return;
        if (!counted) leaveOut(owner, "other numbers of", "");
        String hindrance =
                isCalledByNumbers(owner) ? hindrance(owner, false) : ": they are not called by whole numbers";
        if (hindrance != null) {
            leaveOut(owner, "0", hindrance);
            if (!counted) leaveOut(owner, "most", hindrance);
            return;
        }
        light.inquiry()
                .childless(kin(owner))
                .ifPresentOrElse(none -> told(owner, "0", none, kept.get()), () -> leaveOut(owner, "0", TOO_LONG));
        if (!counted) largest(owned, kept.get());
    }

    private void largest(Cohort.WithOwner owned, LongPredicate kept) {
        Reference owner = owned.owner();
        if (light.time().isOver()) {
            leaveOut(owner, "most", ": no time was left");
            return;
        }
        Optional<List<Inquiry.Family>> asked = light.inquiry().largest(kin(owner));
        if (asked.isEmpty()) leaveOut(owner, "most", TOO_LONG);
        List<Inquiry.Family> largest = asked.orElse(List.of());
        if (largest.isEmpty()) return;
        long rows = largest.getFirst().rows();
        Long most = owned.most();
        if (most != null && rows > most) {
            leaveOut(owner, "more than " + most, "");
            return;
        }
        if (largest.getFirst().byStatistics()) cover.foundByStatistics(new Stratum.FanOut(owner.toString(), "most"));
        told(
                owner,
                "most",
                largest.stream().filter(family -> family.rows() == rows).toList(),
                kept);
    }

    private void told(Reference owner, String size, List<Inquiry.Family> families, LongPredicate kept) {
        List<Families.Family> others = new ArrayList<>();
        int chosen = 0;
        for (Inquiry.Family family : families) {
            long name = number(family.name());
            if (name < 0) continue;
            if (kept.test(name)) chosen++;
            else others.add(new Families.Family(name, (int) Math.min(Integer.MAX_VALUE, family.rows())));
        }
        if (chosen + others.size() < families.size())
            leaveOut(owner, size, ": they are called by numbers that are too large");
        if (chosen + others.size() > 0)
            cover.told(owner, new Families.Size(size, chosen + others.size(), chosen, others));
    }

    /** Negative if it is none from 0 to 2^32 - 1. */
    private static long number(String name) {
        try {
            long number = Long.parseLong(name);
            return number <= LARGEST_NAME ? number : -1;
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }

    private boolean isCalledByNumbers(Reference owner) {
        Table parent = light.plan().schema().table(owner.parent()).orElseThrow();
        return owner.columns().size() == 1
                && isInteger(table, owner.columns().getFirst())
                && isInteger(parent, owner.parentColumns().getFirst());
    }

    private static boolean isInteger(Table table, String column) {
        return table.column(column).orElseThrow().type().kind() == Kind.INTEGER;
    }

    private void leaveOut(Reference owner, String size, String why) {
        cover.leaveOut(new Stratum.FanOut(owner.toString(), size).text() + why, 1);
    }
}
