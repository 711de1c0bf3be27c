package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.matricula.regulations.api.DecidedBy;

public class SubjectResultTest {

    @Test
    public void schedule1_gradesAndTheirLimits() {
        String[] limits = {"100 HD", "85 HD", "84 D", "75 D", "74 C", "65 C", "64 P", "50 P", "49 F", "0 F"};
        for (String limit : limits) {
            String mark = limit.split(" ")[0];
            overall(mark)
                    .shows("grade", limit.split(" ")[1])
                    .shows("mark", mark)
                    .gap("AMB-W-03", false);
        }
        overall("50").shows("passed", "true").finds("W-G", "W63-79", "P", true);
        overall("49").shows("passed", "false").finds("W-G", "W63-79", "F", false);
    }

    @Test
    public void ambW03_halfUpBeforeTheGrade() {
        overall("84.49").shows("grade", "D").shows("mark", "84").gap("AMB-W-03", true);
        overall("84.5").shows("grade", "HD").shows("mark", "85").shows("overall", "84.5");
        overall("49.5").shows("grade", "P");
        overall("49.49").shows("grade", "F");
        Uow.ask("subject-result", tasks("84.5"), "{rounding: none}")
                .shows("grade", "D")
                .shows("mark", "84.5");
    }

    @Test
    public void cl53_theOutlinesMethodAndElseTheWeightedMean() {
        String two = "{tasks: [{code: A, weight: 40, mark: 70}, {code: B, weight: 60, mark: 65}]";
        Uow mean = Uow.ask("subject-result", two + "}").shows("overall", "67").gap("UOW-06", true);
        assertTrue(mean.judgement()
                .findings()
                .get(0)
                .steps()
                .get(0)
                .expression()
                .toString()
                .startsWith("(40 x 70"));
        Uow.ask("subject-result", two + ", overall: 90}")
                .shows("overall", "90")
                .shows("grade", "HD")
                .gap("UOW-06", false)
                .finds("W-G", "cl.53", "OUTLINE_METHOD", true);
        Uow.ask("subject-result", "{tasks: [{code: A, weight: 1, mark: 50}, {code: B, weight: 2, mark: 49}]}")
                .shows("overall", "49.3333")
                .shows("grade", "F");
    }

    @Test
    public void technicalFail_onlyWhereTheOverallMarkWouldDo() {
        String minimum = "{code: A, weight: 50, mark: 39, minimum: 40}";
        Uow failed = Uow.ask("subject-result", "{tasks: [" + minimum + ", {code: B, weight: 50, mark: 61}]}")
                .shows("grade", "TF")
                .shows("passed", "false")
                .shows("mark", "50")
                .shows("minimum_unmet", "[A]")
                .gap("AMB-W-04", true)
                .finds("W-G", "W80-81", "TF", false);
        assertEquals(DecidedBy.FACULTY_ASSESSMENT_COMMITTEE, failed.judgement().decidedBy());
        Uow.ask("subject-result", "{tasks: [" + minimum + ", {code: B, weight: 50, mark: 59}]}")
                .shows("grade", "F")
                .shows("minimum_unmet", "[A]")
                .gap("AMB-W-04", false);
        Uow.ask(
                        "subject-result",
                        "{tasks: [{code: A, weight: 50, mark: 40, minimum: 40}, {code: B, weight: 50, mark: 61}]}")
                .shows("grade", "P");
        Uow.ask("subject-result", "{tasks: [{code: A, weight: 100, mark: 90, minimum_unmet: true}]}")
                .shows("grade", "TF")
                .shows("mark", "90");
        Uow.ask(
                        "subject-result",
                        "{tasks: [{code: A, weight: 100, mark: 90, minimum_unmet: true}]}",
                        "{technical_fail_mark: none}")
                .shows("mark", "null");
    }

    @Test
    public void schedule1_satisfactoryUnsatisfactoryExcellent() {
        ungraded("satisfactory: true")
                .shows("grade", "S")
                .shows("passed", "true")
                .shows("mark", "null");
        ungraded("satisfactory: false").shows("grade", "U").finds("W-G", "W82-87", "SATISFACTORY", false);
        ungraded("satisfactory: false, school: MEDICINE, excellent: true").shows("grade", "U");
        ungraded("satisfactory: true, school: MEDICINE, excellent: true")
                .shows("grade", "E")
                .finds("W-G", "W88-90", "EXCELLENT", true);
        ungraded("satisfactory: true, school: LAW, excellent: true")
                .shows("grade", "S")
                .finds("W-G", "W88-90", "EXCELLENT", false);
        ungraded("satisfactory: true, school: MEDICINE").shows("grade", "S");
        Uow.ask(
                        "subject-result",
                        "{grading_mode: SU, satisfactory: true, school: LAW, excellent: true}",
                        "{grades.E: any_school}")
                .shows("grade", "E");
    }

    @Test
    public void aHigherMarkNeverLowersTheGrade() {
        int before = -1;
        for (int tenths = 0; tenths <= 1000; tenths++) {
            String mark = tenths / 10 + "." + tenths % 10;
            int rank = "FPCDHD"
                    .indexOf(String.valueOf(overall(mark).outcome("grade")).charAt(0));
            assertTrue(mark, rank >= before);
            before = rank;
        }
    }

    private static Uow overall(String mark) {
        return Uow.ask("subject-result", tasks(mark));
    }

    private static String tasks(String mark) {
        return "{tasks: [{code: A, weight: 100, mark: " + mark + "}]}";
    }

    private static Uow ungraded(String given) {
        return Uow.ask("subject-result", "{grading_mode: SU, " + given + "}");
    }
}
