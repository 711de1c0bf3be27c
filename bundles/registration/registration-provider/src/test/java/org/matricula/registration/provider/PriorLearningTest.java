package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearning.Origin;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.PriorLearningState;

public class PriorLearningTest extends RegistrationFixture {

    @Test
    public void anImportTellsWhatBecameOfEachRow() {
        ModuleId module = curriculum.module(database.identifiers().next(), usw, "CS101");
        List<RowOutcome> outcomes = admin.importPriorLearning(
                caller,
                usw,
                List.of(
                        row("A1", "CS101", Origin.EXEMPT, null),
                        row("B2", "CS101", Origin.EXPERIENTIAL, "65.50"),
                        row("B2", "CS101", Origin.EXPERIENTIAL, "65.5"),
                        row("B2", "CS101", Origin.EXPERIENTIAL, "66"),
                        row("A1", "CS101", Origin.EXEMPT, "70"),
                        row("A1", "CS101", Origin.EXPERIENTIAL, "101"),
                        row("A1", "CS101", Origin.EXPERIENTIAL, "65.5555"),
                        row("Z9", "CS999", null, null)));
        assertEquals(
                List.of("CREATED", "CREATED", "UNCHANGED", "CHANGED", "REFUSED", "REFUSED", "REFUSED", "REFUSED"),
                kinds(outcomes));
        assertEquals("mark", outcomes.get(4).problem().faults().get(0).field());
        assertEquals("mark", outcomes.get(5).problem().faults().get(0).field());
        assertEquals("mark", outcomes.get(6).problem().faults().get(0).field());
        assertEquals(
                List.of("studentNumber", "moduleCode", "origin"),
                outcomes.get(7).problem().faults().stream().map(f -> f.field()).toList());
        assertEquals(
                List.of(
                        new PriorLearning(usw, ada, module, Origin.EXEMPT, null),
                        new PriorLearning(usw, bob, module, Origin.EXPERIENTIAL, new BigDecimal("66"))),
                registrations.priorLearning(caller, usw, List.of(ada, bob)));
        assertEquals(3, entries());
    }

    @Test
    public void aSecondImportChangesNothingAndADifferentMarkIsOneChange() {
        curriculum.module(database.identifiers().next(), usw, "CS101");
        List<PriorLearningRow> rows = List.of(row("A1", "CS101", Origin.EXPERIENTIAL, "40.10"));
        admin.importPriorLearning(caller, usw, rows);
        assertEquals(List.of("UNCHANGED"), kinds(admin.importPriorLearning(caller, usw, rows)));
        assertEquals(
                List.of("CHANGED"),
                kinds(admin.importPriorLearning(caller, usw, List.of(row("A1", "CS101", Origin.EXPERIENTIAL, "41")))));
        assertEquals(1, rows("registration_prior_learning"));
        assertEquals(2, entries());
    }

    @Test
    public void aFileWithoutMarksLeavesThemAlone() {
        curriculum.module(database.identifiers().next(), usw, "CS101");
        admin.importPriorLearning(caller, usw, List.of(row("A1", "CS101", Origin.EXPERIENTIAL, "40")));
        List<PriorLearningRow> bare = List.of(row("A1", "CS101", Origin.EXPERIENTIAL, null));
        assertEquals(List.of("UNCHANGED"), kinds(admin.importPriorLearning(caller, usw, bare, Set.of("mark"))));
        List<PriorLearningRow> exempt = List.of(row("A1", "CS101", Origin.EXEMPT, null));
        assertEquals(List.of("REFUSED"), kinds(admin.importPriorLearning(caller, usw, exempt, Set.of("mark"))));
        assertEquals(List.of("CHANGED"), kinds(admin.importPriorLearning(caller, usw, bare)));
    }

    @Test
    public void aFileOverwritesNothingAndThePersonsStatesAreReadAsTheyWereKnown() {
        curriculum.module(database.identifiers().next(), usw, "CS101");
        admin.importPriorLearning(caller, usw, List.of(row("A1", "CS101", Origin.EXPERIENTIAL, "40")));
        admin.importPriorLearning(caller, usw, List.of(row("A1", "CS101", Origin.EXPERIENTIAL, "41")));
        admin.importPriorLearning(caller, usw, List.of(row("B2", "CS101", Origin.EXEMPT, null)));
        List<PriorLearningState> states = history.ofPriorLearning(caller, ada, null);
        assertEquals(List.of(new BigDecimal("40").stripTrailingZeros(), new BigDecimal("41")), marks(states));
        assertEquals("imported", states.get(1).reason());
        assertEquals("registrar", states.get(1).recordedBy());
        assertEquals(
                List.of(new BigDecimal("40").stripTrailingZeros()),
                marks(history.ofPriorLearning(caller, ada, states.get(0).recordedAt())));
        merged = Map.of(ada, Set.of(ada, bob));
        assertEquals(3, history.ofPriorLearning(caller, ada, null).size());
        assertEquals(List.of(), history.ofPriorLearning(foreigner, ada, null));
        refused(Problem.Kind.FORBIDDEN, () -> history.ofPriorLearning(writer, ada, null));
    }

    @Test
    public void aFileSaysForWhichProgrammeSomethingIsRecognised() {
        curriculum.module(database.identifiers().next(), usw, "CS101");
        PriorLearningRow bare = row("A1", "CS101", Origin.EXEMPT, null);
        PriorLearningRow named = new PriorLearningRow("A1", "CS101", Origin.EXEMPT, null, "COMP");
        PriorLearningRow unknown = new PriorLearningRow("B2", "CS101", Origin.EXEMPT, null, "NOWHERE");
        assertEquals(
                List.of("CREATED", "REFUSED"), kinds(admin.importPriorLearning(caller, usw, List.of(named, unknown))));
        assertEquals(
                computing,
                registrations.priorLearning(caller, usw, List.of(ada)).get(0).programmeId());
        assertEquals(
                computing,
                history.ofPriorLearning(caller, ada, null).get(0).learning().programmeId());
        assertEquals(List.of("UNCHANGED"), kinds(admin.importPriorLearning(caller, usw, List.of(named))));
        assertEquals(
                "a file without the column",
                List.of("UNCHANGED"),
                kinds(admin.importPriorLearning(caller, usw, List.of(bare), Set.of("programmeCode"))));
        assertEquals(List.of("CHANGED"), kinds(admin.importPriorLearning(caller, usw, List.of(bare))));
        assertEquals(
                null,
                registrations.priorLearning(caller, usw, List.of(ada)).get(0).programmeId());
    }

    private static List<BigDecimal> marks(List<PriorLearningState> states) {
        return states.stream()
                .map(state -> state.learning().mark().stripTrailingZeros())
                .toList();
    }

    @Test
    public void scopeAndPrivilegesHold() {
        curriculum.module(database.identifiers().next(), usw, "CS101");
        admin.importPriorLearning(caller, usw, List.of(row("A1", "CS101", Origin.EXEMPT, null)));
        assertTrue(registrations.priorLearning(foreigner, usw, List.of(ada)).isEmpty());
        refused(Problem.Kind.FORBIDDEN, () -> admin.importPriorLearning(foreigner, usw, List.of()));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importPriorLearning(reader, usw, List.of()));
        refused(Problem.Kind.FORBIDDEN, () -> registrations.priorLearning(writer, usw, List.of(ada)));
    }

    private static PriorLearningRow row(String number, String module, Origin origin, String mark) {
        return new PriorLearningRow(number, module, origin, mark == null ? null : new BigDecimal(mark));
    }
}
