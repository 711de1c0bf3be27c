package org.matricula.registration.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.AppliedRule;
import org.matricula.registration.api.BulkEnrolments.Waiving;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.provider.BulkEnrolling.Wanted;
import org.matricula.registration.provider.ModuleJudge.Choice;
import org.matricula.registration.provider.ModuleJudge.Judged;
import org.matricula.registration.provider.ModuleJudge.Taken;
import org.matricula.regulations.kit.ruling.WaivedClause;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** What chosen students would take of some runs of one session, and what the regulations say of it. */
final class BulkChoices {

    // what a ruling cites in place of a waiver that is not written yet
    private static final String SUPPOSED = "this call";

    private final Students students;
    private final ModuleJudge judge;
    private final WaiverRecords waiverRecords;

    private final Caller caller;
    private final Caller acting;
    private final InstitutionCode institution;
    private final List<Occurrence> runs;
    private final AcademicSession session;

    BulkChoices(
            Students students,
            ModuleJudge judge,
            WaiverRecords waiverRecords,
            Caller caller,
            Caller acting,
            InstitutionCode institution,
            List<Occurrence> runs) {
        this.students = students;
        this.judge = judge;
        this.waiverRecords = waiverRecords;
        this.caller = caller;
        this.acting = acting;
        this.institution = institution;
        this.runs = runs;
        this.session = runs.get(0).session();
    }

    /**
     * What each would take, with the outcome where it is known already. Waivers are written.
     *
     * @param chosen students by number; null where there is none of that number
     * @param studies all their programme registrations
     * @param programme under which programme; null where they are on one
     */
    List<Wanted<ModuleRegistrationRow>> wanted(
            Map<String, StudentId> chosen,
            List<ProgrammeRegistration> studies,
            ProgrammeId programme,
            LocalDate registeredOn,
            Waiving waiving) {
        Map<StudentId, List<ProgrammeRegistration>> active =
                judge
                        .locked(
                                acting,
                                studies.stream().map(ProgrammeRegistration::id).toList())
                        .stream()
                        .filter(r -> r.status() == Status.ACTIVE && r.session().equals(session))
                        .filter(r -> programme == null || r.programmeId().equals(programme))
                        .collect(Collectors.groupingBy(ProgrammeRegistration::studentId));
        Taken taken = judge.taken(acting, institution, session, BulkEnrolling.ids(chosen));
        Map<StudentId, Verdict> verdicts = verdicts(active, taken, waiving);
        List<Wanted<ModuleRegistrationRow>> wanted = new ArrayList<>();
        chosen.forEach((number, student) -> {
            List<ProgrammeRegistration> under = active.getOrDefault(student, List.of());
            Verdict verdict = verdicts.getOrDefault(student, Verdict.NOTHING);
            for (Occurrence run : runs) {
                wanted.add(new Wanted<>(
                        number,
                        run.id(),
                        student == null
                                ? null
                                : held(taken, student, run)
                                        .map(held ->
                                                RowOutcome.unchanged(held.id().toString()))
                                        .orElseGet(() -> refusal(number, under, verdict)),
                        new ModuleRegistrationRow(
                                number,
                                new OccurrenceKey(run.moduleCode(), run.session(), run.period()),
                                Attempt.FIRST,
                                registeredOn,
                                null),
                        verdict.waived()));
            }
        });
        return wanted;
    }

    private RowOutcome refusal(String number, List<ProgrammeRegistration> studies, Verdict verdict) {
        if (studies.isEmpty()) {
            return RowOutcome.refused(Problem.conflict(
                    "studentNumber", number, "must have an active programme registration in " + session));
        }
        if (studies.size() > 1) {
            return RowOutcome.refused(Problem.conflict(
                    "programmeId", null, "must be given: the student is on several programmes in " + session));
        }
        return verdict.refusal() == null ? null : RowOutcome.refused(verdict.refusal());
    }

    private Map<StudentId, Verdict> verdicts(
            Map<StudentId, List<ProgrammeRegistration>> active, Taken taken, Waiving waiving) {
        List<Choice> choices = new ArrayList<>();
        active.forEach((student, studies) -> {
            List<Occurrence> take = runs.stream()
                    .filter(run -> held(taken, student, run).isEmpty())
                    .toList();
            if (studies.size() == 1 && !take.isEmpty()) {
                choices.add(new Choice(studies.get(0), take, List.of(), Attempt.FIRST, null));
            }
        });
        Map<StudentId, Verdict> verdicts = new HashMap<>();
        List<Choice> refused = new ArrayList<>();
        List<Judged> judged = judge.judge(acting, choices, taken, List.of());
        for (int i = 0; i < choices.size(); i++) {
            ModuleProposal proposal = judged.get(i).proposal();
            if (!proposal.permitted()) {
                refused.add(choices.get(i));
                verdicts.put(choices.get(i).student(), new Verdict(ModuleJudge.refusal(proposal), List.of()));
            }
        }
        if (waiving != null) {
            verdicts.putAll(waived(refused, taken, waiving));
        }
        return verdicts;
    }

    /** Waives the clauses for those who are then permitted. */
    private Map<StudentId, Verdict> waived(List<Choice> refused, Taken taken, Waiving waiving) {
        List<WaivedClause> supposed = waiving.clauses().stream()
                .map(clause -> new WaivedClause(clause, SUPPOSED, waiving.approver()))
                .toList();
        List<Judged> judged = judge.judge(acting, refused, taken, supposed);
        Map<StudentId, Student> known =
                students.all(acting, refused.stream().map(Choice::student).toList());
        Map<StudentId, Verdict> verdicts = new HashMap<>();
        List<Waiver> waivers = new ArrayList<>();
        Faults faults = new Faults();
        for (int i = 0; i < refused.size(); i++) {
            StudentId student = refused.get(i).student();
            Judged one = judged.get(i);
            if (one.proposal().permitted()) {
                WaiverRecords.notOneself(faults, waiving.approver(), known.get(student));
                List<String> clauses = one.proposal().rules().stream()
                        .filter(rule -> SUPPOSED.equals(rule.facts().get("waiver")))
                        .map(AppliedRule::clause)
                        .distinct()
                        .toList();
                clauses.forEach(clause -> waivers.add(new Waiver(
                        null,
                        institution,
                        student,
                        one.pack().ref().id(),
                        clause,
                        waiving.reason(),
                        waiving.approver(),
                        judge.today(),
                        waiving.expires(),
                        null)));
                verdicts.put(student, new Verdict(null, clauses));
            }
        }
        faults.refuse();
        waiverRecords.addAll(caller, waivers);
        return verdicts;
    }

    private static Optional<ModuleRegistration> held(Taken taken, StudentId student, Occurrence run) {
        return taken.of(student).stream()
                .filter(one -> one.occurrenceId().equals(run.id()))
                .findAny();
    }

    /**
     * What the regulations say of one student's modules.
     *
     * @param refusal why they cannot be taken; null when they can
     * @param waived clauses that this call waives for it
     */
    private record Verdict(Problem refusal, List<String> waived) {

        static final Verdict NOTHING = new Verdict(null, List.of());
    }
}
