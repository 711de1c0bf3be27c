package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.FormerTitle.Kind;
import org.matricula.curriculum.provider.store.AwardStore;
import org.matricula.curriculum.provider.store.KeptAward;
import org.matricula.curriculum.provider.store.ProgrammeStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;

/** Writes awards, in the transaction of the thread. */
final class AwardWrites implements Settling.Identity<KeptAward> {

    private final AwardStore store;
    private final ProgrammeStore programmes;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final TitleWrites titles;

    AwardWrites(
            AwardStore store,
            ProgrammeStore programmes,
            Identifiers identifiers,
            AuditTrail audit,
            TitleWrites titles) {
        this.store = store;
        this.programmes = programmes;
        this.identifiers = identifiers;
        this.audit = audit;
        this.titles = titles;
    }

    List<RowOutcome> importAll(Caller caller, List<Award> rows, String reason, boolean correctsRecord) {
        Map<String, KeptAward> there = store.byCode(
                rows.stream().map(Award::code).filter(Objects::nonNull).toList());
        Set<String> ledTo = programmes.awarded(there.keySet());
        Settling<String, KeptAward> settling = new Settling<>(there, this, identifiers);
        List<RowOutcome> outcomes = new ArrayList<>();
        for (Award row : rows) {
            Faults faults = Rules.award(new Faults(), row);
            if (faults.isEmpty() && ledTo.contains(row.code())) {
                Rules.fixed(faults, there.get(row.code()).award(), row);
            }
            KeptAward present = settling.present(row.code());
            if (faults.isEmpty() && present != null && !completed(row, present).equals(present.award())) {
                Rules.reason(faults, reason);
            }
            outcomes.add(
                    faults.isEmpty()
                            ? settling.put(row.code(), new KeptAward(0, completed(row, present)))
                            : RowOutcome.refused(faults.problem()));
        }
        store.insert(settling.added());
        store.update(settling.changed());
        Map<String, String> former = new TreeMap<>();
        settling.changed().stream()
                .map(KeptAward::award)
                .filter(one -> !there.get(one.code()).award().title().equals(one.title()))
                .forEach(one ->
                        former.put(one.code(), there.get(one.code()).award().title()));
        if (!correctsRecord) {
            titles.changed(caller, null, Kind.AWARD, former, reason);
        }
        audit.record(caller, settling.entries(null, "award", reason, correctsRecord && !former.isEmpty()));
        return outcomes;
    }

    // a row that says nothing of abbreviation and standing leaves them
    private static Award completed(Award row, KeptAward present) {
        if (present == null) {
            return row;
        }
        Award there = present.award();
        return new Award(
                row.code(),
                row.title(),
                row.family(),
                row.level(),
                row.credits(),
                row.abbreviation() == null ? there.abbreviation() : row.abbreviation(),
                row.standing() == null ? there.standing() : row.standing());
    }

    @Override
    public long of(KeptAward row) {
        return row.id();
    }

    @Override
    public KeptAward with(KeptAward row, long id) {
        return new KeptAward(id, row.award());
    }

    // nobody sees the number under which an award is kept
    @Override
    public String named(KeptAward row) {
        return row.award().code();
    }
}
