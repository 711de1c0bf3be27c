package org.matricula.packs.uow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.policies.coursework.CourseworkPolicyFamily;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.Coverage;
import org.matricula.regulations.kit.pack.Coverage.State;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.matricula.regulations.kit.testing.Worded;

public class UowCourseworkPackTest {

    private static final PackLoader LOADER = new PackLoader(List.of(new CourseworkPolicyFamily()));

    private final LoadedPack pack = LOADER.load(ClasspathPacks.files("uow-coursework"), BasePacks.none())
            .orThrow();

    @Test
    public void itSaysWhatItIs() {
        PackDescriptor descriptor = pack.descriptor();
        assertEquals("uow", descriptor.institution().value());
        assertEquals(13, pack.policies().size());
        for (int gap = 1; gap <= 11; gap++) {
            String id = "AMB-W-%02d".formatted(gap);
            assertTrue(id, descriptor.ambiguities().stream().anyMatch(a -> a.id().equals(id)));
        }
        assertTrue(descriptor.gaps().isEmpty());
    }

    @Test
    public void allItsCasesPass() {
        ClasspathPacks.assertCasesPass(pack);
    }

    @Test
    public void everyFindingOfItsCasesIsPutIntoWords() {
        Worded.assertCasesAreWorded(pack);
    }

    @Test
    public void everyPolicyHasACase() {
        Set<String> tested = new LinkedHashSet<>();
        pack.cases().forEach(one -> tested.add(one.policy()));
        assertEquals(pack.policies(), tested);
    }

    @Test
    public void everyFindingCitesAClauseOfTheIndexAndEveryGapStandsInTheRegister() {
        ClasspathPacks.assertFindingsCite(pack, "W-");
    }

    @Test
    public void everyNumberedRuleOfTheSpecificationHasACaseNamedAfterItAndIsInARuling() {
        Set<String> shown = new LinkedHashSet<>();
        pack.cases().forEach(one -> pack.tryOut(one.policy(), one.given(), one.override())
                .findings()
                .forEach(finding -> shown.add(finding.rule())));
        for (String rules : List.of("W-SC- 5", "W-A 18", "W-S 13", "W-H 17", "W-Q 8")) {
            String[] part = rules.split(" ");
            for (int i = 1; i <= Integer.parseInt(part[1]); i++) {
                String rule = part[0] + i;
                assertTrue(rule + " is in no ruling", shown.contains(rule));
                assertTrue(rule + " names no case", pack.cases().stream().anyMatch(one -> one.id()
                        .startsWith(rule + "-")));
            }
        }
    }

    @Test
    public void everyClassOfTheRetentionScheduleHasACase() {
        Parameters classes = pack.parameters().at("retention.classes");
        assertEquals(35, classes.names().size());
        for (String name : classes.names()) {
            String id = "W-R-" + name.substring(1).replace('_', '.');
            assertTrue(id, pack.cases().stream().anyMatch(one -> one.id().equals(id)));
        }
    }

    @Test
    public void everyClauseIsExecutedByACaseOrLeftToPeopleForAReason() {
        Coverage coverage = ClasspathPacks.assertNothingIsUncovered(pack);
        for (Coverage.Clause clause : coverage.clauses()) {
            assertEquals(clause.toString(), clause.state() == State.JUDGEMENT, clause.reason() != null);
        }
    }

    @Test
    public void everyClauseWhoseListTheSourceLacksStandsInTheIndex() {
        for (BigDecimal number : pack.parameters().decimals("source_missing")) {
            int clause = number.intValueExact();
            assertTrue("cl." + clause, pack.clauses().keySet().stream().anyMatch(one -> includes(one, clause)));
        }
    }

    private static boolean includes(String clauses, int clause) {
        if (!clauses.startsWith("cl.")) {
            return false;
        }
        String[] ends = clauses.substring(3).split("-");
        return Integer.parseInt(ends[0]) <= clause && clause <= Integer.parseInt(ends[ends.length - 1]);
    }

    @Test
    public void gradesThatLeaveAHoleAreRefused() {
        Map<String, byte[]> files = ClasspathPacks.files("uow-coursework");
        ClasspathPacks.replace(files, "pack.yaml", "D: [75, 84]", "D: [75, 83]");
        refused(files, "policy subject-result: parameter grades.D '83' must end right below 85");
        Map<String, byte[]> fail = ClasspathPacks.files("uow-coursework");
        ClasspathPacks.replace(fail, "pack.yaml", "F: below_50", "F: below_45");
        refused(fail, "policy subject-result: parameter grades.F 'below_45' must be one of below_50");
    }

    @Test
    public void aClosureOfThePackMustBeADate() {
        Map<String, byte[]> files = ClasspathPacks.files("uow-coursework");
        ClasspathPacks.replace(files, "pack.yaml", "closures: []", "closures: [Christmas]");
        refused(files, "policy feedback: parameter calendar.closures 'Christmas' must be a date written 2017-01-16");
    }

    private static void refused(Map<String, byte[]> files, String reason) {
        List<String> reasons = LOADER.load(files, BasePacks.none()).reasons();
        assertTrue(
                reasons.toString(),
                reasons.stream().anyMatch(one -> one.startsWith("pack.yaml line ") && one.endsWith(": " + reason)));
    }
}
