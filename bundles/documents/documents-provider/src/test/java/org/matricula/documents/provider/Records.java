package org.matricula.documents.provider;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.documents.api.Documents;
import org.matricula.documents.provider.pdf.HousePapers;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** One student of a partner college as the other domains would tell of her, in memory. */
final class Records {

    static final InstitutionCode COLLEGE = new InstitutionCode("college");
    static final InstitutionCode BODY = new InstitutionCode("usw");
    static final StudentId STUDENT = new StudentId(11);
    static final AcademicSession SESSION = new AcademicSession(2026);
    static final Instant NOW = Instant.parse("2027-08-01T10:00:00Z");

    private static final ProgrammeId PROGRAMME = new ProgrammeId(21);
    private static final ProgrammeRegistrationId REGISTRATION = new ProgrammeRegistrationId(31);

    final Map<ModuleId, Module> modules = new LinkedHashMap<>();
    final Map<OccurrenceId, Occurrence> occurrences = new HashMap<>();
    final List<PriorLearning> prior = new ArrayList<>();
    final List<ModuleResult> results = new ArrayList<>();
    final Map<MeetingId, Meeting> meetings = new LinkedHashMap<>();
    final List<Candidate> decisions = new ArrayList<>();
    private long ids = 100;

    Documents documents() {
        return new DocumentsService(
                students(),
                institutions(),
                new StudyHistory(boards(), curriculum(), registrations(), results()),
                new HousePapers(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Caller officer() {
        return new Caller("officer", Set.of(Documents.READ.name()), Scope.of(List.of(COLLEGE)));
    }

    ModuleId module(String code, int level, int credits) {
        ModuleId id = new ModuleId(++ids);
        modules.put(id, new Module(id, COLLEGE, code, "Title of " + code, level, credits, false, "TAUGHT"));
        return id;
    }

    void result(ModuleId module, AcademicSession session, Attempt attempt, String mark, String grade, String day) {
        OccurrenceId occurrence = new OccurrenceId(++ids);
        Module m = modules.get(module);
        LocalDate ends = LocalDate.of(session.startYear() + 1, 5, 28);
        occurrences.put(
                occurrence,
                new Occurrence(
                        occurrence, COLLEGE, module, m.code(), session, "S1", ends.minusMonths(8), ends, List.of()));
        results.add(new ModuleResult(
                new ModuleResultId(++ids),
                COLLEGE,
                STUDENT,
                new ModuleRegistrationId(++ids),
                occurrence,
                module,
                m.code(),
                session,
                m.level(),
                m.credits(),
                attempt,
                new BigDecimal(mark),
                grade,
                new BigDecimal(mark),
                false,
                1,
                null,
                null,
                Instant.parse(day + "T09:00:00Z")));
    }

    void released(AcademicSession session, String day, Candidate.Kind kind, String decision, String classification) {
        MeetingId id = new MeetingId(++ids);
        meetings.put(
                id,
                new Meeting(
                        id,
                        COLLEGE,
                        session,
                        "AFTER_RESITS",
                        LocalDate.parse(day),
                        "Chair",
                        List.of(),
                        Meeting.State.RELEASED,
                        List.of(),
                        1,
                        "d",
                        "External",
                        null,
                        Instant.parse(day + "T17:00:00Z")));
        decisions.add(new Candidate(
                new CandidateId(++ids),
                COLLEGE,
                id,
                session,
                STUDENT,
                REGISTRATION,
                6,
                kind,
                decision,
                List.of(decision),
                classification,
                null,
                List.of(),
                false,
                decision,
                null,
                "chair",
                NOW,
                null));
    }

    private Students students() {
        return Partial.of(Students.class, new Object() {
            Versioned<Student> get(Caller caller, StudentId id) {
                caller.require(Students.READ);
                if (!id.equals(STUDENT) || !caller.scope().contains(COLLEGE)) {
                    throw Problem.notFound("student", id).exception();
                }
                return new Versioned<>(
                        new Student(id, COLLEGE, "S0042", "Ŵyn-Prydderch", "Siân Gwenllïan", null, null), 0);
            }
        });
    }

    private static Institutions institutions() {
        return Partial.of(Institutions.class, new Object() {
            Versioned<Institution> get(Caller caller, InstitutionCode code) {
                caller.require(Institutions.READ);
                caller.scope().require(code);
                return new Versioned<>(
                        code.equals(COLLEGE)
                                ? new Institution(COLLEGE, "The College", Institution.Kind.PARTNER, BODY)
                                : new Institution(BODY, "The University", Institution.Kind.AWARDING_BODY, null),
                        0);
            }
        });
    }

    private Boards boards() {
        return Partial.of(Boards.class, new Object() {
            List<Candidate> released(Caller caller, StudentId student) {
                caller.require(Boards.READ_RELEASED);
                return decisions;
            }

            Optional<Candidate> award(Caller caller, StudentId student) {
                caller.require(Boards.READ_RELEASED);
                return decisions.stream()
                        .filter(c -> "AWARD".equals(c.decision()))
                        .findFirst();
            }

            Versioned<Meeting> meeting(Caller caller, MeetingId id) {
                caller.require(Boards.READ);
                return new Versioned<>(meetings.get(id), 0);
            }
        });
    }

    private Curriculum curriculum() {
        return Partial.of(Curriculum.class, new Object() {
            Award award(Caller caller, String code) {
                return new Award(code, "Bachelor of Music with Honours", "BACHELORS_HONS", 6, 360);
            }

            Versioned<Programme> programme(Caller caller, ProgrammeId id) {
                caller.require(Curriculum.READ);
                return new Versioned<>(
                        new Programme(id, COLLEGE, "MUS", "Performance", "BMUS_HONS", "UG", "UG", 4, 6), 0);
            }

            Map<ModuleId, Module> modules(Caller caller, Collection<ModuleId> wanted) {
                caller.require(Curriculum.READ);
                return wanted.stream().collect(Collectors.toMap(id -> id, modules::get));
            }

            Versioned<Occurrence> occurrence(Caller caller, OccurrenceId id) {
                caller.require(Curriculum.READ);
                return new Versioned<>(occurrences.get(id), 0);
            }
        });
    }

    private Registrations registrations() {
        return Partial.of(Registrations.class, new Object() {
            List<ProgrammeRegistration> programmesOf(Caller caller, StudentId student) {
                caller.require(Registrations.READ);
                return List.of(registration());
            }

            Versioned<ProgrammeRegistration> programmeRegistration(Caller caller, ProgrammeRegistrationId id) {
                return new Versioned<>(registration(), 0);
            }

            List<PriorLearning> priorLearningOf(Caller caller, StudentId student) {
                caller.require(Registrations.READ);
                return prior;
            }
        });
    }

    private ModuleResults results() {
        return Partial.of(ModuleResults.class, new Object() {
            List<ModuleResult> of(Caller caller, StudentId student) {
                caller.require(Marks.READ);
                return results;
            }
        });
    }

    private static ProgrammeRegistration registration() {
        return new ProgrammeRegistration(
                REGISTRATION,
                COLLEGE,
                STUDENT,
                PROGRAMME,
                new AcademicSession(2024),
                SESSION,
                6,
                "FT",
                "STANDARD",
                ProgrammeRegistration.Status.ACTIVE,
                LocalDate.of(2024, 9, 20),
                null);
    }
}
