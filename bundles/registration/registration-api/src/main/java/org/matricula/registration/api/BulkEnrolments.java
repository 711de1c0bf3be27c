package org.matricula.registration.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Registers many students at once; every method needs {@link RegistrationAdmin#WRITE}. A student who cannot be registered
 * is told with the reason and hinders nobody else; who is registered already stays as is. With {@code dryRun} the answer
 * is the same and nothing is written.
 *
 * <p>All throw {@link org.matricula.kernel.api.ProblemException}: 403 outside the scope, 422 when the selection, the
 * target or their number breaks a rule.
 */
public interface BulkEnrolments {

    /** Needed to enrol. */
    Privilege WRITE = RegistrationAdmin.WRITE;

    /** How many registrations one call may make at the most: students times occurrences. */
    int MOST = 20_000;

    /**
     * Which students are meant: those of the numbers, or else those with an active registration as described.
     *
     * @param studentNumbers numbers within the institution; null or empty to describe them instead
     * @param programmeId on which programme; null for every programme. With numbers it names the programme under which
     *     modules are taken, where a student is on several
     * @param session in which session; must be given when there are no numbers
     * @param level at which level; null for every level
     */
    record Selection(List<String> studentNumbers, ProgrammeId programmeId, AcademicSession session, Integer level) {

        /** Copies the numbers. */
        public Selection {
            studentNumbers = studentNumbers == null ? List.of() : List.copyOf(studentNumbers);
        }
    }

    /**
     * On what the students are registered; rules as in {@link ProgrammeRegistration}.
     *
     * @param programmeId on which programme
     * @param entrySession the session of entry
     * @param session the session for which they register
     * @param level the level of study
     * @param mode FT or PT
     * @param entry STANDARD, FINAL_STAGE or TOP_UP_OWN
     * @param startedOn the first day
     * @param route the code of the route; null where it is open
     */
    record Target(
            ProgrammeId programmeId,
            AcademicSession entrySession,
            AcademicSession session,
            int level,
            String mode,
            String entry,
            LocalDate startedOn,
            String route) {}

    /**
     * What became of one student, for one occurrence.
     *
     * @param studentNumber the student's number
     * @param occurrenceId which occurrence; null for a programme
     * @param outcome CREATED, UNCHANGED when registered already, or REFUSED with the reason: a fault for each rule that
     *     stands against it, which names code and clause
     * @param waived clauses that this call waived for the student; empty without
     */
    record Enrolled(String studentNumber, OccurrenceId occurrenceId, RowOutcome outcome, List<String> waived) {

        /** Copies the clauses. */
        public Enrolled {
            waived = List.copyOf(waived);
        }
    }

    /**
     * An exception for those whom nothing but these clauses stands against: each of them gets a waiver of the clauses
     * that are needed, as {@link Waivers#approve} writes it, from this day on.
     *
     * @param clauses clauses as rulings cite them, 1 to 10: {@code L764}
     * @param reason why, 1 to 2,000 characters
     * @param approver the name of the person or body that approved it; not a student who profits
     * @param expires the last day of the waivers, not before this day
     */
    record Waiving(List<String> clauses, String reason, String approver, LocalDate expires) {

        /** Copies the clauses. */
        public Waiving {
            clauses = clauses == null ? List.of() : List.copyOf(clauses);
        }
    }

    /** Registers students on a programme. */
    List<Enrolled> onProgramme(
            Caller caller, InstitutionCode institution, Selection selection, Target target, boolean dryRun);

    /**
     * Registers students on module occurrences at their first attempt, under the rules of {@link ModuleChoices}: load of
     * the year, prerequisites, co-requisites and exclusions, the weeks in which modules change, holds. What one student
     * would take is ruled on together and registered together, or not at all. A student needs an active programme
     * registration in the session of the occurrences.
     *
     * @param occurrences of one session, each with its first day
     * @param coreOnly true to take only the occurrences of core modules
     * @param registeredOn since when; the weeks of change are counted to the day of the call
     * @param waiving an exception, which needs {@link Waivers#APPROVE} too; null for none
     */
    List<Enrolled> onModules(
            Caller caller,
            InstitutionCode institution,
            Selection selection,
            List<OccurrenceId> occurrences,
            boolean coreOnly,
            LocalDate registeredOn,
            Waiving waiving,
            boolean dryRun);
}
