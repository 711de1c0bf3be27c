package org.matricula.boards.provider.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Decisions;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what was judged again, and what was proposed before. */
@Component(service = RenewalStore.class)
public final class RenewalStore {

    private final Sql sql;

    /** Keeps it in the domain's tables. */
    @Activate
    public RenewalStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * On what a candidate was judged again, as JSON.
     *
     * @param compensated true when a compensation of the meeting was among the facts
     */
    public record Texts(String facts, String rulings, boolean compensated) {}

    /** Adds an entry on a candidate. */
    public void add(Scope scope, Candidate before, Texts texts, String reason, String by, Instant at) {
        scope.require(before.institution());
        Where own = Where.scope("institution", scope).and("candidate_id = ?", before.id());
        int entry = 1
                + sql.first("select count(*) from boards_renewal" + own, rs -> rs.getInt(1), own.parameters())
                        .orElseThrow();
        sql.update(
                Sql.insert(
                        "boards_renewal",
                        "candidate_id",
                        "entry",
                        "institution",
                        "meeting_id",
                        "student_id",
                        "compensated",
                        "proposal_before",
                        "options_before",
                        "classification_before",
                        "mean_before",
                        "reason",
                        "renewed_by",
                        "renewed_at"),
                before.id(),
                entry,
                before.institution(),
                before.meetingId(),
                before.studentId(),
                texts.compensated(),
                before.proposal(),
                Decisions.written(before.options()),
                before.classification(),
                before.mean(),
                reason,
                by,
                at);
        List<Object[]> parts = new ArrayList<>();
        int longest = Math.max(texts.facts().length(), texts.rulings().length());
        for (int part = 0; part == 0 || part * CandidateStore.PART < longest; part++) {
            parts.add(new Object[] {
                before.id(),
                entry,
                part,
                before.institution(),
                CandidateStore.part(texts.facts(), part),
                CandidateStore.part(texts.rulings(), part)
            });
        }
        sql.batch(
                Sql.insert("boards_renewal_part", "candidate_id", "entry", "part", "institution", "facts", "rulings"),
                parts);
    }

    /** Who was judged again at a meeting because results had changed, in order. */
    public List<JudgedAgain> judgedAgain(Scope scope, MeetingId meeting) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        return sql.query(
                "select student_id, proposal_before, reason from boards_renewal" + where
                        + " order by candidate_id, entry",
                rs -> new JudgedAgain(
                        new StudentId(rs.getLong(1)), "results changed", rs.getString(2), rs.getString(3)),
                where.parameters());
    }

    /**
     * The last texts of those among a range of candidates who were judged again.
     *
     * @param until what came later does not count; null where all counts
     */
    static Map<Long, Texts> last(Sql sql, Scope scope, long first, long last, Instant until) {
        String later = "not exists (select 1 from boards_renewal n where n.candidate_id = r.candidate_id"
                + " and n.entry > r.entry";
        Where where = Where.scope("p.institution", scope)
                .and("p.candidate_id >= ?", first)
                .and("p.candidate_id <= ?", last)
                .andIf("r.renewed_at <= ?", until);
        where = until == null ? where.and(later + ")") : where.and(later + " and n.renewed_at <= ?)", until);
        Map<Long, Texts> texts = new HashMap<>();
        sql.each(
                "select p.candidate_id, p.facts, p.rulings, r.compensated from boards_renewal_part p"
                        + " join boards_renewal r on r.candidate_id = p.candidate_id and r.entry = p.entry" + where
                        + " order by p.candidate_id, p.part",
                rs -> texts.merge(
                        rs.getLong(1),
                        new Texts(rs.getString(2), rs.getString(3), rs.getBoolean(4)),
                        (a, b) -> new Texts(a.facts() + b.facts(), a.rulings() + b.rulings(), a.compensated())),
                where.parameters());
        return texts;
    }
}
