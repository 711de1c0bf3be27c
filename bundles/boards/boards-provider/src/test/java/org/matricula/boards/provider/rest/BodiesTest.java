package org.matricula.boards.provider.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.Test;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Post;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.rest.Bodies;
import org.matricula.kernel.rest.Json;

public class BodiesTest {

    @Test
    public void aMeetingIsReadFromJson() throws JsonProcessingException {
        MeetingRequest request = Json.mapper()
                .readValue(
                        """
                        {"institution": "usw", "session": "2026/27", "point": "AFTER_RESITS",
                         "heldOn": "2027-06-24", "chair": "A. Chair", "programmes": ["7"]}""",
                        NewMeeting.class)
                .request();
        assertEquals(new AcademicSession(2026), request.session());
        assertEquals(7, request.programmes().get(0).value());
    }

    @Test
    public void aMeetingWithoutProgrammesIsForAllOfThem() throws JsonProcessingException {
        assertEquals(
                List.of(),
                Json.mapper().readValue("{}", NewMeeting.class).request().programmes());
    }

    @Test
    public void flagsOfAMemberMayBeLeftOut() throws JsonProcessingException {
        assertEquals(
                List.of(
                        new BoardMember("C", null, Role.CHAIR, Post.DEAN, false, true, false, Attendance.ATTENDED),
                        new BoardMember("S", null, Role.SECRETARY, null, false, false, false, Attendance.ATTENDED)),
                Json.mapper()
                        .readValue(
                                """
                                {"members": [
                                  {"name": "C", "role": "CHAIR", "post": "DEAN", "trained": true, "attendance": "ATTENDED"},
                                  {"name": "S", "role": "SECRETARY", "attendance": "ATTENDED"}]}""",
                                MembersBody.class)
                        .named());
    }

    @Test
    public void unknownMembersAreRefused() {
        assertThrows(JsonProcessingException.class, () -> Json.mapper()
                .readValue("{\"id\": \"1\", \"decision\": \"AWARD\"}", DecisionBody.class));
    }

    @Test
    public void aMissingBodyIsMalformed() {
        Problem problem = assertThrows(ProblemException.class, () -> Bodies.required(null))
                .problem();
        assertEquals(Problem.Kind.MALFORMED, problem.kind());
    }

    @Test
    public void factsAndRulingsAreJsonAndNotText() throws JsonProcessingException {
        assertEquals(
                "{\"candidate\":null,\"facts\":{\"level\":4},\"rulings\":[{\"policy\":\"credit\"}]}",
                Json.mapper()
                        .writeValueAsString(new ExplainedView(null, "{\"level\":4}", "[{\"policy\":\"credit\"}]")));
    }
}
