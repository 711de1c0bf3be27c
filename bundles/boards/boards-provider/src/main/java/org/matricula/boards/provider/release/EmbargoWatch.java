package org.matricula.boards.provider.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.Meeting.State;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Releases.Embargo;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.BoardAdminService;
import org.matricula.boards.provider.Moments;
import org.matricula.boards.provider.Outdated;
import org.matricula.boards.provider.Renewing;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.rest.Json;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Hears of results that were computed, of marks and outcomes that are newer than results, and of records that were merged or
 * separated, and holds a release back that waits for its instant where they are not those on which the board decided:
 * somebody has to say whether it goes out all the same (ADR 61).
 */
@Component
public final class EmbargoWatch implements EventConsumer {

    private static final String COMPUTED = "assessment.results-computed";
    private static final String OUTDATED = "assessment.results-outdated";
    private static final String MERGED = "students.merged";
    private static final String SEPARATED = "students.merge-undone";
    private static final List<State> UNRELEASED =
            List.of(State.PROPOSING, State.PROPOSED, State.DECIDED, State.EMBARGOED);

    private final MeetingStore meetings;
    private final EmbargoStore embargoes;
    private final Renewing renewing;
    private final Outdated outdated;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public EmbargoWatch(
            @Reference MeetingStore meetings,
            @Reference EmbargoStore embargoes,
            @Reference Renewing renewing,
            @Reference Outdated outdated,
            @Reference AuditTrail audit,
            @Reference Outbox outbox,
            @Reference Clock clock) {
        this.meetings = meetings;
        this.embargoes = embargoes;
        this.renewing = renewing;
        this.outdated = outdated;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "boards.embargoes";
    }

    @Override
    public Set<String> types() {
        return Set.of(COMPUTED, OUTDATED, MERGED, SEPARATED);
    }

    @Override
    public void consume(long eventId, DomainEvent event) {
        Scope scope = Scope.of(List.of(event.institution()));
        Caller platform = new Caller("platform", Set.of(), scope);
        for (MeetingId id : meetings.in(scope, event.institution(), UNRELEASED)) {
            // a release that is being set compares by itself, or is seen here once it is
            meetings.change(scope, id, List.of(State.values()), row -> {});
            Meeting meeting = meetings.required(scope, id);
            boolean waits = waits(meeting);
            Caller acting = Acting.on(platform, event.institution());
            List<StudentId> known = embargoes.held(scope, id);
            List<StudentId> changed = changed(acting, meeting, waits, event).stream()
                    .filter(student -> meeting.releasedAt() != null || !known.contains(student))
                    .toList();
            if (waits && !changed.isEmpty()) {
                hold(platform, meeting, seen(event), changed);
            }
        }
    }

    /** Of whom the board did not see what is known now; what is not computed is noted for a release to come, too. */
    private List<StudentId> changed(Caller acting, Meeting meeting, boolean waits, DomainEvent event) {
        JsonNode payload = Json.payload(event);
        if (event.type().equals(OUTDATED)) {
            List<StudentId> students = new ArrayList<>();
            payload.path("students").forEach(student -> students.add(StudentId.valueOf(student.asText())));
            return outdated.note(acting, meeting, students);
        }
        if (!event.type().equals(COMPUTED)) {
            return renewing.noteMerged(
                    acting,
                    meeting,
                    Stream.of("merged", "survivor")
                            .map(record ->
                                    StudentId.valueOf(payload.path(record).asText()))
                            .toList());
        }
        return waits
                ? renewing.changedSince(
                        acting,
                        meeting,
                        Instant.parse(payload.path("computedAt").asText()))
                : List.of();
    }

    /** Also what is held already: there may be more to say. */
    private boolean waits(Meeting meeting) {
        return meeting.state() == State.EMBARGOED
                && (meeting.releasedAt() == null || meeting.releasedAt().isAfter(Moments.now(clock)));
    }

    private static String seen(DomainEvent event) {
        return event.type().equals(MERGED) || event.type().equals(SEPARATED) ? "merged records" : "results or marks";
    }

    private void hold(Caller platform, Meeting meeting, String what, List<StudentId> changed) {
        Scope scope = platform.scope();
        String reason = "Not the " + what + " on which the board decided, of "
                + (changed.size() == 1 ? "1 student" : changed.size() + " students");
        meetings.releasedAt(scope, meeting.id(), null);
        embargoes.add(scope, meeting, new Embargo(null, reason, platform.name(), Moments.now(clock)));
        embargoes.hold(scope, meeting, changed);
        audit.record(
                platform,
                AuditEntry.changed(
                        meeting.institution(),
                        "boards.embargo-held",
                        BoardAdminService.subject(meeting.id()),
                        reason,
                        meeting,
                        changed));
        outbox.publish(new DomainEvent(
                "boards.release-held",
                meeting.institution(),
                BoardAdminService.subject(meeting.id()),
                "{\"meeting\":\"%s\",\"releaseAt\":%s,\"students\":%d}"
                        .formatted(
                                meeting.id(),
                                meeting.releasedAt() == null ? null : "\"" + meeting.releasedAt() + "\"",
                                changed.size())));
    }
}
