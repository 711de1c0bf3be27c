package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.BulkEnrolments;

/** What is said of registrations of many; {@code dryRun} is true unless it is said to be false. */
public final class BulkBodies {

    private BulkBodies() {}

    /**
     * Which students.
     *
     * @param studentNumbers their numbers; absent to describe them instead
     * @param programmeId on which programme; absent for every programme
     * @param session in which session; needed when there are no numbers
     * @param level at which level; absent for every level
     */
    public record Selected(
            List<String> studentNumbers, ProgrammeId programmeId, AcademicSession session, Integer level) {

        BulkEnrolments.Selection selection() {
            Faults faults = new Faults();
            List<String> numbers = studentNumbers == null ? List.of() : studentNumbers;
            numbers.forEach(number -> faults.given("studentNumbers", number));
            faults.refuse();
            return new BulkEnrolments.Selection(numbers, programmeId, session, level);
        }
    }

    /**
     * An exception.
     *
     * @param clauses the clauses that may be waived
     * @param reason why
     * @param approver who approved it
     * @param expires the last day of the waivers
     */
    public record Waiving(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<String> clauses,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String approver,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate expires) {

        BulkEnrolments.Waiving given() {
            Faults faults = new Faults();
            List<String> named = clauses == null ? List.of() : clauses;
            named.forEach(clause -> faults.given("waiving.clauses", clause));
            faults.refuse();
            return new BulkEnrolments.Waiving(named, reason, approver, expires);
        }
    }

    /**
     * Students on a programme.
     *
     * @param institution where
     * @param students which students
     * @param programmeId on which programme
     * @param entrySession the session of entry
     * @param session the session for which they register; absent for the session of entry
     * @param level the level of study
     * @param mode FT or PT
     * @param entry STANDARD, FINAL_STAGE or TOP_UP_OWN
     * @param startedOn the first day
     * @param route the code of the route; absent where it is open
     * @param dryRun false to write
     */
    public record OnProgramme(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Selected students,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ProgrammeId programmeId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession entrySession,
            AcademicSession session,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Integer level,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String mode,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String entry,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate startedOn,
            String route,
            Boolean dryRun) {

        BulkEnrolments.Selection selected() {
            return students == null ? null : students.selection();
        }

        BulkEnrolments.Target target() {
            return new BulkEnrolments.Target(
                    programmeId, entrySession, session, level == null ? 0 : level, mode, entry, startedOn, route);
        }

        boolean isDryRun() {
            return dryRun == null || dryRun;
        }
    }

    /**
     * Students on modules.
     *
     * @param institution where
     * @param students which students
     * @param occurrences on which occurrences
     * @param coreOnly true to take only those of core modules
     * @param registeredOn since when
     * @param waiving an exception for those whom only its clauses stand against; absent for none
     * @param dryRun false to write
     */
    public record OnModules(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Selected students,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<OccurrenceId> occurrences,
            Boolean coreOnly,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate registeredOn,
            Waiving waiving,
            Boolean dryRun) {

        BulkEnrolments.Selection selected() {
            return students == null ? null : students.selection();
        }

        List<OccurrenceId> wanted() {
            List<OccurrenceId> wanted = occurrences == null ? List.of() : occurrences;
            Faults faults = new Faults();
            wanted.forEach(occurrence -> faults.given("occurrences", occurrence));
            faults.refuse();
            return wanted;
        }

        BulkEnrolments.Waiving exception() {
            return waiving == null ? null : waiving.given();
        }

        boolean isCoreOnly() {
            return coreOnly != null && coreOnly;
        }

        boolean isDryRun() {
            return dryRun == null || dryRun;
        }
    }
}
