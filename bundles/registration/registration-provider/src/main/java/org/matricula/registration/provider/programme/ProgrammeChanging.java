package org.matricula.registration.provider.programme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.StudyTime.Rest;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.basis.Routes;
import org.matricula.registration.provider.basis.SessionDays;
import org.matricula.registration.provider.module.ModuleLeaving;
import org.matricula.registration.provider.programme.ChangeNews.News;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.Standing;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ProgrammeChanges} on the domain's stores; the student's status event is recorded in the same transaction. */
@Component
public final class ProgrammeChanging implements ProgrammeChanges {

    private static final Set<Change> BEGINNINGS = Set.of(Change.REGISTERED, Change.TRANSFERRED_BACK);
    /** What takes a change back. */
    private static final Map<Change, Change> TAKES_BACK = Map.of(
            Change.WITHDRAWN, Change.REINSTATED,
            Change.SUSPENDED, Change.SUSPENSION_VOIDED,
            Change.RETURN_PUT_OFF, Change.RETURN_VOIDED,
            Change.RESUMED, Change.RETURN_VOIDED,
            Change.TRANSFERRED, Change.TRANSFER_VOIDED);

    private static final Set<Status> HERE = Set.of(Status.ACTIVE);
    private static final Set<Status> HERE_OR_AWAY = Set.of(Status.ACTIVE, Status.SUSPENDED);
    private static final Set<Status> BY_CHANGE =
            Set.of(Status.ACTIVE, Status.SUSPENDED, Status.WITHDRAWN, Status.TRANSFERRED);

    private final ProgrammeRegistrationStore programmes;
    private final StandingStore standings;
    private final ModuleLeaving leaving;
    private final ProgrammeTelling telling;
    private final Students students;
    private final Persons persons;
    private final StatusTelling statuses;
    private final Registrable registrable;
    private final Contributors contributors;
    private final Admissions admissions;
    private final Curriculum curriculum;
    private final ProgrammeVersions versions;
    private final Regulations regulations;
    private final PeriodRules periods;
    private final SessionDays days;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final ChangeNews news;
    private final Clock clock;
    private final LocalDays localDays;

    /** Writes to the stores and to the students' status. */
    @Activate
    public ProgrammeChanging(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference StandingStore standings,
            @Reference ModuleLeaving leaving,
            @Reference ProgrammeTelling telling,
            @Reference Students students,
            @Reference Persons persons,
            @Reference StatusTelling statuses,
            @Reference Registrable registrable,
            @Reference Contributors contributors,
            @Reference Admissions admissions,
            @Reference Curriculum curriculum,
            @Reference ProgrammeVersions versions,
            @Reference Regulations regulations,
            @Reference PeriodRules periods,
            @Reference SessionDays days,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference ChangeNews news,
            @Reference Clock clock,
            @Reference LocalDays localDays) {
        this.programmes = programmes;
        this.standings = standings;
        this.leaving = leaving;
        this.telling = telling;
        this.students = students;
        this.persons = persons;
        this.statuses = statuses;
        this.registrable = registrable;
        this.contributors = contributors;
        this.admissions = admissions;
        this.curriculum = curriculum;
        this.versions = versions;
        this.regulations = regulations;
        this.periods = periods;
        this.days = days;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.news = news;
        this.clock = clock;
        this.localDays = localDays;
    }

    @Override
    public Versioned<ProgrammeRegistration> withdraw(
            Caller caller, ProgrammeRegistrationId id, LocalDate effective, long version, Cause cause) {
        return left(
                caller,
                id,
                effective,
                version,
                cause,
                Status.WITHDRAWN,
                Change.WITHDRAWN,
                StatusEvent.Status.WITHDRAWN);
    }

    @Override
    public Versioned<ProgrammeRegistration> reinstate(
            Caller caller, ProgrammeRegistrationId id, long version, Cause cause) {
        caller.require(REINSTATE);
        return written(caller, () -> {
            Standing before = heldAlive(caller, id, version, BY_CHANGE);
            ProgrammeRegistration left = before.registration();
            List<RegistrationState> states = standing(caller, id);
            RegistrationState mistake = states.get(states.size() - 1);
            if (isRepeat(before, mistake)) {
                return withoutRepeat(caller, before, states, cause);
            }
            RegistrationChange change = new RegistrationChange(before, mistake.effective(), cause);
            change.faults().refuse();
            if (!HERE_OR_AWAY.contains(left.status())) {
                elsewhere(caller, left).ifPresent(refusal -> {
                    throw refusal.exception();
                });
            }
            Change takes = takesBack(states);
            if (left.status() == Status.TRANSFERRED) {
                begunBy(caller, left, mistake).ifPresent(begun -> takeBackBegun(caller, begun, mistake, cause));
            }
            Standing after = change.as(states.get(states.size() - 2));
            changed(caller, before, after, takes, mistake.effective(), cause);
            telling.tell(caller, List.of(after.registration()));
            takeBackWith(caller, left, mistake, change.reason(), cause.source());
            if (mistake.change() == Change.RESUMED) {
                // of a session to which the registration does not go on now, nothing is taken
                boolean movedBack = !after.registration().session().equals(left.session());
                LocalDate until = movedBack ? null : after.expectedReturn();
                leaveModules(caller, before, mistake.effective(), until, change.reason());
            }
            return now(caller, id);
        });
    }

    /** True for what is to be taken again, whatever was changed since it was agreed, and what has just moved for that. */
    private static boolean isRepeat(Standing before, RegistrationState last) {
        return before.registration().status() == Status.ACTIVE
                && (before.isToRepeat() || last.change() == Change.REPEATED);
    }

    /** The student goes on: what is agreed is dropped; what has moved is back, without the modules taken there. */
    private Versioned<ProgrammeRegistration> withoutRepeat(
            Caller caller, Standing before, List<RegistrationState> states, Cause cause) {
        ProgrammeRegistration now = before.registration();
        RegistrationState last = states.get(states.size() - 1);
        LocalDate today = today(caller, now);
        boolean moved = !before.isToRepeat();
        LocalDate effective = moved ? last.effective() : today;
        RegistrationChange change = new RegistrationChange(before, effective, cause);
        change.reasoned().refuse();
        Standing after = moved ? change.as(states.get(states.size() - 2)) : change.repeating(null);
        if (moved) {
            Superseded decision = new Superseded(after.registration().session(), false, false);
            Map<ModuleRegistration, Occurrence> ahead = ahead(caller, now, decision);
            marked(ahead, contributors.assessed(Insider.of(caller), now.institution(), person(caller, now)))
                    .ifPresent(against -> {
                        throw against.exception();
                    });
            leaving.end(
                    caller,
                    now.institution(),
                    ahead.keySet().stream().map(ModuleRegistration::id).toList(),
                    today,
                    change.reason(),
                    cause.source());
        }
        changed(caller, before, after, Change.REPEAT_VOIDED, effective, cause);
        return now(caller, now.id());
    }

    /** What went with a change that is taken back: the modules that were left, and the status. */
    private void takeBackWith(
            Caller caller, ProgrammeRegistration left, RegistrationState mistake, String reason, String source) {
        leaving.takeBack(caller, left, person(caller, left), mistake.recordedAt(), reason);
        statuses.takeBack(caller, mistake, reason, source);
    }

    /** What takes the last change back. */
    private static Change takesBack(List<RegistrationState> states) {
        RegistrationState last = states.get(states.size() - 1);
        Change takes = TAKES_BACK.get(last.change());
        if (takes == null) {
            throw Problem.conflict(
                            "status",
                            last.registration().status(),
                            "must have come from a withdrawal, suspension, return, transfer or repeat, not a file, with"
                                    + " no other change since, but " + last.change() + " came last")
                    .exception();
        }
        return takes;
    }

    /** The registration that a transfer began or went on with; empty where it led away. */
    private Optional<ProgrammeRegistrationId> begunBy(
            Caller caller, ProgrammeRegistration left, RegistrationState transfer) {
        return programmes.ofPerson(caller.scope(), Set.of(left.studentId())).stream()
                .map(ProgrammeRegistration::id)
                .filter(id -> !id.equals(left.id()))
                .filter(id -> standings.history(caller.scope(), id, null).stream()
                        .anyMatch(state -> isBegun(state, transfer)))
                .findFirst();
    }

    /** True for what was recorded as the other side of a transfer. */
    static boolean isBegun(RegistrationState state, RegistrationState transfer) {
        return BEGINNINGS.contains(state.change())
                && state.effective().equals(transfer.effective())
                && state.reason().equals(transfer.reason())
                && Objects.equals(state.source(), transfer.source())
                && state.recordedBy().equals(transfer.recordedBy())
                && !state.recordedAt().isBefore(transfer.recordedAt());
    }

    /**
     * Takes back what a transfer by mistake began: it ends on its first day, or where it had ended before, with the modules
     * that were taken under it. What has a result there stays, and so does the registration.
     */
    private void takeBackBegun(Caller caller, ProgrammeRegistrationId id, RegistrationState transfer, Cause cause) {
        Standing before = standings.of(caller.scope(), List.of(id)).get(id);
        ProgrammeRegistration begun = before.registration();
        List<RegistrationState> states = standing(caller, id);
        RegistrationState beginning = states.get(states.size() - 1);
        if (!isBegun(beginning, transfer)) {
            throw Problem.conflict(
                            "transfer",
                            id,
                            "was changed since by %s: take that back first, or transfer the student back"
                                    .formatted(beginning.change()))
                    .exception();
        }
        RegistrationChange change = new RegistrationChange(before, transfer.effective(), cause);
        change.faults().refuse();
        Set<StudentId> person = person(caller, begun);
        leaving.leaveTaken(
                caller,
                begun,
                person,
                contributors.resulted(Insider.of(caller), begun.institution(), person),
                beginning.recordedAt(),
                transfer.effective(),
                change.reason());
        Standing after =
                states.size() == 1 ? change.ended(Status.TRANSFERRED) : change.as(states.get(states.size() - 2));
        ended(caller, before, after, Change.TRANSFER_VOIDED, transfer.effective(), cause);
        statuses.takeBack(caller, beginning, change.reason(), cause.source());
    }

    @Override
    public Optional<Problem> takeBack(Caller caller, ProgrammeRegistrationId id, Superseded decision, Cause cause) {
        return written(caller, () -> {
            Standing before = locked(caller, id);
            ProgrammeRegistration now = before.registration();
            List<RegistrationState> states = standing(caller, id);
            ByBoard board = ByBoard.of(states, decision.session()).orElse(null);
            if (board == null && now.session().equals(decision.session()) && HERE_OR_AWAY.contains(now.status())) {
                return Optional.empty();
            }
            Map<ModuleRegistration, Occurrence> ahead = ahead(caller, now, decision);
            Set<ModuleRegistrationId> assessed =
                    contributors.assessed(Insider.of(caller), now.institution(), person(caller, now));
            Optional<Problem> against = ended(caller, now, board)
                    .or(() -> decision.wanted() ? Optional.empty() : builtOn(before, board, ahead, assessed));
            if (against.isPresent()) {
                return against;
            }
            RegistrationChange change =
                    new RegistrationChange(before, board.made().effective(), cause);
            change.faults().refuse();
            if (now.status() == Status.ACTIVE) {
                List<ModuleRegistrationId> left = ahead.keySet().stream()
                        .map(ModuleRegistration::id)
                        .filter(one -> !assessed.contains(one))
                        .toList();
                leaving.end(caller, now.institution(), left, today(caller, now), change.reason(), cause.source());
            }
            for (int i = states.size() - 1; i > board.place(); i--) {
                Standing standing = standings.of(caller.scope(), List.of(id)).get(id);
                Standing after = new RegistrationChange(standing, null, cause).as(states.get(i - 1));
                changed(
                        caller,
                        standing,
                        after,
                        Change.REINSTATED,
                        states.get(i).effective(),
                        cause);
            }
            telling.tell(caller, List.of(board.stood().registration()));
            if (now.status() != Status.ACTIVE) {
                takeBackWith(caller, now, board.made(), change.reason(), cause.source());
            }
            return Optional.empty();
        });
    }

    private List<RegistrationState> standing(Caller caller, ProgrammeRegistrationId id) {
        return RegistrationState.standing(standings.history(caller.scope(), id, null));
    }

    /** What nobody goes back over: a death, and studies that ended otherwise or begun again. */
    private Optional<Problem> ended(Caller caller, ProgrammeRegistration now, ByBoard board) {
        StudentId student = now.studentId();
        LocalDate since =
                registrable.dead(caller, now.institution(), List.of(student)).get(student);
        if (since != null) {
            return Optional.of(Registrable.died(student, since));
        }
        if (board == null || !board.isOnlyMoved(now.status())) {
            return Optional.of(Problem.conflict("status", now.status(), "must be what the decision of the board made"));
        }
        return now.status() == Status.ACTIVE ? Optional.empty() : elsewhere(caller, now);
    }

    private static Optional<Problem> builtOn(
            Standing now,
            ByBoard board,
            Map<ModuleRegistration, Occurrence> ahead,
            Set<ModuleRegistrationId> assessed) {
        if (!board.isLast()) {
            return Optional.of(Problem.conflict(
                    "registration",
                    now.registration().id(),
                    "must stand in %s as the board moved it, with no change since"
                            .formatted(now.registration().session())));
        }
        return marked(ahead, assessed);
    }

    /** Why what is taken ahead cannot be left. */
    private static Optional<Problem> marked(
            Map<ModuleRegistration, Occurrence> ahead, Set<ModuleRegistrationId> assessed) {
        List<String> marked = ahead.entrySet().stream()
                .filter(one -> assessed.contains(one.getKey().id()))
                .map(one -> one.getValue().moduleCode())
                .sorted()
                .toList();
        return marked.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.conflict(
                        "modules",
                        marked,
                        "must have no mark or result in the session to which the registration moved"));
    }

    /** What the student takes after the session of a decision, and leaves when that stands no more. */
    private Map<ModuleRegistration, Occurrence> ahead(
            Caller caller, ProgrammeRegistration registration, Superseded decision) {
        Set<StudentId> person = person(caller, registration);
        Map<ModuleRegistration, Occurrence> ahead = leaving.taken(
                caller, acting(caller, registration), registration, person, isAlone(caller, registration, person));
        ahead.values().removeIf(run -> run.session().compareTo(decision.session()) <= 0);
        ahead.keySet().removeIf(one -> decision.goesOn() && one.attempt() == ModuleRegistration.Attempt.REPEAT);
        return ahead;
    }

    private Optional<Problem> elsewhere(Caller caller, ProgrammeRegistration left) {
        return programmes.ofPerson(caller.scope(), Set.of(left.studentId())).stream()
                .filter(r -> r.programmeId().equals(left.programmeId()) && HERE_OR_AWAY.contains(r.status()))
                .findAny()
                .map(r -> Problem.conflict(
                        "programmeId",
                        r.programmeId(),
                        "the student is registered on it already, by registration " + r.id()))
                .or(() -> admissions.of(caller, List.of(left.studentId())).elsewhere(left));
    }

    @Override
    public Versioned<ProgrammeRegistration> suspend(
            Caller caller,
            ProgrammeRegistrationId id,
            LocalDate effective,
            LocalDate expectedReturn,
            long version,
            Cause cause) {
        return written(caller, () -> {
            Standing before = held(caller, id, version, HERE);
            RegistrationChange change = new RegistrationChange(before, effective, cause);
            change.notToCome(today(caller, before.registration()))
                    .given("expectedReturn", expectedReturn)
                    .near(
                            "expectedReturn",
                            expectedReturn,
                            before.registration().session())
                    .check(
                            expectedReturn == null || effective == null || expectedReturn.isAfter(effective),
                            "expectedReturn",
                            expectedReturn,
                            "must be after the first day of the suspension " + effective)
                    .refuse();
            periods.checkAway(
                    caller, before.registration(), effective, expectedReturn, today(caller, before.registration()));
            return away(caller, change, Change.SUSPENDED, effective, effective, expectedReturn, cause);
        });
    }

    @Override
    public Versioned<ProgrammeRegistration> putOffReturn(
            Caller caller,
            ProgrammeRegistrationId id,
            LocalDate effective,
            LocalDate expectedReturn,
            long version,
            Cause cause) {
        return written(caller, () -> {
            Standing before = held(caller, id, version, Set.of(Status.SUSPENDED));
            RegistrationChange change = new RegistrationChange(before, effective, cause);
            LocalDate away = standings.awaySince(caller.scope(), before.registration());
            LocalDate agreed = before.expectedReturn() == null ? away : before.expectedReturn();
            change.faults()
                    .given("expectedReturn", expectedReturn)
                    .near(
                            "expectedReturn",
                            expectedReturn,
                            before.registration().session())
                    .check(
                            expectedReturn == null || expectedReturn.isAfter(agreed),
                            "expectedReturn",
                            expectedReturn,
                            "must be after the present return " + agreed);
            notBefore(change, effective, away).refuse();
            periods.checkAway(
                    caller, before.registration(), away, expectedReturn, today(caller, before.registration()));
            return away(caller, change, Change.RETURN_PUT_OFF, agreed, effective, expectedReturn, cause);
        });
    }

    /** The student is away until a day, and leaves the modules that run from the first day that was not agreed before. */
    private Versioned<ProgrammeRegistration> away(
            Caller caller,
            RegistrationChange change,
            Change made,
            LocalDate first,
            LocalDate effective,
            LocalDate expectedReturn,
            Cause cause) {
        Standing before = change.standing();
        changed(caller, before, change.suspended(expectedReturn), made, effective, cause);
        leaveModules(caller, before, first, expectedReturn, change.reason());
        event(caller, before, StatusEvent.Status.SUSPENDED, effective, expectedReturn, cause);
        return now(caller, before.registration().id());
    }

    @Override
    public Versioned<ProgrammeRegistration> resume(
            Caller caller,
            ProgrammeRegistrationId id,
            LocalDate effective,
            AcademicSession session,
            long version,
            Cause cause) {
        return written(caller, () -> {
            Standing before = held(caller, id, version, Set.of(Status.SUSPENDED));
            RegistrationChange change = new RegistrationChange(before, effective, cause);
            LocalDate away = standings.awaySince(caller.scope(), before.registration());
            Faults faults =
                    change.notToCome(today(caller, before.registration())).given("session", session);
            if (session != null) {
                AcademicSession held = before.registration().session();
                faults.check(
                                session.compareTo(held) >= 0,
                                "session",
                                session,
                                "must not be before the session of the registration " + held)
                        .near("effective", effective, session);
            }
            notBefore(change, effective, away).refuse();
            List<RegistrationState> states = standings.history(caller.scope(), id, null);
            changed(
                    caller,
                    before,
                    change.resumed(session, routes(caller, before.registration())),
                    Change.RESUMED,
                    effective,
                    cause);
            takeAgain(caller, before.registration(), states.get(states.size() - 1), change.reason());
            event(caller, before, StatusEvent.Status.ENROLLED, effective, null, cause);
            return now(caller, id);
        });
    }

    /** A return that was taken back and is made again brings the modules that were left with it. */
    private void takeAgain(Caller caller, ProgrammeRegistration registration, RegistrationState last, String reason) {
        if (last.change() == Change.RETURN_VOIDED) {
            leaving.takeBack(caller, registration, person(caller, registration), last.recordedAt(), reason);
        }
    }

    @Override
    public Versioned<ProgrammeRegistration> transfer(
            Caller caller,
            ProgrammeRegistrationId id,
            ProgrammeId to,
            int level,
            LocalDate effective,
            long version,
            Cause cause) {
        return written(caller, () -> {
            Standing before = held(caller, id, version, HERE_OR_AWAY);
            RegistrationChange change = new RegistrationChange(before, effective, cause);
            ProgrammeRegistration target =
                    change.onProgramme(new ProgrammeRegistrationId(identifiers.next()), to, level);
            Programme programme = checkTarget(caller, change, target);
            ProgrammeRegistration registration = before.registration();
            periods.check(
                    caller,
                    registration,
                    programme.id(),
                    finalLevel -> Rest.transferred(registration, finalLevel, level),
                    today(caller, before.registration()),
                    "programmeId",
                    to);
            changed(caller, before, change.ended(Status.TRANSFERRED), Change.TRANSFERRED, effective, cause);
            Standing made = begun(caller, target, effective, cause);
            auditTrail.record(
                    caller, admissions.of(caller, List.of(target.studentId())).citations(made.registration()));
            // the new one first, so that the old one does not leave the student without any
            event(caller, made, StatusEvent.Status.ENROLLED, effective, null, cause);
            event(caller, before, StatusEvent.Status.TRANSFERRED, effective, null, cause);
            return made.versioned();
        });
    }

    /** Begins on a programme, or goes on there with the registration that a transfer in this session has ended. */
    private Standing begun(Caller caller, ProgrammeRegistration target, LocalDate effective, Cause cause) {
        String reason = cause.reason();
        Optional<ProgrammeRegistration> left = leftBefore(caller, target);
        ProgrammeRegistrationId id = left.map(ProgrammeRegistration::id).orElse(target.id());
        if (left.isPresent()) {
            goOn(caller, left.get(), target, cause);
        } else {
            programmes.create(
                    caller.scope(),
                    target,
                    Note.of(caller, clock, Change.REGISTERED, effective, reason, cause.source()));
            auditTrail.record(
                    caller,
                    new AuditEntry(
                            target.institution(),
                            "registration.register-programme",
                            subject(id),
                            reason,
                            null,
                            Digests.of(target)));
        }
        telling.tell(caller, List.of(target));
        return standings.of(caller.scope(), List.of(id)).get(id);
    }

    /** A registration that was taken back on its first day begins anew, with the modules that were left with it. */
    private void goOn(Caller caller, ProgrammeRegistration left, ProgrammeRegistration target, Cause cause) {
        LocalDate effective = target.startedOn();
        List<RegistrationState> states = standings.history(caller.scope(), left.id(), null);
        boolean takenBack = states.get(states.size() - 1).change() == Change.TRANSFER_VOIDED;
        String mode = routes(caller, left).mode(left, target.session());
        Standing before = standings.of(caller.scope(), List.of(left.id())).get(left.id());
        ProgrammeRegistration back = left.in(target.session(), target.level(), mode == null ? target.mode() : mode)
                .at(target.level() == left.level() ? left.stage() : null)
                .standing(Status.ACTIVE, null)
                .from(isNothing(left) ? effective : left.startedOn());
        changed(
                caller,
                before,
                new Standing(back, null, null, null, null, before.version()),
                Change.TRANSFERRED_BACK,
                effective,
                cause);
        if (takenBack) {
            leaving.takeBack(caller, left, person(caller, left), lastBegun(states), cause.reason());
        }
    }

    private static Instant lastBegun(List<RegistrationState> states) {
        return states.stream()
                .filter(state -> BEGINNINGS.contains(state.change()))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .recordedAt();
    }

    /** The registration on a programme that a transfer in the same session has ended. */
    private Optional<ProgrammeRegistration> leftBefore(Caller caller, ProgrammeRegistration target) {
        return programmes.ofPerson(caller.scope(), Set.of(target.studentId())).stream()
                .filter(r -> r.programmeId().equals(target.programmeId()) && isLeft(r, target))
                .reduce((earlier, later) -> later);
    }

    private static boolean isLeft(ProgrammeRegistration one, ProgrammeRegistration target) {
        return one.status() == Status.TRANSFERRED && one.session().equals(target.session());
    }

    /** True for one that ended on its first day. */
    private static boolean isNothing(ProgrammeRegistration one) {
        return one.startedOn().equals(one.endedOn());
    }

    @Override
    public Versioned<ProgrammeRegistration> transferAway(
            Caller caller, ProgrammeRegistrationId id, LocalDate effective, long version, Cause cause) {
        return left(
                caller,
                id,
                effective,
                version,
                cause,
                Status.TRANSFERRED,
                Change.TRANSFERRED,
                StatusEvent.Status.TRANSFERRED);
    }

    /** How the registration stood on a day on which the session to which it has moved since had not begun. */
    private Standing stoodOn(Caller caller, Standing now, LocalDate day) {
        ProgrammeRegistration registration = now.registration();
        if (hasBegun(caller, registration, registration.session(), day)) {
            return now;
        }
        return standing(caller, registration.id()).stream()
                .map(RegistrationState::registration)
                .filter(one -> one.session().compareTo(registration.session()) < 0)
                .filter(one -> hasBegun(caller, registration, one.session(), day))
                .reduce((earlier, later) -> later)
                .map(one -> new Standing(one, null, now.nextMode(), now.nextModeFrom(), null, now.version()))
                .orElse(now);
    }

    /** True unless the institution has set another first day of the session, after that day. */
    private boolean hasBegun(
            Caller caller, ProgrammeRegistration registration, AcademicSession session, LocalDate day) {
        return days.of(caller, registration.institution(), session)
                .map(dates -> !day.isBefore(dates.starts()))
                .orElse(true);
    }

    /** The registration ends, and with it the modules that run. */
    private Versioned<ProgrammeRegistration> left(
            Caller caller,
            ProgrammeRegistrationId id,
            LocalDate effective,
            long version,
            Cause cause,
            Status status,
            Change made,
            StatusEvent.Status event) {
        return written(caller, () -> {
            Standing before = held(caller, id, version, HERE_OR_AWAY);
            RegistrationChange change = new RegistrationChange(before, effective, cause);
            change.notToCome(today(caller, before.registration())).refuse();
            Standing stood = stoodOn(caller, before, effective);
            ended(
                    caller,
                    before,
                    new RegistrationChange(stood, effective, cause).ended(status),
                    made,
                    effective,
                    cause);
            leaveModules(caller, before, effective, null, change.reason());
            event(caller, before, event, effective, null, cause);
            return now(caller, id);
        });
    }

    @Override
    public Versioned<ProgrammeRegistration> changeMode(
            Caller caller,
            ProgrammeRegistrationId id,
            String mode,
            AcademicSession from,
            LocalDate since,
            long version,
            Cause cause) {
        return written(caller, () -> {
            Standing before = heldAlive(caller, id, version, HERE_OR_AWAY);
            LocalDate today = today(caller, before.registration());
            RegistrationChange change = new RegistrationChange(before, today, cause);
            AcademicSession session = before.registration().session();
            Faults faults = RegistrationRules.reason(new Faults(), cause == null ? null : cause.reason());
            RegistrationRules.mode(faults.given("from", from), mode)
                    .check(
                            from == null || from.equals(session) || from.equals(session.next()),
                            "from",
                            from,
                            "must be the session of the registration %s or the next".formatted(session))
                    .check(
                            mode == null || from == null || !mode.equals(before.modeIn(from)),
                            "mode",
                            mode,
                            "must differ from the mode agreed for " + from);
            ProgrammeRegistration registration = before.registration();
            faults.refuse();
            Routes routes = routes(caller, registration);
            routes.barred(registration, from, mode)
                    .ifPresent(rule -> faults.check(false, "mode", mode, rule).refuse());
            periods.check(
                    caller,
                    registration,
                    registration.programmeId(),
                    finalLevel -> Rest.inMode(registration, finalLevel, mode, from),
                    today,
                    "mode",
                    mode);
            LocalDate effective = since == null || since.isAfter(today) || !from.equals(session)
                    ? today
                    : notBefore(caller, id, since);
            changed(caller, before, change.mode(mode, from, routes), Change.MODE_CHANGED, effective, cause);
            return now(caller, id);
        });
    }

    /** A day, or that of the last change where it is later. */
    private LocalDate notBefore(Caller caller, ProgrammeRegistrationId id, LocalDate day) {
        return standing(caller, id).stream()
                .map(RegistrationState::effective)
                .filter(day::isBefore)
                .max(LocalDate::compareTo)
                .orElse(day);
    }

    @Override
    public Versioned<ProgrammeRegistration> changeRoute(
            Caller caller, ProgrammeRegistrationId id, String route, LocalDate effective, long version, Cause cause) {
        return written(caller, () -> {
            Standing before = heldAlive(caller, id, version, HERE_OR_AWAY);
            RegistrationChange change = new RegistrationChange(before, effective, cause);
            ProgrammeRegistration registration = before.registration();
            Routes routes = routes(caller, registration);
            String mode = routes.mode(registration.on(route), registration.session());
            Standing after = change.on(routes.settled(registration.on(route)), mode);
            change.notToCome(today(caller, before.registration()))
                    .given("route", route)
                    .check(
                            !Objects.equals(route, before.registration().route()),
                            "route",
                            route,
                            "must be another route than the present one");
            ProgrammeRegistration there = after.registration();
            routes.stage(routes.check(change.faults(), there), there, "route", route)
                    .refuse();
            boolean otherMode = mode != null && !mode.equals(registration.mode());
            if (otherMode) {
                periods.check(
                        caller,
                        registration,
                        registration.programmeId(),
                        finalLevel -> Rest.inMode(registration, finalLevel, mode, registration.session()),
                        today(caller, before.registration()),
                        "route",
                        route);
            }
            changed(caller, before, after, Change.ROUTE_CHANGED, effective, cause);
            if (otherMode) {
                news.publish(caller, List.of(new News(Change.MODE_CHANGED, registration, effective, cause.source())));
            }
            return now(caller, id);
        });
    }

    private Routes routes(Caller caller, ProgrammeRegistration registration) {
        return new Routes(versions, acting(caller, registration));
    }

    @Override
    public Versioned<ProgrammeRegistration> repeatYear(
            Caller caller, ProgrammeRegistrationId id, AcademicSession session, long version, Cause cause) {
        return written(caller, () -> {
            Standing before = heldAlive(caller, id, version, HERE);
            LocalDate today = today(caller, before.registration());
            AcademicSession next = before.registration().session().next();
            RegistrationChange change = new RegistrationChange(before, today, cause);
            change.reasoned()
                    .check(next.equals(session), "session", session, "must be the next session " + next)
                    .refuse();
            refuseSecond(before);
            ProgrammeRegistration registration = before.registration();
            periods.check(
                    caller,
                    registration,
                    registration.programmeId(),
                    finalLevel -> Rest.repeated(registration, finalLevel, session),
                    today,
                    "session",
                    session);
            boolean begun = days.of(caller, registration.institution(), session)
                    .filter(dates -> !today.isBefore(dates.starts()))
                    .isPresent();
            Standing after = begun ? change.resumed(session, routes(caller, registration)) : change.repeating(session);
            changed(caller, before, after, Change.REPEATED, today, cause);
            return now(caller, id);
        });
    }

    /** The same where no status event follows, which would be refused after death. */
    private Standing heldAlive(Caller caller, ProgrammeRegistrationId id, long version, Set<Status> allowed) {
        Standing standing = held(caller, id, version, allowed);
        ProgrammeRegistration registration = standing.registration();
        registrable.requireAlive(caller, registration.institution(), registration.studentId());
        return standing;
    }

    private Programme checkTarget(Caller caller, RegistrationChange change, ProgrammeRegistration target) {
        Neighbours neighbours = new Neighbours(
                students,
                curriculum,
                caller.acting(Scope.of(List.of(target.institution())), Curriculum.READ, Students.READ),
                target.institution());
        Programme programme = target.programmeId() == null
                ? null
                : neighbours.programme(target.programmeId()).orElse(null);
        Faults faults = change.notToCome(today(caller, target))
                .check(programme != null, "programmeId", target.programmeId(), "must be a programme of the institution")
                .check(
                        !change.before().programmeId().equals(target.programmeId()),
                        "programmeId",
                        target.programmeId(),
                        "must be another programme than the present one");
        if (programme != null) {
            Optional<ProgrammeRegistration> before = leftBefore(caller, target);
            faults.between("level", target.level(), programme.firstLevel(), programme.finalLevel());
            routes(caller, target)
                    .stage(
                            faults,
                            target.on(before.map(ProgrammeRegistration::route).orElse(null)));
            before.filter(left -> target.startedOn() != null && !isNothing(left))
                    .ifPresent(left -> faults.check(
                            !target.startedOn().isBefore(left.endedOn()),
                            "effective",
                            target.startedOn(),
                            "must not be before the transfer from there on " + left.endedOn()));
        }
        faults.refuse();
        checkBeside(caller, target);
        return programme;
    }

    @Override
    public Optional<Problem> transferBarred(Caller caller, ProgrammeRegistrationId id, ProgrammeId to, int level) {
        Standing standing = read(caller, id);
        return barred(() -> checkBeside(
                caller,
                new RegistrationChange(standing, today(caller, standing.registration()), null)
                        .onProgramme(null, to, level)));
    }

    @Override
    public Optional<Problem> repeatBarred(Caller caller, ProgrammeRegistrationId id) {
        return barred(() -> refuseSecond(read(caller, id)));
    }

    private static void refuseSecond(Standing before) {
        if (before.isToRepeat()) {
            throw Problem.conflict(
                            "session",
                            before.repeatsIn(),
                            "the level is taken again in it already: take that back first")
                    .exception();
        }
    }

    @Override
    public Optional<Problem> dayBarred(Caller caller, ProgrammeRegistrationId id, LocalDate effective) {
        Standing standing = read(caller, id);
        return barred(() -> statuses.requireLast(caller, standing.registration(), effective));
    }

    private Standing read(Caller caller, ProgrammeRegistrationId id) {
        caller.require(Registrations.READ);
        Standing standing = standings.of(caller.scope(), List.of(id)).get(id);
        if (standing == null) {
            throw Problem.notFound("programme registration", id).exception();
        }
        return standing;
    }

    /** Why the record refuses a change; empty where it does not. */
    private static Optional<Problem> barred(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.problem().kind() != Problem.Kind.CONFLICT) {
                throw e;
            }
            return Optional.of(e.problem());
        }
    }

    private void checkBeside(Caller caller, ProgrammeRegistration target) {
        programmes.ofPerson(caller.scope(), Set.of(target.studentId())).stream()
                .filter(r -> r.programmeId().equals(target.programmeId()))
                .filter(r -> r.status() == Status.ACTIVE
                        || r.status() == Status.SUSPENDED
                        || r.entrySession().equals(target.entrySession()) && !isLeft(r, target))
                .findAny()
                .ifPresent(r -> {
                    throw Problem.conflict(
                                    "programmeId",
                                    r.programmeId(),
                                    "the student is registered on it already, by registration " + r.id())
                            .exception();
                });
        admissions.of(caller, List.of(target.studentId())).refuse(target);
    }

    private static Faults notBefore(RegistrationChange change, LocalDate effective, LocalDate away) {
        return change.faults()
                .check(
                        effective == null || !effective.isBefore(away),
                        "effective",
                        effective,
                        "must not be before the suspension of " + away);
    }

    /** A registration, once nobody else can change any of the student's: a transfer changes two. */
    private Standing locked(Caller caller, ProgrammeRegistrationId id) {
        programmes.all(caller.scope(), List.of(id)).stream()
                .map(one -> programmes.ofPerson(caller.scope(), Set.of(one.studentId())))
                .forEach(own -> programmes.locked(
                        caller.scope(),
                        own.stream().map(ProgrammeRegistration::id).toList()));
        Standing standing = standings.of(caller.scope(), List.of(id)).get(id);
        if (standing == null) {
            throw Problem.notFound("programme registration", id).exception();
        }
        return standing;
    }

    private Standing held(Caller caller, ProgrammeRegistrationId id, long version, Set<Status> allowed) {
        Standing standing = locked(caller, id);
        standing.versioned().requireVersion(version);
        Status status = standing.registration().status();
        if (!allowed.contains(status)) {
            throw Problem.conflict(
                            "status",
                            status,
                            "must be one of " + allowed.stream().sorted().toList())
                    .exception();
        }
        return standing;
    }

    private void ended(
            Caller caller, Standing before, Standing after, Change change, LocalDate effective, Cause cause) {
        changed(caller, before, after, change, effective, cause);
        telling.tell(caller, List.of(after.registration()));
    }

    private void changed(
            Caller caller, Standing before, Standing after, Change change, LocalDate effective, Cause cause) {
        Standing kept = standings.change(
                caller.scope(), after, Note.of(caller, clock, change, effective, cause.reason(), cause.source()));
        auditTrail.record(
                caller,
                AuditEntry.changed(
                        before.registration().institution(),
                        ChangeNews.type(change),
                        subject(before.registration().id()),
                        cause.reason(),
                        before,
                        kept));
        news.publish(caller, List.of(new News(change, before.registration(), effective, cause.source())));
    }

    private void leaveModules(Caller caller, Standing before, LocalDate from, LocalDate until, String reason) {
        ProgrammeRegistration registration = before.registration();
        Set<StudentId> person = person(caller, registration);
        Set<ModuleRegistrationId> resulted =
                contributors.resulted(Insider.of(caller), registration.institution(), person);
        leaving.leave(
                caller,
                acting(caller, registration),
                registration,
                person,
                resulted,
                isAlone(caller, registration, person),
                from,
                until,
                reason);
    }

    /** True when the person is on no other programme of the institution. */
    private boolean isAlone(Caller caller, ProgrammeRegistration registration, Set<StudentId> person) {
        return programmes.ofPerson(caller.scope(), person).stream()
                .noneMatch(r -> r.institution().equals(registration.institution())
                        && r.status() == Status.ACTIVE
                        && !r.id().equals(registration.id()));
    }

    private static Caller acting(Caller caller, ProgrammeRegistration registration) {
        return caller.acting(Scope.of(List.of(registration.institution())), Curriculum.READ);
    }

    private Set<StudentId> person(Caller caller, ProgrammeRegistration registration) {
        return persons.identities(Insider.of(caller), registration.studentId());
    }

    private void event(
            Caller caller,
            Standing standing,
            StatusEvent.Status status,
            LocalDate effective,
            LocalDate expectedReturn,
            Cause cause) {
        ProgrammeRegistration registration = standing.registration();
        registrable.requireAlive(caller, registration.institution(), registration.studentId(), effective);
        statuses.requireLast(caller, registration, effective);
        statuses.record(caller, registration, status, effective, expectedReturn, cause.reason(), cause.source());
    }

    private Versioned<ProgrammeRegistration> now(Caller caller, ProgrammeRegistrationId id) {
        return standings.of(caller.scope(), List.of(id)).get(id).versioned();
    }

    private LocalDate today(Caller caller, ProgrammeRegistration registration) {
        return localDays.today(caller, registration.institution());
    }

    private static String subject(ProgrammeRegistrationId id) {
        return "programme-registration/" + id;
    }

    private <T> T written(Caller caller, Supplier<T> work) {
        caller.require(RegistrationAdmin.WRITE);
        caller.require(StudentAdmin.WRITE);
        try {
            return transactions.required(work);
        } catch (SqlFailure e) {
            throw e.integrityViolated()
                    ? Problem.of(Problem.Kind.CONFLICT, "The registration was changed by somebody else meanwhile.")
                            .exception()
                    : e;
        }
    }
}
