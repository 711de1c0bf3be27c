package org.matricula.policies.taught.rules;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.matricula.policies.taught.Title;
import org.matricula.policies.taught.TitleFacts;
import org.matricula.policies.taught.TitleFacts.Area;
import org.matricula.policies.taught.TitleFacts.Dissertation;
import org.matricula.policies.taught.TitleFacts.Role;
import org.matricula.policies.taught.TitleFacts.Subject;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** The title, degree and home of a combined course (section 1.9). */
public final class TitlePolicy implements Policy<TitleFacts, Title> {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String COMBINED_STUDIES = "Combined Studies";
    private static final String NOT_ALLOWED = "DISSERTATION_NOT_ALLOWED";

    private final Map<Role, Integer> credits;
    private final int combinedSubjects;

    private TitlePolicy(Parameters block) {
        credits = new EnumMap<>(Role.class);
        credits.put(Role.MAJOR, ParameterValues.count(block, "major"));
        credits.put(Role.MINOR, ParameterValues.count(block, "minor"));
        credits.put(Role.JOINT, ParameterValues.count(block, "joint"));
        credits.put(Role.COMBINED, ParameterValues.count(block, "combined"));
        combinedSubjects = ParameterValues.count(block, "combined_subjects");
    }

    /** Takes its numbers from the block {@code title}. */
    public static TitlePolicy configure(Parameters parameters) {
        return new TitlePolicy(parameters.at("title"));
    }

    @Override
    public Judgement<Title> evaluate(TitleFacts facts) {
        Trail trail = new Trail();
        String reason = reason(facts, trail);
        Title title = reason == null ? title(facts, trail) : new Title(false, reason, null, null, null);
        return trail.judgement(title, Entitlement.AUTOMATIC, DecidedBy.SYSTEM);
    }

    private String reason(TitleFacts facts, Trail trail) {
        if (fails(Rules.PACKAGES, "PACKAGE_CREDITS", !creditsFit(facts), facts, trail)) {
            return "PACKAGE_CREDITS";
        }
        if (fails(Rules.PACKAGES, "PACKAGE_COUNT", !countFits(facts), facts, trail)) {
            return "PACKAGE_COUNT";
        }
        boolean compulsoryJoint = facts.subjects().stream()
                .anyMatch(one -> one.role() == Role.JOINT && one.dissertation() == Dissertation.COMPULSORY);
        if (fails(Rules.TITLE_DISSERTATION, NOT_ALLOWED, compulsoryJoint, facts, trail)) {
            return NOT_ALLOWED;
        }
        long dissertations = facts.subjects().stream()
                .filter(one -> one.dissertation() != Dissertation.NONE)
                .count();
        if (fails(Rules.TITLE_DISSERTATION, "TWO_DISSERTATIONS", dissertations > 1, facts, trail)) {
            return "TWO_DISSERTATIONS";
        }
        boolean minor = facts.subjects().stream()
                .anyMatch(one -> one.role() == Role.MINOR && one.dissertation() != Dissertation.NONE);
        return fails(Rules.TITLE_DISSERTATION, NOT_ALLOWED, minor, facts, trail) ? NOT_ALLOWED : null;
    }

    private boolean creditsFit(TitleFacts facts) {
        return facts.subjects().stream()
                .allMatch(one -> fits(one.role(), one.creditsLevel5()) && fits(one.role(), one.creditsLevel6()));
    }

    private boolean fits(Role role, Integer given) {
        return given == null || given.equals(credits.get(role));
    }

    private boolean countFits(TitleFacts facts) {
        long different = facts.subjects().stream()
                .map(one -> letters(one.name()))
                .distinct()
                .count();
        return different == facts.subjects().size() && patternFits(facts);
    }

    private boolean patternFits(TitleFacts facts) {
        return switch (facts.pattern()) {
            case MAJOR_MINOR -> facts.subjects().size() == 2 && has(facts, Role.MAJOR, 1) && has(facts, Role.MINOR, 1);
            case JOINT -> facts.subjects().size() == 2 && has(facts, Role.JOINT, 2);
            case COMBINED -> facts.subjects().size() == combinedSubjects && has(facts, Role.COMBINED, combinedSubjects);
        };
    }

    private static boolean has(TitleFacts facts, Role role, int times) {
        return facts.subjects().stream().filter(one -> one.role() == role).count() == times;
    }

    private static Title title(TitleFacts facts, Trail trail) {
        List<Subject> ordered = ordered(facts);
        boolean science = isScience(facts, ordered);
        String name = name(facts, ordered, trail);
        String faculty = faculty(facts, ordered, trail);
        trail.add(Rules.DEGREE.met(science ? "BSC" : "BA", Rule.fact("subjects", ordered)));
        return new Title(true, null, name, science ? "BSC" : "BA", faculty);
    }

    /** The major first; in a mixed joint course the science subject; else by the alphabet. */
    private static List<Subject> ordered(TitleFacts facts) {
        Comparator<Subject> byName = Comparator.comparing(one -> letters(one.name()));
        Comparator<Subject> first = facts.pattern() == TitleFacts.Pattern.MAJOR_MINOR
                ? Comparator.comparing(Subject::role)
                : Comparator.comparing(Subject::area).reversed();
        return facts.subjects().stream().sorted(first.thenComparing(byName)).toList();
    }

    // the alphabet has neither case nor accents
    private static String letters(String name) {
        return MARKS.matcher(Normalizer.normalize(name.strip(), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isScience(TitleFacts facts, List<Subject> ordered) {
        if (facts.pattern() != TitleFacts.Pattern.COMBINED) {
            return ordered.get(0).area() == Area.SCIENCE;
        }
        long sciences =
                ordered.stream().filter(one -> one.area() == Area.SCIENCE).count();
        return 2 * sciences >= ordered.size();
    }

    private static String name(TitleFacts facts, List<Subject> ordered, Trail trail) {
        trail.add(Rules.SUBJECT_TITLE.met(
                facts.pattern().name(),
                Rule.fact("subjects", ordered.stream().map(Subject::name).toList())));
        if (facts.selfBuilt() || facts.pattern() == TitleFacts.Pattern.COMBINED) {
            trail.gap("AMB-T-55");
            return COMBINED_STUDIES;
        }
        if (facts.pattern() == TitleFacts.Pattern.JOINT) {
            trail.gap("AMB-T-55");
        }
        String link = facts.pattern() == TitleFacts.Pattern.MAJOR_MINOR ? " with " : " and ";
        return ordered.get(0).name() + link + ordered.get(1).name();
    }

    private static String faculty(TitleFacts facts, List<Subject> ordered, Trail trail) {
        String first = ordered.get(0).faculty();
        boolean settled = facts.pattern() != TitleFacts.Pattern.COMBINED
                || ordered.stream().allMatch(one -> first != null && first.equals(one.faculty()));
        trail.add(Rules.LOCATION.finding("LOCATED", settled, Rule.fact("faculty", first)));
        if (!settled) {
            trail.review();
        }
        return settled ? first : null;
    }

    private static boolean fails(Rule rule, String code, boolean failed, TitleFacts facts, Trail trail) {
        trail.add(rule.finding(code, !failed, Rule.fact("subjects", facts.subjects())));
        return failed;
    }
}
