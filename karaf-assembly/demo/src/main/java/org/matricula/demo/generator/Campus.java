package org.matricula.demo.generator;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * An institution with everything that is loaded for it.
 *
 * @param code its code
 * @param name its name
 * @param awardingBody the code of whom it delivers for; null for an awarding body
 * @param pack the id of the pack that governs it
 * @param chair who chairs its board
 * @param examiner its award external examiner
 * @param students how many students it has
 * @param sessions its sessions
 * @param board the session that its board closes
 * @param closureDays the days on which it is closed, with their names
 * @param files what is imported, in this order
 * @param faulty a file of marks in which every row is wrong, to show that it is refused
 */
public record Campus(
        String code,
        String name,
        String awardingBody,
        String pack,
        String chair,
        String examiner,
        int students,
        List<AcademicYear> sessions,
        AcademicYear board,
        SortedMap<LocalDate, String> closureDays,
        List<CsvFile> files,
        CsvFile faulty) {

    /** The sessions that have modules, oldest first. */
    public List<AcademicYear> taught() {
        return sessions.stream().filter(s -> s.start() <= board.start()).toList();
    }
}
