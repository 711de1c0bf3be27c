package org.matricula.policies.taught;

import org.matricula.regulations.api.PolicyKey;

/** The names of the policies of this family, with the types of their facts and outcomes. */
public final class TaughtPolicies {

    /** Elements to mark, grade and credit (section 3). */
    public static final PolicyKey<ModuleResultFacts, ModuleResult> MODULE_RESULT =
            new PolicyKey<>("module-result", ModuleResultFacts.class, ModuleResult.class);

    /** Credit of awards, size of modules, effort, work experience (sections 1.2 to 1.4). */
    public static final PolicyKey<CreditFacts, CreditOutcome> CREDIT =
            new PolicyKey<>("credit", CreditFacts.class, CreditOutcome.class);

    /** The best embedded award of a partial record (section 1.3). */
    public static final PolicyKey<ExitAwardFacts, ExitAward> EXIT_AWARD =
            new PolicyKey<>("exit-award", ExitAwardFacts.class, ExitAward.class);

    /** Recognition of prior learning (section 2). */
    public static final PolicyKey<RplFacts, RplOutcome> RPL = new PolicyKey<>("rpl", RplFacts.class, RplOutcome.class);

    /** What may be retaken, and how (section 3.7). */
    public static final PolicyKey<ReassessmentFacts, Reassessment> REASSESSMENT =
            new PolicyKey<>("reassessment", ReassessmentFacts.class, Reassessment.class);

    /** Going on to the next level or stage (section 4). */
    public static final PolicyKey<ProgressionFacts, Progression> PROGRESSION =
            new PolicyKey<>("progression", ProgressionFacts.class, Progression.class);

    /** Whether a failure may be compensated (section 5). */
    public static final PolicyKey<CompensationFacts, Compensation> COMPENSATION =
            new PolicyKey<>("compensation", CompensationFacts.class, Compensation.class);

    /** Means, methods and classes; aegrotat and posthumous awards (section 6). */
    public static final PolicyKey<ClassificationFacts, Classification> CLASSIFICATION =
            new PolicyKey<>("classification", ClassificationFacts.class, Classification.class);

    /** Years of registration (section 1.6). */
    public static final PolicyKey<RegistrationPeriodFacts, RegistrationPeriod> REGISTRATION_PERIOD =
            new PolicyKey<>("registration-period", RegistrationPeriodFacts.class, RegistrationPeriod.class);

    /** Credits in a year (section 1.5). */
    public static final PolicyKey<LoadFacts, Load> LOAD = new PolicyKey<>("load", LoadFacts.class, Load.class);

    /** Titles of combined degrees (section 1.9). */
    public static final PolicyKey<TitleFacts, Title> TITLE = new PolicyKey<>("title", TitleFacts.class, Title.class);

    /** Absences (section 8.3). */
    public static final PolicyKey<AbsenceFacts, Absence> ABSENCE =
            new PolicyKey<>("absence", AbsenceFacts.class, Absence.class);

    /** Suspension of studies (section 8.5). */
    public static final PolicyKey<SuspensionFacts, Suspension> SUSPENSION =
            new PolicyKey<>("suspension", SuspensionFacts.class, Suspension.class);

    /** Whether a board may sit (section 7.1). */
    public static final PolicyKey<BoardFacts, BoardConstitution> BOARD =
            new PolicyKey<>("board", BoardFacts.class, BoardConstitution.class);

    /** What a body may do (sections 7.1 and 7.2). */
    public static final PolicyKey<BoardActionFacts, BoardAction> BOARD_ACTION =
            new PolicyKey<>("board-action", BoardActionFacts.class, BoardAction.class);

    /** Withdrawal, transfer, change of modules, readmission (sections 8.1 and 8.4). */
    public static final PolicyKey<StatusChangeFacts, StatusChange> STATUS_CHANGE =
            new PolicyKey<>("status-change", StatusChangeFacts.class, StatusChange.class);

    /** What a partner and the university must tell each other (section 8.6). */
    public static final PolicyKey<PartnerDutyFacts, PartnerDutyOutcome> PARTNER_DUTY =
            new PolicyKey<>("partner-duty", PartnerDutyFacts.class, PartnerDutyOutcome.class);

    private TaughtPolicies() {}
}
