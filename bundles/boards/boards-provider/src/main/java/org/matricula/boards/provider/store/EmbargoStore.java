package org.matricula.boards.provider.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Releases.Embargo;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps for when releases were set, and what was rehearsed. */
@Component(service = EmbargoStore.class)
public final class EmbargoStore {

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public EmbargoStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * A rehearsal.
     *
     * @param outcomesDigest of which decisions
     * @param job which job makes it; null when a release made it
     * @param by who started it
     * @param finishedAt when it was ready; null while it is not
     */
    public record Rehearsed(String outcomesDigest, JobId job, String by, Instant finishedAt) {}

    /** The entries on a release, oldest first. */
    public List<Embargo> of(Scope scope, MeetingId meeting) {
        Where where = where(scope, meeting);
        return sql.query(
                "select release_at, reason, recorded_by, recorded_at from boards_embargo" + where + " order by entry",
                rs -> new Embargo(
                        Sql.instant(rs, "release_at"),
                        rs.getString("reason"),
                        rs.getString("recorded_by"),
                        Sql.instant(rs, "recorded_at")),
                where.parameters());
    }

    /** Adds one. */
    public void add(Scope scope, Meeting meeting, Embargo embargo) {
        scope.require(meeting.institution());
        sql.update(
                Sql.insert(
                        "boards_embargo",
                        "meeting_id",
                        "entry",
                        "institution",
                        "release_at",
                        "reason",
                        "recorded_by",
                        "recorded_at"),
                meeting.id(),
                of(scope, meeting.id()).size() + 1,
                meeting.institution(),
                embargo.releaseAt(),
                embargo.reason(),
                embargo.recordedBy(),
                embargo.recordedAt());
    }

    /** Notes of whom results had changed when the last entry held a release back. */
    public void hold(Scope scope, Meeting meeting, List<StudentId> students) {
        scope.require(meeting.institution());
        int entry = of(scope, meeting.id()).size();
        sql.batch(
                Sql.insert("boards_embargo_held", "meeting_id", "entry", "institution", "student_id"),
                students.stream()
                        .map(student -> new Object[] {meeting.id(), entry, meeting.institution(), student})
                        .toList());
    }

    /** Of whom results have changed since an instant was last set. */
    public List<StudentId> held(Scope scope, MeetingId meeting) {
        Where where = where(scope, meeting)
                .and(
                        "entry > (select max(e.entry) from boards_embargo e where e.meeting_id = boards_embargo_held.meeting_id"
                                + " and e.release_at is not null)");
        return sql.query(
                "select distinct student_id from boards_embargo_held" + where + " order by student_id",
                rs -> new StudentId(rs.getLong(1)),
                where.parameters());
    }

    /** Notes whose results were outdated once. */
    public void note(Scope scope, Meeting meeting, List<StudentId> students) {
        scope.require(meeting.institution());
        Set<StudentId> known = Set.copyOf(noted(scope, meeting.id()));
        sql.batch(
                Sql.insert("boards_outdated", "meeting_id", "student_id", "institution"),
                students.stream()
                        .filter(student -> !known.contains(student))
                        .map(student -> new Object[] {meeting.id(), student, meeting.institution()})
                        .toList());
    }

    /** Whose results were outdated once. */
    public List<StudentId> noted(Scope scope, MeetingId meeting) {
        Where where = where(scope, meeting);
        return sql.query(
                "select student_id from boards_outdated" + where,
                rs -> new StudentId(rs.getLong(1)),
                where.parameters());
    }

    /** Notes whose records were merged or separated. */
    public void noteMerged(Scope scope, Meeting meeting, Collection<StudentId> students) {
        scope.require(meeting.institution());
        Set<StudentId> known = merged(scope, meeting.id());
        sql.batch(
                Sql.insert("boards_merged", "meeting_id", "student_id", "institution"),
                students.stream()
                        .filter(student -> !known.contains(student))
                        .map(student -> new Object[] {meeting.id(), student, meeting.institution()})
                        .toList());
    }

    /** Whose records were merged or separated since their facts were read. */
    public Set<StudentId> merged(Scope scope, MeetingId meeting) {
        Where where = where(scope, meeting);
        return Set.copyOf(sql.query(
                "select student_id from boards_merged" + where,
                rs -> new StudentId(rs.getLong(1)),
                where.parameters()));
    }

    /** Forgets of whom the facts that the meeting has are those of the records as they are now. */
    public void forgetMerged(Scope scope, MeetingId meeting, Collection<StudentId> students) {
        Where where = where(scope, meeting).andIn("student_id", students);
        sql.update("delete from boards_merged" + where, where.parameters());
    }

    /** The rehearsal of a meeting. */
    public Optional<Rehearsed> rehearsal(Scope scope, MeetingId meeting) {
        Where where = where(scope, meeting);
        return sql.first(
                "select outcomes_digest, job_id, rehearsed_by, finished_at from boards_rehearsal" + where,
                rs -> {
                    long job = rs.getLong("job_id");
                    JobId id = rs.wasNull() ? null : new JobId(job);
                    return new Rehearsed(
                            rs.getString("outcomes_digest"),
                            id,
                            rs.getString("rehearsed_by"),
                            Sql.instant(rs, "finished_at"));
                },
                where.parameters());
    }

    /** Puts a rehearsal in the place of the one before. */
    public void rehearse(Scope scope, Meeting meeting, Rehearsed rehearsed) {
        scope.require(meeting.institution());
        Where where = where(scope, meeting.id());
        sql.update("delete from boards_rehearsal" + where, where.parameters());
        sql.update(
                Sql.insert(
                        "boards_rehearsal",
                        "meeting_id",
                        "institution",
                        "outcomes_digest",
                        "job_id",
                        "rehearsed_by",
                        "finished_at"),
                meeting.id(),
                meeting.institution(),
                rehearsed.outcomesDigest(),
                rehearsed.job(),
                rehearsed.by(),
                rehearsed.finishedAt());
    }

    private static Where where(Scope scope, MeetingId meeting) {
        return Where.scope("institution", scope).and("meeting_id = ?", meeting);
    }
}
