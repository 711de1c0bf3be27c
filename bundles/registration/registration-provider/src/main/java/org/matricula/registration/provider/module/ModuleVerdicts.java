package org.matricula.registration.provider.module;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.LoadFacts;
import org.matricula.registration.api.BulkEnrolments.Waiving;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.ReassessmentStore;
import org.matricula.registration.provider.waiver.WaiverRecords;
import org.matricula.regulations.kit.ruling.WaivedClause;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/**
 * What the regulations say of modules that others take for students: one verdict for each student on all that the student
 * would take in a session. Exceptions are made of waivers, which are written.
 */
public final class ModuleVerdicts {

    private static final int MOST_CLAUSES = 10;
    private static final int LONGEST_CLAUSE = 100;
    // what a ruling cites in place of a waiver that is not written yet
    private static final String SUPPOSED = "this call";

    private final Students students;
    private final ModuleJudge judge;
    private final WaiverRecords waiverRecords;
    private final Caller caller;
    private final Caller acting;
    private final InstitutionCode institution;
    private final Waiving waiving;
    private final ReassessmentStore orders;

    /** @param waiving an exception for those whom nothing else stands against; null for none */
    public ModuleVerdicts(
            Students students,
            ModuleJudge judge,
            WaiverRecords waiverRecords,
            Caller caller,
            InstitutionCode institution,
            Waiving waiving) {
        this(students, judge, waiverRecords, caller, institution, waiving, null);
    }

    private ModuleVerdicts(
            Students students,
            ModuleJudge judge,
            WaiverRecords waiverRecords,
            Caller caller,
            InstitutionCode institution,
            Waiving waiving,
            ReassessmentStore orders) {
        this.students = students;
        this.judge = judge;
        this.waiverRecords = waiverRecords;
        this.caller = caller;
        this.acting = Insider.of(caller);
        this.institution = institution;
        this.waiving = waiving;
        this.orders = orders;
    }

    /** The same for who chooses, and does not tell what was chosen elsewhere: a resit needs the order of a board. */
    ModuleVerdicts ordered(ReassessmentStore by) {
        return new ModuleVerdicts(students, judge, waiverRecords, caller, institution, waiving, by);
    }

    /** Notes what is wrong with an exception. */
    public static Faults check(Faults faults, Waiving waiving, LocalDate today) {
        faults.between("waiving.clauses", waiving.clauses().size(), 1, MOST_CLAUSES);
        waiving.clauses().forEach(clause -> faults.text("waiving.clauses", clause, LONGEST_CLAUSE));
        return WaiverRecords.approval(faults, waiving.reason(), waiving.approver(), today, waiving.expires());
    }

    /**
     * A module registration that somebody asks for.
     *
     * @param registeredOn since when; null where it is not said
     * @param programme of which programme; null where the student is on one
     * @param past the registration on that programme that has ended or has moved on; null where it runs
     */
    record Wish(
            StudentId student,
            Occurrence run,
            Attempt attempt,
            LocalDate registeredOn,
            ProgrammeId programme,
            ProgrammeRegistration past) {

        /** True when it is told of a programme registration that has ended, with which it stayed. */
        boolean ended() {
            return past != null && past.endedOn() != null;
        }

        /**
         * True when it is told of a programme registration that has ended, or of what one has moved on from; and of a session
         * that it does not reach, when nobody studies on it now and it had been taken before.
         */
        boolean recorded(LocalDate today) {
            if (past == null) {
                return false;
            }
            boolean beyond = past.session().compareTo(run.session()) < 0;
            LocalDate last = past.endedOn() == null ? today : past.endedOn();
            boolean before = registeredOn != null && !registeredOn.isAfter(last);
            return beyond ? before && past.status() != ProgrammeRegistration.Status.ACTIVE : ended() || before;
        }
    }

    /**
     * What the regulations say of one student's modules.
     *
     * @param refusal why they cannot be taken; null when they can
     * @param waived clauses that are waived for it
     */
    public record Verdict(Problem refusal, List<String> waived) {

        public static final Verdict NOTHING = new Verdict(null, List.of());
    }

    /** Refuses a registration that is a choice against the regulations. */
    void require(ModuleRegistration registration, Occurrence run, ProgrammeId programme) {
        Wish wish = new Wish(registration.studentId(), run, registration.attempt(), null, programme, null);
        List<Wish> only = List.of(wish);
        (ModuleJudge.isTaught(wish.attempt()) ? refusals(only) : resits(only, only, Map.of()))
                .values()
                .forEach(refusal -> {
                    throw refusal.exception();
                });
    }

    /**
     * Refuses to take a student off a run against the regulations, who leaves today or on a day to come. What is chosen
     * beside it is asked too, of who is on a programme in the session, or on several when it is known to which the module
     * belongs.
     */
    public void requireLeaving(ModuleRegistration left, Occurrence run, LocalDate on) {
        if (ModuleJudge.isTaught(left.attempt())) {
            requireChoice(left, run);
        }
        LocalDate today = judge.today(caller, institution);
        judge.against(caller, institution, List.of(new Leaving(left, run, on.isBefore(today) ? today : on)))
                .values()
                .forEach(refusal -> {
                    throw refusal.exception();
                });
    }

    /**
     * Why modules do not leave, by registration: what has a result or is late stays on record, and what others of a student
     * need beside them stays with these (AMB-T-212). A run that is over is on record, and no choice any more.
     *
     * @param taking what else the call takes
     */
    Map<ModuleRegistrationId, Problem> leavings(Collection<Leaving> leavings, Collection<Wish> taking) {
        Map<ModuleRegistrationId, Problem> against = new HashMap<>(judge.against(caller, institution, leavings));
        LocalDate today = judge.today(caller, institution);
        leavings.stream()
                .filter(one -> !against.containsKey(one.registration().id()))
                .filter(one -> ModuleJudge.isTaught(one.registration().attempt()) && isPresent(one.run(), today))
                .collect(Collectors.groupingBy(one -> one.run().session()))
                .forEach((session, some) -> against.putAll(needed(session, some, taking, today)));
        return against;
    }

    private Map<ModuleRegistrationId, Problem> needed(
            AcademicSession session, List<Leaving> some, Collection<Wish> taking, LocalDate today) {
        Set<StudentId> asked =
                some.stream().map(one -> one.registration().studentId()).collect(Collectors.toSet());
        Map<StudentId, List<ProgrammeRegistration>> studying = judge.studying(acting, institution, session, asked);
        Map<ProgrammeRegistration, List<ModuleRegistration>> left = new LinkedHashMap<>();
        some.forEach(one -> belonging(one.registration(), studying)
                .ifPresent(under ->
                        left.computeIfAbsent(under, any -> new ArrayList<>()).add(one.registration())));
        List<Choice> choices = new ArrayList<>();
        left.forEach((under, leave) -> choices.add(new Choice(
                under,
                taking.stream()
                        .filter(wish -> wish.student().equals(under.studentId())
                                && wish.run().session().equals(session)
                                && (wish.programme() == null || wish.programme().equals(under.programmeId())))
                        .map(wish -> new Take(wish.run(), wish.attempt(), today))
                        .toList(),
                leave,
                null)));
        return judge.needed(acting, choices, judge.taken(acting, institution, session, asked));
    }

    static boolean isPresent(Occurrence run, LocalDate today) {
        return run.ends() == null || !run.ends().isBefore(today);
    }

    /** Under which running programme registration a module is taken; empty where that is not known. */
    private static Optional<ProgrammeRegistration> belonging(
            ModuleRegistration one, Map<StudentId, List<ProgrammeRegistration>> studying) {
        List<ProgrammeRegistration> under = studying.getOrDefault(one.studentId(), List.of());
        return under.size() == 1
                ? Optional.of(under.get(0))
                : under.stream()
                        .filter(each -> each.id().equals(one.programmeRegistrationId()))
                        .findFirst();
    }

    private void requireChoice(ModuleRegistration left, Occurrence run) {
        List<StudentId> student = List.of(left.studentId());
        Optional<ProgrammeRegistration> belongs =
                belonging(left, judge.studying(acting, institution, run.session(), student));
        if (belongs.isEmpty()) {
            return;
        }
        Choice leaving = new Choice(belongs.get(), List.of(), List.of(left), null);
        Judged judged = judge.judge(
                        acting, List.of(leaving), judge.taken(acting, institution, run.session(), student), List.of())
                .get(0);
        if (!judged.permitted()) {
            throw judged.refusal().exception();
        }
        judge.cite(caller, belongs.get(), judged.proposal());
    }

    /**
     * What is refused of registrations, and why. A run that is over is on record and no choice any more; nothing is asked
     * of it but whether work was handed in where it is a resit. A resit is the board's, and has only to follow an attempt
     * that was failed with work. What was taken under a programme registration that has ended is a record, whatever its
     * days; under one that has moved on it is held to its weeks only, as the rest of the choice was another one.
     */
    Map<Wish, Problem> refusals(Collection<Wish> wishes) {
        LocalDate today = judge.today(caller, institution);
        List<Wish> present =
                wishes.stream().filter(wish -> isPresent(wish.run(), today)).toList();
        Map<StudentId, List<Attempted>> told = wishes.stream()
                .collect(Collectors.groupingBy(
                        Wish::student,
                        Collectors.mapping(wish -> new Attempted(wish.run(), wish.attempt()), Collectors.toList())));
        Map<Wish, Problem> refusals = resits(resits(wishes), resits(present), told);
        Map<AcademicSession, List<Wish>> bySession = present.stream()
                .filter(wish -> ModuleJudge.isTaught(wish.attempt()))
                .collect(Collectors.groupingBy(wish -> wish.run().session()));
        bySession.forEach((session, some) -> {
            Set<StudentId> asked = some.stream().map(Wish::student).collect(Collectors.toSet());
            Map<StudentId, List<ProgrammeRegistration>> studying = judge.studying(acting, institution, session, asked);
            Taken taken = judge.taken(acting, institution, session, asked).with(told);
            Map<ProgrammeRegistration, List<Wish>> under = new LinkedHashMap<>();
            List<Wish> records = new ArrayList<>();
            some.forEach(wish -> {
                List<ProgrammeRegistration> fitting = fitting(studying, wish.student(), wish.programme());
                Problem unclear = unclear(fitting, session);
                if (unclear == null) {
                    under.computeIfAbsent(fitting.get(0), one -> new ArrayList<>())
                            .add(wish);
                } else if (wish.recorded(today)) {
                    records.add(wish);
                } else {
                    refusals.put(wish, unclear);
                }
            });
            Map<ProgrammeRegistration, List<Take>> wanted = new LinkedHashMap<>();
            under.forEach((registration, wished) -> wanted.put(
                    registration,
                    wished.stream()
                            .map(wish -> new Take(
                                    wish.run(),
                                    wish.attempt(),
                                    wish.registeredOn() == null ? today : wish.registeredOn(),
                                    wish.registeredOn() != null))
                            .toList()));
            ruled(wanted, taken).forEach((registration, verdict) -> {
                if (verdict.refusal() != null) {
                    under.get(registration).forEach(wish -> refusals.put(wish, verdict.refusal()));
                }
            });
            refusals.putAll(judge.against(caller, institution, records, taken));
        });
        return refusals;
    }

    private static List<Wish> resits(Collection<Wish> wishes) {
        return wishes.stream()
                .filter(wish -> !ModuleJudge.isTaught(wish.attempt()))
                .toList();
    }

    /**
     * Resits of what was never handed in, without the attempt that they would be the resit of, and those of what is passed
     * (T-RA-6, T-RA-1, T-RA-3); of who chooses, those too that no board ordered (T-RA-7).
     *
     * @param present those that are more than a record of what was
     */
    private Map<Wish, Problem> resits(List<Wish> wishes, List<Wish> present, Map<StudentId, List<Attempted>> told) {
        Map<Wish, Problem> refusals = judge.unsubmitted(caller, institution, wishes);
        present.stream()
                .collect(Collectors.groupingBy(wish -> wish.run().session()))
                .forEach((session, some) -> {
                    Set<StudentId> asked = some.stream().map(Wish::student).collect(Collectors.toSet());
                    Taken taken =
                            judge.taken(acting, institution, session, asked).with(told);
                    some.stream()
                            .filter(wish -> !taken.isResat(wish.student(), wish.run(), wish.attempt()))
                            .forEach(wish -> refusals.put(
                                    wish,
                                    Problem.conflict(
                                            "attempt",
                                            wish.attempt(),
                                            "must follow the attempt %s at %s, which is not on record"
                                                    .formatted(
                                                            wish.attempt().resitOf(),
                                                            wish.run().moduleCode()))));
                    some.forEach(wish -> {
                        Problem elsewhere = taken.elsewhere(wish.student(), wish.run(), wish.attempt());
                        if (elsewhere != null) {
                            refusals.put(wish, elsewhere);
                        }
                    });
                    Map<StudentId, Set<ModuleId>> passed = judge.passed(acting, institution, asked);
                    some.stream()
                            .filter(wish -> passed.getOrDefault(wish.student(), Set.of())
                                    .contains(wish.run().moduleId()))
                            .forEach(wish -> refusals.putIfAbsent(
                                    wish,
                                    Problem.conflict(
                                            "attempt",
                                            wish.attempt(),
                                            "must follow a failure: %s is passed"
                                                    .formatted(wish.run().moduleCode()))));
                });
        if (orders != null) {
            LocalDate today = judge.today(caller, institution);
            judge.unordered(
                            caller,
                            institution,
                            present.stream()
                                    .filter(wish -> isPresent(wish.run(), today))
                                    .toList(),
                            orders)
                    .forEach(refusals::putIfAbsent);
        }
        return refusals;
    }

    /**
     * The verdict for each student.
     *
     * @param programme under which programme; null where they are on one
     * @param studying where they study, asked of the judge before {@code taken} was
     * @param wanted what each would take in the session
     */
    public Map<StudentId, Verdict> of(
            AcademicSession session,
            ProgrammeId programme,
            Map<StudentId, List<ProgrammeRegistration>> studying,
            Map<StudentId, List<Take>> wanted,
            Taken taken) {
        Map<StudentId, Verdict> verdicts = new HashMap<>();
        Map<ProgrammeRegistration, List<Take>> under = new LinkedHashMap<>();
        wanted.forEach((student, take) -> {
            List<ProgrammeRegistration> fitting = fitting(studying, student, programme);
            Problem unclear = unclear(fitting, session);
            verdicts.put(student, new Verdict(unclear, List.of()));
            if (unclear == null && !take.isEmpty()) {
                under.put(fitting.get(0), take);
            }
        });
        ruled(under, taken).forEach((registration, verdict) -> verdicts.put(registration.studentId(), verdict));
        return verdicts;
    }

    /** The verdict for each programme registration on what would be taken under it. */
    private Map<ProgrammeRegistration, Verdict> ruled(Map<ProgrammeRegistration, List<Take>> wanted, Taken taken) {
        List<Choice> choices = new ArrayList<>();
        wanted.forEach((registration, take) -> {
            boolean repeats = take.stream().anyMatch(Take::again)
                    || taken.of(registration.studentId()).stream()
                            .anyMatch(one -> one.attempt() == Attempt.REPEAT && taken.isOf(registration, one));
            choices.add(new Choice(registration, take, List.of(), repeats ? LoadFacts.Reason.REPEAT : null));
        });
        Map<ProgrammeRegistration, Verdict> verdicts = new HashMap<>();
        List<Choice> refused = new ArrayList<>();
        List<Judged> judged = judge.judge(acting, choices, taken, List.of());
        for (int i = 0; i < choices.size(); i++) {
            boolean permitted = judged.get(i).permitted();
            verdicts.put(
                    choices.get(i).registration(),
                    permitted ? Verdict.NOTHING : new Verdict(judged.get(i).refusal(), List.of()));
            if (permitted) {
                judge.cite(caller, choices.get(i).registration(), judged.get(i).proposal());
            } else {
                refused.add(choices.get(i));
            }
        }
        if (waiving != null) {
            verdicts.putAll(waived(refused, taken));
        }
        return verdicts;
    }

    private static List<ProgrammeRegistration> fitting(
            Map<StudentId, List<ProgrammeRegistration>> studying, StudentId student, ProgrammeId programme) {
        return studying.getOrDefault(student, List.of()).stream()
                .filter(one -> programme == null || one.programmeId().equals(programme))
                .toList();
    }

    private static Problem unclear(List<ProgrammeRegistration> under, AcademicSession session) {
        if (under.isEmpty()) {
            return Problem.conflict("student", null, "must have an active programme registration in " + session);
        }
        return under.size() == 1
                ? null
                : Problem.conflict(
                        "programmeId", null, "must be given: the student is on several programmes in " + session);
    }

    /** Waives the clauses for those who are then permitted. */
    private Map<ProgrammeRegistration, Verdict> waived(List<Choice> refused, Taken taken) {
        List<WaivedClause> supposed = waiving.clauses().stream()
                .map(clause -> new WaivedClause(clause, SUPPOSED, waiving.approver()))
                .toList();
        List<Judged> judged = judge.judge(acting, refused, taken, supposed);
        Map<StudentId, Student> known =
                students.all(acting, refused.stream().map(Choice::student).toList());
        Map<ProgrammeRegistration, Verdict> verdicts = new HashMap<>();
        List<Choice> permitted = new ArrayList<>();
        List<Waiver> waivers = new ArrayList<>();
        LocalDate today = judge.today(caller, institution);
        Faults faults = new Faults();
        for (int i = 0; i < refused.size(); i++) {
            StudentId student = refused.get(i).student();
            Judged one = judged.get(i);
            if (one.permitted()) {
                WaiverRecords.notOneself(faults, waiving.approver(), known.get(student));
                permitted.add(refused.get(i));
                List<String> clauses = waiving.clauses().stream()
                        .filter(clause -> one.proposal().rules().stream()
                                .anyMatch(rule -> SUPPOSED.equals(rule.facts().get("waiver"))
                                        && WaivedClause.covers(clause, rule.clause())))
                        .distinct()
                        .toList();
                clauses.forEach(clause -> waivers.add(Waiver.of(
                        institution,
                        student,
                        one.pack().ref().id(),
                        clause,
                        waiving.reason(),
                        waiving.approver(),
                        today,
                        waiving.expires())));
                verdicts.put(refused.get(i).registration(), new Verdict(null, clauses));
            }
        }
        faults.refuse();
        waiverRecords.addAll(caller, waivers);
        cite(permitted, taken);
        return verdicts;
    }

    /** They are ruled once more, by the waivers that stand now. */
    private void cite(List<Choice> permitted, Taken taken) {
        List<Judged> judged = judge.judge(acting, permitted, taken, List.of());
        for (int i = 0; i < permitted.size(); i++) {
            judge.cite(caller, permitted.get(i).registration(), judged.get(i).proposal());
        }
    }
}
