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

    /** Which edition governs an event (section 0.4). */
    public static final PolicyKey<GoverningEditionFacts, GoverningEdition> GOVERNING_EDITION =
            new PolicyKey<>("governing-edition", GoverningEditionFacts.class, GoverningEdition.class);

    /** Departures from the regulations (section 0.5). */
    public static final PolicyKey<DerogationFacts, Compliance> DEROGATION =
            new PolicyKey<>("derogation", DerogationFacts.class, Compliance.class);

    /** The closed list of awards and what each needs (section 1.1). */
    public static final PolicyKey<ConfermentFacts, Conferment> CONFERMENT =
            new PolicyKey<>("conferment", ConfermentFacts.class, Conferment.class);

    /** Specifications, modules, years and placements (sections 1.4, 1.8 and 1.9). */
    public static final PolicyKey<CourseDesignFacts, Compliance> COURSE_DESIGN =
            new PolicyKey<>("course-design", CourseDesignFacts.class, Compliance.class);

    /** Requirements of entry and of English (section 1.7). */
    public static final PolicyKey<EntryFacts, Entry> ENTRY = new PolicyKey<>("entry", EntryFacts.class, Entry.class);

    /** Enrolment and open conditions (sections 1.1 and 8.1). */
    public static final PolicyKey<EnrolmentFacts, Compliance> ENROLMENT =
            new PolicyKey<>("enrolment", EnrolmentFacts.class, Compliance.class);

    /** Designations of single courses and subject titles (section 1.9). */
    public static final PolicyKey<AwardTitleFacts, AwardTitle> AWARD_TITLE =
            new PolicyKey<>("award-title", AwardTitleFacts.class, AwardTitle.class);

    /** The papers of prior learning (section 2). */
    public static final PolicyKey<RplRecordFacts, Compliance> RPL_RECORD =
            new PolicyKey<>("rpl-record", RplRecordFacts.class, Compliance.class);

    /** Which of several marks stands (T-RA-13, T-EC-2). */
    public static final PolicyKey<MarkOnRecordFacts, MarkOnRecord> MARK_ON_RECORD =
            new PolicyKey<>("mark-on-record", MarkOnRecordFacts.class, MarkOnRecord.class);

    /** Claims, and what the panel's ruling does (sections 3.5 and 7.3). */
    public static final PolicyKey<CircumstancesFacts, Circumstances> EXTENUATING_CIRCUMSTANCES =
            new PolicyKey<>("extenuating-circumstances", CircumstancesFacts.class, Circumstances.class);

    /** Adjustments for disabled students (section 3.6). */
    public static final PolicyKey<AssessmentAdjustmentFacts, Compliance> ASSESSMENT_ADJUSTMENT =
            new PolicyKey<>("assessment-adjustment", AssessmentAdjustmentFacts.class, Compliance.class);

    /** Welsh, and dictionaries (section 3.6). */
    public static final PolicyKey<AssessmentLanguageFacts, AssessmentLanguage> LANGUAGE_OF_ASSESSMENT =
            new PolicyKey<>("language-of-assessment", AssessmentLanguageFacts.class, AssessmentLanguage.class);

    /** Anonymity, marking, examinations elsewhere (section 3.6). */
    public static final PolicyKey<AssessmentConductFacts, Compliance> ASSESSMENT_CONDUCT =
            new PolicyKey<>("assessment-conduct", AssessmentConductFacts.class, Compliance.class);

    /** Who is told what (sections 7.3 and 7.4). */
    public static final PolicyKey<ResultsDisclosureFacts, Compliance> RESULTS_DISCLOSURE =
            new PolicyKey<>("results-disclosure", ResultsDisclosureFacts.class, Compliance.class);

    /** What follows from missing attendance (section 8.2). */
    public static final PolicyKey<AttendanceFacts, Attendance> ATTENDANCE =
            new PolicyKey<>("attendance", AttendanceFacts.class, Attendance.class);

    /** What certificates and transcripts say (section 9). */
    public static final PolicyKey<DocumentContentFacts, DocumentContent> DOCUMENT_CONTENT =
            new PolicyKey<>("document-content", DocumentContentFacts.class, DocumentContent.class);

    /** Windows, evidence, approvals and duties of students' requests (sections 8.3 to 8.6). */
    public static final PolicyKey<RequestProcedureFacts, RequestProcedure> REQUEST_PROCEDURE =
            new PolicyKey<>("request-procedure", RequestProcedureFacts.class, RequestProcedure.class);

    /** The gates of enrolment (T-ST-1, T-ST-5). */
    public static final PolicyKey<EnrolmentGatesFacts, EnrolmentGates> ENROLMENT_GATES =
            new PolicyKey<>("enrolment-gates", EnrolmentGatesFacts.class, EnrolmentGates.class);

    /** What modules demand of those who would take them (T-PR-7, T-ST-5). */
    public static final PolicyKey<ModuleChoiceFacts, ModuleChoice> MODULE_CHOICE =
            new PolicyKey<>("module-choice", ModuleChoiceFacts.class, ModuleChoice.class);

    /** What a partner and the university must tell each other (section 8.6). */
    public static final PolicyKey<PartnerDutyFacts, PartnerDutyOutcome> PARTNER_DUTY =
            new PolicyKey<>("partner-duty", PartnerDutyFacts.class, PartnerDutyOutcome.class);

    /** Until when results may be appealed against (section 7.4; casework: appeals). */
    public static final PolicyKey<AppealFacts, Appeal> APPEAL =
            new PolicyKey<>("appeal", AppealFacts.class, Appeal.class);

    private TaughtPolicies() {}
}
