package org.matricula.documents.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.Conferral;
import org.matricula.boards.api.Coverage;
import org.matricula.boards.api.DecisionEntry;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.StudiedRoute;
import org.matricula.curriculum.api.Titles;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gathers what documents are made of, for many students of an institution at once. */
@Component(service = Gatherer.class)
public final class Gatherer {

    private final Students students;
    private final Persons persons;
    private final Institutions institutions;
    private final Boards boards;
    private final Curriculum curriculum;
    private final ProgrammeVersions versions;
    private final Registrations registrations;
    private final RegistrationHistory history;
    private final Recognitions recognitions;
    private final ModuleResults results;
    private final LocalDays days;

    /** Reads from the domains that keep the records. */
    @Activate
    public Gatherer(
            @Reference Students students,
            @Reference Persons persons,
            @Reference Institutions institutions,
            @Reference Boards boards,
            @Reference Curriculum curriculum,
            @Reference ProgrammeVersions versions,
            @Reference Registrations registrations,
            @Reference RegistrationHistory history,
            @Reference Recognitions recognitions,
            @Reference ModuleResults results,
            @Reference LocalDays days) {
        this.students = students;
        this.persons = persons;
        this.institutions = institutions;
        this.boards = boards;
        this.curriculum = curriculum;
        this.versions = versions;
        this.registrations = registrations;
        this.history = history;
        this.recognitions = recognitions;
        this.results = results;
        this.days = days;
    }

    /** The dossiers of an institution's students, in the order asked for; those outside the scope are left out. */
    List<Dossier> gather(Caller caller, InstitutionCode institution, Collection<StudentId> ids) {
        Caller reader = Acting.on(caller, institution);
        boards.settle(reader, institution);
        Institution place = institutions.get(reader, institution).record();
        // the name of an institution is no secret: a partner's document bears its awarding body's
        Institution body = place.awardingBody() == null
                ? place
                : institutions
                        .get(Acting.on(caller, place.awardingBody()), place.awardingBody())
                        .record();
        Map<StudentId, Student> found = students.all(reader, ids);
        Map<StudentId, Set<StudentId>> identities = persons.identities(reader, ids);
        Set<StudentId> all = new LinkedHashSet<>();
        ids.forEach(id -> all.addAll(identities.getOrDefault(id, Set.of(id))));
        Map<StudentId, List<ProgrammeRegistration>> studied =
                by(registrations.programmesOf(reader, institution, all), ProgrammeRegistration::studentId);
        Map<StudentId, List<PriorLearning>> recognised =
                by(registrations.priorLearning(reader, institution, all), PriorLearning::studentId);
        Map<StudentId, List<ModuleRegistration>> taken = by(
                registrations.modulesOf(reader, institution, ofSeveral(identities, studied)),
                ModuleRegistration::studentId);
        Map<StudentId, List<ModuleResult>> achieved =
                by(results.versions(reader, institution, all), ModuleResult::studentId);
        Map<StudentId, List<Candidate>> decided = by(boards.released(reader, institution, all), Candidate::studentId);
        Map<CandidateId, Coverage> covered = boards.coverage(reader, institution, all).stream()
                .collect(Collectors.toMap(Coverage::candidateId, Function.identity()));
        Map<ModuleId, Module> modules = curriculum.modules(reader, modules(recognised, achieved));
        Titles called = new Titles(curriculum.formerTitles(reader, institution));
        Known<MeetingId, Meeting> meetings =
                new Known<>(id -> boards.meeting(reader, id).record());
        Known<ProgrammeId, Programme> programmes =
                new Known<>(id -> curriculum.programme(reader, id).record());
        Known<Named, StudiedRoute> routes = new Known<>(
                named -> versions.studied(reader, named.programme(), named.route(), named.session(), named.knownAt())
                        .orElseGet(() -> new StudiedRoute(
                                programmes.get(named.programme()).title(), null)));
        Known<String, Award> awards = new Known<>(code -> curriculum.award(reader, code));
        List<Dossier> dossiers = new ArrayList<>();
        for (StudentId id : ids) {
            Student student = found.get(id);
            Set<StudentId> same = identities.getOrDefault(id, Set.of(id));
            if (student == null) {
                continue;
            }
            List<ProgrammeRegistration> studies = of(same, studied).stream()
                    .sorted(Comparator.comparing(ProgrammeRegistration::startedOn))
                    .toList();
            dossiers.add(new Dossier(
                    id,
                    same,
                    student,
                    institution,
                    place.name(),
                    body.name(),
                    studies.stream()
                            .map(r -> {
                                Programme programme = programmes.get(r.programmeId());
                                return new StudiedProgramme(
                                        r,
                                        programme,
                                        awards.get(programme.awardCode()),
                                        null,
                                        new Known<ReleasedDecision, StudiedRoute>(
                                                decision -> routes.get(named(reader, r, decision)))::get,
                                        called);
                            })
                            .toList(),
                    recognitions.of(reader, id, studies, of(same, recognised)),
                    of(same, achieved),
                    of(same, decided).stream()
                            .map(c -> {
                                Meeting meeting = meetings.get(c.meetingId());
                                // releases from before results were kept have their instant
                                Coverage coverage =
                                        covered.getOrDefault(c.id(), new Coverage(c.id(), meeting.releasedAt(), null));
                                Award lower = c.conferral()
                                        .map(Conferral::award)
                                        .map(awards::get)
                                        .orElse(null);
                                LocalDate day = decidedOn(reader, c, meeting);
                                return new ReleasedDecision(
                                        c,
                                        meeting,
                                        coverage,
                                        day,
                                        lower,
                                        apart(c, day, studies, of(same, taken), of(same, decided)));
                            })
                            .sorted(Comparator.comparing(
                                    decision -> decision.meeting().releasedAt()))
                            .toList(),
                    modules,
                    called));
        }
        return dossiers;
    }

    /** All identities of persons with more than one programme. */
    private static Set<StudentId> ofSeveral(
            Map<StudentId, Set<StudentId>> identities, Map<StudentId, List<ProgrammeRegistration>> studied) {
        return identities.values().stream()
                .filter(same -> of(same, studied).size() > 1)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /**
     * What a board did not have before it: modules of another programme that went on then in the same session, and of one
     * that was completed by a decision of its own (ADR 58).
     */
    private static Set<ModuleRegistrationId> apart(
            Candidate candidate,
            LocalDate day,
            List<ProgrammeRegistration> studies,
            List<ModuleRegistration> taken,
            List<Candidate> decided) {
        ProgrammeId own = studies.stream()
                .filter(study -> study.id().equals(candidate.registrationId()))
                .map(ProgrammeRegistration::programmeId)
                .findFirst()
                .orElse(null);
        Set<ProgrammeRegistrationId> others = studies.stream()
                .filter(study -> !study.programmeId().equals(own))
                .filter(study -> study.status() == ProgrammeRegistration.Status.COMPLETED
                        ? decided.stream().anyMatch(c -> c.registrationId().equals(study.id()))
                        : study.session().compareTo(candidate.session()) >= 0
                                && (study.endedOn() == null || study.endedOn().isAfter(day)))
                .map(ProgrammeRegistration::id)
                .collect(Collectors.toSet());
        return taken.stream()
                .filter(module -> others.contains(module.programmeRegistrationId()))
                .map(ModuleRegistration::id)
                .collect(Collectors.toSet());
    }

    /** A chair's action decides on its own day; one that puts right what the same decision confers leaves the day. */
    private LocalDate decidedOn(Caller reader, Candidate candidate, Meeting meeting) {
        if (!candidate.decidedAt().isAfter(meeting.releasedAt())) {
            return meeting.heldOn();
        }
        Instant since = candidate.decidedAt();
        List<DecisionEntry> entries = boards.decisions(reader, meeting.id(), candidate.studentId());
        for (int i = entries.size() - 1;
                i >= 0 && candidate.decision().equals(entries.get(i).decision());
                i--) {
            since = entries.get(i).recordedAt();
        }
        return since.isAfter(meeting.releasedAt()) ? days.on(reader, meeting.institution(), since) : meeting.heldOn();
    }

    /** When occurrences end, each asked for once. */
    Function<OccurrenceId, LocalDate> endings(Caller caller, InstitutionCode institution) {
        Caller reader = Acting.on(caller, institution);
        return new Known<OccurrenceId, LocalDate>(
                id -> curriculum.occurrence(reader, id).record().ends())::get;
    }

    private static Set<ModuleId> modules(
            Map<StudentId, List<PriorLearning>> recognised, Map<StudentId, List<ModuleResult>> achieved) {
        Set<ModuleId> ids = new HashSet<>();
        recognised.values().forEach(all -> all.forEach(prior -> ids.add(prior.moduleId())));
        achieved.values().forEach(all -> all.forEach(result -> ids.add(result.moduleId())));
        return ids;
    }

    /** What a person has under each of the identities. */
    private static <T> List<T> of(Set<StudentId> same, Map<StudentId, List<T>> rows) {
        return same.stream()
                .flatMap(id -> rows.getOrDefault(id, List.of()).stream())
                .toList();
    }

    private static <T> Map<StudentId, List<T>> by(List<T> rows, Function<T, StudentId> owner) {
        return rows.stream().collect(Collectors.groupingBy(owner));
    }

    /** The route is that of the decision; where it was not on record by then, the one that is now. */
    private Named named(Caller reader, ProgrammeRegistration r, ReleasedDecision decision) {
        if (decision == null) {
            return new Named(r.programmeId(), r.route(), r.session(), null);
        }
        Optional<RegistrationState> then = r.route() == null
                ? Optional.empty()
                : history.on(reader, r.id(), decision.decidedOn(), decision.knownAt());
        String route = then.map(state -> state.registration().route()).orElse(r.route());
        return new Named(r.programmeId(), route, decision.candidate().session(), decision.knownAt());
    }

    /**
     * What a route is asked for.
     *
     * @param knownAt null for what is known now
     */
    private record Named(ProgrammeId programme, String route, AcademicSession session, Instant knownAt) {}

    /** What was asked once is known. */
    private static final class Known<K, V> {

        private final Map<K, V> known = new HashMap<>();
        private final Function<K, V> asking;

        Known(Function<K, V> asking) {
            this.asking = asking;
        }

        V get(K key) {
            return known.computeIfAbsent(key, asking);
        }
    }
}
