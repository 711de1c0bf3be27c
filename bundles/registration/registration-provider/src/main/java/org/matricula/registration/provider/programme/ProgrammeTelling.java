package org.matricula.registration.provider.programme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentIndex;
import org.matricula.students.api.StudentIndex.Study;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells the index of students on which programmes they are and were. Whoever begins or ends a registration, or moves its
 * first day, calls it in the same transaction; what else changes does not concern the index.
 */
@Component(service = ProgrammeTelling.class)
public final class ProgrammeTelling {

    private final ProgrammeRegistrationStore programmes;
    private final Curriculum curriculum;
    private final StudentIndex index;

    /** Reads registrations and codes. */
    @Activate
    public ProgrammeTelling(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference Curriculum curriculum,
            @Reference StudentIndex index) {
        this.programmes = programmes;
        this.curriculum = curriculum;
        this.index = index;
    }

    /** Tells of all registrations of the students behind some that were written. */
    public void tell(Caller caller, Collection<ProgrammeRegistration> written) {
        Map<InstitutionCode, Set<StudentId>> students = new HashMap<>();
        written.forEach(r ->
                students.computeIfAbsent(r.institution(), i -> new HashSet<>()).add(r.studentId()));
        students.forEach((institution, some) -> tell(caller, institution, some));
    }

    /** Tells of all registrations of students of one institution. */
    public void tell(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        Caller acting = caller.acting(Scope.of(List.of(institution)), Curriculum.READ, StudentIndex.WRITE);
        index.programmes(acting, institution, students, locked -> studies(acting, institution, locked));
    }

    private Map<StudentId, List<Study>> studies(Caller acting, InstitutionCode institution, Set<StudentId> students) {
        Map<ProgrammeId, String> codes = new HashMap<>();
        Map<StudentId, List<Study>> studies = new HashMap<>();
        for (ProgrammeRegistration r : programmes.ofStudents(acting.scope(), institution, students)) {
            String code = codes.computeIfAbsent(
                    r.programmeId(),
                    id -> curriculum.programme(acting, id).record().code());
            studies.computeIfAbsent(r.studentId(), s -> new ArrayList<>())
                    .add(new Study(code, r.startedOn(), r.endedOn()));
        }
        return studies;
    }
}
