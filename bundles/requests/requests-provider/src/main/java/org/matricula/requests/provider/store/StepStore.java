package org.matricula.requests.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.RequestStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Steps and letters; added and never changed. */
@Component(service = StepStore.class)
public final class StepStore {

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public StepStore(@Reference(target = "(osgi.jndi.service.name=requests)") DataSource dataSource) {
        sql = new Sql(dataSource);
    }

    /** The place that the next step takes. */
    public int next(Scope scope, RequestId request) {
        Where where = Where.scope("institution", scope).and("request_id = ?", request);
        return 1
                + sql.first(
                                "select max(place) as place from requests_step" + where,
                                rs -> rs.getInt("place"),
                                where.parameters())
                        .orElse(0);
    }

    /** Adds a step; its place must be free. */
    public void add(Scope scope, InstitutionCode institution, RequestId request, RequestStep step, boolean agreed) {
        scope.require(institution);
        sql.update(
                Sql.insert(
                        "requests_step",
                        "request_id",
                        "place",
                        "institution",
                        "state",
                        "role",
                        "agreed",
                        "actor",
                        "reason",
                        "clause",
                        "taken_at",
                        "rulings"),
                request,
                step.place(),
                institution,
                step.state(),
                step.role(),
                agreed,
                step.actor(),
                step.reason(),
                step.clause(),
                step.at(),
                step.rulings());
    }

    /** Adds the letter of a step. */
    public void add(Scope scope, InstitutionCode institution, RequestId request, RequestLetter letter) {
        scope.require(institution);
        sql.update(
                Sql.insert(
                        "requests_letter",
                        "request_id",
                        "place",
                        "institution",
                        "title",
                        "body",
                        "digest",
                        "written_at"),
                request,
                letter.place(),
                institution,
                letter.title(),
                letter.text(),
                letter.digest(),
                letter.writtenAt());
    }

    /** The steps of a request, in their order. */
    public List<RequestStep> steps(Scope scope, RequestId request) {
        Where where = Where.scope("s.institution", scope).and("s.request_id = ?", request);
        return sql.query(
                "select s.place, s.state, s.role, s.actor, s.reason, s.clause, s.taken_at, s.rulings, l.digest"
                        + " from requests_step s left join requests_letter l"
                        + " on l.request_id = s.request_id and l.place = s.place" + where + " order by s.place",
                rs -> step(rs, rs.getString("digest") != null, rs.getString("rulings")),
                where.parameters());
    }

    /**
     * A step, and whether the office agreed by it.
     *
     * @param step the step, without its rulings
     */
    public record Taken(RequestStep step, boolean agreed) {}

    /** The steps of requests, in their order. */
    public Map<RequestId, List<Taken>> taken(Scope scope, Collection<RequestId> requests) {
        Map<RequestId, List<Taken>> found = new HashMap<>();
        Chunks.each(requests, chunk -> {
            Where where = Where.scope("institution", scope).andIn("request_id", chunk);
            sql.each(
                    "select request_id, place, state, role, agreed, actor, reason, clause, taken_at from requests_step"
                            + where + " order by request_id, place",
                    rs -> found.computeIfAbsent(new RequestId(rs.getLong("request_id")), id -> new ArrayList<>())
                            .add(new Taken(step(rs, false, null), rs.getBoolean("agreed"))),
                    where.parameters());
        });
        return found;
    }

    /** The letters about a request, oldest first. */
    public List<RequestLetter> letters(Scope scope, RequestId request) {
        return letters(scope, List.of(request)).getOrDefault(request, List.of());
    }

    /** The letters about requests, oldest first. */
    public Map<RequestId, List<RequestLetter>> letters(Scope scope, Collection<RequestId> requests) {
        Map<RequestId, List<RequestLetter>> found = new HashMap<>();
        Chunks.each(requests, chunk -> {
            Where where = Where.scope("institution", scope).andIn("request_id", chunk);
            sql.each(
                    "select request_id, place, title, body, digest, written_at from requests_letter" + where
                            + " order by request_id, place",
                    rs -> found.computeIfAbsent(new RequestId(rs.getLong("request_id")), id -> new ArrayList<>())
                            .add(new RequestLetter(
                                    rs.getInt("place"),
                                    rs.getString("title"),
                                    rs.getString("body"),
                                    rs.getString("digest"),
                                    Sql.instant(rs, "written_at"))),
                    where.parameters());
        });
        return found;
    }

    private static RequestStep step(ResultSet rs, boolean letter, String rulings) throws SQLException {
        return new RequestStep(
                rs.getInt("place"),
                RequestState.valueOf(rs.getString("state")),
                rs.getString("role"),
                rs.getString("actor"),
                rs.getString("reason"),
                rs.getString("clause"),
                Sql.instant(rs, "taken_at"),
                letter,
                rulings);
    }
}
