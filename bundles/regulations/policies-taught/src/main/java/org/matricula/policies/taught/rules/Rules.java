package org.matricula.policies.taught.rules;

import org.matricula.regulations.kit.ruling.Rule;

/**
 * The rules of the specification with their clauses. Where the specification knows the line of the source and not the
 * clause, the line stands for it: {@code L1186}. What the specification describes without a number has a name of ours:
 * {@code T-CR} the credit test, {@code T-CO#2} the second test of compensation, {@code T-CL-6.3} section 6.3.
 */
final class Rules {

    static final Rule LATE = new Rule("T-MR-1", "A.2.7.1[b]");
    static final Rule TOO_LATE = new Rule("T-MR-2", "A.2.7.1[b]");
    static final Rule LATE_EXCUSED = new Rule("T-MR-3", "A.2.7.1[b]");
    static final Rule NOT_SUBMITTED = new Rule("T-MR-4", "A.2.8.3.1[a]");
    static final Rule DECIDED_CAP = new Rule("T-MR-6", "A.2.7.2[b]");
    static final Rule MODULE_PASS = new Rule("T-MR-7", "A.2.7.2[a]");
    static final Rule WEAKNESS = new Rule("T-MR-8", "A.2.7.2[a]");
    static final Rule MUST_PASS = new Rule("T-MR-9", "A.2.7.2[a]");
    static final Rule SCALE = new Rule("T-MR-10", "A.2.7.2[b]");
    static final Rule ADJUSTMENT = new Rule("T-MR-11", "L1186");
    static final Rule RESIT_CAP = new Rule("T-RA-5", "A.2.8.3.1[e]");

    static final Rule CREDIT = new Rule("T-CR", "A.1.3.5");
    static final Rule RPL_IN_AWARD = new Rule("T-RP-7", "A.2.3.10.4");
    static final Rule OWN_MINIMUM = new Rule("T-RP-1", "A.2.3.10.4");
    static final Rule EDEXCEL_PC = new Rule("T-CR-PC", "A.2.9.3[a]");
    static final Rule WORK_BASED = new Rule("T-CR-WBL", "A.1.3.5.1");
    static final Rule EFFORT = new Rule("T-MD-1", "L558");
    static final Rule SIZE = new Rule("T-MD-2", "A.1.4.2");
    static final Rule WHOLE_MODULE = new Rule("T-MD-3", "A.2.7.2[c]");
    static final Rule WORK_EXPERIENCE = new Rule("T-MD-6", "A.2.9.4.4[a]");
    static final Rule WORK_LENGTH = new Rule("T-RG-4", "A.2.9.4.3[a]");
    static final Rule SANDWICH_LENGTH = new Rule("T-RG-4", "L923");

    static final Rule HANDED_UP = new Rule("T-AW-2", "A.1.2.2");
    static final Rule LADDER = new Rule("T-EX-1", "A.1.2.2");
    static final Rule EXIT_UNCLASSIFIED = new Rule("T-EX-2", "L1593");
    static final Rule NO_LADDER = new Rule("T-EX-3", "A.1.2.2");
    static final Rule DESIGNATION = new Rule("T-EX-4", "A.1.2.1");

    static final Rule WHOLE_CLAIM = new Rule("T-RP-2", "A.2.3.10");
    static final Rule RATIFICATION = new Rule("T-RP-4", "A.2.3.10");
    static final Rule SEPARATE_ROLES = new Rule("T-RP-5", "A.2.3.10");
    static final Rule EVIDENCE = new Rule("T-RP-6", "A.2.3.10");
    static final Rule RECORDING = new Rule("T-RP-9", "A.2.3.10.4");
    static final Rule RPL_HONOURS = new Rule("T-RP-11", "A.2.3.10.4");

    static final Rule FAILED_ELEMENTS = new Rule("T-RA-1", "A.2.8.3.1[a]");
    static final Rule PASSED_NOT_RESAT = new Rule("T-RA-3", "A.2.8.3.1[c]");
    static final Rule NO_SUBMISSION = new Rule("T-RA-6", "A.2.8.3.1[f]");
    static final Rule RESIT_RIGHT = new Rule("T-RA-7", "A.2.8.3.1[g]");
    static final Rule RESIT_RIGHT_PG = new Rule("T-RA-8", "A.2.8.3.1[g]");
    static final Rule SINGLE_MODULE = new Rule("T-RA-9", "A.2.8.3.1[i]");
    static final Rule NO_SECOND_RESIT = new Rule("T-RA-10", "A.2.8.3.1[k]");
    static final Rule REPEAT = new Rule("T-RA-11", "A.2.8.4");
    static final Rule FOUR_ATTEMPTS = new Rule("T-RA-12", "A.2.8.3.1[l]");
    static final Rule CIRCUMSTANCES = new Rule("T-EC-2", "A.2.8.3.1[j]");
    static final Rule BLOCK_MISSED = new Rule("T-EC-5", "A.2.6.7.8[d]");

    static final Rule PROGRESS = new Rule("T-PR-1", "A.2.8.1[a]");
    static final Rule COURSE_RULE = new Rule("T-PR-2", "A.2.8.1[c]");
    static final Rule STAY = new Rule("T-PR-3", "A.2.8.1[b]");
    static final Rule RETRIEVE = new Rule("T-PR-4", "A.2.8.3.1[g]");
    static final Rule TRAIL = new Rule("T-PR-5", "A.2.8.1[e]");
    static final Rule LEVEL_3 = new Rule("T-PR-6", "A.2.8.1[e]");
    static final Rule REPEAT_STAGE = new Rule("T-PR-7", "A.2.8.1");
    static final Rule SUBSTITUTE = new Rule("T-PR-8", "A.2.8.1");
    static final Rule DISCONTINUE = new Rule("T-PR-9", "A.2.8.1");
    static final Rule PG_POINTS = new Rule("T-PR-10", "A.2.8.2[a]");

    static final Rule COMPENSATED = new Rule("T-CO-1", "A.2.8.5[f]");
    static final Rule CHOICE = new Rule("T-CO-2", "A.2.8.5[g]");
    static final Rule AFTER_RESIT = new Rule("T-CO-3", "A.2.8.5[b]");
    static final Rule IS_FAILURE = new Rule("T-CO#1", "A.2.8.5[a]");
    static final Rule NOT_CORE = new Rule("T-CO#2", "A.2.8.5[b]");
    static final Rule NO_DISSERTATION = new Rule("T-CO#3", "A.2.8.5[c]");
    static final Rule F2_LEVELS = new Rule("T-CO#4", "A.2.8.5[d]");
    static final Rule F2_MARK = new Rule("T-CO#5", "A.2.8.5[d]");
    static final Rule F2_ELEMENTS = new Rule("T-CO#6", "A.2.8.5[d]");
    static final Rule LIMIT = new Rule("T-CO#7", "A.2.8.5[c]");
    static final Rule LIMIT_EDEXCEL = new Rule("T-CO#8", "A.2.9.3[a]");
    static final Rule REST_PASSED_UG = new Rule("T-CO#9", "A.2.8.5[d]");
    static final Rule REST_PASSED_PG = new Rule("T-CO#9", "A.2.8.5[e]");
    static final Rule CREDITS_AT = new Rule("T-CO#10", "A.2.8.5[e]");
    static final Rule F2_MEAN = new Rule("T-CO#11", "A.2.8.5[d]");

    static final Rule BEST_CREDITS = new Rule("T-CL-1", "A.2.9.5[d]");
    static final Rule TOP_UP = new Rule("T-CL-2", "A.2.9.5[g]");
    static final Rule RPL_HOLDER = new Rule("T-CL-3", "A.2.3.10.4");
    static final Rule METHODS = new Rule("T-CL-1", "A.2.9.5[d]");
    static final Rule LEVEL_6 = new Rule("T-CL-1", "A.2.9.5[e]");
    static final Rule HONOURS_CLASS = new Rule("T-CL", "A.2.9.5[d]");
    static final Rule TRANSITION = new Rule("T-CL-5", "A.2.9.5[a]");
    static final Rule TRANSITION_PG = new Rule("T-CL-5", "A.2.9.8[a]");
    static final Rule HN_MEAN = new Rule("T-CL-6.3", "A.2.9.6");
    static final Rule IM_METHODS = new Rule("T-CL-6.4", "A.2.9.7");
    static final Rule PG_MEAN = new Rule("T-CL-6.5", "A.2.9.8");
    static final Rule OTHER_MEAN = new Rule("T-CL-6.6", "L1593");
    static final Rule GRADED_CLASS = new Rule("T-CL", "A.2.9.6");
    static final Rule AEGROTAT = new Rule("T-CL-6.7", "A.2.9.11.1");
    static final Rule POSTHUMOUS = new Rule("T-CL-6.8", "L1626");

    static final Rule PRIOR_LEARNING_PERIOD = new Rule("T-RG-1", "A.2.2.8");
    static final Rule PERIOD = new Rule("T-RG-2", "A.2.2.8");
    static final Rule RE_EXAMINATION = new Rule("T-RG-3", "A.2.2.8");
    static final Rule SUSPENDED_TIME = new Rule("T-RG-5", "A.2.2.8");
    static final Rule LOAD = new Rule("T-LO", "A.2.2.7.2");
    static final Rule ASSOCIATE = new Rule("T-LO", "A.2.3.11");

    static final Rule PACKAGES = new Rule("T-TI-1", "L737");
    static final Rule SUBJECT_TITLE = new Rule("T-TI-2", "A.1.4.9");
    static final Rule DEGREE = new Rule("T-TI-3", "A.1.4.9");
    static final Rule LOCATION = new Rule("T-TI-5", "A.1.5.7");
    static final Rule TITLE_DISSERTATION = new Rule("T-TI-6", "A.1.4.11");

    static final Rule ABSENCE = new Rule("T-AB", "A.2.4.7");
    static final Rule SUSPENSION = new Rule("T-SU", "A.2.6.10");
    static final Rule SUSPENSION_RETURN = new Rule("T-SU", "A.2.6.10[g]");

    static final Rule SUBJECT_CHAIR = new Rule("T-BD", "L1173");
    static final Rule SUBJECT_MEMBERS = new Rule("T-BD", "L1174");
    static final Rule SUBJECT_POWERS = new Rule("T-BD", "L1177");
    static final Rule NO_INDIVIDUAL_CHANGE = new Rule("T-BD", "L1186");
    static final Rule AWARD_CHAIR = new Rule("T-BD", "L1200");
    static final Rule AWARD_MEMBERS = new Rule("T-BD", "L1201");
    static final Rule AWARD_POWERS = new Rule("T-BD", "L1213");
    static final Rule GRADES_STAND = new Rule("T-BD", "L1222");
    static final Rule EXTERNAL_CONSENT = new Rule("T-BD-1", "L1159");
    static final Rule PRINCIPLE = new Rule("T-BD-2", "L1165");
    static final Rule DECISION_STANDS = new Rule("T-BD-3", "L1196");
    static final Rule NO_STUDENTS = new Rule("T-BD-4", "L1225");
    static final Rule CHAIR_TRAINING = new Rule("T-BD-5", "L1229");
    static final Rule QUORUM = new Rule("T-BD-6", "AMB-T-53");
    static final Rule CHAIRS_ACTION = new Rule("T-BD-7.2", "L1234");

    static final Rule MODULE_CHANGE = new Rule("T-ST-3", "L764");
    static final Rule READMISSION = new Rule("T-ST-4", "L1425");
    static final Rule WITHDRAWAL = new Rule("T-ST-6", "L1282");
    static final Rule WITHDRAWAL_DATE = new Rule("T-ST-7", "L1284");
    static final Rule SILENT_WITHDRAWAL = new Rule("T-ST-7", "L1285");
    static final Rule TRANSFER = new Rule("T-ST-9", "L1290");

    static final Rule REQUEST_OFFERED = new Rule("T-RQ-1", "L880");
    /** The clauses of these stand in the pack's table. */
    static final String REQUEST_WINDOW = "T-RQ-2";

    static final String REQUEST_EVIDENCE = "T-RQ-3";
    static final String REQUEST_APPROVAL = "T-RQ-4";
    static final String REQUEST_DUTY = "T-RQ-5";
    static final Rule PREREQUISITE = new Rule("T-PR-7", "L1417");
    static final Rule NO_SECOND_PASS = new Rule("T-RA-2", "A.2.8.3.1[c]");
    static final Rule NO_REPEAT_OF_CREDITED = new Rule("T-PR-11", "A.2.8.3.1[c]");
    static final Rule MODULE_HOLD = new Rule("T-ST-5", "L4955");

    private Rules() {}
}
