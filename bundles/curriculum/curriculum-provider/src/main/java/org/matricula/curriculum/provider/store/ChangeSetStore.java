package org.matricula.curriculum.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.CurriculumCheck;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The change sets of the database, with what the regulations said of them. */
@Component(service = ChangeSetStore.class)
public final class ChangeSetStore {

    /** When a check was made: {@code SUBMISSION}. */
    public static final String SUBMISSION = "SUBMISSION";

    /** When a check was made: {@code APPROVAL}. */
    public static final String APPROVAL = "APPROVAL";

    private static final String SELECT = "select id, institution, title, effective_from, state, reason, created_by,"
            + " created_at, submitted_by, submitted_at, evidence, decided_by, decided_at, decision"
            + " from curriculum_change_set";

    /**
     * The order in which what change sets hold comes into force: by session, and in a session by the decision, since of
     * several from the same session the one approved last counts (ADR 14). What is undecided stands where it was begun.
     *
     * @param number the column that decides where nothing else does
     */
    static String intoForce(String session, String number) {
        return " order by " + session + ", coalesce(c.decided_at, c.created_at), " + number;
    }

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public ChangeSetStore(@Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** A page by id; institution and state may be null. */
    public Page<ChangeSet> page(Scope scope, InstitutionCode institution, ChangeSet.State state, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .andIf("institution = ?", institution)
                .andIf("state = ?", state)
                .and("id > ?", page.afterId());
        return Page.cut(
                sql.query(
                        SELECT + where + " order by id fetch first ? rows only",
                        ChangeSetStore::changeSet,
                        where.parameters(page.limit() + 1)),
                page.limit(),
                last -> last.id().toString());
    }

    /** One change set of a scope. */
    public Optional<ChangeSet> find(Scope scope, ChangeSetId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first(SELECT + where, ChangeSetStore::changeSet, where.parameters());
    }

    /** The draft that imports for a session go into, if there is one. */
    public Optional<ChangeSet> imported(Scope scope, InstitutionCode institution, AcademicSession effectiveFrom) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("effective_from = ?", effectiveFrom)
                .and("imported = ?", true)
                .and("state = ?", ChangeSet.State.DRAFT);
        return sql.first(SELECT + where + " order by id", ChangeSetStore::changeSet, where.parameters());
    }

    /**
     * Adds a draft.
     *
     * @param imported true when imports go into it
     */
    public void insert(ChangeSet set, boolean imported) {
        sql.update(
                Sql.insert(
                        "curriculum_change_set",
                        "id",
                        "institution",
                        "title",
                        "effective_from",
                        "state",
                        "reason",
                        "imported",
                        "created_by",
                        "created_at"),
                set.id(),
                set.institution(),
                set.title(),
                set.effectiveFrom(),
                set.state(),
                set.reason(),
                imported,
                set.createdBy(),
                set.createdAt());
    }

    /** Holds a draft until the end of the transaction, so that nobody submits what is being written; false when none. */
    public boolean holdDraft(ChangeSetId id) {
        return sql.update(
                        "update curriculum_change_set set state = ? where id = ? and state = ?",
                        ChangeSet.State.DRAFT,
                        id,
                        ChangeSet.State.DRAFT)
                == 1;
    }

    /** Submits a draft; false when it is none any more. */
    public boolean submit(ChangeSetId id, String by, Instant when, String evidence) {
        return sql.update(
                        "update curriculum_change_set set state = ?, submitted_by = ?, submitted_at = ?, evidence = ?"
                                + " where id = ? and state = ?",
                        ChangeSet.State.SUBMITTED,
                        by,
                        when,
                        evidence,
                        id,
                        ChangeSet.State.DRAFT)
                == 1;
    }

    /** Ends a change set as it stands; false when it has moved on meanwhile. */
    public boolean decide(ChangeSet set, ChangeSet.State state, String by, Instant when, String reason) {
        return sql.update(
                        "update curriculum_change_set set state = ?, decided_by = ?, decided_at = ?, decision = ?"
                                + " where id = ? and state = ?",
                        state,
                        by,
                        when,
                        reason,
                        set.id(),
                        set.state())
                == 1;
    }

    /** Keeps what the regulations said. */
    public void keep(ChangeSet set, String phase, List<CurriculumCheck> checks) {
        List<Object[]> rows = new ArrayList<>();
        for (CurriculumCheck check : checks) {
            rows.add(new Object[] {
                set.id(),
                set.institution(),
                phase,
                rows.size(),
                check.subject(),
                check.policy(),
                check.result(),
                check.code(),
                check.clause(),
                check.wording(),
                check.pack()
            });
        }
        sql.batch(
                Sql.insert(
                        "curriculum_check",
                        "change_set_id",
                        "institution",
                        "phase",
                        "place",
                        "subject",
                        "policy",
                        "result",
                        "code",
                        "clause",
                        "wording",
                        "pack"),
                rows);
    }

    /** What the regulations said last. */
    public List<CurriculumCheck> checks(Scope scope, ChangeSet set) {
        String phase = set.state() == ChangeSet.State.APPROVED ? APPROVAL : SUBMISSION;
        Where where = Where.scope("institution", scope)
                .and("change_set_id = ?", set.id())
                .and("phase = ?", phase);
        return sql.query(
                "select subject, policy, result, code, clause, wording, pack from curriculum_check" + where
                        + " order by place",
                rs -> new CurriculumCheck(
                        rs.getString("subject"),
                        rs.getString("policy"),
                        CurriculumCheck.Result.valueOf(rs.getString("result")),
                        rs.getString("code"),
                        rs.getString("clause"),
                        rs.getString("wording"),
                        rs.getString("pack")),
                where.parameters());
    }

    private static ChangeSet changeSet(ResultSet rs) throws SQLException {
        return new ChangeSet(
                new ChangeSetId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                rs.getString("title"),
                new AcademicSession(rs.getInt("effective_from")),
                ChangeSet.State.valueOf(rs.getString("state")),
                rs.getString("reason"),
                rs.getString("created_by"),
                Sql.instant(rs, "created_at"),
                rs.getString("submitted_by"),
                Sql.instant(rs, "submitted_at"),
                rs.getString("evidence"),
                rs.getString("decided_by"),
                Sql.instant(rs, "decided_at"),
                rs.getString("decision"));
    }
}
