package org.matricula.packs.loughborough;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.CaseResult;
import org.matricula.regulations.kit.pack.CaseRunner;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.pack.PackLoading;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.matricula.regulations.kit.testing.Worded;

public class LoughboroughCollegePackTest {

    private static final PackLoader LOADER = new PackLoader(List.of(new TaughtPolicyFamily()));

    private final LoadedPack base =
            LOADER.load(ClasspathPacks.files("usw-taught"), BasePacks.none()).orThrow();
    private final BasePacks bases = BasePacks.of(List.of(base));

    @Test
    public void allItsCasesPass() {
        LoadedPack pack =
                LOADER.load(ClasspathPacks.files("loughborough-college"), bases).orThrow();
        ClasspathPacks.assertCasesPass(pack);
        Worded.assertCasesAreWorded(pack);
        assertEquals("loughborough", pack.descriptor().institution().value());
        assertTrue(pack.descriptor().notice().contains("illustrative"));
    }

    @Test
    public void itInheritsEveryPolicyAndWhatItDoesNotChange() {
        LoadedPack pack =
                LOADER.load(ClasspathPacks.files("loughborough-college"), bases).orThrow();
        assertEquals(base.policies(), pack.policies());
        assertEquals(0, pack.parameters().integer("compensation.limit_credits"));
        assertEquals(20, base.parameters().integer("compensation.limit_credits"));
        assertEquals(100, pack.parameters().integer("compensation.ug.ft_rest_passed"));
        assertEquals(40, pack.parameters().integer("module.late.cap"));
        assertEquals(base, pack.base().orElseThrow());
    }

    @Test
    public void everyClauseIsExecutedInheritedOrLeftToPeopleForAReason() {
        ClasspathPacks.assertNothingIsUncovered(
                LOADER.load(ClasspathPacks.files("loughborough-college"), bases).orThrow());
    }

    @Test
    public void whatBoardsMayDoStaysAsTheUniversityHasIt() {
        Map<String, byte[]> files = ClasspathPacks.files("loughborough-college");
        ClasspathPacks.replace(
                files,
                "pack.yaml",
                "  load:\n",
                "  boards: {SAB: {may: [FIX_MODULE_GRADE, CHANGE_GRADE_FOR_CIRCUMSTANCES]}}\n  load:\n");
        assertEquals(
                List.of("pack.yaml line 22: parameter boards.SAB.may is final in the pack that is extended"),
                LOADER.load(files, bases).reasons());
    }

    @Test
    public void casesOfTheBaseAreNotItsOwn() {
        LoadedPack pack =
                LOADER.load(ClasspathPacks.files("loughborough-college"), bases).orThrow();
        assertTrue(pack.cases().stream().allMatch(one -> one.id().startsWith("LC-")));
    }

    @Test
    public void withoutTheBaseItIsRefused() {
        PackLoading loading = LOADER.load(ClasspathPacks.files("loughborough-college"), BasePacks.none());
        assertTrue(loading.pack().isEmpty());
        assertEquals(
                List.of("pack.yaml line 9: extends usw-taught [1.0,2): no such pack is available"), loading.reasons());
        assertEquals("loughborough-college", loading.descriptor().orElseThrow().id());
    }

    @Test
    public void aBaseOutsideTheRangeWillNotDo() {
        Map<String, byte[]> files = ClasspathPacks.files("loughborough-college");
        ClasspathPacks.replace(files, "pack.yaml", "[1.0,2)", "(1.0,2)");
        assertEquals(
                List.of("pack.yaml line 9: extends usw-taught (1.0,2): no such pack is available"),
                LOADER.load(files, bases).reasons());
    }

    @Test
    public void anotherBaseMakesAnotherDigest() {
        Map<String, byte[]> changed = ClasspathPacks.files("usw-taught");
        ClasspathPacks.replace(changed, "pack.yaml", "window_days: 5", "window_days: 6");
        LoadedPack other = LOADER.load(changed, BasePacks.none()).orThrow();
        LoadedPack onBase =
                LOADER.load(ClasspathPacks.files("loughborough-college"), bases).orThrow();
        LoadedPack onOther = LOADER.load(ClasspathPacks.files("loughborough-college"), BasePacks.of(List.of(other)))
                .orThrow();
        assertNotEquals(onBase.ref().digest(), onOther.ref().digest());
        assertEquals(onBase.artefactDigest(), onOther.artefactDigest());
    }

    @Test
    public void aFailingCaseIsReported() {
        Map<String, byte[]> files = ClasspathPacks.files("loughborough-college");
        ClasspathPacks.replace(files, "pack.yaml", "window_days: 3", "window_days: 4");
        List<String> failed = new CaseRunner()
                .run(LOADER.load(files, bases).orThrow()).stream()
                        .filter(result -> !result.passed())
                        .map(CaseResult::toString)
                        .toList();
        assertEquals(1, failed.size());
        assertTrue(failed.get(0), failed.get(0).startsWith("LC-MOD-02 fails: mark is 50, expected 30; "));
    }

    @Test
    public void aBrokenDescriptorIsReportedWithItsLine() {
        Map<String, byte[]> files = ClasspathPacks.files("loughborough-college");
        ClasspathPacks.replace(files, "pack.yaml", "effective: {from: 2016/17}", "effective: {from: 2016/18}");
        List<String> reasons = LOADER.load(files, bases).reasons();
        assertEquals(
                List.of("pack.yaml line 8: effective.from '2016/18' must be an academic session written 2016/17"),
                reasons);
        assertFalse(reasons.isEmpty());
    }
}
