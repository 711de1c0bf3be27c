package org.matricula.boards.provider.proposal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.policies.taught.ClassificationFacts;
import org.matricula.policies.taught.ClassificationFacts.Entry;
import org.matricula.policies.taught.ClassificationFacts.Use;
import org.matricula.policies.taught.CompensationFacts;
import org.matricula.policies.taught.CreditFacts;
import org.matricula.policies.taught.Delivery;
import org.matricula.policies.taught.ExitAwardFacts;
import org.matricula.policies.taught.Grade;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.PostgraduateStage;
import org.matricula.policies.taught.ProgressionFacts;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.policies.taught.StudyMode;
import org.matricula.registration.api.ProgrammeRegistration;

/**
 * Everything that a board's rulings on one student rest on. It is frozen as JSON; what each policy looks at follows
 * from it and from nothing else.
 *
 * @param registration the programme registration
 * @param programmeCode the programme's code
 * @param family the family of the award that the programme leads to
 * @param group which rules apply
 * @param finalLevel the level at which the programme ends
 * @param session the session that the board closes
 * @param point before or after the resits
 * @param modules the whole record: the last attempt at each module, and recognised prior learning
 * @param missing codes of modules that the student took in the session and that have no result
 * @param awardCode the award that the programme leads to; null where it does not matter
 * @param conferred families of the lower awards that boards conferred on the registration before
 * @param substituted failed modules in whose place boards let others be taken
 */
public record CandidateFacts(
        ProgrammeRegistration registration,
        String programmeCode,
        String family,
        StudentGroup group,
        int finalLevel,
        AcademicSession session,
        ProgressionFacts.Point point,
        List<RecordedModule> modules,
        List<String> missing,
        String awardCode,
        List<String> conferred,
        List<Substituted> substituted) {

    // of a programme's own award these two are free-standing by definition (section 6.6)
    private static final Set<String> FREE_STANDING = Set.of("CERTHE", "DIPHE");

    private static final int ACCESS_LEVEL = 3;

    private static final Map<String, PostgraduateStage> STAGES =
            Map.of("PGCERT", PostgraduateStage.PGCERT, "PGDIP", PostgraduateStage.PGDIP);

    /** Copies the lists. */
    public CandidateFacts {
        modules = List.copyOf(modules);
        missing = List.copyOf(missing);
        conferred = List.copyOf(conferred);
        substituted = List.copyOf(substituted);
    }

    /** Without lower awards. */
    public CandidateFacts(
            ProgrammeRegistration registration,
            String programmeCode,
            String family,
            StudentGroup group,
            int finalLevel,
            AcademicSession session,
            ProgressionFacts.Point point,
            List<RecordedModule> modules,
            List<String> missing) {
        this(
                registration,
                programmeCode,
                family,
                group,
                finalLevel,
                session,
                point,
                modules,
                missing,
                null,
                List.of(),
                List.of());
    }

    /** The same with other modules. */
    public CandidateFacts with(List<RecordedModule> others) {
        return with(registration, others, missing, awardCode, conferred, substituted);
    }

    /** The same of a student whose registration stands otherwise meanwhile. */
    public CandidateFacts with(ProgrammeRegistration now) {
        return with(now, modules, missing, awardCode, conferred, substituted);
    }

    /** The same with what boards decided before, on which lower awards and substitutions rest. */
    public CandidateFacts with(String code, List<String> families, List<Substituted> others) {
        return with(registration, modules, missing, code, families, others);
    }

    /** The same without modules that were left before they had a result. */
    public CandidateFacts without(Set<String> dropped) {
        return with(
                registration,
                modules.stream()
                        .filter(module -> module.fact().status() != ModuleStatus.REGISTERED
                                || !dropped.contains(module.fact().code()))
                        .toList(),
                missing.stream().filter(code -> !dropped.contains(code)).toList(),
                awardCode,
                conferred,
                substituted);
    }

    // of what says which board it is for, nothing ever changes
    private CandidateFacts with(
            ProgrammeRegistration now,
            List<RecordedModule> held,
            List<String> without,
            String code,
            List<String> families,
            List<Substituted> others) {
        return new CandidateFacts(
                now, programmeCode, family, group, finalLevel, session, point, held, without, code, families, others);
    }

    /** True when the student is away by agreement, or has moved elsewhere. */
    public boolean isAway() {
        return registration.status() == ProgrammeRegistration.Status.SUSPENDED
                || registration.status() == ProgrammeRegistration.Status.TRANSFERRED;
    }

    /** True when the student has withdrawn, or transferred, so that there is nothing left to go on with (AMB-T-158). */
    public boolean hasLeft() {
        return registration.status() == ProgrammeRegistration.Status.WITHDRAWN
                || registration.status() == ProgrammeRegistration.Status.TRANSFERRED;
    }

    /** True when no level follows, so that the award itself is to be decided. */
    public boolean atFinalLevel() {
        return registration.level() >= finalLevel;
    }

    /** What the credit policy looks at. */
    public CreditFacts credit() {
        return new CreditFacts.AwardCredit(family, facts(m -> true));
    }

    /** What the classification looks at. */
    public ClassificationFacts classification() {
        return new ClassificationFacts.Award(
                family,
                FREE_STANDING.contains(family) ? Use.FREE_STANDING : Use.TARGET,
                Entry.valueOf(registration.entry()),
                facts(m -> true),
                registration.entrySession(),
                false,
                false,
                false);
    }

    /** What the exit award rests on. */
    public ExitAwardFacts exit() {
        return new ExitAwardFacts(family, facts(m -> true), awardCode);
    }

    /** What the class of an award on the way out rests on. */
    public ClassificationFacts classification(String lower) {
        return new ClassificationFacts.Award(
                lower,
                Use.EXIT,
                Entry.valueOf(registration.entry()),
                facts(m -> true),
                registration.entrySession(),
                false,
                false,
                false);
    }

    /**
     * What the progression policy looks at: the modules of the session and of the level, or of the stage. What was taken
     * before the session, and what was recognised, is held or outstanding, but measures nothing (T-PR-3, T-RA-7).
     */
    public ProgressionFacts progression() {
        Map<Boolean, List<ModuleFact>> modulesBySession = modules.stream()
                .filter(this::inSessionOrLevel)
                .collect(Collectors.partitioningBy(
                        m -> session.equals(m.session()),
                        Collectors.mapping(RecordedModule::fact, Collectors.toList())));
        return new ProgressionFacts(
                group,
                registration.level(),
                mode(),
                Delivery.LINEAR,
                point,
                postgraduate() ? STAGES.getOrDefault(family, PostgraduateStage.MASTERS) : null,
                modulesBySession.get(true),
                modulesBySession.get(false),
                substituted.stream()
                        .filter(s -> postgraduate() || s.level() == registration.level())
                        .mapToInt(Substituted::credits)
                        .sum(),
                atFinalLevel(),
                null,
                false);
    }

    /** The failed modules on which this board decides. */
    public List<RecordedModule> failed() {
        return modules.stream()
                .filter(this::inSessionOrLevel)
                .filter(m -> m.fact().isFailed())
                .toList();
    }

    /** What the compensation policy looks at for one failed module. */
    public CompensationFacts compensation(RecordedModule failed, boolean resitRight) {
        ModuleFact fact = failed.fact();
        BigDecimal mark = fact.mark() == null ? BigDecimal.ZERO : fact.mark();
        Predicate<ModuleFact> rest = m -> postgraduate() || m.level() == fact.level();
        return new CompensationFacts(
                group,
                family,
                mode(),
                new CompensationFacts.Candidate(
                        fact.code(),
                        fact.level(),
                        fact.credits(),
                        mark,
                        Grade.valueOf(fact.status().name()),
                        failed.lowestElement() == null ? mark : failed.lowestElement(),
                        fact.core(),
                        fact.kind(),
                        failed.mustPassFailed()),
                facts(rest.and(m -> m != fact)),
                compensated(m -> m.level() == fact.level()),
                compensated(m -> true),
                resitRight);
    }

    private boolean inSessionOrLevel(RecordedModule module) {
        return !isSubstituted(module.fact())
                && (postgraduate()
                        || module.fact().level() == registration.level()
                        || session.equals(module.session())
                        || isOutstanding(module.fact()));
    }

    private boolean isSubstituted(ModuleFact module) {
        return module.isFailed()
                && substituted.stream().anyMatch(one -> one.code().equals(module.code()));
    }

    /**
     * What failed at an earlier level and was left behind has to be retrieved before the student goes on again
     * (AMB-T-66), unless it is of the access level, which no award needs.
     */
    private boolean isOutstanding(ModuleFact module) {
        return module.isFailed() && module.level() > ACCESS_LEVEL && module.level() < registration.level();
    }

    private boolean postgraduate() {
        return group == StudentGroup.PG;
    }

    private StudyMode mode() {
        return StudyMode.valueOf(registration.mode());
    }

    private List<ModuleFact> facts(Predicate<ModuleFact> wanted) {
        return modules.stream().map(RecordedModule::fact).filter(wanted).toList();
    }

    private int compensated(Predicate<ModuleFact> wanted) {
        return modules.stream()
                .map(RecordedModule::fact)
                .filter(m -> m.status() == ModuleStatus.PC)
                .filter(wanted)
                .mapToInt(ModuleFact::credits)
                .sum();
    }
}
