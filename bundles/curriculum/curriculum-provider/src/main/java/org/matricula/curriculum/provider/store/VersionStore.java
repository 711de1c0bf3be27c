package org.matricula.curriculum.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersionId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The versions of programmes of the database. */
@Component(service = VersionStore.class)
public final class VersionStore {

    private static final String SELECT = "select v.id, v.institution, v.programme_id, p.code as programme_code,"
            + " v.version_number, v.change_set_id, v.effective_from, v.title, v.replaced, v.version, c.state"
            + " from curriculum_programme_version v"
            + " join curriculum_change_set c on c.id = v.change_set_id"
            + " join curriculum_programme p on p.id = v.programme_id";
    // what a file tells to have been replaced stands before all else of its session, whenever it was approved here
    private static final String INTO_FORCE = ChangeSetStore.intoForce(
            "v.effective_from, case when v.replaced = 0 then 1 else 0 end", "v.replaced, v.version_number");

    private final Sql sql;
    private final StructureRows structures;

    /** Works on the domain's data source. */
    @Activate
    public VersionStore(@Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
        this.structures = new StructureRows(sql);
    }

    /** All versions of programmes with their structures, by programme, and in the order in which they come into force. */
    public List<Versioned<ProgrammeVersion>> of(Scope scope, Collection<ProgrammeId> programmes) {
        return structured(bare(scope, programmes));
    }

    /** The programmes of an institution of which a version, in whatever state, names one of the modules. */
    public List<ProgrammeId> naming(Scope scope, InstitutionCode institution, Collection<ModuleId> modules) {
        Set<ProgrammeId> found = new LinkedHashSet<>();
        Chunks.ascending(modules, chunk -> {
            Where where = Where.scope("v.institution", scope)
                    .and("v.institution = ?", institution)
                    .andIn("r.module_id", chunk);
            found.addAll(sql.query(
                    "select v.programme_id from curriculum_rule_module r"
                            + " join curriculum_programme_version v on v.id = r.version_id" + where,
                    rs -> new ProgrammeId(rs.getLong(1)),
                    where.parameters()));
        });
        return List.copyOf(found);
    }

    /** Those programmes that have a version, approved or still to be decided, effective up to a session. */
    public Set<ProgrammeId> versioned(Scope scope, Collection<ProgrammeId> programmes, AcademicSession session) {
        Set<ProgrammeId> found = new HashSet<>();
        bare(scope, programmes).stream()
                .map(Versioned::record)
                .filter(v -> v.state() != ChangeSet.State.REJECTED
                        && v.effectiveFrom().compareTo(session) <= 0)
                .forEach(v -> found.add(v.programmeId()));
        return found;
    }

    /**
     * The versions that name one of the modules and will count in the session of a change set or later, those of the
     * change set in place of those they follow.
     */
    public List<ProgrammeVersion> countingWith(Scope scope, ChangeSet set, Collection<ModuleId> modules) {
        Map<ProgrammeId, List<ProgrammeVersion>> all = of(scope, naming(scope, set.institution(), modules)).stream()
                .map(Versioned::record)
                .filter(v -> v.replaced() == null)
                .filter(v ->
                        v.state() == ChangeSet.State.APPROVED || v.changeSetId().equals(set.id()))
                .sorted(Comparator.comparing(ProgrammeVersion::effectiveFrom)
                        .thenComparing(v -> v.changeSetId().equals(set.id())))
                .collect(Collectors.groupingBy(ProgrammeVersion::programmeId));
        List<ProgrammeVersion> counting = new ArrayList<>();
        for (List<ProgrammeVersion> ofOne : all.values()) {
            for (int i = 0; i < ofOne.size(); i++) {
                boolean last = i == ofOne.size() - 1;
                AcademicSession until = last ? null : ofOne.get(i + 1).effectiveFrom();
                // it counts up to the session before the next one
                boolean counts = last
                        || until.compareTo(set.effectiveFrom()) > 0
                                && until.compareTo(ofOne.get(i).effectiveFrom()) > 0;
                if (counts) {
                    counting.add(ofOne.get(i));
                }
            }
        }
        return counting;
    }

    /** Those programmes of which a version was submitted or approved, for whatever session. */
    public Set<ProgrammeId> decided(Scope scope, Collection<ProgrammeId> programmes) {
        return bare(scope, programmes).stream()
                .map(Versioned::record)
                .filter(v -> v.state() == ChangeSet.State.SUBMITTED || v.state() == ChangeSet.State.APPROVED)
                .map(ProgrammeVersion::programmeId)
                .collect(Collectors.toSet());
    }

    /** One version. */
    public Optional<Versioned<ProgrammeVersion>> find(Scope scope, ProgrammeId programme, int number) {
        return of(scope, List.of(programme)).stream()
                .filter(v -> v.record().number() == number)
                .findFirst();
    }

    /** The versions of a change set with their structures, by programme. */
    public List<Versioned<ProgrammeVersion>> in(Scope scope, ChangeSetId set) {
        Where where = Where.scope("v.institution", scope).and("v.change_set_id = ?", set);
        List<ProgrammeId> programmes = sql.query(SELECT + where, VersionStore::version, where.parameters()).stream()
                .map(v -> v.record().programmeId())
                .toList();
        return of(scope, programmes).stream()
                .filter(v -> v.record().changeSetId().equals(set))
                .sorted(Comparator.comparing(v -> v.record().programmeCode()))
                .toList();
    }

    /** The approved versions that count in a session, with their structures. */
    public Map<ProgrammeId, ProgrammeVersion> inForce(
            Scope scope, Collection<ProgrammeId> programmes, AcademicSession session) {
        Map<ProgrammeId, ProgrammeVersion> inForce = new HashMap<>();
        structured(counting(bare(scope, programmes), session))
                .forEach(v -> inForce.put(v.record().programmeId(), v.record()));
        return inForce;
    }

    /**
     * The approved versions of a programme that are effective up to a session, with their structures, in the order in which
     * they come into force; null for whenever they were approved.
     */
    public List<ProgrammeVersion> counted(
            Scope scope, ProgrammeId programme, AcademicSession session, Instant approvedBy) {
        Where where = Where.scope("v.institution", scope)
                .and("v.programme_id = ?", programme)
                .and("v.effective_from <= ?", session)
                .and("c.state = ?", ChangeSet.State.APPROVED)
                .andIf("c.decided_at <= ?", approvedBy);
        return structured(sql.query(SELECT + where + INTO_FORCE, VersionStore::version, where.parameters())).stream()
                .map(Versioned::record)
                .toList();
    }

    /** The versions, without their structures, in whose place those of a change set come. */
    public Map<ProgrammeId, ProgrammeVersion> before(Scope scope, ChangeSet set, Collection<ProgrammeId> programmes) {
        return counting(bare(scope, programmes, v -> !v.changeSetId().equals(set.id())), set.effectiveFrom()).stream()
                .map(Versioned::record)
                .collect(Collectors.toMap(ProgrammeVersion::programmeId, v -> v));
    }

    /** From which session on versions of a change set do not count any more, because others that are approved do. */
    public Map<ProgrammeId, AcademicSession> until(Scope scope, ChangeSet set, Collection<ProgrammeId> programmes) {
        return bare(scope, programmes).stream()
                .map(Versioned::record)
                .filter(v -> v.state() == ChangeSet.State.APPROVED
                        && v.replaced() == null
                        && v.effectiveFrom().compareTo(set.effectiveFrom()) > 0)
                .collect(Collectors.toMap(
                        ProgrammeVersion::programmeId, ProgrammeVersion::effectiveFrom, (first, later) -> first));
    }

    /** Of each programme the last that is approved and effective up to a session. */
    private static List<Versioned<ProgrammeVersion>> counting(
            List<Versioned<ProgrammeVersion>> intoForce, AcademicSession session) {
        Map<ProgrammeId, Versioned<ProgrammeVersion>> last = new HashMap<>();
        intoForce.stream()
                .filter(v -> v.record().state() == ChangeSet.State.APPROVED
                        && v.record().replaced() == null
                        && v.record().effectiveFrom().compareTo(session) <= 0)
                .forEach(v -> last.put(v.record().programmeId(), v));
        return List.copyOf(last.values());
    }

    /** Adds versions with their structures. */
    public void insert(Collection<ProgrammeVersion> versions, Map<String, ModuleId> modules) {
        sql.batch(
                Sql.insert(
                        "curriculum_programme_version",
                        "id",
                        "institution",
                        "programme_id",
                        "version_number",
                        "change_set_id",
                        "effective_from",
                        "title",
                        "replaced",
                        "version"),
                versions.stream()
                        .map(v -> new Object[] {
                            v.id(),
                            v.institution(),
                            v.programmeId(),
                            v.number(),
                            v.changeSetId(),
                            v.effectiveFrom(),
                            v.title(),
                            v.replaced() == null ? 0 : v.replaced(),
                            1L
                        })
                        .toList());
        structures.insert(versions, modules);
    }

    /** Counts a version up and so claims it for this transaction; false when it is another by now. */
    public boolean claim(ProgrammeVersionId id, long version) {
        return sql.update(
                        "update curriculum_programme_version set version = version + 1 where id = ? and version = ?",
                        id,
                        version)
                == 1;
    }

    /** Sets titles and structures of drafts. */
    public void replace(Collection<ProgrammeVersion> versions, Map<String, ModuleId> modules) {
        sql.batch(
                "update curriculum_programme_version set title = ?, version = version + 1 where id = ?",
                versions.stream().map(v -> new Object[] {v.title(), v.id()}).toList());
        structures.delete(versions.stream().map(ProgrammeVersion::id).toList());
        structures.insert(versions, modules);
    }

    private List<Versioned<ProgrammeVersion>> bare(Scope scope, Collection<ProgrammeId> programmes) {
        return bare(scope, programmes, v -> true);
    }

    /** @param among those that there are; the others stand in nobody's place */
    private List<Versioned<ProgrammeVersion>> bare(
            Scope scope, Collection<ProgrammeId> programmes, Predicate<ProgrammeVersion> among) {
        List<Versioned<ProgrammeVersion>> found = new ArrayList<>();
        Chunks.each(programmes, chunk -> {
            Where where = Where.scope("v.institution", scope).andIn("v.programme_id", chunk);
            found.addAll(sql.query(SELECT + where + INTO_FORCE, VersionStore::version, where.parameters()));
        });
        found.removeIf(v -> !among.test(v.record()));
        Map<ProgrammeId, List<ProgrammeVersion>> approved = new HashMap<>();
        found.stream()
                .map(Versioned::record)
                .filter(v -> v.state() == ChangeSet.State.APPROVED)
                .forEach(v -> approved.computeIfAbsent(v.programmeId(), any -> new ArrayList<>())
                        .add(v));
        return found.stream()
                .map(v -> new Versioned<>(
                        placed(v.record(), approved.getOrDefault(v.record().programmeId(), List.of())), v.version()))
                .sorted(Comparator.comparing(v -> v.record().programmeId().value()))
                .toList();
    }

    private static ProgrammeVersion placed(ProgrammeVersion v, List<ProgrammeVersion> approved) {
        List<ProgrammeVersion> ofSession = approved.stream()
                .filter(one -> one.effectiveFrom().equals(v.effectiveFrom()))
                .toList();
        int place = ofSession.indexOf(v) + 1;
        boolean counts = v.replaced() == null && place == ofSession.size();
        Integer replaced = place == 0 ? v.replaced() : counts ? null : Integer.valueOf(place);
        return with(v, next(approved, v), ProgrammeStructure.EMPTY, replaced);
    }

    private static Integer next(List<ProgrammeVersion> approved, ProgrammeVersion version) {
        int place = approved.indexOf(version);
        return place < 0 || place == approved.size() - 1
                ? null
                : approved.get(place + 1).number();
    }

    private List<Versioned<ProgrammeVersion>> structured(List<Versioned<ProgrammeVersion>> bare) {
        Map<ProgrammeVersionId, ProgrammeStructure> found =
                structures.of(bare.stream().map(v -> v.record().id()).toList());
        return bare.stream()
                .map(v -> new Versioned<>(
                        with(
                                v.record(),
                                v.record().supersededBy(),
                                found.getOrDefault(v.record().id(), ProgrammeStructure.EMPTY),
                                v.record().replaced()),
                        v.version()))
                .toList();
    }

    private static ProgrammeVersion with(
            ProgrammeVersion v, Integer supersededBy, ProgrammeStructure structure, Integer replaced) {
        return new ProgrammeVersion(
                v.id(),
                v.programmeId(),
                v.programmeCode(),
                v.institution(),
                v.number(),
                v.changeSetId(),
                v.effectiveFrom(),
                v.state(),
                supersededBy,
                v.title(),
                structure,
                replaced);
    }

    private static Versioned<ProgrammeVersion> version(ResultSet rs) throws SQLException {
        return new Versioned<>(
                new ProgrammeVersion(
                        new ProgrammeVersionId(rs.getLong("id")),
                        new ProgrammeId(rs.getLong("programme_id")),
                        rs.getString("programme_code"),
                        new InstitutionCode(rs.getString("institution")),
                        rs.getInt("version_number"),
                        new ChangeSetId(rs.getLong("change_set_id")),
                        new AcademicSession(rs.getInt("effective_from")),
                        ChangeSet.State.valueOf(rs.getString("state")),
                        null,
                        rs.getString("title"),
                        ProgrammeStructure.EMPTY,
                        rs.getInt("replaced") == 0 ? null : rs.getInt("replaced")),
                rs.getLong("version"));
    }
}
