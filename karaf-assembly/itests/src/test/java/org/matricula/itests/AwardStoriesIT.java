package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.matricula.itests.Family.marks;
import static org.matricula.itests.University.USW;
import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.matricula.itests.Family.Ending;

/**
 * From mark to certificate through REST alone, for each family of awards: programme, modules, student, registrations,
 * marks, results, subject board, award board, release, documents, public check, reconciliation.
 */
public class AwardStoriesIT {

    @ClassRule
    public static final SharedContainer CONTAINER = new SharedContainer();

    private static final String HONOURS = "BSC_HONS|Bachelor of Science with Honours|BACHELORS_HONS|6|360";
    private static final String MASTERS = "MSC|Master of Science|MASTERS|7|180";
    private static final String LEVEL_4 = "AS4A 55, AS4B 62";
    private static final String LEVEL_5 = LEVEL_4 + ", AS5A 64, AS5B 61";

    private static final List<Family> USW_FAMILIES = List.of(
            new Family(
                    "HONS",
                    HONOURS,
                    "UG",
                    "UG",
                    4,
                    6,
                    6,
                    marks(LEVEL_5 + ", AS6A 71, AS6B 69"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Bachelor of Science with Honours in Computing",
                    "FIRST"),
            new Family(
                    "HNC",
                    "HNC|Higher National Certificate|HNC|4|120",
                    "UG",
                    "EDEXCEL",
                    4,
                    4,
                    4,
                    marks("AS4A 61, AS4B 62"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Higher National Certificate in Computing",
                    "MERIT"),
            new Family(
                    "HND",
                    "HND|Higher National Diploma|HND|5|240",
                    "UG",
                    "EDEXCEL",
                    4,
                    5,
                    5,
                    marks("AS4A 41, AS4B 42, AS5A 72, AS5B 70"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Higher National Diploma in Computing",
                    "DISTINCTION"),
            new Family(
                    "FD",
                    "FDSC|Foundation Degree in Science|FOUNDATION_DEGREE|5|240",
                    "UG",
                    "UG",
                    4,
                    5,
                    5,
                    marks(LEVEL_4 + ", AS5A 52, AS5W 57"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Foundation Degree in Science, Computing",
                    "PASS"),
            new Family(
                    "IM",
                    "MCOMP|Master of Computing|INTEGRATED_MASTERS|7|480",
                    "IM",
                    "UG",
                    4,
                    7,
                    7,
                    marks(LEVEL_5 + ", AS6A 60, AS6B 60, AS7A 66, AS7B 65"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Master of Computing in Computing",
                    "MERIT"),
            new Family(
                    "PGC",
                    "PGCERT|Postgraduate Certificate|PGCERT|7|60",
                    "PG",
                    "PG",
                    7,
                    7,
                    7,
                    marks("AS7A 55"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Postgraduate Certificate in Computing",
                    "PASS"),
            new Family(
                    "PGD",
                    "PGDIP|Postgraduate Diploma|PGDIP|7|120",
                    "PG",
                    "PG",
                    7,
                    7,
                    7,
                    marks("AS7A 60, AS7B 62"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Postgraduate Diploma in Computing",
                    "MERIT"),
            new Family(
                    "MA",
                    MASTERS,
                    "PG",
                    "PG",
                    7,
                    7,
                    7,
                    marks("AS7A 70, AS7B 68, AS7D 74"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Master of Science in Computing",
                    "DISTINCTION"),
            new Family(
                    "CHE",
                    "CERTHE|Certificate of Higher Education|CERTHE|4|120",
                    "UG",
                    "UG",
                    4,
                    4,
                    4,
                    marks("AS4A 61, AS4B 62"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Certificate of Higher Education in Computing",
                    "MERIT"),
            new Family(
                    "DHE",
                    "DIPHE|Diploma of Higher Education|DIPHE|5|240",
                    "UG",
                    "UG",
                    4,
                    5,
                    5,
                    marks("AS4A 51, AS4B 52, AS5A 53, AS5B 54"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Diploma of Higher Education in Computing",
                    "PASS"),
            new Family(
                    "PCE",
                    "PCET|Professional Certificate in Education|PCET|5|120",
                    "UG",
                    "UG",
                    5,
                    5,
                    5,
                    marks("AS5A 70, AS5B 72"),
                    Ending.ENDORSED,
                    "AWARD",
                    "Professional Certificate in Education, Computing",
                    "DISTINCTION"),
            new Family(
                    "EXIT",
                    HONOURS,
                    "UG",
                    "UG",
                    4,
                    6,
                    5,
                    marks(LEVEL_4 + ", AS5A 12, AS5B 10"),
                    Ending.DECIDED,
                    "AWARD_CERTHE",
                    "Certificate of Higher Education in Computing",
                    null),
            new Family(
                    "LEFT",
                    MASTERS,
                    "PG",
                    "PG",
                    7,
                    7,
                    7,
                    marks("AS7A 66, AS7B 67"),
                    Ending.WITHDRAWN,
                    "AWARD_PGDIP",
                    "Postgraduate Diploma in Computing",
                    "MERIT"),
            new Family(
                    "RUNG",
                    HONOURS,
                    "UG",
                    "UG",
                    4,
                    6,
                    4,
                    marks(LEVEL_4),
                    Ending.INTERIM,
                    "PROGRESS",
                    "Certificate of Higher Education in Computing",
                    null),
            new Family(
                    "ILL",
                    HONOURS,
                    "UG",
                    "UG",
                    4,
                    6,
                    6,
                    marks(LEVEL_5 + ", AS6A 65, AS6B 0"),
                    Ending.AEGROTAT,
                    "AWARD_AEGROTAT",
                    "Bachelor of Science with Honours in Computing",
                    null),
            new Family(
                    "DIED",
                    HONOURS,
                    "UG",
                    "UG",
                    4,
                    6,
                    6,
                    marks(LEVEL_5),
                    Ending.POSTHUMOUS,
                    "AWARD_POSTHUMOUS",
                    "Bachelor of Science with Honours in Computing",
                    null));

    private static final List<Family> UOW_FAMILIES = List.of(new Family(
            "UOW",
            "BCOMPSC|Bachelor of Computer Science|BACHELORS|6|144",
            "UG",
            "UG",
            6,
            6,
            6,
            marks("AS6A 86, AS6B 51"),
            Ending.DECIDED,
            "AWARD",
            "Bachelor of Computer Science in Computing",
            null));

    @BeforeClass
    public static void found() {
        CONTAINER.university();
    }

    @Test
    public void everyFamilyOfUswGoesFromMarkToCertificate() {
        Rest registrar = CONTAINER.as(User.REGISTRAR);
        Story story = new Story(
                USW,
                CONTAINER.as(User.ADMINISTRATOR),
                registrar,
                CONTAINER.as(User.CHAIR),
                User.REGISTRAR.login(),
                true);
        story.studied(USW_FAMILIES);
        JsonNode subject = story.subjectBoard();
        assertEquals(subject.toString(), true, subject.get(0).get("adopted").asBoolean());
        Map<String, JsonNode> decided = story.awardBoard(USW_FAMILIES);
        USW_FAMILIES.forEach(family -> {
            JsonNode candidate = decided.get(family.name());
            assertEquals(
                    candidate.toString(),
                    family.decision(),
                    candidate.get("decision").asText());
            story.documented(family, CONTAINER.get().anonymous());
        });
        story.reconciled(USW_FAMILIES.size());
    }

    @Test
    public void wollongongGoesFromMarkToCertificateWithoutRulesOnAwards() {
        try (Shell shell = CONTAINER.get().shell(User.ADMINISTRATOR)) {
            shell.run("feature:install matricula-pack-uow-coursework").succeeded();
        }
        Rest administrator = CONTAINER.as(User.ADMINISTRATOR);
        Story story = new Story("uow", administrator, administrator, administrator, User.ADMINISTRATOR.login(), false);
        story.founded("uow-coursework", CONTAINER.as(User.APPROVER));
        story.studied(UOW_FAMILIES);
        story.subjectBoard();
        JsonNode decided = story.awardBoard(UOW_FAMILIES).get("UOW");
        assertEquals(
                decided.toString(), "BOARD_DECISION", decided.get("proposal").asText());
        JsonNode transcript =
                story.documented(UOW_FAMILIES.get(0), CONTAINER.get().anonymous());
        assertEquals(
                transcript.toString(),
                List.of("HD", "P"),
                transcript.get("modules").findValuesAsText("grade"));
        story.reconciled(1);
    }

    @Test
    public void anotherInstitutionsRegistrarSeesNothingOfIt() {
        Rest partner = CONTAINER.as(User.PARTNER);
        partner.get("boards/reconciliations?institution=usw&session=2024/25").problem(403);
        partner.get("boards/reconciliations/lines?institution=usw&session=2024/25")
                .problem(403);
        assertNotNull(CONTAINER
                .as(User.REGISTRAR)
                .post("boards/meetings/1/interim-awards", json())
                .problem(403));
    }
}
