package org.matricula.benchmarks;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.matricula.regulations.api.PackRef;

/** An institution with students in their last year, written by plain JDBC. The same for the same numbers. */
final class Population {

    static final int SESSION = 2026;
    static final int MODULES = 18;
    static final String PERIOD = "YEAR";

    private static final int LEVELS = 3;
    private static final int FIRST_LEVEL = 4;
    private static final int MODULES_OF_A_LEVEL = MODULES / LEVELS;
    private static final int STUDENTS_OF_A_PROGRAMME = 100;
    private static final int CREDITS = 20;
    private static final int ONE_FAILS_OF = 30;

    private final Bulk bulk;
    private final String institution;
    private final Random random = new Random(18_000);

    private final List<Long> studentIds = new ArrayList<>();
    private final List<Taught> modules = new ArrayList<>();

    /**
     * A module and its run in the session that the cohort took it in.
     *
     * @param occurrence that run
     */
    record Taught(long id, String code, int level, int session, long occurrence) {}

    Population(Bulk bulk, String institution) {
        this.bulk = bulk;
        this.institution = institution;
    }

    List<Long> students() {
        return studentIds;
    }

    /** The number of the student at a position. */
    static String number(int student) {
        return "%08d".formatted(10_000_000 + student);
    }

    /** The module that a student takes as the n-th, by position among all. */
    Taught module(int student, int n) {
        return modules.get(student / STUDENTS_OF_A_PROGRAMME * MODULES + n);
    }

    /** How many programmes so many students study on. */
    static int programmes(int students) {
        return (students + STUDENTS_OF_A_PROGRAMME - 1) / STUDENTS_OF_A_PROGRAMME;
    }

    /** Students with their module registrations, programmes, modules, runs and elements. */
    Population registered(int students, int modulesEach) throws SQLException {
        long id = bulk.reserve(students * (2 + modulesEach) + programmes(students) * (1 + MODULES * 10));
        id = curriculum(students, id);
        List<Object[]> people = new ArrayList<>();
        List<Object[]> programmeRegistrations = new ArrayList<>();
        List<Object[]> moduleRegistrations = new ArrayList<>();
        for (int s = 0; s < students; s++) {
            long student = id++;
            studentIds.add(student);
            people.add(Bulk.row(
                    student,
                    institution,
                    number(s),
                    "Family" + s,
                    "Given",
                    Date.valueOf("2004-05-06"),
                    "s" + s + "@example.org",
                    "FAMILY" + s + " GIVEN",
                    1L));
            programmeRegistrations.add(Bulk.row(
                    id++,
                    institution,
                    student,
                    programmeIds.get(s / STUDENTS_OF_A_PROGRAMME),
                    SESSION - LEVELS + 1,
                    SESSION,
                    FIRST_LEVEL + LEVELS - 1,
                    "FT",
                    "STANDARD",
                    "ACTIVE",
                    Date.valueOf("2024-09-23"),
                    null,
                    1L));
            for (int n = MODULES - modulesEach; n < MODULES; n++) {
                moduleRegistrations.add(Bulk.row(
                        id++,
                        institution,
                        student,
                        module(s, n).occurrence(),
                        "FIRST",
                        "REGISTERED",
                        Date.valueOf("2024-09-23"),
                        null,
                        1L));
            }
        }
        bulk.seed(
                "students_student",
                people,
                "id",
                "institution",
                "student_number",
                "family_name",
                "given_names",
                "date_of_birth",
                "email",
                "name_key",
                "version");
        bulk.seed(
                "registration_programme",
                programmeRegistrations,
                "id",
                "institution",
                "student_id",
                "programme_id",
                "entry_session",
                "study_session",
                "study_level",
                "study_mode",
                "entry_route",
                "status",
                "started_on",
                "ended_on",
                "version");
        bulk.seed(
                "registration_module",
                moduleRegistrations,
                "id",
                "institution",
                "student_id",
                "occurrence_id",
                "attempt",
                "status",
                "registered_on",
                "withdrawn_on",
                "version");
        registrations = moduleRegistrations;
        return this;
    }

    private final List<Long> programmeIds = new ArrayList<>();
    private List<Object[]> registrations = List.of();

    private long curriculum(int students, long firstId) throws SQLException {
        long id = firstId;
        List<Object[]> programmes = new ArrayList<>();
        List<Object[]> taught = new ArrayList<>();
        List<Object[]> runs = new ArrayList<>();
        List<Object[]> elements = new ArrayList<>();
        for (int p = 0; p < programmes(students); p++) {
            programmeIds.add(id);
            programmes.add(
                    Bulk.row(id++, institution, "P" + p, "Programme " + p, "BA_HONS", "UG", "UG", FIRST_LEVEL, 6, 1L));
            for (int n = 0; n < MODULES; n++) {
                long module = id++;
                String code = "M" + p + "-" + n;
                int level = FIRST_LEVEL + n / MODULES_OF_A_LEVEL;
                taught.add(Bulk.row(module, institution, code, "Module " + code, level, CREDITS, false, "TAUGHT", 1L));
                int session = SESSION - LEVELS + 1 + n / MODULES_OF_A_LEVEL;
                // a module runs every year; the cohort took one of the runs
                for (int year = SESSION - LEVELS + 1; year <= SESSION; year++) {
                    long run = id++;
                    if (year == session) {
                        modules.add(new Taught(module, code, level, session, run));
                    }
                    LocalDate starts = LocalDate.of(year, 9, 23);
                    runs.add(Bulk.row(
                            run,
                            institution,
                            module,
                            year,
                            PERIOD,
                            Date.valueOf(starts),
                            Date.valueOf(starts.plusMonths(8)),
                            1L));
                    for (String element : List.of("CW", "EX")) {
                        LocalDateTime deadline = starts.plusMonths(6).atTime(12, 0);
                        elements.add(Bulk.row(
                                id++,
                                institution,
                                run,
                                element,
                                "CW".equals(element) ? "COURSEWORK" : "EXAMINATION",
                                new BigDecimal("50.00"),
                                false,
                                "CW".equals(element) ? Timestamp.valueOf(deadline) : null,
                                false));
                    }
                }
            }
        }
        bulk.seed(
                "curriculum_programme",
                programmes,
                "id",
                "institution",
                "code",
                "title",
                "award_code",
                "regulations_group",
                "mark_scale",
                "first_level",
                "final_level",
                "version");
        bulk.seed(
                "curriculum_module",
                taught,
                "id",
                "institution",
                "code",
                "title",
                "module_level",
                "credits",
                "core",
                "kind",
                "version");
        bulk.seed(
                "curriculum_occurrence",
                runs,
                "id",
                "institution",
                "module_id",
                "session_start",
                "period",
                "starts",
                "ends",
                "version");
        bulk.seed(
                "curriculum_element",
                elements,
                "id",
                "institution",
                "occurrence_id",
                "code",
                "kind",
                "weight",
                "must_pass",
                "deadline",
                "withdrawn");
        return id;
    }

    /** The award of all programmes; once for a database. */
    static void award(Bulk bulk) throws SQLException {
        bulk.seed(
                "curriculum_award",
                List.<Object[]>of(Bulk.row(bulk.id(), "BA_HONS", "Bachelor of Arts", "BACHELORS_HONS", 6, 360)),
                "id",
                "code",
                "title",
                "family",
                "award_level",
                "credits");
    }

    /** A result for every registration; few are failed. */
    Population withResults(PackRef pack) throws SQLException {
        long packKey = bulk.id();
        bulk.seed(
                "assessment_pack",
                List.<Object[]>of(Bulk.row(packKey, pack.id(), pack.version(), pack.digest())),
                "id",
                "pack",
                "pack_version",
                "digest");
        long id = bulk.reserve(registrations.size());
        List<Object[]> results = new ArrayList<>();
        Timestamp at = Timestamp.valueOf("2027-06-10 10:00:00");
        int each = registrations.size() / studentIds.size();
        for (int r = 0; r < registrations.size(); r++) {
            Object[] registration = registrations.get(r);
            int student = r / each;
            Taught module = module(student, MODULES - each + r % each);
            boolean failed = student % ONE_FAILS_OF == 0 && r % each == each - 1;
            BigDecimal mark = failed
                    ? new BigDecimal("31.250000")
                    : BigDecimal.valueOf(45_000_000L + student % 25 * 1_000_000L + random.nextInt(9_000_000), 6);
            results.add(Bulk.row(
                    id++,
                    institution,
                    registration[2],
                    registration[0],
                    module.occurrence(),
                    module.id(),
                    module.code(),
                    module.session(),
                    module.level(),
                    CREDITS,
                    "FIRST",
                    mark,
                    failed ? "F1" : "PASS",
                    mark.setScale(2, java.math.RoundingMode.DOWN),
                    false,
                    1,
                    true,
                    null,
                    packKey,
                    at,
                    !failed));
        }
        bulk.seed(
                "assessment_result",
                results,
                "id",
                "institution",
                "student_id",
                "registration_id",
                "occurrence_id",
                "module_id",
                "module_code",
                "session_start",
                "module_level",
                "credits",
                "attempt",
                "mark",
                "grade",
                "lowest_element",
                "nothing_submitted",
                "sequence_no",
                "counts",
                "reason",
                "pack_id",
                "computed_at",
                "held");
        return this;
    }
}
