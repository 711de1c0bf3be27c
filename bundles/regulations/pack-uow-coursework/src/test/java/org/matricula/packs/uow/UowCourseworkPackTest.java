package org.matricula.packs.uow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.policies.coursework.CourseworkPolicyFamily;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;

public class UowCourseworkPackTest {

    private static final PackLoader LOADER = new PackLoader(List.of(new CourseworkPolicyFamily()));

    private final LoadedPack pack = LOADER.load(ClasspathPacks.files("uow-coursework"), BasePacks.none())
            .orThrow();

    @Test
    public void itSaysWhatItIs() {
        PackDescriptor descriptor = pack.descriptor();
        assertEquals("uow", descriptor.institution().value());
        assertEquals(13, pack.policies().size());
        assertEquals(22, descriptor.ambiguities().size());
        assertTrue(descriptor.gaps().isEmpty());
    }

    @Test
    public void allItsCasesPass() {
        ClasspathPacks.assertCasesPass(pack);
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
    public void everyNumberedRuleOfTheSpecificationHasACase() {
        Set<String> shown = new LinkedHashSet<>();
        pack.cases().forEach(one -> pack.tryOut(one.policy(), one.given(), one.override())
                .findings()
                .forEach(finding -> shown.add(finding.rule())));
        for (String rules : List.of("W-SC- 5", "W-A 18", "W-S 13", "W-H 17", "W-Q 8")) {
            String[] part = rules.split(" ");
            for (int i = 1; i <= Integer.parseInt(part[1]); i++) {
                assertTrue(part[0] + i + " is in no ruling", shown.contains(part[0] + i));
            }
        }
    }

    @Test
    public void gradesThatLeaveAHoleAreRefused() {
        Map<String, byte[]> files = ClasspathPacks.files("uow-coursework");
        ClasspathPacks.replace(files, "pack.yaml", "D: [75, 84]", "D: [75, 83]");
        assertEquals(
                List.of("policy subject-result: parameter grades.D '83' must end right below 85"),
                LOADER.load(files, BasePacks.none()).reasons());
        Map<String, byte[]> fail = ClasspathPacks.files("uow-coursework");
        ClasspathPacks.replace(fail, "pack.yaml", "F: below_50", "F: below_45");
        assertEquals(
                List.of("policy subject-result: parameter grades.F 'below_45' must be one of below_50"),
                LOADER.load(fail, BasePacks.none()).reasons());
    }

    @Test
    public void aClosureOfThePackMustBeADate() {
        Map<String, byte[]> files = ClasspathPacks.files("uow-coursework");
        ClasspathPacks.replace(files, "pack.yaml", "closures: []", "closures: [Christmas]");
        assertTrue(LOADER.load(files, BasePacks.none())
                .reasons()
                .contains(
                        "policy feedback: parameter calendar.closures 'Christmas' must be a date written 2017-01-16"));
    }
}
