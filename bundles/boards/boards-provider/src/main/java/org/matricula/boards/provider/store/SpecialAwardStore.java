package org.matricula.boards.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.matricula.boards.api.Awards.Grounds;
import org.matricula.boards.api.Awards.Kind;
import org.matricula.boards.api.Awards.SpecialAward;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Decisions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what was proposed for aegrotat and posthumous awards; nothing of it is changed. */
@Component(service = SpecialAwardStore.class)
public final class SpecialAwardStore {

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public SpecialAwardStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Keeps a proposal with what was proposed before, and opens its decision to the board, which has to choose now. */
    public void add(Scope scope, Candidate before, SpecialAward award) {
        scope.require(before.institution());
        Grounds grounds = award.grounds();
        sql.update(
                Sql.insert(
                        "boards_special_award",
                        "id",
                        "institution",
                        "meeting_id",
                        "candidate_id",
                        "student_id",
                        "kind",
                        "illness",
                        "prior_performance",
                        "unlikely_to_return",
                        "consents",
                        "dissertation_examinable",
                        "report",
                        "evidence",
                        "reason",
                        "outcome",
                        "decision",
                        "rulings",
                        "proposal_before",
                        "options_before",
                        "proposed_by",
                        "proposed_at"),
                award.id(),
                award.institution(),
                award.meetingId(),
                before.id(),
                award.studentId(),
                grounds.kind(),
                grounds.illness(),
                grounds.priorPerformanceConclusive(),
                grounds.unlikelyToReturn(),
                grounds.studentConsents(),
                grounds.dissertationExaminable(),
                grounds.report(),
                grounds.evidence(),
                grounds.reason(),
                award.outcome(),
                award.decision(),
                award.rulings(),
                before.proposal(),
                Decisions.written(before.options()),
                award.proposedBy(),
                award.proposedAt());
        if (before.options().contains(award.decision())) {
            return;
        }
        List<String> options = new ArrayList<>(before.options());
        options.add(award.decision());
        Where where = Where.scope("institution", scope)
                .and("meeting_id = ?", before.meetingId())
                .and("id = ?", before.id());
        sql.update(
                "update boards_candidate set proposal = ?, options = ?, adverse = ?" + where,
                Sql.all(Decisions.BOARD_DECISION, Decisions.written(options), false, where.parameters()));
    }

    /** The proposals of a meeting, oldest first. */
    public List<SpecialAward> of(Scope scope, MeetingId meeting) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        return sql.query(
                "select * from boards_special_award" + where + " order by id",
                SpecialAwardStore::award,
                where.parameters());
    }

    private static SpecialAward award(ResultSet rs) throws SQLException {
        return new SpecialAward(
                rs.getLong("id"),
                new InstitutionCode(rs.getString("institution")),
                new MeetingId(rs.getLong("meeting_id")),
                new StudentId(rs.getLong("student_id")),
                new Grounds(
                        Kind.valueOf(rs.getString("kind")),
                        flag(rs, "illness"),
                        flag(rs, "prior_performance"),
                        flag(rs, "unlikely_to_return"),
                        flag(rs, "consents"),
                        flag(rs, "dissertation_examinable"),
                        flag(rs, "report"),
                        rs.getString("evidence"),
                        rs.getString("reason")),
                rs.getString("outcome"),
                rs.getString("decision"),
                rs.getString("rulings"),
                rs.getString("proposed_by"),
                Sql.instant(rs, "proposed_at"));
    }

    private static Boolean flag(ResultSet rs, String column) throws SQLException {
        boolean value = rs.getBoolean(column);
        return rs.wasNull() ? null : value;
    }
}
