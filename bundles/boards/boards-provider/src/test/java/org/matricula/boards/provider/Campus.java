package org.matricula.boards.provider;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.CompensatedResults;
import org.matricula.assessment.api.CompensatedResults.Compensation;
import org.matricula.assessment.api.ExternalExaminers;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.Moderations;
import org.matricula.assessment.api.ModuleModeration.State;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.assessment.api.ModuleResults.ExplainedResult;
import org.matricula.assessment.api.SessionRecords;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.Dated;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentDetails;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** A small institution as the other domains would tell of it, in memory. Refuses callers without the privilege. */
final class Campus {

    static final AcademicSession SESSION = new AcademicSession(2026);

    final InstitutionCode code;
    final Map<ProgrammeId, Programme> programmes = new LinkedHashMap<>();
    final Map<ModuleId, Module> modules = new LinkedHashMap<>();
    final List<Occurrence> occurrences = new ArrayList<>();
    final List<ProgrammeRegistration> registrations = new ArrayList<>();
    final List<ProgrammeRegistration> withdrawn = new ArrayList<>();
    final List<ModuleRegistration> taken = new ArrayList<>();
    final List<PriorLearning> prior = new ArrayList<>();
    final Map<OccurrenceId, State> moderation = new HashMap<>();
    final List<ModuleResult> results = new ArrayList<>();
    /** When results are computed from now on. */
    Instant computedAt = Instant.EPOCH;
    /** Codes of modules in which something that must be passed was failed. */
    Set<String> mustPassFailed = Set.of();

    private final List<ModuleResult> superseded = new ArrayList<>();
    /** Registrations with a mark that is newer than their result. */
    Set<ModuleRegistrationId> outdated = Set.of();

    final Map<Compensation, Instant> compensated = new LinkedHashMap<>();
    final List<String> advanced = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    /** Why a registration is not taken back unless a person wants it. */
    Problem against;

    Map<StudentId, Set<StudentId>> merged = Map.of();

    final List<Hold> holding = new ArrayList<>();
    boolean registrationFails;
    boolean partner;
    boolean unruled;
    Set<LocalDate> closures = Set.of();
    ZoneId zone = ZoneOffset.UTC;
    StudentId marked;
    StudentId tutored;
    final List<ExternalExaminers.Appointment> appointed = new ArrayList<>();
    LocalDate tutoredUntil;
    // as in one database: no two records of any campus share an identity
    private static final AtomicLong IDS = new AtomicLong();

    Campus(InstitutionCode code) {
        this.code = code;
    }

    Holds holds(Clock clock) {
        return Partial.of(Holds.class, new Object() {
            Optional<Hold> keeping(Caller caller, StudentId student, Hold.Effect effect) {
                caller.require(Students.READ);
                LocalDate today = LocalDate.now(clock);
                return holding.stream()
                        .filter(hold -> hold.holdsOn(today)
                                && hold.studentId().equals(student)
                                && hold.effects().contains(effect))
                        .findFirst();
            }
        });
    }

    /** Nobody is merged unless a test says so. */
    Persons persons() {
        return (caller, asked) -> {
            caller.require(Persons.READ);
            return merged;
        };
    }

    long next() {
        return IDS.incrementAndGet();
    }

    ProgrammeId programme(String programmeCode, String group, int first, int last) {
        return programme(programmeCode, "BA_HONS", group, first, last);
    }

    ProgrammeId programme(String programmeCode, String award, String group, int first, int last) {
        ProgrammeId id = new ProgrammeId(next());
        programmes.put(id, new Programme(id, code, programmeCode, "Music", award, group, "UG", first, last));
        return id;
    }

    ModuleId module(String moduleCode, int level, int credits) {
        ModuleId id = new ModuleId(next());
        modules.put(id, new Module(id, code, moduleCode, moduleCode, level, credits, false, "TAUGHT"));
        return id;
    }

    ProgrammeRegistration student(ProgrammeId programme, int level) {
        return student(programme, level, "FT");
    }

    ProgrammeRegistration student(ProgrammeId programme, int level, String mode) {
        ProgrammeRegistration registration = new ProgrammeRegistration(
                new ProgrammeRegistrationId(next()),
                code,
                new StudentId(next()),
                programme,
                new AcademicSession(2024),
                SESSION,
                level,
                mode,
                "STANDARD",
                ProgrammeRegistration.Status.ACTIVE,
                LocalDate.of(2024, 9, 20),
                null);
        registrations.add(registration);
        return registration;
    }

    private Student student(StudentId id) {
        return new Student(id, code, "N" + id, "Family", "Given", null, null);
    }

    OccurrenceId occurrence(ModuleId module, AcademicSession session) {
        return occurrences.stream()
                .filter(o -> o.moduleId().equals(module) && o.session().equals(session))
                .findFirst()
                .map(Occurrence::id)
                .orElseGet(() -> newOccurrence(module, session));
    }

    private OccurrenceId newOccurrence(ModuleId module, AcademicSession session) {
        OccurrenceId id = new OccurrenceId(next());
        LocalDate starts = LocalDate.of(session.startYear(), 10, 1);
        Element exam = new Element(new ElementId(next()), "EX", Element.Kind.EXAMINATION, Percent.of(100), false, null);
        occurrences.add(new Occurrence(
                id,
                code,
                module,
                modules.get(module).code(),
                session,
                "S1",
                starts,
                starts.plusMonths(8),
                List.of(exam)));
        return id;
    }

    ModuleRegistration takes(
            ProgrammeRegistration student,
            ModuleId module,
            AcademicSession session,
            ModuleRegistration.Attempt attempt) {
        ModuleRegistration registration = new ModuleRegistration(
                new ModuleRegistrationId(next()),
                code,
                student.studentId(),
                occurrence(module, session),
                attempt,
                ModuleRegistration.Status.REGISTERED,
                LocalDate.of(session.startYear(), 10, 1),
                null);
        taken.add(registration);
        return registration;
    }

    /** The same, where it is told for which programme. */
    ModuleRegistration takesFor(ProgrammeRegistration student, ModuleId module, AcademicSession session) {
        ModuleRegistration untold = takes(student, module, session, ModuleRegistration.Attempt.FIRST);
        taken.remove(untold);
        ModuleRegistration told = new ModuleRegistration(
                untold.id(),
                code,
                student.studentId(),
                untold.occurrenceId(),
                untold.attempt(),
                untold.status(),
                untold.registeredOn(),
                null,
                student.id());
        taken.add(told);
        return told;
    }

    void result(ProgrammeRegistration student, ModuleId module, String mark, String grade) {
        result(student, module, SESSION, ModuleRegistration.Attempt.FIRST, mark, grade);
    }

    void result(
            ProgrammeRegistration student,
            ModuleId module,
            AcademicSession session,
            ModuleRegistration.Attempt attempt,
            String mark,
            String grade) {
        resultOf(takes(student, module, session, attempt), module, session, mark, grade);
    }

    void resultOf(
            ModuleRegistration registration, ModuleId module, AcademicSession session, String mark, String grade) {
        resultOf(registration, module, session, mark, grade, false);
    }

    /** A failure because nothing was handed in. */
    void nothing(ModuleRegistration registration, ModuleId module) {
        resultOf(registration, module, SESSION, "0", "F2", true);
    }

    private void resultOf(
            ModuleRegistration registration,
            ModuleId module,
            AcademicSession session,
            String mark,
            String grade,
            boolean nothing) {
        Module m = modules.get(module);
        results.add(new ModuleResult(
                new ModuleResultId(next()),
                code,
                registration.studentId(),
                registration.id(),
                registration.occurrenceId(),
                module,
                m.code(),
                session,
                m.level(),
                m.credits(),
                registration.attempt(),
                new BigDecimal(mark),
                grade,
                Set.of("PASS", "PC", "HD").contains(grade),
                new BigDecimal(mark),
                nothing,
                1,
                null,
                new PackRef("p", "1.0.0", "d"),
                computedAt));
    }

    /** Remembers what was compensated, with the moment. */
    CompensatedResults compensatedResults() {
        return (caller, institution, until, at, compensations) -> {
            caller.require(CompensatedResults.WRITE);
            caller.scope().require(institution);
            compensations.forEach(one -> compensated.put(one, at));
            return compensations.size();
        };
    }

    /** The first result of a module becomes another. */
    void changed(ModuleId module, String mark, String grade) {
        ModuleResult before = results.stream()
                .filter(result -> result.moduleId().equals(module))
                .findFirst()
                .orElseThrow();
        results.remove(before);
        superseded.add(before);
        ModuleRegistration whose = taken.stream()
                .filter(registration -> registration.id().equals(before.registrationId()))
                .findFirst()
                .orElseThrow();
        resultOf(whose, module, before.session(), mark, grade);
    }

    /** A result that is there becomes one of grade PC. */
    void compensated(ModuleResult failed) {
        results.remove(failed);
        superseded.add(failed);
        results.add(new ModuleResult(
                new ModuleResultId(next()),
                code,
                failed.studentId(),
                failed.registrationId(),
                failed.occurrenceId(),
                failed.moduleId(),
                failed.moduleCode(),
                failed.session(),
                failed.level(),
                failed.credits(),
                failed.attempt(),
                failed.mark(),
                "PC",
                true,
                failed.lowestElement(),
                false,
                2,
                "compensated by meeting 4",
                failed.pack(),
                Instant.EPOCH));
    }

    /** What modules and awards were called before. */
    final List<FormerTitle> formerTitles = new ArrayList<>();

    Curriculum curriculum() {
        return Partial.of(Curriculum.class, new Object() {
            List<Award> awards(Caller caller) {
                caller.require(Curriculum.READ);
                return List.of(
                        new Award("BA_HONS", "Bachelor of Arts with Honours", "BACHELORS_HONS", 6, 360),
                        new Award("BA", "Bachelor of Arts", "BACHELORS", 6, 300),
                        new Award("PGCERT", "Postgraduate Certificate", "PGCERT", 7, 60),
                        new Award("PGDIP", "Postgraduate Diploma", "PGDIP", 7, 120),
                        new Award("CERTHE", "Certificate of Higher Education", "CERTHE", 4, 120));
            }

            Page<Programme> programmes(Caller caller, InstitutionCode institution, PageRequest page) {
                caller.require(Curriculum.READ);
                caller.scope().require(institution);
                // in pages of one, so that whoever forgets the next page is found out
                List<Programme> rest = programmes.values().stream()
                        .filter(p -> p.institution().equals(institution))
                        .filter(p -> p.id().value() > page.afterId())
                        .toList();
                return Page.cut(rest, 1, p -> p.id().toString());
            }

            List<FormerTitle> formerTitles(Caller caller, InstitutionCode institution) {
                caller.require(Curriculum.READ);
                return formerTitles;
            }

            Map<String, Module> modulesByCode(Caller caller, InstitutionCode institution, Collection<String> codes) {
                caller.require(Curriculum.READ);
                return modules.values().stream()
                        .filter(m -> codes.contains(m.code()))
                        .collect(Collectors.toMap(Module::code, m -> m));
            }

            Map<ModuleId, Module> modules(Caller caller, Collection<ModuleId> wanted) {
                caller.require(Curriculum.READ);
                return modules.entrySet().stream()
                        .filter(e -> wanted.contains(e.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            }

            Versioned<Programme> programme(Caller caller, ProgrammeId id) {
                caller.require(Curriculum.READ);
                return new Versioned<>(programmes.get(id), 1);
            }

            Versioned<Occurrence> occurrence(Caller caller, OccurrenceId id) {
                caller.require(Curriculum.READ);
                return new Versioned<>(
                        occurrences.stream()
                                .filter(o -> o.id().equals(id))
                                .findFirst()
                                .orElseThrow(),
                        1);
            }

            List<Occurrence> occurrences(Caller caller, InstitutionCode institution, AcademicSession session) {
                caller.require(Curriculum.READ);
                return occurrences.stream()
                        .filter(o -> o.session().equals(session))
                        .toList();
            }
        });
    }

    Registrations registrations() {
        return Partial.of(Registrations.class, new Object() {
            List<ProgrammeRegistration> active(
                    Caller caller,
                    InstitutionCode institution,
                    AcademicSession session,
                    Collection<ProgrammeId> wanted,
                    Integer level) {
                caller.require(Registrations.READ);
                return registrations.stream()
                        .filter(r -> r.session().equals(session))
                        .filter(r -> wanted.contains(r.programmeId()))
                        .toList();
            }

            Versioned<ProgrammeRegistration> programmeRegistration(Caller caller, ProgrammeRegistrationId id) {
                caller.require(Registrations.READ);
                return new Versioned<>(
                        Stream.concat(registrations.stream(), withdrawn.stream())
                                .filter(r -> r.id().equals(id))
                                .findFirst()
                                .orElseThrow(),
                        7);
            }

            List<ProgrammeRegistration> left(
                    Caller caller,
                    InstitutionCode institution,
                    AcademicSession session,
                    Collection<ProgrammeId> wanted) {
                caller.require(Registrations.READ);
                return withdrawn.stream()
                        .filter(r -> r.session().equals(session))
                        .filter(r -> wanted.contains(r.programmeId()))
                        .toList();
            }

            List<ProgrammeRegistration> ofSession(Caller caller, InstitutionCode institution, AcademicSession session) {
                caller.require(Registrations.READ);
                caller.scope().require(institution);
                return Stream.concat(registrations.stream(), withdrawn.stream())
                        .filter(r -> r.session().equals(session))
                        .toList();
            }

            List<ModuleRegistration> on(
                    Caller caller,
                    InstitutionCode institution,
                    Collection<OccurrenceId> occurrences,
                    Collection<StudentId> students) {
                return modulesOf(caller, institution, students).stream()
                        .filter(r -> occurrences.contains(r.occurrenceId()))
                        .toList();
            }

            List<ModuleRegistration> modulesOf(
                    Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                caller.require(Registrations.READ);
                Set<StudentId> wanted = Set.copyOf(students);
                return taken.stream()
                        .filter(r -> wanted.contains(r.studentId()))
                        .toList();
            }

            List<ModuleRegistration> on(Caller caller, OccurrenceId occurrence) {
                caller.require(Registrations.READ);
                return taken.stream()
                        .filter(r -> r.occurrenceId().equals(occurrence))
                        .toList();
            }

            List<ModuleRegistration> modulesOf(Caller caller, StudentId student) {
                return modulesOf(caller, code, List.of(student));
            }

            List<ProgrammeRegistration> programmesOf(Caller caller, StudentId student) {
                caller.require(Registrations.READ);
                return registrations.stream()
                        .filter(r -> r.studentId().equals(student))
                        .toList();
            }

            List<PriorLearning> priorLearning(
                    Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                caller.require(Registrations.READ);
                return prior.stream()
                        .filter(p -> students.contains(p.studentId()))
                        .toList();
            }
        });
    }

    /** What nobody has computed since something else was recorded. */
    SessionRecords records() {
        return Partial.of(SessionRecords.class, new Object() {
            Set<ModuleRegistrationId> outdated(
                    Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                caller.require(SessionRecords.READ);
                return taken.stream()
                        .filter(one -> students.contains(one.studentId()))
                        .map(ModuleRegistration::id)
                        .filter(outdated::contains)
                        .collect(Collectors.toSet());
            }
        });
    }

    ModuleResults results() {
        return Partial.of(ModuleResults.class, new Object() {
            List<ModuleResult> of(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                caller.require(Marks.READ);
                Set<StudentId> wanted = Set.copyOf(students);
                return results.stream()
                        .filter(r -> wanted.contains(r.studentId()))
                        .toList();
            }

            List<ModuleResult> of(Caller caller, StudentId student) {
                return of(caller, code, List.of(student));
            }

            Set<ModuleResultId> mustPassFailed(Caller caller, Collection<ModuleResult> asked) {
                caller.require(Marks.READ);
                return asked.stream()
                        .filter(r -> mustPassFailed.contains(r.moduleCode()))
                        .map(ModuleResult::id)
                        .collect(Collectors.toSet());
            }

            Map<ModuleResultId, String> explained(Caller caller, Collection<ModuleResult> asked) {
                caller.require(Marks.READ);
                return unruled
                        ? Map.of()
                        : asked.stream()
                                .collect(Collectors.toMap(
                                        ModuleResult::id, r -> r.moduleCode() + " has " + r.mark() + "\n"));
            }

            List<ModuleResult> versions(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
                caller.require(Marks.READ);
                return Stream.concat(superseded.stream(), results.stream())
                        .filter(r -> students.contains(r.studentId()))
                        .toList();
            }

            List<ExplainedResult> history(Caller caller, ModuleRegistrationId registration) {
                caller.require(Marks.READ);
                return Stream.concat(superseded.stream(), results.stream())
                        .filter(r -> r.registrationId().equals(registration))
                        .map(r -> new ExplainedResult(
                                r, unruled ? "" : "{\"elementMarks\":{\"EX\":%s},\"findings\":[]}".formatted(r.mark())))
                        .toList();
            }
        });
    }

    /** Nothing is planned unless a test says so. */
    /** The register of external examiners, without the days. */
    ExternalExaminers examiners() {
        return Partial.of(ExternalExaminers.class, new Object() {
            List<ExternalExaminers.Appointed> of(Caller caller, InstitutionCode institution, LocalDate on) {
                caller.require(ExternalExaminers.READ);
                caller.scope().require(institution);
                return appointed.stream()
                        .filter(one -> !one.from().isAfter(on) && !one.until().isBefore(on))
                        .map(one -> new ExternalExaminers.Appointed(null, institution, one, "term", null, null, null))
                        .toList();
            }
        });
    }

    Moderations moderations() {
        return Partial.of(Moderations.class, new Object() {
            Map<OccurrenceId, State> states(Caller caller, Collection<OccurrenceId> runs) {
                caller.require(Moderations.READ);
                return runs.stream()
                        .distinct()
                        .collect(Collectors.toMap(run -> run, run -> moderation.getOrDefault(run, State.NOT_PLANNED)));
            }
        });
    }

    /** Who gave the mark, for the tests of conflicts. */
    Marks marks() {
        return Partial.of(Marks.class, new Object() {
            Set<String> markers(Caller caller, StudentId student) {
                caller.require(Marks.READ);
                // they go by candidate number
                return caller.may(CandidateNumbers.READ) && student.equals(marked) ? Set.of("leader") : Set.of();
            }
        });
    }

    StudentDetails details() {
        return Partial.of(StudentDetails.class, new Object() {
            List<Dated<String>> tutors(Caller caller, StudentId student) {
                caller.require(StudentDetails.READ);
                return student.equals(tutored)
                        ? List.of(new Dated<>(
                                null, student, "leader", null, tutoredUntil, null, null, null, null, null, null))
                        : List.of();
            }
        });
    }

    Institutions institutions() {
        return Partial.of(Institutions.class, new Object() {
            Versioned<Institution> get(Caller caller, InstitutionCode wanted) {
                caller.require(Institutions.READ);
                return new Versioned<>(
                        new Institution(
                                wanted,
                                "University of the Tests",
                                partner ? Institution.Kind.PARTNER : Institution.Kind.AWARDING_BODY,
                                null),
                        1);
            }

            WorkingDayCalendar calendar(Caller caller, InstitutionCode wanted) {
                caller.require(Institutions.READ);
                return new WorkingDayCalendar(closures);
            }

            ZoneId zone(Caller caller, InstitutionCode wanted) {
                caller.require(Institutions.READ);
                caller.scope().require(wanted);
                return zone;
            }
        });
    }

    Students students() {
        return Partial.of(Students.class, new Object() {
            Map<StudentId, Student> all(Caller caller, Collection<StudentId> ids) {
                caller.require(Students.READ);
                return caller.scope().contains(code)
                        ? registrations.stream()
                                .map(ProgrammeRegistration::studentId)
                                .filter(ids::contains)
                                .collect(Collectors.toMap(id -> id, Campus.this::student, (a, b) -> a))
                        : Map.of();
            }
        });
    }

    /** Remembers whose registration ended, and why. */
    ProgrammeChanges programmeChanges() {
        return Partial.of(ProgrammeChanges.class, new Object() {
            Optional<Problem> takeBack(
                    Caller caller,
                    ProgrammeRegistrationId id,
                    ProgrammeChanges.Superseded decision,
                    ProgrammeChanges.Cause cause) {
                caller.require(ProgrammeChanges.WRITE);
                caller.require(StudentAdmin.WRITE);
                if (against != null && !decision.wanted()) {
                    return Optional.of(against);
                }
                advanced.add(
                        id + " taken back to " + decision.session() + ": " + cause.reason() + ", " + cause.source());
                Stream.concat(withdrawn.stream(), registrations.stream())
                        .filter(r -> r.id().equals(id))
                        .findFirst()
                        .ifPresent(r -> {
                            withdrawn.remove(r);
                            registrations.remove(r);
                            registrations.add(r.in(decision.session(), r.level(), r.mode())
                                    .standing(ProgrammeRegistration.Status.ACTIVE, null));
                        });
                return Optional.empty();
            }

            Versioned<ProgrammeRegistration> withdraw(
                    Caller caller,
                    ProgrammeRegistrationId id,
                    LocalDate effective,
                    long version,
                    ProgrammeChanges.Cause cause) {
                caller.require(ProgrammeChanges.WRITE);
                caller.require(StudentAdmin.WRITE);
                ended.add(id + " " + effective + " " + version + " " + cause.source());
                ProgrammeRegistration left = registrations.stream()
                        .filter(r -> r.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                registrations.remove(left);
                withdrawn.add(new ProgrammeRegistration(
                        id,
                        code,
                        left.studentId(),
                        left.programmeId(),
                        left.entrySession(),
                        left.session(),
                        left.level(),
                        left.mode(),
                        left.entry(),
                        ProgrammeRegistration.Status.WITHDRAWN,
                        left.startedOn(),
                        effective));
                return new Versioned<>(withdrawn.get(withdrawn.size() - 1), version + 1);
            }
        });
    }

    RegistrationAdmin registrationAdmin() {
        return Partial.of(RegistrationAdmin.class, new Object() {
            void advance(
                    Caller caller,
                    List<ProgrammeRegistrationId> moved,
                    AcademicSession nextSession,
                    Integer level,
                    LocalDate on) {
                caller.require(RegistrationAdmin.WRITE);
                if (registrationFails) {
                    throw new IllegalStateException("registration is broken");
                }
                advanced.add(moved + " -> " + nextSession + " " + level);
            }
        });
    }
}
