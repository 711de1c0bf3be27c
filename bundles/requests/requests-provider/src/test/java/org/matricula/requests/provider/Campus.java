package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.StudiedRoute;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Agreements;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.kernel.testing.Partial;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.StudyTime;
import org.matricula.registration.api.StudyTime.Rest;
import org.matricula.registration.api.StudyTimes;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.Waivers;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;
import org.matricula.students.api.Contact;
import org.matricula.students.api.Dated;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentDetails;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.api.Students;

/** The neighbours: one university and one college, a few students, the real rules, and a clock that stands. */
final class Campus {

    static final LoadedPack USW = new PackLoader(List.of(new TaughtPolicyFamily()))
            .load(ClasspathPacks.files("usw-taught"), BasePacks.none())
            .orThrow();
    /** What a college departs in from the pack that it extends. */
    static final LoadedPack EXTENDING = new PackLoader(List.of(new TaughtPolicyFamily()))
            .load(
                    Map.of(
                            PackLoader.DESCRIPTOR,
                            """
                            format: 1
                            id: college-taught
                            version: 1.0.0
                            title: Courses of a college
                            institution: college
                            effective: {from: 2015/16}
                            extends: {id: usw-taught, range: "[1.0,2)"}
                            parameters:
                              load:
                                UG: {extended: 130}
                            """
                                    .getBytes(StandardCharsets.UTF_8)),
                    BasePacks.of(List.of(USW)))
            .orThrow();

    static final LocalDate TODAY = LocalDate.of(2017, 2, 10);

    final InstitutionCode usw;
    final InstitutionCode college;
    final Map<StudentId, Versioned<Student>> students = new HashMap<>();
    final Map<ProgrammeRegistrationId, Versioned<ProgrammeRegistration>> registrations = new HashMap<>();
    final Map<ProgrammeId, Programme> programmes = new HashMap<>();
    final List<Waiver> waivers = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    final List<StatusEvent> recorded = new ArrayList<>();
    final List<Agreement> agreements = new ArrayList<>();
    final List<RegistrationState> history = new ArrayList<>();
    ProgrammeStructure structure = ProgrammeStructure.EMPTY;
    boolean priorLearning;
    String modeBarred;
    LocalDate board;
    LoadedPack pack = USW;
    StatusEvent status;
    boolean refusing;
    Problem barred;
    Problem repeats;
    /** By whose clock the days of an institution begin; UTC where nothing is said. */
    final Map<InstitutionCode, ZoneId> zones = new HashMap<>();

    private Instant now = TODAY.atTime(10, 0).toInstant(ZoneOffset.UTC);
    LocalDate standsFrom;

    Campus(InstitutionCode usw, InstitutionCode college) {
        this.usw = usw;
        this.college = college;
        agreements.add(agreement(1, Agreement.Kind.VALIDATED));
    }

    /** An agreement with the college about its course in computing. */
    Agreement agreement(long id, Agreement.Kind kind) {
        return new Agreement(
                new AgreementId(id),
                college,
                usw,
                kind,
                "MoA " + id,
                LocalDate.of(2015, 9, 1),
                LocalDate.of(2020, 8, 31),
                List.of("CS", "LAW"),
                Map.of(),
                null,
                false);
    }

    void on(LocalDate day) {
        at(day.atTime(10, 0).toInstant(ZoneOffset.UTC));
    }

    void at(Instant moment) {
        now = moment;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    Students studentRecords() {
        return Partial.of(Students.class, new Object() {
            Versioned<Student> get(Caller caller, StudentId id) {
                caller.require(Students.READ);
                Versioned<Student> found = students.get(id);
                if (found == null || !caller.scope().contains(found.record().institution())) {
                    throw Problem.notFound("student", id).exception();
                }
                return found;
            }
        });
    }

    /** Whoever is called as a student's number is that student. */
    StudentAccounts accounts() {
        return Partial.of(StudentAccounts.class, new Object() {
            StudentId required(Caller caller) {
                caller.require(StudentAccounts.OWN);
                return students.values().stream()
                        .map(Versioned::record)
                        .filter(student -> student.number().equals(caller.name()))
                        .filter(student -> caller.scope().contains(student.institution()))
                        .map(Student::id)
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.of(Problem.Kind.NOT_FOUND, "no student").exception());
            }
        });
    }

    StudentAdmin studentAdmin() {
        return Partial.of(StudentAdmin.class, new Object() {
            Versioned<Student> change(Caller caller, Student student, long version, String reason) {
                caller.require(StudentAdmin.WRITE);
                Student before = students.get(student.id()).record();
                students.get(student.id()).requireVersion(version);
                // names and the e-mail address hold from a day, which this call does not know
                assertEquals(before.fullName(), student.fullName());
                assertEquals(before.email(), student.email());
                students.put(student.id(), new Versioned<>(student, version + 1));
                done.add("born " + student.dateOfBirth());
                return students.get(student.id());
            }
        });
    }

    StudentDetails studentDetails() {
        return Partial.of(StudentDetails.class, new Object() {
            Dated<PersonName> name(Caller caller, StudentId student, PersonName name, DetailEntry entry) {
                caller.require(StudentDetails.WRITE);
                if (name.kind() == PersonName.Kind.LEGAL) {
                    become(student, name.familyName(), name.givenNames(), null);
                }
                done.add(name.kind().name().toLowerCase(Locale.ROOT) + " " + name.givenNames() + " " + name.familyName()
                        + " from " + entry.from());
                return null;
            }

            Dated<Contact> contact(Caller caller, StudentId student, Contact contact, DetailEntry entry) {
                caller.require(StudentDetails.WRITE);
                if (contact.kind() == Contact.Kind.EMAIL) {
                    become(student, null, null, contact.text());
                }
                done.add(contact.kind() + " from " + entry.from() + " by "
                        + entry.source().replaceAll("[0-9]+", "N"));
                return null;
            }
        });
    }

    private void become(StudentId id, String familyName, String givenNames, String email) {
        Student old = students.get(id).record();
        students.put(
                id,
                new Versioned<>(
                        new Student(
                                id,
                                old.institution(),
                                old.number(),
                                familyName == null ? old.familyName() : familyName,
                                givenNames == null ? old.givenNames() : givenNames,
                                old.dateOfBirth(),
                                email == null ? old.email() : email),
                        students.get(id).version() + 1));
    }

    StudentStatus studentStatus() {
        return Partial.of(StudentStatus.class, new Object() {
            Optional<StatusEvent> on(
                    Caller caller, StudentId student, String subject, LocalDate day, Instant asKnownAt) {
                caller.require(Students.READ);
                return Optional.ofNullable(status)
                        .filter(event -> !event.effective().isAfter(day));
            }
        });
    }

    Registrations registrationRecords() {
        return Partial.of(Registrations.class, new Object() {
            List<ProgrammeRegistration> programmesOf(Caller caller, StudentId student) {
                caller.require(Registrations.READ);
                return registrations.values().stream()
                        .map(Versioned::record)
                        .filter(one -> one.studentId().equals(student))
                        .toList();
            }

            Versioned<ProgrammeRegistration> programmeRegistration(Caller caller, ProgrammeRegistrationId id) {
                caller.require(Registrations.READ);
                Versioned<ProgrammeRegistration> found = registrations.get(id);
                if (found == null || !caller.scope().contains(found.record().institution())) {
                    throw Problem.notFound("programme registration", id).exception();
                }
                return found;
            }
        });
    }

    /** The titles of programmes in versions of them, by the first session of each. */
    final Map<ProgrammeId, NavigableMap<AcademicSession, String>> titles = new HashMap<>();

    ProgrammeVersions programmeVersions() {
        return Partial.of(ProgrammeVersions.class, new Object() {
            Optional<StudiedRoute> studied(
                    Caller caller, ProgrammeId programme, String route, AcademicSession session, Instant knownAt) {
                caller.require(ProgrammeVersions.READ);
                caller.scope().require(programmes.get(programme).institution());
                return Optional.ofNullable(
                                titles.getOrDefault(programme, new TreeMap<>()).floorEntry(session))
                        .map(entry -> new StudiedRoute(entry.getValue(), null));
            }
        });
    }

    Curriculum curriculum() {
        return Partial.of(Curriculum.class, new Object() {
            Versioned<Programme> programme(Caller caller, ProgrammeId id) {
                caller.require(Curriculum.READ);
                if (!programmes.containsKey(id)
                        || !caller.scope().contains(programmes.get(id).institution())) {
                    throw Problem.notFound("programme", id).exception();
                }
                return new Versioned<>(programmes.get(id), 1);
            }
        });
    }

    RegistrationHistory registrationHistory() {
        return Partial.of(RegistrationHistory.class, new Object() {
            List<RegistrationState> of(Caller caller, ProgrammeRegistrationId id, Instant knownAt) {
                caller.require(RegistrationHistory.READ);
                return history.stream()
                        .filter(state -> state.registration().id().equals(id))
                        .toList();
            }
        });
    }

    /** Honours courses, as the history and the structure of the test have them. */
    StudyTimes studyTimes() {
        return new StudyTimes() {
            @Override
            public StudyTime of(Caller caller, ProgrammeRegistration registration, Programme programme, Rest rest) {
                caller.require(StudyTimes.READ);
                return new StudyTime(
                        StudyTime.row(programme, "BACHELORS_HONS", structure),
                        StudyTime.periods(
                                history, registration, StudyTime.paced(programme, structure, registration, rest)),
                        priorLearning);
            }

            @Override
            public Optional<String> modeBarred(
                    Caller caller, ProgrammeRegistration registration, AcademicSession session, String mode) {
                caller.require(StudyTimes.READ);
                return Optional.ofNullable(modeBarred);
            }
        };
    }

    Agreements agreementRegister() {
        return Partial.of(Agreements.class, new Object() {
            Optional<Agreement> of(Caller caller, InstitutionCode partner, String programme, LocalDate day) {
                return list(caller, new AgreementQuery(partner, null, programme, day, null)).stream()
                        .map(Versioned::record)
                        .findFirst();
            }

            List<Versioned<Agreement>> list(Caller caller, AgreementQuery query) {
                caller.require(Agreements.READ);
                return agreements.stream()
                        .filter(one -> caller.scope().contains(one.partner()))
                        .filter(one -> one.partner().equals(query.institution()))
                        .filter(one -> query.kind() == null || one.kind() == query.kind())
                        .filter(one -> query.programme() == null || one.covers(query.programme()))
                        .filter(one -> one.holdsOn(query.on()))
                        .sorted(Comparator.comparing(Agreement::kind))
                        .map(one -> new Versioned<>(one, 1))
                        .toList();
            }
        });
    }

    Boards boards() {
        return Partial.of(Boards.class, new Object() {
            Optional<Meeting> next(Caller caller, InstitutionCode institution, ProgrammeId programme, LocalDate from) {
                caller.require(Boards.READ);
                caller.scope().require(institution);
                return Optional.ofNullable(board)
                        .filter(day -> !day.isBefore(from))
                        .map(day -> new Meeting(
                                new MeetingId(1),
                                institution,
                                new AcademicSession(2016),
                                "AFTER_FIRST_SIT",
                                day,
                                "Prof. A. Chair",
                                List.of(),
                                Meeting.State.OPEN,
                                List.of(),
                                0,
                                null,
                                null,
                                null,
                                null));
            }
        });
    }

    Institutions institutions() {
        return Partial.of(Institutions.class, new Object() {
            Versioned<Institution> get(Caller caller, InstitutionCode code) {
                caller.require(Institutions.READ);
                return new Versioned<>(
                        code.equals(usw)
                                ? new Institution(code, "University", Institution.Kind.AWARDING_BODY, null)
                                : new Institution(code, "College", Institution.Kind.PARTNER, usw),
                        1);
            }

            List<SessionDates> sessions(Caller caller, InstitutionCode code) {
                return List.of(
                        new SessionDates(
                                new AcademicSession(2016), LocalDate.of(2016, 9, 19), LocalDate.of(2017, 9, 17)),
                        new SessionDates(
                                new AcademicSession(2017), LocalDate.of(2017, 9, 18), LocalDate.of(2018, 9, 16)));
            }

            WorkingDayCalendar calendar(Caller caller, InstitutionCode code) {
                return new WorkingDayCalendar(Set.of(LocalDate.of(2017, 2, 13)));
            }

            ZoneId zone(Caller caller, InstitutionCode code) {
                caller.require(Institutions.READ);
                caller.scope().require(code);
                return zones.getOrDefault(code, ZoneOffset.UTC);
            }
        });
    }

    Regulations regulations() {
        return new Regulations() {
            @Override
            public Resolution resolve(GoverningEvent event) {
                return new Resolution(pack, "the only one");
            }

            @Override
            public Pack pinned(PackRef ref) {
                if (!ref.equals(pack.ref())) {
                    throw Problem.notFound("pack", ref).exception();
                }
                return pack;
            }

            @Override
            public Pack named(Caller caller, String id, String version) {
                throw new AssertionError("nobody names a pack");
            }
        };
    }

    Waivers waiverRecords() {
        return Partial.of(Waivers.class, new Object() {
            List<Versioned<Waiver>> of(Caller caller, StudentId student) {
                caller.require(Registrations.READ);
                return waivers.stream()
                        .filter(waiver -> waiver.studentId().equals(student))
                        .map(waiver -> new Versioned<>(waiver, 1))
                        .toList();
            }
        });
    }

    ProgrammeChanges programmeChanges() {
        return Partial.of(ProgrammeChanges.class, new Object() {
            Optional<Problem> transferBarred(Caller caller, ProgrammeRegistrationId id, ProgrammeId to, int level) {
                caller.require(Registrations.READ);
                return Optional.ofNullable(barred);
            }

            Optional<Problem> repeatBarred(Caller caller, ProgrammeRegistrationId id) {
                caller.require(Registrations.READ);
                return Optional.ofNullable(repeats);
            }

            Optional<Problem> dayBarred(Caller caller, ProgrammeRegistrationId id, LocalDate effective) {
                caller.require(Registrations.READ);
                return standsFrom == null || !effective.isBefore(standsFrom)
                        ? Optional.empty()
                        : Optional.of(Problem.conflict("effective", effective, "must not be before " + standsFrom));
            }

            Versioned<ProgrammeRegistration> withdraw(
                    Caller caller,
                    ProgrammeRegistrationId id,
                    LocalDate effective,
                    long version,
                    ProgrammeChanges.Cause cause) {
                return did(caller, id, version, cause, "withdraw " + effective);
            }

            Versioned<ProgrammeRegistration> suspend(
                    Caller caller,
                    ProgrammeRegistrationId id,
                    LocalDate effective,
                    LocalDate expectedReturn,
                    long version,
                    ProgrammeChanges.Cause cause) {
                return did(caller, id, version, cause, "suspend " + effective + " to " + expectedReturn);
            }

            Versioned<ProgrammeRegistration> putOffReturn(
                    Caller caller,
                    ProgrammeRegistrationId id,
                    LocalDate effective,
                    LocalDate expectedReturn,
                    long version,
                    ProgrammeChanges.Cause cause) {
                return did(caller, id, version, cause, "put off to " + expectedReturn);
            }

            Versioned<ProgrammeRegistration> transfer(
                    Caller caller,
                    ProgrammeRegistrationId id,
                    ProgrammeId to,
                    int level,
                    LocalDate effective,
                    long version,
                    ProgrammeChanges.Cause cause) {
                return did(
                        caller,
                        id,
                        version,
                        cause,
                        "transfer to " + programmes.get(to).code() + " " + level);
            }

            Versioned<ProgrammeRegistration> transferAway(
                    Caller caller,
                    ProgrammeRegistrationId id,
                    LocalDate effective,
                    long version,
                    ProgrammeChanges.Cause cause) {
                return did(caller, id, version, cause, "transfer away " + effective);
            }

            Versioned<ProgrammeRegistration> changeMode(
                    Caller caller,
                    ProgrammeRegistrationId id,
                    String mode,
                    AcademicSession from,
                    LocalDate since,
                    long version,
                    ProgrammeChanges.Cause cause) {
                return did(caller, id, version, cause, "mode " + mode + " " + from + " since " + since);
            }

            Versioned<ProgrammeRegistration> repeatYear(
                    Caller caller,
                    ProgrammeRegistrationId id,
                    AcademicSession session,
                    long version,
                    ProgrammeChanges.Cause cause) {
                return did(caller, id, version, cause, "repeat " + session);
            }
        });
    }

    private Versioned<ProgrammeRegistration> did(
            Caller caller, ProgrammeRegistrationId id, long version, ProgrammeChanges.Cause cause, String what) {
        caller.require(RegistrationAdmin.WRITE);
        caller.require(StudentAdmin.WRITE);
        Versioned<ProgrammeRegistration> before = registrations.get(id);
        before.requireVersion(version);
        if (!cause.source().startsWith("request ")) {
            throw new AssertionError(cause);
        }
        if (refusing) {
            throw Problem.conflict("status", before.record().status(), "does not allow it")
                    .exception();
        }
        done.add(what);
        return before;
    }
}
