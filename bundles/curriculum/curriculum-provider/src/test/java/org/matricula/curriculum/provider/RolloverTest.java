package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceRollover;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.RolledOccurrence;
import org.matricula.curriculum.api.RolledOccurrence.Result;
import org.matricula.curriculum.provider.store.RolledStore;
import org.matricula.curriculum.provider.store.TypologyStore;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.testing.Partial;

/** The next session's occurrences, the typology of their elements, and what is known of awards. */
public class RolloverTest extends CurriculumHouse {

    @Test
    public void aCancelledRunIsNotCarried() {
        admin.createModule(staff, module("M"));
        OccurrenceId run =
                admin.createOccurrence(staff, occurrence("M", "S1")).record().id();
        admin.cancelOccurrence(staff, run, curriculum.occurrence(staff, run).version(), "too few chose it");
        RolledOccurrence line = rollover().rehearse(staff, home, SESSION).get(0);
        assertEquals(Result.NOT_CARRIED, line.result());
        assertTrue(line.note(), line.note().endsWith(": too few chose it"));
    }

    @Test
    public void datesMoveByWeeksAndDeadlinesToWorkingDaysAndTwiceIsTheSameAsOnce() {
        admin.createModule(staff, module("M"));
        Outline outline = new Outline(Outline.Grading.SATISFACTORY, "MEDICINE", null);
        Occurrence source = admin.createOccurrence(
                        staff,
                        occurrence(
                                        "M",
                                        "S1",
                                        element("E1", "100").partOf("E"),
                                        element("E", "100").due(null).reaching(Percent.of(45)))
                                .outlined(outline))
                .record();
        OccurrenceRollover rollover = rollover();
        RolledOccurrence rehearsed = rollover.rehearse(staff, home, SESSION).get(0);
        assertEquals(Result.CARRIED, rehearsed.result());
        assertNull(rehearsed.target());
        assertTrue(curriculum.occurrences(staff, home, SESSION.next()).isEmpty());

        JobProgress progress = run(new JobId(7000 + source.id().value()));
        assertTrue(progress.message(), progress.message().startsWith("1 occurrences carried over to 2027/28"));
        Occurrence next = curriculum.occurrences(staff, home, SESSION.next()).get(0);
        assertEquals(LocalDate.of(2027, 9, 20), next.starts());
        assertEquals(LocalDate.of(2028, 1, 28), next.ends());
        // the 1st and 2nd of November are closed
        assertEquals(
                LocalDateTime.of(2027, 11, 3, 12, 0), next.elements().get(0).deadline());
        assertEquals("E", next.elements().get(0).parent());
        assertEquals(Percent.of(45), next.elements().get(1).minimum());
        assertEquals(outline, next.outline());
        long entries = auditEntries();
        JobId again = new JobId(8000 + source.id().value());
        run(again);
        assertEquals(entries, auditEntries());
        RolledOccurrence line =
                rollover.lines(staff, again, PageRequest.first()).items().get(0);
        assertEquals(Result.THERE_ALREADY, line.result());
        assertEquals(next.id(), line.target());
        assertEquals(1, curriculum.occurrences(staff, home, SESSION.next()).size());
        refused(Problem.Kind.NOT_FOUND, () -> rollover.lines(stranger, again, PageRequest.first()));
    }

    @Test
    public void aRunIsNotCarriedToASiteThatIsClosedByThen() {
        admin.createModule(staff, module("M"));
        // open from September 2026 to August 2027
        admin.createOccurrence(
                staff, occurrence("M", "S1", element("E1", "100")).at("City Campus"));
        RolledOccurrence line = rollover().rehearse(staff, home, SESSION).get(0);
        assertEquals(Result.NOT_CARRIED, line.result());
        assertEquals("the institution does not deliver at City Campus on 2027-09-20", line.note());
        run(new JobId(
                9000 + curriculum.occurrences(staff, home, SESSION).get(0).id().value()));
        assertTrue(curriculum.occurrences(staff, home, SESSION.next()).isEmpty());
    }

    @Test
    public void aSessionWithoutDatesAndAForeignInstitutionAreRefused() {
        OccurrenceRollover rollover = rollover();
        assertEquals(List.of("session"), faults(() -> rollover.start(staff, home, SESSION.next())));
        refused(Problem.Kind.FORBIDDEN, () -> rollover.rehearse(stranger, home, SESSION));
        refused(Problem.Kind.FORBIDDEN, () -> rollover.start(approver, home, SESSION));
    }

    @Test
    public void anElementHasATypeOfItsKindAndKeepsItWhenNothingIsSaid() {
        admin.createModule(staff, module("T"));
        Element essay = typed("ESSAY");
        Versioned<Occurrence> versioned =
                admin.createOccurrence(staff, occurrence("T", "S1", essay, element("E2", "50")));
        Occurrence created = versioned.record();
        assertEquals(
                List.of("ESSAY", "COURSEWORK"),
                created.elements().stream().map(Element::type).toList());
        Occurrence changed = admin.changePattern(
                        staff, created.id(), List.of(element("E1", "100")), versioned.version(), "one piece")
                .record();
        assertEquals("ESSAY", changed.elements().get(0).type());
        assertEquals(
                List.of("elements[0].type"),
                faults(() -> admin.createOccurrence(
                        staff, occurrence("T", "S2", typed("EXAMINATION"), element("E2", "50")))));
        TypologyService typology = new TypologyService(
                new TypologyStore(database.dataSource()), database.transactions(), database.auditTrail());
        assertTrue(typology.list(staff).size() > 10);
        refused(Problem.Kind.FORBIDDEN, () -> typology.importAll(staff, List.of()));
    }

    @Test
    public void anAwardKeepsItsStandingWhenARowSaysNothingOfIt() {
        Award known = new Award(
                "BSC_HONS", BSC.title(), BSC.family(), 6, 360, "BSc (Hons)", Award.Standing.FREE_STANDING_AND_EMBEDDED);
        admin.importAwards(everywhere, List.of(known), "as the list has it", false);
        admin.importAwards(everywhere, List.of(BSC));
        assertEquals(known, curriculum.award(staff, "BSC_HONS"));
    }

    private static Element typed(String type) {
        return new Element(
                        null,
                        "E1",
                        Element.Kind.COURSEWORK,
                        new Percent(new BigDecimal("50")),
                        false,
                        LocalDateTime.of(2026, 11, 1, 12, 0))
                .typed(type);
    }

    private OccurrenceRollover rollover() {
        return new RolloverService(
                rolls,
                occurrences,
                new RolledStore(database.dataSource()),
                Partial.of(Jobs.class, new Object()),
                database.transactions());
    }

    private JobProgress run(JobId id) {
        Job job = new Job(
                id,
                RolloverJob.KIND,
                home,
                Map.of(RolloverJob.SESSION, SESSION.toString()),
                Job.State.RUNNING,
                0,
                0,
                null,
                null,
                staff,
                Instant.EPOCH,
                null);
        RolloverJob handler =
                new RolloverJob(rolls, occurrences, new RolledStore(database.dataSource()), database.identifiers());
        return database.transactions().required(() -> handler.next(job));
    }
}
