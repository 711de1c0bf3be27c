package org.matricula.exchange.provider.origin;

import java.util.ArrayList;
import java.util.List;
import org.matricula.curriculum.api.Departure;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.Stage;
import org.matricula.exchange.provider.destination.Lists;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.exchange.provider.destination.VersionLine.Part;

/** The rows of a version of a programme. */
final class VersionRows {

    private final ProgrammeVersion version;
    private final List<Values> rows = new ArrayList<>();

    private VersionRows(ProgrammeVersion version) {
        this.version = version;
    }

    static List<Values> of(ProgrammeVersion version) {
        VersionRows all = new VersionRows(version);
        all.add(all.line(Part.VERSION).put("title", version.title()));
        version.structure().stages().forEach(all::stage);
        version.structure().routes().forEach(all::route);
        version.structure().rules().forEach(all::rule);
        version.structure().departures().forEach(all::departure);
        return all.rows;
    }

    private void stage(Stage stage) {
        add(line(Part.STAGE)
                .put("code", stage.code())
                .put("title", stage.title())
                .put("kind", stage.kind())
                .put("level", stage.level())
                .put("credits", stage.credits())
                .put("weeks", stage.weeks())
                .put("hours", stage.hours()));
    }

    private void route(Route route) {
        add(line(Part.ROUTE)
                .put("code", route.code())
                .put("title", route.title())
                .put("kind", route.kind())
                .put("mode", route.mode())
                .put("delivery", route.delivery())
                .put("distance", route.distance())
                .put("features", Lists.cell(route.features()))
                .put("years", route.years())
                .put("faculty", route.faculty())
                .put("self_built", route.selfBuilt())
                .put("placement_subject", route.placementSubject()));
        for (RouteSubject subject : route.subjects()) {
            add(line(Part.SUBJECT)
                    .put("route", route.code())
                    .put("title", subject.name())
                    .put("area", subject.area())
                    .put("role", subject.role())
                    .put("faculty", subject.faculty())
                    .put("credits_level5", subject.creditsLevel5())
                    .put("credits_level6", subject.creditsLevel6())
                    .put("dissertation", subject.dissertation()));
        }
    }

    private void rule(ModuleRule rule) {
        add(line(Part.RULE)
                .put("code", rule.code())
                .put("stage", rule.stage())
                .put("route", rule.route())
                .put("kind", rule.kind())
                .put("min_credits", rule.minCredits())
                .put("max_credits", rule.maxCredits())
                .put("min_modules", rule.minModules())
                .put("max_modules", rule.maxModules())
                .put("modules", Lists.cell(rule.modules())));
    }

    private void departure(Departure departure) {
        add(line(Part.DEPARTURE)
                .put("clause", departure.clause())
                .put("subject", departure.subject())
                .put("reason", departure.reason())
                .put("approver", departure.approver())
                .put("evidence", departure.evidence())
                .put("professional_body", departure.professionalBody()));
    }

    private Line line(Part part) {
        return new Line()
                .put("programme_code", version.programmeCode())
                .put("effective_from", version.effectiveFrom())
                .put("replaced", version.replaced())
                .put("part", part);
    }

    private void add(Line line) {
        rows.add(line.values());
    }
}
