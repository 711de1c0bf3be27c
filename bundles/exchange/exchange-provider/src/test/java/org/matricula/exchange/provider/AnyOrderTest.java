package org.matricula.exchange.provider;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Test;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.ImportReport;
import org.matricula.exchange.provider.destination.Target;

/** Files that come before those that they refer to. */
public class AnyOrderTest extends OfficeHouse {

    /**
     * A file without one that it refers to.
     *
     * @param extract the file
     * @param without the extracts that have not come
     * @param why what is said of each of its rows that refers to them
     * @param refused how many do
     */
    private record Early(String extract, List<String> without, String why, int refused) {}

    private static final List<Early> EARLY = List.of(
            new Early("scj", List.of("stu"), "studentNumber '000123' must be a student of the institution", 2),
            new Early("spr", List.of("stu", "scj"), "studentNumber '000123' must be a student of the institution", 1),
            new Early("sce", List.of("stu", "scj", "spr"), "studentNumber '000123' must be a student", 2),
            new Early("sce-status", List.of("stu", "scj", "spr", "sce"), "studentNumber '000123' must be a student", 2),
            new Early("patterns", List.of("mav"), "occurrence 'CS1 2026/27 S1-A' must be an occurrence", 3),
            new Early("smo", List.of("stu", "scj", "spr", "sce", "sce-status"), "studentNumber '000123' must be", 2),
            new Early("smo", List.of("mav", "patterns"), "occurrence 'CS1 2026/27 S1-A' must be an occurrence", 2),
            new Early("sas", List.of("mav", "patterns", "smo"), "occurrence 'CS1 2026/27 S1-A' must be an", 2),
            new Early("sas", List.of("patterns"), "elementCode '001' must be an element of CS1 2026/27 S1-A", 2),
            new Early("sas", List.of("smo"), "studentNumber '000123' must be registered on CS1 2026/27 S1-A", 2),
            new Early(
                    "smr", List.of("mav", "patterns", "smo", "sas"), "'CS2 2026/27 S1-A' must be an occurrence of", 2),
            new Early("smr", List.of("patterns", "sas"), "'CS2 2026/27 S1-A' must have an assessment pattern first", 2),
            new Early("smr", List.of("smo", "sas"), "'000123' must be registered on CS2 2026/27 S1-A", 2));

    private Office begun() {
        Office office = office();
        office.take(
                "matricula-programmes",
                "code,title,award_code,group,scale,first_level,final_level\nCOMP,Computing,BSC,UG,UG,4,6\n");
        office.take(
                "matricula-modules",
                "code,title,level,credits,core,kind\nCS1,Logic,4,20,true,TAUGHT\nCS2,Sets,4,20,false,PROJECT\n");
        return office;
    }

    @Test
    public void anExtractWithoutWhatItRefersToIsRefusedByNameAndTakenWholeAfterwards() throws IOException {
        Office ordered = begun();
        for (String extract : Sits.ORDER) {
            Sits.take(ordered, extract);
        }
        for (Early early : EARLY) {
            Office office = begun();
            List<String> before = Sits.ORDER.subList(0, Sits.ORDER.indexOf(early.extract()));
            for (String extract : before) {
                if (!early.without().contains(extract)) {
                    Sits.take(office, extract);
                }
            }
            Map<String, String> there = Sits.made(office);
            ImportReport refused = Sits.take(office, early.extract());
            String what = early.extract() + " without " + early.without();
            List<String> reasons = office.bench.refusals(office.caller, refused);
            assertEquals(what + reasons, early.refused(), refused.refused());
            assertTrue(what + reasons, reasons.stream().anyMatch(reason -> reason.contains(early.why())));
            assertEquals(what, there, Sits.made(office));
            for (String extract : Sits.ORDER) {
                Sits.take(office, extract);
            }
            assertEquals(what, Sits.made(ordered), Sits.made(office));
        }
    }

    @Test
    public void anExtractThatComesAgainChangesNothing() throws IOException {
        Office office = begun();
        for (String extract : Sits.ORDER) {
            ImportReport first = Sits.take(office, extract);
            ImportReport again = Sits.take(office, extract);
            assertEquals(extract, 0, again.created() + again.changed());
            assertEquals(extract, first.refused(), again.refused());
        }
    }

    @Test
    public void anEnrolmentThatCameBeforeItsCourseJoinIsNotMovedBack() throws IOException {
        Office office = begun();
        for (String extract : List.of("stu", "sce", "scj")) {
            Sits.take(office, extract);
        }
        String registrations = Sits.made(office).get("programme-registrations");
        assertTrue(registrations, registrations.contains("000123,COMP,2026/27,2027/28,5"));
    }

    @Test
    public void theFilesOfAPlaceInAnyOrderEndAsItsFiles() throws IOException {
        Office office = office();
        office.fill();
        List<String> entities = new ArrayList<>(Stream.of(Target.values())
                .filter(Target::bothWays)
                .map(Target::label)
                .toList());
        Collections.reverse(entities);
        Office other = office();
        long refused = 1;
        for (int pass = 0; refused > 0; pass++) {
            assertTrue("still refused", pass < entities.size());
            refused = 0;
            for (String entity : entities) {
                ImportReport in = other.take("matricula-" + entity, office.give("matricula-" + entity, FileFormat.CSV));
                refused += in.refused();
                assertEquals(entity, in.rows(), in.created() + in.changed() + in.unchanged() + in.refused());
            }
        }
        Office third = office();
        Collections.reverse(entities);
        for (String entity : entities) {
            byte[] left = office.give("matricula-" + entity, FileFormat.CSV);
            assertEquals(entity, lines(left), lines(other.give("matricula-" + entity, FileFormat.CSV)));
            third.take("matricula-" + entity, left);
        }
        // when the last file is in, nothing that came before has changed
        for (String entity : entities) {
            assertArrayEquals(
                    entity,
                    office.give("matricula-" + entity, FileFormat.CSV),
                    third.give("matricula-" + entity, FileFormat.CSV));
        }
    }

    private static List<String> lines(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).lines().sorted().toList();
    }
}
