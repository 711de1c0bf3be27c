package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.provider.store.AwardStore;
import org.matricula.curriculum.provider.store.KeptAward;
import org.matricula.curriculum.provider.store.ProgrammeStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;

/** Writes programmes, in the transaction of the thread. */
final class ProgrammeWrites implements Settling.Identity<Programme> {

    private final ProgrammeStore store;
    private final AwardStore awards;
    private final Identifiers identifiers;
    private final AuditTrail audit;

    ProgrammeWrites(ProgrammeStore store, AwardStore awards, Identifiers identifiers, AuditTrail audit) {
        this.store = store;
        this.awards = awards;
        this.identifiers = identifiers;
        this.audit = audit;
    }

    Versioned<Programme> create(Caller caller, Programme programme, Faults faults) {
        List<Programme> one = List.of(programme);
        check(faults, programme, awards(one)).refuse();
        InstitutionCode institution = programme.institution();
        if (!store.byCode(caller.scope(), institution, List.of(programme.code()))
                .isEmpty()) {
            throw taken(programme).exception();
        }
        Versioned<Programme> created = store.insert(with(programme, identifiers.next()));
        audit.record(
                caller,
                AuditEntry.created(
                        institution,
                        "curriculum.create",
                        "programme/" + created.record().id(),
                        created.record()));
        return created;
    }

    List<RowOutcome> importAll(Caller caller, InstitutionCode institution, List<Programme> rows) {
        Map<String, KeptAward> known = awards(rows);
        Settling<String, Programme> settling = new Settling<>(
                store.byCode(
                        caller.scope(),
                        institution,
                        rows.stream()
                                .map(Programme::code)
                                .filter(Objects::nonNull)
                                .toList()),
                this,
                identifiers);
        List<RowOutcome> outcomes = new ArrayList<>();
        for (Programme row : rows) {
            Faults faults = check(new Faults(), row, known);
            outcomes.add(
                    faults.isEmpty()
                            ? settling.put(row.code(), at(institution, row))
                            : RowOutcome.refused(faults.problem()));
        }
        store.insert(settling.added());
        store.update(settling.changed());
        audit.record(caller, settling.entries(institution, "programme"));
        return outcomes;
    }

    static Problem taken(Programme programme) {
        return Problem.conflict("code", programme.code(), "is the code of another programme of the institution");
    }

    @Override
    public long of(Programme row) {
        return row.id().value();
    }

    @Override
    public Programme with(Programme row, long id) {
        return copy(new ProgrammeId(id), row.institution(), row);
    }

    private static Programme at(InstitutionCode institution, Programme row) {
        return copy(null, institution, row);
    }

    private static Programme copy(ProgrammeId id, InstitutionCode institution, Programme row) {
        return new Programme(
                id,
                institution,
                row.code(),
                row.title(),
                row.awardCode(),
                row.group(),
                row.scale(),
                row.firstLevel(),
                row.finalLevel());
    }

    private static Faults check(Faults faults, Programme programme, Map<String, KeptAward> known) {
        Rules.programme(faults, programme);
        return programme.awardCode() == null
                ? faults
                : faults.check(
                        known.containsKey(programme.awardCode()),
                        "awardCode",
                        programme.awardCode(),
                        "must be on the list of awards");
    }

    private Map<String, KeptAward> awards(List<Programme> rows) {
        return awards.byCode(
                rows.stream().map(Programme::awardCode).filter(Objects::nonNull).toList());
    }
}
