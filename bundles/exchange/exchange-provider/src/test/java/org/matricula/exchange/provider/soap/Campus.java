package org.matricula.exchange.provider.soap;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Route;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Authenticator;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** One student at one institution, as the neighbours of the SOAP face would tell of her. */
final class Campus {

    static final String PASSWORD = "secret";
    static final InstitutionCode USW = new InstitutionCode("usw");
    static final StudentId ADA = new StudentId(11);
    static final PackRef PACK = new PackRef("usw-taught", "1.0.0", "0123456789abcdef");

    private static final AcademicSession SESSION = new AcademicSession(2026);
    private static final ProgrammeId PROGRAMME = new ProgrammeId(21);
    private static final ModuleId MODULE = new ModuleId(31);
    private static final OccurrenceId RUN = new OccurrenceId(41);
    private static final ProgrammeRegistrationId STUDY = new ProgrammeRegistrationId(51);
    private static final ModuleRegistrationId TAKES = new ModuleRegistrationId(61);
    private static final Set<String> ALL = Set.of(
            "students.read",
            "registration.read",
            "curriculum.read",
            "assessment.read",
            "assessment.write",
            "boards.read-released",
            "regulations.read");

    final List<MarkRow> recorded = new ArrayList<>();
    final Neighbours neighbours = new Neighbours();
    final Boards boards = fake(Boards.class, Map.of("released", a -> released((Caller) a[0])));

    Campus() {
        neighbours.setAuthenticator(fake(Authenticator.class, Map.of("authenticate", a -> caller((String) a[0]))));
        neighbours.setStudents(fake(
                Students.class,
                Map.of("byNumber", a -> byNumber((Caller) a[0], (InstitutionCode) a[1], a[2]), "get", a -> ada())));
        neighbours.setRegistrations(fake(
                Registrations.class,
                Map.of(
                        "programmesOf",
                        a -> List.of(study()),
                        "modulesOf",
                        a -> List.of(takes()),
                        "priorLearningOf",
                        a -> List.of(new PriorLearning(
                                USW, ADA, MODULE, PriorLearning.Origin.EXPERIENTIAL, new BigDecimal("62.50"))))));
        neighbours.setCurriculum(fake(
                Curriculum.class,
                Map.of(
                        "programme",
                        a -> new Versioned<>(
                                new Programme(PROGRAMME, USW, "COMP", "Computing", "BSC_HONS", "UG", "UG", 4, 6), 0),
                        "occurrence",
                        a -> new Versioned<>(
                                new Occurrence(RUN, USW, MODULE, "CS101", SESSION, "S1", null, null, List.of()), 0),
                        "modules",
                        a -> Map.of(MODULE, new Module(MODULE, USW, "CS101", "Programming", 4, 20, true, "TAUGHT")))));
        neighbours.setVersions(fake(
                ProgrammeVersions.class,
                Map.of(
                        "inForce",
                        a -> Optional.of(new ProgrammeVersion(
                                null,
                                PROGRAMME,
                                "COMP",
                                USW,
                                1,
                                null,
                                (AcademicSession) a[2],
                                ChangeSet.State.APPROVED,
                                null,
                                "Computing and more",
                                new ProgrammeStructure(
                                        List.of(),
                                        List.of(route("S", "Computing"), route("CD", "Computing with Drama")),
                                        List.of()))))));
        neighbours.setMarks(fake(Marks.class, Map.of("record", this::record)));
        neighbours.setResults(fake(ModuleResults.class, Map.of("of", a -> List.of(result()))));
        neighbours.setBoards(boards);
    }

    /** The credentials as a header. */
    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** An api that answers the given methods; every other call is a defect. */
    static <T> T fake(Class<T> api, Map<String, Function<Object[], Object>> methods) {
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, (proxy, method, args) -> {
            if (method.getDeclaringClass() == Object.class) {
                return "equals".equals(method.getName()) ? proxy == args[0] : System.identityHashCode(proxy);
            }
            Function<Object[], Object> does = methods.get(method.getName());
            if (does == null) {
                throw new IllegalStateException("secret of the inside: " + method);
            }
            return does.apply(args);
        }));
    }

    private static Caller caller(String authorization) {
        for (String user : List.of("usw", "college", "reader")) {
            if (basic(user, PASSWORD).equals(authorization)) {
                boolean reader = "reader".equals(user);
                return new Caller(
                        user,
                        reader ? Set.of("students.read") : ALL,
                        Scope.of(List.of(new InstitutionCode(reader ? "usw" : user))));
            }
        }
        throw Problem.of(Problem.Kind.UNAUTHENTICATED, "Sign in with name and password.")
                .exception();
    }

    private static Map<String, StudentId> byNumber(Caller caller, InstitutionCode institution, Object numbers) {
        caller.require(Students.READ);
        boolean known = caller.scope().contains(institution)
                && USW.equals(institution)
                && ((Collection<?>) numbers).contains("A1");
        return known ? Map.of("A1", ADA) : Map.of();
    }

    private static Versioned<Student> ada() {
        return new Versioned<>(
                new Student(ADA, USW, "A1", "L\u00f6velace & Co", "", LocalDate.of(2005, 12, 10), null), 3);
    }

    private static ProgrammeRegistration study() {
        return new ProgrammeRegistration(
                        STUDY,
                        USW,
                        ADA,
                        PROGRAMME,
                        SESSION,
                        SESSION,
                        4,
                        "FT",
                        "STANDARD",
                        ProgrammeRegistration.Status.ACTIVE,
                        LocalDate.of(2026, 9, 21),
                        null)
                .on("CD");
    }

    private static Route route(String code, String title) {
        return new Route(
                code,
                title,
                Route.Kind.SINGLE,
                Route.Mode.FT,
                Route.Delivery.LINEAR,
                false,
                List.of(),
                null,
                null,
                false,
                List.of());
    }

    private static ModuleRegistration takes() {
        return new ModuleRegistration(
                TAKES,
                USW,
                ADA,
                RUN,
                ModuleRegistration.Attempt.REPEAT_RESIT,
                ModuleRegistration.Status.REGISTERED,
                null,
                null);
    }

    private static ModuleResult result() {
        return new ModuleResult(
                new ModuleResultId(71),
                USW,
                ADA,
                TAKES,
                RUN,
                MODULE,
                "CS101",
                SESSION,
                4,
                20,
                ModuleRegistration.Attempt.FIRST,
                new BigDecimal("61.330000"),
                "PASS",
                true,
                new BigDecimal("55"),
                false,
                1,
                null,
                PACK,
                Instant.parse("2027-06-01T10:00:00.123456Z"));
    }

    private static List<Candidate> released(Caller caller) {
        caller.require(Boards.READ_RELEASED);
        return List.of(
                decision(81, Candidate.Kind.PROGRESSION, "PROGRESS", null, null),
                decision(82, Candidate.Kind.AWARD, "RETRIEVE", "NOT_ELIGIBLE", null),
                decision(83, Candidate.Kind.AWARD, "AWARD", "FIRST", new BigDecimal("71.25")));
    }

    private static Candidate decision(
            long id, Candidate.Kind kind, String decision, String classification, BigDecimal mean) {
        return new Candidate(
                new CandidateId(id),
                USW,
                new MeetingId(91),
                SESSION,
                ADA,
                STUDY,
                4,
                kind,
                decision,
                List.of(decision),
                classification,
                mean,
                List.of(),
                false,
                decision,
                null,
                "chair",
                Instant.parse("2027-06-20T09:00:00Z"),
                PACK,
                null,
                1);
    }

    private Object record(Object[] args) {
        Caller caller = (Caller) args[0];
        caller.require(Marks.WRITE);
        caller.scope().require((InstitutionCode) args[1]);
        List<RowOutcome> outcomes = new ArrayList<>();
        for (Object arg : (List<?>) args[2]) {
            MarkRow row = (MarkRow) arg;
            try {
                Percent.of("mark", row.mark());
                recorded.add(row);
                outcomes.add(RowOutcome.created(Integer.toString(100 + recorded.size())));
            } catch (ProblemException e) {
                outcomes.add(RowOutcome.refused(e.problem()));
            }
        }
        return outcomes;
    }
}
