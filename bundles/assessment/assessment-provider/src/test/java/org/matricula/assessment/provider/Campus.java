package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.grid.GridRecords;
import org.matricula.assessment.provider.moderation.Works;
import org.matricula.assessment.provider.outcome.OutdatedResults;
import org.matricula.assessment.provider.submission.Deadlines;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Adjustment.Effect;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** The neighbouring domains of one institution, as far as marks and results need them. They check privileges as theirs. */
final class Campus {

    static final AcademicSession SESSION = AcademicSession.valueOf("2016/17");
    /** Numbers of students by user. */
    Map<String, String> linked = Map.of();

    static final LocalDateTime DEADLINE = LocalDateTime.of(2016, 11, 14, 12, 0);

    ZoneId zone = ZoneOffset.UTC;
    final InstitutionCode institution;
    final Identifiers identifiers;
    final Map<String, StudentId> numbers = new LinkedHashMap<>();
    final Map<ModuleId, Module> modules = new HashMap<>();
    final Map<OccurrenceId, Occurrence> runs = new LinkedHashMap<>();
    final List<ModuleRegistration> sittings = new ArrayList<>();
    final Map<ProgrammeId, Programme> programmes = new HashMap<>();
    final List<ProgrammeRegistration> enrolments = new ArrayList<>();
    Map<StudentId, Set<StudentId>> merged = Map.of();
    final Map<StudentId, List<Effect>> plans = new HashMap<>();
    int readsOfAllOccurrences;
    final Map<ModuleId, NavigableMap<AcademicSession, List<LearningOutcome>>> taught = new HashMap<>();
    int readsOfOutcomes;

    Campus(InstitutionCode institution, Identifiers identifiers) {
        this.institution = institution;
        this.identifiers = identifiers;
    }

    /** Nobody is merged unless a test says so. */
    Persons persons() {
        return (caller, asked) -> {
            caller.require(Persons.READ);
            return merged;
        };
    }

    GridRecords grids(TestDatabase database, Clock clock) {
        return new GridRecords(
                database.dataSource(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                students(),
                persons(),
                curriculum(),
                registrations(),
                deadlines(database.dataSource()),
                ownWork(),
                outdated(database));
    }

    Works works(TestDatabase database, Clock clock) {
        return new Works(
                database.dataSource(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                students(),
                persons(),
                curriculum(),
                registrations(),
                deadlines(database.dataSource()),
                ownWork(),
                outdated(database),
                days(clock));
    }

    OutdatedResults outdated(TestDatabase database) {
        return new OutdatedResults(
                database.dataSource(), database.transactions(), database.identifiers(), database.outbox());
    }

    /** Nobody is a student unless a test says so. */
    OwnWork ownWork() {
        return new OwnWork(
                Partial.of(StudentAccounts.class, new Object() {
                    Optional<StudentId> own(Caller caller) {
                        caller.require(StudentAccounts.OWN);
                        return Optional.ofNullable(linked.get(caller.name())).map(Campus.this::student);
                    }
                }),
                persons(),
                registrations());
    }

    /** One user is a student, and nobody else. */
    StudentAccounts account(String user, String number) {
        return Partial.of(StudentAccounts.class, new Object() {
            StudentId required(Caller caller) {
                caller.require(StudentAccounts.OWN);
                if (!caller.name().equals(user)) {
                    throw Problem.notFound("student", caller.name()).exception();
                }
                return student(number);
            }
        });
    }

    /** Nobody has a plan unless a test says so. */
    LocalDays days(Clock clock) {
        return new LocalDays(institutions(), clock);
    }

    Deadlines deadlines(DataSource dataSource) {
        return new Deadlines(dataSource, adjustments(), institutions(), registrations());
    }

    /** Answers with the plans of those who are asked for. */
    Adjustments adjustments() {
        return Partial.of(Adjustments.class, new Plans());
    }

    private final class Plans {

        Map<StudentId, List<Effect>> effects(Caller caller, Collection<StudentId> students) {
            caller.require(Adjustments.EFFECTS);
            return plans.entrySet().stream()
                    .filter(plan -> students.contains(plan.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    StudentId student(String number) {
        return numbers.computeIfAbsent(number, n -> new StudentId(identifiers.next()));
    }

    /** The first element of an occurrence is marked by machine. */
    Occurrence machineMarked(Occurrence occurrence) {
        List<Element> elements = new ArrayList<>(occurrence.elements());
        Element first = elements.remove(0);
        elements.add(
                0,
                new Element(
                        first.id(),
                        first.code(),
                        Element.Kind.COMPUTER_MARKED,
                        first.weight(),
                        first.mustPass(),
                        first.deadline()));
        return change(occurrence.assessedBy(elements));
    }

    /** The last element of an occurrence becomes an examination. */
    Occurrence examined(Occurrence occurrence) {
        List<Element> elements = new ArrayList<>(occurrence.elements());
        Element last = elements.remove(elements.size() - 1);
        elements.add(new Element(
                last.id(), "EX", Element.Kind.EXAMINATION, last.weight(), last.mustPass(), last.deadline()));
        return change(occurrence.assessedBy(elements));
    }

    /** A module at the level with one run in the session, assessed by elements of these weights: CW1, CW2 ... */
    Occurrence run(String code, int level, AcademicSession session, int... weights) {
        ModuleId module = new ModuleId(identifiers.next());
        modules.put(module, new Module(module, institution, code, "Title of " + code, level, 20, false, "TAUGHT"));
        List<Element> elements = new ArrayList<>();
        for (int weight : weights) {
            elements.add(new Element(
                    new ElementId(identifiers.next()),
                    "CW" + (elements.size() + 1),
                    Element.Kind.COURSEWORK,
                    Percent.of(weight),
                    false,
                    DEADLINE));
        }
        Occurrence occurrence = new Occurrence(
                new OccurrenceId(identifiers.next()),
                institution,
                module,
                code,
                session,
                "S1",
                LocalDate.of(2016, 9, 26),
                LocalDate.of(2017, 6, 2),
                elements);
        runs.put(occurrence.id(), occurrence);
        return occurrence;
    }

    /** Another run of the module of a run in its session, assessed alike. */
    Occurrence another(Occurrence run, String period) {
        return again(run, run.session(), period);
    }

    /** Another run of the same module, with elements of the same codes and weights. */
    Occurrence again(Occurrence run, AcademicSession session, String period) {
        return change(new Occurrence(
                new OccurrenceId(identifiers.next()),
                institution,
                run.moduleId(),
                run.moduleCode(),
                session,
                period,
                run.starts(),
                run.ends(),
                run.elements().stream()
                        .map(element -> element.identified(new ElementId(identifiers.next())))
                        .toList()));
    }

    /** Changes an occurrence. */
    Occurrence change(Occurrence changed) {
        runs.put(changed.id(), changed);
        return changed;
    }

    /** An element of an occurrence gets two parts of equal weight, named after it: CW1A and CW1B. */
    Occurrence divided(Occurrence occurrence, String code) {
        List<Element> elements = new ArrayList<>();
        for (Element element : occurrence.elements()) {
            if (element.code().equals(code)) {
                elements.add(element.due(null));
                for (String part : List.of("A", "B")) {
                    elements.add(new Element(
                                    new ElementId(identifiers.next()),
                                    code + part,
                                    element.kind(),
                                    Percent.of(50),
                                    false,
                                    DEADLINE)
                            .partOf(code));
                }
            } else {
                elements.add(element);
            }
        }
        return change(occurrence.assessedBy(elements));
    }

    ModuleRegistration register(String number, Occurrence occurrence) {
        return register(number, occurrence, ModuleRegistration.Attempt.FIRST, ModuleRegistration.Status.REGISTERED);
    }

    ModuleRegistration register(
            String number,
            Occurrence occurrence,
            ModuleRegistration.Attempt attempt,
            ModuleRegistration.Status status) {
        ModuleRegistration registration = new ModuleRegistration(
                new ModuleRegistrationId(identifiers.next()),
                institution,
                student(number),
                occurrence.id(),
                attempt,
                status,
                LocalDate.of(2016, 9, 1),
                status == ModuleRegistration.Status.WITHDRAWN ? LocalDate.of(2016, 12, 1) : null);
        sittings.add(registration);
        return registration;
    }

    void enrol(String number, String scale) {
        ProgrammeId id = new ProgrammeId(identifiers.next());
        programmes.put(id, new Programme(id, institution, "P" + id, "Programme", "BSC_HONS", "UG", scale, 4, 6));
        enrolments.add(new ProgrammeRegistration(
                new ProgrammeRegistrationId(identifiers.next()),
                institution,
                student(number),
                id,
                SESSION,
                SESSION,
                4,
                "FT",
                "STANDARD",
                ProgrammeRegistration.Status.ACTIVE,
                LocalDate.of(2016, 9, 1),
                null));
    }

    Students students() {
        return Partial.of(Students.class, new FakeStudents());
    }

    Curriculum curriculum() {
        return Partial.of(Curriculum.class, new FakeCurriculum());
    }

    /** Modules teach nothing that must be passed unless a test says so. */
    ModuleSpecifications specifications() {
        return Partial.of(ModuleSpecifications.class, new FakeSpecifications());
    }

    /** The outcomes of the module of a run that are approved from a session on. */
    void teaches(Occurrence run, AcademicSession from, LearningOutcome... outcomes) {
        taught.computeIfAbsent(run.moduleId(), any -> new TreeMap<>()).put(from, List.of(outcomes));
    }

    private final class FakeSpecifications {

        Map<ModuleId, List<LearningOutcome>> outcomes(
                Caller caller, InstitutionCode at, Collection<ModuleId> asked, AcademicSession session) {
            caller.require(ModuleSpecifications.READ);
            assertEquals(institution, at);
            readsOfOutcomes++;
            Map<ModuleId, List<LearningOutcome>> found = new HashMap<>();
            asked.stream().filter(taught::containsKey).forEach(module -> {
                Map.Entry<AcademicSession, List<LearningOutcome>> inForce =
                        taught.get(module).floorEntry(session);
                if (inForce != null) {
                    found.put(module, inForce.getValue());
                }
            });
            return found;
        }
    }

    Registrations registrations() {
        return Partial.of(Registrations.class, new FakeRegistrations());
    }

    /** An institution that is closed on Wednesday 16 November 2016. */
    Institutions institutions() {
        return Partial.of(Institutions.class, new FakeInstitutions());
    }

    private final class FakeStudents {

        Map<String, StudentId> byNumber(Caller caller, InstitutionCode at, Collection<String> wanted) {
            caller.require(Students.READ);
            Map<String, StudentId> found = new HashMap<>();
            for (String number : wanted) {
                if (at.equals(institution) && numbers.containsKey(number)) {
                    found.put(number, numbers.get(number));
                }
            }
            return found;
        }

        Map<StudentId, Student> all(Caller caller, Collection<StudentId> ids) {
            caller.require(Students.READ);
            Map<StudentId, Student> known = new HashMap<>();
            numbers.forEach(
                    (number, id) -> known.put(id, new Student(id, institution, number, "Family", "Given", null, null)));
            Map<StudentId, Student> found = new HashMap<>();
            ids.forEach(id -> found.put(
                    id, known.get(merged.getOrDefault(id, Set.of(id)).iterator().next())));
            found.values().removeIf(Objects::isNull);
            return found;
        }

        Map<StudentId, String> numbers(Caller caller, Collection<StudentId> ids) {
            caller.require(Students.READ);
            Map<StudentId, String> found = new HashMap<>();
            numbers.forEach((number, id) -> {
                if (ids.contains(id)) {
                    found.put(id, number);
                }
            });
            return found;
        }
    }

    private final class FakeCurriculum {

        List<Occurrence> occurrences(Caller caller, InstitutionCode at, AcademicSession session) {
            caller.require(Curriculum.READ);
            readsOfAllOccurrences++;
            return runs.values().stream()
                    .filter(o -> at.equals(o.institution()))
                    .filter(o -> session == null || session.equals(o.session()))
                    .toList();
        }

        Map<ModuleId, Module> modules(Caller caller, Collection<ModuleId> ids) {
            caller.require(Curriculum.READ);
            return ids.stream()
                    .map(modules::get)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toMap(Module::id, m -> m));
        }

        Versioned<Programme> programme(Caller caller, ProgrammeId id) {
            caller.require(Curriculum.READ);
            return Optional.ofNullable(programmes.get(id))
                    .map(programme -> new Versioned<>(programme, 0))
                    .orElseThrow(() -> Problem.notFound("programme", id).exception());
        }

        Versioned<Occurrence> occurrence(Caller caller, OccurrenceId id) {
            caller.require(Curriculum.READ);
            return Optional.ofNullable(runs.get(id))
                    .filter(o -> caller.scope().contains(o.institution()))
                    .map(o -> new Versioned<>(o, 1))
                    .orElseThrow(() -> Problem.notFound("occurrence", id).exception());
        }
    }

    private final class FakeRegistrations {

        List<ModuleRegistration> on(Caller caller, OccurrenceId occurrence) {
            caller.require(Registrations.READ);
            return sittings.stream()
                    .filter(r -> r.occurrenceId().equals(occurrence))
                    .toList();
        }

        List<ModuleRegistration> all(Caller caller, InstitutionCode at, Collection<ModuleRegistrationId> ids) {
            caller.require(Registrations.READ);
            return sittings.stream().filter(r -> ids.contains(r.id())).toList();
        }

        List<ModuleRegistration> modulesOf(Caller caller, InstitutionCode at, Collection<StudentId> students) {
            caller.require(Registrations.READ);
            Set<StudentId> wanted = Set.copyOf(students);
            return sittings.stream().filter(r -> wanted.contains(r.studentId())).toList();
        }

        List<ProgrammeRegistration> programmesOf(Caller caller, StudentId student) {
            caller.require(Registrations.READ);
            return enrolments.stream()
                    .filter(r -> r.studentId().equals(student))
                    .toList();
        }

        Versioned<ModuleRegistration> moduleRegistration(Caller caller, ModuleRegistrationId id) {
            caller.require(Registrations.READ);
            return sittings.stream()
                    .filter(r -> r.id().equals(id) && caller.scope().contains(r.institution()))
                    .findFirst()
                    .map(r -> new Versioned<>(r, 1))
                    .orElseThrow(
                            () -> Problem.notFound("moduleRegistration", id).exception());
        }
    }

    private final class FakeInstitutions {

        ZoneId zone(Caller caller, InstitutionCode code) {
            caller.require(Institutions.READ);
            assertEquals(institution, code);
            return zone;
        }

        WorkingDayCalendar calendar(Caller caller, InstitutionCode code) {
            caller.require(Institutions.READ);
            return new WorkingDayCalendar(Set.of(LocalDate.of(2016, 11, 16)));
        }

        List<Institution> list(Caller caller) {
            caller.require(Institutions.READ);
            return List.of(new Institution(institution, "University", Institution.Kind.AWARDING_BODY, null));
        }
    }

    static BigDecimal percent(String text) {
        return new BigDecimal(text);
    }
}
