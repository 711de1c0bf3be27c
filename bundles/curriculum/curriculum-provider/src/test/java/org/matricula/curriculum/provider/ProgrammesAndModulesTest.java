package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.matricula.kernel.api.RowOutcome.Kind.CHANGED;
import static org.matricula.kernel.api.RowOutcome.Kind.CREATED;
import static org.matricula.kernel.api.RowOutcome.Kind.REFUSED;
import static org.matricula.kernel.api.RowOutcome.Kind.UNCHANGED;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.Titles;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;

public class ProgrammesAndModulesTest extends CurriculumHouse {

    private static final PageRequest FIRST_PAGE = PageRequest.first();

    @Test
    public void everyMethodDemandsItsPrivilege() {
        Caller nobody = new Caller("nobody", Set.of(), Scope.all());
        List<ThrowingRunnable> calls = List.of(
                () -> curriculum.awards(nobody),
                () -> curriculum.award(nobody, "BSC_HONS"),
                () -> curriculum.programmes(nobody, home, FIRST_PAGE),
                () -> curriculum.programme(nobody, new ProgrammeId(1)),
                () -> curriculum.programme(nobody, home, "P"),
                () -> curriculum.modules(nobody, home, FIRST_PAGE),
                () -> curriculum.module(nobody, new ModuleId(1)),
                () -> curriculum.modules(nobody, List.of()),
                () -> curriculum.module(nobody, home, "M"),
                () -> curriculum.occurrence(nobody, new OccurrenceId(1)),
                () -> curriculum.occurrences(nobody, home, null),
                () -> curriculum.occurrencesByKey(nobody, home, List.of()),
                () -> curriculum.occurrencesByElement(nobody, home, List.of()),
                () -> admin.importAwards(nobody, List.of()),
                () -> admin.createProgramme(nobody, programme("P")),
                () -> admin.createModule(nobody, module("M")),
                () -> admin.changeModule(nobody, module("M"), 1, "r"),
                () -> admin.createOccurrence(nobody, occurrence("M", "J")),
                () -> admin.changePattern(nobody, new OccurrenceId(1), List.of(), 1, "r"),
                () -> admin.importProgrammes(nobody, home, List.of()),
                () -> admin.importModules(nobody, home, List.of()),
                () -> admin.importOccurrences(nobody, home, List.of()),
                () -> admin.importPatterns(nobody, home, List.of()));
        calls.forEach(call -> refused(Problem.Kind.FORBIDDEN, call));
    }

    @Test
    public void theListOfAwardsIsThePlatformsAndChangedOnlyByACallerForAll() {
        refused(Problem.Kind.FORBIDDEN, () -> admin.importAwards(staff, List.of(BSC)));
        assertEquals(BSC, curriculum.award(staff, "BSC_HONS"));
        refused(Problem.Kind.NOT_FOUND, () -> curriculum.award(staff, "KNIGHTHOOD"));
        assertTrue(curriculum.awards(stranger).contains(BSC));
    }

    @Test
    public void awardsAreAddedChangedLeftAloneOrRefusedRowByRow() {
        Award mine = new Award("A_" + home.value().substring(5), "Title", "OWN", 7, 180);
        Award retitled = new Award(mine.code(), "Other title", "OWN", 7, 180);
        List<RowOutcome> outcomes = admin.importAwards(
                everywhere,
                List.of(BSC, mine, mine, retitled, new Award("bad code", "", "x", 9, 0)),
                "as the senate decided",
                false);
        assertEquals(all(UNCHANGED, CREATED, UNCHANGED, CHANGED, REFUSED), kinds(outcomes));
        assertEquals(
                List.of("code", "title", "family", "level", "credits"),
                fields(outcomes.get(4).problem()));
        assertEquals(retitled, curriculum.award(staff, mine.code()));
        // an award is known by its code and by nothing else
        assertEquals(mine.code(), outcomes.get(1).id());
        assertEquals(mine.code(), outcomes.get(3).id());
        assertEquals(all(UNCHANGED), kinds(admin.importAwards(everywhere, List.of(retitled))));
        RowOutcome unsaid = admin.importAwards(everywhere, List.of(mine)).get(0);
        assertEquals(List.of("reason"), fields(unsaid.problem()));
    }

    /** AMB-T-224: what was decided bears the title of then; a slip holds for the past as well. */
    @Test
    public void whatWasDecidedBearsTheTitleOfThenUnlessItWasASlip() {
        Module module = admin.createModule(staff, module("M1")).record();
        Award award = new Award("T_" + home.value().substring(5), "Master of Old", "OWN", 7, 180);
        admin.importAwards(everywhere, List.of(award));
        Instant first = sometime();
        rename(module, "Title of M1, mended", true);
        assertEquals("Title of M1, mended", moduleAt(first));
        Instant second = sometime();
        rename(module, "Renamed", false);
        Instant third = sometime();
        admin.importModules(staff, home, List.of(titled(module, "By a file")), "import 7");
        assertEquals("Title of M1, mended", moduleAt(first));
        assertEquals("Title of M1, mended", moduleAt(second));
        assertEquals("Renamed", moduleAt(third));
        assertEquals("By a file", moduleAt(sometime()));
        assertEquals("By a file", moduleAt(null));
        rename(module, "By a file, mended", true);
        assertEquals("Renamed", moduleAt(third));
        assertEquals("By a file, mended", moduleAt(null));

        Award renamed = new Award(award.code(), "Master of New", "OWN", 7, 180);
        admin.importAwards(everywhere, List.of(renamed), "as the senate decided", false);
        Award mended = new Award(award.code(), "Master of the New", "OWN", 7, 180);
        admin.importAwards(everywhere, List.of(mended), "a slip", true);
        Titles titles = new Titles(curriculum.formerTitles(staff, home));
        assertEquals(award, titles.at(third, mended));
        assertEquals(mended, titles.at(sometime(), mended));
        List<FormerTitle> former = own(staff, home, award);
        assertEquals(
                List.of(
                        "M1 Title of M1, mended tester as decided",
                        "M1 Renamed tester import 7",
                        award.code() + " Master of Old tester as the senate decided"),
                former.stream()
                        .map(one -> one.code() + " " + one.title() + " " + one.changedBy() + " " + one.reason())
                        .toList());
        assertEquals(
                List.of(
                        "curriculum.create",
                        "curriculum.correct",
                        "curriculum.change",
                        "curriculum.change",
                        "curriculum.correct"),
                actions("module/" + module.id()));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> curriculum.formerTitles(new Caller("nobody", Set.of(), Scope.all()), home));
        assertEquals(
                List.of(),
                curriculum.formerTitles(stranger, home).stream()
                        .filter(one -> one.kind() == FormerTitle.Kind.MODULE)
                        .toList());
    }

    @Test
    public void formerTitlesComeInOnceAndStayOnRecord() {
        admin.createModule(staff, module("M1"));
        Award award = new Award("U_" + home.value().substring(5), "Master of Old", "OWN", 7, 180);
        admin.importAwards(everywhere, List.of(award));
        LocalDateTime then = LocalDateTime.of(2025, 6, 1, 9, 0);
        FormerTitle old = new FormerTitle(FormerTitle.Kind.MODULE, "M1", "Old", then, "somebody", "as decided");
        FormerTitle older = new FormerTitle(
                FormerTitle.Kind.AWARD, award.code(), "Older", then.minusDays(1), "somebody", "as decided");
        List<FormerTitle> file = List.of(
                old,
                older,
                new FormerTitle(FormerTitle.Kind.MODULE, "M9", "Old", then, "somebody", "as decided"),
                new FormerTitle(FormerTitle.Kind.MODULE, "M1", " ", then.plusYears(9), null, ""),
                new FormerTitle(FormerTitle.Kind.MODULE, "M1", "Other", then, "somebody", "as decided"));
        assertEquals(
                all(CREATED, REFUSED, REFUSED, REFUSED, REFUSED), kinds(admin.importFormerTitles(staff, home, file)));
        List<RowOutcome> again = admin.importFormerTitles(everywhere, home, file);
        assertEquals(all(UNCHANGED, CREATED, REFUSED, REFUSED, REFUSED), kinds(again));
        assertEquals(List.of("code"), fields(again.get(2).problem()));
        assertEquals(
                List.of("title", "changedBy", "reason", "until"),
                fields(again.get(3).problem()));
        assertEquals(Problem.Kind.CONFLICT, again.get(4).problem().kind());
        assertEquals(List.of(old, older), own(staff, home, award));
        long entries = auditEntries();
        assertEquals(all(UNCHANGED, UNCHANGED), kinds(admin.importFormerTitles(staff, home, List.of(old, older))));
        assertEquals(entries, auditEntries());
        refused(Problem.Kind.FORBIDDEN, () -> admin.importFormerTitles(stranger, home, List.of(old)));
        assertEquals("Old", moduleAt(then.minusSeconds(1).toInstant(ZoneOffset.UTC)));
        assertEquals("Title of M1", moduleAt(then.toInstant(ZoneOffset.UTC)));
    }

    private List<FormerTitle> own(Caller caller, InstitutionCode institution, Award award) {
        return curriculum.formerTitles(caller, institution).stream()
                .filter(one ->
                        one.kind() == FormerTitle.Kind.MODULE || one.code().equals(award.code()))
                .toList();
    }

    private Instant sometime() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String moduleAt(Instant moment) {
        return new Titles(curriculum.formerTitles(staff, home))
                .at(moment, curriculum.module(staff, home, "M1").orElseThrow())
                .title();
    }

    private void rename(Module module, String title, boolean correctsRecord) {
        admin.changeModule(
                staff,
                titled(module, title),
                curriculum.module(staff, module.id()).version(),
                "as decided",
                correctsRecord);
    }

    private static Module titled(Module m, String title) {
        return new Module(m.id(), m.institution(), m.code(), title, m.level(), m.credits(), m.core(), m.kind());
    }

    @Test
    public void aProgrammeIsReadBackAsItWasCreated() {
        Versioned<Programme> created = admin.createProgramme(staff, programme("CS"));
        ProgrammeId id = created.record().id();
        assertEquals(created, curriculum.programme(staff, id));
        assertEquals(Optional.of(created.record()), curriculum.programme(staff, home, "CS"));
        assertEquals(Optional.empty(), curriculum.programme(staff, home, "cs"));
        assertEquals(List.of("curriculum.create"), actions("programme/" + id));
    }

    @Test
    public void everyFaultOfAProgrammeIsNamedAtOnce() {
        Programme bad = new Programme(null, home, "", "x".repeat(201), "NO_SUCH", "UNDERGRAD", null, 2, 1);
        assertEquals(
                List.of("code", "title", "group", "scale", "firstLevel", "finalLevel", "finalLevel", "awardCode"),
                faults(() -> admin.createProgramme(staff, bad)));
        assertEquals(List.of(), curriculum.programmes(staff, home, FIRST_PAGE).items());
    }

    @Test
    public void anInstitutionMustExist() {
        InstitutionCode nowhere = new InstitutionCode("nowhere");
        Module lost = new Module(null, nowhere, "M", "Title", 4, 20, false, "TAUGHT");
        assertEquals(List.of("institution"), faults(() -> admin.createModule(everywhere, lost)));
        assertEquals(
                List.of("institution"),
                faults(() ->
                        admin.createModule(everywhere, new Module(null, null, "M", "Title", 4, 20, false, "TAUGHT"))));
        assertEquals(List.of("institution"), faults(() -> admin.importModules(everywhere, nowhere, List.of(lost))));
    }

    @Test
    public void aForeignPartnerSeesNothing() {
        ProgrammeId programme =
                admin.createProgramme(staff, programme("CS")).record().id();
        ModuleId module = admin.createModule(staff, module("M1")).record().id();
        OccurrenceId occurrence = admin.createOccurrence(staff, occurrence("M1", "J", element("A1", "100")))
                .record()
                .id();
        refused(Problem.Kind.NOT_FOUND, () -> curriculum.programme(stranger, programme));
        refused(Problem.Kind.NOT_FOUND, () -> curriculum.module(stranger, module));
        refused(Problem.Kind.NOT_FOUND, () -> curriculum.occurrence(stranger, occurrence));
        assertEquals(Optional.empty(), curriculum.programme(stranger, home, "CS"));
        assertEquals(Optional.empty(), curriculum.module(stranger, home, "M1"));
        assertEquals(Map.of(), curriculum.modules(stranger, List.of(module)));
        assertEquals(
                List.of(), curriculum.programmes(stranger, home, FIRST_PAGE).items());
        assertEquals(List.of(), curriculum.modules(stranger, null, FIRST_PAGE).items());
        assertEquals(List.of(), curriculum.occurrences(stranger, home, null));
        assertEquals(List.of(), curriculum.occurrencesByElement(stranger, home, List.of("A1")));
    }

    @Test
    public void aForeignPartnerChangesNothing() {
        Versioned<Module> module = admin.createModule(staff, module("M1"));
        long before = auditEntries();
        refused(Problem.Kind.FORBIDDEN, () -> admin.createProgramme(stranger, programme("CS")));
        refused(Problem.Kind.FORBIDDEN, () -> admin.createModule(stranger, module("M2")));
        refused(Problem.Kind.FORBIDDEN, () -> admin.createOccurrence(stranger, occurrence("M1", "J")));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importProgrammes(stranger, home, List.of(programme("CS"))));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importModules(stranger, home, List.of(module("M1"))));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importOccurrences(stranger, home, List.of()));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importPatterns(stranger, home, List.of()));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> admin.changeModule(stranger, module.record(), module.version(), "curiosity"));
        assertEquals(before, auditEntries());
        assertEquals(module, curriculum.module(staff, module.record().id()));
    }

    @Test
    public void creditsAndLevelOfAModuleKeepWithinTheirBounds() {
        for (int credits : new int[] {-20, 0, 4, 361}) {
            assertEquals(
                    List.of("credits"),
                    faults(() -> admin.createModule(
                            staff, new Module(null, home, "M", "Title", 4, credits, false, "TAUGHT"))));
        }
        assertEquals(
                List.of("code", "title", "level", "credits", "kind"),
                faults(() -> admin.createModule(staff, new Module(null, home, " M", null, 9, -1, false, "LECTURE"))));
        assertEquals(List.of("code"), faults(() -> admin.createModule(staff, module("A;B"))));
        assertEquals(List.of(), curriculum.modules(staff, home, FIRST_PAGE).items());
    }

    @Test
    public void aTakenCodeIsAConflictWithinTheInstitutionOnly() {
        admin.createModule(staff, module("M1"));
        admin.createProgramme(staff, programme("P1"));
        refused(Problem.Kind.CONFLICT, () -> admin.createModule(staff, module("M1")));
        refused(Problem.Kind.CONFLICT, () -> admin.createProgramme(staff, programme("P1")));
        admin.createModule(stranger, new Module(null, foreign, "M1", "Title", 4, 20, false, "TAUGHT"));
    }

    @Test
    public void aCodeThatSomebodyElseTakesMeanwhileIsAConflictToo() {
        refused(Problem.Kind.CONFLICT, () -> overtakenBy(() -> admin.createModule(staff, module("M1")))
                .createModule(staff, module("M1")));
        refused(Problem.Kind.CONFLICT, () -> overtakenBy(() -> admin.createModule(staff, module("M3")))
                .importModules(staff, home, List.of(module("M3"))));
        assertEquals(2, curriculum.modules(staff, home, FIRST_PAGE).items().size());
    }

    @Test
    public void versionsBeginAlikeHoweverARecordCame() {
        admin.importModules(staff, home, List.of(module("M1")));
        ModuleId imported = curriculum.module(staff, home, "M1").orElseThrow().id();
        assertEquals(
                admin.createModule(staff, module("M2")).version(),
                curriculum.module(staff, imported).version());
    }

    @Test
    public void aModuleChangesInTitleAndCoreFlagFromTheVersionThatWasRead() {
        Versioned<Module> before = admin.createModule(staff, module("M1"));
        Module wanted = new Module(before.record().id(), home, "M1", "Better title", 4, 20, true, "TAUGHT");
        Versioned<Module> after = admin.changeModule(staff, wanted, before.version(), "validation panel");
        assertEquals(wanted, after.record());
        assertEquals(before.version() + 1, after.version());
        assertEquals(after, curriculum.module(staff, wanted.id()));
        refused(Problem.Kind.STALE, () -> admin.changeModule(staff, wanted, before.version(), "again"));
        assertEquals(List.of("curriculum.create", "curriculum.change"), actions("module/" + wanted.id()));
    }

    @Test
    public void whatIsFixedOfAModuleCannotBeChanged() {
        Versioned<Module> before = admin.createModule(staff, module("M1"));
        Module wanted = new Module(before.record().id(), foreign, "M2", "Title", 5, 40, true, "PROJECT");
        assertEquals(
                List.of("reason", "institution", "code", "level", "credits", "kind"),
                faults(() -> admin.changeModule(staff, wanted, before.version(), null)));
        assertEquals(before, curriculum.module(staff, wanted.id()));
    }

    @Test
    public void aSecondImportChangesNothing() {
        List<Programme> programmes = List.of(programme("P1"), programme("P2"));
        List<Module> modules =
                IntStream.range(0, 1200).mapToObj(i -> module("M" + i)).toList();
        List<RowOutcome> first = admin.importModules(staff, home, modules);
        assertEquals(Set.of(CREATED), Set.copyOf(kinds(first)));
        assertEquals(all(CREATED, CREATED), kinds(admin.importProgrammes(staff, home, programmes)));
        long entries = auditEntries();
        assertEquals(Set.of(UNCHANGED), Set.copyOf(kinds(admin.importModules(staff, home, modules))));
        assertEquals(all(UNCHANGED, UNCHANGED), kinds(admin.importProgrammes(staff, home, programmes)));
        assertEquals(entries, auditEntries());
        List<ModuleId> ids =
                first.stream().map(outcome -> ModuleId.valueOf(outcome.id())).toList();
        assertEquals(1200, curriculum.modules(staff, ids).size());
    }

    @Test
    public void rowsAtFaultAreRefusedAndHinderNoOthers() {
        Programme elsewhere = new Programme(null, foreign, "P2", "Title", "NO_SUCH", "UG", "UG", 4, 6);
        List<RowOutcome> outcomes =
                admin.importProgrammes(staff, home, List.of(programme("P1"), elsewhere, programme("P3")));
        assertEquals(all(CREATED, REFUSED, CREATED), kinds(outcomes));
        assertEquals(List.of("awardCode"), fields(outcomes.get(1).problem()));
        assertNull(outcomes.get(1).id());
        assertEquals(2, curriculum.programmes(staff, home, FIRST_PAGE).items().size());
    }

    @Test
    public void aLaterRowIsComparedWithTheEarlierOne() {
        Module core = new Module(null, null, "M1", "Title of M1", 4, 20, true, "TAUGHT");
        Module larger = new Module(null, null, "M1", "Title of M1", 4, 40, true, "TAUGHT");
        List<RowOutcome> outcomes = admin.importModules(staff, home, List.of(module("M1"), module("M1"), core, larger));
        assertEquals(all(CREATED, UNCHANGED, CHANGED, REFUSED), kinds(outcomes));
        assertEquals(List.of("credits"), fields(outcomes.get(3).problem()));
        Module kept = curriculum.module(staff, home, "M1").orElseThrow();
        assertTrue(kept.core());
        assertEquals(List.of("curriculum.create"), actions("module/" + kept.id()));
    }

    @Test
    public void anImportedChangeCountsTheVersion() {
        Versioned<Programme> before = admin.createProgramme(staff, programme("P1"));
        Programme changed = new Programme(null, null, "P1", "Informatics", "BSC_HONS", "UG", "UG", 3, 6);
        assertEquals(all(CHANGED), kinds(admin.importProgrammes(staff, home, List.of(changed))));
        Versioned<Programme> after = curriculum.programme(staff, before.record().id());
        assertEquals("Informatics", after.record().title());
        assertEquals(3, after.record().firstLevel());
        assertEquals(before.version() + 1, after.version());
    }

    @Test
    public void aListIsReadPageByPageById() {
        admin.importModules(
                staff,
                home,
                IntStream.range(0, 7).mapToObj(i -> module("M" + i)).toList());
        List<Module> read = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
            Page<Module> page = curriculum.modules(staff, null, new PageRequest(after, 3));
            read.addAll(page.items());
            after = page.next();
            pages++;
        } while (after != null);
        assertEquals(3, pages);
        assertEquals(
                List.of("M0", "M1", "M2", "M3", "M4", "M5", "M6"),
                read.stream().map(Module::code).toList());
    }

    @Test
    public void whatIsRolledBackWasNeverThere() {
        long entries = auditEntries();
        assertThrows(IllegalStateException.class, () -> database.transactions().run(() -> {
            admin.createModule(staff, module("M1"));
            admin.importModules(staff, home, List.of(module("M2")));
            assertEquals(2, curriculum.modules(staff, home, FIRST_PAGE).items().size());
            throw new IllegalStateException("after all writes");
        }));
        assertEquals(List.of(), curriculum.modules(staff, home, FIRST_PAGE).items());
        assertEquals(entries, auditEntries());
    }
}
