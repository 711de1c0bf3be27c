package org.matricula.registration.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * A later domain that has a say at the gates of enrolment. A pack names the sources of each gate (parameter
 * {@code enrolment.GATE.sources}); a source that is named and not there is unknown, and blocks.
 */
public interface GateContributor {

    /** What the caller holds who asks; a contributor demands it like any service. */
    Privilege READ = Registrations.READ;

    /** The name by which packs call it: {@code finance}. */
    String source();

    /**
     * What it says of students, set-wise. A gate that it leaves out for a student is unknown.
     *
     * @param caller acts for somebody whose privilege was checked; its scope limits the answer
     */
    Map<StudentId, List<Evidence>> evidence(
            Caller caller, InstitutionCode institution, AcademicSession session, Collection<StudentId> students);

    /**
     * What it says of one gate.
     *
     * @param gate {@code DEBT}
     * @param passed true when nothing stands against it
     * @param reference where that can be read; null without
     */
    record Evidence(String gate, boolean passed, String reference) {}
}
