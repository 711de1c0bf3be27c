package org.matricula.curriculum.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.curriculum.api.ModuleSpecificationId;
import org.matricula.curriculum.api.Requirement;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What modules demand and teach, in the database. */
@Component(service = SpecificationStore.class)
public final class SpecificationStore {

    private static final String SELECT = "select s.id, s.institution, s.module_id, m.code as module_code, s.aspect,"
            + " s.spec_number, s.change_set_id, s.effective_from, s.offered, s.attendance, s.version, c.state"
            + " from curriculum_module_spec s"
            + " join curriculum_change_set c on c.id = s.change_set_id"
            + " join curriculum_module m on m.id = s.module_id";
    private static final String INTO_FORCE = ChangeSetStore.intoForce("s.effective_from", "s.spec_number");

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public SpecificationStore(@Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** All specifications of modules of one aspect, by module, and in the order in which they come into force. */
    public List<ModuleSpecification> of(Scope scope, Collection<ModuleId> modules, Aspect aspect) {
        return filled(bare(scope, modules, aspect));
    }

    /** The specifications of a change set, by module and aspect. */
    public List<ModuleSpecification> in(Scope scope, ChangeSetId set) {
        Where where = Where.scope("s.institution", scope).and("s.change_set_id = ?", set);
        return filled(sql.query(SELECT + where, SpecificationStore::specification, where.parameters()).stream()
                .sorted(Comparator.comparing(ModuleSpecification::moduleCode)
                        .thenComparing(ModuleSpecification::aspect))
                .toList());
    }

    /** The specifications of modules of an institution that count in a session. */
    public Map<ModuleId, ModuleSpecification> inForce(
            Scope scope,
            InstitutionCode institution,
            Collection<ModuleId> modules,
            Aspect aspect,
            AcademicSession session) {
        Map<ModuleId, ModuleSpecification> found = new HashMap<>();
        filled(counting(
                        bare(scope, modules, aspect).stream()
                                .filter(s -> s.institution().equals(institution))
                                .toList(),
                        session))
                .forEach(s -> found.put(s.moduleId(), s));
        return found;
    }

    /** Those of modules and an aspect in whose place the ones of a change set come, without what they say. */
    public Map<ModuleId, ModuleSpecification> before(
            Scope scope, ChangeSet set, Collection<ModuleId> modules, Aspect aspect) {
        return counting(
                        bare(scope, modules, aspect).stream()
                                .filter(s -> !s.changeSetId().equals(set.id()))
                                .toList(),
                        set.effectiveFrom())
                .stream()
                .collect(Collectors.toMap(ModuleSpecification::moduleId, s -> s));
    }

    /** Decides for each session which modules are discontinued in it. */
    public Offers offers(Scope scope, Collection<ModuleId> modules) {
        return new Offers(bare(scope, modules, Aspect.OFFER).stream()
                .filter(s -> s.state() == ChangeSet.State.APPROVED)
                .toList());
    }

    /**
     * Approved offers of modules.
     *
     * @param intoForce in the order in which they come into force
     */
    public record Offers(List<ModuleSpecification> intoForce) {

        /** From which session the module is discontinued after one, and before another; null for no end. */
        public Optional<AcademicSession> endedBetween(ModuleId module, AcademicSession after, AcademicSession until) {
            return intoForce.stream()
                    .filter(s -> s.moduleId().equals(module))
                    .map(ModuleSpecification::effectiveFrom)
                    .filter(session -> session.compareTo(after) > 0 && (until == null || session.compareTo(until) < 0))
                    .flatMap(session -> endedBy(module, session).stream())
                    .findFirst();
        }

        /** From which session the module is discontinued, when it is in the given one. */
        public Optional<AcademicSession> endedBy(ModuleId module, AcademicSession session) {
            return intoForce.stream()
                    .filter(s ->
                            s.moduleId().equals(module) && s.effectiveFrom().compareTo(session) <= 0)
                    .reduce((earlier, later) -> later)
                    .filter(s -> !s.offered())
                    .map(ModuleSpecification::effectiveFrom);
        }
    }

    /** All requirements of an institution that are approved, whenever they count; with their modules. */
    public List<ModuleSpecification> approvedRequirements(Scope scope, InstitutionCode institution) {
        Where where = Where.scope("s.institution", scope)
                .and("s.institution = ?", institution)
                .and("s.aspect = ?", Aspect.REQUIREMENTS)
                .and("c.state = ?", ChangeSet.State.APPROVED);
        return filled(sql.query(SELECT + where, SpecificationStore::specification, where.parameters()));
    }

    /** Adds specifications. */
    public void insert(Collection<ModuleSpecification> specifications) {
        sql.batch(
                Sql.insert(
                        "curriculum_module_spec",
                        "id",
                        "institution",
                        "module_id",
                        "aspect",
                        "spec_number",
                        "change_set_id",
                        "effective_from",
                        "offered",
                        "attendance",
                        "version"),
                specifications.stream()
                        .map(s -> new Object[] {
                            s.id(),
                            s.institution(),
                            s.moduleId(),
                            s.aspect(),
                            s.number(),
                            s.changeSetId(),
                            s.effectiveFrom(),
                            s.offered(),
                            s.attendance(),
                            s.version()
                        })
                        .toList());
        fill(specifications);
    }

    /** Sets what drafts say. */
    public void replace(Collection<ModuleSpecification> specifications) {
        List<Object[]> ids =
                specifications.stream().map(s -> new Object[] {s.id()}).toList();
        sql.batch(
                "update curriculum_module_spec set offered = ?, attendance = ?, version = version + 1 where id = ?",
                specifications.stream()
                        .map(s -> new Object[] {s.offered(), s.attendance(), s.id()})
                        .toList());
        sql.batch("delete from curriculum_requirement where spec_id = ?", ids);
        sql.batch("delete from curriculum_outcome where spec_id = ?", ids);
        fill(specifications);
    }

    private void fill(Collection<ModuleSpecification> specifications) {
        List<Object[]> requirements = new ArrayList<>();
        List<Object[]> outcomes = new ArrayList<>();
        for (ModuleSpecification s : specifications) {
            int place = 0;
            for (Requirement requirement : s.requirements()) {
                int any = 0;
                for (ModuleId module : requirement.anyOf()) {
                    requirements.add(new Object[] {s.id(), s.institution(), place, requirement.kind(), any++, module});
                }
                place++;
            }
            place = 0;
            for (LearningOutcome o : s.outcomes()) {
                outcomes.add(new Object[] {
                    s.id(),
                    s.institution(),
                    place++,
                    o.code(),
                    o.wording(),
                    o.mustPass(),
                    String.join("\n", o.assessedBy())
                });
            }
        }
        sql.batch(
                Sql.insert(
                        "curriculum_requirement", "spec_id", "institution", "place", "kind", "any_place", "module_id"),
                requirements);
        sql.batch(
                Sql.insert(
                        "curriculum_outcome",
                        "spec_id",
                        "institution",
                        "place",
                        "code",
                        "wording",
                        "must_pass",
                        "assessed_by"),
                outcomes);
    }

    /** Of each module the last that is approved and effective up to a session. */
    private static List<ModuleSpecification> counting(List<ModuleSpecification> intoForce, AcademicSession session) {
        Map<ModuleId, ModuleSpecification> last = new HashMap<>();
        intoForce.stream()
                .filter(s -> s.state() == ChangeSet.State.APPROVED
                        && s.effectiveFrom().compareTo(session) <= 0)
                .forEach(s -> last.put(s.moduleId(), s));
        return List.copyOf(last.values());
    }

    private List<ModuleSpecification> bare(Scope scope, Collection<ModuleId> modules, Aspect aspect) {
        List<ModuleSpecification> found = new ArrayList<>();
        Chunks.each(modules, chunk -> {
            Where where = Where.scope("s.institution", scope)
                    .and("s.aspect = ?", aspect)
                    .andIn("s.module_id", chunk);
            found.addAll(sql.query(SELECT + where + INTO_FORCE, SpecificationStore::specification, where.parameters()));
        });
        found.sort(Comparator.comparing(s -> s.moduleId().value()));
        return found;
    }

    private record Line(ModuleSpecificationId spec, int place) {}

    private List<ModuleSpecification> filled(List<ModuleSpecification> bare) {
        Map<Line, Requirement> requirements = new LinkedHashMap<>();
        Map<ModuleSpecificationId, List<LearningOutcome>> outcomes = new HashMap<>();
        Chunks.each(bare.stream().map(ModuleSpecification::id).toList(), chunk -> {
            sql.each(
                    "select spec_id, place, kind, module_id from curriculum_requirement where spec_id in "
                            + Sql.in(chunk.size()) + " order by spec_id, place, any_place",
                    rs -> requirements.merge(
                            new Line(new ModuleSpecificationId(rs.getLong("spec_id")), rs.getInt("place")),
                            new Requirement(
                                    Requirement.Kind.valueOf(rs.getString("kind")),
                                    List.of(new ModuleId(rs.getLong("module_id")))),
                            (a, b) -> new Requirement(
                                    a.kind(),
                                    Stream.concat(a.anyOf().stream(), b.anyOf().stream())
                                            .toList())),
                    Sql.all(chunk));
            sql.each(
                    "select spec_id, code, wording, must_pass, assessed_by from curriculum_outcome where spec_id in "
                            + Sql.in(chunk.size()) + " order by spec_id, place",
                    rs -> outcomes.computeIfAbsent(
                                    new ModuleSpecificationId(rs.getLong("spec_id")), any -> new ArrayList<>())
                            .add(outcome(rs)),
                    Sql.all(chunk));
        });
        Map<ModuleSpecificationId, List<Requirement>> demands = new HashMap<>();
        requirements.forEach((line, requirement) ->
                demands.computeIfAbsent(line.spec(), any -> new ArrayList<>()).add(requirement));
        return bare.stream()
                .map(s -> with(s, demands.getOrDefault(s.id(), List.of()), outcomes.getOrDefault(s.id(), List.of())))
                .toList();
    }

    private static ModuleSpecification with(
            ModuleSpecification s, List<Requirement> requirements, List<LearningOutcome> outcomes) {
        return new ModuleSpecification(
                s.id(),
                s.moduleId(),
                s.moduleCode(),
                s.institution(),
                s.aspect(),
                s.number(),
                s.changeSetId(),
                s.effectiveFrom(),
                s.state(),
                requirements,
                outcomes,
                s.offered(),
                s.attendance(),
                s.version());
    }

    private static LearningOutcome outcome(ResultSet rs) throws SQLException {
        String assessedBy = rs.getString("assessed_by");
        return new LearningOutcome(
                rs.getString("code"),
                rs.getString("wording"),
                rs.getBoolean("must_pass"),
                assessedBy.isEmpty() ? List.of() : List.of(assessedBy.split("\n")));
    }

    private static ModuleSpecification specification(ResultSet rs) throws SQLException {
        return new ModuleSpecification(
                new ModuleSpecificationId(rs.getLong("id")),
                new ModuleId(rs.getLong("module_id")),
                rs.getString("module_code"),
                new InstitutionCode(rs.getString("institution")),
                Aspect.valueOf(rs.getString("aspect")),
                rs.getInt("spec_number"),
                new ChangeSetId(rs.getLong("change_set_id")),
                new AcademicSession(rs.getInt("effective_from")),
                ChangeSet.State.valueOf(rs.getString("state")),
                List.of(),
                List.of(),
                (Boolean) rs.getObject("offered"),
                rs.getString("attendance"),
                rs.getLong("version"));
    }
}
