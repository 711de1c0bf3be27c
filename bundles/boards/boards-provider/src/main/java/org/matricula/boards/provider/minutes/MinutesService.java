package org.matricula.boards.provider.minutes;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.boards.api.Agenda.Conflict;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.ChairsActions.Action;
import org.matricula.boards.api.Constitutions;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Minutes;
import org.matricula.boards.api.SubjectBoards.Decision;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.BoardsService;
import org.matricula.boards.provider.Seats;
import org.matricula.boards.provider.agenda.Conflicts;
import org.matricula.boards.provider.store.ActionStore;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.CandidateStore.Grouping;
import org.matricula.boards.provider.store.JudgedAgain;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.MinutesStore;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.boards.provider.store.RenewalStore;
import org.matricula.boards.provider.store.StatementStore;
import org.matricula.boards.provider.subject.SubjectRecords;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.paper.Paper;
import org.matricula.kernel.api.paper.Papers;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@link Minutes}, drawn by whoever draws papers. */
@Component
public final class MinutesService implements Minutes {

    private static final int RETRY_SECONDS = 60;

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final Constitutions constitutions;
    private final Conflicts conflicts;
    private final ActionStore actions;
    private final OfferStore offers;
    private final RenewalStore renewals;
    private final StatementStore statements;
    private final SubjectRecords subjects;
    private final Institutions institutions;
    private final Students students;
    private final MinutesStore store;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private final AtomicReference<Papers> papers = new AtomicReference<>();

    /** Works on the stores. */
    @Activate
    public MinutesService(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference Constitutions constitutions,
            @Reference Conflicts conflicts,
            @Reference ActionStore actions,
            @Reference OfferStore offers,
            @Reference RenewalStore renewals,
            @Reference StatementStore statements,
            @Reference SubjectRecords subjects,
            @Reference Institutions institutions,
            @Reference Students students,
            @Reference MinutesStore store,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.constitutions = constitutions;
        this.conflicts = conflicts;
        this.actions = actions;
        this.offers = offers;
        this.renewals = renewals;
        this.statements = statements;
        this.subjects = subjects;
        this.institutions = institutions;
        this.students = students;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Papers can be drawn from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setPapers(Papers service) {
        papers.set(service);
    }

    /** Papers cannot be drawn any more. */
    public void unsetPapers(Papers service) {
        papers.compareAndSet(service, null);
    }

    @Override
    public List<Edition> of(Caller caller, MeetingId id) {
        caller.require(Seats.toRead(caller));
        Seats.readable(caller, meetings, id);
        return store.of(caller.scope(), id);
    }

    @Override
    public Edition make(Caller caller, MeetingId id) {
        caller.require(WRITE);
        Papers pen = papers.get();
        if (pen == null) {
            throw Problem.unavailable("Nothing draws papers: the documents are not installed.", RETRY_SECONDS)
                    .exception();
        }
        return transactions.required(() -> {
            Scope scope = caller.scope();
            meetings.change(scope, id, List.of(Meeting.State.values()), row -> {});
            Meeting meeting = meetings.required(scope, id);
            if (meeting.kind() == Meeting.Kind.AWARD && !BoardsService.isPublished(meeting)) {
                throw Problem.conflict("state", meeting.state(), "must have proposals before there are minutes")
                        .exception();
            }
            int number = store.of(scope, id).size() + 1;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pen.draw(paper(caller, meeting, number), out);
            byte[] pdf = out.toByteArray();
            Edition edition = new Edition(id, number, Digests.of(pdf), pdf.length, caller.name(), clock.instant());
            store.add(scope, meeting, edition, pdf);
            audit.record(caller, AuditEntry.created(meeting.institution(), "boards.minutes", "meeting/" + id, edition));
            return edition;
        });
    }

    @Override
    public byte[] pdf(Caller caller, MeetingId id, int edition) {
        caller.require(Seats.toRead(caller));
        Seats.readable(caller, meetings, id);
        return store.pdf(caller.scope(), id, edition)
                .orElseThrow(() -> Problem.notFound("edition", edition).exception());
    }

    /** What was declared, and what the records show where the board exercised discretion. */
    private List<Conflict> interests(Scope scope, Caller acting, Meeting meeting, List<Candidate> discussed) {
        List<StudentId> students = discussed.stream().map(Candidate::studentId).toList();
        Stream<Conflict> known = conflicts.of(scope, acting, meeting, students).values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(
                        conflict -> conflict.studentId().value()));
        return Stream.concat(conflicts.declared(scope, meeting).stream(), known)
                .distinct()
                .toList();
    }

    private Paper paper(Caller caller, Meeting meeting, int edition) {
        Scope scope = caller.scope();
        Scope own = Scope.of(List.of(meeting.institution()));
        Caller acting = Acting.on(caller, meeting.institution());
        boolean award = meeting.kind() == Meeting.Kind.AWARD;
        List<Action> told = actions.reportedTo(scope, meeting.id());
        List<Candidate> discussed = award ? candidates.discussed(scope, meeting.id()) : List.of();
        List<JudgedAgain> again = award
                ? Stream.concat(
                                offers.judgedAgain(scope, meeting.id()).stream(),
                                renewals.judgedAgain(scope, meeting.id()).stream())
                        .toList()
                : List.of();
        List<Conflict> interests = award ? interests(scope, acting, meeting, discussed) : List.of();
        List<Decision> taken = award ? List.of() : subjects.decisions(caller, meeting);
        Set<StudentId> named = Stream.of(
                        told.stream().map(action -> action.proposal().studentId()),
                        discussed.stream().map(Candidate::studentId),
                        again.stream().map(JudgedAgain::student),
                        interests.stream().map(Conflict::studentId),
                        taken.stream().map(decision -> decision.request().studentId()))
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        MinutesPaper paper = new MinutesPaper(meeting, students.all(caller.acting(own, Students.READ), named))
                .opening()
                .board(constitutions.of(caller.acting(own, Constitutions.READ), meeting.id()))
                .chairsActions(told);
        if (award) {
            Map<String, Long> decided = new LinkedHashMap<>(candidates.counts(scope, meeting.id(), Grouping.DECISION));
            candidates
                    .counts(scope, meeting.id(), Grouping.INTERIM)
                    .forEach((rung, count) -> decided.put("INTERIM_AWARD " + rung, count));
            paper.decisions(decided, discussed).judgedAgain(again).conflicts(interests);
        } else {
            paper.results(subjects.sets(scope, acting, meeting), taken);
        }
        String issuer = institutions
                .get(caller.acting(own, Institutions.READ), meeting.institution())
                .record()
                .name();
        return paper.examiners(statements.of(scope, meeting.id())).signed(issuer, edition);
    }
}
