package org.matricula.demo.generator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes the university and its partner college. */
public final class Generator {

    private static final long SEED = 20261121;
    private static final AcademicYear BOARD = new AcademicYear(2026);
    private static final int PER_PARTNER = 13;
    private static final int FEWEST = 30;

    private static final List<Course> UNIVERSITY = List.of(
            Course.of(
                    "CMP",
                    "Computing",
                    "BSC_HONS",
                    true,
                    List.of("Programming", "Databases", "Networks", "Software Design", "Security", "Human Factors")),
            Course.of(
                    "BIO",
                    "Biology",
                    "BSC_HONS",
                    false,
                    List.of("Genetics", "Ecology", "Physiology", "Laboratory Work", "Microbiology", "Evolution")),
            Course.of(
                    "BUS",
                    "Business Management",
                    "BA_HONS",
                    false,
                    List.of("Accounting", "Marketing", "Operations", "Consultancy", "Strategy", "Employment")),
            Course.of(
                    "HIS",
                    "History",
                    "BA_HONS",
                    false,
                    List.of("Sources", "Medieval Wales", "Industry", "Archives", "Empire", "Memory")),
            Course.of(
                    "ENG",
                    "Civil Engineering",
                    "BENG_HONS",
                    false,
                    List.of("Structures", "Hydraulics", "Materials", "Site Practice", "Geotechnics", "Surveying")),
            Course.of(
                    "LAW",
                    "Law",
                    "LLB_HONS",
                    false,
                    List.of("Contract", "Tort", "Public Law", "Advocacy", "Property", "Equity")));

    private static final List<Course> COLLEGE = List.of(
            Course.of(
                    "SPC",
                    "Sports Coaching",
                    "BSC_HONS",
                    false,
                    List.of("Coaching", "Anatomy", "Nutrition", "Placement Practice", "Psychology", "Performance")),
            Course.of(
                    "TOU",
                    "Tourism Management",
                    "BA_HONS",
                    false,
                    List.of("Tourism", "Events", "Hospitality", "Field Work", "Heritage", "Finance")));

    /**
     * The university first, then its college, which has about one student for thirteen of the university's.
     *
     * @param students how many students the university has
     */
    public List<Campus> generate(int students) {
        Dice dice = new Dice(SEED);
        CampusFiles university = new CampusFiles(UNIVERSITY, BOARD);
        university.awards();
        university.curriculum();
        university.students(new Life(dice, BOARD, List.of(695, 595, 495)), dice, students, "3%07d");
        CampusFiles college = new CampusFiles(COLLEGE, BOARD);
        college.curriculum();
        int partners = Math.max(FEWEST, students / PER_PARTNER);
        college.students(new Life(dice, BOARD, List.of(700, 600, 500)), dice, partners, "LC%06d");
        return List.of(
                new Campus(
                        "usw",
                        "University of South Wales (synthetic)",
                        null,
                        "usw-taught",
                        "Professor Orwen Thornwick",
                        "Dr Sadan Ravenmere",
                        students,
                        sessions(),
                        BOARD,
                        closures(),
                        university.files(),
                        university.faulty()),
                new Campus(
                        "loughborough",
                        "Loughborough College (synthetic)",
                        "usw",
                        "loughborough-college",
                        "Dr Maric Fenholm",
                        "Dr Tanor Eldworth",
                        partners,
                        sessions(),
                        BOARD,
                        closures(),
                        college.files(),
                        college.faulty()));
    }

    /** With the session after the board's, into which students progress. */
    private static List<AcademicYear> sessions() {
        return IntStream.rangeClosed(BOARD.start() - 2, BOARD.start() + 1)
                .mapToObj(AcademicYear::new)
                .toList();
    }

    /** The days around Christmas and New Year and the Mondays of May; weekends are no working days anyway. */
    private static SortedMap<LocalDate, String> closures() {
        SortedMap<LocalDate, String> days = new TreeMap<>();
        for (AcademicYear year : sessions()) {
            LocalDate last = LocalDate.of(year.start() + 1, 1, 1);
            for (LocalDate day = LocalDate.of(year.start(), 12, 24); !day.isAfter(last); day = day.plusDays(1)) {
                if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    days.put(day, "Winter closure");
                }
            }
            LocalDate may = LocalDate.of(year.start() + 1, 5, 1);
            days.put(may.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)), "Early May bank holiday");
            days.put(may.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)), "Spring bank holiday");
        }
        return days;
    }
}
