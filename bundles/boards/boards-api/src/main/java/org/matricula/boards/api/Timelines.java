package org.matricula.boards.api;

import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/** Which version of the regulations governed which event of a student's studies, and why (section 0.4). */
public interface Timelines {

    /** Needed to see a student's timeline. */
    Privilege READ = Boards.READ_RELEASED;

    /**
     * The events of a student, by session: study in each session (a return where sessions before it are empty), each
     * module that was taken again or has a result, and each released decision. Needs {@link #READ}; limited to the
     * caller's scope.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such student within the scope
     */
    List<TimelineEvent> of(Caller caller, StudentId student);
}
