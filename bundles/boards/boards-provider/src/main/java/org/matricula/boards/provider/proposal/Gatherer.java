package org.matricula.boards.provider.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Meeting;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Pack;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the facts of many candidates with a handful of queries, never student by student. */
@Component(service = Gatherer.class)
public final class Gatherer {

    private final Curriculum curriculum;
    private final Registrations registrations;
    private final ModuleResults results;
    private final PersonRecords records;

    /** Reads from the domains that keep the facts. */
    @Activate
    public Gatherer(
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference ModuleResults results,
            @Reference Persons persons) {
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.results = results;
        this.records = new PersonRecords(registrations, results, persons);
    }

    /** The programmes of an institution on which a board can decide: those that lead to an award. */
    public List<Programme> programmes(Caller caller, org.matricula.kernel.api.InstitutionCode institution) {
        List<Programme> all = new ArrayList<>();
        String after = null;
        do {
            Page<Programme> page =
                    curriculum.programmes(caller, institution, new PageRequest(after, PageRequest.MAX_LIMIT));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        all.removeIf(p -> "ASSOCIATE".equals(p.group()));
        return all;
    }

    /**
     * Calls the roll of a meeting.
     *
     * @param programmes the programmes whose packs are pinned
     * @param dealtWith registrations of students who left, on which a board decided after that
     * @throws org.matricula.kernel.api.ProblemException 409 when a person studies on two programmes of the meeting, which
     *     decides once on each person
     */
    public Roll roll(
            Caller caller,
            Meeting meeting,
            Collection<ProgrammeId> programmes,
            Set<ProgrammeRegistrationId> dealtWith) {
        List<ProgrammeRegistration> called = new ArrayList<>(
                registrations.active(caller, meeting.institution(), meeting.session(), programmes, null));
        refuseDoubles(caller, called);
        called.addAll(left(caller, meeting, programmes, called, dealtWith));
        called.sort(Comparator.comparingLong(r -> r.id().value()));
        return roll(caller, meeting, called);
    }

    /** The roll of some of a meeting, whom nobody has to call any more. */
    public Roll roll(Caller caller, Meeting meeting, List<ProgrammeRegistration> called) {
        return new Roll(
                meeting.id(),
                called,
                byKey(programmes(caller, meeting.institution()), Programme::id),
                byKey(curriculum.awards(caller), Award::code),
                byKey(curriculum.occurrences(caller, meeting.institution(), meeting.session()), Occurrence::id));
    }

    /**
     * Who left in the session goes through a board once (T-BD-8), who transferred to another institution as well
     * (AMB-T-158), unless he or she studies on another programme now, under whichever record.
     */
    private List<ProgrammeRegistration> left(
            Caller caller,
            Meeting meeting,
            Collection<ProgrammeId> programmes,
            List<ProgrammeRegistration> active,
            Set<ProgrammeRegistrationId> dealtWith) {
        Set<StudentId> called =
                active.stream().map(ProgrammeRegistration::studentId).collect(Collectors.toCollection(HashSet::new));
        List<ProgrammeRegistration> left =
                registrations.left(caller, meeting.institution(), meeting.session(), programmes).stream()
                        .filter(registration -> !dealtWith.contains(registration.id()))
                        .toList();
        Set<ProgrammeRegistrationId> moved = movedWithin(caller, meeting, left);
        Map<StudentId, Set<StudentId>> persons = records.identities(
                caller, left.stream().map(ProgrammeRegistration::studentId).toList());
        List<ProgrammeRegistration> once = new ArrayList<>();
        for (ProgrammeRegistration registration : left) {
            Set<StudentId> person = persons.get(registration.studentId());
            if (!moved.contains(registration.id()) && Collections.disjoint(called, person)) {
                called.addAll(person);
                once.add(registration);
            }
        }
        return once;
    }

    /** Whose transfer led to another registration here: that one is for the board of its programme. */
    private Set<ProgrammeRegistrationId> movedWithin(Caller caller, Meeting meeting, List<ProgrammeRegistration> left) {
        List<ProgrammeRegistration> transferred = left.stream()
                .filter(registration -> registration.status() == Status.TRANSFERRED)
                .toList();
        Map<StudentId, List<ProgrammeRegistration>> all = records.of(
                        caller,
                        meeting.institution(),
                        transferred.stream()
                                .map(ProgrammeRegistration::studentId)
                                .toList())
                .programmes();
        return transferred.stream()
                .filter(gone -> all.getOrDefault(gone.studentId(), List.of()).stream()
                        .anyMatch(other -> !other.id().equals(gone.id())
                                && !other.startedOn().isBefore(lastDay(gone))))
                .map(ProgrammeRegistration::id)
                .collect(Collectors.toSet());
    }

    private static LocalDate lastDay(ProgrammeRegistration gone) {
        return gone.endedOn() == null ? gone.startedOn() : gone.endedOn();
    }

    /**
     * The facts of some of the registrations of a roll, in their order.
     *
     * @param conferred families of the lower awards that boards conferred, by registration
     * @param substituted what boards let other modules take the place of, by registration
     * @param packs the pinned packs, by programme: they say what credit of other awards counts
     */
    public List<CandidateFacts> gather(
            Caller caller,
            Meeting meeting,
            Roll roll,
            List<ProgrammeRegistration> some,
            Map<ProgrammeRegistrationId, List<String>> conferred,
            Map<ProgrammeRegistrationId, List<Substituted>> substituted,
            Map<ProgrammeId, Pack> packs) {
        List<StudentId> students =
                some.stream().map(ProgrammeRegistration::studentId).toList();
        PersonRecords.Some known = records.of(caller, meeting.institution(), students);
        Map<StudentId, List<ModuleRegistration>> taken = known.modules();
        Map<StudentId, List<ModuleResult>> marked = known.results();
        Set<ModuleResultId> mustPassFailed = results.mustPassFailed(caller, PersonRecords.all(marked));
        Map<StudentId, List<PriorLearning>> prior = known.priorLearning();
        learnModules(caller, roll, marked.values(), taken.values(), prior.values());
        Map<ProgrammeRegistrationId, List<ProgrammeRegistration>> apart =
                apart(caller, meeting, roll, some, taken, prior, packs);
        List<CandidateFacts> facts = new ArrayList<>(some.size());
        for (ProgrammeRegistration registration : some) {
            StudentId student = registration.studentId();
            List<ProgrammeRegistration> elsewhere = apart.getOrDefault(registration.id(), List.of());
            facts.add(new RecordBuilder(meeting, roll, registration, mustPassFailed)
                    .results(
                            marked.getOrDefault(student, List.of()),
                            taken.getOrDefault(student, List.of()),
                            elsewhere.stream().map(ProgrammeRegistration::id).collect(Collectors.toSet()))
                    .priorLearning(OtherStudies.recognised(prior.getOrDefault(student, List.of()), elsewhere))
                    .build()
                    .with(
                            roll.programmes().get(registration.programmeId()).awardCode(),
                            conferred.getOrDefault(registration.id(), List.of()),
                            substituted.getOrDefault(registration.id(), List.of())));
        }
        return facts;
    }

    /** Registrations whose modules are not for this board, of those few who have something of several. */
    private Map<ProgrammeRegistrationId, List<ProgrammeRegistration>> apart(
            Caller caller,
            Meeting meeting,
            Roll roll,
            List<ProgrammeRegistration> some,
            Map<StudentId, List<ModuleRegistration>> taken,
            Map<StudentId, List<PriorLearning>> prior,
            Map<ProgrammeId, Pack> packs) {
        Map<StudentId, ProgrammeRegistration> several = some.stream()
                .filter(one -> OtherStudies.any(
                        one,
                        taken.getOrDefault(one.studentId(), List.of()),
                        prior.getOrDefault(one.studentId(), List.of())))
                .collect(Collectors.toMap(ProgrammeRegistration::studentId, Function.identity()));
        if (several.isEmpty()) {
            return Map.of();
        }
        Map<StudentId, List<ProgrammeRegistration>> all =
                records.of(caller, meeting.institution(), several.keySet()).programmes();
        return several.values().stream().collect(Collectors.toMap(ProgrammeRegistration::id, one -> new OtherStudies(
                        one, all.getOrDefault(one.studentId(), List.of()))
                .apart(meeting, roll, packs.get(one.programmeId()))));
    }

    private void learnModules(
            Caller caller,
            Roll roll,
            Collection<List<ModuleResult>> marked,
            Collection<List<ModuleRegistration>> taken,
            Collection<List<PriorLearning>> prior) {
        Set<ModuleId> wanted = new HashSet<>();
        marked.forEach(list -> list.forEach(result -> wanted.add(result.moduleId())));
        prior.forEach(list -> list.forEach(recognised -> wanted.add(recognised.moduleId())));
        taken.forEach(list -> list.forEach(registration -> {
            Occurrence occurrence = roll.occurrences().get(registration.occurrenceId());
            if (occurrence != null) {
                wanted.add(occurrence.moduleId());
            }
        }));
        List<ModuleId> unseen = roll.unseen(wanted);
        if (unseen.isEmpty()) {
            return;
        }
        Map<ModuleId, Module> found = curriculum.modules(caller, unseen);
        roll.modules().putAll(found);
        for (ModuleId id : unseen) {
            if (!found.containsKey(id)) {
                throw Problem.conflict("module", id, "must be known to the curriculum of the institution")
                        .exception();
            }
        }
    }

    private void refuseDoubles(Caller caller, List<ProgrammeRegistration> active) {
        List<StudentId> students =
                active.stream().map(ProgrammeRegistration::studentId).toList();
        Map<StudentId, Set<StudentId>> persons = records.identities(caller, students);
        Set<Set<StudentId>> seen = new HashSet<>();
        List<StudentId> doubles = students.stream()
                .filter(student -> !seen.add(persons.get(student)))
                .distinct()
                .toList();
        if (!doubles.isEmpty()) {
            throw Problem.conflict(
                            "students",
                            doubles,
                            "must have one active programme registration among the programmes of the meeting; give it up, and hold"
                                    + " a meeting for each of their programmes")
                    .exception();
        }
    }

    private static <K, V> Map<K, V> byKey(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
