package org.matricula.curriculum.provider.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The assessment elements of the database. */
@Component(service = ElementStore.class)
public final class ElementStore {

    private static final Comparator<Element> BY_DEADLINE = Comparator.comparing(
                    Element::deadline, Comparator.<LocalDateTime>nullsLast(Comparator.naturalOrder()))
            .thenComparing(Element::code);

    // see OccurrenceStore
    private static final String BY_OCCURRENCE =
            " from curriculum_element --DERBY-PROPERTIES constraint=curriculum_element_code\n where occurrence_id in ";
    private static final String BY_CODE =
            " from curriculum_element --DERBY-PROPERTIES index=curriculum_element_by_code\n where institution = ?"
                    + " and withdrawn = false and code in ";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public ElementStore(@Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The identities of all elements that occurrences ever had, by code; those of withdrawn ones too. */
    public Map<OccurrenceId, Map<String, ElementId>> identities(Collection<OccurrenceId> occurrences) {
        Map<OccurrenceId, Map<String, ElementId>> found = new HashMap<>();
        Chunks.each(
                occurrences,
                chunk -> sql.each(
                        "select occurrence_id, code, id" + BY_OCCURRENCE + Sql.in(chunk.size()),
                        rs -> found.computeIfAbsent(
                                        new OccurrenceId(rs.getLong("occurrence_id")), id -> new HashMap<>())
                                .put(rs.getString("code"), new ElementId(rs.getLong("id"))),
                        Sql.all(chunk)));
        return found;
    }

    /** The elements of occurrences in their order. */
    Map<OccurrenceId, List<Element>> of(Collection<OccurrenceId> occurrences) {
        Map<OccurrenceId, List<Element>> found = new HashMap<>();
        Chunks.each(
                occurrences,
                chunk -> sql.each(
                        "select occurrence_id, id, code, kind, weight, must_pass, deadline, assessment_type,"
                                + " parent, minimum"
                                + BY_OCCURRENCE + Sql.in(chunk.size()) + " and withdrawn = false",
                        rs -> found.computeIfAbsent(
                                        new OccurrenceId(rs.getLong("occurrence_id")), id -> new ArrayList<>())
                                .add(element(rs)),
                        Sql.all(chunk)));
        found.values().forEach(ElementStore::sort);
        return found;
    }

    /** The occurrences of an institution that have an element of one of these codes. */
    Set<OccurrenceId> havingCode(InstitutionCode institution, Collection<String> codes) {
        Set<OccurrenceId> found = new LinkedHashSet<>();
        Chunks.each(
                codes,
                chunk -> sql.each(
                        "select occurrence_id" + BY_CODE + Sql.in(chunk.size()),
                        rs -> found.add(new OccurrenceId(rs.getLong(1))),
                        Sql.all(institution, chunk)));
        return found;
    }

    /** Adds elements to an occurrence. */
    public void insert(Occurrence occurrence, Collection<Element> elements) {
        insert(elements.stream().map(e -> row(occurrence, e)).toList());
    }

    /** Adds the whole patterns of occurrences that have none. */
    public void insertPatterns(Collection<Occurrence> occurrences) {
        insert(occurrences.stream()
                .flatMap(o -> o.elements().stream().map(e -> row(o, e)))
                .toList());
    }

    private void insert(List<Object[]> rows) {
        sql.batch(
                Sql.insert(
                        "curriculum_element",
                        "id",
                        "institution",
                        "occurrence_id",
                        "code",
                        "kind",
                        "weight",
                        "must_pass",
                        "deadline",
                        "withdrawn",
                        "assessment_type",
                        "parent",
                        "minimum"),
                rows);
    }

    private static Object[] row(Occurrence occurrence, Element e) {
        return new Object[] {
            e.id(),
            occurrence.institution(),
            occurrence.id(),
            e.code(),
            e.kind(),
            e.weight(),
            e.mustPass(),
            e.deadline(),
            false,
            e.type(),
            e.parent(),
            e.minimum()
        };
    }

    /** Changes elements; withdrawn ones come back. */
    public void update(Collection<Element> elements) {
        sql.batch(
                "update curriculum_element set kind = ?, weight = ?, must_pass = ?, deadline = ?, withdrawn = ?,"
                        + " assessment_type = ?, parent = ?, minimum = ? where id = ?",
                elements.stream()
                        .map(e -> new Object[] {
                            e.kind(),
                            e.weight(),
                            e.mustPass(),
                            e.deadline(),
                            false,
                            e.type(),
                            e.parent(),
                            e.minimum(),
                            e.id()
                        })
                        .toList());
    }

    /** Takes elements out of their pattern. */
    public void withdraw(Collection<Element> elements) {
        sql.batch(
                "update curriculum_element set withdrawn = ? where id = ?",
                elements.stream().map(e -> new Object[] {true, e.id()}).toList());
    }

    /** Puts elements into the order in which they are always shown: by deadline, then by code. */
    public static void sort(List<Element> elements) {
        elements.sort(BY_DEADLINE);
    }

    static Element element(ResultSet rs) throws SQLException {
        return new Element(
                new ElementId(rs.getLong("id")),
                rs.getString("code"),
                Element.Kind.valueOf(rs.getString("kind")),
                new Percent(rs.getBigDecimal("weight")),
                rs.getBoolean("must_pass"),
                Sql.localDateTime(rs, "deadline"),
                rs.getString("assessment_type"),
                rs.getString("parent"),
                minimum(rs));
    }

    private static Percent minimum(ResultSet rs) throws SQLException {
        BigDecimal minimum = rs.getBigDecimal("minimum");
        return minimum == null ? null : new Percent(minimum);
    }
}
