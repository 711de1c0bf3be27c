package org.matricula.curriculum.api;

import java.util.List;
import org.matricula.kernel.api.AcademicSession;

/**
 * What is different in a programme between two sessions.
 *
 * @param programmeId which programme
 * @param from the earlier session
 * @param to the later session
 * @param fromVersion the number of the version in force in the earlier session; null when none was
 * @param toVersion the number of the version in force in the later session; null when none is
 * @param changes what is different: stages and their order, routes, rules, modules of rules, what modules demand and
 *     teach, whether they are offered, and outlines and assessment patterns of runs of the same period
 */
public record CurriculumDifference(
        ProgrammeId programmeId,
        AcademicSession from,
        AcademicSession to,
        Integer fromVersion,
        Integer toVersion,
        List<Change> changes) {

    /** Copies the list. */
    public CurriculumDifference {
        changes = List.copyOf(changes);
    }

    /** How something is different. */
    public enum Kind {
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** It is another. */
        CHANGED
    }

    /** What a change means for a student who is on the programme already. */
    public enum Effect {
        /** Nothing to do. */
        NONE,
        /** Something more has to be passed or attended. */
        MORE_DEMANDED,
        /** Something need not be passed or attended any more. */
        LESS_DEMANDED,
        /** There is more to choose from. */
        MORE_CHOICE,
        /** There is less to choose from; a choice already made may have to be made again. */
        LESS_CHOICE,
        /** Students on it have to be moved to another route. */
        ROUTE_CLOSED,
        /** What was taken may not add up any more; each record has to be looked at. */
        CREDIT_DIFFERS
    }

    /**
     * One difference.
     *
     * @param subject what is different: {@code stage 2}, {@code route JH}, {@code module CS201 in rule 2-CORE}
     * @param kind how
     * @param before what it was; null when new
     * @param after what it is; null when gone
     * @param effect what it means for students on the programme
     * @param meaning the same in a sentence
     * @param consultation true when students have to be consulted and the external examiner has to consent in writing
     *     before it may reach those enrolled already (A.2.2.4)
     */
    public record Change(
            String subject,
            Kind kind,
            String before,
            String after,
            Effect effect,
            String meaning,
            boolean consultation) {}
}
