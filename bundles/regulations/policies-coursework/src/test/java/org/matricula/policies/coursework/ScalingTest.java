package org.matricula.policies.coursework;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.matricula.regulations.api.Entitlement;

public class ScalingTest {

    @Test
    public void wA13_rankIsKept() {
        Uow.ask("scaling", scaled("A 40 48", "B 50 55", "C 60 70"))
                .shows("permitted", "true")
                .shows("preserves_rank", "true")
                .finds("W-A13", "cl.30", "PRESERVES_RANK", true);
        Uow changed = Uow.ask("scaling", scaled("A 40 56", "B 50 55", "C 60 70"))
                .shows("permitted", "false")
                .shows("reasons", "[RANK_CHANGED]")
                .shows("students", "[A, B]")
                .finds("W-A13", "cl.30", "PRESERVES_RANK", false);
        assertEquals(Entitlement.BARRED, changed.judgement().entitlement());
    }

    @Test
    public void wA13_changesOverMoreThanOneStepAreSeen() {
        Uow.ask("scaling", scaled("A 40 60", "B 50 50", "C 60 55")).shows("students", "[A, B, C]");
        // nobody is left out because somebody else is further away
        Uow.ask("scaling", scaled("A 40 50", "B 50 60", "C 60 40")).shows("students", "[A, B, C]");
        Uow.ask("scaling", scaled("A 40 40", "B 50 60", "C 60 55", "D 70 80")).shows("students", "[B, C]");
        Uow.ask("scaling", scaled("A 40 55", "B 50 55", "C 60 50"), "{scaling.strict: false}")
                .shows("students", "[A, B, C]");
    }

    @Test
    public void ambW05_noTieNoReading() {
        Uow.ask("scaling", scaled("A 40 48", "B 50 55")).gap("AMB-W-05", false);
        Uow.ask("scaling", scaled("A 40 56", "B 50 55")).gap("AMB-W-05", false).shows("warnings", "[]");
    }

    @Test
    public void wA13_equalMarksStayEqual() {
        Uow.ask("scaling", scaled("A 40 48", "B 40 48")).shows("permitted", "true");
        Uow.ask("scaling", scaled("A 40 48", "B 40.0 49")).shows("reasons", "[RANK_CHANGED]");
    }

    @Test
    public void ambW05_strictAndTiesOnlyAtTheEndsOfTheScale() {
        String tie = scaled("A 40 48", "B 50 48");
        Uow.ask("scaling", tie).shows("reasons", "[RANK_CHANGED]").gap("AMB-W-05", true);
        Uow.ask("scaling", tie, "{scaling.strict: false}")
                .shows("permitted", "true")
                .shows("warnings", "[]");
        Uow.ask("scaling", scaled("A 96 100", "B 98 100.0"))
                .shows("permitted", "true")
                .shows("warnings", "[CAPPED_TIE]");
        Uow.ask("scaling", scaled("A 2 0", "B 4 0")).shows("warnings", "[CAPPED_TIE]");
    }

    @Test
    public void wA13_rankCountsInsideACohort() {
        String two = "{method_stated: true, students: [{student: A, cohort: N, raw: 40, scaled: 60},"
                + " {student: B, cohort: S, raw: 50, scaled: 55}]}";
        Uow.ask("scaling", two).shows("permitted", "true");
    }

    @Test
    public void wA13_theMethodIsStated() {
        Uow.ask("scaling", scaled("A 40 48").replace("true", "false")).shows("reasons", "[METHOD_NOT_STATED]");
    }

    @Test
    public void wA13_neverDownAfterRelease() {
        String down = "{method_stated: true, students: [{student: A, raw: 50, scaled: 54, released: 55}]}";
        Uow.ask("scaling", down)
                .shows("reasons", "[SCALED_DOWN_AFTER_RELEASE]")
                .shows("students", "[A]")
                .finds("W-A13", "cl.30", "SCALED_DOWN_AFTER_RELEASE", false);
        Uow.ask("scaling", down.replace("scaled: 54", "scaled: 55")).shows("permitted", "true");
    }

    @Test
    public void ambW09_upAfterReleaseOnlyByTheApprovalRoute() {
        String up = "{method_stated: true, students: [{student: A, raw: 50, scaled: 56, released: 55}]}";
        Uow.ask("scaling", up)
                .shows("reasons", "[VARIATION_NOT_APPROVED]")
                .gap("AMB-W-09", true)
                .finds("W-S10", "cl.54", "VARIATION_APPROVED", false);
        Uow.ask("scaling", up.replace("{method", "{variation_approved: true, method"))
                .shows("permitted", "true");
    }

    @Test
    public void theDefinitionAndTheShortWayAgreeAndOrderDoesNotMatter() {
        Random random = new Random(20260112);
        for (int round = 0; round < 300; round++) {
            List<String> students = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                students.add("S" + i + " " + random.nextInt(8) * 10 + " " + (10 + random.nextInt(8) * 10));
            }
            Set<String> changed = byDefinition(students);
            String kept = String.valueOf(changed.isEmpty());
            Uow.ask("scaling", scaled(students.toArray(String[]::new)))
                    .shows("preserves_rank", kept)
                    .shows("students", changed.toString());
            Collections.shuffle(students, random);
            Uow.ask("scaling", scaled(students.toArray(String[]::new)))
                    .shows("preserves_rank", kept)
                    .shows("students", changed.toString());
        }
    }

    private static Set<String> byDefinition(List<String> students) {
        Set<String> changed = new TreeSet<>();
        for (String one : students) {
            for (String two : students) {
                int raw = Integer.compare(mark(one, 1), mark(two, 1));
                if (raw >= 0 && Integer.compare(mark(one, 2), mark(two, 2)) != raw) {
                    changed.add(one.split(" ")[0]);
                    changed.add(two.split(" ")[0]);
                }
            }
        }
        return changed;
    }

    private static int mark(String student, int position) {
        return Integer.parseInt(student.split(" ")[position]);
    }

    private static String scaled(String... students) {
        StringBuilder yaml = new StringBuilder("{method_stated: true, students: [");
        for (String student : students) {
            String[] parts = student.split(" ");
            yaml.append("{student: ").append(parts[0]).append(", raw: ").append(parts[1]);
            yaml.append(", scaled: ").append(parts[2]).append("}, ");
        }
        return yaml.append("]}").toString().replace(", ]", "]");
    }
}
