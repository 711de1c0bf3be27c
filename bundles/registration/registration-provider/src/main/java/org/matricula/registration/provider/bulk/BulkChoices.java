package org.matricula.registration.provider.bulk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.provider.bulk.BulkEnrolling.Wanted;
import org.matricula.registration.provider.module.ModuleJudge;
import org.matricula.registration.provider.module.ModuleVerdicts;
import org.matricula.registration.provider.module.ModuleVerdicts.Verdict;
import org.matricula.registration.provider.module.Take;
import org.matricula.registration.provider.module.Taken;
import org.matricula.students.api.StudentId;

/** What chosen students would take of some runs of one session, and what the regulations say of it. */
final class BulkChoices {

    private final ModuleJudge judge;
    private final ModuleVerdicts verdicts;
    private final Caller acting;
    private final InstitutionCode institution;
    private final List<Occurrence> runs;

    BulkChoices(
            ModuleJudge judge,
            ModuleVerdicts verdicts,
            Caller acting,
            InstitutionCode institution,
            List<Occurrence> runs) {
        this.judge = judge;
        this.verdicts = verdicts;
        this.acting = acting;
        this.institution = institution;
        this.runs = runs;
    }

    /**
     * What each would take, with the outcome where it is known already. Waivers are written.
     *
     * @param named students by number; null where there is none of that number
     * @param programme under which programme; null where they are on one
     * @param programmeCode its code
     */
    List<Wanted<ModuleRegistrationRow>> wanted(
            Map<String, StudentId> named, ProgrammeId programme, String programmeCode, LocalDate registeredOn) {
        AcademicSession session = runs.get(0).session();
        Map<String, StudentId> chosen =
                judge.bearers(acting, institution, BulkEnrolling.ids(named)).meant(named, session, programme);
        Map<StudentId, List<ProgrammeRegistration>> studying =
                judge.studying(acting, institution, session, BulkEnrolling.ids(chosen));
        Taken taken = judge.taken(acting, institution, session, BulkEnrolling.ids(chosen));
        LocalDate today = judge.today(acting, institution);
        Map<StudentId, List<Take>> missing = new LinkedHashMap<>();
        BulkEnrolling.ids(chosen)
                .forEach(student -> missing.put(
                        student,
                        runs.stream()
                                .filter(run -> held(taken, student, run).isEmpty())
                                .map(run -> new Take(run, Attempt.FIRST, today))
                                .toList()));
        Map<StudentId, Verdict> told = verdicts.of(session, programme, studying, missing, taken);
        List<Wanted<ModuleRegistrationRow>> wanted = new ArrayList<>();
        chosen.forEach((number, student) -> {
            Verdict verdict = told.getOrDefault(student, Verdict.NOTHING);
            for (Occurrence run : runs) {
                wanted.add(new Wanted<>(
                        number,
                        run.id(),
                        student == null
                                ? null
                                : held(taken, student, run)
                                        .map(held ->
                                                RowOutcome.unchanged(held.id().toString()))
                                        .orElseGet(() -> refusal(verdict)),
                        new ModuleRegistrationRow(
                                number,
                                new OccurrenceKey(run.moduleCode(), run.session(), run.period()),
                                Attempt.FIRST,
                                registeredOn,
                                null,
                                programmeCode),
                        verdict.waived()));
            }
        });
        return wanted;
    }

    private static RowOutcome refusal(Verdict verdict) {
        return verdict.refusal() == null ? null : RowOutcome.refused(verdict.refusal());
    }

    private static Optional<ModuleRegistration> held(Taken taken, StudentId student, Occurrence run) {
        return taken.of(student).stream()
                .filter(one -> one.occurrenceId().equals(run.id()))
                .findAny();
    }
}
