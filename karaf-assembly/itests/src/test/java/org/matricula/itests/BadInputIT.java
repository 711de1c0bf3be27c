package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.itests.University.json;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Bad input is refused with a clear problem, and nothing of it is written. */
public class BadInputIT {

    @ClassRule
    public static final SharedContainer CONTAINER = new SharedContainer();

    private static final int HUGE = 50 * 1024 * 1024;
    private static final String MARKS = "assessment/marks?institution=usw";
    private static final String STUDENTS = "exchange/imports?institution=usw&mapping=matricula-students";

    private University university;
    private Rest registrar;
    private String before;

    @Before
    public void remember() {
        university = CONTAINER.university();
        registrar = CONTAINER.as(User.REGISTRAR);
        before = ledger();
    }

    @After
    public void nothingWasWritten() {
        assertEquals(before, ledger());
    }

    private String ledger() {
        return Ledger.of(CONTAINER.as(User.ADMINISTRATOR), university);
    }

    @Test
    public void aMarkForAnUnknownStudentIsRefused() {
        registrar
                .post(MARKS, "[" + University.mark("UXGHOST", "UXMOD1", "CW", 50) + "]")
                .fault(422, "studentNumber", "UXGHOST", "");
    }

    @Test
    public void aMarkAboveAHundredIsRefused() {
        registrar
                .post(MARKS, "[" + University.mark("UXNUM1", "UXMOD1", "CW", 101) + "]")
                .fault(422, "mark", "101", "from 0 to 100");
        registrar
                .post(MARKS, "[" + University.mark("UXNUM1", "UXMOD1", "CW", -1) + "]")
                .fault(422, "mark", "-1", "from 0 to 100");
    }

    @Test
    public void aMarkWithFourDecimalsIsRefused() {
        registrar
                .post(MARKS, "[" + University.mark("UXNUM1", "UXMOD1", "CW", "65.5555") + "]")
                .fault(422, "mark", "65.5555", "at most 2 decimals");
    }

    @Test
    public void aMarkThatIsNoNumberIsRefused() {
        registrar
                .post(MARKS, "[" + University.mark("UXNUM1", "UXMOD1", "CW", "\"good\"") + "]")
                .fault(422, "mark", null, "");
        registrar
                .post(MARKS, "[" + University.mark("UXNUM1", "UXMOD1", "CW", "NaN") + "]")
                .problem(400);
        registrar
                .post(MARKS, "[" + University.mark("UXNUM1", "UXMOD1", "CW", "1e400000000") + "]")
                .problem(422);
    }

    @Test
    public void ofManyMarksEachBadOneIsToldApart() {
        Answer answer = registrar.post(
                MARKS,
                "[" + University.mark("UXNUM1", "UXMOD1", "CW", 51) + ","
                        + University.mark("UXNUM1", "UXMOD1", "CW", 101) + ","
                        + University.mark("UXNUM1", "UXMOD1", "NONE", 51) + "]");
        assertEquals(
                List.of("UNCHANGED", "REFUSED", "REFUSED"),
                answer.expect(200).json().findValues("kind").stream()
                        .map(kind -> kind.asText())
                        .filter(kind -> kind.equals("UNCHANGED") || kind.equals("REFUSED"))
                        .toList());
    }

    @Test
    public void aMeetingIsNotGivenUpOrRenewedAndNoActionFollowedWithoutAReason() {
        String meeting = "boards/meetings/" + university.id("UX/meeting");
        String before = registrar.get(meeting).expect(200).body();
        for (String act : List.of("/giving-up", "/renewals", "/chairs-actions/1/registration")) {
            registrar.post(meeting + act, "").problem(400);
            registrar.post(meeting + act, "{\"reason\":\" \"}").fault(422, "reason", "", "characters");
            for (String reason : List.of("x".repeat(501), "a\\u0007b", "a\\uD83D")) {
                registrar
                        .post(meeting + act, "{\"reason\":\"" + reason + "\"}")
                        .fault(422, "reason", null, "characters");
            }
            registrar
                    .post("boards/meetings/999999999" + act, "{\"reason\":\"none\"}")
                    .problem(404);
        }
        assertEquals(before, registrar.get(meeting).expect(200).body());
    }

    @Test
    public void aChairIsNotNamedBeforeTheReleaseOrWithoutNameAndReason() {
        String chair = "boards/meetings/" + university.id("UX/meeting") + "/members/chair";
        registrar.post(chair, "").problem(400);
        registrar
                .post(chair, "{\"name\":\" \"}")
                .fault(422, "name", "", "characters")
                .fault(422, "userName", null, "")
                .fault(422, "reason", null, "");
        String named = "{\"name\":\"A. Chair\",\"userName\":\"a.chair\",\"reason\":\"none\"}";
        registrar.post(chair, named).problem(409);
        registrar.post("boards/meetings/999999999/members/chair", named).problem(404);
    }

    @Test
    public void aReleaseOfWhatIsNotDecidedOrAtAnInstantThatHasPassedIsRefused() {
        String release = "boards/meetings/" + university.id("UX/meeting") + "/release";
        String before = registrar.get(release).expect(200).body();
        registrar.post(release, "").problem(409);
        registrar.post(release + "/rehearsal", "").problem(409);
        registrar
                .post(release + "/embargo", "{\"releaseAt\":\"2020-01-01T00:00:00Z\"}")
                .fault(422, "releaseAt", "2020-01-01", "instant to come");
        registrar
                .post(release + "/embargo", "{\"releaseAt\":\"9999-01-01T00:00:00Z\"}")
                .fault(422, "releaseAt", "9999-01-01", "within a year");
        registrar.post(release + "/embargo", "{}").fault(422, "releaseAt", null, "given");
        registrar.post(release + "/embargo", "{\"releaseAt\":\"soon\"}").fault(422, "releaseAt", null, "");
        registrar.post(release + "/withdrawal", "{}").fault(422, "reason", null, "");
        registrar.post(release + "/withdrawal", "{\"reason\":\"none\"}").problem(409);
        registrar.get(release + "/list").problem(409);
        registrar
                .post(release + "/corrections", "{\"reason\":\" \"}")
                .fault(422, "studentId", null, "given")
                .fault(422, "reason", null, "");
        registrar
                .post(
                        release + "/corrections",
                        "{\"studentId\":\"" + university.id("UX/student/1") + "\",\"reason\":\"none\"}")
                .problem(409);
        registrar
                .post(release + "/notices", "{\"on\":\"2999-01-01\",\"how\":\"\",\"notices\":[]}")
                .fault(422, "on", "2999-01-01", "future")
                .fault(422, "how", null, "")
                .fault(422, "notices", null, "");
        registrar.get("boards/meetings/999999999/release").problem(404);
        registrar.post("boards/meetings/999999999/release", "").problem(404);
        assertEquals(before, registrar.get(release).expect(200).body());
    }

    @Test
    public void weightsThatDoNotAddUpAreRefused() {
        String pattern = "curriculum/occurrences/" + university.id("UX/occurrence/1");
        String etag = registrar.get(pattern).expect(200).etag();
        registrar
                .put(
                        pattern + "/pattern",
                        etag,
                        "{\"elements\":[{\"code\":\"CW\",\"kind\":\"COURSEWORK\",\"weight\":40},"
                                + "{\"code\":\"EX\",\"kind\":\"EXAMINATION\",\"weight\":59.99}],\"reason\":\"wrong\"}")
                .fault(422, "elements", "99.99", "weights of 100");
        registrar
                .put(
                        pattern + "/pattern",
                        etag,
                        "{\"elements\":[{\"code\":\"CW\",\"kind\":\"COURSEWORK\",\"weight\":100},"
                                + "{\"code\":\"CW1\",\"parent\":\"CW\",\"kind\":\"COURSEWORK\",\"weight\":60}],"
                                + "\"reason\":\"wrong\"}")
                .fault(422, "elements", "60", "weights of 100 in all within CW");
        registrar
                .put(pattern + "/outline", etag, "{\"outline\":{\"school\":\"ARTS\"},\"reason\":\"wrong\"}")
                .fault(422, "outline.grading", null, "given");
    }

    @Test
    public void negativeCreditsAreRefused() {
        registrar
                .post("curriculum/modules", University.module("usw", "UXNEG", -20))
                .fault(422, "credits", "-20", "");
    }

    @Test
    public void anUnknownAwardIsRefused() {
        registrar
                .post(
                        "curriculum/programmes",
                        University.programme("usw", "UXNEW").replace("BSC_HONS", "NO_SUCH_AWARD"))
                .fault(422, "awardCode", "NO_SUCH_AWARD", "");
    }

    @Test
    public void aDuplicateRegistrationIsAConflict() {
        String student = university.id("UX/student/1");
        registrar
                .post(
                        "registration/module-registrations",
                        University.moduleRegistration("usw", student, university.id("UX/occurrence/1")))
                .problem(409);
        registrar
                .post(
                        "registration/programme-registrations",
                        University.programmeRegistration("usw", student, university.id("UX/programme")))
                .problem(409);
        registrar.post("students", University.student("usw", "UXNUM1", "Twin")).fault(409, "number", "UXNUM1", "");
    }

    @Test
    public void everyFaultOfARecordIsNamed() {
        Answer answer = registrar.post(
                "students", json("institution", "usw", "number", "no good!", "familyName", "", "email", "nowhere"));
        answer.fault(422, "number", "no good!", "letters and digits")
                .fault(422, "familyName", "", "characters")
                .fault(422, "email", "nowhere", "@");
    }

    @Test
    public void malformedJsonIsRefused() {
        for (String body : List.of(
                "{\"institution\":",
                "not json",
                "[]]",
                "{\"institution\":\"usw\",\"institution\":\"usw\"}",
                "{\"institution\":\"usw\"} trailing",
                "\u0000")) {
            registrar.post("students", body).problem(400);
        }
        registrar.post("students", "").problem(400);
        registrar.post("students", "null").problem(400);
        registrar.post("students", "[]").problem(400);
        registrar.post("students", "\"text\"").problem(400);
        registrar.post(MARKS, "{}").problem(400);
        registrar.post(MARKS, "[null]").problem(422);
    }

    @Test
    public void anUnknownMemberIsRefusedByName() {
        registrar
                .post("students", json("institution", "usw", "number", "UXN", "familyName", "N", "salary", 1))
                .fault(422, "salary", null, "");
        // nobody chooses identities
        registrar
                .post("students", json("id", "7", "institution", "usw", "number", "UXN", "familyName", "N"))
                .fault(422, "id", null, "");
    }

    @Test
    public void valuesOfTheWrongSortAreRefusedByName() {
        registrar
                .post(
                        "students",
                        json("institution", "usw", "number", "UXN", "familyName", "N", "dateOfBirth", "5 May"))
                .fault(422, "dateOfBirth", null, "");
        registrar
                .post("students", json("institution", "../etc", "number", "UXN", "familyName", "N"))
                .fault(422, "institution", null, "");
        registrar
                .post("curriculum/modules", University.module("usw", "UXN", 20).replace(":20", ":\"twenty\""))
                .fault(422, "credits", null, "");
        registrar
                .post("curriculum/modules", University.module("usw", "UXN", 20).replace(":20", ":99999999999"))
                .fault(422, "credits", "99999999999", "large");
        registrar
                .post("assessment/results/computations", json("institution", "usw", "session", "2025/27"))
                .fault(422, "session", null, "2026/27");
    }

    @Test
    public void deepNestingIsRefused() {
        int depth = 100_000;
        registrar.post("students", "[".repeat(depth) + "]".repeat(depth)).problem(400);
        registrar
                .post(
                        "regulations/rulings",
                        "{\"policy\":\"module-result\",\"institution\":\"usw\",\"given\":" + "{\"a\":".repeat(2000)
                                + "1" + "}".repeat(2000) + "}")
                .problem(400);
    }

    @Test
    public void fiftyMegabytesOfJsonAreRefused() {
        byte[] body = new byte[HUGE];
        Arrays.fill(body, (byte) ' ');
        registrar.post("students", Rest.JSON, body).problem(413);
        registrar.stream("students", Rest.JSON, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .problem(413);
        registrar
                .send(registrar
                        .request("students")
                        .header("Content-Type", Rest.JSON)
                        .header("Idempotency-Key", "huge")
                        .POST(BodyPublishers.ofByteArray(body)))
                .problem(413);
    }

    @Test
    public void fiftyMegabytesOfCsvAreRefused() {
        byte[] header = "number,family_name\n".getBytes(StandardCharsets.UTF_8);
        byte[] rows = "UXHUGE,Huge\n".repeat(HUGE / 12).getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[header.length + rows.length];
        System.arraycopy(header, 0, body, 0, header.length);
        System.arraycopy(rows, 0, body, header.length, rows.length);
        registrar.post(STUDENTS, Rest.CSV, body).problem(413);
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(header), new ByteArrayInputStream(rows));
        registrar.stream(STUDENTS, Rest.CSV, BodyPublishers.ofInputStream(() -> endless))
                .problem(413);
    }

    @Test
    public void malformedCsvIsRefused() {
        for (String body : List.of(
                "",
                "number\nUXN\n",
                "number,family_name,number\nUXN,N,M\n",
                "number,family_name\n\"UXN,N\n",
                "\n\n\n")) {
            registrar
                    .post(STUDENTS, Rest.CSV, body.getBytes(StandardCharsets.UTF_8))
                    .problem(400);
        }
        registrar
                .post(
                        "exchange/imports?institution=usw&mapping=no-such",
                        Rest.CSV,
                        "a\n1\n".getBytes(StandardCharsets.UTF_8))
                .problem(404);
        registrar
                .post(
                        "exchange/imports?institution=usw&mapping=../../users",
                        Rest.CSV,
                        "a\n1\n".getBytes(StandardCharsets.UTF_8))
                .problem(404);
        registrar
                .post(
                        "exchange/imports?mapping=matricula-students",
                        Rest.CSV,
                        "a\n1\n".getBytes(StandardCharsets.UTF_8))
                .problem(422);
        registrar
                .post(STUDENTS + "&dryRun=perhaps", Rest.CSV, "a\n1\n".getBytes(StandardCharsets.UTF_8))
                .fault(422, "dryRun", "perhaps", "true or false");
    }

    @Test
    public void latin1InPlaceOfUtf8IsRefused() {
        byte[] json = json("institution", "usw", "number", "UXLATIN", "familyName", "Müller")
                .getBytes(StandardCharsets.ISO_8859_1);
        registrar.post("students", Rest.JSON, json).problem(400);
        byte[] csv = "number,family_name\nUXLATIN,Müller\n".getBytes(StandardCharsets.ISO_8859_1);
        registrar.post(STUDENTS, Rest.CSV, csv).problem(400);
    }

    @Test
    public void aCharsetThatNobodyKnowsIsRefused() {
        for (String charset : new String[] {"bogus", "no such!", ""}) {
            registrar
                    .post("students", Rest.JSON + ";charset=" + charset, "{}".getBytes(StandardCharsets.UTF_8))
                    .problem(415);
            registrar
                    .post(STUDENTS, Rest.CSV + "; charset=" + charset, "number\n".getBytes(StandardCharsets.UTF_8))
                    .problem(415);
            Soap.refused(
                    registrar.post(
                            "/api/soap/v1/records",
                            "text/xml; charset=" + charset,
                            Soap.envelope("<r:getStudent/>").getBytes(StandardCharsets.UTF_8)),
                    415);
        }
    }

    @Test
    public void anAddressThatCannotBeDecodedIsRefused() {
        for (String path : List.of(
                "students?after=%%%",
                "students?name=%zz",
                "students/%zz",
                "students/%2",
                "students/%",
                "students/%00",
                "students;x=%zz",
                "students/5;x=%zz",
                "nowhere/%zz")) {
            registrar.getAsWritten(path).problem(400);
        }
    }

    @Test
    public void anAddressWithACharacterThatNoneMayHaveIsRefusedWhoeverIsAsked() {
        Rest nobody = CONTAINER.get().anonymous();
        for (char illegal : "{}|^`\\<>\"".toCharArray()) {
            for (String path : List.of(
                    "students/" + illegal,
                    "students?familyName=" + illegal + "x",
                    "students;x=" + illegal,
                    "status/" + illegal,
                    "/api/soap/v1/records" + illegal,
                    "/api/soap/v1/records?wsdl=" + illegal,
                    "/api/" + illegal,
                    "/nowhere/" + illegal)) {
                registrar.getAsWritten(path).problem(400);
                nobody.getAsWritten(path).problem(400);
            }
        }
        registrar.getAsWritten("students/%7Bx%7D").fault(422, "studentId", "{x}", "digits");
        registrar.getAsWritten("students?institution=%7Bx%7D").problem(422);
    }

    @Test
    public void malformedXmlIsNoMessageHere() {
        registrar
                .post("students", "application/xml", "<student/>".getBytes(StandardCharsets.UTF_8))
                .problem(415);
        registrar
                .post("students", "text/plain", "student".getBytes(StandardCharsets.UTF_8))
                .problem(415);
        registrar.post(STUDENTS, "{}").problem(415);
    }

    @Test
    public void aWrongMethodAndAWrongPathAreTold() {
        registrar.delete("students/" + university.id("UX/student/1")).problem(405);
        registrar.put("students", "{}").problem(405);
        registrar.get("students/1/2/3").problem(404);
        registrar.get("nowhere").problem(404);
        registrar
                .send(registrar
                        .request("students")
                        .header("Accept", "text/html")
                        .GET())
                .problem(406);
    }

    @Test
    public void badPathsAndQueriesAreTold() {
        registrar.get("students/abc").fault(422, "studentId", "abc", "digits");
        registrar.get("students/99999999999999999999999").fault(422, "studentId", "999999", "digits");
        registrar.get("students/-1").fault(422, "studentId", "-1", "positive");
        registrar.get("students/999999999").problem(404);
        registrar.get("students?limit=0").problem(422);
        registrar.get("students?limit=many").fault(422, "limit", "many", "1 to 500");
        registrar
                .get("registration/enrolment-tasks?institution=usw&session=2025/26&status=ASLEEP")
                .fault(422, "status", "ASLEEP", "OPEN");
        registrar.get("institutions/usw/duties?overdue=maybe").fault(422, "overdue", "maybe", "true or false");
        registrar.get("students?after=%27%3B+drop+table").problem(422);
        registrar.get("students?institution=US%20W").problem(422);
        registrar.get("curriculum/occurrences?institution=usw&session=2025").problem(422);
    }

    @Test
    public void aChangeWithoutTheVersionIsRefused() {
        String student = "students/" + university.id("UX/student/1");
        String body = json("familyName", "UXName1", "givenNames", "Changed", "reason", "none");
        registrar.put(student, body).problem(428);
        registrar.put(student, "\"999\"", body).problem(412);
        registrar.put(student, "nonsense", body).problem(412);
        registrar.put(student, "*", body).problem(412);
    }

    @Test
    public void amongConcurrentChangesOfOneVersionOneWins() throws Exception {
        Answer created = registrar
                .post("students", University.student("usw", "UXRACE" + System.nanoTime() % 100_000, "Race"))
                .expect(201);
        String student = "students/" + created.id();
        List<Integer> statuses = together(8, () -> registrar
                .put(student, created.etag(), json("familyName", "Race", "reason", "concurrent"))
                .status());
        assertEquals(
                statuses.toString(), 1, statuses.stream().filter(s -> s == 200).count());
        assertEquals(
                statuses.toString(), 7, statuses.stream().filter(s -> s == 412).count());
        before = ledger();
    }

    @Test
    public void aRepeatedIdempotencyKeyHasTheFirstAnswerAgain() throws Exception {
        String key = "key-" + System.nanoTime();
        String number = "UXKEY" + System.nanoTime() % 100_000;
        String body = University.student("usw", number, "Keyed");
        Answer first = registrar.once(key, "students", body).expect(201);
        Answer second = registrar.once(key, "students", body).expect(201);
        assertEquals(first.body(), second.body());
        assertEquals(first.etag(), second.etag());
        assertEquals(first.header("Location"), second.header("Location"));
        registrar
                .once(key, "students", University.student("usw", number + "X", "Other"))
                .problem(422);
        String other = "key-" + System.nanoTime();
        String third = University.student("usw", number + "Y", "Together");
        List<Integer> statuses =
                together(8, () -> registrar.once(other, "students", third).status());
        assertTrue(statuses.toString(), statuses.stream().allMatch(s -> s == 201));
        assertEquals(
                2,
                registrar
                        .get("students?institution=usw&limit=500")
                        .json()
                        .get("items")
                        .findValuesAsText("number")
                        .stream()
                        .filter(n -> n.startsWith(number))
                        .count());
        registrar.once("k".repeat(101), "students", body).fault(422, "Idempotency-Key", "k", "100");
        // a refusal is not remembered
        String again = "key-" + System.nanoTime();
        registrar.once(again, "students", json("institution", "usw")).problem(422);
        registrar.once(again, "students", json("institution", "usw")).problem(422);
        before = ledger();
    }

    private static List<Integer> together(int count, Callable<Integer> call) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(count);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> done : clients.invokeAll(Collections.nCopies(count, call))) {
                statuses.add(done.get());
            }
            return statuses;
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    public void aRequestOutsideItsTimeIsRefusedAndStaysADraft() {
        staysADraft(
                request("WITHDRAW", "\"effective\":\"" + today().minusDays(1) + "\""),
                "asked.effective",
                "REQUEST_TOO_LATE");
        staysADraft(
                request(
                        "LEAVE_OF_ABSENCE",
                        "\"effective\":\"%s\",\"until\":\"%s\",\"grounds\":\"ILLNESS\",\"completionMoves\":false,\"assessmentAffected\":true"
                                .formatted(today().minusDays(40), today().minusDays(30))),
                "asked.effective",
                "REQUEST_TOO_LATE");
    }

    @Test
    public void aRequestWithoutItsEvidenceIsRefusedAndStaysADraft() {
        staysADraft(
                request(
                        "TRANSFER_INSTITUTION",
                        "\"effective\":\"%s\",\"toInstitution\":\"Cardiff\"".formatted(today().plusDays(5))),
                "asked.evidence",
                "REQUEST_EVIDENCE_MISSING");
        staysADraft(
                request(
                        "CHANGE_OF_DETAILS",
                        "\"effective\":\"%s\",\"details\":{\"familyName\":\"UXNew\"}".formatted(today())),
                "asked.evidence",
                "REQUEST_EVIDENCE_MISSING");
    }

    @Test
    public void aRequestThatContradictsWhatIsThereIsRefused() {
        registrar
                .post("requests", request("CHANGE_MODE", "\"mode\":\"FT\",\"session\":\"2025/26\""))
                .fault(422, "asked.mode", "FT", "another mode");
        registrar
                .post("requests", request("REPEAT_YEAR", "\"session\":\"2023/24\""))
                .fault(422, "asked.session", "2023/24", "the one after");
        registrar
                .post(
                        "requests",
                        request(
                                "SUSPEND",
                                "\"effective\":\"%s\",\"until\":\"%s\",\"grounds\":\"ILLNESS\",\"returnLikely\":true"
                                        .formatted(today().plusDays(5), today().plusDays(2))))
                .fault(422, "asked.until", today().plusDays(2).toString(), "must not be before asked.effective");
        registrar
                .post("requests", request("WITHDRAW", "\"effective\":\"%s\",\"mode\":\"PT\"".formatted(today())))
                .fault(422, "asked.mode", "PT", "must be absent");
    }

    @Test
    public void aRequestOfAForeignStudentIsRefused() {
        String effective = "\"effective\":\"" + today() + "\"";
        for (User stranger : List.of(User.PARTNER, User.PARTNER_REGISTRY)) {
            CONTAINER
                    .as(stranger)
                    .post("requests", request("WITHDRAW", effective))
                    .problem(404);
            CONTAINER
                    .as(stranger)
                    .post("requests/preview", request("WITHDRAW", effective))
                    .problem(404);
        }
        registrar
                .post(
                        "requests",
                        Registry.request(
                                university.id("UX/student/2"),
                                university.id("UX/programme-registration/1"),
                                "WITHDRAW",
                                effective))
                .fault(422, "registrationId", null, "of the student");
    }

    private String request(String kind, String asked) {
        return Registry.request(
                university.id("UX/student/1"), university.id("UX/programme-registration/1"), kind, asked);
    }

    private void staysADraft(String request, String field, String code) {
        Answer draft = registrar.post("requests", request).expect(201);
        String path = "requests/" + draft.id();
        registrar.change(path + "/submission", draft.etag(), "").fault(422, field, null, code);
        assertEquals("DRAFT", registrar.get(path).json().get("state").asText());
        assertEquals(draft.etag(), registrar.get(path).etag());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Test
    public void factsThatAPolicyDoesNotKnowAreRefused() {
        registrar.post("regulations/rulings", json("institution", "usw")).fault(422, "policy", null, "must be given");
        registrar
                .post("regulations/rulings", "{\"policy\":\"no-such\",\"institution\":\"usw\",\"given\":{}}")
                .problem(422);
        registrar
                .post(
                        "regulations/rulings",
                        "{\"policy\":\"module-result\",\"institution\":\"usw\",\"given\":{\"nonsense\":1}}")
                .problem(422);
        registrar
                .post(
                        "regulations/rulings",
                        "{\"policy\":\"module-result\",\"institution\":\"usw\",\"given\":{},\"on\":\"never\"}")
                .fault(422, "on", "never", "");
    }
}
