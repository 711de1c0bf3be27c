package org.matricula.curriculum.api;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Reads the versions of programmes. Answers are limited to the caller's scope; every method needs {@link #READ}. */
public interface ProgrammeVersions {

    /** Needed to read. */
    Privilege READ = Curriculum.READ;

    /**
     * All versions of a programme, in whatever state, in the order in which they come into force.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such programme within the scope
     */
    List<ProgrammeVersion> of(Caller caller, ProgrammeId programme);

    /**
     * One version.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<ProgrammeVersion> version(Caller caller, ProgrammeId programme, int number);

    /** The approved version that counts in a session, if there is one. */
    Optional<ProgrammeVersion> inForce(Caller caller, ProgrammeId programme, AcademicSession session);

    /** The same, set-wise; programmes without one, or outside the scope, are left out. */
    Map<ProgrammeId, ProgrammeVersion> inForce(
            Caller caller, Collection<ProgrammeId> programmes, AcademicSession session);

    /**
     * What a student on a route bears in a session: the route as it is in the version that counts, or, where that closed
     * it, in the last version that had it; where the route is not known {@link ProgrammeVersion#titleOn}.
     *
     * @param route the code of the student's route; null where it is not known
     * @param knownAt only what was approved by that moment, unless nothing was; null for what is approved now
     * @return empty where no version counts in the session
     */
    Optional<StudiedRoute> studied(
            Caller caller, ProgrammeId programme, String route, AcademicSession session, Instant knownAt);

    /**
     * Those programmes that have a version, approved or still to be decided, which is effective up to a session,
     * set-wise. Of the others nobody has kept versions for that session.
     */
    Set<ProgrammeId> versioned(Caller caller, Collection<ProgrammeId> programmes, AcademicSession session);

    /**
     * What is different in a programme between two sessions, and what that means for students on it.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such programme within the scope, 422 when
     *     the later session is not after the earlier
     */
    CurriculumDifference difference(Caller caller, ProgrammeId programme, AcademicSession from, AcademicSession to);
}
