package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class RetentionTest {

    /** Class, years (- for none), disposition, custodian: Schedule 2 once more, row by row. */
    private static final String[] SCHEDULE = {
        "1.1 10 STATE_ARCHIVES AQS",
        "1.2 10 DESTROY AQS",
        "1.3 10 DESTROY AQS",
        "2.1 5 DESTROY FACULTIES",
        "3.1 0 DESTROY FACULTIES",
        "4.1 6 DESTROY FACULTIES",
        "4.2 2 DESTROY FACULTIES",
        "4.3 1 DESTROY FACULTIES",
        "4.4 10 DESTROY FACULTIES",
        "4.5 99 DESTROY FACULTIES",
        "5.1 5 DESTROY AQS",
        "6.1 0 DESTROY FACULTIES",
        "6.2 3 DESTROY FACULTIES",
        "6.3 1 DESTROY FACULTIES",
        "6.4 1 DESTROY FACULTIES",
        "6.5 50 DESTROY FACULTIES",
        "7.1 1 DESTROY FACULTIES",
        "7.2 1 DESTROY FACULTIES",
        "7.3 1 DESTROY FACULTIES",
        "7.4 6 DESTROY SASD",
        "8.1 - STATE_ARCHIVES SASD",
        "8.2 75 DESTROY SASD",
        "8.3 30 DESTROY SASD",
        "8.4 0 DESTROY SASD",
        "8.5 1 DESTROY SASD",
        "9.1 1 DESTROY FACULTIES",
        "9.2 10 DESTROY FACULTIES",
        "9.3 0 DESTROY FACULTIES",
        "9.4 - STATE_ARCHIVES FACULTIES",
        "10.1 6 DESTROY FACULTIES",
        "10.2 6 DESTROY SASD",
        "11.1 7 DESTROY GRADUATE_RESEARCH_SCHOOL",
        "11.2 7 DESTROY GRADUATE_RESEARCH_SCHOOL",
        "11.3 7 DESTROY GRADUATE_RESEARCH_SCHOOL",
        "11.4 7 LIBRARY_COPY -"
    };

    @Test
    public void schedule2_everyClass() {
        assertEquals(
                SCHEDULE.length,
                Uow.PACK.parameters().at("retention.classes").names().size());
        for (String line : SCHEDULE) {
            String[] row = line.split(" ");
            String disposal = row[1].equals("-") ? "null" : 2016 + Integer.parseInt(row[1]) + "-07-01";
            Uow kept = kept(row[0], "2016-07-01", "")
                    .shows("class", row[0])
                    .shows("earliest_disposal", disposal)
                    .shows("disposition", row[2]);
            String holders = String.valueOf(kept.outcome("holder_unit"));
            assertEquals(line, row[3].equals("-") ? "" : row[3], holders.replaceAll("[\\[\\]]|,.*", ""));
        }
    }

    @Test
    public void noTriggerNoDate() {
        Uow.ask("retention", "{classes: [{class: '4.1'}], on: 2090-01-01}")
                .shows("earliest_disposal", "null")
                .shows("status", "NO_DATE")
                .shows("trigger_type", "GRADUATION_OR_DISCONTINUATION");
    }

    @Test
    public void dueOnTheDayAndLogged() {
        kept("6.4", "2016-07-01", ", on: 2017-06-30").shows("status", "NOT_DUE").shows("duties", "[]");
        kept("6.4", "2016-07-01", ", on: 2017-07-01")
                .shows("status", "DUE")
                .shows("duties", "[REVIEW_DISPOSAL, LOG_DISPOSAL]")
                .finds("W-R-6.4", "W188-192", "RETENTION", true);
    }

    @Test
    public void stateArchivesAreNeverDestroyedHere() {
        kept("1.1", "1990-07-01", ", on: 2016-07-01")
                .shows("status", "PERMANENT")
                .shows("duties", "[TRANSFER_PACKAGE]");
        kept("11.4", "1990-07-01", ", on: 2016-07-01")
                .shows("status", "PERMANENT")
                .shows("duties", "[]");
    }

    @Test
    public void theLongestOfSeveralClassesWins() {
        both("7.1", "2016-07-01", "7.4", "2015-07-01").shows("class", "7.4");
        both("7.4", "2015-07-01", "7.1", "2016-07-01").shows("class", "7.4");
        both("7.1", "2016-07-01", "8.1", "2016-07-01").shows("class", "8.1").shows("status", "PERMANENT");
        Uow.ask("retention", "{classes: [{class: '7.1', trigger_date: 2016-07-01}, {class: '5.1'}]}")
                .shows("class", "5.1")
                .shows("status", "NO_DATE");
    }

    @Test
    public void w126_childProtectionOverridesClass4() {
        both("4.5", "1900-01-01", "4.1", "2016-07-01")
                .shows("class", "4.5")
                .shows("earliest_disposal", "1999-01-01")
                .finds("W-R", "W126", "OVERRIDES_CLASS_4", true);
        both("4.5", "1900-01-01", "5.1", "2016-07-01").shows("class", "5.1");
    }

    @Test
    public void cl125_holdsKeepARecord() {
        for (String hold : new String[] {"APPEAL", "COMPLAINT", "ACCESS_REQUEST", "LITIGATION"}) {
            kept("6.4", "2016-07-01", ", on: 2020-01-01, holds: [" + hold + "]")
                    .shows("status", "HELD")
                    .shows("legal_hold", "true")
                    .shows("duties", "[]")
                    .finds("W-R", "cl.125", "NO_HOLD", false);
        }
    }

    @Test
    public void ambW06_ambW10_ambW11_readings() {
        kept("4.4", "2016-07-01", "").gap("AMB-W-06", true).gap("AMB-W-10", true);
        kept("6.3", "2016-07-01", "").gap("AMB-W-11", true).gap("AMB-W-10", false);
        kept("6.4", "2016-07-01", "").gap("AMB-W-11", false);
        kept("7.1", "2016-07-01", "").shows("duties", "[NOTIFY_OTHER_UNITS]");
    }

    @Test
    public void class6_2_theFacultysPolicyForTheses() {
        kept("6.2", "2016-07-01", ", faculty_policy_years: 5").shows("earliest_disposal", "2021-07-01");
        kept("6.3", "2016-07-01", ", faculty_policy_years: 5").shows("earliest_disposal", "2017-07-01");
    }

    @Test
    public void w172_theLibrarysCopyIsNotStudentWork() {
        kept("6.2", "2016-07-01", ", library_thesis: true")
                .shows("status", "NOT_COVERED")
                .shows("disposition", "NOT_COVERED")
                .finds("W-R", "W172", "LIBRARY_THESIS", false);
        Uow.ask(
                        "retention",
                        "{library_thesis: true, classes: [{class: '6.2', trigger_date: 2016-07-01},"
                                + " {class: '11.4', trigger_date: 2016-07-01}]}")
                .shows("class", "11.4");
    }

    @Test
    public void w125_theDatabaseOnMisconductStaysWithSasd() {
        kept("4.2", "2016-07-01", ", database_entry: true")
                .shows("holder_unit", "[SASD]")
                .shows("earliest_disposal", "2018-07-01")
                .gap("UOW-10", true)
                .finds("W-R", "W125", "STAYS_WITH_SASD", true);
        kept("5.1", "2016-07-01", ", database_entry: true").gap("UOW-10", false);
    }

    @Test
    public void cl114_keptLongerOnlyWithAReason() {
        kept("6.4", "2016-07-01", ", keep_until: 2018-01-01")
                .shows("duties", "[GIVE_REASON_FOR_KEEPING]")
                .finds("W-R", "cl.114-115", "KEPT_WITH_REASON", false);
        kept("6.4", "2016-07-01", ", keep_until: 2018-01-01, keep_reason: accreditation")
                .shows("duties", "[]");
        kept("6.4", "2016-07-01", ", keep_until: 2017-07-01").shows("duties", "[]");
    }

    private static Uow kept(String recordClass, String trigger, String rest) {
        return Uow.ask(
                "retention", "{classes: [{class: '" + recordClass + "', trigger_date: " + trigger + "}]" + rest + "}");
    }

    private static Uow both(String first, String started, String second, String startedToo) {
        return Uow.ask(
                "retention",
                "{classes: [{class: '" + first + "', trigger_date: " + started + "}, {class: '" + second
                        + "', trigger_date: " + startedToo + "}]}");
    }
}
