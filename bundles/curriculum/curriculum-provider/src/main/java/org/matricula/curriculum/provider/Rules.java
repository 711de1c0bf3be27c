package org.matricula.curriculum.provider;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.AssessmentType;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;

/** What a well-formed record of the curriculum looks like, by itself and whatever else there is. */
final class Rules {

    private static final int LOWEST_LEVEL = 3;
    private static final int HIGHEST_LEVEL = 8;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_SCHOOL = 60;
    private static final int LONGEST_ABBREVIATION = 30;
    private static final int LONGEST_TYPE_TITLE = 100;
    private static final int LOWEST_RESEARCH_LEVEL = 7;
    private static final int LONGEST_PERIOD = 16;
    private static final int LONGEST_REASON = 500;
    private static final int FEWEST_CREDITS = 5;
    private static final int MOST_CREDITS = 360;
    private static final int MOST_ELEMENTS = 100;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final Pattern AWARD_CODE = Pattern.compile("[A-Z0-9_]{2,20}");
    private static final Pattern TYPE_CODE = Pattern.compile("[A-Z0-9_]{2,32}");
    private static final Pattern FAMILY = Pattern.compile("[A-Z0-9_]{2,40}");
    private static final String POSTGRADUATE = "PG";
    private static final String UNDERGRADUATE = "UG";
    private static final int GRADUATE_LEVEL = 6;
    private static final List<String> GROUPS = List.of("UG", "IM", "PG", "ASSOCIATE");
    private static final List<String> SCALES = List.of("UG", "PG", "EDEXCEL");
    private static final List<String> KINDS =
            List.of("TAUGHT", "PROJECT", "DISSERTATION", "WBL", "PLACEMENT", "RESEARCH", "APL");

    private Rules() {}

    static Faults award(Faults faults, Award award) {
        faults.check(
                        matches(AWARD_CODE, award.code()),
                        "code",
                        award.code(),
                        "must be 2 to 20 capitals, digits and underscores")
                .text("title", award.title(), LONGEST_TITLE)
                .check(
                        matches(FAMILY, award.family()),
                        "family",
                        award.family(),
                        "must be 2 to 40 capitals, digits and underscores")
                .between("level", award.level(), LOWEST_LEVEL, HIGHEST_LEVEL)
                .check(award.credits() >= 0, "credits", award.credits(), "must not be negative")
                .check(
                        award.credits() > 0 || unrated(award),
                        "credits",
                        award.credits(),
                        "must be more than 0 but for honorary and research awards");
        return award.abbreviation() == null
                ? faults
                : faults.text("abbreviation", award.abbreviation(), LONGEST_ABBREVIATION);
    }

    // honorary awards need no credit, and most research degrees are not credit rated (A.1.3.5)
    private static boolean unrated(Award award) {
        return award.standing() == Award.Standing.HONORARY
                || award.standing() == Award.Standing.UNASSIGNED
                || award.level() >= LOWEST_RESEARCH_LEVEL && award.level() <= HIGHEST_LEVEL;
    }

    /** A type of the typology; the kind of one that is there is fixed, because elements refer to it. */
    static Faults assessmentType(Faults faults, AssessmentType type, AssessmentType there) {
        faults.check(
                        matches(TYPE_CODE, type.code()),
                        "code",
                        type.code(),
                        "must be 2 to 32 capitals, digits and underscores")
                .text("title", type.title(), LONGEST_TYPE_TITLE)
                .given("kind", type.kind());
        return there == null
                ? faults
                : faults.check(there.kind() == type.kind(), "kind", type.kind(), "must stay " + there.kind());
    }

    /** The types that elements name belong to the typology and are of the elements' kinds. */
    static Faults types(Faults faults, List<Element> elements, Map<String, AssessmentType> typology) {
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            AssessmentType type = element.type() == null ? null : typology.get(element.type());
            faults.check(
                    element.type() == null || type != null && type.kind() == element.kind(),
                    "elements[" + i + "].type",
                    element.type(),
                    "must be a type of the typology that is of the element's kind");
        }
        return faults;
    }

    static Faults programme(Faults faults, Programme programme) {
        faults.text("code", programme.code(), LONGEST_CODE)
                .text("title", programme.title(), LONGEST_TITLE)
                .check(programme.awardCode() != null, "awardCode", null, "must be given")
                .oneOf("group", programme.group(), GROUPS)
                .oneOf("scale", programme.scale(), SCALES)
                .between("firstLevel", programme.firstLevel(), LOWEST_LEVEL, HIGHEST_LEVEL)
                .between("finalLevel", programme.finalLevel(), LOWEST_LEVEL, HIGHEST_LEVEL)
                .check(
                        programme.finalLevel() >= programme.firstLevel(),
                        "finalLevel",
                        programme.finalLevel(),
                        "must not be below the first level");
        return coherent(faults, programme);
    }

    /** What group, scale and levels of a programme say together: postgraduate study begins with level 6 and is so marked. */
    static Faults coherent(Faults faults, Programme programme) {
        boolean postgraduate = POSTGRADUATE.equals(programme.group());
        boolean undergraduate = UNDERGRADUATE.equals(programme.group());
        return faults.check(
                        !postgraduate || POSTGRADUATE.equals(programme.scale()),
                        "scale",
                        programme.scale(),
                        "must be PG for a programme of the group PG")
                .check(
                        !undergraduate || !POSTGRADUATE.equals(programme.scale()),
                        "scale",
                        programme.scale(),
                        "must not be PG for a programme of the group UG")
                .check(
                        !postgraduate || programme.firstLevel() >= GRADUATE_LEVEL,
                        "firstLevel",
                        programme.firstLevel(),
                        "must be 6 or above for a programme of the group PG")
                .check(
                        !undergraduate || programme.firstLevel() <= GRADUATE_LEVEL,
                        "firstLevel",
                        programme.firstLevel(),
                        "must be 6 or below for a programme of the group UG");
    }

    /** A code that files name in lists, which are joined by semicolons. */
    static Faults listed(Faults faults, String field, String code) {
        return faults.text(field, code, LONGEST_CODE)
                .check(code == null || !code.contains(";"), field, code, "must be without ';'");
    }

    static Faults module(Faults faults, Module module) {
        return listed(faults, "code", module.code())
                .text("title", module.title(), LONGEST_TITLE)
                .between("level", module.level(), LOWEST_LEVEL, HIGHEST_LEVEL)
                .between("credits", module.credits(), FEWEST_CREDITS, MOST_CREDITS)
                .oneOf("kind", module.kind(), KINDS);
    }

    /** A module that is there may change in its title and core flag alone. */
    static Faults fixed(Faults faults, Module before, Module after) {
        return faults.check(before.code().equals(after.code()), "code", after.code(), fixedAs(before.code()))
                .check(before.level() == after.level(), "level", after.level(), fixedAs(before.level()))
                .check(before.credits() == after.credits(), "credits", after.credits(), fixedAs(before.credits()))
                .check(before.kind().equals(after.kind()), "kind", after.kind(), fixedAs(before.kind()));
    }

    /** What a programme is once a version of it was submitted or approved. */
    static final String DECIDED = "a version of the programme was submitted or approved (A.2.2.4)";

    /** What a programme is once somebody was registered on it. */
    static final String STUDIED = "students are or were registered on the programme";

    /**
     * What students stand under.
     *
     * @param why it is fixed
     */
    static Faults fixed(Faults faults, Programme before, Programme after, String why) {
        return faults.check(before.title().equals(after.title()), "title", after.title(), stays(before.title(), why))
                .check(
                        before.awardCode().equals(after.awardCode()),
                        "awardCode",
                        after.awardCode(),
                        stays(before.awardCode(), why))
                .check(before.group().equals(after.group()), "group", after.group(), stays(before.group(), why))
                .check(before.scale().equals(after.scale()), "scale", after.scale(), stays(before.scale(), why))
                .check(
                        before.firstLevel() == after.firstLevel(),
                        "firstLevel",
                        after.firstLevel(),
                        stays(before.firstLevel(), why))
                .check(
                        before.finalLevel() == after.finalLevel(),
                        "finalLevel",
                        after.finalLevel(),
                        stays(before.finalLevel(), why));
    }

    /** What an award is once a programme leads to it. */
    static Faults fixed(Faults faults, Award before, Award after) {
        return faults.check(before.family().equals(after.family()), "family", after.family(), ledTo(before.family()))
                .check(before.level() == after.level(), "level", after.level(), ledTo(before.level()))
                .check(before.credits() == after.credits(), "credits", after.credits(), ledTo(before.credits()));
    }

    private static String stays(Object value, String why) {
        return "must stay " + value + ": " + why;
    }

    private static String ledTo(Object value) {
        return stays(value, "programmes lead to the award");
    }

    static Faults occurrence(Faults faults, Occurrence occurrence) {
        faults.check(occurrence.session() != null, "session", null, "must be given")
                .text("period", occurrence.period(), LONGEST_PERIOD)
                .given("starts", occurrence.starts())
                .near("starts", occurrence.starts(), occurrence.session())
                .given("ends", occurrence.ends())
                .near("ends", occurrence.ends(), occurrence.session());
        if (occurrence.starts() != null && occurrence.ends() != null) {
            faults.check(
                    !occurrence.ends().isBefore(occurrence.starts()),
                    "ends",
                    occurrence.ends(),
                    "must not be before the first day");
        }
        return faults;
    }

    /**
     * The elements of a pattern: each by itself, their codes, their parts, and that their weights add up to 100.
     *
     * @param session that of the occurrence; null when it is unknown, which is for others to tell
     */
    static Faults pattern(Faults faults, List<Element> elements, AcademicSession session) {
        faults.check(elements.size() <= MOST_ELEMENTS, "elements", elements.size(), "must be at most " + MOST_ELEMENTS);
        Set<String> codes = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            String at = "elements[" + i + "].";
            listed(faults, at + "code", element.code())
                    .check(codes.add(element.code()), at + "code", element.code(), "must be unique within the pattern")
                    .check(
                            element.kind() != null,
                            at + "kind",
                            null,
                            "must be one of " + List.of(Element.Kind.values()))
                    .check(element.weight() != null, at + "weight", null, "must be given")
                    .near(at + "deadline", element.deadline(), session);
            if (element.weight() != null && element.parent() == null) {
                sum = sum.add(element.weight().value());
            }
        }
        faults.check(sum.compareTo(WHOLE) == 0, "elements", sum.toPlainString(), "must have weights of 100 in all");
        return parts(faults, elements);
    }

    /** The parts of elements: each of a whole one, which is not handed in itself, and with weights of 100 in all. */
    private static Faults parts(Faults faults, List<Element> elements) {
        Set<String> whole = elements.stream()
                .filter(e -> e.parent() == null)
                .map(Element::code)
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (int i = 0; i < elements.size(); i++) {
            Element part = elements.get(i);
            if (part.parent() != null) {
                String at = "elements[" + i + "].";
                faults.check(
                                whole.contains(part.parent()),
                                at + "parent",
                                part.parent(),
                                "must be an element of the pattern that is part of no other")
                        .check(part.minimum() == null, at + "minimum", part.minimum(), "must be absent of a part");
                if (part.weight() != null) {
                    sums.merge(part.parent(), part.weight().value(), BigDecimal::add);
                }
            }
        }
        sums.forEach((code, sum) -> faults.check(
                sum.compareTo(WHOLE) == 0,
                "elements",
                sum.toPlainString(),
                "must have weights of 100 in all within " + code));
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            faults.check(
                    element.deadline() == null || !sums.containsKey(element.code()),
                    "elements[" + i + "].deadline",
                    element.deadline(),
                    "must be absent: what is handed in are its parts");
        }
        return faults;
    }

    /** What an outline says; null for nothing. */
    static Faults outline(Faults faults, Outline outline) {
        if (outline == null) {
            return faults;
        }
        faults.given("outline.grading", outline.grading());
        if (outline.school() != null) {
            faults.text("outline.school", outline.school(), LONGEST_SCHOOL);
        }
        Outline.LatePenalty penalty = outline.latePenalty();
        if (penalty != null) {
            Integer after = penalty.noMarksAfterDays();
            faults.given("outline.latePenalty.marksPerDay", penalty.marksPerDay())
                    .given("outline.latePenalty.days", penalty.days())
                    .check(
                            after == null || after > 0,
                            "outline.latePenalty.noMarksAfterDays",
                            after,
                            "must be more than 0");
        }
        return faults;
    }

    /** Notes what is wrong with what a file says of a run that does not take place. */
    static void cancelled(Faults faults, Occurrence run, LocalDate today) {
        if (run.cancelled() != null) {
            faults.near("cancelledOn", run.cancelled().on(), run.session())
                    .given("cancelledOn", run.cancelled().on())
                    .check(
                            run.cancelled().on() == null
                                    || !run.cancelled().on().isAfter(today),
                            "cancelledOn",
                            run.cancelled().on(),
                            "must not be after today: until the day comes the run takes place")
                    .text("cancellationReason", run.cancelled().reason(), LONGEST_REASON);
        }
    }

    static Faults reason(Faults faults, String reason) {
        return faults.text("reason", reason, LONGEST_REASON);
    }

    private static String fixedAs(Object value) {
        return "must stay " + value + ", because it is fixed once a module exists";
    }

    private static boolean matches(Pattern form, String text) {
        return text != null && form.matcher(text).matches();
    }
}
