package org.matricula.curriculum.provider.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.curriculum.api.AssessmentType;
import org.matricula.curriculum.api.Element;
import org.matricula.kernel.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The assessment typology of the database. It is the platform's and belongs to no institution. */
@Component(service = TypologyStore.class)
public final class TypologyStore {

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public TypologyStore(@Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** All types by their codes, in their order. */
    public Map<String, AssessmentType> byCode() {
        Map<String, AssessmentType> found = new LinkedHashMap<>();
        sql
                .query(
                        "select code, title, kind from curriculum_assessment_type",
                        rs -> new AssessmentType(
                                rs.getString("code"),
                                rs.getString("title"),
                                Element.Kind.valueOf(rs.getString("kind"))))
                .stream()
                .sorted(Comparator.comparing(AssessmentType::code))
                .forEach(type -> found.put(type.code(), type));
        return found;
    }

    /** Adds types. */
    public void insert(Collection<AssessmentType> types) {
        sql.batch(
                Sql.insert("curriculum_assessment_type", "code", "title", "kind"),
                types.stream()
                        .map(t -> new Object[] {t.code(), t.title(), t.kind()})
                        .toList());
    }

    /** Changes the titles of types. */
    public void update(Collection<AssessmentType> types) {
        sql.batch(
                "update curriculum_assessment_type set title = ? where code = ?",
                List.copyOf(types).stream()
                        .map(t -> new Object[] {t.title(), t.code()})
                        .toList());
    }
}
