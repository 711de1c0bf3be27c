package org.matricula.registration.provider.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.basis.Routes;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.Standing;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.students.api.StudentId;

/** Registers a student on a programme and moves registrations on after a board, on behalf of one caller. */
public final class ProgrammeWork {

    private static final String SUBJECT = "programme-registration/";
    /** Why registrations move on after a board. */
    public static final String DECISION = "decision of a board";

    private final ProgrammeRegistrationStore store;
    private final Caller caller;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final StandingStore standings;

    public ProgrammeWork(
            ProgrammeRegistrationStore store,
            StandingStore standings,
            Caller caller,
            Identifiers identifiers,
            AuditTrail auditTrail,
            Clock clock) {
        this.store = store;
        this.standings = standings;
        this.clock = clock;
        this.caller = caller;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
    }

    /** The registration as it is to be kept; all that is wrong with it is told at once. */
    public ProgrammeRegistration checked(
            ProgrammeRegistration wanted, Neighbours neighbours, Routes routes, LocalDate today) {
        Faults faults = neighbours.check(new Faults(), wanted.studentId());
        Programme programme = wanted.programmeId() == null
                ? null
                : neighbours.programme(wanted.programmeId()).orElse(null);
        faults.check(programme != null, "programmeId", wanted.programmeId(), "must be a programme of the institution");
        routes.stage(routes.check(RegistrationRules.check(faults, wanted, programme, today), wanted), wanted)
                .check(
                        wanted.status() == null || wanted.status() == Status.ACTIVE,
                        "status",
                        wanted.status(),
                        "must be ACTIVE when a student registers")
                .check(wanted.endedOn() == null, "endedOn", wanted.endedOn(), "must be empty when a student registers")
                .refuse();
        return routes.settled(wanted);
    }

    /** Adds a checked registration. */
    public Versioned<ProgrammeRegistration> register(ProgrammeRegistration checked) {
        store.ofStudents(caller.scope(), checked.institution(), Set.of(checked.studentId())).stream()
                .filter(r -> r.programmeId().equals(checked.programmeId()))
                .filter(r -> r.status() == Status.ACTIVE || r.entrySession().equals(checked.entrySession()))
                .findAny()
                .ifPresent(r -> {
                    throw Problem.conflict(
                                    "programmeId",
                                    r.programmeId(),
                                    "the student is registered on it already, by registration " + r.id())
                            .exception();
                });
        ProgrammeRegistrationId id = new ProgrammeRegistrationId(identifiers.next());
        Versioned<ProgrammeRegistration> created = store.create(
                caller.scope(),
                checked.identified(id).standing(Status.ACTIVE, null),
                Note.of(caller, clock, Change.REGISTERED, null, "registered"));
        auditTrail.record(
                caller,
                AuditEntry.created(
                        checked.institution(), "registration.register-programme", SUBJECT + id, created.record()));
        return created;
    }

    /**
     * Moves active registrations to the next session, or to their end when there is no level. Those of the dead stay:
     * nothing new begins for them. Where a repeat is agreed for that session the level stays as it is.
     *
     * @param registrable who knows which students are dead
     * @param routes who knows whether a placement comes before the level
     * @return those that have moved or ended, as they were before
     */
    public List<ProgrammeRegistration> advance(
            List<ProgrammeRegistrationId> ids,
            AcademicSession nextSession,
            Integer level,
            LocalDate on,
            Registrable registrable,
            Routes routes) {
        Faults faults = new Faults().given("on", on);
        if (level != null) {
            RegistrationRules.level(faults.given("nextSession", nextSession), level);
        }
        faults.refuse();
        List<ProgrammeRegistration> held = store.locked(caller.scope(), ids);
        requireAll(ids, held);
        Set<StudentId> dead = level == null ? Set.of() : dead(registrable, held);
        Map<ProgrammeRegistrationId, Standing> standing = standings.of(caller.scope(), ids);
        Set<ProgrammeRegistrationId> undecided =
                level == null ? Set.of() : standings.rolledOver(caller.scope(), ids, nextSession);
        List<ProgrammeRegistration> changed = new ArrayList<>();
        List<ProgrammeRegistration> moved = new ArrayList<>();
        List<AuditEntry> audit = new ArrayList<>();
        for (ProgrammeRegistration before : held) {
            if (dead.contains(before.studentId())) {
                continue;
            }
            ProgrammeRegistration after = level == null
                    ? completed(before, on)
                    : movedOn(
                            before,
                            nextSession,
                            level,
                            standing.get(before.id()),
                            undecided.contains(before.id()),
                            routes);
            if (!after.equals(before)) {
                changed.add(after);
                moved.add(before);
                audit.add(AuditEntry.changed(
                        before.institution(),
                        level == null ? "registration.complete" : "registration.advance",
                        SUBJECT + before.id(),
                        DECISION,
                        before,
                        after));
            }
        }
        store.updateAll(caller.scope(), changed, Note.of(caller, clock, change(level), on, DECISION));
        auditTrail.record(caller, audit);
        return moved;
    }

    private Set<StudentId> dead(Registrable registrable, List<ProgrammeRegistration> held) {
        Map<InstitutionCode, List<StudentId>> students = held.stream()
                .collect(Collectors.groupingBy(
                        ProgrammeRegistration::institution,
                        Collectors.mapping(ProgrammeRegistration::studentId, Collectors.toList())));
        Set<StudentId> dead = new HashSet<>();
        students.forEach((institution, ids) ->
                dead.addAll(registrable.dead(caller, institution, ids).keySet()));
        return dead;
    }

    /** What a board's decision makes of registrations. */
    public static Change change(Integer level) {
        return level == null ? Change.COMPLETED : Change.ADVANCED;
    }

    private static void requireAll(List<ProgrammeRegistrationId> ids, List<ProgrammeRegistration> held) {
        Set<ProgrammeRegistrationId> missing = new HashSet<>(ids);
        held.forEach(r -> missing.remove(r.id()));
        missing.stream().findAny().ifPresent(id -> {
            throw Problem.notFound("programme registration", id).exception();
        });
    }

    private static ProgrammeRegistration movedOn(
            ProgrammeRegistration before,
            AcademicSession session,
            int level,
            Standing standing,
            boolean undecided,
            Routes routes) {
        boolean there = before.session().compareTo(session) >= 0 && !undecided;
        boolean stays = before.status() != Status.ACTIVE || there;
        if (stays) {
            return before;
        }
        String mode = standing.modeIn(session);
        return standing.isRepeatedIn(session)
                ? routes.inMode(before, session, mode).in(session, before.level(), mode)
                : routes.on(before, session, level, mode);
    }

    private static ProgrammeRegistration completed(ProgrammeRegistration before, LocalDate on) {
        if (before.status() != Status.ACTIVE) {
            return before;
        }
        if (on.isBefore(before.startedOn())) {
            throw Problem.invalid(
                            "on",
                            on,
                            "must not be before the first day %s of registration %s"
                                    .formatted(before.startedOn(), before.id()))
                    .exception();
        }
        return before.standing(Status.COMPLETED, on);
    }
}
