package org.matricula.boards.provider.reconciliation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.assessment.api.SessionRecords;
import org.matricula.assessment.api.SessionRecords.MarkedElement;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.IssuedPapers;
import org.matricula.boards.api.IssuedPapers.Paper;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Reconciliation;
import org.matricula.boards.api.Reconciliation.Check;
import org.matricula.boards.api.Reconciliation.Line;
import org.matricula.boards.api.Reconciliation.State;
import org.matricula.boards.api.Reconciliation.Step;
import org.matricula.boards.api.Reconciliation.StepCount;
import org.matricula.boards.api.Reconciliations;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.Renewing;
import org.matricula.boards.provider.proposal.Gatherer;
import org.matricula.boards.provider.proposal.PersonRecords;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.PinnedProgramme;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * {@link Reconciliations}: reads each domain once for the whole session and puts every registration into one state at
 * each step. What a domain knows of students whom nobody registered makes the account unbalanced.
 */
@Component
public final class ReconciliationService implements Reconciliations {

    private static final Set<State> SHOWN = EnumSet.of(State.DONE, State.OUTDATED, State.UNFOUNDED);

    private static final Set<Meeting.State> FROZEN =
            EnumSet.of(Meeting.State.PROPOSED, Meeting.State.DECIDED, Meeting.State.EMBARGOED, Meeting.State.RELEASED);

    // what was left counts for what is studied in its place (AMB-T-67)
    private static final Set<Status> LEFT = EnumSet.of(Status.WITHDRAWN, Status.TRANSFERRED);

    private final Gatherer gatherer;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final SessionRecords records;
    private final Persons persons;
    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final Renewing renewing;
    private final Transactions transactions;
    private final AtomicReference<IssuedPapers> papers = new AtomicReference<>();

    /** Reads from the domains that keep the records. */
    @Activate
    public ReconciliationService(
            @Reference Gatherer gatherer,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference SessionRecords records,
            @Reference Persons persons,
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference Renewing renewing,
            @Reference Transactions transactions) {
        this.gatherer = gatherer;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.records = records;
        this.persons = persons;
        this.meetings = meetings;
        this.candidates = candidates;
        this.renewing = renewing;
        this.transactions = transactions;
    }

    /** Documents can be asked for from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setPapers(IssuedPapers service) {
        papers.set(service);
    }

    /** Documents cannot be asked for any more. */
    public void unsetPapers(IssuedPapers service) {
        papers.compareAndSet(service, null);
    }

    @Override
    public Reconciliation of(
            Caller caller, InstitutionCode institution, AcademicSession session, ProgrammeId programme) {
        caller.require(RECONCILE);
        new Faults().given("institution", institution).given("session", session).refuse();
        Caller acting = Acting.on(caller, institution);
        return transactions.required(() -> account(acting, institution, session, programme));
    }

    private Reconciliation account(
            Caller acting, InstitutionCode institution, AcademicSession session, ProgrammeId programme) {
        Map<ProgrammeId, String> codes = gatherer.programmes(acting, institution).stream()
                .collect(Collectors.toMap(Programme::id, Programme::code));
        new Faults()
                .check(
                        programme == null || codes.containsKey(programme),
                        "programme",
                        programme,
                        "must be a programme of the institution that leads to an award")
                .refuse();
        // nobody decides on associates
        List<ProgrammeRegistration> registered = registrations.ofSession(acting, institution, session).stream()
                .filter(registration -> codes.containsKey(registration.programmeId()))
                .toList();
        Map<OccurrenceId, Occurrence> occurrences = curriculum.occurrences(acting, institution, session).stream()
                .collect(Collectors.toMap(Occurrence::id, Function.identity()));
        Map<StudentId, Set<StudentId>> identities = PersonRecords.identities(
                persons,
                acting,
                registered.stream().map(ProgrammeRegistration::studentId).toList());
        Set<StudentId> known = new LinkedHashSet<>();
        identities.values().forEach(known::addAll);
        Map<StudentId, List<ModuleRegistration>> taken =
                registrations.on(acting, institution, occurrences.keySet(), known).stream()
                        .collect(Collectors.groupingBy(ModuleRegistration::studentId));
        List<MarkedElement> marks = records.marked(acting, institution, occurrences.keySet());
        ModuleAccount modules =
                new ModuleAccount(occurrences, marks, records.computed(acting, institution, session, known));
        Map<MeetingId, Meeting.State> held = meetings.states(acting.scope(), institution, session);
        List<Candidate> called = candidates.of(acting.scope(), held.keySet());
        Map<ProgrammeRegistrationId, Candidate> latest = new HashMap<>();
        called.forEach(candidate -> latest.put(candidate.registrationId(), candidate));
        Set<CandidateId> outdated = outdated(acting, latest.values(), held);
        List<Paper> issued = issued(acting, institution, held.keySet());
        Map<StudentId, List<Candidate>> before = called.stream().collect(Collectors.groupingBy(Candidate::studentId));
        Map<MeetingId, Set<ProgrammeId>> decidedOn = new HashMap<>();
        LineBuilder builder = new LineBuilder(
                modules,
                issued == null ? null : issued.stream().collect(Collectors.groupingBy(Paper::student)),
                ended -> identities.get(ended.studentId()).stream()
                        .flatMap(one -> before.getOrDefault(one, List.of()).stream())
                        .anyMatch(candidate -> decidedOn
                                .computeIfAbsent(candidate.meetingId(), id -> programmes(acting, id))
                                .contains(ended.programmeId())));
        Set<ProgrammeRegistrationId> studied = registered.stream()
                .filter(registration -> !LEFT.contains(registration.status()))
                .map(ProgrammeRegistration::id)
                .collect(Collectors.toSet());
        List<Line> lines = new ArrayList<>();
        for (ProgrammeRegistration registration : registered) {
            if (programme == null || programme.equals(registration.programmeId())) {
                lines.add(builder.line(
                        registration,
                        codes.get(registration.programmeId()),
                        identities.get(registration.studentId()),
                        taken(registration, studied, identities.get(registration.studentId()), taken),
                        standing(latest.get(registration.id()), held, outdated)));
            }
        }
        List<StepCount> steps = steps(lines);
        List<Check> checks = new ArrayList<>();
        steps.forEach(step -> checks.add(new Check(
                "registrations in one state at " + step.step(),
                lines.size(),
                step.states().values().stream().mapToInt(Integer::intValue).sum())));
        if (issued != null) {
            checks.add(awards(lines));
        }
        checks.addAll(strangers(registered, identities, taken, modules, called, issued));
        return new Reconciliation(institution, session, programme, lines.size(), steps, checks, lines);
    }

    /** On whom boards decide, or have decided, on what is no more: to be renewed before the release, corrected after. */
    private Set<CandidateId> outdated(Caller acting, Collection<Candidate> latest, Map<MeetingId, Meeting.State> held) {
        Set<CandidateId> outdated = new HashSet<>();
        latest.stream()
                .filter(candidate -> FROZEN.contains(held.get(candidate.meetingId())))
                .sorted(Comparator.comparingLong(candidate -> candidate.id().value()))
                .collect(Collectors.groupingBy(Candidate::meetingId))
                .forEach((meeting, some) -> renewing.among(acting, some, held.get(meeting))
                        .keySet()
                        .forEach(candidate -> outdated.add(candidate.id())));
        return outdated;
    }

    private static Standing standing(Candidate latest, Map<MeetingId, Meeting.State> held, Set<CandidateId> outdated) {
        return latest == null
                ? null
                : new Standing(latest, held.get(latest.meetingId()), outdated.contains(latest.id()));
    }

    private Set<ProgrammeId> programmes(Caller acting, MeetingId meeting) {
        return meetings.programmes(acting.scope(), meeting).stream()
                .map(PinnedProgramme::programme)
                .collect(Collectors.toSet());
    }

    /**
     * What somebody takes, without given up modules and those of another programme that is studied, whose line asks for
     * them.
     */
    private static List<ModuleRegistration> taken(
            ProgrammeRegistration line,
            Set<ProgrammeRegistrationId> studied,
            Set<StudentId> identities,
            Map<StudentId, List<ModuleRegistration>> taken) {
        return identities.stream()
                .flatMap(id -> taken.getOrDefault(id, List.of()).stream())
                .filter(registration -> registration.status() == ModuleRegistration.Status.REGISTERED)
                .filter(registration -> line.id().equals(registration.programmeRegistrationId())
                        || !studied.contains(registration.programmeRegistrationId()))
                .toList();
    }

    private List<Paper> issued(Caller acting, InstitutionCode institution, Set<MeetingId> held) {
        IssuedPapers asked = papers.get();
        return asked == null ? null : asked.of(acting.acting(acting.scope(), Boards.READ), institution, held);
    }

    private static List<StepCount> steps(List<Line> lines) {
        List<StepCount> steps = new ArrayList<>();
        for (Step step : Step.values()) {
            Map<State, Integer> states = new EnumMap<>(State.class);
            lines.forEach(line -> states.merge(line.states().get(step), 1, Integer::sum));
            steps.add(new StepCount(step, states));
        }
        return steps;
    }

    /** What a chair's action took back may stand on no document. */
    private static Check awards(List<Line> lines) {
        List<State> shown = lines.stream()
                .flatMap(line -> Stream.of(Step.TRANSCRIPT, Step.CERTIFICATE).map(line.states()::get))
                .filter(SHOWN::contains)
                .toList();
        return new Check(
                "documents that show an award, and those whose award is conferred",
                shown.size(),
                shown.stream().filter(state -> state != State.UNFOUNDED).count());
    }

    /** The other way round: what the domains have belongs to somebody who is registered. */
    private static List<Check> strangers(
            List<ProgrammeRegistration> registered,
            Map<StudentId, Set<StudentId>> identities,
            Map<StudentId, List<ModuleRegistration>> taken,
            ModuleAccount modules,
            List<Candidate> called,
            List<Paper> issued) {
        Set<ProgrammeRegistrationId> ids =
                registered.stream().map(ProgrammeRegistration::id).collect(Collectors.toSet());
        Set<ModuleRegistrationId> theirs = taken.values().stream()
                .flatMap(List::stream)
                .map(ModuleRegistration::id)
                .collect(Collectors.toSet());
        Set<Map.Entry<MeetingId, StudentId>> decided = called.stream()
                .flatMap(candidate ->
                        identities.getOrDefault(candidate.studentId(), Set.of(candidate.studentId())).stream()
                                .map(one -> Map.entry(candidate.meetingId(), one)))
                .collect(Collectors.toSet());
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("registrations counted once", registered.size(), ids.size()));
        checks.add(new Check(
                "module registrations with marks, and those of registered students",
                modules.marked().size(),
                modules.marked().stream().filter(theirs::contains).count()));
        checks.add(new Check(
                "candidates of meetings, and those who are registered",
                called.size(),
                called.stream()
                        .filter(candidate -> ids.contains(candidate.registrationId()))
                        .count()));
        if (issued != null) {
            Set<Map.Entry<MeetingId, StudentId>> holders = issued.stream()
                    .map(paper -> Map.entry(paper.meeting(), paper.student()))
                    .collect(Collectors.toSet());
            checks.add(new Check(
                    "holders of documents, and candidates of the meeting among them",
                    holders.size(),
                    holders.stream().filter(decided::contains).count()));
        }
        return checks;
    }
}
