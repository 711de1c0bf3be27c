package org.matricula.curriculum.provider.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.RolledOccurrence;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What became of occurrences when the next session was prepared. */
@Component(service = RolledStore.class)
public final class RolledStore {

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public RolledStore(@Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Adds lines. */
    public void insert(
            InstitutionCode institution, JobId job, Collection<RolledOccurrence> lines, Identifiers identifiers) {
        List<Object[]> rows = new ArrayList<>();
        for (RolledOccurrence line : lines) {
            rows.add(new Object[] {
                identifiers.next(),
                institution,
                job,
                line.source(),
                line.result(),
                line.target(),
                line.starts(),
                line.ends(),
                line.elements(),
                line.note()
            });
        }
        sql.batch(
                Sql.insert(
                        "curriculum_rolled",
                        "id",
                        "institution",
                        "job_id",
                        "source_id",
                        "result",
                        "target_id",
                        "starts",
                        "ends",
                        "elements",
                        "note"),
                rows);
    }

    /** How many occurrences a job treated so. */
    public long count(JobId job, RolledOccurrence.Result result) {
        return sql.first(
                        "select count(*) from curriculum_rolled where job_id = ? and result = ?",
                        rs -> rs.getLong(1),
                        job,
                        result)
                .orElse(0L);
    }

    private record Line(long id, RolledOccurrence line) {}

    /** A page of the lines of a job. */
    public Page<RolledOccurrence> page(Scope scope, JobId job, PageRequest page) {
        Where where =
                Where.scope("r.institution", scope).and("r.job_id = ?", job).and("r.id > ?", page.afterId());
        Page<Line> lines = Page.cut(
                sql.query(
                        "select r.id, r.source_id, m.code, o.period, r.result, r.target_id, r.starts, r.ends,"
                                + " r.elements, r.note from curriculum_rolled r"
                                + " join curriculum_occurrence o on o.id = r.source_id"
                                + " join curriculum_module m on m.id = o.module_id" + where
                                + " order by r.id fetch first ? rows only",
                        rs -> {
                            long target = rs.getLong("target_id");
                            return new Line(
                                    rs.getLong("id"),
                                    new RolledOccurrence(
                                            new OccurrenceId(rs.getLong("source_id")),
                                            rs.getString("code"),
                                            rs.getString("period"),
                                            RolledOccurrence.Result.valueOf(rs.getString("result")),
                                            target == 0 ? null : new OccurrenceId(target),
                                            Sql.localDate(rs, "starts"),
                                            Sql.localDate(rs, "ends"),
                                            rs.getInt("elements"),
                                            rs.getString("note")));
                        },
                        where.parameters(page.limit() + 1)),
                page.limit(),
                last -> Long.toString(last.id()));
        return new Page<>(lines.items().stream().map(Line::line).toList(), lines.next());
    }
}
