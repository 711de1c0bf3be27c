package org.matricula.demo.generator;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes the files of one institution. */
final class CampusFiles {

    private static final int YEARS_BEFORE = 2;

    private final CsvFile awards = new CsvFile("matricula-awards", "code", "title", "family", "level", "credits");
    private final CsvFile programmes = new CsvFile(
            "matricula-programmes", "code", "title", "award_code", "group", "scale", "first_level", "final_level");
    private final CsvFile modules =
            new CsvFile("matricula-modules", "code", "title", "level", "credits", "core", "kind");
    private final CsvFile occurrences =
            new CsvFile("matricula-occurrences", "module_code", "session", "period", "starts", "ends");
    private final CsvFile patterns = new CsvFile(
            "matricula-patterns",
            "module_code",
            "session",
            "period",
            "element_code",
            "kind",
            "weight",
            "must_pass",
            "deadline");
    private final CsvFile students =
            new CsvFile("matricula-students", "number", "family_name", "given_names", "date_of_birth", "email");
    private final CsvFile registrations = new CsvFile(
            "matricula-programme-registrations",
            "student_number",
            "programme_code",
            "entry_session",
            "session",
            "level",
            "mode",
            "entry",
            "started_on");
    private final CsvFile moduleRegistrations = new CsvFile(
            "matricula-module-registrations",
            "student_number",
            "module_code",
            "session",
            "period",
            "attempt",
            "registered_on",
            "withdrawn_on");
    private final CsvFile priorLearning =
            new CsvFile("matricula-prior-learning", "student_number", "module_code", "origin", "mark");
    private final CsvFile marks = marksFile();

    private final List<Course> courses;
    private final AcademicYear board;
    private String firstStudent;

    CampusFiles(List<Course> courses, AcademicYear board) {
        this.courses = courses;
        this.board = board;
    }

    List<CsvFile> files() {
        return List.of(
                        awards,
                        programmes,
                        modules,
                        occurrences,
                        patterns,
                        students,
                        registrations,
                        moduleRegistrations,
                        priorLearning,
                        marks)
                .stream()
                .filter(file -> file.rows() > 0)
                .toList();
    }

    void awards() {
        String honours = "BACHELORS_HONS";
        awards.row("BA_HONS", "Bachelor of Arts with Honours", honours, 6, 360);
        awards.row("BSC_HONS", "Bachelor of Science with Honours", honours, 6, 360);
        awards.row("BENG_HONS", "Bachelor of Engineering with Honours", honours, 6, 360);
        awards.row("LLB_HONS", "Bachelor of Laws with Honours", honours, 6, 360);
        awards.row("BA", "Bachelor of Arts", "BACHELORS", 6, 300);
        awards.row("BSC", "Bachelor of Science", "BACHELORS", 6, 300);
        awards.row("DIPHE", "Diploma of Higher Education", "DIPHE", 5, 240);
        awards.row("CERTHE", "Certificate of Higher Education", "CERTHE", 4, 120);
    }

    void curriculum() {
        for (Course course : courses) {
            programmes.row(
                    course.code(), course.title(), course.award(), "UG", "UG", Course.FIRST_LEVEL, Course.FINAL_LEVEL);
            for (Course.Unit module : course.modules()) {
                modules.row(
                        module.code(), module.title(), module.level(), module.credits(), module.core(), module.kind());
                for (int back = YEARS_BEFORE; back >= 0; back--) {
                    run(module, board.minus(back), module.term());
                }
            }
        }
    }

    private void run(Course.Unit module, AcademicYear year, AcademicYear.Term term) {
        occurrences.row(module.code(), year, term, year.starts(term), year.ends(term));
        for (Course.Part part : module.parts()) {
            patterns.row(
                    module.code(),
                    year,
                    term,
                    part.code(),
                    part.kind(),
                    part.weight(),
                    part.mustPass(),
                    part.handedIn() ? year.deadline(term) : null);
        }
    }

    void students(Life life, Dice dice, int count, String numbers) {
        Set<Resit> resits = new LinkedHashSet<>();
        for (int i = 1; i <= count; i++) {
            // of a hundred students 36 are at the first level, 33 at the second, 31 at the last
            int share = dice.between(1, 100);
            int level = share <= 36 ? 4 : share <= 69 ? 5 : 6;
            StudentRecord student = life.live(numbers.formatted(i), dice.of(courses), level);
            if (i == 1) {
                firstStudent = student.number();
            }
            write(student, dice);
            student.sittings().stream()
                    .filter(s -> s.term() == AcademicYear.Term.R)
                    .forEach(s -> resits.add(new Resit(s.module(), s.year())));
        }
        resits.forEach(resit -> run(resit.module(), resit.year(), AcademicYear.Term.R));
    }

    private void write(StudentRecord student, Dice dice) {
        String number = student.number();
        LocalDate born = student.entered()
                .starts()
                .minusYears(18L + (dice.perMille(120) ? dice.between(4, 30) : dice.between(0, 1)))
                .minusDays(dice.between(1, 364));
        students.row(number, Names.family(dice), Names.given(dice), born, number.toLowerCase() + "@student.example");
        registrations.row(
                number,
                student.course().code(),
                student.entered(),
                board,
                student.level(),
                "FT",
                student.story() == Story.DIRECT_ENTRY ? "FINAL_STAGE" : "STANDARD",
                student.entered().starts());
        student.recognised()
                .forEach(r -> priorLearning.row(
                        number, r.module().code(), r.mark() == null ? "EXEMPT" : "EXPERIENTIAL", r.mark()));
        student.sittings().forEach(s -> s.write(number, moduleRegistrations, marks));
    }

    /** Every row breaks another rule. */
    CsvFile faulty() {
        CsvFile file = marksFile();
        Course.Unit module = courses.get(0).level(Course.FIRST_LEVEL).get(0);
        String element = module.parts().get(0).code();
        IntStream.range(0, FAULTS.size()).forEach(i -> {
            String[] fault = FAULTS.get(i);
            file.row(
                    fault[0].isEmpty() ? firstStudent : fault[0],
                    fault[1].isEmpty() ? module.code() : fault[1],
                    board,
                    module.term(),
                    "FIRST",
                    fault[2].isEmpty() ? element : fault[2],
                    fault[3],
                    "SUBMITTED",
                    null,
                    false);
        });
        return file;
    }

    private static final List<String[]> FAULTS = List.of(
            new String[] {"", "", "", "101"},
            new String[] {"", "", "", "65.5555"},
            new String[] {"", "", "", "sixty"},
            new String[] {"99999999", "", "", "60"},
            new String[] {"", "NO4M01", "", "60"},
            new String[] {"", "", "ORAL", "60"});

    private static CsvFile marksFile() {
        return new CsvFile(
                "matricula-marks",
                "student_number",
                "module_code",
                "session",
                "period",
                "attempt",
                "element_code",
                "mark",
                "state",
                "submitted_at",
                "circumstances_accepted");
    }

    private record Resit(Course.Unit module, AcademicYear year) {}
}
