package org.matricula.policies.taught;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matricula.regulations.kit.testing.Draw;
import org.matricula.regulations.kit.testing.FactTree;

/** Draws students' records as they stand in files of cases. */
final class Records {

    static final List<String> AWARDS = List.of(
            "BACHELORS_HONS",
            "BACHELORS_HONS",
            "BACHELORS_HONS",
            "INTEGRATED_MASTERS",
            "HND",
            "HNC",
            "FOUNDATION_DEGREE",
            "CERTHE",
            "DIPHE",
            "BACHELORS",
            "PGCERT",
            "PGDIP",
            "MASTERS");
    static final List<String> STATUSES = List.of("F2", "F1", "PASS");

    private static final String[] LIMITS = {"20", "30", "39.5", "40", "49.5", "50", "59.5", "60", "69.5", "70"};

    private Records() {}

    /** A mark from 0 to 100. */
    static BigDecimal mark(Draw draw) {
        return draw.decimal(0, 100, LIMITS);
    }

    /** A mark that the status allows. */
    static BigDecimal mark(Draw draw, String status) {
        return switch (status) {
            case "PASS" -> draw.decimal(40, 100, LIMITS);
            case "F2" -> draw.decimal(0, 29, "20");
            case "F1" -> draw.decimal(30, 39);
            default -> draw.decimal(20, 39);
        };
    }

    /** The status of a mark without any weakness. */
    static String status(BigDecimal mark) {
        if (mark.compareTo(BigDecimal.valueOf(40)) >= 0) {
            return "PASS";
        }
        return mark.compareTo(BigDecimal.valueOf(30)) >= 0 ? "F1" : "F2";
    }

    /** A record that often suffices for the award, with more credit, failures and prior learning now and then. */
    static List<Map<String, Object>> record(Draw draw, String award) {
        List<Map<String, Object>> modules = new ArrayList<>();
        switch (award) {
            case "BACHELORS_HONS" -> honours(draw, modules);
            case "INTEGRATED_MASTERS" -> levels(draw, modules, 4, 120, 5, 120, 6, 120, 7, draw.of(120, 120, 100));
            case "HND", "FOUNDATION_DEGREE" -> levels(draw, modules, 4, draw.of(120, 140), 5, draw.of(120, 100, 120));
            case "DIPHE" -> levels(draw, modules, 4, 120, 5, 120);
            case "BACHELORS" -> levels(draw, modules, 4, 120, 5, 120, 6, 60);
            case "PGCERT" -> levels(draw, modules, 6, draw.of(0, 20), 7, draw.of(40, 60));
            case "PGDIP" -> levels(draw, modules, 6, draw.of(0, 20, 40), 7, draw.of(90, 100, 120));
            case "MASTERS" -> levels(draw, modules, 6, draw.of(0, 30, 40), 7, draw.of(150, 160, 180));
            default -> levels(draw, modules, 4, 120);
        }
        if (draw.oneIn(4)) {
            level(draw, modules, draw.number(3, 7), draw.of(10, 20, 40));
        }
        if (draw.oneIn(3)) {
            modules.replaceAll(module -> withEqualMark(draw, module));
        }
        return modules;
    }

    /** Only few different marks: ties are where an order could matter. */
    private static Map<String, Object> withEqualMark(Draw draw, Map<String, Object> module) {
        boolean passed = "PASS".equals(module.get("status"));
        return passed ? FactTree.with(module, "mark", BigDecimal.valueOf(draw.of(45, 58, 66))) : module;
    }

    private static void honours(Draw draw, List<Map<String, Object>> modules) {
        int upper = draw.of(120, 120, 120, 100, 140, 110);
        levels(draw, modules, 4, draw.of(120, 120, 140), 5, draw.of(120, 240 - upper, 140), 6, upper);
        if (draw.oneIn(5)) {
            exempt(draw, modules, draw.of(4, 5));
        }
    }

    /** Frees from some modules of a level. */
    private static void exempt(Draw draw, List<Map<String, Object>> modules, int level) {
        for (int i = 0; i < modules.size(); i++) {
            Map<String, Object> module = modules.get(i);
            if (module.get("level").equals(level) && !draw.oneIn(4)) {
                Map<String, Object> freed = FactTree.with(module, "status", "EXEMPT");
                modules.set(i, FactTree.with(FactTree.with(freed, "mark", null), "attempt", null));
            }
        }
    }

    private static void levels(Draw draw, List<Map<String, Object>> modules, int... levelsAndCredits) {
        for (int i = 0; i < levelsAndCredits.length; i += 2) {
            level(draw, modules, levelsAndCredits[i], levelsAndCredits[i + 1]);
        }
    }

    /** So many credits of a level in modules of all sizes. */
    static void level(Draw draw, List<Map<String, Object>> modules, int level, int credits) {
        int left = credits;
        while (left > 0) {
            int size = Math.min(left, draw.of(20, 20, 20, 20, 10, 40, 30, 60));
            modules.add(module(draw, "M" + level + modules.size(), level, size));
            left -= size;
        }
    }

    /** A module, usually passed. */
    static Map<String, Object> module(Draw draw, String code, int level, int credits) {
        String status = draw.oneIn(12) ? draw.of("F1", "F2", "PC", "PC") : "PASS";
        return FactTree.map(
                "code", code,
                "level", level,
                "credits", credits,
                "mark", mark(draw, status),
                "status", status,
                "kind", draw.oneIn(6) ? draw.of("WBL", "PROJECT", "DISSERTATION") : null,
                "core", draw.oneIn(15) ? true : null,
                "origin", draw.oneIn(25) ? "EXPERIENTIAL" : null,
                "provisional", draw.oneIn(60) ? true : null,
                "on_degree", draw.oneIn(40) ? false : null,
                "attempt", draw.oneIn(6) ? draw.of("RESIT", "REPEAT", "REPEAT_RESIT") : null);
    }

    /** A module that was failed more often than not. */
    private static Map<String, Object> shaky(Draw draw, String code, int level, int credits) {
        BigDecimal mark = draw.oneIn(2) ? mark(draw) : draw.decimal(15, 55, "30", "40");
        return FactTree.map(
                "code",
                code,
                "level",
                level,
                "credits",
                credits,
                "mark",
                mark,
                "status",
                status(mark),
                "core",
                draw.oneIn(8) ? true : null,
                "single_element",
                draw.oneIn(4) ? true : null,
                "nothing_submitted",
                mark.signum() == 0 ? true : null,
                "attempt",
                draw.of("FIRST", "FIRST", "FIRST", "RESIT", "REPEAT", "REPEAT_RESIT"),
                "times_repeated",
                draw.oneIn(8) ? 1 : null);
    }

    /** Facts of a classification. */
    static Map<String, Object> classification(Draw draw) {
        String award = draw.of(AWARDS);
        return FactTree.map(
                "award",
                award,
                "use",
                use(draw, award),
                "entry",
                "BACHELORS_HONS".equals(award) && draw.oneIn(8) ? draw.of("FINAL_STAGE", "TOP_UP_OWN") : null,
                "modules",
                record(draw, award));
    }

    private static String use(Draw draw, String award) {
        return switch (award) {
            case "CERTHE", "DIPHE", "BACHELORS" -> "FREE_STANDING";
            case "PGCERT", "PGDIP", "MASTERS" -> draw.of("TARGET", "EXIT");
            default -> "TARGET";
        };
    }

    /** Facts of a credit check. */
    static Map<String, Object> credit(Draw draw) {
        String award = draw.of(AWARDS);
        return FactTree.map("check", "AWARD", "award", award, "modules", record(draw, award));
    }

    /** Facts of an exit award. */
    static Map<String, Object> exitAward(Draw draw) {
        String award = draw.of("BACHELORS_HONS", "INTEGRATED_MASTERS", "MASTERS", "FOUNDATION_DEGREE");
        return FactTree.map("course_award", award, "title", "BSC_HONS", "modules", record(draw, award));
    }

    /** Facts of a progression. */
    static Map<String, Object> progression(Draw draw) {
        String group = draw.of("UG", "UG", "IM", "PG");
        boolean postgraduate = "PG".equals(group);
        int level = postgraduate ? 7 : draw.number(3, 6);
        List<Map<String, Object>> modules = new ArrayList<>();
        int left = draw.of(120, 120, 120, 60, 100, 140);
        while (left > 0) {
            int size = Math.min(left, draw.of(20, 20, 20, 40, 10, 60));
            int its = !postgraduate && level > 3 && draw.oneIn(10) ? level - 1 : level;
            String code = "M" + modules.size();
            modules.add(draw.oneIn(2) ? shaky(draw, code, its, size) : module(draw, code, its, size));
            left -= size;
        }
        return FactTree.map(
                "group", group,
                "level", level,
                "mode", draw.of("FT", "FT", "PT"),
                "point", draw.of("AFTER_FIRST_SIT", "AFTER_RESITS"),
                "stage", postgraduate ? draw.of("PGCERT", "PGDIP", "MASTERS") : null,
                "delivery", postgraduate && draw.oneIn(2) ? "BLOCK" : null,
                "substituted_credits", draw.oneIn(5) ? 20 : null,
                "final_level", draw.oneIn(5) ? true : null,
                "course_rule_met", "IM".equals(group) && draw.oneIn(2) ? draw.oneIn(2) : null,
                "resit_postponed", draw.oneIn(5) ? true : null,
                "modules", modules);
    }

    /** Facts of a compensation. */
    static Map<String, Object> compensation(Draw draw) {
        String group = draw.of("UG", "UG", "IM", "PG");
        boolean postgraduate = "PG".equals(group);
        int level = postgraduate ? 7 : draw.number(3, 6);
        String grade = draw.of("F1", "F2", "F2");
        List<Map<String, Object>> others = new ArrayList<>();
        level(draw, others, level, draw.of(100, 100, 40, 120, 60));
        return FactTree.map(
                "group",
                group,
                "course_award",
                postgraduate
                        ? draw.of("PGCERT", "PGDIP", "MASTERS")
                        : draw.of("BACHELORS_HONS", "HND", "HNC", "FOUNDATION_DEGREE"),
                "mode",
                draw.of("FT", "FT", "PT"),
                "candidate",
                candidate(draw, level, grade),
                "others",
                others,
                "already_compensated_level",
                draw.oneIn(4) ? draw.of(10, 20) : null,
                "already_compensated_course",
                draw.oneIn(4) ? draw.of(10, 20, 40) : null);
    }

    private static Map<String, Object> candidate(Draw draw, int level, String grade) {
        return FactTree.map(
                "level",
                level,
                "credits",
                draw.of(20, 20, 10, 30),
                "mark",
                mark(draw, draw.oneIn(10) ? "PASS" : grade),
                "grade",
                grade,
                "lowest_element",
                draw.oneIn(2) ? draw.decimal(10, 39, "20") : null,
                "core",
                draw.oneIn(12) ? true : null,
                "kind",
                draw.oneIn(8) ? "DISSERTATION" : null,
                "attempt",
                draw.of("FIRST", "RESIT", "REPEAT", "REPEAT_RESIT"),
                "must_pass_failed",
                draw.oneIn(8) ? true : null);
    }

    /** Facts of a module result. */
    static Map<String, Object> moduleResult(Draw draw) {
        List<Map<String, Object>> outcomes = new ArrayList<>();
        for (int i = draw.oneIn(3) ? draw.number(1, 3) : 0; i > 0; i--) {
            outcomes.add(FactTree.map("code", "LO" + i, "mark", mark(draw), "must_pass", draw.oneIn(3) ? true : null));
        }
        return FactTree.map(
                "scale", draw.of("UG", "PG", "EDEXCEL"),
                "level", draw.number(3, 8),
                "credits", draw.of(10, 20, 40),
                "attempt", draw.of("FIRST", "RESIT", "REPEAT", "REPEAT_RESIT"),
                "elements", elements(draw),
                "learning_outcomes", outcomes,
                "adjustment", draw.oneIn(5) ? adjustment(draw) : null);
    }

    private static Map<String, Object> adjustment(Draw draw) {
        return FactTree.map(
                "scope",
                draw.of("COHORT", "GROUP", "INDIVIDUAL"),
                "amount",
                draw.decimal(-10, 10),
                "external_consulted",
                !draw.oneIn(4),
                "evidence",
                !draw.oneIn(4));
    }

    private static List<Map<String, Object>> elements(Draw draw) {
        List<Map<String, Object>> elements = new ArrayList<>();
        for (int i = draw.number(1, 4); i > 0; i--) {
            String state = draw.of("SUBMITTED", "SUBMITTED", "SUBMITTED", "CARRIED", "NOT_SUBMITTED");
            boolean late = "SUBMITTED".equals(state) && draw.oneIn(4);
            elements.add(FactTree.map(
                    "code", "E" + i,
                    "weight", draw.of(25, 30, 50, 70, 100),
                    "mark", "NOT_SUBMITTED".equals(state) ? null : mark(draw),
                    "state", state,
                    "late_working_days", late ? draw.number(1, 8) : null,
                    "ec_accepted", draw.oneIn(8) ? true : null,
                    "must_pass", draw.oneIn(6) ? true : null));
        }
        return elements;
    }

    /** Facts of a reassessment. */
    static Map<String, Object> reassessment(Draw draw) {
        boolean postgraduate = draw.oneIn(3);
        BigDecimal mark = draw.oneIn(6) ? mark(draw) : draw.decimal(0, 39, "30");
        int failed = draw.of(20, 40, 60);
        int passed = draw.of(0, 20, 40, 60, 100);
        return FactTree.map(
                "group", postgraduate ? "PG" : draw.of("UG", "IM"),
                "stage", postgraduate ? draw.of("PGCERT", "PGDIP", "MASTERS") : null,
                "session",
                        FactTree.map(
                                "credits_taken",
                                failed + passed,
                                "credits_passed",
                                passed,
                                "credits_failed",
                                failed,
                                "modules_taken",
                                (failed + passed) / 20),
                "module",
                        FactTree.map(
                                "level",
                                postgraduate ? 7 : draw.number(3, 6),
                                "credits",
                                20,
                                "attempt",
                                draw.of("FIRST", "FIRST", "RESIT", "REPEAT", "REPEAT_RESIT"),
                                "mark",
                                mark,
                                "status",
                                status(mark),
                                "times_repeated",
                                draw.oneIn(5) ? 1 : null,
                                "elements",
                                elements(draw),
                                "nothing_submitted",
                                draw.oneIn(10) ? true : null),
                "ec", draw.oneIn(4) ? FactTree.map("accepted", !draw.oneIn(3), "student_elects", draw.oneIn(2)) : null);
    }
}
