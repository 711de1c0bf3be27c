package org.matricula.registration.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.Claim;
import org.matricula.students.api.StudentId;

/** What is said of claims; the rules are those of {@link Claim}. */
public final class ClaimBodies {

    private ClaimBodies() {}

    /**
     * A claim.
     *
     * @param institution where the student studies or applies
     * @param studentId who
     * @param programmeId for which programme
     * @param session the session in which it is made
     * @param kind what is claimed
     * @param adviser who helps the student; absent when nobody does
     * @param modules the modules that are claimed; absent for an admission
     * @param evidence what it rests on
     */
    public record NewClaim(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) InstitutionCode institution,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) StudentId studentId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ProgrammeId programmeId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) AcademicSession session,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Claim.Kind kind,
            String adviser,
            List<WantedModule> modules,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Claim.Evidence> evidence) {

        Claim claim() {
            List<WantedModule> wanted = modules == null ? List.of() : modules;
            List<Claim.Evidence> pieces = evidence == null ? List.of() : evidence;
            Faults faults = new Faults();
            wanted.forEach(m -> faults.given("modules", m == null ? null : m.moduleId()));
            pieces.forEach(e -> faults.given("evidence", e));
            faults.refuse();
            return new Claim(
                    null,
                    institution,
                    studentId,
                    programmeId,
                    session,
                    kind,
                    null,
                    adviser,
                    null,
                    wanted.stream()
                            .map(m -> new Claim.ClaimedModule(m.moduleId(), m.credits(), null))
                            .toList(),
                    pieces,
                    null,
                    null);
        }
    }

    /**
     * A module that is claimed.
     *
     * @param moduleId which
     * @param credits how much of its credit; absent for all of it
     */
    public record WantedModule(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ModuleId moduleId, Integer credits) {}

    /**
     * A signature.
     *
     * @param signatory in which role
     * @param person who signed, by name
     * @param on when
     */
    public record Signature(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Claim.Signatory signatory,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String person,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate on) {}

    /**
     * An acceptance.
     *
     * @param assessor who assessed it, by name
     * @param marks marks of an accreditation; absent where none are given
     * @param on when
     */
    public record Acceptance(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String assessor,
            List<MarkOfModule> marks,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate on) {

        Map<ModuleId, BigDecimal> byModule() {
            Map<ModuleId, BigDecimal> byModule = new HashMap<>();
            Faults faults = new Faults();
            for (MarkOfModule given : marks == null ? List.<MarkOfModule>of() : marks) {
                boolean whole = given != null && given.moduleId() != null && given.mark() != null;
                faults.check(whole, "marks", null, "must be given with module and mark");
                if (whole) {
                    boolean once = byModule.put(given.moduleId(), given.mark()) == null;
                    faults.check(once, "marks", given.moduleId(), "must be named once");
                }
            }
            faults.refuse();
            return byModule;
        }
    }

    /**
     * The mark of a module.
     *
     * @param moduleId which
     * @param mark 0 to 100 with at most two decimals
     */
    public record MarkOfModule(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ModuleId moduleId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) BigDecimal mark) {}

    /**
     * A ratification.
     *
     * @param board the subject board, by name
     * @param on when it met
     */
    public record Ratification(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String board,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate on) {}

    /**
     * A refusal, or the revocation of a claim that was confirmed.
     *
     * @param person who refused or revoked it, by name
     * @param on when
     * @param reason why
     */
    public record Refusal(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String person,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate on,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason) {}
}
