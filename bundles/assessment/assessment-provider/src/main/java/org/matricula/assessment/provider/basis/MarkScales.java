package org.matricula.assessment.provider.basis;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.MarkScale;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.StudentId;

/**
 * Which scale a student's modules are marked on: that of the student's programmes where they agree on one, otherwise
 * the one that goes with the module's level.
 */
public final class MarkScales {

    private static final int MASTERS = 7;
    private static final Set<Status> LEFT = EnumSet.of(Status.WITHDRAWN, Status.TRANSFERRED);

    private final Map<StudentId, Set<MarkScale>> byStudent = new HashMap<>();

    /** Reads the programmes of these students. */
    public MarkScales(
            Caller caller,
            InstitutionCode institution,
            Collection<StudentId> students,
            Registrations registrations,
            Curriculum curriculum) {
        Map<ProgrammeId, MarkScale> scales = new HashMap<>();
        for (ProgrammeRegistration programme : registrations.programmesOf(caller, institution, students)) {
            if (!LEFT.contains(programme.status())) {
                MarkScale scale = scales.computeIfAbsent(
                        programme.programmeId(),
                        id -> MarkScale.valueOf(
                                curriculum.programme(caller, id).record().scale()));
                byStudent
                        .computeIfAbsent(programme.studentId(), id -> EnumSet.noneOf(MarkScale.class))
                        .add(scale);
            }
        }
    }

    /** The scale of a student's module. */
    public MarkScale of(StudentId student, int level) {
        Set<MarkScale> scales = byStudent.getOrDefault(student, Set.of());
        if (scales.size() == 1) {
            return scales.iterator().next();
        }
        return level >= MASTERS ? MarkScale.PG : MarkScale.UG;
    }
}
