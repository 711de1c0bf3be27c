package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.matricula.assessment.api.ModuleModeration.Plan;
import org.matricula.assessment.api.ModuleModeration.Role;
import org.matricula.assessment.api.ModuleModeration.Statement;
import org.matricula.assessment.api.ModuleModeration.Step;
import org.matricula.assessment.api.ModuleModeration.Work;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ModuleRegistration;

/**
 * Moderation of the marks of an occurrence (T-AD-8, W-Q1), within the caller's scope. Everything is added and nothing
 * changed. All methods throw {@link org.matricula.kernel.api.ProblemException}: 404 for an unknown occurrence, 422 when a
 * field breaks its rule.
 */
public interface Moderations {

    /** Needed to read, but by external examiners of the module. */
    Privilege READ = Marks.READ;

    /** Needed to give a marker's mark. */
    Privilege MARK = Marks.WRITE;

    /** Needed to plan, to confirm, to settle and to close. */
    Privilege MODERATE = new Privilege("assessment.moderate");

    /**
     * Needed by external examiners to comment, to endorse and to decide disputes, and to read, where they are appointed for
     * the module on that day ({@link ExternalExaminers}); 403 elsewhere.
     */
    Privilege EXAMINE = new Privilege("assessment.examine");

    /** The most marks of one call. */
    int MOST_MARKS = 500;

    /** Where an occurrence stands. Needs {@link #READ}. */
    ModuleModeration of(Caller caller, OccurrenceId occurrence);

    /** Where occurrences stand; those outside the scope are left out. Needs {@link #READ}. */
    Map<OccurrenceId, ModuleModeration.State> states(Caller caller, Collection<OccurrenceId> occurrences);

    /**
     * Plans how an element is moderated; the plan takes the place of the one before. Needs {@link #MODERATE}.
     *
     * @param expectedEntry the plan that was seen last; 0 for none
     * @param reason 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when there is another plan meanwhile, or when the kind would
     *     change after the marking has begun
     */
    ModuleModeration plan(
            Caller caller, OccurrenceId occurrence, ElementId element, Plan plan, int expectedEntry, String reason);

    /**
     * The works of an element that is marked twice, by their numbers. As long as blind marks are not both in, everybody
     * sees the own ones alone. Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when the element is not marked twice
     */
    List<Work> works(Caller caller, OccurrenceId occurrence, ElementId element);

    /**
     * Gives markers' marks, all or none. Nobody has two roles in a work; a marker may correct the own mark, blind ones only
     * until both are in. Needs {@link #MARK}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when the element is not marked twice, or a mark may not be given
     *     any more
     */
    List<Work> mark(Caller caller, OccurrenceId occurrence, ElementId element, List<Marking> marks);

    /**
     * Agrees, disputes, settles. A mark that is agreed or decided goes into the record of marks. Needs {@link #MARK} and to
     * be one of the markers, or {@link #MODERATE}; SETTLED_BY_SUBJECT_LEADER and SENT_TO_EXTERNAL need MODERATE,
     * DECIDED_BY_EXTERNAL needs {@link #EXAMINE}, and those who settle or decide marked nothing of it.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when a mark is missing, the regulations want a third marker before a dispute is settled, or
     *     the step does not follow the one before
     */
    Work step(Caller caller, OccurrenceId occurrence, ElementId element, NewStep step);

    /**
     * States something about the marks as they are: CONFIRMED, about an element, by somebody who marked nothing of it, and
     * CLOSED need {@link #MODERATE}; COMMENT and ENDORSED need {@link #EXAMINE}.
     *
     * @param element the element for CONFIRMED; may be null for COMMENT; null for the others
     * @param text 1 to 2000 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when nothing is marked, a sample is missing, or the module is not
     *     moderated yet
     */
    ModuleModeration state(Caller caller, OccurrenceId occurrence, Statement.Kind kind, ElementId element, String text);

    /**
     * How markers name a work.
     *
     * @param candidate the candidate number for an anonymous element; null otherwise
     * @param studentNumber the student's number otherwise
     * @param attempt which attempt; null where the student has only one
     */
    record WorkName(String candidate, String studentNumber, ModuleRegistration.Attempt attempt) {}

    /**
     * A mark that a marker gives.
     *
     * @param work for which work
     * @param role in which role
     * @param mark percent with at most two decimals
     * @param comment up to 2000 characters; null for none
     */
    record Marking(WorkName work, Role role, BigDecimal mark, String comment) {}

    /**
     * A step.
     *
     * @param work for which work
     * @param kind which step
     * @param mark percent with at most two decimals for a step that gives the mark; null otherwise
     * @param reason 1 to 500 characters
     */
    record NewStep(WorkName work, Step.Kind kind, BigDecimal mark, String reason) {}
}
