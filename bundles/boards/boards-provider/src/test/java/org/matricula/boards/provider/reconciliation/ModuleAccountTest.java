package org.matricula.boards.provider.reconciliation;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.Test;
import org.matricula.assessment.api.SessionRecords.ComputedResult;
import org.matricula.assessment.api.SessionRecords.MarkedElement;
import org.matricula.boards.api.Reconciliation.State;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

public class ModuleAccountTest {

    private static final InstitutionCode USW = new InstitutionCode("usw");
    private static final OccurrenceId RUN = new OccurrenceId(1);
    private static final Instant COMPUTED = Instant.parse("2026-06-10T09:00:00Z");
    private static final ModuleRegistration TAKEN = new ModuleRegistration(
            new ModuleRegistrationId(2),
            USW,
            new StudentId(3),
            RUN,
            ModuleRegistration.Attempt.FIRST,
            ModuleRegistration.Status.REGISTERED,
            LocalDate.of(2025, 10, 1),
            null);

    @Test
    public void aMarkThatCountsMakesTheResultOldAndOneOfFormativeWorkDoesNot() {
        assertEquals(State.DONE, results(COMPUTED.minusSeconds(1), COMPUTED.minusSeconds(1)));
        assertEquals(State.DONE, results(COMPUTED.minusSeconds(1), COMPUTED.plusSeconds(1)));
        assertEquals(State.OUTDATED, results(COMPUTED.plusSeconds(1), COMPUTED.minusSeconds(1)));
    }

    private static State results(Instant counting, Instant formative) {
        Occurrence run = run(element(5, 100), element(6, 0));
        Set<String> missing = new HashSet<>();
        return new ModuleAccount(
                        Map.of(RUN, run),
                        List.of(
                                new MarkedElement(TAKEN.id(), new ElementId(5), counting),
                                new MarkedElement(TAKEN.id(), new ElementId(6), formative)),
                        List.of(new ComputedResult(TAKEN.id(), false, Set.of(), COMPUTED)))
                .results(List.of(TAKEN), missing);
    }

    @Test
    public void T_RA_1_whatAResitCarriesLacksNoMarkAndWhatItTakesAgainDoes() {
        assertEquals(State.DONE, marks(Set.of("E6", "E7"), 5));
        assertEquals(State.MISSING, marks(Set.of("E6"), 5));
        assertEquals(State.MISSING, marks(Set.of("E6", "E7")));
    }

    private static State marks(Set<String> carried, long... marked) {
        Element part = new Element(
                new ElementId(8), "E8", Element.Kind.COURSEWORK, Percent.of(100), false, null, null, "E7", null);
        Set<String> missing = new HashSet<>();
        State state = new ModuleAccount(
                        Map.of(RUN, run(element(5, 40), element(6, 30), element(7, 30), part)),
                        LongStream.of(marked)
                                .mapToObj(id -> new MarkedElement(TAKEN.id(), new ElementId(id), COMPUTED))
                                .toList(),
                        List.of(new ComputedResult(TAKEN.id(), false, carried, COMPUTED)))
                .marks(List.of(TAKEN), missing);
        assertEquals(state == State.DONE ? Set.of() : Set.of("M600"), missing);
        return state;
    }

    private static Occurrence run(Element... elements) {
        return new Occurrence(
                RUN,
                USW,
                new ModuleId(4),
                "M600",
                new AcademicSession(2025),
                "S1",
                LocalDate.of(2025, 10, 1),
                LocalDate.of(2026, 5, 31),
                List.of(elements));
    }

    private static Element element(long id, int weight) {
        return new Element(new ElementId(id), "E" + id, Element.Kind.COURSEWORK, Percent.of(weight), false, null);
    }
}
