package org.matricula.demo.generator;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One attempt of one student at one module: the mark of each element and how it came in. */
final class Sitting {

    private static final int PASS = 40;
    private static final int WEAK = 30;
    private static final int WHOLE = 100;

    private final Course.Unit module;
    private final AcademicYear year;
    private final AcademicYear.Term term;
    private final String attempt;
    private final List<Work> works = new ArrayList<>();

    Sitting(Course.Unit module, AcademicYear year, AcademicYear.Term term, String attempt) {
        this.module = module;
        this.year = year;
        this.term = term;
        this.attempt = attempt;
    }

    /** What became of an element. */
    static final class Work {

        private final Course.Part part;
        private Integer mark;
        private String state = "SUBMITTED";
        private LocalDateTime submitted;
        private boolean accepted;

        Work(Course.Part part, int mark, LocalDateTime submitted) {
            this.part = part;
            this.mark = mark;
            this.submitted = submitted;
        }

        Course.Part part() {
            return part;
        }

        int mark() {
            return mark == null ? 0 : mark;
        }

        void mark(int changed) {
            this.mark = changed;
        }

        void submitted(LocalDateTime at) {
            this.submitted = at;
        }

        void carried() {
            state = "CARRIED";
            submitted = null;
        }

        void missed() {
            state = "NOT_SUBMITTED";
            mark = null;
            submitted = null;
        }

        void accepted() {
            accepted = true;
        }
    }

    Course.Unit module() {
        return module;
    }

    AcademicYear year() {
        return year;
    }

    AcademicYear.Term term() {
        return term;
    }

    List<Work> works() {
        return works;
    }

    /** The first work that is handed in by a deadline. */
    Work coursework() {
        return works.stream().filter(w -> w.part().handedIn()).findFirst().orElseThrow();
    }

    /** The marks times their weights, that is a hundred times the mark of the module. */
    int hundredfold() {
        return works.stream().mapToInt(w -> w.mark() * w.part().weight()).sum();
    }

    boolean failed() {
        return hundredfold() < PASS * WHOLE
                || works.stream().anyMatch(w -> w.mark() < WEAK || w.part().mustPass() && w.mark() < PASS);
    }

    /** Marks every element the same, give or take a little. */
    void level(Dice dice, int lowest, int highest) {
        works.forEach(w -> w.mark(dice.between(lowest, highest)));
    }

    /** The resit of what was failed; what was passed is carried. */
    Sitting resit(Dice dice, boolean passes) {
        Sitting again = new Sitting(module, year, AcademicYear.Term.R, "RESIT");
        for (Work work : works) {
            if (work.mark() >= PASS) {
                Work carried = new Work(work.part(), work.mark(), null);
                carried.carried();
                again.works.add(carried);
            } else {
                int mark = passes ? dice.between(PASS + 2, PASS + 22) : dice.between(WEAK + 1, PASS - 4);
                again.works.add(new Work(work.part(), mark, again.inTime(dice, work.part())));
            }
        }
        return again;
    }

    /** Sits the module with marks about the given one. */
    void sit(Dice dice, int about) {
        for (Course.Part part : module.parts()) {
            int mark = Math.max(0, Math.min(96, dice.about(about, 5)));
            works.add(new Work(part, mark, inTime(dice, part)));
        }
    }

    private LocalDateTime inTime(Dice dice, Course.Part part) {
        return part.handedIn() ? year.deadline(term).minusMinutes(dice.between(5, 6000)) : null;
    }

    void write(String student, CsvFile registrations, CsvFile marks) {
        registrations.row(student, module.code(), year, term, attempt, year.starts(term), null);
        for (Work work : works) {
            marks.row(
                    student,
                    module.code(),
                    year,
                    term,
                    attempt,
                    work.part.code(),
                    work.mark,
                    work.state,
                    work.submitted,
                    work.accepted);
        }
    }

    /**
     * Moves marks up or down, one after the other, until their mean by credit lies less than three tenths below a line.
     *
     * @param tenths the line in tenths of a percent
     */
    static void justBelow(List<Sitting> sittings, int tenths) {
        List<Work> works = sittings.stream().flatMap(s -> s.works.stream()).toList();
        int credits = sittings.stream().mapToInt(s -> s.module.credits()).sum();
        int line = tenths * credits * WHOLE / 10;
        int width = 3 * credits * WHOLE / 10;
        for (int i : IntStream.range(0, 100 * works.size()).toArray()) {
            int sum = sittings.stream()
                    .mapToInt(s -> s.hundredfold() * s.module.credits())
                    .sum();
            Work work = works.get(i % works.size());
            if (sum >= line) {
                work.mark(Math.max(PASS + 1, work.mark() - 1));
            } else if (sum < line - width) {
                work.mark(Math.min(95, work.mark() + 1));
            }
        }
    }
}
