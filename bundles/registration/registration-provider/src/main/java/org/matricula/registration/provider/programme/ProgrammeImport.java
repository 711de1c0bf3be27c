package org.matricula.registration.provider.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.provider.basis.Changes;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.basis.Routes;
import org.matricula.registration.provider.programme.ChangeNews.News;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.Standing;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.students.api.StudentId;

/**
 * One set-wise write of programme registrations. A file never moves a registration back to a session that a board has
 * moved it on from, nor changes one that has ended; a row that says what the registration was in such a session is true
 * and changes nothing. An absence is as long as the regulations allow whoever tells of it; that of a registration which comes
 * in for the first time was judged where it began.
 */
public final class ProgrammeImport {

    private static final int LONGEST_SOURCE = 100;
    private static final Set<Status> ENDED = Set.of(Status.WITHDRAWN, Status.COMPLETED, Status.TRANSFERRED);

    private final ProgrammeRegistrationStore store;
    private final StandingStore standings;
    private final Neighbours neighbours;
    private final Routes routes;
    private final Registrable registrable;
    private final Admissions admissions;
    private final PeriodRules periods;
    private final Caller caller;
    private final Scope scope;
    private final InstitutionCode institution;
    private final Identifiers identifiers;
    private final Clock clock;
    private final LocalDate today;
    private final Map<Place, AcademicSession> active = new HashMap<>();
    private final Set<ProgrammeRegistration> left = new HashSet<>();
    private Changes<Key, Standing> changes;
    private String reason;
    private Map<StudentId, Problem> closed = Map.of();
    private Map<StudentId, LocalDate> dead = Map.of();
    private Admissions.Question admission;
    private final Map<ProgrammeRegistrationId, String> endedBy = new HashMap<>();
    private final List<News> news = new ArrayList<>();
    private final List<Standing> voided = new ArrayList<>();
    private final Map<ProgrammeRegistration, ProgrammeRegistrationId> neverWere = new HashMap<>();

    public ProgrammeImport(
            ProgrammeRegistrationStore store,
            StandingStore standings,
            Neighbours neighbours,
            Routes routes,
            Registrable registrable,
            Admissions admissions,
            PeriodRules periods,
            Caller caller,
            InstitutionCode institution,
            Identifiers identifiers,
            Clock clock,
            LocalDate today) {
        this.store = store;
        this.standings = standings;
        this.neighbours = neighbours;
        this.routes = routes;
        this.registrable = registrable;
        this.admissions = admissions;
        this.periods = periods;
        this.caller = caller;
        this.scope = caller.scope();
        this.institution = institution;
        this.identifiers = identifiers;
        this.clock = clock;
        this.today = today;
    }

    private record Key(StudentId student, ProgrammeId programme, AcademicSession entrySession) {}

    private record End(LocalDate effective, String by) {}

    private record Place(StudentId student, ProgrammeId programme) {}

    /** What a row asks for: the status is null where it does not say. */
    private record Resolved(Standing wanted, String endedBy, Faults faults) {

        Status status() {
            return wanted.registration().status();
        }

        /** True when it names one registration, whatever else is wrong with it. */
        boolean isKeyed() {
            ProgrammeRegistration named = wanted.registration();
            return named.studentId() != null && named.programmeId() != null && named.entrySession() != null;
        }
    }

    /** Writes the rows and tells what became of each, in their order. */
    public List<RowOutcome> importAll(List<ProgrammeRegistrationRow> rows, String reason) {
        this.reason = reason;
        changes = new Changes<>(institution, "registration.register-programme", "programme-registration", reason);
        Map<String, StudentId> students = neighbours.students(
                rows.stream().map(ProgrammeRegistrationRow::studentNumber).toList());
        List<Resolved> resolved =
                rows.stream().map(row -> resolve(row, students)).toList();
        hold(resolved.stream().filter(Resolved::isKeyed).toList());
        List<RowOutcome> outcomes = resolved.stream().map(this::put).toList();
        // a registration begins ACTIVE; where it stands now holds from its last day on, or from today
        store.insertAll(scope, voided, Note.of(caller, clock, Change.VOIDED, null, reason));
        store.insertAll(
                scope,
                changes.created().stream().map(ProgrammeImport::begun).toList(),
                Note.of(caller, clock, Change.REGISTERED, null, reason));
        Stream.concat(
                        changes.created().stream().filter(s -> s.registration().status() != Status.ACTIVE),
                        changes.changed().stream())
                .collect(Collectors.groupingBy(s -> new End(
                        effective(s),
                        s.registration().endedOn() == null
                                ? null
                                : endedBy.get(s.registration().id()))))
                .forEach((end, some) -> store.replaceAll(
                        scope, some, Note.of(caller, clock, Change.IMPORTED, end.effective(), reason, end.by())));
        return outcomes;
    }

    /** What was added and changed. */
    public List<ProgrammeRegistration> written() {
        return Stream.concat(changes.created().stream(), changes.changed().stream())
                .map(Standing::registration)
                .toList();
    }

    /** What was done to registrations that were there; what comes in for the first time has happened long ago. */
    public List<News> news() {
        return news;
    }

    private static List<Change> done(Standing before, Standing after) {
        ProgrammeRegistration was = before.registration();
        ProgrammeRegistration is = after.registration();
        List<Change> done = new ArrayList<>();
        if (was.status() != is.status()) {
            done.add(
                    switch (is.status()) {
                        case ACTIVE -> Change.RESUMED;
                        case SUSPENDED -> Change.SUSPENDED;
                        case WITHDRAWN -> Change.WITHDRAWN;
                        case TRANSFERRED -> Change.TRANSFERRED;
                        case COMPLETED -> Change.COMPLETED;
                        case VOIDED -> Change.VOIDED;
                    });
        } else if (is.status() == Status.SUSPENDED
                && !Objects.equals(before.expectedReturn(), after.expectedReturn())) {
            done.add(Change.RETURN_PUT_OFF);
        }
        if (!was.session().equals(is.session())) {
            done.add(Change.ADVANCED);
        }
        if (!was.mode().equals(is.mode()) || !Objects.equals(before.nextMode(), after.nextMode())) {
            done.add(Change.MODE_CHANGED);
        }
        if (after.isToRepeat() && !after.repeatsIn().equals(before.repeatsIn())) {
            done.add(Change.REPEATED);
        }
        if (!Objects.equals(was.route(), is.route())) {
            done.add(Change.ROUTE_CHANGED);
        }
        return done;
    }

    /** The entries for what was written. */
    public List<AuditEntry> audit() {
        return Stream.of(
                        voided.stream()
                                .map(one -> AuditEntry.changed(
                                        institution,
                                        "registration.voided",
                                        "programme-registration/"
                                                + one.registration().id(),
                                        reason,
                                        null,
                                        one)),
                        changes.audit().stream(),
                        changes.created().stream()
                                .map(Standing::registration)
                                .filter(made -> !ENDED.contains(made.status()))
                                .flatMap(made -> admission.citations(made).stream()))
                .flatMap(entries -> entries)
                .toList();
    }

    private LocalDate effective(Standing standing) {
        LocalDate ended = standing.registration().endedOn();
        return ended == null ? today : ended;
    }

    private Resolved resolve(ProgrammeRegistrationRow row, Map<String, StudentId> students) {
        Faults faults = new Faults();
        StudentId student = row.studentNumber() == null ? null : students.get(row.studentNumber());
        faults.check(student != null, "studentNumber", row.studentNumber(), "must be a student of the institution");
        Programme programme = row.programmeCode() == null
                ? null
                : neighbours.programme(row.programmeCode()).orElse(null);
        faults.check(programme != null, "programmeCode", row.programmeCode(), "must be a programme of the institution");
        ProgrammeRegistration wanted = new ProgrammeRegistration(
                null,
                institution,
                student,
                programme == null ? null : programme.id(),
                row.entrySession(),
                row.session(),
                row.level(),
                row.mode(),
                row.entry(),
                row.status(),
                row.startedOn(),
                row.endedOn(),
                row.route(),
                row.stage());
        routes.checkRecord(faults, wanted);
        routes.modeOfRecord(faults, wanted, wanted.session(), "mode", wanted.mode());
        routes.modeToCome(faults, wanted, row.nextModeFrom(), "nextMode", row.nextMode());
        if (row.endedBy() != null) {
            faults.text("endedBy", row.endedBy(), LONGEST_SOURCE)
                    .check(row.endedOn() != null, "endedBy", row.endedBy(), "must be given with endedOn alone");
        }
        Standing standing =
                new Standing(wanted, row.expectedReturn(), row.nextMode(), row.nextModeFrom(), row.repeatsIn(), 1);
        return new Resolved(
                standing,
                row.endedBy(),
                RegistrationRules.standing(
                        RegistrationRules.check(faults, wanted, programme, today),
                        wanted,
                        row.expectedReturn(),
                        row.nextMode(),
                        row.nextModeFrom(),
                        row.repeatsIn()));
    }

    private void hold(List<Resolved> keyed) {
        Set<StudentId> students = new HashSet<>();
        keyed.forEach(r -> students.add(r.wanted().registration().studentId()));
        closed = registrable.refusals(caller, institution, students);
        dead = registrable.dead(caller, institution, students);
        admission = admissions.of(caller, students);
        List<ProgrammeRegistrationId> there = store.ofStudents(scope, institution, students).stream()
                .map(ProgrammeRegistration::id)
                .toList();
        standings.of(scope, there).values().forEach(this::hold);
        store.voided(scope, institution, students).forEach(one -> neverWere.put(one.identified(null), one.id()));
        endedBy.putAll(standings.endedBy(scope, there));
        List<ProgrammeRegistrationId> differing = new ArrayList<>();
        for (Resolved r : keyed) {
            Standing before = changes.held(key(r.wanted()));
            if (r.faults().isEmpty()
                    && before != null
                    && !merged(r.wanted(), before).equals(before)) {
                differing.add(before.registration().id());
            }
        }
        for (ProgrammeRegistration was : store.left(scope, differing)) {
            left.add(was);
            // for rows that do not name a route or a stage
            left.add(was.on(null));
            left.add(was.at(null));
            left.add(was.on(null).at(null));
        }
        // what will be changed is read again under a lock, so that no change of somebody else gets lost unseen
        store.locked(scope, differing);
        standings.of(scope, differing).values().forEach(this::hold);
    }

    private void hold(Standing standing) {
        changes.hold(key(standing), standing);
        if (standing.registration().status() == Status.ACTIVE) {
            active.put(place(standing), standing.registration().entrySession());
        }
    }

    private RowOutcome put(Resolved resolved) {
        Standing wanted = resolved.wanted();
        if (resolved.status() == Status.VOIDED) {
            return neverWas(resolved);
        }
        Key key = key(wanted);
        Standing before = changes.held(key);
        if (!resolved.faults().isEmpty()) {
            return stands(resolved, before)
                    ? RowOutcome.unchanged(before.registration().id().toString())
                    : RowOutcome.refused(resolved.faults().problem());
        }
        return before == null
                ? create(key, wanted, resolved.endedBy())
                : change(key, wanted, before, resolved.endedBy());
    }

    /** A row of what was entered in error and taken back where it comes from: it is kept beside what is here. */
    private RowOutcome neverWas(Resolved resolved) {
        ProgrammeRegistration wrong = resolved.wanted().registration();
        ProgrammeRegistrationId there = neverWere.get(wrong);
        if (there != null) {
            return RowOutcome.unchanged(there.toString());
        }
        if (!resolved.faults().isEmpty()) {
            return RowOutcome.refused(resolved.faults().problem());
        }
        ProgrammeRegistrationId id = new ProgrammeRegistrationId(identifiers.next());
        neverWere.put(wrong, id);
        voided.add(new Standing(wrong.identified(id), null, null, null, null, 1));
        return RowOutcome.created(id.toString());
    }

    // what is on record here says nothing new, whatever the curriculum has become since
    private boolean stands(Resolved resolved, Standing before) {
        return before != null
                && merged(resolved.wanted(), before).equals(before)
                && (resolved.endedBy() == null
                        || resolved.endedBy()
                                .equals(endedBy.get(before.registration().id())));
    }

    private RowOutcome create(Key key, Standing wanted, String by) {
        Standing made = identified(new ProgrammeRegistrationId(identifiers.next()), wanted);
        // what had ended is on record, at whatever level
        if (wanted.registration().stage() != null
                || !ENDED.contains(made.registration().status())) {
            Faults faults = routes.stageOfRecord(new Faults(), wanted.registration());
            if (!faults.isEmpty()) {
                return RowOutcome.refused(faults.problem());
            }
        }
        Problem refusal = refusal(made.registration());
        if (refusal != null) {
            return RowOutcome.refused(refusal);
        }
        if (made.registration().status() == Status.ACTIVE) {
            AcademicSession other =
                    active.putIfAbsent(place(wanted), wanted.registration().entrySession());
            if (other != null) {
                return refused(
                        "entrySession",
                        wanted.registration().entrySession(),
                        "the student studies on the programme since " + other);
            }
        }
        endedBy.put(made.registration().id(), by);
        return changes.create(key, made.registration().id().value(), made);
    }

    private RowOutcome change(Key key, Standing wanted, Standing before, String by) {
        Standing after = merged(wanted, before);
        ProgrammeRegistration was = before.registration();
        ProgrammeRegistration is = after.registration();
        if (left.contains(is.on(wanted.registration().route()).standing(was.status(), was.endedOn()))) {
            return RowOutcome.unchanged(was.id().toString());
        }
        boolean fixed =
                wanted.registration().status() == null ? was.status() != Status.ACTIVE : ENDED.contains(was.status());
        if (!after.equals(before) && fixed) {
            return refused("status", was.status(), "a registration that has ended cannot be changed by a file");
        }
        if (ENDED.contains(was.status()) && by != null && !by.equals(endedBy.get(was.id()))) {
            return refused("endedBy", by, "a registration that has ended cannot be changed by a file");
        }
        if (!after.equals(before) && dead.containsKey(was.studentId()) && !ENDED.contains(is.status())) {
            return RowOutcome.refused(Registrable.died(was.studentId(), dead.get(was.studentId())));
        }
        if (is.session().compareTo(was.session()) < 0) {
            return refused("session", is.session(), "the registration has moved on to " + was.session());
        }
        Faults otherwise = routes.modeOfRecord(new Faults(), is, is.session(), "mode", is.mode());
        if (wanted.registration().stage() != null) {
            routes.stageOfRecord(otherwise, is.at(wanted.registration().stage()));
        }
        routes.modeToCome(otherwise, is, after.nextModeFrom(), "nextMode", after.nextMode());
        if (!after.equals(before) && !otherwise.isEmpty()) {
            return RowOutcome.refused(otherwise.problem());
        }
        Problem tooLong = tooLong(before, after);
        if (tooLong != null) {
            return RowOutcome.refused(tooLong);
        }
        if (!ENDED.contains(was.status())) {
            endedBy.put(was.id(), by);
        }
        RowOutcome outcome = changes.change(key, was.id().value(), after);
        if (outcome.kind() == RowOutcome.Kind.CHANGED) {
            LocalDate effective = effective(after);
            done(before, after).forEach(change -> news.add(new News(change, was, effective, null)));
        }
        return outcome;
    }

    /** What stands against an absence that begins with a row or is to last longer; null when nothing does. */
    private Problem tooLong(Standing before, Standing after) {
        boolean away = before.registration().status() == Status.SUSPENDED;
        LocalDate back = after.expectedReturn();
        LocalDate agreed = before.expectedReturn();
        if (back == null || agreed != null && !back.isAfter(agreed)) {
            return null;
        }
        LocalDate first = away ? standings.awaySince(scope, before.registration()) : today;
        if (!back.isAfter(first)) {
            return null;
        }
        try {
            periods.checkAway(caller, before.registration(), first, back, today);
            return null;
        } catch (ProblemException e) {
            return e.problem();
        }
    }

    // what had ended is on record: that of a person who died, what a discontinued one did before, and what was
    // delivered then
    private Problem refusal(ProgrammeRegistration made) {
        LocalDate death = dead.get(made.studentId());
        boolean past = death != null
                && ENDED.contains(made.status())
                && !made.startedOn().isAfter(death);
        if (past) {
            return null;
        }
        Problem refusal = closed.get(made.studentId());
        return refusal != null || ENDED.contains(made.status())
                ? refusal
                : admission.refusal(made).orElse(null);
    }

    private static RowOutcome refused(String field, Object value, String rule) {
        return RowOutcome.refused(Problem.conflict(field, value, rule));
    }

    // where a row does not say where the registration stands, it stays where it is
    private Standing merged(Standing wanted, Standing before) {
        ProgrammeRegistration was = before.registration();
        ProgrammeRegistration is = wanted.registration();
        boolean says = is.status() != null;
        return new Standing(
                is.identified(was.id())
                        .standing(says ? is.status() : was.status(), says ? is.endedOn() : was.endedOn())
                        .on(is.route() == null ? was.route() : is.route())
                        .at(stage(is, was)),
                says ? wanted.expectedReturn() : before.expectedReturn(),
                wanted.nextMode() == null ? before.nextMode() : wanted.nextMode(),
                wanted.nextMode() == null ? before.nextModeFrom() : wanted.nextModeFrom(),
                wanted.repeatsIn() == null ? before.repeatsIn() : wanted.repeatsIn(),
                before.version());
    }

    private String stage(ProgrammeRegistration is, ProgrammeRegistration was) {
        boolean stays = is.session().equals(was.session()) && is.level() == was.level();
        if (is.stage() == null && (!stays || was.stage() == null)) {
            return null;
        }
        String route = is.route() == null ? was.route() : is.route();
        boolean same =
                stays && (is.stage() == null || is.stage().equals(was.stage())) && Objects.equals(route, was.route());
        return same
                ? was.stage()
                : routes.settledOfRecord(is.on(route).at(is.stage() == null ? was.stage() : is.stage()))
                        .stage();
    }

    private Standing identified(ProgrammeRegistrationId id, Standing wanted) {
        Status status = wanted.registration().status();
        return new Standing(
                routes.settledOfRecord(wanted.registration())
                        .identified(id)
                        .standing(
                                status == null ? Status.ACTIVE : status,
                                wanted.registration().endedOn()),
                wanted.expectedReturn(),
                wanted.nextMode(),
                wanted.nextModeFrom(),
                wanted.repeatsIn(),
                wanted.version());
    }

    private static Standing begun(Standing standing) {
        ProgrammeRegistration r = standing.registration();
        return new Standing(
                r.standing(Status.ACTIVE, null),
                null,
                standing.nextMode(),
                standing.nextModeFrom(),
                standing.repeatsIn(),
                standing.version());
    }

    private static Key key(Standing standing) {
        ProgrammeRegistration r = standing.registration();
        return new Key(r.studentId(), r.programmeId(), r.entrySession());
    }

    private static Place place(Standing standing) {
        return new Place(
                standing.registration().studentId(), standing.registration().programmeId());
    }
}
