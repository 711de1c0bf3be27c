package org.matricula.curriculum.provider.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Departure;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersionId;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.Stage;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;

/** The structures of versions, spread over their tables. */
final class StructureRows {

    private final Sql sql;

    StructureRows(Sql sql) {
        this.sql = sql;
    }

    private record OfRule(ProgrammeVersionId version, String code) {}

    /** The structures of versions; those that say nothing are left out. */
    Map<ProgrammeVersionId, ProgrammeStructure> of(Collection<ProgrammeVersionId> versions) {
        Map<ProgrammeVersionId, List<Stage>> stages = new HashMap<>();
        Map<ProgrammeVersionId, List<Route>> routes = new HashMap<>();
        Map<ProgrammeVersionId, List<ModuleRule>> rules = new HashMap<>();
        Map<ProgrammeVersionId, List<Departure>> departures = new HashMap<>();
        Chunks.each(versions, chunk -> {
            String in = " in " + Sql.in(chunk.size());
            Object[] ids = Sql.all(chunk);
            sql.each(
                    "select version_id, code, title, kind, stage_level, credits, weeks, hours from curriculum_stage"
                            + " where version_id" + in + " order by version_id, place",
                    rs -> list(stages, rs).add(stage(rs)),
                    ids);
            Map<OfRule, List<RouteSubject>> subjects = new HashMap<>();
            sql.each(
                    "select version_id, route_code, name, area, subject_role, faculty, credits_level5, credits_level6,"
                            + " dissertation from curriculum_route_subject where version_id" + in
                            + " order by version_id, route_code, place",
                    rs -> subjects.computeIfAbsent(key(rs, "route_code"), any -> new ArrayList<>())
                            .add(subject(rs)),
                    ids);
            sql.each(
                    "select version_id, code, title, kind, study_mode, delivery, distance, features, years, faculty,"
                            + " self_built, placement_subject from curriculum_route where version_id" + in
                            + " order by version_id, place",
                    rs -> list(routes, rs).add(route(rs, subjects.getOrDefault(key(rs, "code"), List.of()))),
                    ids);
            Map<OfRule, List<String>> modules = new HashMap<>();
            sql.each(
                    "select r.version_id, r.rule_code, m.code as module_code from curriculum_rule_module r"
                            + " join curriculum_module m on m.id = r.module_id where r.version_id" + in
                            + " order by r.version_id, r.rule_code, r.place",
                    rs -> modules.computeIfAbsent(key(rs, "rule_code"), any -> new ArrayList<>())
                            .add(rs.getString("module_code")),
                    ids);
            sql.each(
                    "select version_id, code, stage_code, route_code, kind, min_credits, max_credits, min_modules,"
                            + " max_modules from curriculum_module_rule where version_id" + in
                            + " order by version_id, place",
                    rs -> list(rules, rs).add(rule(rs, modules.getOrDefault(key(rs, "code"), List.of()))),
                    ids);
            sql.each(
                    "select version_id, clause, subject, reason, approver, evidence, professional_body"
                            + " from curriculum_departure where version_id" + in + " order by version_id, place",
                    rs -> list(departures, rs).add(departure(rs)),
                    ids);
        });
        Map<ProgrammeVersionId, ProgrammeStructure> found = new HashMap<>();
        Stream.of(stages, routes, rules, departures)
                .flatMap(map -> map.keySet().stream())
                .forEach(id -> found.computeIfAbsent(
                        id,
                        any -> new ProgrammeStructure(
                                stages.get(id), routes.get(id), rules.get(id), departures.get(id))));
        return found;
    }

    /** Adds the structures of versions. */
    void insert(Collection<ProgrammeVersion> versions, Map<String, ModuleId> modules) {
        List<Object[]> stages = new ArrayList<>();
        List<Object[]> routes = new ArrayList<>();
        List<Object[]> subjects = new ArrayList<>();
        List<Object[]> rules = new ArrayList<>();
        List<Object[]> members = new ArrayList<>();
        List<Object[]> departures = new ArrayList<>();
        for (ProgrammeVersion v : versions) {
            int place = 0;
            for (Stage s : v.structure().stages()) {
                stages.add(new Object[] {
                    v.id(),
                    v.institution(),
                    place++,
                    s.code(),
                    s.title(),
                    s.kind(),
                    s.level(),
                    s.credits(),
                    s.weeks(),
                    s.hours()
                });
            }
            place = 0;
            for (Route r : v.structure().routes()) {
                routes.add(row(v, r, place++));
                int subject = 0;
                for (RouteSubject s : r.subjects()) {
                    subjects.add(row(v, r, s, subject++));
                }
            }
            place = 0;
            for (ModuleRule r : v.structure().rules()) {
                rules.add(row(v, r, place++));
                int member = 0;
                for (String code : r.modules()) {
                    members.add(new Object[] {v.id(), v.institution(), r.code(), member++, modules.get(code)});
                }
            }
            place = 0;
            for (Departure d : v.structure().departures()) {
                departures.add(new Object[] {
                    v.id(),
                    v.institution(),
                    place++,
                    d.clause(),
                    d.subject(),
                    d.reason(),
                    d.approver(),
                    d.evidence(),
                    d.professionalBody()
                });
            }
        }
        sql.batch(insertInto("stage", "code", "title", "kind", "stage_level", "credits", "weeks", "hours"), stages);
        sql.batch(
                insertInto(
                        "route",
                        "code",
                        "title",
                        "kind",
                        "study_mode",
                        "delivery",
                        "distance",
                        "features",
                        "years",
                        "faculty",
                        "self_built",
                        "placement_subject"),
                routes);
        sql.batch(
                insertInto(
                        "route_subject",
                        "route_code",
                        "name",
                        "area",
                        "subject_role",
                        "faculty",
                        "credits_level5",
                        "credits_level6",
                        "dissertation"),
                subjects);
        sql.batch(
                insertInto(
                        "module_rule",
                        "code",
                        "stage_code",
                        "route_code",
                        "kind",
                        "min_credits",
                        "max_credits",
                        "min_modules",
                        "max_modules"),
                rules);
        sql.batch(
                Sql.insert("curriculum_rule_module", "version_id", "institution", "rule_code", "place", "module_id"),
                members);
        sql.batch(
                insertInto("departure", "clause", "subject", "reason", "approver", "evidence", "professional_body"),
                departures);
    }

    /** Takes away the structures of drafts. */
    void delete(Collection<ProgrammeVersionId> versions) {
        List<Object[]> ids = versions.stream().map(id -> new Object[] {id}).toList();
        for (String table : List.of("rule_module", "module_rule", "route_subject", "route", "stage", "departure")) {
            sql.batch("delete from curriculum_" + table + " where version_id = ?", ids);
        }
    }

    private static String insertInto(String table, String... columns) {
        return Sql.insert(
                "curriculum_" + table,
                Stream.concat(Stream.of("version_id", "institution", "place"), Stream.of(columns))
                        .toArray(String[]::new));
    }

    private static Object[] row(ProgrammeVersion v, Route r, int place) {
        return new Object[] {
            v.id(),
            v.institution(),
            place,
            r.code(),
            r.title(),
            r.kind(),
            r.mode(),
            r.delivery(),
            r.distance(),
            r.features().stream().map(Route.Feature::name).collect(Collectors.joining(" ")),
            r.years(),
            r.faculty(),
            r.selfBuilt(),
            r.placementSubject()
        };
    }

    private static Object[] row(ProgrammeVersion v, Route r, RouteSubject s, int place) {
        return new Object[] {
            v.id(),
            v.institution(),
            place,
            r.code(),
            s.name(),
            s.area(),
            s.role(),
            s.faculty(),
            s.creditsLevel5(),
            s.creditsLevel6(),
            s.dissertation()
        };
    }

    private static Object[] row(ProgrammeVersion v, ModuleRule r, int place) {
        return new Object[] {
            v.id(),
            v.institution(),
            place,
            r.code(),
            r.stage(),
            r.route(),
            r.kind(),
            r.minCredits(),
            r.maxCredits(),
            r.minModules(),
            r.maxModules()
        };
    }

    private static Stage stage(ResultSet rs) throws SQLException {
        return new Stage(
                rs.getString("code"),
                rs.getString("title"),
                Stage.Kind.valueOf(rs.getString("kind")),
                rs.getInt("stage_level"),
                rs.getInt("credits"),
                number(rs, "weeks"),
                number(rs, "hours"));
    }

    private static RouteSubject subject(ResultSet rs) throws SQLException {
        return new RouteSubject(
                rs.getString("name"),
                RouteSubject.Area.valueOf(rs.getString("area")),
                RouteSubject.Role.valueOf(rs.getString("subject_role")),
                rs.getString("faculty"),
                number(rs, "credits_level5"),
                number(rs, "credits_level6"),
                RouteSubject.Dissertation.valueOf(rs.getString("dissertation")));
    }

    private static Route route(ResultSet rs, List<RouteSubject> subjects) throws SQLException {
        BigDecimal years = Sql.decimal(rs, "years");
        String features = rs.getString("features");
        return new Route(
                rs.getString("code"),
                rs.getString("title"),
                Route.Kind.valueOf(rs.getString("kind")),
                Route.Mode.valueOf(rs.getString("study_mode")),
                Route.Delivery.valueOf(rs.getString("delivery")),
                rs.getBoolean("distance"),
                features == null || features.isBlank()
                        ? List.of()
                        : Stream.of(features.split(" "))
                                .map(Route.Feature::valueOf)
                                .toList(),
                years,
                rs.getString("faculty"),
                rs.getBoolean("self_built"),
                subjects,
                rs.getString("placement_subject"));
    }

    private static ModuleRule rule(ResultSet rs, List<String> modules) throws SQLException {
        return new ModuleRule(
                rs.getString("code"),
                rs.getString("stage_code"),
                rs.getString("route_code"),
                ModuleRule.Kind.valueOf(rs.getString("kind")),
                number(rs, "min_credits"),
                number(rs, "max_credits"),
                number(rs, "min_modules"),
                number(rs, "max_modules"),
                modules);
    }

    private static Departure departure(ResultSet rs) throws SQLException {
        return new Departure(
                rs.getString("clause"),
                rs.getString("subject"),
                rs.getString("reason"),
                rs.getString("approver"),
                rs.getString("evidence"),
                rs.getString("professional_body"));
    }

    private static Integer number(ResultSet rs, String column) throws SQLException {
        int value = rs.getInt(column);
        return rs.wasNull() ? null : value;
    }

    private static OfRule key(ResultSet rs, String column) throws SQLException {
        return new OfRule(new ProgrammeVersionId(rs.getLong("version_id")), rs.getString(column));
    }

    private static <T> List<T> list(Map<ProgrammeVersionId, List<T>> lists, ResultSet rs) throws SQLException {
        return lists.computeIfAbsent(new ProgrammeVersionId(rs.getLong("version_id")), any -> new ArrayList<>());
    }
}
