package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A partner's user sees and changes that partner's students alone, through whichever door. */
public class ScopeIT {

    @ClassRule
    public static final SharedContainer CONTAINER = new SharedContainer();

    /** What belongs to the platform and to nobody's students. */
    private static final Set<String> COMMON = Set.of(
            "curriculum/awards",
            "curriculum/awards/{code}",
            "curriculum/typology",
            "exchange/mappings",
            "exchange/envelopes/key",
            "regulations/packs",
            "regulations/pack-schema",
            "regulations/policies",
            "regulations/policies/{policy}",
            "regulations/packs/{id}/{version}",
            "regulations/packs/{id}/{version}/coverage",
            "institutions/{code}/sessions",
            "institutions/{code}/sessions/{session}",
            "institutions/{code}/closure-days",
            "institutions/{code}/closure-days/{date}",
            // when work of resits is due
            "assessment/occurrences/{id}/resit-deadlines",
            // what the caller is
            "students/me/record",
            "students/me/notes",
            "registration/own/programmes",
            "registration/own/modules",
            "registration/own/attendance",
            "registration/own/missing-documents",
            "registration/own/enrolment-tasks",
            "registration/own/enrolment-tasks/{id}",
            "registration/own/enrolment-tasks/{id}/gates",
            "requests/own",
            "requests/own/{id}",
            "requests/own/{id}/steps",
            "requests/own/{id}/letters",
            "requests/own/{id}/letters/{place}",
            "tokens/current",
            // numbers alone, and keys drawn for a notice board
            "boards/reconciliations",
            "boards/meetings/{id}/release/list",
            // no aegrotat or posthumous award is proposed here, no chair acts, and nobody of these few lies just below
            // a
            // line; the tests of boards hold the scopes
            "boards/meetings/{id}/special-awards",
            "boards/meetings/{id}/chairs-actions",
            "boards/meetings/{id}/boundary",
            // what happened to a paper or was decided on a candidate, and the words of rulings: none names anybody; the
            // papers, candidates and results that they belong to are walked
            "documents/issued/{id}/events",
            "boards/meetings/{id}/candidates/{student}/decisions",
            "boards/own-results/{result}/explanation",
            // bytes of papers; the lists of the same papers are walked
            "boards/meetings/{id}/minutes/{edition}",
            "documents/batches/{job}/pdfs",
            "documents/issued/{id}/pdf",
            "documents/own/{id}/pdf",
            "documents/students/{id}/drafts/{kind}/pdf",
            // open to all
            "documents/public/keys",
            "documents/public/verification/{code}",
            "regulations/replays",
            "regulations/replays/{id}",
            "regulations/replays/{id}/changes",
            "registration/reassessments",
            "registration/students/{studentId}/prior-learning",
            "registration/students/{studentId}/prior-learning/history",
            // bytes of a signed archive, and what came back of one
            "exchange/envelopes/{id}/file",
            "exchange/envelopes/returns/{id}",
            "exchange/envelopes/returns/{id}/receipts",
            "exchange/envelopes/returns/{id}/receipts.csv");

    /** What is asked of every endpoint that has such a query. */
    private static final Map<String, String> QUERIES =
            Map.of("institution", University.USW, "number", "UXNUM1", "name", "UXName");

    private static University university;
    private static Registry registry;
    private static Rest administrator;
    private static Rest disability;
    private static Rest equality;
    private static Rest partner;
    private static Rest registrar;
    private static Rest student;
    private static String before;

    @BeforeClass
    public static void signInWithTokens() {
        university = CONTAINER.university();
        partner = token(User.PARTNER);
        registrar = token(User.REGISTRAR);
        equality = token(User.EQUALITY);
        disability = token(User.DISABILITY);
        administrator = token(User.ADMINISTRATOR);
        student = token(User.STUDENT);
        registry = Registry.opened(university, registrar, token(User.CURRICULUM), administrator, disability, student);
        before = Ledger.of(CONTAINER.as(User.ADMINISTRATOR), university);
    }

    private static Rest token(User user) {
        String token = CONTAINER
                .as(user)
                .post("tokens", "")
                .expect(201)
                .json()
                .get("token")
                .asText();
        return Rest.withToken(CONTAINER.get().ports().http(), token);
    }

    @Test
    public void noEndpointShowsAPartnerARecordOfTheUniversity() {
        Pattern names = Pattern.compile("UX\\w");
        Pattern secret = Pattern.compile("UX\\w|\"(" + String.join("|", secrets()) + ")\"");
        List<String> silent = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.all(partner)) {
            if (endpoint.method().equals("GET")) {
                // what shows nothing to those who may see it either would prove nothing here
                boolean shown = COMMON.contains(endpoint.template());
                for (String path : paths(endpoint)) {
                    Answer answer = partner.get(path);
                    assertTrue(answer.toString(), answer.status() < 500);
                    // a refusal repeats what was asked for, and that is an identity
                    Pattern forbidden = answer.status() < 400 ? secret : names;
                    assertFalse(
                            answer.toString(), forbidden.matcher(answer.body()).find());
                    shown = shown
                            || shows(registrar, path, secret)
                            || shows(administrator, path, secret)
                            || shows(equality, path, secret)
                            || shows(disability, path, secret)
                            || shows(student, path, secret);
                }
                if (!shown) {
                    silent.add(endpoint.template());
                }
            }
        }
        assertEquals(List.of(), silent);
    }

    private static boolean shows(Rest reader, String path, Pattern secret) {
        Answer answer = reader.get(path);
        // a refusal repeats what was asked for
        return answer.status() < 400 && secret.matcher(answer.body()).find();
    }

    private static List<String> secrets() {
        List<String> ids = new ArrayList<>(university.idsOf("UX"));
        ids.addAll(registry.ids());
        return ids;
    }

    /** The endpoint with the identities of the university's records in its places. */
    private static List<String> paths(Endpoint endpoint) {
        // two places take the university's own in every pair; what else there is, the registry names
        List<String> values = endpoint.parameters() < 2 ? secrets() : new ArrayList<>(university.idsOf("UX"));
        values.add(University.USW);
        values.add(Registry.OTHER);
        Set<String> paths = new TreeSet<>();
        registry.paths().stream().filter(endpoint::takes).forEach(paths::add);
        for (String first : endpoint.parameters() == 0 ? List.of("") : values) {
            for (String second : endpoint.parameters() < 2 ? List.of("") : values) {
                String path = endpoint.path(first, second);
                paths.add(path);
                QUERIES.forEach((query, value) -> {
                    if (endpoint.queries().contains(query)) {
                        paths.add(path + "?" + query + "=" + value);
                    }
                });
            }
        }
        return List.copyOf(paths);
    }

    @Test
    public void aPartnerSeesItsOwnStudents() {
        Answer found = partner.get("students").expect(200);
        assertEquals(2, found.json().get("items").size());
        partner.get("students/" + university.id("LX/student/1")).expect(200);
        for (String number : List.of("UXNUM1", "LXNUM1")) {
            Answer one = registrar.get("students?number=" + number).expect(200);
            assertEquals(one.toString(), 1, one.json().get("items").size());
        }
    }

    @Test
    public void aPartnerWritesNothingAtTheUniversity() {
        String student = university.id("UX/student/1");
        String etag = registrar.get("students/" + student).expect(200).etag();
        partner.post("students", University.student(University.USW, "UXBAD", "UXBad"))
                .problem(403);
        partner.put("students/" + student, etag, "{\"familyName\":\"Changed\",\"reason\":\"none\"}")
                .problem(404);
        partner.post("curriculum/modules", University.module(University.USW, "UXBAD", 20))
                .problem(403);
        partner.post("curriculum/programmes", University.programme(University.USW, "UXBAD"))
                .problem(403);
        partner.post("curriculum/occurrences", University.occurrence(University.USW, "UXMOD1"))
                .problem(403);
        partner.post(
                        "registration/programme-registrations",
                        University.programmeRegistration(University.USW, student, university.id("UX/programme")))
                .problem(403);
        partner.post(
                        "registration/module-registrations",
                        University.moduleRegistration(University.USW, student, university.id("UX/occurrence/1")))
                .problem(403);
        partner.post("assessment/marks?institution=usw", "[" + University.mark("UXNUM1", "UXMOD1", "CW", 99) + "]")
                .problem(403);
        partner.post("assessment/results/computations", "{\"institution\":\"usw\"}")
                .problem(403);
        partner.post(
                        "exchange/imports?institution=usw&mapping=matricula-students",
                        Rest.CSV,
                        "number,family_name\nUXBAD,UXBad\n".getBytes())
                .problem(403);
        partner.post("boards/meetings", meeting(University.USW)).problem(403);
        String meeting = "boards/meetings/" + university.id("UX/meeting");
        partner.post(meeting + "/proposals", "").problem(404);
        partner.post(meeting + "/endorsements", "").problem(403);
        partner.post("jobs/" + university.id("UX/job/1") + "/cancellation", "").problem(404);
        unchanged();
    }

    @Test
    public void aPartnerCannotSlipItsOwnStudentsIntoTheUniversitysRecords() {
        String own = university.id("LX/student/1");
        partner.post(
                        "registration/module-registrations",
                        University.moduleRegistration(University.COLLEGE, own, university.id("UX/occurrence/1")))
                .problem(422);
        partner.post(
                        "registration/module-registrations",
                        University.moduleRegistration(
                                University.COLLEGE, university.id("UX/student/1"), university.id("LX/occurrence/1")))
                .problem(422);
        partner.post(
                        "registration/programme-registrations",
                        University.programmeRegistration(University.COLLEGE, own, university.id("UX/programme")))
                .problem(422);
        partner.post(
                        "assessment/marks?institution=loughborough",
                        "[" + University.mark("UXNUM1", "UXMOD1", "CW", 99) + "]")
                .problem(422);
        unchanged();
    }

    @Test
    public void theShellShowsAPartnerNothingOfTheUniversityAndChangesNothingThere() {
        try (Shell shell = CONTAINER.get().shell(User.PARTNER)) {
            String student = university.id("UX/student/1");
            String meeting = university.id("UX/meeting");
            for (String command : List.of(
                    "students:list",
                    "students:list --json",
                    "students:show " + student,
                    "registration:show " + student,
                    "assessment:results " + student,
                    "curriculum:modules",
                    "curriculum:programmes",
                    "boards:list",
                    "boards:show " + meeting,
                    "boards:summary " + meeting,
                    "jobs:list",
                    "jobs:show " + university.id("UX/job/1"),
                    "exchange:list")) {
                Shell.Output output = shell.run(command);
                assertFalse(
                        command + ": " + output.text(),
                        Pattern.compile("UX\\w").matcher(output.text()).find());
                assertFalse(command + ": " + output.text(), output.text().contains("Exception"));
            }
            assertTrue(shell.run("students:list").succeeded().text().contains("LXNUM1"));
            for (String command : List.of(
                    "assessment:compute usw",
                    "boards:propose " + meeting,
                    "boards:endorse " + meeting,
                    "boards:release " + meeting,
                    "jobs:cancel " + university.id("UX/job/1"),
                    "exchange:import usw matricula-students students.csv",
                    "exchange:import " + University.COLLEGE + " matricula-students "
                            + CONTAINER.get().home().resolve("etc/users.properties"),
                    "regulations:retire usw-taught 1.0.0 none",
                    "regulations:rollback loughborough-college none")) {
                Shell.Output output = shell.run(command);
                assertNotEquals(command + ": " + output.text(), 0, output.status());
            }
        }
        unchanged();
    }

    private static void unchanged() {
        assertEquals(before, Ledger.of(CONTAINER.as(User.ADMINISTRATOR), university));
    }

    private static String meeting(String institution) {
        return University.json(
                "institution",
                institution,
                "session",
                University.SESSION,
                "point",
                "AFTER_RESITS",
                "heldOn",
                "2026-08-20",
                "chair",
                "Somebody");
    }
}
