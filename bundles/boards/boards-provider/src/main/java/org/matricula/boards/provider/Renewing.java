package org.matricula.boards.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Boards.ExplainedCandidate;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.proposal.CandidateFacts;
import org.matricula.boards.provider.proposal.CurrentResults;
import org.matricula.boards.provider.proposal.FactsJson;
import org.matricula.boards.provider.proposal.FactsReader;
import org.matricula.boards.provider.proposal.Futures;
import org.matricula.boards.provider.proposal.PersonRecords;
import org.matricula.boards.provider.proposal.Proposer;
import org.matricula.boards.provider.proposal.Renewed;
import org.matricula.boards.provider.proposal.RulingsJson;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.OfferStore;
import org.matricula.boards.provider.store.RenewalStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Judges candidates again whose module results have changed since their facts were frozen, or who left their programme,
 * are away from it or came back to it, or left a module before the release, or whose records were merged or separated by
 * then, by the pinned pack.
 */
@Component(service = Renewing.class)
public final class Renewing {

    // what a board completed is no news to another one; that is refused as superseded
    private static final Set<ProgrammeRegistration.Status> WATCHED =
            EnumSet.complementOf(EnumSet.of(ProgrammeRegistration.Status.COMPLETED));

    // a result is seen by others only once its part of the computation is written
    private static final Duration LONGEST_CHUNK = Duration.ofMinutes(10);

    private final MeetingStore meetings;
    private final CandidateStore candidates;
    private final OfferStore offers;
    private final RenewalStore renewals;
    private final ModuleResults results;
    private final Registrations registrations;
    private final Curriculum curriculum;
    private final Regulations regulations;
    private final PersonRecords records;
    private final FactsOfNow facts;
    private final EmbargoStore heard;

    /** Works on the stores. */
    @Activate
    public Renewing(
            @Reference MeetingStore meetings,
            @Reference CandidateStore candidates,
            @Reference OfferStore offers,
            @Reference RenewalStore renewals,
            @Reference ModuleResults results,
            @Reference Registrations registrations,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations,
            @Reference Persons persons,
            @Reference FactsOfNow facts,
            @Reference EmbargoStore heard) {
        this.meetings = meetings;
        this.candidates = candidates;
        this.offers = offers;
        this.renewals = renewals;
        this.results = results;
        this.registrations = registrations;
        this.curriculum = curriculum;
        this.regulations = regulations;
        this.records = new PersonRecords(registrations, results, persons);
        this.facts = facts;
        this.heard = heard;
    }

    /** What is found of a candidate now; empty where no result has changed. */
    public Optional<Renewed> of(Caller acting, Candidate candidate) {
        return Optional.ofNullable(of(acting, List.of(candidate), false).get(candidate));
    }

    /**
     * What is found of those candidates of a meeting whose results have changed; until the release, or whose
     * registrations have.
     */
    public Map<Candidate, Renewed> all(Caller acting, Meeting meeting) {
        Map<Candidate, Renewed> changed = new LinkedHashMap<>();
        each(acting, meeting, chunk -> changed.putAll(of(acting, chunk, meeting.state() != Meeting.State.RELEASED)));
        return changed;
    }

    /**
     * The same of some candidates of one meeting, in the order of their identities. For accounts: frozen facts are read
     * only of whom something may have changed.
     */
    public Map<Candidate, Renewed> among(Caller acting, List<Candidate> some, Meeting.State state) {
        Map<Candidate, Renewed> changed = new LinkedHashMap<>();
        if (some.isEmpty()) {
            return changed;
        }
        MeetingId meeting = some.get(0).meetingId();
        Sift sift = meetings.frozenAt(acting.scope(), meeting)
                .map(frozen -> new Sift(frozen.minus(LONGEST_CHUNK), watched(acting, meeting)))
                .orElse(null);
        for (int from = 0; from < some.size(); from += PageRequest.MAX_LIMIT) {
            List<Candidate> chunk = some.subList(from, Math.min(some.size(), from + PageRequest.MAX_LIMIT));
            changed.putAll(of(acting, chunk, state != Meeting.State.RELEASED, sift));
        }
        return changed;
    }

    /**
     * Refuses a release that was made ready before results changed.
     *
     * @param since when it was ready
     */
    void refuseChanged(Caller acting, Meeting meeting, Instant since) {
        refuse(changedSince(acting, meeting, since));
    }

    /**
     * Those students before a meeting who have a result that was computed at an instant or later, and of whom something is
     * not as the board saw it.
     */
    public List<StudentId> changedSince(Caller acting, Meeting meeting, Instant since) {
        List<StudentId> changed = new ArrayList<>();
        each(acting, meeting, chunk -> {
            List<StudentId> students = chunk.stream().map(Candidate::studentId).toList();
            Set<StudentId> newer =
                    with(records.of(acting, meeting.institution(), students).results(), result -> !result.computedAt()
                            .isBefore(since));
            of(acting, chunk.stream().filter(c -> newer.contains(c.studentId())).toList(), true)
                    .keySet()
                    .forEach(candidate -> changed.add(candidate.studentId()));
        });
        return changed;
    }

    /**
     * Notes of whom records were merged or separated after the facts of a meeting were read.
     *
     * @return those before the meeting who have other facts by that
     */
    public List<StudentId> noteMerged(Caller acting, Meeting meeting, List<StudentId> students) {
        Set<StudentId> persons =
                records.of(acting, meeting.institution(), students).identities();
        heard.noteMerged(acting.scope(), meeting, persons);
        List<StudentId> changed =
                of(acting, candidates.find(acting.scope(), meeting.id(), persons), true).keySet().stream()
                        .map(Candidate::studentId)
                        .toList();
        // whose facts are being read is not seen here yet
        if (meeting.state() != Meeting.State.PROPOSING) {
            Set<StudentId> same = new HashSet<>(persons);
            changed.forEach(same::remove);
            heard.forgetMerged(acting.scope(), meeting.id(), same);
        }
        return changed;
    }

    /** Who needs a look at the frozen facts although nothing of now says so. */
    private Set<StudentId> watched(Caller acting, MeetingId meeting) {
        Set<StudentId> watched = new HashSet<>(candidates.onceGone(acting.scope(), meeting));
        watched.addAll(heard.merged(acting.scope(), meeting));
        return watched;
    }

    /**
     * Refuses a release of decisions on students who left their programme, are away, came back, or left a module since
     * their facts were frozen, or whose records were merged or separated.
     *
     * @throws org.matricula.kernel.api.ProblemException 409
     */
    void refuseLeft(Caller acting, Meeting meeting) {
        List<StudentId> changed = new ArrayList<>();
        // who was there all the time, and is there, needs no look at the frozen facts
        Set<StudentId> once = watched(acting, meeting.id());
        each(acting, meeting, chunk -> {
            List<StudentId> students = chunk.stream().map(Candidate::studentId).toList();
            Set<StudentId> left = new HashSet<>(once);
            registrations.programmesOf(acting, meeting.institution(), students).stream()
                    .filter(registration -> registration.status() != ProgrammeRegistration.Status.ACTIVE)
                    .forEach(registration -> left.add(registration.studentId()));
            left.addAll(with(
                    records.of(acting, meeting.institution(), students).modules(),
                    taken -> taken.status() == ModuleRegistration.Status.WITHDRAWN));
            of(acting, chunk.stream().filter(c -> left.contains(c.studentId())).toList(), true)
                    .keySet()
                    .forEach(candidate -> changed.add(candidate.studentId()));
        });
        refuse(changed);
    }

    private Map<ProgrammeRegistrationId, ProgrammeRegistration> standing(
            Caller acting, InstitutionCode institution, List<StudentId> students) {
        return registrations.programmesOf(acting, institution, students).stream()
                .filter(registration -> WATCHED.contains(registration.status()))
                .collect(Collectors.toMap(ProgrammeRegistration::id, registration -> registration));
    }

    /**
     * Lets a release pass only when nobody's results have changed since the facts were frozen.
     *
     * @throws org.matricula.kernel.api.ProblemException 409
     */
    public static void refuse(List<StudentId> changed) {
        if (!changed.isEmpty()) {
            throw Problem.conflict(
                            "candidates",
                            changed,
                            "must have the results and registrations on which the board decided; renew their proposals, or put the"
                                    + " results right")
                    .exception();
        }
    }

    private static <V> Set<StudentId> with(Map<StudentId, List<V>> records, Predicate<V> wanted) {
        return records.entrySet().stream()
                .filter(of -> of.getValue().stream().anyMatch(wanted))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void each(Caller acting, Meeting meeting, Consumer<List<Candidate>> work) {
        String cursor = null;
        do {
            Page<Candidate> chunk =
                    candidates.list(acting.scope(), meeting.id(), new PageRequest(cursor, PageRequest.MAX_LIMIT));
            work.accept(chunk.items());
            cursor = chunk.next();
        } while (cursor != null);
    }

    private Map<Candidate, Renewed> of(Caller acting, List<Candidate> chunk, boolean unreleased) {
        return of(acting, chunk, unreleased, null);
    }

    /**
     * After the release, registrations have moved on and are no news.
     *
     * @param sift who needs a look at the frozen facts; null for everybody
     */
    private Map<Candidate, Renewed> of(Caller acting, List<Candidate> chunk, boolean unreleased, Sift sift) {
        Map<Candidate, Renewed> changed = new LinkedHashMap<>();
        if (chunk.isEmpty()) {
            return changed;
        }
        Candidate first = chunk.get(0);
        List<StudentId> students = chunk.stream().map(Candidate::studentId).toList();
        PersonRecords.Some known = records.of(acting, first.institution(), students);
        Map<StudentId, List<ModuleRegistration>> taken = unreleased ? known.modules() : Map.of();
        Set<ModuleRegistrationId> dropped = PersonRecords.all(taken).stream()
                .filter(one -> one.status() == ModuleRegistration.Status.WITHDRAWN)
                .map(ModuleRegistration::id)
                .collect(Collectors.toSet());
        Map<ProgrammeRegistrationId, ProgrammeRegistration> standing =
                unreleased ? standing(acting, first.institution(), students) : Map.of();
        Map<StudentId, List<ModuleResult>> marked = known.results();
        CurrentResults current = new CurrentResults(marked, dropped, mustPassFailed(acting, marked));
        Unmarked unmarked = dropped.isEmpty() ? null : unmarked(acting, taken, marked);
        List<Candidate> looked = sift == null ? chunk : sift.of(chunk, marked, taken, standing);
        Map<StudentId, Set<String>> compensated = offers.compensated(acting.scope(), first.meetingId(), students);
        Map<ProgrammeRegistrationId, CandidateFacts> anew = unreleased ? anew(acting, chunk) : Map.of();
        FactsReader reader = new FactsReader(first.institution());
        for (ExplainedCandidate explained : candidates.explained(acting.scope(), looked)) {
            Candidate candidate = explained.candidate();
            CandidateFacts frozen = Futures.compensated(
                    reader.read(explained.facts()), compensated.getOrDefault(candidate.studentId(), Set.of()));
            ProgrammeRegistration stands = standing.get(candidate.registrationId());
            CandidateFacts judged = current.now(frozen);
            CandidateFacts found = unmarked == null ? judged : unmarked.now(judged);
            CandidateFacts stood =
                    stands == null || stands.status() == found.registration().status()
                            ? found
                            : found.with(found.registration().standing(stands.status(), stands.endedOn()));
            CandidateFacts now = anew.containsKey(candidate.registrationId())
                    ? other(
                            frozen,
                            Futures.compensated(
                                    anew.get(candidate.registrationId()),
                                    compensated.getOrDefault(candidate.studentId(), Set.of())))
                    : stood;
            if (now != frozen) {
                changed.put(
                        candidate,
                        new Renewed(
                                now,
                                Proposer.propose(now, regulations.pinned(candidate.pack()))
                                        .with(candidate.options().stream()
                                                .filter(Decisions::isSpecial)
                                                .toList())));
            }
        }
        return changed;
    }

    /** The facts of those whose records were merged or separated, which may hold more or less than the frozen ones. */
    private Map<ProgrammeRegistrationId, CandidateFacts> anew(Caller acting, List<Candidate> chunk) {
        MeetingId id = chunk.get(0).meetingId();
        Set<StudentId> merged = heard.merged(acting.scope(), id);
        Map<ProgrammeRegistrationId, Candidate> concerned = chunk.stream()
                .filter(candidate -> merged.contains(candidate.studentId()))
                .collect(Collectors.toMap(Candidate::registrationId, candidate -> candidate));
        if (concerned.isEmpty()) {
            return Map.of();
        }
        Meeting meeting = meetings.required(acting.scope(), id);
        List<ProgrammeRegistration> registered = registrations
                .programmesOf(
                        acting,
                        meeting.institution(),
                        concerned.values().stream().map(Candidate::studentId).toList())
                .stream()
                .filter(registration -> concerned.containsKey(registration.id()))
                .toList();
        Map<ProgrammeId, Pack> packs = new HashMap<>();
        registered.forEach(one -> packs.put(
                one.programmeId(), regulations.pinned(concerned.get(one.id()).pack())));
        return facts.of(acting, meeting, registered, packs).stream()
                .collect(Collectors.toMap(of -> of.registration().id(), of -> of));
    }

    /** The frozen facts where others say the same: of a registration, a text has only what rulings look at. */
    private static CandidateFacts other(CandidateFacts frozen, CandidateFacts now) {
        return FactsJson.write(now).equals(FactsJson.write(frozen)) ? frozen : now;
    }

    /** Read once for all, and only where a result is not as it was. */
    private Predicate<ModuleResult> mustPassFailed(Caller acting, Map<StudentId, List<ModuleResult>> marked) {
        Set<ModuleResultId> failed = new HashSet<>();
        boolean[] asked = new boolean[1];
        return result -> {
            if (!asked[0]) {
                failed.addAll(results.mustPassFailed(acting, PersonRecords.all(marked)));
                asked[0] = true;
            }
            return failed.contains(result.id());
        };
    }

    /**
     * Who needs a look at the frozen facts.
     *
     * @param since when the earliest result was computed that these may lack
     * @param once students whose facts may say that they had left or were away
     */
    private record Sift(Instant since, Set<StudentId> once) {

        List<Candidate> of(
                List<Candidate> chunk,
                Map<StudentId, List<ModuleResult>> marked,
                Map<StudentId, List<ModuleRegistration>> taken,
                Map<ProgrammeRegistrationId, ProgrammeRegistration> standing) {
            AcademicSession last = chunk.get(0).session();
            Set<StudentId> some = new HashSet<>(once);
            some.addAll(with(
                    marked,
                    result -> !result.computedAt().isBefore(since)
                            && result.session().compareTo(last) <= 0));
            some.addAll(with(taken, one -> one.status() == ModuleRegistration.Status.WITHDRAWN));
            standing.values().stream()
                    .filter(one -> one.status() != ProgrammeRegistration.Status.ACTIVE)
                    .forEach(one -> some.add(one.studentId()));
            return chunk.stream()
                    .filter(candidate -> some.contains(candidate.studentId()))
                    .toList();
        }
    }

    /** What was taken without a result so far. */
    private Unmarked unmarked(
            Caller acting,
            Map<StudentId, List<ModuleRegistration>> taken,
            Map<StudentId, List<ModuleResult>> standing) {
        Set<ModuleRegistrationId> marked = PersonRecords.all(standing).stream()
                .map(ModuleResult::registrationId)
                .collect(Collectors.toSet());
        Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                acting,
                PersonRecords.all(taken).stream()
                        .filter(one -> !marked.contains(one.id()))
                        .map(ModuleRegistration::occurrenceId)
                        .toList());
        Unmarked unmarked = new Unmarked(new HashMap<>(), new HashMap<>());
        taken.forEach((student, all) -> all.stream()
                .filter(one -> !marked.contains(one.id()) && runs.containsKey(one.occurrenceId()))
                .forEach(one -> {
                    Occurrence run = runs.get(one.occurrenceId());
                    (one.status() == ModuleRegistration.Status.WITHDRAWN ? unmarked.left : unmarked.kept)
                            .computeIfAbsent(new Sitting(student, run.session()), any -> new HashSet<>())
                            .add(run.moduleCode());
                }));
        return unmarked;
    }

    private record Sitting(StudentId student, AcademicSession session) {}

    /** Codes of modules without a result: those that were left, and those that are taken still. */
    private record Unmarked(Map<Sitting, Set<String>> left, Map<Sitting, Set<String>> kept) {

        /** The facts without what was left; the very same where that changes nothing. */
        CandidateFacts now(CandidateFacts facts) {
            Sitting sitting = new Sitting(facts.registration().studentId(), facts.session());
            Set<String> gone = new HashSet<>(left.getOrDefault(sitting, Set.of()));
            gone.removeAll(kept.getOrDefault(sitting, Set.of()));
            gone.retainAll(facts.missing());
            return gone.isEmpty() ? facts : facts.without(gone);
        }
    }

    /** Puts what was found in the place of what was proposed, which stays on record; the decision stays. */
    public Candidate renew(Caller caller, Candidate before, Renewed renewed, String reason, Instant at) {
        boolean compensated = !offers.compensated(caller.scope(), before.meetingId(), List.of(before.studentId()))
                .isEmpty();
        renewals.add(
                caller.scope(),
                before,
                new RenewalStore.Texts(
                        FactsJson.write(renewed.facts()),
                        RulingsJson.write(renewed.proposal().rulings()),
                        compensated),
                reason,
                caller.name(),
                at);
        candidates.propose(caller.scope(), before, renewed.proposal());
        candidates.left(caller.scope(), before, renewed.facts().hasLeft());
        heard.forgetMerged(caller.scope(), before.meetingId(), List.of(before.studentId()));
        return candidates
                .find(caller.scope(), before.meetingId(), before.studentId())
                .orElseThrow();
    }
}
