package org.matricula.itests;

import static org.matricula.itests.University.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The institution that the guides call {@code usw}, with its partners, its people and its regulations. It is another one
 * here, so that whatever a guide does touches no record of the other tests.
 */
final class Campus {

    static final String USW = "guides";
    static final String COLLEGE = "guides-college";
    static final String HILL = "hill";
    static final String PASSWORD = "first-password";

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REASON = "for the guides";

    /** Everybody who signs in in a guide but the administrator. */
    private static final Map<String, String> PEOPLE = Map.ofEntries(
            Map.entry("jo.registrar", "ssh,registrar@" + USW),
            Map.entry("the.secretary", "ssh,regulations-approver@*"),
            Map.entry("elin.chair", "board-chair@" + USW),
            Map.entry("the.dean", "board-chair@" + USW),
            Map.entry("gwen.leader", "moderator@" + USW),
            Map.entry("owain.price", "moderator@" + USW),
            Map.entry("mair.evans", "moderator@" + USW),
            Map.entry("ruth.adeyemi", "external-examiner@" + USW),
            Map.entry("course.leader", "course-leader@" + USW),
            Map.entry("ec.officer", "circumstances-panel@" + USW),
            Map.entry("dds.officer", "disability-service@" + USW),
            Map.entry("the.approver", "curriculum-approver@" + USW),
            Map.entry("sits.link", "legacy-system@" + USW),
            Map.entry("ada", "student@" + USW),
            Map.entry("carys", "student@" + USW),
            Map.entry("rhys", "student@" + USW));

    private final Container container;
    private final Rest administrator;
    private Cohort example;
    private int names;

    private Campus(Container container) {
        this.container = container;
        this.administrator = container.as(User.ADMINISTRATOR);
    }

    /** Enters institutions and people, and puts the regulations into force. */
    static Campus founded(Container container) {
        Campus campus = new Campus(container);
        campus.people();
        campus.institution(USW, "AWARDING_BODY", null);
        campus.institution(COLLEGE, "PARTNER", USW);
        campus.institution(HILL, "PARTNER", USW);
        campus.administrator
                .put(
                        "curriculum/awards",
                        "["
                                + json(
                                        "code", "BSC_HONS",
                                        "title", "Bachelor of Science with Honours",
                                        "family", "BACHELORS_HONS",
                                        "level", 6,
                                        "credits", 360)
                                + ","
                                + json(
                                        "code", "CERTHE",
                                        "title", "Certificate of Higher Education",
                                        "family", "CERTHE",
                                        "level", 4,
                                        "credits", 120)
                                + "]")
                .expect(200);
        campus.drop("guides-taught", "1.0.0", USW, "usw-taught");
        campus.inForce("guides-taught", "1.0.0");
        return campus;
    }

    private void people() {
        Path file = container.home().resolve("etc/users.properties");
        try {
            Files.writeString(
                    file,
                    PEOPLE.entrySet().stream()
                            .map(person -> person.getKey() + " = " + PASSWORD + "," + person.getValue())
                            .collect(Collectors.joining("\n", "\n", "\n")),
                    StandardCharsets.ISO_8859_1,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        known("carys");
    }

    /** Waits until somebody can sign in: the container hashes new passwords in the file, and reads it meanwhile. */
    void known(String person) {
        Await.until(
                "the realm knows " + person,
                SOON,
                () -> as(person).get("tokens/current").status() == 200);
    }

    private void institution(String code, String kind, String awardingBody) {
        administrator
                .post("institutions", json("code", code, "name", code, "kind", kind, "awardingBody", awardingBody))
                .expect(201);
        for (int year = 2023; year < 2029; year++) {
            administrator
                    .put(
                            "institutions/" + code + "/sessions/"
                                    + Cohort.session(year).replace('/', '-'),
                            json("starts", year + "-09-01", "ends", (year + 1) + "-08-31"))
                    .expect(200);
        }
        if (awardingBody != null) {
            University.agreed(administrator, code);
        }
    }

    /** Lays a pack that changes nothing of another into the container's inbox, and waits until it is verified. */
    void drop(String id, String version, String institution, String base) {
        drop(
                id,
                version,
                """
                format: 1
                id: %s
                version: %s
                title: Regulations of the guides
                institution: %s
                effective: {from: 2016/17}
                extends: {id: %s, range: "[1.0,2)"}
                cases:
                  - id: G-LOA-01
                    policy: load
                    given: {group: UG, credits: 120, reason: REPEAT}
                    expect: {status: WITHIN}
                """
                        .formatted(id, version, institution, base));
    }

    /** Lays a pack into the container's inbox, and waits until it is verified. */
    void drop(String id, String version, String text) {
        try {
            Files.writeString(container.home().resolve("deploy/" + id + "-" + version + ".pack.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until(
                id + " is verified",
                SOON,
                () -> administrator
                                .get("regulations/packs/" + id + "/" + version)
                                .status()
                        == 200);
    }

    /** Puts a pack into force. */
    void inForce(String pack, String version) {
        as("the.secretary")
                .post("regulations/packs/" + pack + "/" + version + "/approval", json("reason", REASON))
                .expect(200);
        administrator
                .post("regulations/packs/" + pack + "/" + version + "/activation", json("reason", REASON))
                .expect(200);
    }

    /** REST as one of the people. */
    Rest as(String person) {
        return Rest.withPassword(container.ports().http(), person, PASSWORD);
    }

    /** The registrar, who enters all records. */
    Rest registrar() {
        return as("jo.registrar");
    }

    /** Where the guides' container runs. */
    Container container() {
        return container;
    }

    /** Students who begin a programme of {@link #USW}. */
    Cohort cohort(String programme, int year, List<String> modules, List<String> numbers) {
        return Cohort.entered(registrar(), USW, programme, year, modules, numbers);
    }

    /** The student {@code 20240001} on modules of 2026/27, of whom several guides speak. */
    Cohort example() {
        if (example == null) {
            example = cohort("CS", 2026, List.of("CS6D01", "CS6D02"), List.of("20240001"));
        }
        return example;
    }

    /** A number that no other record has in its name. */
    int next() {
        return ++names;
    }

    /** The account of a student, so that the student signs in under that name. */
    void account(String userName, String student) {
        registrar()
                .post("students/" + student + "/accounts", json("userName", userName, "reason", REASON))
                .expect(201);
    }
}
