package org.matricula.policies.taught.rules;

import org.matricula.regulations.kit.ruling.Rule;

/**
 * The rules around study and assessment with their clauses, named as in {@link Rules}: what the specification describes
 * without a number bears the number of its section.
 */
final class ProcedureRules {

    static final Rule ORDINARY_STUDY = new Rule("T-0.4", "L1085");
    static final Rule LEVEL_GOES_ON = new Rule("T-0.4", "A.2.8.1[d]");
    static final Rule STAGE_AGAIN = new Rule("T-0.4", "A.2.8.2[c]");
    static final Rule MODULE_AGAIN = new Rule("T-PR-12", "A.2.8.4[b]");
    static final Rule AFTER_SUSPENSION = new Rule("T-0.4", "A.2.6.10[g]");
    static final Rule RULE_CHANGE = new Rule("T-0.4", "A.2.2.4");

    static final Rule CONFORMITY = new Rule("T-0.5", "A.2.2.2");
    static final Rule ACCREDITED = new Rule("T-0.5", "A.1.1.3");

    static final Rule CATALOGUE = new Rule("T-AW-1", "L518");
    static final Rule KIND = new Rule("T-AW-2", "A.1.2.2");
    static final Rule VALIDATED = new Rule("T-AW-4", "L877");
    static final Rule STUDIED = new Rule("T-AW-4", "L1502");
    static final Rule RECOMMENDED = new Rule("T-AW-4", "L1196");
    static final Rule INTERIM = new Rule("T-AW-5", "L1218");
    static final Rule NEEDED_CREDIT = new Rule("T-AW-6", "L1424");

    static final Rule DESIGNATION = new Rule("T-TI-9", "L718");
    static final Rule TITLE_LENGTH = new Rule("T-TI-2", "A.1.4.9");
    static final Rule TITLED_AWARDS = new Rule("T-TI-10", "L728");
    static final Rule PLACEMENT = new Rule("T-TI-7", "L757");

    static final Rule ONE_LEVEL = new Rule("T-MD-4", "L687");
    static final Rule USED_ONCE = new Rule("T-MD-5", "L699");
    static final Rule YEAR = new Rule("T-MD-7", "L712");
    static final Rule ATTENDANCE_STATED = new Rule("T-MD-8", "L1053");
    static final Rule DEADLINES = new Rule("T-MR-5", "L1327");
    static final Rule CRITERIA = new Rule("T-7.4", "L1080");

    static final Rule SPECIFICATION = new Rule("T-1.8", "L858");
    static final Rule SPECIFIED_MODULES = new Rule("T-1.8", "L777");
    static final Rule SPECIFIED_CORE = new Rule("T-1.8", "A.2.8.5[b]");
    static final Rule SPECIFIED_THRESHOLD = new Rule("T-1.8", "A.2.8.1[c]");
    static final Rule SPECIFIED_WORK = new Rule("T-1.8", "L1514");
    static final Rule INTERMEDIATE_AWARDS = new Rule("T-EX-3", "L782");
    static final Rule RESTRICTIONS = new Rule("T-1.10", "L785");

    static final Rule ENTRY_DEGREE = new Rule("T-1.7", "L944");
    static final Rule ENTRY_HN = new Rule("T-1.7", "L947");
    static final Rule ENTRY_POSTGRADUATE = new Rule("T-1.7", "L950");
    static final Rule ENTRY_LANGUAGE = new Rule("T-1.7", "L958");
    static final Rule ENTRY_CONFLICT = new Rule("T-1.7", "L964");
    static final Rule ENTRY_DATA = new Rule("T-1.7", "L967");
    static final Rule OPEN_CONDITION = new Rule("T-1.7", "L1117");
    static final Rule ENROLMENT = new Rule("T-ST-1", "L935");

    static final Rule RPL_ADMISSION = new Rule("T-2", "L985");
    static final Rule RPL_EXEMPTION = new Rule("T-2", "L992");
    static final Rule RPL_ACCREDITATION = new Rule("T-2", "L1002");

    static final Rule LAST_MARK = new Rule("T-RA-13", "AMB-T-09");
    static final Rule FORFEITED = new Rule("T-EC-2", "L1276");

    static final Rule PANEL_RULING = new Rule("T-EC-1", "L1271");
    static final Rule BLOCK_REPEAT = new Rule("T-EC-5", "A.2.6.7.8[d]");
    static final Rule OTHER_FORM = new Rule("T-EC-7", "L1277");
    static final Rule FIT_TO_SIT = new Rule("T-EC-8", "L1246");
    static final Rule ONGOING = new Rule("T-EC-8", "L1256");
    static final Rule INDEPENDENT = new Rule("T-EC-8", "L1259");
    static final Rule CLAIM_DEADLINE = new Rule("T-EC-8", "L1266");
    static final Rule FINAL_YEAR = new Rule("T-EC-9", "L1278");
    static final Rule PANEL_MEETS = new Rule("T-7.3", "L1262");
    static final Rule CHALLENGE = new Rule("T-7.3", "L1279");

    static final Rule ADJUSTMENT = new Rule("T-AD-1", "L1106");
    static final Rule ATTENDANCE_VARIED = new Rule("T-AD-2", "L1059");
    static final Rule WELSH = new Rule("T-AD-3", "L1124");
    static final Rule WELSH_SAMPLE = new Rule("T-AD-4", "L1136");
    static final Rule DICTIONARY = new Rule("T-AD-5", "L1120");
    static final Rule ELSEWHERE = new Rule("T-AD-6", "L1142");
    static final Rule ANONYMITY = new Rule("T-AD-7", "L1400");
    static final Rule LIVE = new Rule("T-AD-7", "L1405");
    static final Rule LIVE_RECORDS = new Rule("T-AD-7", "L1408");
    static final Rule MARKING = new Rule("T-AD-8", "L1389");

    static final Rule RESULTS_PUBLISHED = new Rule("T-7.4", "L1148");
    static final Rule PARTNER_TOLD = new Rule("T-7.4", "L1149");
    static final Rule OWN_GRADES = new Rule("T-7.4", "L1150");
    static final Rule NOTICE_BOARD = new Rule("T-7.4", "L1151");
    static final Rule APPEAL_WINDOW = new Rule("T-7.4", "AP 7.2.1");
    static final Rule LATE_APPEAL = new Rule("T-7.4", "AP 7.2.2");
    static final Rule PANEL_DETAILS = new Rule("T-7.3", "L1189");

    static final Rule ATTENDANCE = new Rule("T-8.2", "L1039");
    static final Rule PARTNER_ATTENDANCE = new Rule("T-8.6", "L1047");
    static final Rule PARTNER_WITHDRAWAL = new Rule("T-8.6", "L1283");
    static final Rule PARTNER_TRANSFER = new Rule("T-8.6", "L1291");
    static final Rule PARTNER_SUSPENSION = new Rule("T-8.6", "L1295");
    static final Rule PARTNER_BOARD = new Rule("T-8.6", "L1207");
    static final Rule PARTNER_MARKING = new Rule("T-8.6", "L1391");

    static final Rule CERTIFICATE = new Rule("T-9", "L1604");
    static final Rule TRANSCRIPT = new Rule("T-9", "L1610");

    private ProcedureRules() {}
}
