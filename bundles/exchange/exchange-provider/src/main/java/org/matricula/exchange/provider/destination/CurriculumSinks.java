package org.matricula.exchange.provider.destination;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.matricula.curriculum.api.AttendanceRow;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.Departure;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrencePattern;
import org.matricula.curriculum.api.OfferRow;
import org.matricula.curriculum.api.OutcomeRow;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.RequirementRow;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.Stage;
import org.matricula.curriculum.api.VersionRow;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;

/** Awards, programmes and their versions, modules and what they demand and teach, occurrences and patterns. */
public final class CurriculumSinks {

    private CurriculumSinks() {}

    /** Writes to the curriculum. */
    public static List<Sink> of(CurriculumAdmin curriculum) {
        return List.of(
                Sink.reasoned(
                        Target.AWARDS,
                        CurriculumAdmin.WRITE,
                        List.of("code"),
                        CurriculumSinks::award,
                        (caller, institution, records, untouched, reason) ->
                                curriculum.importAwards(caller, records, reason, false)),
                Sink.of(
                        Target.PROGRAMMES,
                        CurriculumAdmin.WRITE,
                        List.of("code"),
                        CurriculumSinks::programme,
                        curriculum::importProgrammes),
                Sink.reasoned(
                        Target.MODULES,
                        CurriculumAdmin.WRITE,
                        List.of("code"),
                        CurriculumSinks::module,
                        (caller, institution, records, untouched, reason) ->
                                curriculum.importModules(caller, institution, records, reason)),
                Sink.of(
                        Target.FORMER_TITLES,
                        CurriculumAdmin.WRITE,
                        List.of("kind", "code", "until"),
                        RowForm.of(FormerTitle.class)::read,
                        curriculum::importFormerTitles),
                Sink.of(
                        Target.OCCURRENCES,
                        CurriculumAdmin.WRITE,
                        List.of("module_code", "session", "period"),
                        CurriculumSinks::occurrence,
                        curriculum::importOccurrences),
                new GroupSink<>(
                        Target.PATTERNS,
                        CurriculumAdmin.WRITE,
                        List.of("module_code", "session", "period", "element_code"),
                        rows -> new OccurrencePattern(
                                rows.get(0).occurrence(),
                                rows.stream().map(CurriculumSinks::element).toList()),
                        (caller, institution, records, untouched, reason) ->
                                curriculum.importPatterns(caller, institution, records, untouched)),
                new GroupSink<>(
                        Target.VERSIONS,
                        CurriculumAdmin.WRITE,
                        List.of("programme_code", "effective_from", "replaced", "part", "route", "code", "title"),
                        CurriculumSinks::version,
                        (caller, institution, records, untouched, reason) ->
                                curriculum.importVersions(caller, institution, records)),
                new GroupSink<>(
                        Target.REQUIREMENTS,
                        CurriculumAdmin.WRITE,
                        List.of("module_code", "effective_from", "kind", "modules"),
                        CurriculumSinks::requirements,
                        (caller, institution, records, untouched, reason) ->
                                curriculum.importRequirements(caller, institution, records)),
                new GroupSink<>(
                        Target.OUTCOMES,
                        CurriculumAdmin.WRITE,
                        List.of("module_code", "effective_from", "code"),
                        CurriculumSinks::outcomes,
                        (caller, institution, records, untouched, reason) ->
                                curriculum.importOutcomes(caller, institution, records)),
                Sink.of(
                        Target.OFFERS,
                        CurriculumAdmin.WRITE,
                        List.of("module_code", "effective_from"),
                        RowForm.of(OfferRow.class)::read,
                        curriculum::importOffers),
                Sink.of(
                        Target.ATTENDANCE,
                        CurriculumAdmin.WRITE,
                        List.of("module_code", "effective_from"),
                        RowForm.of(AttendanceRow.class)::read,
                        curriculum::importAttendance));
    }

    private static Award award(Values row) {
        return new Award(
                row.text("code"),
                row.text("title"),
                row.text("family"),
                row.whole("level"),
                row.whole("credits"),
                row.text("abbreviation"),
                row.constant("standing", Award.Standing.class));
    }

    private static Programme programme(Values row) {
        return new Programme(
                null,
                null,
                row.text("code"),
                row.text("title"),
                row.text("award_code"),
                row.text("group"),
                row.text("scale"),
                row.whole("first_level"),
                row.whole("final_level"));
    }

    private static Module module(Values row) {
        return new Module(
                null,
                null,
                row.text("code"),
                row.text("title"),
                row.whole("level"),
                row.whole("credits"),
                row.flag("core"),
                row.text("kind"));
    }

    private static Occurrence occurrence(Values row) {
        return new Occurrence(
                        null,
                        null,
                        null,
                        row.text("module_code"),
                        row.session("session"),
                        row.text("period"),
                        row.date("starts"),
                        row.date("ends"),
                        List.of())
                .at(row.text("site"))
                .outlined(outline(row))
                .cancelled(cancelled(row));
    }

    // what is missing beside what it says is for the domain to refuse
    private static Occurrence.Cancellation cancelled(Values row) {
        Occurrence.Cancellation said =
                new Occurrence.Cancellation(row.date("cancelled_on"), row.text("cancellation_reason"));
        return said.equals(new Occurrence.Cancellation(null, null)) ? null : said;
    }

    // null where the row says nothing; what is missing beside what it says is for the domain to refuse
    private static Outline outline(Values row) {
        BigDecimal marksPerDay = row.decimal("late_marks_per_day");
        Outline said = new Outline(
                row.constant("grading", Outline.Grading.class),
                row.text("school"),
                new Outline.LatePenalty(
                        marksPerDay == null ? null : Percent.of("late_marks_per_day", marksPerDay),
                        row.constant("late_days", Outline.Days.class),
                        row.wholeOrNull("late_no_marks_after_days")));
        boolean late = !said.latePenalty().equals(new Outline.LatePenalty(null, null, null));
        return late
                ? said
                : said.grading() == null && said.school() == null
                        ? null
                        : new Outline(said.grading(), said.school(), null);
    }

    private static Element element(Values row) {
        String code = row.text("element_code");
        BigDecimal minimum = row.decimal("minimum");
        return new Element(
                        null,
                        code,
                        row.constant("kind", Element.Kind.class),
                        Percent.of("weight of " + code, row.decimal("weight")),
                        row.flag("must_pass"),
                        row.dateTime("deadline"))
                .typed(row.text("type"))
                .partOf(row.text("parent"))
                .reaching(minimum == null ? null : Percent.of("minimum of " + code, minimum));
    }

    // a row without a kind says that nothing is demanded
    private static RequirementRow requirements(List<Values> rows) {
        return new RequirementRow(
                rows.get(0).text("module_code"),
                rows.get(0).session("effective_from"),
                rows.stream()
                        .filter(row -> row.text("kind") != null || row.text("modules") != null)
                        .map(row -> new RequirementRow.Demand(
                                Lists.given("kind", row.constant("kind", Requirement.Kind.class)),
                                Lists.texts(row.text("modules"))))
                        .toList());
    }

    // a row without a code says that nothing is taught
    private static OutcomeRow outcomes(List<Values> rows) {
        return new OutcomeRow(
                rows.get(0).text("module_code"),
                rows.get(0).session("effective_from"),
                rows.stream()
                        .filter(row -> row.text("code") != null || row.text("wording") != null)
                        .map(row -> new LearningOutcome(
                                row.text("code"),
                                row.text("wording"),
                                row.flag("must_pass"),
                                Lists.texts(row.text("assessed_by"))))
                        .toList());
    }

    private static VersionRow version(List<Values> rows) {
        RowForm<VersionLine> form = RowForm.of(VersionLine.class);
        List<VersionLine> lines = rows.stream().map(form::read).toList();
        List<Stage> stages = new ArrayList<>();
        List<Route> routes = new ArrayList<>();
        List<ModuleRule> rules = new ArrayList<>();
        List<Departure> departures = new ArrayList<>();
        String title = null;
        for (VersionLine line : lines) {
            switch (line.part()) {
                case VERSION -> title = line.title();
                case STAGE -> stages.add(stage(line));
                case ROUTE -> routes.add(route(line, lines));
                case RULE -> rules.add(rule(line));
                case DEPARTURE -> departures.add(departure(line));
                default -> subjects(lines, line.route());
            }
        }
        return new VersionRow(
                lines.get(0).programmeCode(),
                lines.get(0).effectiveFrom(),
                title,
                new ProgrammeStructure(stages, routes, rules, departures),
                lines.get(0).replaced());
    }

    private static Departure departure(VersionLine line) {
        return new Departure(
                line.clause(),
                line.subject(),
                line.reason(),
                line.approver(),
                line.evidence(),
                line.professionalBody());
    }

    private static Stage stage(VersionLine line) {
        return new Stage(
                line.code(),
                line.title(),
                Lists.constant("kind", line.kind(), Stage.Kind.class),
                Lists.given("level", line.level()),
                Lists.given("credits", line.credits()),
                line.weeks(),
                line.hours());
    }

    private static Route route(VersionLine line, List<VersionLine> lines) {
        return new Route(
                line.code(),
                line.title(),
                Lists.constant("kind", line.kind(), Route.Kind.class),
                Lists.constant("mode", line.mode(), Route.Mode.class),
                Lists.constant("delivery", line.delivery(), Route.Delivery.class),
                Boolean.TRUE.equals(line.distance()),
                Lists.texts(line.features()).stream()
                        .map(feature -> Lists.constant("features", feature, Route.Feature.class))
                        .toList(),
                line.years(),
                line.faculty(),
                Boolean.TRUE.equals(line.selfBuilt()),
                subjects(lines, line.code()),
                line.placementSubject());
    }

    private static List<RouteSubject> subjects(List<VersionLine> lines, String route) {
        if (lines.stream()
                .noneMatch(line -> line.part() == VersionLine.Part.ROUTE && Objects.equals(line.code(), route))) {
            throw Problem.invalid("route", route, "must be a route of the version")
                    .exception();
        }
        return lines.stream()
                .filter(line -> line.part() == VersionLine.Part.SUBJECT && Objects.equals(line.route(), route))
                .map(line -> new RouteSubject(
                        line.title(),
                        Lists.constant("area", line.area(), RouteSubject.Area.class),
                        Lists.constant("role", line.role(), RouteSubject.Role.class),
                        line.faculty(),
                        line.creditsLevel5(),
                        line.creditsLevel6(),
                        Lists.constant("dissertation", line.dissertation(), RouteSubject.Dissertation.class)))
                .toList();
    }

    private static ModuleRule rule(VersionLine line) {
        return new ModuleRule(
                line.code(),
                line.stage(),
                line.route(),
                Lists.constant("kind", line.kind(), ModuleRule.Kind.class),
                line.minCredits(),
                line.maxCredits(),
                line.minModules(),
                line.maxModules(),
                Lists.texts(line.modules()));
    }
}
