package org.matricula.demo.generator;

import java.util.List;
import java.util.stream.Stream;

/**
 * A programme with its modules.
 *
 * @param code its code
 * @param title its title without the award
 * @param award the code of its award
 * @param modules all of its modules, by level
 */
record Course(String code, String title, String award, List<Unit> modules) {

    static final int FIRST_LEVEL = 4;
    static final int FINAL_LEVEL = 6;

    /** The modules of a level. */
    List<Unit> level(int level) {
        return modules.stream().filter(m -> m.level() == level).toList();
    }

    /**
     * A module.
     *
     * @param code its code
     * @param title its title
     * @param level its level
     * @param credits its credits
     * @param core true when its failure cannot be compensated
     * @param kind what sort of module
     * @param term when it runs
     * @param parts its assessment
     */
    record Unit(
            String code,
            String title,
            int level,
            int credits,
            boolean core,
            String kind,
            AcademicYear.Term term,
            List<Part> parts) {}

    /**
     * An element of assessment.
     *
     * @param code its code
     * @param kind what sort
     * @param weight its weight in percent
     * @param mustPass true when the module fails with it
     */
    record Part(String code, String kind, int weight, boolean mustPass) {

        /** True when it is handed in by a deadline. */
        boolean handedIn() {
            return "COURSEWORK".equals(kind);
        }
    }

    /**
     * A programme of six subjects, one module of twenty credits in each at each level.
     *
     * @param project true when a project of forty credits takes the place of the last two modules
     */
    static Course of(String code, String title, String award, boolean project, List<String> subjects) {
        List<Unit> modules = Stream.of(4, 5, 6)
                .flatMap(level -> Stream.iterate(0, i -> i < subjects.size(), i -> i + 1)
                        .filter(i -> !project || level < FINAL_LEVEL || i < subjects.size() - 2)
                        .map(i -> taught(code, level, i, subjects.get(i))))
                .toList();
        if (project) {
            modules = Stream.concat(modules.stream(), Stream.of(project(code, title)))
                    .toList();
        }
        return new Course(code, title, award, modules);
    }

    private static Unit taught(String course, int level, int i, String subject) {
        String title =
                switch (level) {
                    case FIRST_LEVEL -> "Foundations of " + subject;
                    case FINAL_LEVEL -> "Advanced " + subject;
                    default -> subject + " in Practice";
                };
        boolean core = i == 0 || i == 3;
        AcademicYear.Term term = i < 3 ? AcademicYear.Term.S1 : AcademicYear.Term.S2;
        return new Unit(moduleCode(course, level, i + 1), title, level, 20, core, "TAUGHT", term, PATTERNS.get(i));
    }

    private static Unit project(String course, String title) {
        return new Unit(
                moduleCode(course, FINAL_LEVEL, 9),
                title + " Project",
                FINAL_LEVEL,
                40,
                true,
                "PROJECT",
                AcademicYear.Term.Y,
                List.of(new Part("PROPOSAL", COURSEWORK, 20, false), new Part("REPORT", COURSEWORK, 80, false)));
    }

    private static String moduleCode(String course, int level, int number) {
        return "%s%dM%02d".formatted(course, level, number);
    }

    private static final String COURSEWORK = "COURSEWORK";
    private static final String EXAMINATION = "EXAMINATION";

    private static final List<List<Part>> PATTERNS = List.of(
            List.of(new Part("CW", COURSEWORK, 50, false), new Part("EX", EXAMINATION, 50, false)),
            List.of(new Part("CW", COURSEWORK, 40, false), new Part("EX", EXAMINATION, 60, false)),
            List.of(new Part("PORTFOLIO", COURSEWORK, 100, false)),
            List.of(new Part("PRACTICE", COURSEWORK, 50, true), new Part("EX", EXAMINATION, 50, false)),
            List.of(
                    new Part("CW", COURSEWORK, 30, false),
                    new Part("TEST", "COMPUTER_MARKED", 20, false),
                    new Part("EX", EXAMINATION, 50, false)),
            List.of(new Part("CW", COURSEWORK, 60, false), new Part("EX", EXAMINATION, 40, false)));
}
