package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.RegisteredProgrammes;
import org.matricula.curriculum.provider.store.AwardStore;
import org.matricula.curriculum.provider.store.KeptAward;
import org.matricula.curriculum.provider.store.ProgrammeStore;
import org.matricula.curriculum.provider.store.VersionStore;
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

    static final int RETRY_SECONDS = 30;

    private final ProgrammeStore store;
    private final AwardStore awards;
    private final VersionStore versions;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final Supplier<RegisteredProgrammes> registered;

    ProgrammeWrites(
            ProgrammeStore store,
            AwardStore awards,
            VersionStore versions,
            Identifiers identifiers,
            AuditTrail audit,
            Supplier<RegisteredProgrammes> registered) {
        this.store = store;
        this.awards = awards;
        this.versions = versions;
        this.identifiers = identifiers;
        this.audit = audit;
        this.registered = registered;
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

    Versioned<Programme> change(Caller caller, Programme programme, long version, String reason) {
        Versioned<Programme> before = store.find(caller.scope(), programme.id())
                .orElseThrow(() -> Problem.notFound("programme", programme.id()).exception());
        before.requireVersion(version);
        Programme was = before.record();
        Faults faults = Rules.reason(check(new Faults(), programme, awards(List.of(programme))), reason)
                .check(
                        was.institution().equals(programme.institution()),
                        "institution",
                        programme.institution(),
                        "must stay " + was.institution())
                .check(was.code().equals(programme.code()), "code", programme.code(), "must stay " + was.code());
        Map<ProgrammeId, String> fixed = fixed(caller, was.institution(), List.of(new Wanted(was, programme)));
        if (fixed.containsKey(was.id())) {
            Rules.fixed(faults, was, programme, fixed.get(was.id()));
        }
        faults.refuse();
        if (was.equals(programme)) {
            return before;
        }
        Versioned<Programme> after = store.change(programme, version);
        audit.record(
                caller,
                AuditEntry.changed(
                        was.institution(),
                        "curriculum.change",
                        "programme/" + programme.id(),
                        reason,
                        was,
                        after.record()));
        return after;
    }

    List<RowOutcome> importAll(Caller caller, InstitutionCode institution, List<Programme> rows) {
        Map<String, KeptAward> known = awards(rows);
        Map<String, Programme> there = store.byCode(
                caller.scope(),
                institution,
                rows.stream().map(Programme::code).filter(Objects::nonNull).toList());
        Map<ProgrammeId, String> fixed = fixed(
                caller,
                institution,
                rows.stream()
                        .filter(row -> there.containsKey(row.code()))
                        .map(row -> new Wanted(there.get(row.code()), row))
                        .toList());
        Settling<String, Programme> settling = new Settling<>(there, this, identifiers);
        List<RowOutcome> outcomes = new ArrayList<>();
        for (Programme row : rows) {
            Faults faults = check(new Faults(), row, known);
            Programme present = there.get(row.code());
            if (faults.isEmpty() && present != null && fixed.containsKey(present.id())) {
                Rules.fixed(faults, present, row, fixed.get(present.id()));
            }
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

    /** What a programme is to be. */
    private record Wanted(Programme before, Programme after) {}

    /** Why programmes of an institution may not be what they are to be; those that may are left out. */
    private Map<ProgrammeId, String> fixed(Caller caller, InstitutionCode institution, List<Wanted> wanted) {
        List<ProgrammeId> changing = wanted.stream()
                .filter(one -> !Rules.fixed(new Faults(), one.before(), one.after(), "")
                        .isEmpty())
                .map(one -> one.before().id())
                .distinct()
                .toList();
        Map<ProgrammeId, String> fixed = new HashMap<>();
        versions.decided(caller.scope(), changing).forEach(id -> fixed.put(id, Rules.DECIDED));
        List<ProgrammeId> open =
                changing.stream().filter(id -> !fixed.containsKey(id)).toList();
        if (!open.isEmpty()) {
            RegisteredProgrammes asked = registered.get();
            if (asked == null) {
                throw Problem.unavailable(
                                "Nobody can tell whether students are on the programme while registration is away.",
                                RETRY_SECONDS)
                        .exception();
            }
            asked.of(caller, institution, open).forEach(id -> fixed.put(id, Rules.STUDIED));
        }
        return fixed;
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
