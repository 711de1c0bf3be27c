package org.matricula.boards.provider.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.provider.proposal.Substituted;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps which modules boards substituted. */
@Component(service = SubstitutionStore.class)
public final class SubstitutionStore {

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    @Activate
    public SubstitutionStore(@Reference(target = "(osgi.jndi.service.name=boards)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * Adds what a decision substitutes.
     *
     * @param decided the candidate with that decision
     */
    public void add(Scope scope, Candidate decided, Substituted failed, String by) {
        scope.require(decided.institution());
        sql.update(
                Sql.insert(
                        "boards_substitution",
                        "candidate_id",
                        "entry",
                        "institution",
                        "meeting_id",
                        "student_id",
                        "registration_id",
                        "failed_code",
                        "study_level",
                        "credits",
                        "substitute_code"),
                decided.id(),
                decided.entries(),
                decided.institution(),
                decided.meetingId(),
                decided.studentId(),
                decided.registrationId(),
                failed.code(),
                failed.level(),
                failed.credits(),
                by);
    }

    /** What released decisions that stand substituted, by registration. */
    public Map<ProgrammeRegistrationId, List<Substituted>> of(
            Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        Map<ProgrammeRegistrationId, List<Substituted>> found = new HashMap<>();
        Chunks.each(students, chunk -> {
            Where where = Where.scope("s.institution", scope)
                    .and("s.institution = ?", institution)
                    .andIn("s.student_id", chunk)
                    .and("m.state = 'RELEASED'");
            sql.each(
                    "select s.registration_id, s.failed_code, s.study_level, s.credits from boards_substitution s"
                            + " join boards_meeting m on m.id = s.meeting_id"
                            + " join boards_candidate c on c.id = s.candidate_id and c.meeting_id = s.meeting_id"
                            + " and c.entries = s.entry"
                            + where + " order by s.candidate_id",
                    rs -> found.computeIfAbsent(new ProgrammeRegistrationId(rs.getLong(1)), k -> new ArrayList<>())
                            .add(new Substituted(rs.getString(2), rs.getInt(3), rs.getInt(4))),
                    where.parameters());
        });
        return found;
    }
}
