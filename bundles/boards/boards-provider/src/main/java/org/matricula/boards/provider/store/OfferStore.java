package org.matricula.boards.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.CompensatedResults.Compensation;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Offers.Choice;
import org.matricula.boards.api.Offers.Offer;
import org.matricula.boards.provider.Decisions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps offers, choices and what was compensated. */
@Component(service = OfferStore.class)
public final class OfferStore {

    private static final int PART = 32_000;

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public OfferStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Waits until nobody else answers the offer; none does until the transaction ends. */
    public void takeTurn(Scope scope, long id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        // Derby does not hold the lock of "select for update" until the end
        sql.update("update boards_offer set deadline = deadline" + where, where.parameters());
    }

    /** Adds an offer; a second one of the same module violates a key. */
    public void add(Scope scope, Offer offer) {
        scope.require(offer.institution());
        sql.update(
                Sql.insert(
                        "boards_offer",
                        "id",
                        "institution",
                        "meeting_id",
                        "student_id",
                        "module_code",
                        "choices",
                        "deadline",
                        "futures",
                        "reason",
                        "departs_from",
                        "offered_by",
                        "offered_at"),
                offer.id(),
                offer.institution(),
                offer.meetingId(),
                offer.studentId(),
                offer.module(),
                Decisions.written(offer.choices()),
                offer.deadline(),
                offer.futures(),
                offer.reason(),
                offer.departsFrom(),
                offer.offeredBy(),
                offer.offeredAt());
    }

    public void choose(Scope scope, Offer offer, Choice choice) {
        scope.require(offer.institution());
        sql.update(
                Sql.insert(
                        "boards_offer_choice",
                        "offer_id",
                        "entry",
                        "institution",
                        "choice",
                        "by_student",
                        "evidence",
                        "recorded_by",
                        "recorded_at"),
                offer.id(),
                offer.chosen().size() + 1,
                offer.institution(),
                choice.choice(),
                choice.byStudent(),
                choice.evidence(),
                choice.recordedBy(),
                choice.recordedAt());
    }

    public List<Offer> of(Scope scope, MeetingId meeting, StudentId student) {
        return find(
                Where.scope("institution", scope).and("meeting_id = ?", meeting).and("student_id = ?", student));
    }

    public List<Offer> of(Scope scope, StudentId student) {
        return find(
                Where.scope("institution", scope)
                        .and("student_id = ?", student)
                        .and(
                                "not exists (select 1 from boards_meeting_given_up g where g.meeting_id = boards_offer.meeting_id)"));
    }

    public Optional<Offer> find(Scope scope, long id) {
        return find(Where.scope("institution", scope).and("id = ?", id)).stream()
                .findFirst();
    }

    private List<Offer> find(Where where) {
        return sql.query("select * from boards_offer" + where + " order by id", this::offer, where.parameters());
    }

    private Offer offer(ResultSet rs) throws SQLException {
        long id = rs.getLong("id");
        InstitutionCode institution = new InstitutionCode(rs.getString("institution"));
        Where own = Where.scope("institution", Scope.of(List.of(institution))).and("offer_id = ?", id);
        List<Choice> chosen = sql.query(
                "select * from boards_offer_choice" + own + " order by entry",
                c -> new Choice(
                        c.getString("choice"),
                        c.getBoolean("by_student"),
                        c.getString("evidence"),
                        c.getString("recorded_by"),
                        Sql.instant(c, "recorded_at")),
                own.parameters());
        return new Offer(
                id,
                institution,
                new MeetingId(rs.getLong("meeting_id")),
                new StudentId(rs.getLong("student_id")),
                rs.getString("module_code"),
                Decisions.read(rs.getString("choices")),
                Sql.localDate(rs, "deadline"),
                rs.getString("futures"),
                rs.getString("reason"),
                rs.getString("departs_from"),
                rs.getString("offered_by"),
                Sql.instant(rs, "offered_at"),
                chosen);
    }

    /** Keeps what was compensated and what was proposed before. */
    public void compensate(
            Scope scope, Candidate before, List<String> modules, String rulings, String reason, String by, Instant at) {
        scope.require(before.institution());
        sql.update(
                Sql.insert(
                        "boards_compensation",
                        "candidate_id",
                        "institution",
                        "meeting_id",
                        "student_id",
                        "modules",
                        "proposal_before",
                        "options_before",
                        "classification_before",
                        "mean_before",
                        "reason",
                        "compensated_by",
                        "compensated_at"),
                before.id(),
                before.institution(),
                before.meetingId(),
                before.studentId(),
                Decisions.written(modules),
                before.proposal(),
                Decisions.written(before.options()),
                before.classification(),
                before.mean(),
                reason,
                by,
                at);
        List<Object[]> parts = new ArrayList<>();
        for (int from = 0; from < rulings.length(); from += PART) {
            String part = rulings.substring(from, Math.min(rulings.length(), from + PART));
            parts.add(new Object[] {before.id(), parts.size() + 1, before.institution(), part});
        }
        sql.batch(Sql.insert("boards_compensation_part", "candidate_id", "part", "institution", "rulings"), parts);
    }

    /** Whom a meeting compensated, by candidate. */
    public List<JudgedAgain> judgedAgain(Scope scope, MeetingId meeting) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        List<Offer> discretion = find(
                Where.scope("institution", scope).and("meeting_id = ?", meeting).and("departs_from is not null"));
        return sql.query(
                "select student_id, modules, proposal_before, reason from boards_compensation" + where
                        + " order by candidate_id",
                rs -> {
                    StudentId student = new StudentId(rs.getLong(1));
                    List<String> modules = Decisions.read(rs.getString(2));
                    String departures = discretion.stream()
                            .filter(offer -> offer.studentId().equals(student) && modules.contains(offer.module()))
                            .filter(offer -> !Offer.WITHDRAWN.equals(offer.choice()))
                            .map(offer -> "; at discretion " + offer.module() + " in spite of " + offer.departsFrom()
                                    + ": " + offer.reason())
                            .collect(Collectors.joining());
                    return new JudgedAgain(
                            student,
                            "compensation of " + String.join(", ", modules),
                            rs.getString(3),
                            rs.getString(4) + departures);
                },
                where.parameters());
    }

    /** What a meeting compensated, as results are told of it. */
    public List<Compensation> compensated(Scope scope, MeetingId meeting) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        return sql.query(
                "select candidate_id, student_id, modules from boards_compensation" + where + " order by candidate_id",
                rs -> new Compensation(
                        new StudentId(rs.getLong(2)),
                        new HashSet<>(Decisions.read(rs.getString(3))),
                        "meeting " + meeting + ", decision " + rs.getLong(1)),
                where.parameters());
    }

    /** Codes of the modules that a meeting compensated, by student. */
    public Map<StudentId, Set<String>> compensated(Scope scope, MeetingId meeting, Collection<StudentId> students) {
        Where where =
                Where.scope("institution", scope).and("meeting_id = ?", meeting).andIn("student_id", students);
        Map<StudentId, Set<String>> modules = new HashMap<>();
        sql.each(
                "select student_id, modules from boards_compensation" + where,
                rs -> modules.put(new StudentId(rs.getLong(1)), new HashSet<>(Decisions.read(rs.getString(2)))),
                where.parameters());
        return modules;
    }
}
