package org.matricula.policies.coursework.rules;

import org.matricula.regulations.kit.ruling.Rule;

/**
 * The rules of the specification with their clauses. What the specification describes without a number has a name of
 * ours: {@code W-G} the grade scale, {@code W-R} the retention schedule.
 */
final class Rules {

    static final Rule COURSEWORK = new Rule("W-SC-1", "cl.4");
    static final Rule LOCATION = new Rule("W-SC-2", "cl.5");
    static final Rule HONOURS_THRESHOLD = new Rule("W-SC-3", "cl.6");
    static final Rule THIRD_PARTY = new Rule("W-SC-4", "cl.100-101");
    static final Rule ASSESSMENT = new Rule("W-SC-5", "cl.128");

    static final Rule TASK_WEIGHT = new Rule("W-A1", "cl.25");
    static final Rule WRITTEN_WORK = new Rule("W-A2", "cl.26");
    static final Rule GROUP_WORK = new Rule("W-A3", "cl.27");
    static final Rule ATTENDANCE = new Rule("W-A4", "cl.28");
    static final Rule PARTICIPATION = new Rule("W-A5", "cl.29");
    static final Rule CRITERIA = new Rule("W-A6", "cl.23");
    static final Rule RUBRIC = new Rule("W-A7", "cl.24");
    static final Rule STUDY_RECESS = new Rule("W-A8", "cl.32");
    static final Rule DUE_STATED = new Rule("W-A9", "cl.42");
    static final Rule LATE_PENALTY = new Rule("W-A10", "cl.43");
    static final Rule EXTENSION = new Rule("W-A11", "cl.44");
    static final Rule SUPPLEMENTARY = new Rule("W-A12", "cl.31");
    static final Rule SCALING = new Rule("W-A13", "cl.30");
    static final Rule ADJUSTMENT = new Rule("W-A14", "cl.22");
    static final Rule MARK_SCALE = new Rule("W-A15", "cl.53");
    static final Rule NUMERICAL_MARK = new Rule("W-A16", "cl.39");
    static final Rule TASK_REVIEW = new Rule("W-A17", "cl.88-89");
    static final Rule FORMATIVE = new Rule("W-A18", "cl.15-17");
    static final Rule FEEDBACK_LOOP = new Rule("W-A18", "cl.35");

    static final Rule RECEIPT = new Rule("W-S1", "cl.40-41");
    static final Rule RETURN = new Rule("W-S2", "cl.36");
    static final Rule NEXT_TASK = new Rule("W-S3", "cl.35");
    static final Rule BEFORE_EXAMINATION = new Rule("W-S4", "cl.38");
    static final Rule FEEDBACK = new Rule("W-S5", "cl.34");
    static final Rule ENTRY = new Rule("W-S6", "cl.48");
    static final Rule COMPOSITE = new Rule("W-S7", "W200");
    static final Rule SPREADSHEET = new Rule("W-S8", "cl.49");
    static final Rule NO_THIRD_PARTY = new Rule("W-S9", "cl.50");
    static final Rule CORRECTION = new Rule("W-S10", "cl.54");
    static final Rule FACULTY_EXAMINATION = new Rule("W-S11", "cl.46-47");
    static final Rule SAMPLE = new Rule("W-S12", "cl.45");
    static final Rule DECLARATION = new Rule("W-S13", "cl.51");

    static final Rule OVERALL = new Rule("W-G", "cl.53");
    static final Rule GRADE = new Rule("W-G", "W63-79");
    static final Rule TECHNICAL_FAIL = new Rule("W-G", "W80-81");
    static final Rule UNGRADED = new Rule("W-G", "W82-87");
    static final Rule EXCELLENT = new Rule("W-G", "W88-90");
    static final Rule DESCRIPTORS = new Rule("W-G", "cl.122");

    static final Rule HONOURS_PROCEDURES = new Rule("W-H1", "cl.56");
    static final Rule TWO_EXAMINERS = new Rule("W-H2", "cl.59");
    static final Rule SUPERVISOR = new Rule("W-H3", "cl.62");
    static final Rule CHOICE = new Rule("W-H4", "cl.61");
    static final Rule SUITABILITY = new Rule("W-H4", "cl.63");
    static final Rule REPORTS_DUE = new Rule("W-H5", "cl.64");
    static final Rule BRIEF = new Rule("W-H6", "cl.65");
    static final Rule CHANNEL = new Rule("W-H7", "cl.66");
    static final Rule NO_CONTACT = new Rule("W-H8", "cl.67");
    static final Rule SUPERVISOR_VIEW = new Rule("W-H9", "cl.68");
    static final Rule DISCREPANCY = new Rule("W-H10", "cl.72");
    static final Rule DISCREPANCY_PROCEDURES = new Rule("W-H11", "cl.71");
    static final Rule DECLARED = new Rule("W-H12", "cl.74");
    static final Rule RELEASE = new Rule("W-H13", "cl.70");
    static final Rule BENCHMARKING = new Rule("W-H14", "cl.60");
    static final Rule TO_COMMITTEE = new Rule("W-H15", "cl.69");
    static final Rule COUNTS_AS_MODERATED = new Rule("W-H16", "cl.96");
    static final Rule NO_MARK_REVIEW = new Rule("W-H17", "cl.118-120");
    static final Rule SMALLER_PROJECT = new Rule("W-H", "cl.75-76");
    static final Rule UNIT_PROCEDURES = new Rule("W-H", "cl.77");
    static final Rule ADDITIONAL_EXAMINER = new Rule("W-H", "cl.78");

    static final Rule MODERATION = new Rule("W-Q1", "cl.92");
    static final Rule NOT_INTERPRETIVE = new Rule("W-Q1", "cl.94");
    static final Rule SECURITY = new Rule("W-Q2", "cl.95");
    static final Rule ANOMALY = new Rule("W-Q3", "cl.99");
    static final Rule COMPARISON = new Rule("W-Q4", "cl.103");
    static final Rule REFERENCING = new Rule("W-Q5", "cl.105-107");
    static final Rule HONOURS_CONTRIBUTES = new Rule("W-Q5", "cl.108");
    static final Rule CONSIDERED = new Rule("W-Q6", "cl.109");
    static final Rule EVIDENCE = new Rule("W-Q7", "cl.111");
    static final Rule NO_REVIEW_OF_MODERATED = new Rule("W-Q8", "cl.117");

    static final Rule HOLD = new Rule("W-R", "cl.125");
    static final Rule DISPOSAL = new Rule("W-R", "cl.114-115");
    static final Rule CHILD_PROTECTION = new Rule("W-R", "W126");
    static final Rule MISCONDUCT_DATABASE = new Rule("W-R", "W125");
    static final Rule LIBRARY_THESIS = new Rule("W-R", "W172");

    private Rules() {}
}
