package org.matricula.boards.provider.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.matricula.boards.api.BoardSummary;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.Coverage;
import org.matricula.boards.api.DecisionEntry;
import org.matricula.boards.api.LowerAward;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Decisions;
import org.matricula.boards.provider.proposal.Proposal;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps candidates, their decisions and what is behind the proposals; set-wise. */
@Component(service = CandidateStore.class)
public final class CandidateStore {

    /** How long a text in one row of the explanations may be. */
    static final int PART = 32_000;

    private static final String COLUMNS = "c.id, c.institution, c.meeting_id, c.student_id, c.registration_id,"
            + " c.study_level, c.kind, c.proposal, c.options, c.classification, c.mean, c.compensable, c.adverse,"
            + " c.decision, c.decision_reason, c.decided_by, c.decided_at, c.pack_id, c.pack_version, c.pack_digest,"
            + " c.lower_family, c.lower_code, c.lower_class, c.lower_mean, c.interim_by, c.interim_at, c.entries, m.session_start";

    private static final String FROM = " from boards_candidate c join boards_meeting m on m.id = c.meeting_id";

    private static final String SELECT = "select " + COLUMNS + FROM;

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public CandidateStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Adds the candidates of one chunk. */
    public void add(Scope scope, List<Proposed> chunk) {
        List<Object[]> candidates = new ArrayList<>(chunk.size());
        List<Object[]> explanations = new ArrayList<>(chunk.size());
        for (Proposed proposed : chunk) {
            scope.require(proposed.candidate().institution());
            candidates.add(row(proposed));
            explain(proposed, explanations);
        }
        sql.batch(
                Sql.insert(
                        "boards_candidate",
                        "id",
                        "institution",
                        "meeting_id",
                        "student_id",
                        "registration_id",
                        "study_level",
                        "kind",
                        "proposal",
                        "options",
                        "classification",
                        "mean",
                        "next_line",
                        "next_distance",
                        "compensable",
                        "adverse",
                        "pack_id",
                        "pack_version",
                        "pack_digest",
                        "facts_digest",
                        "has_left",
                        "lower_family",
                        "lower_code",
                        "lower_class",
                        "lower_mean"),
                candidates);
        sql.batch(
                Sql.insert("boards_explanation", "candidate_id", "part", "institution", "facts", "rulings"),
                explanations);
    }

    /** The candidates of a meeting, by id. */
    public Page<Candidate> list(Scope scope, MeetingId meeting, PageRequest page) {
        Where where = of(scope, meeting).and("c.id > ?", page.afterId());
        List<Candidate> rows = sql.query(
                SELECT + where + " order by c.id fetch first " + (page.limit() + 1) + " rows only",
                CandidateStore::candidate,
                where.parameters());
        return Page.cut(rows, page.limit(), c -> c.id().toString());
    }

    /** One candidate. */
    public Optional<Candidate> find(Scope scope, MeetingId meeting, StudentId student) {
        Where where = of(scope, meeting).and("c.student_id = ?", student);
        return sql.first(SELECT + where, CandidateStore::candidate, where.parameters());
    }

    /** How often a student came before a board with a registration. */
    public int count(Scope scope, StudentId student, ProgrammeRegistrationId registration) {
        Where where = Where.scope("c.institution", scope)
                .and("c.student_id = ?", student)
                .and("c.registration_id = ?", registration);
        return sql.first("select count(*) from boards_candidate c" + where, rs -> rs.getInt(1), where.parameters())
                .orElseThrow();
    }

    /** Some candidates of a meeting, in no order. */
    public List<Candidate> find(Scope scope, MeetingId meeting, Collection<StudentId> students) {
        Where where = of(scope, meeting).andIn("c.student_id", students);
        return sql.query(SELECT + where, CandidateStore::candidate, where.parameters());
    }

    /** A candidate with facts and rulings. */
    public Boards.ExplainedCandidate explained(Scope scope, Candidate candidate) {
        return explained(scope, List.of(candidate)).get(0);
    }

    /** A candidate with the facts and rulings of an instant. */
    public Boards.ExplainedCandidate explained(Scope scope, Candidate candidate, Instant at) {
        return explained(scope, List.of(candidate), at).get(0);
    }

    /**
     * Candidates of one meeting with facts and rulings, in their order: by id. Where a board compensated, the rulings
     * that judged the candidate again stand behind the proposal. The identities of a meeting's candidates lie close
     * together, so that a range of them is read at once.
     */
    public List<Boards.ExplainedCandidate> explained(Scope scope, List<Candidate> chunk) {
        return explained(scope, chunk, null);
    }

    private List<Boards.ExplainedCandidate> explained(Scope scope, List<Candidate> chunk, Instant until) {
        if (chunk.isEmpty()) {
            return List.of();
        }
        Where where = Where.scope("institution", scope)
                .and("candidate_id >= ?", chunk.get(0).id())
                .and("candidate_id <= ?", chunk.get(chunk.size() - 1).id());
        Map<Long, StringBuilder> facts = new HashMap<>();
        Map<Long, StringBuilder> rulings = new HashMap<>();
        sql.each(
                "select candidate_id, facts, rulings from boards_explanation" + where + " order by candidate_id, part",
                rs -> {
                    append(facts, rs.getLong(1), rs.getString(2));
                    append(rulings, rs.getLong(1), rs.getString(3));
                },
                where.parameters());
        Map<Long, StringBuilder> again = new HashMap<>();
        sql.each(
                "select candidate_id, rulings from boards_compensation_part" + where + " order by candidate_id, part",
                rs -> append(again, rs.getLong(1), rs.getString(2)),
                where.parameters());
        rulings.putAll(again);
        RenewalStore.last(
                        sql,
                        scope,
                        chunk.get(0).id().value(),
                        chunk.get(chunk.size() - 1).id().value(),
                        until)
                .forEach((id, renewed) -> {
                    facts.put(id, new StringBuilder(renewed.facts()));
                    if (renewed.compensated() || !again.containsKey(id)) {
                        rulings.put(id, new StringBuilder(renewed.rulings()));
                    }
                });
        return chunk.stream()
                .map(c -> new Boards.ExplainedCandidate(
                        c,
                        facts.getOrDefault(c.id().value(), new StringBuilder()).toString(),
                        rulings.getOrDefault(c.id().value(), new StringBuilder())
                                .toString()))
                .toList();
    }

    private static void append(Map<Long, StringBuilder> texts, long candidate, String part) {
        texts.computeIfAbsent(candidate, id -> new StringBuilder()).append(part);
    }

    /** The candidates of some meetings, by id. */
    public List<Candidate> of(Scope scope, Collection<MeetingId> ofMeetings) {
        List<Candidate> found = new ArrayList<>();
        Chunks.ascending(ofMeetings, chunk -> {
            Where where = Where.scope("c.institution", scope).andIn("c.meeting_id", chunk);
            sql.each(SELECT + where, rs -> found.add(candidate(rs)), where.parameters());
        });
        // sorted here, because Derby sorts rows of this many columns on disk
        found.sort(Comparator.comparingLong(c -> c.id().value()));
        return found;
    }

    /** The digests of all frozen facts of a meeting, in the order of the candidates. */
    public List<String> factsDigests(Scope scope, MeetingId meeting) {
        Where where = of(scope, meeting);
        return sql.query(
                "select c.facts_digest from boards_candidate c" + where + " order by c.registration_id",
                rs -> rs.getString(1),
                where.parameters());
    }

    /** How many candidates have no decision yet. */
    public int undecided(Scope scope, MeetingId meeting) {
        return count(of(scope, meeting).and("c.decision is null"));
    }

    /** Candidates on whom another meeting released a decision since the facts of this one were frozen, by identity. */
    public List<StudentId> superseded(Scope scope, MeetingId meeting) {
        Where where = of(scope, meeting)
                .and("exists (select 1 from boards_candidate o join boards_meeting n on n.id = o.meeting_id"
                        + " where o.student_id = c.student_id and o.registration_id = c.registration_id"
                        + " and o.meeting_id <> c.meeting_id and n.released_at > m.frozen_at)");
        return sql.query(
                "select c.student_id" + FROM + where + " order by c.id",
                rs -> new StudentId(rs.getLong(1)),
                where.parameters());
    }

    /** True when a later meeting released a decision on the candidate too. */
    public boolean superseded(Scope scope, Candidate candidate) {
        Where where = of(scope, candidate.meetingId())
                .and("c.id = ?", candidate.id())
                .and("exists (select 1 from boards_candidate o join boards_meeting n on n.id = o.meeting_id"
                        + " where o.student_id = c.student_id and o.registration_id = c.registration_id"
                        + " and n.released_at > m.released_at)");
        return sql.first("select c.id" + FROM + where, rs -> true, where.parameters())
                .isPresent();
    }

    /** The candidates on whom the board decided with a reason, by identity. */
    public List<Candidate> discussed(Scope scope, MeetingId meeting) {
        Where where = of(scope, meeting).and("c.decision_reason is not null");
        return sql.query(SELECT + where + " order by c.id", CandidateStore::candidate, where.parameters());
    }

    /** How many candidates are to have an award, an interim one too. */
    public int awarded(Scope scope, MeetingId meeting) {
        return count(of(scope, meeting).and("(c.decision like 'AWARD%' or c.interim_by is not null)"));
    }

    /** The codes of the exit awards that stand among {@link #endorsable}. */
    public Set<String> endorsableExits(Scope scope, MeetingId meeting, LocalDate today) {
        Where where = endorsableOf(scope, meeting, today).and("c.proposal like 'AWARD@_%' escape '@'");
        return Set.copyOf(sql.query(
                "select distinct c.lower_code from boards_candidate c" + where,
                rs -> rs.getString(1),
                where.parameters()));
    }

    /** Notes whether the student had left when the board decided: no other board decides on that. */
    public void left(Scope scope, Candidate candidate, boolean left) {
        Where where = of(scope, candidate.meetingId()).and("c.id = ?", candidate.id());
        sql.update("update boards_candidate c set has_left = ?" + where, Sql.all(left, where.parameters()));
    }

    /** Candidates whose facts may hold that they had left or were away: who had left, and who was judged again. */
    public Set<StudentId> onceGone(Scope scope, MeetingId meeting) {
        Where where = of(scope, meeting)
                .and("(c.has_left = ? or exists (select 1 from boards_renewal r where r.candidate_id = c.id))", true);
        return Set.copyOf(sql.query(
                "select c.student_id from boards_candidate c" + where,
                rs -> new StudentId(rs.getLong(1)),
                where.parameters()));
    }

    /** Names the award that a board confers where the regulations leave it open. */
    public void nameAward(Scope scope, Candidate candidate, String code) {
        Where where = of(scope, candidate.meetingId()).and("c.id = ?", candidate.id());
        sql.update("update boards_candidate c set lower_code = ?" + where, Sql.all(code, where.parameters()));
    }

    /** Candidates who are decided to go on and on whom an interim award with a known code can be conferred. */
    public List<Candidate> interim(Scope scope, MeetingId meeting) {
        Where where = of(scope, meeting)
                .and("c.lower_code is not null")
                .and("c.interim_by is null")
                .andIn("c.decision", Decisions.GOING_ON);
        return sql.query(SELECT + where + " order by c.id", CandidateStore::candidate, where.parameters());
    }

    /** Confirms the interim awards of candidates. */
    public void confirmInterim(Scope scope, MeetingId meeting, List<Candidate> confirmed, String by, Instant at) {
        confirmed.forEach(candidate -> scope.require(candidate.institution()));
        sql.batch(
                "update boards_candidate set interim_by = ?, interim_at = ? where meeting_id = ? and id = ?",
                confirmed.stream()
                        .map(candidate -> new Object[] {by, at, meeting, candidate.id()})
                        .toList());
    }

    /**
     * Registrations of students who had left when a released meeting of the session decided on them, or whom it
     * discontinued.
     */
    public Set<ProgrammeRegistrationId> leaversDecided(
            Scope scope, InstitutionCode institution, AcademicSession session) {
        Where where = Where.scope("c.institution", scope)
                .and("c.institution = ?", institution)
                .and("(c.has_left = ? or c.decision = ?)", true, Decisions.DISCONTINUE)
                .and("m.session_start = ?", session)
                .and("m.state = 'RELEASED'");
        return Set.copyOf(sql.query(
                "select distinct c.registration_id" + FROM + where,
                rs -> new ProgrammeRegistrationId(rs.getLong(1)),
                where.parameters()));
    }

    /** Families of the lower awards that released meetings conferred, by registration. */
    public Map<ProgrammeRegistrationId, List<String>> lowerAwards(
            Scope scope, InstitutionCode institution, Collection<ProgrammeRegistration> registrations) {
        Map<ProgrammeRegistrationId, List<String>> families = new HashMap<>();
        List<StudentId> students =
                registrations.stream().map(ProgrammeRegistration::studentId).toList();
        Chunks.each(students, chunk -> {
            Where where = Where.scope("c.institution", scope)
                    .and("c.institution = ?", institution)
                    .andIn("c.student_id", chunk)
                    .and("m.state = 'RELEASED'")
                    .and("c.lower_family is not null")
                    .and("(c.interim_by is not null or c.decision like 'AWARD@_%' escape '@')");
            sql.each(
                    "select c.registration_id, c.lower_family" + FROM + where + " order by c.id",
                    rs -> families.computeIfAbsent(new ProgrammeRegistrationId(rs.getLong(1)), k -> new ArrayList<>())
                            .add(rs.getString(2)),
                    where.parameters());
        });
        return families;
    }

    /** SHA-256 over all decisions of a meeting, by candidate. */
    public String outcomesDigest(Scope scope, MeetingId meeting) {
        Where where = of(scope, meeting);
        MessageDigest digest = Digests.sha256();
        sql.each(
                "select c.id, c.decision, c.lower_code, c.interim_by from boards_candidate c" + where
                        + " order by c.id",
                rs -> digest.update(outcome(rs).getBytes(StandardCharsets.US_ASCII)),
                where.parameters());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What was decided on one candidate, with the award that goes with it. */
    private static String outcome(ResultSet rs) throws SQLException {
        String decision = rs.getString(2);
        boolean lower = rs.getString(4) != null || decision != null && Decisions.isExit(decision);
        return rs.getLong(1) + ":" + decision + (lower ? ":" + rs.getString(3) : "") + "\n";
    }

    /** Candidates without a decision or an open offer whose proposal needs nobody's discretion and harms nobody. */
    public Map<Long, String> endorsable(Scope scope, MeetingId meeting, LocalDate today) {
        Where where = endorsableOf(scope, meeting, today);
        Map<Long, String> proposals = new TreeMap<>();
        sql.each(
                "select c.id, c.proposal from boards_candidate c" + where,
                rs -> proposals.put(rs.getLong(1), rs.getString(2)),
                where.parameters());
        return proposals;
    }

    /** Makes the proposal the decision for all of {@link #endorsable}. */
    public int endorse(Scope scope, MeetingId meeting, LocalDate today, String by, Instant at) {
        Where where = endorsableOf(scope, meeting, today);
        int endorsed = sql.update(
                "update boards_candidate c set decision = proposal, decided_by = ?, decided_at = ?,"
                        + " entries = entries + 1" + where,
                Sql.all(by, at, where.parameters()));
        enter(of(scope, meeting));
        return endorsed;
    }

    /** Records a decision. */
    public void decide(Scope scope, Candidate candidate, String decision, String reason, String by, Instant at) {
        Where where = of(scope, candidate.meetingId()).and("c.id = ?", candidate.id());
        sql.update(
                "update boards_candidate c set decision = ?, decision_reason = ?, decided_by = ?, decided_at = ?,"
                        + " entries = entries + 1" + where,
                Sql.all(decision, reason, by, at, where.parameters()));
        enter(where);
    }

    /** Takes a decision back, and an interim award with it; both stay on record. */
    public void takeBack(Scope scope, Candidate candidate, String reason, String by, Instant at) {
        decide(scope, candidate, null, reason, by, at);
        Where where = of(scope, candidate.meetingId()).and("c.id = ?", candidate.id());
        sql.update(
                "update boards_candidate c set decision_reason = null, decided_by = null, decided_at = null,"
                        + " interim_by = null, interim_at = null" + where,
                where.parameters());
    }

    /** Enters the decisions of candidates as they stand now, as far as that was not done yet. */
    private void enter(Where where) {
        Where unwritten = where.and("c.entries > 0")
                .and("not exists (select 1 from boards_decision_entry e where e.candidate_id = c.id"
                        + " and e.entry = c.entries)");
        sql.update(
                "insert into boards_decision_entry (candidate_id, entry, institution, meeting_id, student_id, proposal,"
                        + " classification, mean, award, decision, reason, recorded_by, recorded_at)"
                        + " select c.id, c.entries, c.institution, c.meeting_id, c.student_id, c.proposal,"
                        + " c.classification, c.mean,"
                        + " case when c.decision like 'AWARD@_%' escape '@' then c.lower_code end, c.decision,"
                        + " c.decision_reason, c.decided_by, c.decided_at from boards_candidate c" + unwritten,
                unwritten.parameters());
    }

    /** Every decision on a candidate that was recorded, oldest first. */
    public List<DecisionEntry> entries(Scope scope, Candidate candidate) {
        Where where = Where.scope("institution", scope).and("candidate_id = ?", candidate.id());
        return sql.query(
                "select * from boards_decision_entry" + where + " order by entry",
                rs -> new DecisionEntry(
                        rs.getInt("entry"),
                        rs.getString("proposal"),
                        rs.getString("classification"),
                        Sql.decimal(rs, "mean"),
                        rs.getString("decision"),
                        rs.getString("award"),
                        rs.getString("reason"),
                        rs.getString("recorded_by"),
                        Sql.instant(rs, "recorded_at")),
                where.parameters());
    }

    /** Puts another proposal in the place of the one that a candidate has. */
    public void propose(Scope scope, Candidate candidate, Proposal proposal) {
        Where where = of(scope, candidate.meetingId()).and("c.id = ?", candidate.id());
        LowerAward lower = proposal.lower();
        sql.update(
                "update boards_candidate c set kind = ?, proposal = ?, options = ?, classification = ?, mean = ?,"
                        + " next_line = ?, next_distance = ?, compensable = ?, adverse = ?, lower_family = ?,"
                        + " lower_code = ?, lower_class = ?, lower_mean = ?" + where,
                Sql.all(
                        proposal.kind(),
                        proposal.outcome(),
                        Decisions.written(proposal.options()),
                        proposal.classification(),
                        proposal.mean(),
                        proposal.nextLine(),
                        proposal.distance(),
                        Decisions.written(proposal.compensable()),
                        proposal.adverse(),
                        lower == null ? null : lower.family(),
                        lower == null ? null : lower.code(),
                        lower == null ? null : lower.classification(),
                        lower == null ? null : lower.mean(),
                        where.parameters()));
    }

    /** Calls for each decision of a meeting: registration, level, decision. */
    public void decisions(Scope scope, MeetingId meeting, DecisionConsumer consumer) {
        Where where = of(scope, meeting).and("c.decision is not null");
        sql.each(
                "select c.registration_id, c.study_level, c.decision from boards_candidate c" + where
                        + " order by c.registration_id",
                rs -> consumer.accept(new ProgrammeRegistrationId(rs.getLong(1)), rs.getInt(2), rs.getString(3)),
                where.parameters());
    }

    /** Takes one decision. */
    @FunctionalInterface
    public interface DecisionConsumer {

        /** A registration at a level was decided so. */
        void accept(ProgrammeRegistrationId registration, int level, String decision);
    }

    /** The decisions under the identities of one person that are released by now, oldest first. */
    public List<Candidate> released(Scope scope, Set<StudentId> person, Instant now) {
        Where where = Where.scope("c.institution", scope)
                .andIn("c.student_id", person)
                .and("m.released_at <= ?", now);
        return sql.query(
                SELECT + where + " order by m.released_at, c.id", CandidateStore::candidate, where.parameters());
    }

    /** Those on many students of an institution that are released by now, each student's oldest first. */
    public List<Candidate> released(
            Scope scope, InstitutionCode institution, Collection<StudentId> students, Instant now) {
        List<Candidate> released = new ArrayList<>();
        Chunks.each(students, chunk -> {
            Where where = Where.scope("c.institution", scope)
                    .and("c.institution = ?", institution)
                    .andIn("c.student_id", chunk)
                    .and("m.released_at <= ?", now);
            sql.each(
                    SELECT + where + " order by m.released_at, c.id",
                    rs -> released.add(candidate(rs)),
                    where.parameters());
        });
        return released;
    }

    /** Up to which moments the decisions on these students that are released by now published results. */
    public List<Coverage> coverage(
            Scope scope, InstitutionCode institution, Collection<StudentId> students, Instant now) {
        List<Coverage> covered = new ArrayList<>();
        Chunks.each(students, chunk -> {
            Where where = Where.scope("r.institution", scope)
                    .and("r.institution = ?", institution)
                    .andIn("r.student_id", chunk)
                    .and("m.released_at <= ?", now);
            sql.each(
                    "select r.candidate_id, coalesce(m.results_until, m.released_at) as results,"
                            + " max(r.corrected_at) as corrections from boards_result r"
                            + " --DERBY-PROPERTIES index=boards_result_by_student\n"
                            + " join boards_meeting m on m.id = r.meeting_id" + where
                            + " group by r.candidate_id, m.results_until, m.released_at",
                    rs -> covered.add(new Coverage(
                            new CandidateId(rs.getLong(1)),
                            Sql.instant(rs, "results"),
                            Sql.instant(rs, "corrections"))),
                    where.parameters());
        });
        return covered;
    }

    /** Numbers by one of the columns proposal, decision, classification. */
    public Map<String, Long> counts(Scope scope, MeetingId meeting, Grouping by) {
        Where where = of(scope, meeting);
        Map<String, Long> counts = new TreeMap<>();
        sql.each(
                "select " + by.column + ", count(*) from boards_candidate c" + where + " group by " + by.column,
                rs -> {
                    String name = rs.getString(1);
                    if (name != null || by == Grouping.DECISION) {
                        counts.put(name == null ? "(none)" : name, rs.getLong(2));
                    }
                },
                where.parameters());
        return counts;
    }

    /** What candidates can be counted by. */
    public enum Grouping {
        /** The proposal. */
        PROPOSAL("c.proposal"),
        /** The decision. */
        DECISION("c.decision"),
        /** The class. */
        CLASSIFICATION("c.classification"),
        /** The interim award that was confirmed. */
        INTERIM("case when c.interim_by is null then null else c.lower_code end");

        private final String column;

        Grouping(String column) {
            this.column = column;
        }
    }

    /** Candidates whose mean lies so close below a class line, nearest first. */
    public List<BoardSummary.Boundary> boundary(Scope scope, MeetingId meeting, BigDecimal within) {
        Where where = of(scope, meeting).and("c.next_distance <= ?", within);
        return sql.query(
                "select " + COLUMNS + ", c.next_line, c.next_distance" + FROM + where
                        + " order by c.next_distance, c.id",
                rs -> new BoardSummary.Boundary(
                        candidate(rs), rs.getString("next_line"), Sql.decimal(rs, "next_distance")),
                where.parameters());
    }

    private int count(Where where) {
        return sql.first("select count(*) from boards_candidate c" + where, rs -> rs.getInt(1), where.parameters())
                .orElseThrow();
    }

    private static Where of(Scope scope, MeetingId meeting) {
        return Where.scope("c.institution", scope).and("c.meeting_id = ?", meeting);
    }

    private static Where endorsableOf(Scope scope, MeetingId meeting, LocalDate today) {
        return of(scope, meeting)
                .and("c.decision is null")
                .and("c.adverse = ?", false)
                .and("c.proposal <> ?", Decisions.BOARD_DECISION)
                // a student who was asked is waited for (T-CO-2)
                .and(
                        "not exists (select 1 from boards_offer o where o.meeting_id = c.meeting_id"
                                + " and o.student_id = c.student_id and o.deadline >= ?"
                                + " and not exists (select 1 from boards_offer_choice x where x.offer_id = o.id))",
                        today);
    }

    private static Object[] row(Proposed proposed) {
        Candidate c = proposed.candidate();
        LowerAward lower = c.lowerAward();
        return new Object[] {
            c.id(),
            c.institution(),
            c.meetingId(),
            c.studentId(),
            c.registrationId(),
            c.level(),
            c.kind(),
            c.proposal(),
            Decisions.written(c.options()),
            c.classification(),
            c.mean(),
            proposed.nextLine(),
            proposed.distance(),
            Decisions.written(c.compensable()),
            c.adverse(),
            c.pack().id(),
            c.pack().version(),
            c.pack().digest(),
            proposed.factsDigest(),
            proposed.left(),
            lower == null ? null : lower.family(),
            lower == null ? null : lower.code(),
            lower == null ? null : lower.classification(),
            lower == null ? null : lower.mean()
        };
    }

    private static void explain(Proposed proposed, List<Object[]> rows) {
        String facts = proposed.facts();
        String rulings = proposed.rulings();
        for (int part = 0; part == 0 || part * PART < Math.max(facts.length(), rulings.length()); part++) {
            rows.add(new Object[] {
                proposed.candidate().id(),
                part,
                proposed.candidate().institution(),
                part(facts, part),
                part(rulings, part)
            });
        }
    }

    static String part(String text, int part) {
        int from = Math.min(text.length(), part * PART);
        return text.substring(from, Math.min(text.length(), from + PART));
    }

    private static Candidate candidate(ResultSet rs) throws SQLException {
        return new Candidate(
                new CandidateId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new MeetingId(rs.getLong("meeting_id")),
                new AcademicSession(rs.getInt("session_start")),
                new StudentId(rs.getLong("student_id")),
                new ProgrammeRegistrationId(rs.getLong("registration_id")),
                rs.getInt("study_level"),
                Candidate.Kind.valueOf(rs.getString("kind")),
                rs.getString("proposal"),
                Decisions.read(rs.getString("options")),
                rs.getString("classification"),
                Sql.decimal(rs, "mean"),
                Decisions.read(rs.getString("compensable")),
                rs.getBoolean("adverse"),
                rs.getString("decision"),
                rs.getString("decision_reason"),
                rs.getString("decided_by"),
                Sql.instant(rs, "decided_at"),
                MeetingStore.pack(rs),
                lowerAward(rs),
                rs.getInt("entries"));
    }

    private static LowerAward lowerAward(ResultSet rs) throws SQLException {
        String family = rs.getString("lower_family");
        return family == null
                ? null
                : new LowerAward(
                        family,
                        rs.getString("lower_code"),
                        rs.getString("lower_class"),
                        Sql.decimal(rs, "lower_mean"),
                        rs.getString("interim_by"),
                        Sql.instant(rs, "interim_at"));
    }
}
