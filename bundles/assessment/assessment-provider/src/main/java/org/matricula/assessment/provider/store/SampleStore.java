package org.matricula.assessment.provider.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.api.ModerationSamples.Purpose;
import org.matricula.assessment.api.ModerationSamples.Rule;
import org.matricula.assessment.api.ModerationSamples.Stratum;
import org.matricula.assessment.api.SampleId;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistrationId;

/** Samples of works in the database. Rows are added and never changed. */
public final class SampleStore {

    private static final String INSERT = Sql.insert(
            "assessment_sample",
            "id",
            "institution",
            "occurrence_id",
            "element_id",
            "purpose",
            "share",
            "least",
            "of_each",
            "within",
            "seed",
            "population",
            "drawn_by",
            "drawn_at");
    private static final String INSERT_WORK =
            Sql.insert("assessment_sample_work", "sample_id", "registration_id", "institution", "stratum", "mark");

    private final Sql sql;

    /** Works on the domain's data source. */
    public SampleStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** A sample. */
    public record Drawn(
            SampleId id,
            ElementId elementId,
            Rule rule,
            String seed,
            String population,
            String by,
            Instant at,
            List<DrawnWork> works) {}

    /** A work of a sample, with the mark with which it was drawn. */
    public record DrawnWork(ModuleRegistrationId registration, Stratum stratum, BigDecimal mark) {}

    /** The samples of an occurrence, oldest first. */
    public List<Drawn> on(Scope scope, OccurrenceId occurrence) {
        Where where = Where.scope("institution", scope).and("occurrence_id = ?", occurrence);
        List<Drawn> found = sql.query(
                "select id, element_id, purpose, share, least, of_each, within, seed, population, drawn_by, drawn_at"
                        + " from assessment_sample" + where + " order by id",
                SampleStore::drawn,
                where.parameters());
        if (found.isEmpty()) {
            return found;
        }
        Map<SampleId, List<DrawnWork>> works = new HashMap<>();
        Where of = Where.scope("institution", scope)
                .andIn("sample_id", found.stream().map(Drawn::id).toList());
        sql.each(
                "select sample_id, registration_id, stratum, mark from assessment_sample_work" + of
                        + " order by sample_id, registration_id",
                rs -> works.computeIfAbsent(new SampleId(rs.getLong(1)), id -> new ArrayList<>())
                        .add(new DrawnWork(
                                new ModuleRegistrationId(rs.getLong(2)),
                                Stratum.valueOf(rs.getString(3)),
                                Sql.decimal(rs, "mark"))),
                of.parameters());
        return found.stream()
                .map(s -> new Drawn(
                        s.id(),
                        s.elementId(),
                        s.rule(),
                        s.seed(),
                        s.population(),
                        s.by(),
                        s.at(),
                        works.getOrDefault(s.id(), List.of())))
                .toList();
    }

    /** The works of an element that are in a sample for the external examiner. */
    public Set<ModuleRegistrationId> sampled(Scope scope, OccurrenceId occurrence, ElementId element) {
        Set<ModuleRegistrationId> found = new HashSet<>();
        on(scope, occurrence).stream()
                .filter(sample ->
                        sample.elementId().equals(element) && sample.rule().purpose() == Purpose.EXTERNAL)
                .forEach(sample -> sample.works().forEach(work -> found.add(work.registration())));
        return found;
    }

    /** Adds a sample. */
    public void add(Scope scope, Occurrence of, Drawn sample) {
        scope.require(of.institution());
        sql.update(
                INSERT,
                sample.id(),
                of.institution(),
                of.id(),
                sample.elementId(),
                sample.rule().purpose(),
                sample.rule().share(),
                sample.rule().least(),
                sample.rule().each(),
                sample.rule().within(),
                sample.seed(),
                sample.population(),
                sample.by(),
                sample.at());
        sql.batch(
                INSERT_WORK,
                sample.works().stream()
                        .map(work -> new Object[] {
                            sample.id(), work.registration(), of.institution(), work.stratum(), work.mark()
                        })
                        .toList());
    }

    private static Drawn drawn(ResultSet rs) throws SQLException {
        return new Drawn(
                new SampleId(rs.getLong("id")),
                new ElementId(rs.getLong("element_id")),
                new Rule(
                        Purpose.valueOf(rs.getString("purpose")),
                        Sql.decimal(rs, "share"),
                        rs.getInt("least"),
                        rs.getInt("of_each"),
                        Sql.decimal(rs, "within")),
                rs.getString("seed"),
                rs.getString("population"),
                rs.getString("drawn_by"),
                Sql.instant(rs, "drawn_at"),
                List.of());
    }
}
