package org.matricula.boards.provider.release;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.api.Releases.Embargo;
import org.matricula.boards.provider.MeetingRelease;
import org.matricula.boards.provider.Moments;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for releases whose instant has come and does what follows: registrations move on, events go out. Readers need
 * not wait for it; they see the results from the instant on.
 */
@Component(service = ReleaseLookout.class, immediate = true)
public final class ReleaseLookout {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseLookout.class);
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final MeetingStore meetings;
    private final EmbargoStore embargoes;
    private final MeetingRelease releasing;
    private final Transactions transactions;
    private final Clock clock;
    private final Set<MeetingId> complained = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService lookout =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "matricula-releases"));

    /** Looks from now on. */
    @Activate
    public ReleaseLookout(
            @Reference MeetingStore meetings,
            @Reference EmbargoStore embargoes,
            @Reference MeetingRelease releasing,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.meetings = meetings;
        this.embargoes = embargoes;
        this.releasing = releasing;
        this.transactions = transactions;
        this.clock = clock;
        lookout.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Stops after what it does now. */
    @Deactivate
    public void deactivate() {
        lookout.shutdown();
    }

    /** Releases what is due, each meeting by itself. */
    public void look() {
        try {
            meetings.due(Scope.all(), Moments.now(clock)).forEach(this::release);
        } catch (RuntimeException e) {
            LOG.warn("Releases that are due cannot be read and will be tried again: {}", e.getMessage());
        }
    }

    /** Does at once what is due in an institution; what fails is the caller's to know. */
    public void settle(Scope scope) {
        meetings.due(scope, Moments.now(clock))
                .forEach(meeting -> transactions.requiresNew(() -> {
                    publish(meeting);
                    return null;
                }));
    }

    /** Two may come at once, and an instant may be moved, or held back, meanwhile: what holds is seen under the lock. */
    private void publish(Meeting due) {
        Scope scope = Scope.of(List.of(due.institution()));
        meetings.change(scope, due.id(), List.of(Meeting.State.values()), row -> {});
        Meeting meeting = meetings.required(scope, due.id());
        if (meeting.state() == Meeting.State.EMBARGOED
                && meeting.releasedAt() != null
                && !meeting.releasedAt().isAfter(Moments.now(clock))) {
            releasing.publish(caller(meeting), meeting);
        }
    }

    private void release(Meeting meeting) {
        try {
            transactions.run(() -> publish(meeting));
            complained.remove(meeting.id());
        } catch (RuntimeException e) {
            if (complained.add(meeting.id())) {
                LOG.warn("What follows the release of meeting {} is tried again until it is done", meeting.id(), e);
            }
        }
    }

    /** Whoever set the instant releases at that instant. */
    private Caller caller(Meeting meeting) {
        Scope scope = Scope.of(List.of(meeting.institution()));
        List<Embargo> entries = embargoes.of(scope, meeting.id());
        return new Caller(entries.get(entries.size() - 1).recordedBy(), Set.of(), scope);
    }
}
