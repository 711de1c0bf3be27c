package org.matricula.demo.generator;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.matricula.demo.generator.StudentRecord.Recognised;

/** Lives a student's studies, session by session, up to the session of the boards. */
final class Life {

    private static final String FIRST = "FIRST";
    private static final String REPEAT = "REPEAT";
    private static final int MOST_RESITS = 3;

    private final Dice dice;
    private final AcademicYear current;
    private final List<Integer> lines;

    /**
     * @param current the session of the boards
     * @param lines the lines of the classes, in tenths of a percent
     */
    Life(Dice dice, AcademicYear current, List<Integer> lines) {
        this.dice = dice;
        this.current = current;
        this.lines = lines;
    }

    StudentRecord live(String number, Course course, int level) {
        Story story = Story.draw(dice, level);
        int years = story == Story.DIRECT_ENTRY ? 0 : level - Course.FIRST_LEVEL + (story == Story.REPEATING ? 1 : 0);
        StudentRecord student = new StudentRecord(number, course, level, story, current.minus(years));
        int line = dice.of(lines);
        int able = story == Story.BORDERLINE ? line / 10 - 6 : Math.max(38, Math.min(82, dice.about(60, 8)));
        recognise(student);
        AcademicYear year = student.entered();
        for (int at = story == Story.DIRECT_ENTRY ? level : Course.FIRST_LEVEL; at < level; at++, year = year.next()) {
            past(student, at, year, able);
        }
        switch (story) {
            case REPEATING -> repeat(student, year, able);
            case TRAILING -> {
                trail(student, able);
                now(student, able);
            }
            default -> now(student, story == Story.BORDERLINE ? line / 10 : able);
        }
        if (story == Story.BORDERLINE) {
            List<Sitting> last = sittings(student, s -> s.year().equals(current));
            pass(last);
            Sitting.justBelow(last, line);
        }
        return student;
    }

    /** A session that is over: what was failed was passed at the resit. */
    private void past(StudentRecord student, int level, AcademicYear year, int able) {
        int resits = 0;
        for (Course.Unit module : student.course().level(level)) {
            if (isRecognised(student, module)) {
                continue;
            }
            Sitting sitting = sat(student, module, year, FIRST, Math.max(able, 42));
            if (sitting.failed() && resits == MOST_RESITS) {
                sitting.level(dice, 41, 52);
            } else if (sitting.failed()) {
                resits++;
                student.sittings().add(sitting.resit(dice, true));
            }
        }
    }

    /** The session of the boards, at its first sitting. */
    private void now(StudentRecord student, int able) {
        student.course().level(student.level()).stream()
                .filter(module -> !isRecognised(student, module))
                .forEach(module -> sat(student, module, current, FIRST, able));
        happen(
                student,
                sittings(student, s -> s.year().equals(current) && s.module().level() == student.level()));
    }

    private void happen(StudentRecord student, List<Sitting> sittings) {
        switch (student.story()) {
            case FAILS_ONE -> {
                pass(sittings);
                one(sittings, s -> !s.module().core()).level(dice, 34, 38);
            }
            case FAILS_CORE -> {
                pass(sittings);
                one(sittings, s -> s.module().core()).level(dice, 31, 38);
            }
            case FAILS_MUST_PASS -> {
                pass(sittings);
                sittings.stream()
                        .flatMap(s -> s.works().stream())
                        .filter(w -> w.part().mustPass())
                        .forEach(w -> w.mark(dice.between(32, 38)));
            }
            case WEAK_ELEMENT -> {
                pass(sittings);
                one(sittings, s -> s.works().size() > 1).coursework().mark(dice.between(14, 28));
            }
            case FAILS_MOST -> sittings.stream().skip(1).forEach(s -> s.level(dice, 22, 38));
            case MISSES_MODULE -> one(sittings, s -> s.works().size() > 1)
                    .works()
                    .forEach(Sitting.Work::missed);
            case ABSENT -> sittings.forEach(s -> s.works().forEach(Sitting.Work::missed));
            case LATE -> late(sittings, 1, 3);
            case TOO_LATE -> late(sittings, 15, 30);
            case LATE_ACCEPTED -> late(sittings, 4, 20).accepted();
            case MISSED_ACCEPTED -> {
                Sitting.Work work = one(sittings, s -> s.works().size() > 1).coursework();
                work.missed();
                work.accepted();
            }
            default -> {
                // an ordinary year
            }
        }
    }

    private Sitting.Work late(List<Sitting> sittings, int fewest, int most) {
        Sitting sitting = one(sittings, s -> true);
        Sitting.Work work = sitting.coursework();
        work.mark(Math.max(work.mark(), 44));
        LocalDateTime deadline = sitting.year().deadline(sitting.term());
        work.submitted(deadline.plusDays(dice.between(fewest, most)).minusMinutes(dice.between(1, 600)));
        return work;
    }

    /** Half the level failed last session, resits and all; only that is taken again. */
    private void repeat(StudentRecord student, AcademicYear year, int able) {
        List<Course.Unit> modules = student.course().level(student.level());
        for (int i = 0; i < modules.size(); i++) {
            if (isRecognised(student, modules.get(i))) {
                continue;
            }
            Sitting before = sat(student, modules.get(i), year, FIRST, Math.max(able, 50));
            if (i % 2 == 1) {
                before.level(dice, 31, 38);
                student.sittings().add(before.resit(dice, false));
                sat(student, modules.get(i), current, REPEAT, Math.max(able, 50));
            } else if (before.failed()) {
                before.level(dice, 44, 58);
            }
        }
    }

    /** The last module of the level below was failed at last session's resit; the board let the student go on with it. */
    private void trail(StudentRecord student, int able) {
        List<Sitting> below = sittings(student, s -> s.module().level() == student.level() - 1);
        Course.Unit module = below.get(below.size() - 1).module();
        student.sittings().removeIf(s -> s.module().equals(module));
        Sitting failed = sat(student, module, current.minus(1), FIRST, able);
        failed.level(dice, 31, 38);
        student.sittings().add(failed.resit(dice, false));
        sat(student, module, current, REPEAT, Math.max(able, 50));
    }

    private void recognise(StudentRecord student) {
        if (student.story() == Story.DIRECT_ENTRY) {
            student.course().modules().stream()
                    .filter(m -> m.level() < student.level())
                    .forEach(m -> student.recognised().add(new Recognised(m, null)));
        } else if (student.story() == Story.EXPERIENCED) {
            List<Course.Unit> modules = student.course().level(student.level() - 1);
            for (int i = dice.between(1, 2); i > 0; i--) {
                student.recognised().add(new Recognised(modules.get(modules.size() - i), dice.between(48, 72)));
            }
        }
    }

    private static boolean isRecognised(StudentRecord student, Course.Unit module) {
        return student.recognised().stream().anyMatch(r -> r.module().equals(module));
    }

    private Sitting sat(StudentRecord student, Course.Unit module, AcademicYear year, String attempt, int able) {
        Sitting sitting = new Sitting(module, year, module.term(), attempt);
        sitting.sit(dice, dice.about(able, 4));
        student.sittings().add(sitting);
        return sitting;
    }

    private void pass(List<Sitting> sittings) {
        sittings.stream().filter(Sitting::failed).forEach(s -> s.level(dice, 42, 58));
    }

    private Sitting one(List<Sitting> sittings, Predicate<Sitting> wanted) {
        return dice.of(sittings.stream().filter(wanted).toList());
    }

    private static List<Sitting> sittings(StudentRecord student, Predicate<Sitting> wanted) {
        return student.sittings().stream().filter(wanted).toList();
    }
}
