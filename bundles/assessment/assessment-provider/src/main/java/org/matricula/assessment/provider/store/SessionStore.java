package org.matricula.assessment.provider.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.SessionRecords.MarkedElement;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which marks and results of a session there are. */
@Component(service = SessionStore.class)
public final class SessionStore {

    private static final String MARKED =
            "select m.registration_id, m.element_id, max(m.recorded_at) as recorded_at from assessment_mark m"
                    + " --DERBY-PROPERTIES index=assessment_mark_by_occurrence\n";
    private static final String COMPUTED =
            "select id, registration_id, attempt, grade, computed_at from assessment_result"
                    + " --DERBY-PROPERTIES index=assessment_result_by_student\n";

    private final Sql sql;

    /** Reads from the domain's tables. */
    @Activate
    public SessionStore(@Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The elements of occurrences with a mark, by registration. */
    public List<MarkedElement> marked(Scope scope, InstitutionCode institution, Collection<OccurrenceId> occurrences) {
        List<MarkedElement> marked = new ArrayList<>();
        Chunks.ascending(occurrences, chunk -> {
            Where where = Where.scope("m.institution", scope)
                    .and("m.institution = ?", institution)
                    .andIn("m.occurrence_id", chunk);
            sql.each(
                    MARKED + where + " group by m.registration_id, m.element_id",
                    rs -> marked.add(new MarkedElement(
                            new ModuleRegistrationId(rs.getLong(1)),
                            new ElementId(rs.getLong(2)),
                            Sql.instant(rs, "recorded_at"))),
                    where.parameters());
        });
        return marked;
    }

    /**
     * A result that counts.
     *
     * @param id its identity
     * @param registration whose
     * @param attempt which attempt
     * @param deferred true where elements are still to be taken
     * @param computedAt when it was computed
     */
    public record Counting(
            ModuleResultId id,
            ModuleRegistrationId registration,
            ModuleRegistration.Attempt attempt,
            boolean deferred,
            Instant computedAt) {}

    /** The results of students in a session that count. */
    public List<Counting> computed(
            Scope scope, InstitutionCode institution, AcademicSession session, Collection<StudentId> students) {
        List<Counting> computed = new ArrayList<>();
        Chunks.ascending(students, chunk -> {
            Where where = Where.scope("institution", scope)
                    .and("institution = ?", institution)
                    .andIn("student_id", chunk)
                    .and("session_start = ?", session)
                    .and("counts = true");
            sql.each(
                    COMPUTED + where,
                    rs -> computed.add(new Counting(
                            new ModuleResultId(rs.getLong("id")),
                            new ModuleRegistrationId(rs.getLong("registration_id")),
                            ModuleRegistration.Attempt.valueOf(rs.getString("attempt")),
                            ModuleStatus.DEFERRED.name().equals(rs.getString("grade")),
                            Sql.instant(rs, "computed_at"))),
                    where.parameters());
        });
        return computed;
    }
}
