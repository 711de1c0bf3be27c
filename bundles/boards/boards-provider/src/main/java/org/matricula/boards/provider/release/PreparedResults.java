package org.matricula.boards.provider.release;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.Releases.Notice;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.BoardAdminService;
import org.matricula.boards.provider.Moments;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.Composed;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.boards.provider.store.EmbargoStore.Rehearsed;
import org.matricula.boards.provider.store.NoticeStore;
import org.matricula.boards.provider.store.NoticeStore.Due;
import org.matricula.boards.provider.store.ResultStore;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.Outbox;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes results and notices ready, chunk by chunk, in the transaction of the thread. As long as the meeting has no
 * instant of release they are addressed to nobody.
 */
@Component(service = PreparedResults.class)
public final class PreparedResults {

    static final int CHUNK = PageRequest.MAX_LIMIT;

    private final CandidateStore candidates;
    private final ResultStore results;
    private final NoticeStore notices;
    private final EmbargoStore rehearsals;
    private final ResultComposer composer;
    private final Institutions institutions;
    private final Regulations regulations;
    private final Identifiers identifiers;
    private final Outbox outbox;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public PreparedResults(
            @Reference CandidateStore candidates,
            @Reference ResultStore results,
            @Reference NoticeStore notices,
            @Reference EmbargoStore rehearsals,
            @Reference ResultComposer composer,
            @Reference Institutions institutions,
            @Reference Regulations regulations,
            @Reference Identifiers identifiers,
            @Reference Outbox outbox,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.candidates = candidates;
        this.results = results;
        this.notices = notices;
        this.rehearsals = rehearsals;
        this.composer = composer;
        this.institutions = institutions;
        this.regulations = regulations;
        this.identifiers = identifiers;
        this.outbox = outbox;
        this.clock = clock;
        this.days = days;
    }

    /** Begins anew; what was ready is forgotten. */
    void begin(Caller caller, Meeting meeting, JobId job) {
        Scope scope = caller.scope();
        results.clear(scope, meeting.id());
        rehearsals.rehearse(
                scope,
                meeting,
                new Rehearsed(candidates.outcomesDigest(scope, meeting.id()), job, caller.name(), null));
    }

    /** Makes the next chunk; the last one finishes. */
    Page<Candidate> next(Caller caller, Meeting meeting, PageRequest page) {
        Caller acting = Acting.on(caller, meeting.institution());
        Scope scope = acting.scope();
        Page<Candidate> chunk = candidates.list(scope, meeting.id(), page);
        List<Composed> made = composer.first(acting, meeting, chunk.items());
        results.add(scope, made);
        notices.add(
                scope,
                meeting.institution(),
                meeting.id(),
                Notice.Kind.PUBLISHED,
                made.stream()
                        .map(one -> new Due(identifiers.next(), one.candidate().studentId(), one.id()))
                        .toList());
        if (chunk.next() == null) {
            finish(caller, meeting);
        }
        return chunk;
    }

    private void finish(Caller caller, Meeting meeting) {
        Scope scope = caller.scope();
        Rehearsed begun = rehearsals.rehearsal(scope, meeting.id()).orElseThrow();
        String now = candidates.outcomesDigest(scope, meeting.id());
        if (!begun.outcomesDigest().equals(now)) {
            throw Problem.conflict("outcomes", now, "must not change while a release is rehearsed")
                    .exception();
        }
        Institution institution = institutions
                .get(reading(caller, meeting.institution()), meeting.institution())
                .record();
        boolean told = institution.kind() == Institution.Kind.PARTNER
                && packs(meeting).stream().allMatch(Disclosure::partner);
        if (told) {
            notices.add(
                    scope,
                    meeting.institution(),
                    meeting.id(),
                    Notice.Kind.PUBLISHED,
                    List.of(new Due(identifiers.next(), null, null)));
        }
        rehearsals.rehearse(scope, meeting, new Rehearsed(now, begun.job(), begun.by(), Moments.now(clock)));
    }

    /** True when all is ready for the decisions as they are now. */
    boolean isCurrent(Scope scope, Meeting meeting) {
        return current(scope, meeting).isPresent();
    }

    /** When all was ready for the decisions as they are now. */
    public Optional<Instant> current(Scope scope, Meeting meeting) {
        return rehearsals
                .rehearsal(scope, meeting.id())
                .filter(one -> one.finishedAt() != null)
                .filter(one -> one.outcomesDigest().equals(candidates.outcomesDigest(scope, meeting.id())))
                .map(Rehearsed::finishedAt);
    }

    /** True when little or nothing is left to be made ready. */
    public boolean isShort(Scope scope, Meeting meeting) {
        return meeting.candidates() <= CHUNK || isCurrent(scope, meeting);
    }

    /** Makes ready what no rehearsal has. */
    public void prepare(Caller caller, Meeting meeting) {
        if (isCurrent(caller.scope(), meeting)) {
            return;
        }
        begin(caller, meeting, null);
        String cursor = null;
        do {
            cursor = next(caller, meeting, new PageRequest(cursor, CHUNK)).next();
        } while (cursor != null);
    }

    /** Says until when may be appealed against results that are published at an instant. */
    public void appealFrom(Caller caller, Meeting meeting, Instant published) {
        WorkingDayCalendar calendar = calendar(caller, meeting);
        LocalDate day = days.on(caller, meeting.institution(), published);
        for (Pack pack : packs(meeting)) {
            results.appealUntil(caller.scope(), meeting.id(), pack.ref().digest(), appealUntil(calendar, pack, day));
        }
    }

    /**
     * Publishes a new version of a student's result.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when nothing has changed
     */
    public PublishedResult correct(Caller caller, Meeting meeting, Candidate candidate, String reason) {
        Scope scope = caller.scope();
        Instant now = Moments.now(clock);
        List<PublishedResult> before = results.versions(scope, meeting.id(), candidate.studentId(), now);
        Optional<String> key = results.listKey(scope, meeting.id(), candidate.studentId());
        Composed composed = composer.later(Acting.on(caller, meeting.institution()), meeting, candidate, key);
        if (!before.isEmpty() && before.get(before.size() - 1).digest().equals(composed.digest())) {
            throw Problem.conflict("studentId", candidate.studentId(), "must have a result that has changed")
                    .exception();
        }
        int version = before.size() + 1;
        LocalDate until = appealUntil(
                calendar(caller, meeting),
                regulations.pinned(candidate.pack()),
                days.on(caller, meeting.institution(), now));
        results.add(scope, composed, version, reason, now, until);
        notices.add(
                scope,
                meeting.institution(),
                meeting.id(),
                Notice.Kind.CORRECTED,
                List.of(new Due(identifiers.next(), candidate.studentId(), composed.id())));
        outbox.publish(new DomainEvent(
                "boards.result-corrected",
                meeting.institution(),
                BoardAdminService.subject(meeting.id()),
                "{\"meeting\":\"%s\",\"student\":\"%s\",\"result\":\"%d\",\"version\":%d}"
                        .formatted(meeting.id(), candidate.studentId(), composed.id(), version)));
        List<PublishedResult> after = results.versions(scope, meeting.id(), candidate.studentId(), now);
        return after.get(after.size() - 1);
    }

    private static LocalDate appealUntil(WorkingDayCalendar calendar, Pack pack, LocalDate published) {
        Integer window = ResultComposer.appealDays(pack);
        return window == null ? null : calendar.plusWorkingDays(published, window);
    }

    private WorkingDayCalendar calendar(Caller caller, Meeting meeting) {
        return institutions.calendar(reading(caller, meeting.institution()), meeting.institution());
    }

    private List<Pack> packs(Meeting meeting) {
        List<Pack> packs = new ArrayList<>();
        for (PackRef ref : meeting.packs()) {
            packs.add(regulations.pinned(ref));
        }
        return packs;
    }

    private static Caller reading(Caller caller, InstitutionCode institution) {
        return caller.acting(Scope.of(List.of(institution)), Institutions.READ);
    }
}
