package org.matricula.boards.provider.store;

import java.util.List;
import javax.sql.DataSource;
import org.matricula.boards.api.ExaminersStatements.Statement;
import org.matricula.boards.api.ExaminersStatements.Statement.Kind;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what external examiners say and what becomes of it. */
@Component(service = StatementStore.class)
public final class StatementStore {

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public StatementStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** All of a meeting, oldest first. */
    public List<Statement> of(Scope scope, MeetingId meeting) {
        Where where = Where.scope("institution", scope).and("meeting_id = ?", meeting);
        return sql.query(
                "select * from boards_statement" + where + " order by entry",
                rs -> new Statement(
                        rs.getInt("entry"),
                        Kind.valueOf(rs.getString("kind")),
                        rs.getString("examiner"),
                        rs.getString("statement"),
                        rs.getString("outcomes_digest"),
                        rs.getString("recorded_by"),
                        Sql.instant(rs, "recorded_at")),
                where.parameters());
    }

    /** Adds one. */
    public void add(Scope scope, Meeting meeting, Statement statement) {
        scope.require(meeting.institution());
        sql.update(
                Sql.insert(
                        "boards_statement",
                        "meeting_id",
                        "entry",
                        "institution",
                        "kind",
                        "examiner",
                        "statement",
                        "outcomes_digest",
                        "recorded_by",
                        "recorded_at"),
                meeting.id(),
                statement.sequence(),
                meeting.institution(),
                statement.kind(),
                statement.examiner(),
                statement.text(),
                statement.outcomesDigest(),
                statement.recordedBy(),
                statement.recordedAt());
    }
}
