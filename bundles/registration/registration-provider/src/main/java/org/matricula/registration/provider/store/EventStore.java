package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.QueueTicket;
import org.matricula.registration.api.QueueTicket.Status;
import org.matricula.registration.api.QueueTicketId;
import org.matricula.registration.api.RegistrationEvent;
import org.matricula.registration.api.RegistrationEventId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables of registration events and their queues. Nothing outside the scope is read or written. */
@Component(service = EventStore.class)
public final class EventStore {

    private static final int MOST_EVENTS = 200;
    private static final String EVENTS =
            "select id, institution, name, place, first_day, last_day, closed_at from registration_event";
    private static final String TICKETS = "select t.id, t.institution, t.event_id, t.student_id, t.queue_day,"
            + " t.place_in_queue, t.status, t.desk, t.identity_passed, t.document_reference, t.joined_at, t.called_at,"
            + " t.ended_at, t.end_reason, (select count(*) from registration_ticket a where a.event_id = t.event_id"
            + " and a.queue_day = t.queue_day and a.status = 'WAITING' and a.place_in_queue < t.place_in_queue)"
            + " as ahead from registration_ticket t";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public EventStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The events of an institution, latest first. */
    public List<RegistrationEvent> list(Scope scope, InstitutionCode institution) {
        Where where = Where.scope("institution", scope).and("institution = ?", institution);
        return sql.query(
                EVENTS + where + " order by first_day desc, id desc fetch first " + MOST_EVENTS + " rows only",
                EventStore::event,
                where.parameters());
    }

    /** One event. */
    public Optional<RegistrationEvent> get(Scope scope, RegistrationEventId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first(EVENTS + where, EventStore::event, where.parameters());
    }

    /** Adds an event. */
    public void add(Scope scope, RegistrationEvent event) {
        scope.require(event.institution());
        sql.update(
                Sql.insert(
                        "registration_event", "id", "institution", "name", "place", "first_day", "last_day", "version"),
                event.id(),
                event.institution(),
                event.name(),
                event.place(),
                event.from(),
                event.to(),
                1L);
    }

    /** Keeps others from the event's queue until the transaction ends; empty when there is no such event. */
    public Optional<RegistrationEvent> locked(Scope scope, RegistrationEventId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        sql.update("update registration_event set version = version + 1" + where, where.parameters());
        return get(scope, id);
    }

    /** Closes an event that is locked. */
    public RegistrationEvent close(Scope scope, RegistrationEvent event, Instant when, String by) {
        Where where = Where.scope("institution", scope).and("id = ?", event.id());
        sql.update(
                "update registration_event set closed_at = ?, closed_by = ?" + where,
                Sql.all(when, Sql.all(by, where.parameters())));
        return get(scope, event.id()).orElseThrow();
    }

    /** Whoever waits, of any day, by day and position. */
    public List<QueueTicket> waiting(Scope scope, RegistrationEventId event) {
        return tickets(
                Where.scope("t.institution", scope).and("t.event_id = ?", event).and("t.status = ?", Status.WAITING));
    }

    /** The tickets of a day, by position. */
    public List<QueueTicket> queue(Scope scope, RegistrationEventId event, LocalDate day) {
        return tickets(
                Where.scope("t.institution", scope).and("t.event_id = ?", event).and("t.queue_day = ?", day));
    }

    /** One ticket. */
    public Optional<QueueTicket> ticket(Scope scope, QueueTicketId id) {
        return tickets(Where.scope("t.institution", scope).and("t.id = ?", id)).stream()
                .findFirst();
    }

    /** The checks of the person's identity at events; who made them is in the audit trail. */
    public List<GateCheck> identity(Scope scope, Set<StudentId> person) {
        Where where =
                Where.scope("institution", scope).andIn("student_id", person).and("identity_at is not null");
        return sql.query(
                "select identity_passed, document_reference, identity_at from registration_ticket" + where,
                rs -> new GateCheck(
                        "IDENTITY",
                        rs.getBoolean("identity_passed"),
                        rs.getString("document_reference"),
                        null,
                        null,
                        null,
                        Sql.instant(rs, "identity_at")),
                where.parameters());
    }

    /** Adds a ticket; the event is locked. */
    public QueueTicket join(Scope scope, QueueTicket ticket) {
        scope.require(ticket.institution());
        int last = sql.first(
                        "select max(place_in_queue) from registration_ticket where event_id = ? and queue_day = ?",
                        rs -> rs.getInt(1),
                        ticket.eventId(),
                        ticket.day())
                .orElse(0);
        sql.update(
                Sql.insert(
                        "registration_ticket",
                        "id",
                        "institution",
                        "event_id",
                        "student_id",
                        "queue_day",
                        "place_in_queue",
                        "status",
                        "joined_at"),
                ticket.id(),
                ticket.institution(),
                ticket.eventId(),
                ticket.studentId(),
                ticket.day(),
                last + 1,
                Status.WAITING,
                ticket.joinedAt());
        return ticket(scope, ticket.id()).orElseThrow();
    }

    /**
     * Writes where a ticket stands; the event is locked.
     *
     * @param documentReference what was looked at when the identity was checked; null where nothing was
     * @param checkedAt when it was checked; null where nothing was
     */
    public QueueTicket change(Scope scope, QueueTicket ticket, String documentReference, Instant checkedAt) {
        scope.require(ticket.institution());
        sql.update(
                "update registration_ticket set status = ?, desk = ?, identity_passed = ?,"
                        + " document_reference = coalesce(?, document_reference),"
                        + " identity_at = coalesce(?, identity_at), called_at = ?, ended_at = ?, end_reason = ?"
                        + " where id = ?",
                ticket.status(),
                ticket.desk(),
                ticket.identity(),
                documentReference,
                checkedAt,
                ticket.calledAt(),
                ticket.endedAt(),
                ticket.endReason(),
                ticket.id());
        return ticket(scope, ticket.id()).orElseThrow();
    }

    private List<QueueTicket> tickets(Where where) {
        return sql.query(
                TICKETS + where + " order by t.queue_day, t.place_in_queue", EventStore::ticket, where.parameters());
    }

    private static RegistrationEvent event(ResultSet rs) throws SQLException {
        return new RegistrationEvent(
                new RegistrationEventId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                rs.getString("name"),
                rs.getString("place"),
                Sql.localDate(rs, "first_day"),
                Sql.localDate(rs, "last_day"),
                Sql.instant(rs, "closed_at"));
    }

    private static QueueTicket ticket(ResultSet rs) throws SQLException {
        Status status = Status.valueOf(rs.getString("status"));
        boolean identity = rs.getBoolean("identity_passed");
        boolean checked = !rs.wasNull();
        return new QueueTicket(
                new QueueTicketId(rs.getLong("id")),
                new RegistrationEventId(rs.getLong("event_id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                Sql.localDate(rs, "queue_day"),
                rs.getInt("place_in_queue"),
                status == Status.WAITING ? rs.getInt("ahead") : 0,
                status,
                rs.getString("desk"),
                checked ? identity : null,
                Sql.instant(rs, "joined_at"),
                Sql.instant(rs, "called_at"),
                Sql.instant(rs, "ended_at"),
                rs.getString("end_reason"));
    }
}
