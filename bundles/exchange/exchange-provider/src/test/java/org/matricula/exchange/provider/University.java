package org.matricula.exchange.provider;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.assessment.api.AssessmentOutcomes;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkId;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.PublishedResult;
import org.matricula.boards.api.PublishedResults;
import org.matricula.curriculum.api.AttendanceRow;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecificationId;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.OccurrencePattern;
import org.matricula.curriculum.api.OfferRow;
import org.matricula.curriculum.api.OutcomeRow;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersionId;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.RequirementRow;
import org.matricula.curriculum.api.VersionRow;
import org.matricula.institutions.api.AgreementAdmin;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.PartnerAdmin;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.Claims;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.IdCards;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.Waivers;
import org.matricula.requests.api.RequestDesk;
import org.matricula.requests.api.Requests;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Notes;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentQuery;
import org.matricula.students.api.Students;

/** The neighbours of the exchange in memory, reading and writing the same records: one university without a database. */
final class University {

    static final List<String> PRIVILEGES = Stream.of(
                    StudentAdmin.WRITE,
                    Students.READ,
                    CurriculumAdmin.WRITE,
                    Curriculum.READ,
                    RegistrationAdmin.WRITE,
                    Registrations.READ,
                    Holds.WRITE,
                    Holds.EVERY_OFFICE,
                    Notes.WRITE,
                    SpecialData.READ,
                    SpecialData.WRITE,
                    EnrolmentTasks.MANAGE,
                    EnrolmentTasks.CHECK,
                    IdCards.ISSUE,
                    Adjustments.READ,
                    Adjustments.WRITE,
                    AssessmentOutcomes.READ,
                    AssessmentOutcomes.WRITE,
                    Claims.WRITE,
                    RequestDesk.SUBMIT,
                    Requests.READ,
                    AgreementAdmin.WRITE,
                    PartnerAdmin.WRITE,
                    Institutions.READ,
                    Waivers.APPROVE,
                    Marks.WRITE,
                    Marks.READ)
            .map(org.matricula.kernel.api.security.Privilege::name)
            .toList();

    final Map<Object, Object> records = new LinkedHashMap<>();

    /** Into which students others are merged. */
    /** Whether the curriculum that comes in is left a draft; otherwise it is approved at once. */
    boolean drafts;

    final Map<StudentId, StudentId> survivors = new HashMap<>();

    final List<Candidate> released = new ArrayList<>();
    private final InstitutionCode here;
    private long last;

    University(InstitutionCode here) {
        this.here = here;
    }

    /** A record's key, which holds its kind and institution. */
    record Key(Class<?> kind, InstitutionCode institution, Object key) {}

    CurriculumAdmin curriculumAdmin() {
        return Partial.of(CurriculumAdmin.class, new CurriculumWriting());
    }

    Curriculum curriculum() {
        return Partial.of(Curriculum.class, new CurriculumReading());
    }

    StudentAdmin studentAdmin() {
        return Partial.of(StudentAdmin.class, new StudentWriting());
    }

    Students students() {
        return Partial.of(Students.class, new StudentReading());
    }

    /** Files of a domain, whose rows are kept as they come. */
    <T> T files(Class<T> api) {
        return api.cast(
                Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, (proxy, method, arguments) -> {
                    // contacts are kept for students and for institutions
                    String name = method.getName() + api.getSimpleName();
                    InstitutionCode at = (InstitutionCode) arguments[1];
                    if (!name.startsWith("import")) {
                        return kept(at, name, arguments.length > 2 ? (Map<?, ?>) arguments[2] : null);
                    }
                    String kept = name.substring(6, 7).toLowerCase(Locale.ROOT) + name.substring(7);
                    return ((List<?>) arguments[2])
                            .stream()
                                    .map(row -> named(row) && student(at, (String) number(row)) == null
                                            ? noStudent(number(row))
                                            : put(at, Kept.class, List.of(kept, row), id -> new Kept(kept, row)))
                                    .toList();
                }));
    }

    /** A row of a file. */
    record Kept(String kind, Object row) {}

    private List<Object> kept(InstitutionCode at, String kind, Map<?, ?> students) {
        return records.entrySet().stream()
                .filter(e -> ((Key) e.getKey()).kind() == Kept.class
                        && ((Key) e.getKey()).institution().equals(at))
                .map(e -> (Kept) e.getValue())
                .filter(one -> one.kind().equals(kind))
                .map(Kept::row)
                .filter(row -> students == null || students.containsValue(number(row)))
                .toList();
    }

    private static boolean named(Object row) {
        return row.getClass().getRecordComponents()[0].getName().equals("studentNumber");
    }

    private static Object number(Object row) {
        try {
            return row.getClass().getRecordComponents()[0].getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    RegistrationAdmin registrationAdmin() {
        return Partial.of(RegistrationAdmin.class, new RegistrationWriting());
    }

    Registrations registrations() {
        return Partial.of(Registrations.class, new RegistrationReading());
    }

    Marks marks() {
        return Partial.of(Marks.class, new MarkBook());
    }

    /** The candidate numbers of elements that are anonymous. */
    final List<CandidateNumbers.Candidate> numbers = new ArrayList<>();

    CandidateNumbers candidateNumbers() {
        return Partial.of(CandidateNumbers.class, new Object() {
            List<CandidateNumbers.Candidate> of(Caller caller, OccurrenceId occurrence) {
                caller.require(CandidateNumbers.READ);
                return numbers;
            }

            List<CandidateNumbers.Lifting> lifted(Caller caller, OccurrenceId occurrence) {
                caller.require(Marks.READ);
                return List.of();
            }
        });
    }

    Boards boards() {
        return Partial.of(Boards.class, new Object() {
            List<Candidate> released(Caller caller, StudentId student) {
                return released.stream()
                        .filter(one -> one.studentId().equals(student))
                        .toList();
            }
        });
    }

    /** Results by the institution and session for which they were published. */
    final List<PublishedResult> published = new ArrayList<>();

    PublishedResults published() {
        return Partial.of(PublishedResults.class, new Object() {
            Page<PublishedResult> of(
                    Caller caller, InstitutionCode institution, AcademicSession session, PageRequest page) {
                caller.require(PublishedResults.READ);
                return new Page<>(
                        published.stream()
                                .filter(one -> one.institution().equals(institution))
                                .filter(one -> one.session().equals(session))
                                .toList(),
                        null);
            }
        });
    }

    private <T> RowOutcome put(InstitutionCode institution, Class<T> kind, Object key, Function<Long, T> make) {
        Key place = new Key(kind, institution, key);
        Object before = records.get(place);
        long id = before == null ? ++last : ids.get(place);
        ids.put(place, id);
        T record = make.apply(id);
        records.put(place, record);
        return before == null
                ? RowOutcome.created(Long.toString(id))
                : before.equals(record) ? RowOutcome.unchanged("" + id) : RowOutcome.changed("" + id);
    }

    private final Map<Key, Long> ids = new LinkedHashMap<>();

    <T> List<T> all(Class<T> kind, Predicate<T> wanted) {
        return records.entrySet().stream()
                .filter(e -> ((Key) e.getKey()).kind() == kind)
                .map(e -> kind.cast(e.getValue()))
                .filter(wanted)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private <T> T one(InstitutionCode institution, Class<T> kind, Object key) {
        return (T) records.get(new Key(kind, institution, key));
    }

    private Student student(InstitutionCode institution, String number) {
        return one(institution, Student.class, number);
    }

    // what is not there yet, in the words of the domains
    private static RowOutcome noStudent(Object number) {
        return absent("studentNumber", number, "must be a student of the institution");
    }

    private static RowOutcome noModule(Object code) {
        return absent("moduleCode", code, "must be a module of the institution");
    }

    private static RowOutcome noProgramme(Object code) {
        return absent("programmeCode", code, "must be a programme of the institution");
    }

    private static RowOutcome noOccurrence(Object key) {
        return absent("occurrence", key, "must be an occurrence of the institution");
    }

    private static RowOutcome absent(String what, Object value, String rule) {
        return RowOutcome.refused(Problem.invalid(what, value, rule));
    }

    final class CurriculumWriting {
        List<RowOutcome> importVersions(Caller caller, InstitutionCode at, List<VersionRow> rows) {
            return rows.stream().map(row -> version(at, row)).toList();
        }

        private RowOutcome version(InstitutionCode at, VersionRow row) {
            Programme programme = University.this.one(at, Programme.class, row.programmeCode());
            return programme == null
                    ? noProgramme(row.programmeCode())
                    : put(
                            at,
                            ProgrammeVersion.class,
                            Arrays.asList(row.programmeCode(), row.effectiveFrom(), row.replaced(), drafts),
                            id -> new ProgrammeVersion(
                                    new ProgrammeVersionId(id),
                                    programme.id(),
                                    row.programmeCode(),
                                    at,
                                    1,
                                    new ChangeSetId(1),
                                    row.effectiveFrom(),
                                    drafts ? ChangeSet.State.DRAFT : ChangeSet.State.APPROVED,
                                    null,
                                    row.title(),
                                    row.structure(),
                                    row.replaced()));
        }

        List<RowOutcome> importRequirements(Caller caller, InstitutionCode at, List<RequirementRow> rows) {
            return rows.stream().map(row -> demanding(at, row)).toList();
        }

        private RowOutcome demanding(InstitutionCode at, RequirementRow row) {
            for (RequirementRow.Demand demand : row.demands()) {
                for (String code : demand.anyOf()) {
                    if (one(at, Module.class, code) == null) {
                        return noModule(code);
                    }
                }
            }
            return specified(
                    at,
                    row.moduleCode(),
                    row.effectiveFrom(),
                    ModuleSpecification.Aspect.REQUIREMENTS,
                    row.demands().stream()
                            .map(demand -> new Requirement(
                                    demand.kind(),
                                    demand.anyOf().stream()
                                            .map(code -> University.this
                                                    .one(at, Module.class, code)
                                                    .id())
                                            .toList()))
                            .toList(),
                    List.of(),
                    null);
        }

        List<RowOutcome> importOutcomes(Caller caller, InstitutionCode at, List<OutcomeRow> rows) {
            return rows.stream()
                    .map(row -> specified(
                            at,
                            row.moduleCode(),
                            row.effectiveFrom(),
                            ModuleSpecification.Aspect.OUTCOMES,
                            List.of(),
                            row.outcomes(),
                            null))
                    .toList();
        }

        List<RowOutcome> importOffers(Caller caller, InstitutionCode at, List<OfferRow> rows) {
            return rows.stream()
                    .map(row -> specified(
                            at,
                            row.moduleCode(),
                            row.effectiveFrom(),
                            ModuleSpecification.Aspect.OFFER,
                            List.of(),
                            List.of(),
                            row.offered()))
                    .toList();
        }

        List<RowOutcome> importAttendance(Caller caller, InstitutionCode at, List<AttendanceRow> rows) {
            return rows.stream()
                    .map(row -> specified(
                            at,
                            row.moduleCode(),
                            row.effectiveFrom(),
                            ModuleSpecification.Aspect.ATTENDANCE,
                            List.of(),
                            List.of(),
                            null,
                            row.attendance()))
                    .toList();
        }

        List<RowOutcome> importAwards(Caller caller, List<Award> awards, String reason, boolean correctsRecord) {
            return awards.stream()
                    .map(a -> put(null, Award.class, a.code(), id -> a))
                    .toList();
        }

        List<RowOutcome> importProgrammes(Caller caller, InstitutionCode at, List<Programme> programmes) {
            return programmes.stream()
                    .map(p -> put(
                            at,
                            Programme.class,
                            p.code(),
                            id -> new Programme(
                                    new ProgrammeId(id),
                                    at,
                                    p.code(),
                                    p.title(),
                                    p.awardCode(),
                                    p.group(),
                                    p.scale(),
                                    p.firstLevel(),
                                    p.finalLevel())))
                    .toList();
        }

        List<RowOutcome> importModules(Caller caller, InstitutionCode at, List<Module> modules, String reason) {
            return modules.stream()
                    .map(m -> put(
                            at,
                            Module.class,
                            m.code(),
                            id -> new Module(
                                    new ModuleId(id),
                                    at,
                                    m.code(),
                                    m.title(),
                                    m.level(),
                                    m.credits(),
                                    m.core(),
                                    m.kind())))
                    .toList();
        }

        List<RowOutcome> importFormerTitles(Caller caller, InstitutionCode at, List<FormerTitle> rows) {
            return rows.stream()
                    .map(row -> put(at, FormerTitle.class, List.of(row.code(), row.until()), id -> row))
                    .toList();
        }

        List<RowOutcome> importOccurrences(Caller caller, InstitutionCode at, List<Occurrence> occurrences) {
            return occurrences.stream()
                    .map(o -> {
                        Module module = one(at, Module.class, o.moduleCode());
                        if (module == null) {
                            return noModule(o.moduleCode());
                        }
                        OccurrenceKey key = new OccurrenceKey(o.moduleCode(), o.session(), o.period());
                        Occurrence before = one(at, Occurrence.class, key);
                        return put(at, Occurrence.class, key, id -> new Occurrence(
                                        new OccurrenceId(id),
                                        at,
                                        module.id(),
                                        o.moduleCode(),
                                        o.session(),
                                        o.period(),
                                        o.starts(),
                                        o.ends(),
                                        before == null ? List.of() : before.elements())
                                .at(o.site())
                                .outlined(o.outline())
                                .cancelled(o.cancelled()));
                    })
                    .toList();
        }

        List<RowOutcome> importPatterns(
                Caller caller, InstitutionCode at, List<OccurrencePattern> patterns, Set<String> untouched) {
            return patterns.stream()
                    .map(p -> {
                        Occurrence o = one(at, Occurrence.class, p.occurrence());
                        if (o == null) {
                            return noOccurrence(p.occurrence());
                        }
                        Map<String, ElementId> known =
                                o.elements().stream().collect(Collectors.toMap(Element::code, Element::id));
                        List<Element> elements = p.elements().stream()
                                .map(e -> e.identified(
                                        known.containsKey(e.code()) ? known.get(e.code()) : new ElementId(++last)))
                                .toList();
                        return put(at, Occurrence.class, p.occurrence(), id -> o.assessedBy(elements));
                    })
                    .toList();
        }
    }

    /** Versions and specifications, drafted by files. */
    final class CurriculumHistory {
        List<ProgrammeVersion> of(Caller caller, ProgrammeId programme) {
            return University.this.all(
                    ProgrammeVersion.class, v -> v.programmeId().equals(programme));
        }

        List<ModuleSpecification> all(
                Caller caller, InstitutionCode at, Collection<ModuleId> modules, ModuleSpecification.Aspect aspect) {
            return University.this.all(
                    ModuleSpecification.class, s -> modules.contains(s.moduleId()) && s.aspect() == aspect);
        }
    }

    ProgrammeVersions versions() {
        return Partial.of(ProgrammeVersions.class, new CurriculumHistory());
    }

    ModuleSpecifications specifications() {
        return Partial.of(ModuleSpecifications.class, new CurriculumHistory());
    }

    private RowOutcome specified(
            InstitutionCode at,
            String code,
            AcademicSession from,
            ModuleSpecification.Aspect aspect,
            List<Requirement> requirements,
            List<LearningOutcome> outcomes,
            Boolean offered) {
        return specified(at, code, from, aspect, requirements, outcomes, offered, null);
    }

    private RowOutcome specified(
            InstitutionCode at,
            String code,
            AcademicSession from,
            ModuleSpecification.Aspect aspect,
            List<Requirement> requirements,
            List<LearningOutcome> outcomes,
            Boolean offered,
            String attendance) {
        Module module = one(at, Module.class, code);
        if (module == null) {
            return noModule(code);
        }
        return put(
                at,
                ModuleSpecification.class,
                List.of(code, from, aspect, drafts),
                id -> new ModuleSpecification(
                        new ModuleSpecificationId(id),
                        module.id(),
                        code,
                        at,
                        aspect,
                        1,
                        new ChangeSetId(1),
                        from,
                        drafts ? ChangeSet.State.DRAFT : ChangeSet.State.APPROVED,
                        requirements,
                        outcomes,
                        offered,
                        attendance));
    }

    final class CurriculumReading {
        Optional<Programme> programme(Caller caller, InstitutionCode at, String code) {
            return Optional.ofNullable(one(at, Programme.class, code));
        }

        List<Award> awards(Caller caller) {
            return all(Award.class, a -> true);
        }

        Object programmes(Caller caller, InstitutionCode at, PageRequest page) {
            return page(all(Programme.class, p -> p.institution().equals(at)), page);
        }

        List<FormerTitle> formerTitles(Caller caller, InstitutionCode at) {
            return all(FormerTitle.class, t -> true);
        }

        Page<Module> modules(Caller caller, InstitutionCode at, PageRequest page) {
            return page(all(Module.class, m -> m.institution().equals(at)), page);
        }

        Map<ModuleId, Module> modules(Caller caller, Collection<ModuleId> wanted) {
            return all(Module.class, m -> wanted.contains(m.id())).stream()
                    .collect(Collectors.toMap(Module::id, m -> m));
        }

        List<Occurrence> occurrences(Caller caller, InstitutionCode at, AcademicSession session) {
            return all(
                    Occurrence.class,
                    o -> o.institution().equals(at) && (session == null || session.equals(o.session())));
        }

        List<Occurrence> occurrencesByKey(Caller caller, InstitutionCode at, Collection<OccurrenceKey> keys) {
            return keys.stream()
                    .map(k -> one(at, Occurrence.class, k))
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    final class StudentWriting {
        List<RowOutcome> importAll(
                Caller caller, InstitutionCode at, List<Student> students, Set<String> untouched, String reason) {
            caller.require(StudentAdmin.WRITE);
            caller.scope().require(at);
            return students.stream()
                    .map(s -> put(
                            at,
                            Student.class,
                            s.number(),
                            id -> new Student(
                                    new StudentId(id),
                                    at,
                                    s.number(),
                                    s.familyName(),
                                    s.givenNames(),
                                    s.dateOfBirth(),
                                    s.email())))
                    .toList();
        }

        List<RowOutcome> revise(Caller caller, InstitutionCode at, List<Revised<Student>> rows, String reason) {
            return revised(
                    rows,
                    row -> said(student(at, row.row().number())).equals(said(row.read())),
                    row -> importAll(caller, at, List.of(row), Set.of(), reason).get(0));
        }

        private static List<Object> said(Student one) {
            return one == null
                    ? List.of()
                    : Arrays.asList(one.familyName(), one.givenNames(), one.dateOfBirth(), one.email());
        }
    }

    /** What the desk does, once each, between the reading of records and the writing of rows worked out from them. */
    final Deque<Runnable> meanwhile = new ArrayDeque<>();

    private <T> List<RowOutcome> revised(
            List<Revised<T>> rows, Predicate<Revised<T>> asRead, Function<T, RowOutcome> write) {
        if (!meanwhile.isEmpty()) {
            meanwhile.remove().run();
        }
        return rows.stream()
                .map(row -> asRead.test(row) ? write.apply(row.row()) : Revised.overtaken())
                .toList();
    }

    final class StudentReading {
        Page<Student> find(Caller caller, StudentQuery query, PageRequest page) {
            caller.require(Students.READ);
            return page(
                    University.this.all(
                            Student.class,
                            s -> s.institution().equals(query.institution())
                                    && caller.scope().contains(s.institution())),
                    page);
        }

        Map<StudentId, Student> all(Caller caller, Collection<StudentId> wanted) {
            Map<StudentId, Student> known = University.this.all(Student.class, s -> true).stream()
                    .collect(Collectors.toMap(Student::id, s -> s));
            return known.keySet().stream()
                    .filter(wanted::contains)
                    .collect(Collectors.toMap(id -> id, id -> known.get(survivors.getOrDefault(id, id))));
        }

        Map<StudentId, String> numbers(Caller caller, Collection<StudentId> wanted) {
            return University.this.all(Student.class, s -> wanted.contains(s.id())).stream()
                    .collect(Collectors.toMap(Student::id, Student::number));
        }

        Map<String, StudentId> byNumber(Caller caller, InstitutionCode at, Collection<String> numbers) {
            return University.this
                    .all(Student.class, s -> s.institution().equals(at) && numbers.contains(s.number()))
                    .stream()
                    .collect(Collectors.toMap(Student::number, Student::id));
        }
    }

    final class RegistrationWriting {
        List<RowOutcome> importProgrammeRegistrations(
                Caller caller, InstitutionCode at, List<ProgrammeRegistrationRow> rows, String reason) {
            return rows.stream()
                    .map(r -> {
                        Student student = student(at, r.studentNumber());
                        Programme programme = one(at, Programme.class, r.programmeCode());
                        if (student == null || programme == null) {
                            return student == null ? noStudent(r.studentNumber()) : noProgramme(r.programmeCode());
                        }
                        List<Object> key = List.of(r.studentNumber(), r.programmeCode(), r.entrySession());
                        ProgrammeRegistration there = one(at, ProgrammeRegistration.class, key);
                        if (there != null && r.session().compareTo(there.session()) < 0) {
                            return absent(
                                    "session", r.session(), "the registration has moved on to " + there.session());
                        }
                        put(at, Kept.class, key, id -> new Kept("programmeRegistrationsRegistrationFiles", r));
                        ProgrammeRegistration.Status status =
                                r.status() == null ? ProgrammeRegistration.Status.ACTIVE : r.status();
                        return put(
                                at,
                                ProgrammeRegistration.class,
                                key,
                                id -> new ProgrammeRegistration(
                                        new ProgrammeRegistrationId(id),
                                        at,
                                        student.id(),
                                        programme.id(),
                                        r.entrySession(),
                                        r.session(),
                                        r.level(),
                                        r.mode(),
                                        r.entry(),
                                        status,
                                        r.startedOn(),
                                        r.endedOn()));
                    })
                    .toList();
        }

        List<RowOutcome> importModuleRegistrations(
                Caller caller, InstitutionCode at, List<ModuleRegistrationRow> rows, Set<String> untouched) {
            return rows.stream()
                    .map(r -> {
                        Student student = student(at, r.studentNumber());
                        Occurrence occurrence = one(at, Occurrence.class, r.occurrence());
                        List<Object> key = List.of(r.studentNumber(), r.occurrence(), r.attempt());
                        ModuleRegistration there = one(at, ModuleRegistration.class, key);
                        // a day that is known stays, as in the domain
                        var day = r.registeredOn() == null && there != null ? there.registeredOn() : r.registeredOn();
                        return student == null || occurrence == null
                                ? student == null ? noStudent(r.studentNumber()) : noOccurrence(r.occurrence())
                                : put(
                                        at,
                                        ModuleRegistration.class,
                                        key,
                                        id -> new ModuleRegistration(
                                                new ModuleRegistrationId(id),
                                                at,
                                                student.id(),
                                                occurrence.id(),
                                                r.attempt(),
                                                r.withdrawnOn() == null
                                                        ? ModuleRegistration.Status.REGISTERED
                                                        : ModuleRegistration.Status.WITHDRAWN,
                                                day,
                                                r.withdrawnOn(),
                                                under(at, r)));
                    })
                    .toList();
        }

        List<RowOutcome> reviseModuleRegistrations(
                Caller caller, InstitutionCode at, List<Revised<ModuleRegistrationRow>> rows) {
            return revised(
                    rows, row -> isRead(at, row), row -> importModuleRegistrations(caller, at, List.of(row), Set.of())
                            .get(0));
        }

        private boolean isRead(InstitutionCode at, Revised<ModuleRegistrationRow> row) {
            ModuleRegistration there = one(
                    at,
                    ModuleRegistration.class,
                    List.of(
                            row.row().studentNumber(),
                            row.row().occurrence(),
                            row.row().attempt()));
            ModuleRegistrationRow read = row.read();
            return there == null || read == null
                    ? there == null && read == null
                    : Objects.equals(there.registeredOn(), read.registeredOn())
                            && Objects.equals(there.withdrawnOn(), read.withdrawnOn())
                            && Objects.equals(there.programmeRegistrationId(), under(at, read));
        }

        private ProgrammeRegistrationId under(InstitutionCode at, ModuleRegistrationRow r) {
            Programme programme = r.programmeCode() == null ? null : one(at, Programme.class, r.programmeCode());
            return programme == null
                    ? null
                    : University.this
                            .all(
                                    ProgrammeRegistration.class,
                                    one -> one.programmeId().equals(programme.id())
                                            && one.studentId()
                                                    .equals(student(at, r.studentNumber())
                                                            .id()))
                            .get(0)
                            .id();
        }

        List<RowOutcome> importPriorLearning(
                Caller caller, InstitutionCode at, List<PriorLearningRow> rows, Set<String> untouched) {
            return rows.stream().map(r -> recognised(at, r)).toList();
        }

        private RowOutcome recognised(InstitutionCode at, PriorLearningRow r) {
            Student student = student(at, r.studentNumber());
            Module module = University.this.one(at, Module.class, r.moduleCode());
            if (student == null || module == null) {
                return student == null ? noStudent(r.studentNumber()) : noModule(r.moduleCode());
            }
            Programme programme =
                    r.programmeCode() == null ? null : University.this.one(at, Programme.class, r.programmeCode());
            return put(
                    at,
                    PriorLearning.class,
                    List.of(r.studentNumber(), r.moduleCode()),
                    id -> new PriorLearning(
                            at,
                            student.id(),
                            module.id(),
                            r.origin(),
                            r.mark(),
                            programme == null ? null : programme.id()));
        }
    }

    final class RegistrationReading {
        List<ProgrammeRegistration> programmesOf(Caller caller, InstitutionCode at, Collection<StudentId> of) {
            return University.this.all(
                    ProgrammeRegistration.class, r -> r.institution().equals(at) && of.contains(r.studentId()));
        }

        List<ModuleRegistration> modulesOf(Caller caller, InstitutionCode at, Collection<StudentId> of) {
            return University.this.all(
                    ModuleRegistration.class, r -> r.institution().equals(at) && of.contains(r.studentId()));
        }

        List<ModuleRegistration> all(Caller caller, InstitutionCode at, Collection<ModuleRegistrationId> wanted) {
            return University.this.all(ModuleRegistration.class, r -> wanted.contains(r.id()));
        }

        List<PriorLearning> priorLearningOf(Caller caller, StudentId of) {
            return University.this.all(PriorLearning.class, r -> r.studentId().equals(of));
        }

        List<PriorLearning> priorLearning(Caller caller, InstitutionCode at, Collection<StudentId> of) {
            return University.this.all(
                    PriorLearning.class, r -> r.institution().equals(at) && of.contains(r.studentId()));
        }
    }

    final class MarkBook {
        List<RowOutcome> record(Caller caller, InstitutionCode at, List<MarkRow> rows, Set<String> untouched) {
            return rows.stream().map(r -> record(at, r)).toList();
        }

        List<RowOutcome> revise(Caller caller, InstitutionCode at, List<Revised<MarkRow>> rows) {
            return revised(rows, row -> isRead(at, row.row(), row.read()), row -> record(at, row));
        }

        private boolean isRead(InstitutionCode at, MarkRow row, MarkRow read) {
            ModuleRegistration registration = registration(at, row);
            Optional<Element> element = element(one(at, Occurrence.class, row.occurrence()), row);
            Mark there = registration == null || element.isEmpty()
                    ? null
                    : one(
                            at,
                            Mark.class,
                            List.of(registration.id(), element.get().id()));
            return there == null || read == null
                    ? there == null && read == null
                    : Objects.equals(there.mark(), read.mark())
                            && there.state() == read.state()
                            && Objects.equals(there.submittedAt(), read.submittedAt())
                            && there.circumstancesAccepted() == read.circumstancesAccepted();
        }

        private ModuleRegistration registration(InstitutionCode at, MarkRow r) {
            return r.candidate() == null
                    ? one(at, ModuleRegistration.class, List.of(r.studentNumber(), r.occurrence(), r.attempt()))
                    : numbers.stream()
                            .filter(one -> one.number().equals(r.candidate()))
                            .flatMap(
                                    one -> all(ModuleRegistration.class, other -> other.id()
                                                    .equals(one.registrationId()))
                                            .stream())
                            .findFirst()
                            .orElse(null);
        }

        private static Optional<Element> element(Occurrence occurrence, MarkRow r) {
            return occurrence == null
                    ? Optional.empty()
                    : occurrence.elements().stream()
                            .filter(e -> e.code().equals(r.elementCode()))
                            .findFirst();
        }

        private RowOutcome record(InstitutionCode at, MarkRow r) {
            Occurrence occurrence = one(at, Occurrence.class, r.occurrence());
            ModuleRegistration registration = registration(at, r);
            Optional<Element> element = element(occurrence, r);
            if (occurrence == null) {
                return noOccurrence(r.occurrence());
            }
            if (element.isEmpty()) {
                return absent("elementCode", r.elementCode(), "must be an element of " + r.occurrence());
            }
            if (registration == null) {
                return absent("studentNumber", r.studentNumber(), "must be registered on " + r.occurrence());
            }
            List<Object> key = List.of(registration.id(), element.get().id());
            Mark before = one(at, Mark.class, key);
            boolean same = before != null
                    && before.state() == r.state()
                    // a row that says nothing of the moment leaves it, as in the domain
                    && (r.submittedAt() == null || r.submittedAt().equals(before.submittedAt()))
                    && (before.mark() == null
                            ? r.mark() == null
                            : r.mark() != null && before.mark().compareTo(r.mark()) == 0);
            if (same) {
                return RowOutcome.unchanged("1");
            }
            if (before != null && r.reason() == null) {
                return RowOutcome.refused(Problem.invalid("reason", null, "must be given for a correction"));
            }
            return put(
                    at,
                    Mark.class,
                    key,
                    id -> new Mark(
                            new MarkId(id),
                            at,
                            registration.studentId(),
                            registration.id(),
                            element.get().id(),
                            r.mark(),
                            r.state(),
                            r.submittedAt(),
                            r.circumstancesAccepted(),
                            before == null ? 1 : before.sequence() + 1,
                            r.reason(),
                            "x",
                            java.time.Instant.EPOCH));
        }

        Page<Mark> on(Caller caller, OccurrenceId occurrence, PageRequest page) {
            Set<ModuleRegistrationId> of =
                    all(ModuleRegistration.class, r -> r.occurrenceId().equals(occurrence)).stream()
                            .map(ModuleRegistration::id)
                            .collect(Collectors.toSet());
            return page(all(Mark.class, m -> of.contains(m.registrationId())), page);
        }
    }

    private static <T> Page<T> page(List<T> all, PageRequest page) {
        int from = page.after() == null ? 0 : Integer.parseInt(page.after());
        int to = Math.min(from + page.limit(), all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }
}
