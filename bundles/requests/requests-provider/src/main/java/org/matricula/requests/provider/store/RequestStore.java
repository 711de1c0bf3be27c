package org.matricula.requests.provider.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.institutions.api.AgreementId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.kernel.rest.Json;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.regulations.api.PackRef;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestQuery;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.api.StudentRequest.Approval;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Requests and the approvals that they need. */
@Component(service = RequestStore.class)
public final class RequestStore {

    private static final String COLUMNS = "id, institution, student_id, registration_id, kind, state, asked, applicant,"
            + " created_at, submitted_on, lapses_on, decided_at, agreement_id, pack_id, pack_version, pack_digest, authorised_days,"
            + " version";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public RequestStore(@Reference(target = "(osgi.jndi.service.name=requests)") DataSource dataSource) {
        sql = new Sql(dataSource);
    }

    /** Keeps a draft, as version 1. */
    public void insert(Scope scope, StudentRequest request) {
        scope.require(request.institution());
        sql.update(
                Sql.insert(
                        "requests_request",
                        "id",
                        "institution",
                        "student_id",
                        "registration_id",
                        "kind",
                        "state",
                        "asked",
                        "effective",
                        "applicant",
                        "created_at",
                        "authorised_days",
                        "version"),
                request.id(),
                request.institution(),
                request.studentId(),
                request.registrationId(),
                request.kind(),
                request.state(),
                json(request.asked()),
                request.asked().effective(),
                request.applicant(),
                request.createdAt(),
                0,
                1L);
    }

    /** Changes what a draft asks for; false when the version is not the present one. */
    public boolean change(Scope scope, RequestId id, Asked asked, long version) {
        Where where = version(scope, id, version);
        return sql.update(
                        "update requests_request set asked = ?, effective = ?, version = version + 1" + where,
                        Sql.all(json(asked), asked.effective(), where.parameters()))
                == 1;
    }

    /** Keeps what is known once a request has come in; false when the version is not the present one. */
    public boolean submit(Scope scope, Stored stored, String openKey) {
        StudentRequest request = stored.request();
        Where where = version(scope, request.id(), stored.version());
        boolean changed = sql.update(
                        "update requests_request set state = ?, applicant = ?, asked = ?, effective = ?,"
                                + " submitted_on = ?, lapses_on = ?, decided_at = ?, agreement_id = ?, pack_id = ?, pack_version = ?,"
                                + " pack_digest = ?, authorised_days = ?, open_key = ?, version = version + 1" + where,
                        Sql.all(
                                request.state(),
                                request.applicant(),
                                json(request.asked()),
                                request.asked().effective(),
                                request.submittedOn(),
                                request.lapsesOn(),
                                request.decidedAt(),
                                request.agreement(),
                                stored.pack().id(),
                                stored.pack().version(),
                                stored.pack().digest(),
                                stored.authorisedDays(),
                                openKey,
                                where.parameters()))
                == 1;
        if (changed) {
            List<Object[]> rows = new ArrayList<>();
            for (Approval approval : request.approvals()) {
                rows.add(new Object[] {
                    request.id(), rows.size() + 1, request.institution(), approval.role(), approval.clause()
                });
            }
            sql.batch(Sql.insert("requests_approval", "request_id", "place", "institution", "role", "clause"), rows);
        }
        return changed;
    }

    /** Another state; false when the version is not the present one. */
    public boolean move(Scope scope, RequestId id, RequestState state, long version) {
        boolean open = RequestCases.isOpen(state);
        Where where = version(scope, id, version);
        return sql.update(
                        "update requests_request set state = ?, open_key = "
                                + (open ? "open_key" : "cast(null as varchar(100))") + ", version = version + 1"
                                + where,
                        Sql.all(state, where.parameters()))
                == 1;
    }

    /** One request with its approvals. */
    public Optional<Stored> get(Scope scope, RequestId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return withApprovals(sql.query(
                        "select " + COLUMNS + " from requests_request" + where,
                        RequestStore::stored,
                        where.parameters()))
                .stream()
                .findFirst();
    }

    /**
     * Requests by id, one more than the page holds.
     *
     * @param person the identities of the student that is asked for; empty for every student
     */
    public List<Stored> find(Scope scope, RequestQuery query, Set<StudentId> person, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .andIf("institution = ?", query.institution())
                .andIf("kind = ?", query.kind())
                .andIf("state = ?", query.state())
                .andIf("effective <= ?", query.effectiveUpTo())
                .and("id > ?", page.afterId());
        if (!person.isEmpty()) {
            where.andIn("student_id", person);
        }
        return withApprovals(sql.query(
                "select " + COLUMNS + " from requests_request" + where + " order by id fetch first "
                        + (page.limit() + 1) + " rows only",
                RequestStore::stored,
                where.parameters()));
    }

    /** Lets nobody else hand in requests of students, or answer them, before the transaction ends. */
    public void lock(Scope scope, Collection<StudentId> students) {
        List<Object[]> ids = new ArrayList<>();
        Chunks.ascending(students, chunk -> {
            Where where = Where.scope("institution", scope).andIn("student_id", chunk);
            ids.addAll(sql.query(
                    "select id from requests_request" + where,
                    rs -> new Object[] {rs.getLong("id")},
                    where.parameters()));
        });
        // everybody in the same order, so that no two wait for each other
        ids.sort(Comparator.comparing(id -> (Long) id[0]));
        sql.batch("update requests_request set version = version where id = ?", ids);
    }

    /** The open requests of a registration but one, oldest first; none where there is no registration. */
    public List<StudentRequest> open(Scope scope, ProgrammeRegistrationId registration, RequestId except) {
        if (registration == null) {
            return List.of();
        }
        Where where = Where.scope("institution", scope)
                .and("registration_id = ?", registration)
                .andIf("id <> ?", except)
                .and("open_key is not null");
        return sql
                .query(
                        "select " + COLUMNS + " from requests_request" + where + " order by id",
                        RequestStore::stored,
                        where.parameters())
                .stream()
                .map(Stored::request)
                .toList();
    }

    /** The open requests of a person, oldest first. */
    public List<Stored> open(Scope scope, Set<StudentId> person) {
        return of(scope, person).stream()
                .filter(one -> RequestCases.isOpen(one.request().state()))
                .toList();
    }

    /** The requests of a person, oldest first. */
    public List<Stored> of(Scope scope, Set<StudentId> person) {
        Where where = Where.scope("institution", scope).andIn("student_id", person);
        return withApprovals(sql.query(
                "select " + COLUMNS + " from requests_request" + where + " order by id",
                RequestStore::stored,
                where.parameters()));
    }

    /** The requests of students of an institution, by student, oldest first. */
    public List<Stored> all(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        List<Stored> found = new ArrayList<>();
        Chunks.ascending(students, chunk -> {
            Where where = Where.scope("institution", scope)
                    .and("institution = ?", institution)
                    .andIn("student_id", chunk);
            found.addAll(withApprovals(sql.query(
                    "select " + COLUMNS + " from requests_request" + where + " order by student_id, created_at, id",
                    RequestStore::stored,
                    where.parameters())));
        });
        return found;
    }

    /** Submitted requests that could be answered before a day and not from it on, by id. */
    public List<Stored> lapsing(Scope scope, InstitutionCode institution, LocalDate before, int limit) {
        Where where = Where.scope("institution", scope)
                .and("institution = ?", institution)
                .and("state = ?", RequestState.SUBMITTED)
                .and("lapses_on < ?", before);
        return withApprovals(sql.query(
                "select " + COLUMNS + " from requests_request" + where + " order by id fetch first " + limit
                        + " rows only",
                RequestStore::stored,
                where.parameters()));
    }

    /**
     * The absences that are granted to a person, by their first day and without their approvals.
     *
     * @param except a request that is left out; null for none
     */
    public List<Stored> absences(Scope scope, Set<StudentId> person, RequestId except) {
        Where where = Where.scope("institution", scope)
                .andIn("student_id", person)
                .andIf("id <> ?", except)
                .andIn("kind", List.of(RequestKind.LEAVE_OF_ABSENCE, RequestKind.AUTHORISED_ABSENCE))
                .andIn("state", List.of(RequestState.APPROVED, RequestState.EFFECTIVE));
        return sql.query(
                "select " + COLUMNS + " from requests_request" + where + " order by effective, id",
                RequestStore::stored,
                where.parameters());
    }

    private List<Stored> withApprovals(List<Stored> requests) {
        if (requests.isEmpty()) {
            return requests;
        }
        List<RequestId> ids = requests.stream().map(r -> r.request().id()).toList();
        Map<Long, List<Approval>> approvals = new HashMap<>();
        sql.each(
                "select a.request_id, a.role, a.clause, s.actor, s.taken_at from requests_approval a"
                        + " left join requests_step s on s.request_id = a.request_id and s.role = a.role"
                        + " and s.agreed = ? where a.request_id in " + Sql.in(ids.size())
                        + " order by a.request_id, a.place",
                rs -> approvals
                        .computeIfAbsent(rs.getLong("request_id"), id -> new ArrayList<>())
                        .add(new Approval(
                                rs.getString("role"),
                                rs.getString("clause"),
                                rs.getString("actor"),
                                Sql.instant(rs, "taken_at"))),
                Sql.all(true, ids));
        return requests.stream()
                .map(stored -> approved(
                        stored, approvals.getOrDefault(stored.request().id().value(), List.of())))
                .toList();
    }

    private static Stored approved(Stored stored, List<Approval> approvals) {
        StudentRequest r = stored.request();
        StudentRequest with = new StudentRequest(
                r.id(),
                r.institution(),
                r.studentId(),
                r.registrationId(),
                r.kind(),
                r.asked(),
                r.state(),
                r.applicant(),
                r.createdAt(),
                r.submittedOn(),
                r.lapsesOn(),
                r.decidedAt(),
                r.agreement(),
                r.pack(),
                approvals);
        return new Stored(with, stored.pack(), stored.authorisedDays(), stored.version());
    }

    private static Where version(Scope scope, RequestId id, long version) {
        return Where.scope("institution", scope).and("id = ?", id).and("version = ?", version);
    }

    private static Stored stored(ResultSet rs) throws SQLException {
        String packId = rs.getString("pack_id");
        PackRef pack =
                packId == null ? null : new PackRef(packId, rs.getString("pack_version"), rs.getString("pack_digest"));
        long registration = rs.getLong("registration_id");
        ProgrammeRegistrationId registrationId = rs.wasNull() ? null : new ProgrammeRegistrationId(registration);
        String decidedAt = rs.getString("decided_at");
        long agreement = rs.getLong("agreement_id");
        AgreementId agreementId = rs.wasNull() ? null : new AgreementId(agreement);
        return new Stored(
                new StudentRequest(
                        new RequestId(rs.getLong("id")),
                        new InstitutionCode(rs.getString("institution")),
                        new StudentId(rs.getLong("student_id")),
                        registrationId,
                        RequestKind.valueOf(rs.getString("kind")),
                        asked(rs.getString("asked")),
                        RequestState.valueOf(rs.getString("state")),
                        rs.getString("applicant"),
                        Sql.instant(rs, "created_at"),
                        Sql.localDate(rs, "submitted_on"),
                        Sql.localDate(rs, "lapses_on"),
                        decidedAt == null ? null : new InstitutionCode(decidedAt),
                        agreementId,
                        pack == null ? null : pack.toString(),
                        List.of()),
                pack,
                rs.getInt("authorised_days"),
                rs.getLong("version"));
    }

    private static String json(Asked asked) {
        try {
            String text = Json.mapper().writeValueAsString(asked);
            if (text.length() > 16_000) {
                throw Problem.invalid("asked", null, "must be at most 16000 characters of JSON")
                        .exception();
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Asked asked(String json) {
        try {
            return Json.mapper().readValue(json, Asked.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
