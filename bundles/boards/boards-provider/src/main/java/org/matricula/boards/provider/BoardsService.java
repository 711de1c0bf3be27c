package org.matricula.boards.provider;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matricula.boards.api.BoardSummary;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Coverage;
import org.matricula.boards.api.DecisionEntry;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.proposal.StoredRulings;
import org.matricula.boards.provider.release.DecisionWords;
import org.matricula.boards.provider.release.ReleaseLookout;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.CandidateStore.Grouping;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.regulations.kit.explanation.Section;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@link Boards} on the domain's tables. The candidates of a meeting whose proposals are still being made are nobody's to
 * see: the run is published as a whole.
 */
@Component
public final class BoardsService implements Boards {

    private static final Set<Meeting.State> UNPUBLISHED = Set.of(Meeting.State.OPEN, Meeting.State.PROPOSING);
    private static final BigDecimal WIDEST = BigDecimal.valueOf(20);
    private static final int DECIMALS = 2;

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final Persons persons;
    private final Regulations regulations;
    private final ReleaseLookout lookout;
    private final Clock clock;

    /** Reads from the stores. */
    @Activate
    public BoardsService(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference Persons persons,
            @Reference Regulations regulations,
            @Reference ReleaseLookout lookout,
            @Reference Clock clock) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.persons = persons;
        this.regulations = regulations;
        this.lookout = lookout;
        this.clock = clock;
    }

    @Override
    public Page<Meeting> meetings(Caller caller, InstitutionCode institution, PageRequest page) {
        caller.require(Seats.toRead(caller));
        return meetings.list(caller.scope(), institution, Seats.nameOf(caller), page);
    }

    @Override
    public Versioned<Meeting> meeting(Caller caller, MeetingId id) {
        caller.require(Seats.toRead(caller));
        Versioned<Meeting> meeting = meetings.versioned(caller.scope(), id);
        Seats.require(caller, meetings, id);
        return meeting;
    }

    @Override
    public Optional<Meeting> next(Caller caller, InstitutionCode institution, ProgrammeId programme, LocalDate from) {
        caller.require(READ);
        return meetings.next(caller.scope(), institution, programme, from);
    }

    @Override
    public Page<Candidate> candidates(Caller caller, MeetingId id, PageRequest page) {
        return isPublished(meeting(caller, id).record())
                ? candidates.list(caller.scope(), id, page)
                : new Page<>(List.of(), null);
    }

    @Override
    public ExplainedCandidate candidate(Caller caller, MeetingId id, StudentId student) {
        return candidates.explained(caller.scope(), required(caller, id, student));
    }

    @Override
    public String rulings(Caller caller, MeetingId id, StudentId student, Instant at) {
        return candidates
                .explained(caller.scope(), required(caller, id, student), at)
                .rulings();
    }

    private Candidate required(Caller caller, MeetingId id, StudentId student) {
        return Optional.of(meeting(caller, id).record())
                .filter(BoardsService::isPublished)
                .flatMap(meeting -> candidates.find(caller.scope(), id, student))
                .orElseThrow(() ->
                        Problem.notFound("student before this meeting", student).exception());
    }

    @Override
    public List<DecisionEntry> decisions(Caller caller, MeetingId id, StudentId student) {
        return candidates.entries(caller.scope(), required(caller, id, student));
    }

    @Override
    public List<String> explanation(Caller caller, MeetingId id, StudentId student, String audience, boolean html) {
        caller.require(Seats.toRead(caller));
        Audience reader = Audience.of(audience);
        ExplainedCandidate candidate = candidate(caller, id, student);
        StoredRulings rulings = new StoredRulings(candidate, regulations);
        Section decision =
                DecisionWords.of(candidate.candidate(), meeting(caller, id).record(), reader);
        List<String> explained = new ArrayList<>();
        explained.add(html ? decision.html() : decision.text());
        explained.addAll(html ? rulings.html(reader) : rulings.text(reader));
        return explained;
    }

    @Override
    public BoardSummary summary(Caller caller, MeetingId id, BigDecimal within) {
        Meeting meeting = meeting(caller, id).record();
        check(within);
        if (!isPublished(meeting)) {
            return new BoardSummary(meeting, Map.of(), Map.of(), Map.of(), List.of());
        }
        return new BoardSummary(
                meeting,
                candidates.counts(caller.scope(), id, Grouping.PROPOSAL),
                candidates.counts(caller.scope(), id, Grouping.DECISION),
                candidates.counts(caller.scope(), id, Grouping.CLASSIFICATION),
                candidates.boundary(caller.scope(), id, within));
    }

    @Override
    public List<BoardSummary.Boundary> boundary(Caller caller, MeetingId id, BigDecimal within) {
        Meeting meeting = meeting(caller, id).record();
        check(within);
        return isPublished(meeting) ? candidates.boundary(caller.scope(), id, within) : List.of();
    }

    /** Refuses a distance from a line that is none. */
    public static void check(BigDecimal within) {
        if (within == null
                || within.signum() < 0
                || within.compareTo(WIDEST) > 0
                || within.stripTrailingZeros().scale() > DECIMALS) {
            throw Problem.invalid("within", within, "must be from 0 to " + WIDEST + ", with at most two decimals")
                    .exception();
        }
    }

    @Override
    public List<Candidate> released(Caller caller, StudentId student) {
        caller.require(READ_RELEASED);
        Caller acting = caller.acting(caller.scope(), Persons.READ);
        return candidates.released(caller.scope(), persons.identities(acting, student), Moments.now(clock));
    }

    @Override
    public List<Candidate> released(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ_RELEASED);
        return candidates.released(caller.scope(), institution, students, Moments.now(clock));
    }

    @Override
    public List<Coverage> coverage(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        caller.require(READ_RELEASED);
        return candidates.coverage(caller.scope(), institution, students, Moments.now(clock));
    }

    @Override
    public void settle(Caller caller, InstitutionCode institution) {
        caller.require(READ_RELEASED);
        caller.scope().require(institution);
        lookout.settle(Scope.of(List.of(institution)));
    }

    @Override
    public Optional<Candidate> award(Caller caller, StudentId student) {
        caller.require(READ_RELEASED);
        return released(caller, student).stream()
                .filter(c -> c.kind() == Candidate.Kind.AWARD || c.awarded())
                .reduce((earlier, later) -> later)
                .filter(Candidate::awarded);
    }

    /** True once every candidate has a proposal. */
    public static boolean isPublished(Meeting meeting) {
        return !UNPUBLISHED.contains(meeting.state());
    }
}
