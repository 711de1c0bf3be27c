package org.matricula.curriculum.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.JpaTemplate;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.Outline.LatePenalty;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Entities;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The occurrences of the database with their elements: one query for the occurrences and one for the elements. */
@Component(service = OccurrenceStore.class)
public final class OccurrenceStore {

    private static final String COLUMNS = "select o.id, o.institution, o.module_id, m.code as module_code,"
            + " o.session_start, o.period, o.starts, o.ends, o.grading, o.school, o.late_marks_per_day, o.late_days,"
            + " o.late_no_marks_after, o.site, o.cancelled_on, o.cancelled_because, o.version from ";
    // Derby keeps the plan that it made while the tables were empty, which is to read all of them; the properties name
    // the order and the indexes to use instead. To PostgreSQL they are comments.
    private static final String ORDERED = "--DERBY-PROPERTIES joinOrder=FIXED\n ";
    private static final String THEN_MODULE =
            ", curriculum_module m --DERBY-PROPERTIES" + " joinStrategy=NESTEDLOOP, constraint=curriculum_module_key\n";
    private static final String BY_ID = COLUMNS + ORDERED
            + "curriculum_occurrence o --DERBY-PROPERTIES constraint=curriculum_occurrence_key\n" + THEN_MODULE;
    private static final String BY_SESSION = COLUMNS + ORDERED
            + "curriculum_occurrence o --DERBY-PROPERTIES index=curriculum_occurrence_by_session\n" + THEN_MODULE;
    private static final String BY_MODULE_CODE = COLUMNS + ORDERED
            + "curriculum_module m --DERBY-PROPERTIES constraint=curriculum_module_code\n"
            + ", curriculum_occurrence o --DERBY-PROPERTIES joinStrategy=NESTEDLOOP,"
            + " constraint=curriculum_occurrence_run\n";
    private static final String SAID = "grading = ?, school = ?, late_marks_per_day = ?, late_days = ?,"
            + " late_no_marks_after = ?, site = ?," + " cancelled_on = ?, cancelled_because = ?";
    private static final String JOINED = "m.id = o.module_id";
    private static final Comparator<Occurrence> BY_MODULE_AND_SESSION = Comparator.comparing(Occurrence::moduleCode)
            .thenComparing(Occurrence::session)
            .thenComparing(Occurrence::period);

    private final Entities entities;
    private final Sql sql;
    private final ElementStore elements;

    /** Works on the domain's unit and data source. */
    @Activate
    public OccurrenceStore(
            @Reference(target = "(osgi.unit.name=curriculum)") JpaTemplate jpa,
            @Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.entities = new Entities(jpa);
        this.sql = new Sql(dataSource);
        this.elements = new ElementStore(dataSource);
    }

    /** The occurrences of an institution by module code and session; the session may be null. */
    public List<Occurrence> list(Scope scope, InstitutionCode institution, AcademicSession session) {
        return records(read(BY_SESSION, institution(scope, institution).andIf("o.session_start = ?", session)));
    }

    /** The next occurrences of a session behind an id, by id. */
    public List<Occurrence> behind(
            Scope scope, InstitutionCode institution, AcademicSession session, long id, int limit) {
        List<OccurrenceId> next = new ArrayList<>();
        sql.each(
                "select id from curriculum_occurrence where institution = ? and session_start = ? and id > ?"
                        + " order by id fetch first ? rows only",
                rs -> next.add(new OccurrenceId(rs.getLong("id"))),
                institution,
                session,
                id,
                limit);
        List<Occurrence> found = new ArrayList<>();
        Chunks.each(next, chunk -> read(BY_ID, institution(scope, institution).andIn("o.id", chunk))
                .forEach(o -> found.add(o.record())));
        found.sort(Comparator.comparing(o -> o.id().value()));
        return found;
    }

    /** How many occurrences a session has. */
    public long count(Scope scope, InstitutionCode institution, AcademicSession session) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("session_start = ?", session);
        return sql.first("select count(*) from curriculum_occurrence" + where, rs -> rs.getLong(1), where.parameters())
                .orElse(0L);
    }

    /** Some occurrences that begin at a site on a day; null where nobody said when. */
    public record AtSite(String site, LocalDate starts, long count) {}

    /** The occurrences of an institution that name a site, by site and first day. */
    public List<AtSite> atSites(Scope scope, InstitutionCode institution) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("site is not null");
        return sql.query(
                "select site, starts, count(*) as runs from curriculum_occurrence" + where
                        + " group by site, starts order by site, starts",
                rs -> new AtSite(rs.getString("site"), Sql.localDate(rs, "starts"), rs.getLong("runs")),
                where.parameters());
    }

    /** One occurrence of a scope. */
    public Optional<Versioned<Occurrence>> find(Scope scope, OccurrenceId id) {
        return read(BY_ID, Where.scope("o.institution", scope).and("o.id = ?", id)).stream()
                .findFirst();
    }

    /** The occurrences of a scope that have these identities; a new map. */
    public Map<OccurrenceId, Occurrence> byId(Scope scope, Collection<OccurrenceId> ids) {
        Map<OccurrenceId, Occurrence> found = new HashMap<>();
        Chunks.ascending(
                ids, chunk -> read(BY_ID, Where.scope("o.institution", scope).andIn("o.id", chunk))
                        .forEach(o -> found.put(o.record().id(), o.record())));
        return found;
    }

    /** The occurrences of an institution that have these keys. */
    public Map<OccurrenceKey, Versioned<Occurrence>> byKey(
            Scope scope, InstitutionCode institution, Collection<OccurrenceKey> keys) {
        Set<OccurrenceKey> wanted = Set.copyOf(keys);
        Map<OccurrenceKey, Versioned<Occurrence>> found = new HashMap<>();
        Chunks.each(wanted.stream().map(OccurrenceKey::moduleCode).toList(), chunk -> {
            for (Versioned<Occurrence> occurrence : read(
                    BY_MODULE_CODE,
                    institution(scope, institution)
                            .and("m.institution = ?", institution)
                            .andIn("m.code", chunk))) {
                OccurrenceKey key = key(occurrence.record());
                if (wanted.contains(key)) {
                    found.put(key, occurrence);
                }
            }
        });
        return found;
    }

    /** All occurrences of modules of an institution, by module code and session. */
    public List<Occurrence> ofModules(Scope scope, InstitutionCode institution, Collection<String> codes) {
        List<Versioned<Occurrence>> found = new ArrayList<>();
        Chunks.each(
                codes,
                chunk -> found.addAll(read(
                        BY_MODULE_CODE,
                        institution(scope, institution)
                                .and("m.institution = ?", institution)
                                .andIn("m.code", chunk))));
        return records(found);
    }

    /** The occurrences of an institution that have an element of one of these codes. */
    public List<Occurrence> byElement(Scope scope, InstitutionCode institution, Collection<String> elementCodes) {
        List<Occurrence> found = new ArrayList<>();
        Chunks.each(elements.havingCode(institution, elementCodes), chunk -> read(
                        BY_ID, institution(scope, institution).andIn("o.id", chunk))
                .forEach(o -> found.add(o.record())));
        return found;
    }

    /** Adds one occurrence, without its elements; answers its version. */
    public long insert(Occurrence occurrence) {
        return entities.write(em -> {
                    OccurrenceEntity entity = new OccurrenceEntity(occurrence);
                    em.persist(entity);
                    return entity;
                })
                .version();
    }

    /** Adds occurrences, without their elements. */
    public void insert(Collection<Occurrence> occurrences) {
        sql.batch(
                Sql.insert(
                        "curriculum_occurrence",
                        "id",
                        "institution",
                        "module_id",
                        "session_start",
                        "period",
                        "starts",
                        "ends",
                        "version",
                        "grading",
                        "school",
                        "late_marks_per_day",
                        "late_days",
                        "late_no_marks_after",
                        "site",
                        "cancelled_on",
                        "cancelled_because"),
                occurrences.stream().map(OccurrenceStore::row).toList());
    }

    /** Changes the dates, outlines, sites and cancellations of occurrences. */
    public void updateRuns(Collection<Occurrence> occurrences) {
        sql.batch(
                "update curriculum_occurrence set starts = ?, ends = ?, " + SAID
                        + ", version = version + 1 where id = ?",
                occurrences.stream()
                        .map(o -> Stream.of(List.of(o.starts(), o.ends()), said(o), List.of(o.id()))
                                .flatMap(List::stream)
                                .toArray())
                        .toList());
    }

    /** Sets what the outline says, the site, and whether it takes place. */
    public void updateSaid(Occurrence occurrence) {
        sql.update(
                "update curriculum_occurrence set " + SAID + " where id = ?",
                Sql.all(said(occurrence), occurrence.id()));
    }

    /**
     * Counts the version up and so claims the occurrence for this transaction: two writers of one pattern must not mix
     * their elements.
     *
     * @throws org.matricula.kernel.api.ProblemException 412 when the version is another
     */
    public void claim(Versioned<Occurrence> occurrence) {
        int claimed = sql.update(
                "update curriculum_occurrence set version = version + 1 where id = ? and version = ?",
                occurrence.record().id(),
                occurrence.version());
        if (claimed != 1) {
            throw Problem.of(Problem.Kind.STALE, "Occurrence '" + key(occurrence.record()) + "' was changed meanwhile.")
                    .exception();
        }
    }

    /** How people name an occurrence. */
    public static OccurrenceKey key(Occurrence occurrence) {
        return new OccurrenceKey(occurrence.moduleCode(), occurrence.session(), occurrence.period());
    }

    private static Where institution(Scope scope, InstitutionCode institution) {
        return Where.scope("o.institution", scope).and("o.institution = ?", institution);
    }

    private static List<Occurrence> records(List<Versioned<Occurrence>> versioned) {
        return versioned.stream()
                .map(Versioned::record)
                .sorted(BY_MODULE_AND_SESSION)
                .toList();
    }

    private List<Versioned<Occurrence>> read(String select, Where where) {
        // the occurrences first: a pattern changed between the two queries is then found out by the version read here
        List<Versioned<Occurrence>> bare =
                sql.query(select + where.and(JOINED), OccurrenceStore::occurrence, where.parameters());
        Map<OccurrenceId, List<Element>> patterns =
                elements.of(bare.stream().map(o -> o.record().id()).toList());
        return bare.stream()
                .map(o -> new Versioned<>(
                        o.record().assessedBy(patterns.getOrDefault(o.record().id(), List.of())), o.version()))
                .toList();
    }

    private static Object[] row(Occurrence o) {
        return Stream.concat(
                        Stream.of(
                                o.id(),
                                o.institution(),
                                o.moduleId(),
                                o.session(),
                                o.period(),
                                o.starts(),
                                o.ends(),
                                1L),
                        said(o).stream())
                .toArray();
    }

    private static List<Object> said(Occurrence occurrence) {
        Outline outline = occurrence.outline();
        LatePenalty penalty = outline == null ? null : outline.latePenalty();
        return Arrays.asList(
                outline == null ? null : outline.grading(),
                outline == null ? null : outline.school(),
                penalty == null ? null : penalty.marksPerDay(),
                penalty == null ? null : penalty.days(),
                penalty == null ? null : penalty.noMarksAfterDays(),
                occurrence.site(),
                occurrence.cancelled() == null ? null : occurrence.cancelled().on(),
                occurrence.cancelled() == null ? null : occurrence.cancelled().reason());
    }

    private static Outline outline(ResultSet rs) throws SQLException {
        String grading = rs.getString("grading");
        String days = rs.getString("late_days");
        int after = rs.getInt("late_no_marks_after");
        Integer noMarksAfter = rs.wasNull() ? null : after;
        return grading == null
                ? null
                : new Outline(
                        Outline.Grading.valueOf(grading),
                        rs.getString("school"),
                        days == null
                                ? null
                                : new LatePenalty(
                                        new Percent(rs.getBigDecimal("late_marks_per_day")),
                                        Outline.Days.valueOf(days),
                                        noMarksAfter));
    }

    private static Occurrence.Cancellation cancelled(ResultSet rs) throws SQLException {
        LocalDate on = Sql.localDate(rs, "cancelled_on");
        return on == null ? null : new Occurrence.Cancellation(on, rs.getString("cancelled_because"));
    }

    private static Versioned<Occurrence> occurrence(ResultSet rs) throws SQLException {
        return new Versioned<>(
                new Occurrence(
                        new OccurrenceId(rs.getLong("id")),
                        new InstitutionCode(rs.getString("institution")),
                        new ModuleId(rs.getLong("module_id")),
                        rs.getString("module_code"),
                        new AcademicSession(rs.getInt("session_start")),
                        rs.getString("period"),
                        Sql.localDate(rs, "starts"),
                        Sql.localDate(rs, "ends"),
                        List.of(),
                        outline(rs),
                        rs.getString("site"),
                        cancelled(rs)),
                rs.getLong("version"));
    }
}
