package org.matricula.policies.coursework;

import org.matricula.regulations.api.PolicyKey;

/** The names of the policies of this family, with the types of their facts and outcomes. */
public final class CourseworkPolicies {

    /** What the rules apply to (section 1). */
    public static final PolicyKey<ScopeFacts, Applicability> SCOPE =
            new PolicyKey<>("scope", ScopeFacts.class, Applicability.class);

    /** The design of a subject's assessment, as its outline has it (section 2). */
    public static final PolicyKey<SubjectOutline, Compliance> ASSESSMENT_DESIGN =
            new PolicyKey<>("assessment-design", SubjectOutline.class, Compliance.class);

    /** Late work and extensions (W-A10, W-A11). */
    public static final PolicyKey<LatePenaltyFacts, LatePenalty> LATE_PENALTY =
            new PolicyKey<>("late-penalty", LatePenaltyFacts.class, LatePenalty.class);

    /** Whether supplementary assessment is available (W-A12). */
    public static final PolicyKey<SupplementaryFacts, Supplementary> SUPPLEMENTARY_ASSESSMENT =
            new PolicyKey<>("supplementary-assessment", SupplementaryFacts.class, Supplementary.class);

    /** Scaled marks of a cohort (W-A13). */
    public static final PolicyKey<ScalingFacts, Scaling> SCALING =
            new PolicyKey<>("scaling", ScalingFacts.class, Scaling.class);

    /** When marked work is due back (W-S2 to W-S5). */
    public static final PolicyKey<FeedbackFacts, Feedback> FEEDBACK =
            new PolicyKey<>("feedback", FeedbackFacts.class, Feedback.class);

    /** Submission, entry, keeping and correction of marks (W-S1, W-S6 to W-S13). */
    public static final PolicyKey<MarksRecordingFacts, Compliance> MARKS_RECORDING =
            new PolicyKey<>("marks-recording", MarksRecordingFacts.class, Compliance.class);

    /** Tasks to mark and grade (section 4). */
    public static final PolicyKey<SubjectResultFacts, SubjectResult> SUBJECT_RESULT =
            new PolicyKey<>("subject-result", SubjectResultFacts.class, SubjectResult.class);

    /** Who examines an honours project, and how one speaks with them (W-H1 to W-H4, W-H6 to W-H9, W-H11). */
    public static final PolicyKey<HonoursExaminersFacts, Compliance> HONOURS_EXAMINERS =
            new PolicyKey<>("honours-examiners", HonoursExaminersFacts.class, Compliance.class);

    /** From examiners' marks to a declared mark (W-H5, W-H10, W-H12, W-H13, W-H15). */
    public static final PolicyKey<HonoursResultFacts, HonoursResult> HONOURS_RESULT =
            new PolicyKey<>("honours-result", HonoursResultFacts.class, HonoursResult.class);

    /** Whether a mark may be reviewed (W-H17, W-Q8). */
    public static final PolicyKey<MarkReviewFacts, MarkReview> MARK_REVIEW =
            new PolicyKey<>("mark-review", MarkReviewFacts.class, MarkReview.class);

    /** Moderation, referencing, benchmarking (section 6, W-H14, W-H16). */
    public static final PolicyKey<QualityFacts, QualityCheck> QUALITY_CYCLE =
            new PolicyKey<>("quality-cycle", QualityFacts.class, QualityCheck.class);

    /** How long a record is kept, and what becomes of it then (section 7). */
    public static final PolicyKey<RetentionFacts, Retention> RETENTION =
            new PolicyKey<>("retention", RetentionFacts.class, Retention.class);

    private CourseworkPolicies() {}
}
