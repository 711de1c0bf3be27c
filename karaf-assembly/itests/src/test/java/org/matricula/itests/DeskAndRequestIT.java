package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.itests.University.USW;
import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Desk and request ask the same (ADR 55): the registry makes a change, a student asks for it at the portal, in the same
 * situation. The table says what each door answers, with the clause; where they differ, it says why.
 */
public class DeskAndRequestIT {

    @ClassRule
    public static final SharedContainer CONTAINER = new SharedContainer();

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int YEAR = TODAY.getMonthValue() < 9 ? TODAY.getYear() - 1 : TODAY.getYear();
    private static final String PRESENT = session(YEAR);
    private static final String NEXT = session(YEAR + 1);
    private static final Pattern CLAUSE = Pattern.compile("clause ([^,\\s]+),");
    private static final String REASON = "for the tests";

    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String NO_TIME = "no A.2.2.8";
    // there is no such change at the desk
    private static final String NONE = "-";

    private static Rest registrar;
    private static Rest leader;
    private static Rest portal;
    private static String present;
    private static String other;
    private static int count;

    private static String session(int year) {
        return "%d/%02d".formatted(year, (year + 1) % 100);
    }

    /** What somebody asks for. */
    private enum Kind {
        WITHDRAW,
        SUSPEND,
        TRANSFER_COURSE,
        TRANSFER_INSTITUTION,
        LEAVE_OF_ABSENCE,
        AUTHORISED_ABSENCE,
        CHANGE_MODE,
        REPEAT_YEAR,
        CAS,
        CHANGE_OF_DETAILS
    }

    /** How things stand. */
    private enum Situation {
        ORDINARY,
        /** Nine sessions full-time. */
        TIME_IS_OVER,
        /** An absence of more than a year. */
        OVER_A_YEAR,
        DAY_TO_COME,
        DEAD,
        WITHDRAWN,
        /** The registration is under a record that is merged into another, which the student's account names. */
        MERGED,
        /** Asked for by a partner's people and by a student of somebody else's registration. */
        ELSEWHERE,
        NO_EVIDENCE,
        /** The record is so already, or the days do not fit. */
        CONTRADICTORY,
        SUSPENDED
    }

    private record Row(Kind kind, Situation situation, String desk, String request) {}

    private static Row row(Kind kind, Situation situation, String desk, String request) {
        return new Row(kind, situation, desk, request);
    }

    private static Row both(Kind kind, Situation situation, String answer) {
        return row(kind, situation, answer, answer);
    }

    private static Stream<Row> rows() {
        return Stream.of(
                        each(Situation.ORDINARY, YES, Kind.values()),
                        each(
                                Situation.TIME_IS_OVER,
                                NO_TIME,
                                Kind.SUSPEND,
                                Kind.TRANSFER_COURSE,
                                Kind.CHANGE_MODE,
                                Kind.REPEAT_YEAR,
                                Kind.LEAVE_OF_ABSENCE),
                        each(
                                Situation.TIME_IS_OVER,
                                YES,
                                Kind.WITHDRAW,
                                Kind.TRANSFER_INSTITUTION,
                                Kind.AUTHORISED_ABSENCE,
                                Kind.CAS,
                                Kind.CHANGE_OF_DETAILS),
                        Stream.of(
                                both(Kind.SUSPEND, Situation.OVER_A_YEAR, "no A.2.6.10"),
                                row(Kind.LEAVE_OF_ABSENCE, Situation.OVER_A_YEAR, NONE, "no A.2.4.7"),
                                row(Kind.AUTHORISED_ABSENCE, Situation.OVER_A_YEAR, NONE, "no A.2.4.7")),
                        // the desk makes a change that holds at once; what is agreed for a later day is a request
                        Stream.of(
                                row(Kind.WITHDRAW, Situation.DAY_TO_COME, NO, YES),
                                row(Kind.SUSPEND, Situation.DAY_TO_COME, NO, YES),
                                row(Kind.TRANSFER_COURSE, Situation.DAY_TO_COME, NO, YES),
                                row(Kind.TRANSFER_INSTITUTION, Situation.DAY_TO_COME, NO, YES),
                                row(Kind.LEAVE_OF_ABSENCE, Situation.DAY_TO_COME, NONE, YES),
                                row(Kind.AUTHORISED_ABSENCE, Situation.DAY_TO_COME, NONE, YES),
                                row(Kind.CAS, Situation.DAY_TO_COME, NONE, YES)),
                        each(
                                Situation.DEAD,
                                NO,
                                Stream.of(Kind.values())
                                        .filter(kind -> kind != Kind.CHANGE_OF_DETAILS)
                                        .toArray(Kind[]::new)),
                        // the registry mends the record of the dead; the dead ask for nothing
                        Stream.of(row(Kind.CHANGE_OF_DETAILS, Situation.DEAD, YES, NO)),
                        each(
                                Situation.WITHDRAWN,
                                NO,
                                Stream.of(Kind.values())
                                        .filter(kind -> kind != Kind.CHANGE_OF_DETAILS)
                                        .toArray(Kind[]::new)),
                        Stream.of(both(Kind.CHANGE_OF_DETAILS, Situation.WITHDRAWN, YES)),
                        each(
                                Situation.MERGED,
                                YES,
                                Stream.of(Kind.values())
                                        .filter(kind -> kind != Kind.CHANGE_OF_DETAILS)
                                        .toArray(Kind[]::new)),
                        each(Situation.ELSEWHERE, NO, Kind.values()),
                        // evidence is looked at by the person who makes the change at the desk and gives a reason
                        Stream.of(
                                row(Kind.SUSPEND, Situation.NO_EVIDENCE, YES, "no A.2.6.10"),
                                row(Kind.TRANSFER_INSTITUTION, Situation.NO_EVIDENCE, YES, NO),
                                row(Kind.CHANGE_OF_DETAILS, Situation.NO_EVIDENCE, YES, NO),
                                row(Kind.LEAVE_OF_ABSENCE, Situation.NO_EVIDENCE, NONE, NO),
                                row(Kind.CAS, Situation.NO_EVIDENCE, NONE, NO)),
                        each(
                                Situation.CONTRADICTORY,
                                NO,
                                Kind.SUSPEND,
                                Kind.TRANSFER_COURSE,
                                Kind.CHANGE_MODE,
                                Kind.REPEAT_YEAR),
                        Stream.of(
                                row(Kind.TRANSFER_INSTITUTION, Situation.CONTRADICTORY, NONE, NO),
                                row(Kind.LEAVE_OF_ABSENCE, Situation.CONTRADICTORY, NONE, NO),
                                row(Kind.AUTHORISED_ABSENCE, Situation.CONTRADICTORY, NONE, NO),
                                row(Kind.CAS, Situation.CONTRADICTORY, NONE, NO),
                                // nothing is changed by what is so already, which is no harm at the desk
                                row(Kind.CHANGE_OF_DETAILS, Situation.CONTRADICTORY, YES, NO)),
                        each(Situation.SUSPENDED, NO, Kind.SUSPEND, Kind.REPEAT_YEAR),
                        each(Situation.SUSPENDED, YES, Kind.WITHDRAW, Kind.TRANSFER_COURSE, Kind.TRANSFER_INSTITUTION),
                        Stream.of(
                                row(Kind.LEAVE_OF_ABSENCE, Situation.SUSPENDED, NONE, NO),
                                row(Kind.AUTHORISED_ABSENCE, Situation.SUSPENDED, NONE, NO),
                                row(Kind.CAS, Situation.SUSPENDED, NONE, YES)))
                .flatMap(some -> some);
    }

    private static Stream<Row> each(Situation situation, String answer, Kind... kinds) {
        return Stream.of(kinds)
                .map(kind -> hasDesk(kind) ? both(kind, situation, answer) : row(kind, situation, NONE, answer));
    }

    private static boolean hasDesk(Kind kind) {
        return kind != Kind.LEAVE_OF_ABSENCE && kind != Kind.AUTHORISED_ABSENCE && kind != Kind.CAS;
    }

    @BeforeClass
    public static void open() {
        CONTAINER.university();
        registrar = CONTAINER.as(User.REGISTRAR);
        leader = CONTAINER.as(User.LEADER);
        portal = CONTAINER.as(User.PORTAL);
        present = added("curriculum/programmes", University.programme(USW, "DOORPROG1"));
        other = added("curriculum/programmes", University.programme(USW, "DOORPROG2"));
    }

    @Test
    public void theSameSituationIsAnsweredAlikeAtBothDoors() {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows().toList()) {
            List<String> told = new ArrayList<>();
            try {
                String desk = row.desk().equals(NONE) ? NONE : new Case(row).desk(told);
                assertEquals("desk", row.desk(), desk);
                assertEquals("request", row.request(), new Case(row).request(told));
            } catch (AssertionError e) {
                wrong.add("%s %s: %s, told %s".formatted(row.kind(), row.situation(), e.getMessage(), told));
            }
        }
        assertTrue(String.join("\n", wrong), wrong.isEmpty());
    }

    /** One student in a situation. */
    private static final class Case {

        private final Kind kind;
        private final Situation situation;
        private final LocalDate effective;
        private final String student;
        private final String registration;
        // whom the account names
        private final String survivor;

        Case(Row row) {
            kind = row.kind();
            situation = row.situation();
            effective = situation == Situation.DAY_TO_COME ? TODAY.plusDays(20) : TODAY;
            int number = ++count;
            student = added("students", University.student(USW, "DOOR" + number, "Door" + number));
            boolean over = situation == Situation.TIME_IS_OVER;
            registration = added(
                    "registration/programme-registrations",
                    json(
                            "institution",
                            USW,
                            "studentId",
                            student,
                            "programmeId",
                            present,
                            "entrySession",
                            over ? session(YEAR - 9) : PRESENT,
                            "session",
                            PRESENT,
                            "level",
                            4,
                            "mode",
                            "FT",
                            "entry",
                            "STANDARD",
                            "startedOn",
                            over ? TODAY.minusYears(9) : TODAY.minusDays(7)));
            survivor = situation == Situation.MERGED
                    ? added("students", University.student(USW, "DOOR" + number + "B", "Door" + number))
                    : student;
            switch (situation) {
                case DEAD -> added(
                        "students/" + student + "/status-events",
                        json("status", "DECEASED", "effective", TODAY, "reason", REASON));
                case WITHDRAWN -> changed("/withdrawal", json("effective", TODAY, "reason", REASON))
                        .expect(200);
                case SUSPENDED -> changed(
                                "/suspension",
                                json("effective", TODAY, "expectedReturn", TODAY.plusDays(60), "reason", REASON))
                        .expect(200);
                case MERGED -> added(
                        "students/merges", json("merged", student, "survivor", survivor, "reason", REASON));
                default -> {
                    // as it is
                }
            }
        }

        private static Answer changed(Rest rest, String registration, String change, String body) {
            String etag = registrar
                    .get("registration/programme-registrations/" + registration)
                    .expect(200)
                    .etag();
            return rest.change("registration/programmes/" + registration + change, etag, body);
        }

        private Answer changed(String change, String body) {
            return changed(registrar, registration, change, body);
        }

        String desk(List<String> told) {
            Rest rest = situation == Situation.ELSEWHERE ? CONTAINER.as(User.PARTNER) : registrar;
            Answer answer =
                    kind == Kind.CHANGE_OF_DETAILS ? details(rest) : changed(rest, registration, change(), made());
            told.add(answer.toString());
            if (answer.status() < 300) {
                return YES;
            }
            answer.problem(answer.status());
            Matcher clause = CLAUSE.matcher(answer.body());
            return clause.find() ? NO + " " + clause.group(1) : NO;
        }

        private Answer details(Rest rest) {
            String etag = registrar.get("students/" + student).expect(200).etag();
            JsonNode now = registrar.get("students/" + student).json();
            return rest.put(
                    "students/" + student,
                    etag,
                    json(
                            "familyName",
                            situation == Situation.NO_EVIDENCE
                                    ? "Otherwise"
                                    : now.get("familyName").asText(),
                            "givenNames",
                            now.get("givenNames").asText(),
                            "dateOfBirth",
                            now.get("dateOfBirth").asText(),
                            "email",
                            situation == Situation.ORDINARY || situation == Situation.DEAD ? "door@example.org" : null,
                            "reason",
                            REASON));
        }

        private String change() {
            return switch (kind) {
                case WITHDRAW -> "/withdrawal";
                case SUSPEND -> "/suspension";
                case TRANSFER_COURSE, TRANSFER_INSTITUTION -> "/transfer";
                case CHANGE_MODE -> "/mode";
                case REPEAT_YEAR -> "/repeat";
                default -> throw new IllegalStateException(kind + " is no change of the desk");
            };
        }

        private String made() {
            return switch (kind) {
                case WITHDRAW, TRANSFER_INSTITUTION -> json("effective", effective, "reason", REASON);
                case SUSPEND -> json("effective", effective, "expectedReturn", until(), "reason", REASON);
                case TRANSFER_COURSE -> json(
                        "programmeId", toProgramme(), "level", 4, "effective", effective, "reason", REASON);
                case CHANGE_MODE -> json("mode", mode(), "from", NEXT, "reason", REASON);
                case REPEAT_YEAR -> json("session", again(), "reason", REASON);
                default -> throw new IllegalStateException(kind + " is no change of the desk");
            };
        }

        private LocalDate until() {
            return switch (situation) {
                case OVER_A_YEAR -> effective.plusDays(400);
                case CONTRADICTORY -> effective.minusDays(1);
                default -> effective.plusDays(
                        switch (kind) {
                            case SUSPEND -> 120;
                            case CAS -> 300;
                            default -> 0;
                        });
            };
        }

        private String toProgramme() {
            return situation == Situation.CONTRADICTORY ? present : other;
        }

        private String mode() {
            return situation == Situation.CONTRADICTORY ? "FT" : "PT";
        }

        private String again() {
            return situation == Situation.CONTRADICTORY ? PRESENT : NEXT;
        }

        /** As far as the course leader's agreement, who may agree only where nothing bars it. */
        String request(List<String> told) {
            registrar
                    .post("students/" + survivor + "/accounts", json("userName", User.PORTAL.login(), "reason", REASON))
                    .expect(201);
            try {
                String answer = asked(told);
                sameByStaff(told);
                return answer;
            } finally {
                registrar
                        .post(
                                "students/" + survivor + "/accounts/" + User.PORTAL.login() + "/ending",
                                json("reason", REASON))
                        .expect(200);
            }
        }

        private String asked(List<String> told) {
            Answer preview = portal.post("requests/own/preview", "{" + body() + "}");
            told.add(preview.toString());
            if (preview.status() != 200) {
                preview.problem(preview.status());
                return NO;
            }
            boolean admissible = preview.json().get("admissible").asBoolean();
            String id =
                    portal.post("requests/own", "{" + body() + "}").expect(201).id();
            Answer handedIn = portal.change("requests/own/" + id + "/submission", "\"1\"", "");
            told.add(handedIn.toString());
            assertEquals(told.toString(), admissible, handedIn.status() == 200);
            if (!admissible) {
                handedIn.problem(handedIn.status());
                return NO;
            }
            boolean barred = preview.json().get("prospect").asText().equals("BARRED");
            if (handedIn.json().get("state").asText().equals("SUBMITTED") && kind != Kind.CHANGE_OF_DETAILS) {
                Answer agreed = leader.change(
                        "requests/" + id + "/answers",
                        handedIn.etag(),
                        json("role", "COURSE_LEADER", "answer", "AGREED", "reason", REASON));
                told.add(agreed.toString());
                assertEquals(told.toString(), barred ? 409 : 200, agreed.status());
            }
            return barred ? NO + " " + preview.json().get("prospectClause").asText() : YES;
        }

        /** Who brings the request in for the student is told the same as the student. */
        private void sameByStaff(List<String> told) {
            if (situation == Situation.ELSEWHERE) {
                Answer refused = CONTAINER
                        .as(User.PARTNER_REGISTRY)
                        .post("requests/preview", "{\"studentId\":\"" + student + "\"," + body() + "}");
                told.add(refused.toString());
                refused.problem(404);
            }
        }

        private String body() {
            String whose = situation == Situation.ELSEWHERE
                    ? CONTAINER.university().id("UX/programme-registration/1")
                    : registration;
            return "\"registrationId\":\"%s\",\"kind\":\"%s\",\"asked\":{%s\"statement\":\"UX\",\"circumstances\":%s}"
                    .formatted(
                            whose,
                            kind,
                            members(),
                            json(
                                    "sponsored",
                                    kind == Kind.CAS && situation != Situation.CONTRADICTORY,
                                    "funded",
                                    false,
                                    "loan",
                                    false));
        }

        private String members() {
            String day = "\"effective\":\"" + effective + "\",";
            return switch (kind) {
                case WITHDRAW -> day;
                case SUSPEND -> day
                        + "\"until\":\"%s\",\"grounds\":\"MEDICAL\",\"returnLikely\":true,".formatted(until())
                        + evidence("MEDICAL_CERTIFICATE");
                case TRANSFER_COURSE -> day
                        + "\"toProgramme\":\"%s\",\"level\":4,\"betweenFaculties\":false,".formatted(toProgramme());
                case TRANSFER_INSTITUTION -> day
                        + "\"toInstitution\":\"%s\","
                                .formatted(situation == Situation.CONTRADICTORY ? USW : "Elsewhere")
                        + evidence("OFFER_OF_INSTITUTION");
                case LEAVE_OF_ABSENCE -> day
                        + "\"until\":\"%s\",\"grounds\":\"MEDICAL\",\"completionMoves\":%s,\"assessmentAffected\":false,"
                                .formatted(until(), situation == Situation.TIME_IS_OVER)
                        + evidence("MEDICAL_CERTIFICATE");
                case AUTHORISED_ABSENCE -> day
                        + "\"until\":\"%s\",\"completionMoves\":false,\"assessmentAffected\":false,".formatted(until())
                        + evidence("MEDICAL_CERTIFICATE");
                case CHANGE_MODE -> "\"mode\":\"%s\",\"session\":\"%s\",".formatted(mode(), NEXT);
                case REPEAT_YEAR -> "\"session\":\"%s\",".formatted(again());
                case CAS -> day + "\"until\":\"%s\",".formatted(until()) + evidence("PASSPORT");
                case CHANGE_OF_DETAILS -> day
                        + switch (situation) {
                            case NO_EVIDENCE -> "\"details\":{\"familyName\":\"Otherwise\"},";
                            case CONTRADICTORY -> "\"details\":{\"givenNames\":\"Given\"},";
                            default -> "\"details\":{\"email\":\"door@example.org\"},";
                        };
            };
        }

        private String evidence(String piece) {
            return situation == Situation.NO_EVIDENCE
                    ? ""
                    : "\"evidence\":[{\"kind\":\"%s\",\"reference\":\"file 1\"}],".formatted(piece);
        }
    }

    private static String added(String path, String json) {
        return registrar.post(path, json).expect(201).id();
    }
}
