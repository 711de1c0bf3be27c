package org.matricula.exchange.provider.soap;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.exchange.provider.soap.v1.Attempt;
import org.matricula.exchange.provider.soap.v1.DecisionRecord;
import org.matricula.exchange.provider.soap.v1.MarkOutcome;
import org.matricula.exchange.provider.soap.v1.MarkState;
import org.matricula.exchange.provider.soap.v1.MarkSubmission;
import org.matricula.exchange.provider.soap.v1.OutcomeKind;
import org.matricula.exchange.provider.soap.v1.ProblemDetail;
import org.matricula.exchange.provider.soap.v1.ProblemFault;
import org.matricula.exchange.provider.soap.v1.Records;
import org.matricula.exchange.provider.soap.v1.ResultRecord;
import org.matricula.exchange.provider.soap.v1.StudentRecord;
import org.matricula.exchange.provider.soap.v1.StudentRegistrations;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.rest.Destinations;
import org.matricula.registration.api.ModuleRegistration;

/** What a client made from the contract sees; it checks every answer against the schema. */
public final class RecordsTest {

    @Rule
    public final Served served = new Served();

    @Test
    public void aStudentIsToldWithWhatIsKnown() throws ProblemFault {
        StudentRecord student = served.client("usw").getStudent("usw", "A1");
        assertEquals(11, student.getId());
        assertEquals("A1", student.getStudentNumber());
        assertEquals("L\u00f6velace & Co", student.getFamilyName());
        assertNull(student.getGivenNames());
        assertEquals(LocalDate.of(2005, 12, 10), student.getDateOfBirth());
        assertNull(student.getEmail());
    }

    @Test
    public void registrationsNameProgrammesModulesAndPriorLearning() throws ProblemFault {
        StudentRegistrations all = served.client("usw").getRegistrations("usw", "A1");
        assertEquals("COMP", all.getProgramme().get(0).getProgrammeCode());
        assertEquals(
                "of the student's route",
                "Computing with Drama",
                all.getProgramme().get(0).getProgrammeTitle());
        assertEquals("2026/27", all.getProgramme().get(0).getSession());
        assertNull(all.getProgramme().get(0).getEndedOn());
        assertEquals("Programming", all.getModule().get(0).getModuleTitle());
        assertEquals("S1", all.getModule().get(0).getPeriod());
        assertEquals(Attempt.REPEAT_RESIT, all.getModule().get(0).getAttempt());
        assertEquals(new BigDecimal("62.5"), all.getPriorLearning().get(0).getMark());
    }

    @Test
    public void resultsAreExactAndNameTheirPack() throws ProblemFault {
        List<ResultRecord> results = served.client("usw").getResults("usw", "A1");
        assertEquals(1, results.size());
        assertEquals(new BigDecimal("61.33"), results.get(0).getMark());
        assertEquals("2027-06-01T10:00:00.123456Z", results.get(0).getComputedAt());
        assertEquals("usw-taught", results.get(0).getPack().getId());
    }

    @Test
    public void decisionsShowAClassOnlyWhereTheAwardIsMade() throws ProblemFault {
        List<DecisionRecord> decisions = served.client("usw").getDecisions("usw", "A1");
        assertEquals(
                List.of("PROGRESS", "RETRIEVE", "AWARD"),
                decisions.stream().map(DecisionRecord::getDecision).toList());
        decisions.forEach(decision -> assertEquals("2026/27", decision.getSession()));
        assertNull(decisions.get(1).getClassification());
        assertEquals("FIRST", decisions.get(2).getClassification());
        assertEquals(new BigDecimal("71.25"), decisions.get(2).getMean());
    }

    @Test
    public void aStudentOfAnotherInstitutionLooksUnknown() {
        Records college = served.client("college");
        assertProblem("NOT_FOUND", 404, () -> college.getStudent("usw", "A1"));
        assertProblem("NOT_FOUND", 404, () -> college.getRegistrations("usw", "A1"));
        assertProblem("NOT_FOUND", 404, () -> college.getResults("usw", "A1"));
        assertProblem("NOT_FOUND", 404, () -> college.getDecisions("usw", "A1"));
        assertProblem("FORBIDDEN", 403, () -> college.submitMarks("usw", List.of(mark("50"))));
        assertTrue(served.campus.recorded.isEmpty());
    }

    @Test
    public void anUnknownStudentIsATypedFaultNamingField() {
        ProblemDetail problem =
                assertProblem("NOT_FOUND", 404, () -> served.client("usw").getStudent("usw", "nobody"));
        assertEquals("studentNumber", problem.getFaults().getFault().get(0).getField());
        assertEquals("nobody", problem.getFaults().getFault().get(0).getValue());
        assertEquals("must exist", problem.getFaults().getFault().get(0).getRule());
    }

    @Test
    public void anInstitutionThatIsNoCodeIsRefused() {
        ProblemDetail problem =
                assertProblem("INVALID", 422, () -> served.client("usw").getStudent("USW!", "A1"));
        assertEquals("institution", problem.getFaults().getFault().get(0).getField());
    }

    @Test
    public void aCallerWithoutThePrivilegeIsRefused() {
        assertProblem("FORBIDDEN", 403, () -> served.client("reader").submitMarks("usw", List.of(mark("50"))));
        assertProblem("FORBIDDEN", 403, () -> served.client("reader").getDecisions("usw", "A1"));
    }

    @Test
    public void marksAreRecordedAsTheyWereSent() throws ProblemFault {
        MarkSubmission sent = mark("65.50");
        sent.setAttempt(Attempt.RESIT);
        sent.setSubmittedAt("2027-01-15T12:30:00");
        sent.setCircumstancesAccepted(true);
        sent.setReason(" remarked ");
        List<MarkOutcome> outcomes = served.client("usw").submitMarks("usw", List.of(sent));
        assertEquals(OutcomeKind.CREATED, outcomes.get(0).getKind());
        assertEquals(Long.valueOf(101), outcomes.get(0).getId());
        assertEquals(
                List.of(new MarkRow(
                        "A1",
                        new OccurrenceKey("CS101", new AcademicSession(2026), "S1"),
                        ModuleRegistration.Attempt.RESIT,
                        "CW1",
                        new BigDecimal("65.50"),
                        Mark.State.SUBMITTED,
                        LocalDateTime.of(2027, 1, 15, 12, 30),
                        null,
                        true,
                        "remarked")),
                served.campus.recorded);
    }

    @Test
    public void aRowAtFaultSaysFieldValueAndRuleAndHindersNoOther() throws ProblemFault {
        MarkSubmission session = mark("50");
        session.setSession("2026/28");
        MarkSubmission zone = mark("50");
        zone.setSubmittedAt("2027-01-15T12:30:00Z");
        List<MarkOutcome> outcomes = served.client("usw")
                .submitMarks("usw", List.of(mark("65.5555"), mark("101"), session, mark("40"), zone, mark("-1")));
        assertRefused(outcomes.get(0), "mark", "65.5555", "must have at most 2 decimals");
        assertRefused(outcomes.get(1), "mark", "101", "must be from 0 to 100");
        assertRefused(outcomes.get(2), "session", "2026/28", "must be written 2026/27");
        assertEquals(OutcomeKind.CREATED, outcomes.get(3).getKind());
        assertEquals("submittedAt", fault(outcomes.get(4)).getField());
        assertRefused(outcomes.get(5), "mark", "-1", "must be from 0 to 100");
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6),
                outcomes.stream().map(MarkOutcome::getRow).toList());
        assertEquals(1, served.campus.recorded.size());
    }

    @Test
    public void aThousandRowsPassAndTooManyDoNot() throws ProblemFault {
        Records client = served.client("usw");
        assertEquals(
                1000,
                client.submitMarks("usw", Collections.nCopies(1000, mark("50"))).size());
        ProblemDetail problem = assertProblem(
                "INVALID", 422, () -> client.submitMarks("usw", Collections.nCopies(MarkRows.MOST + 1, mark("50"))));
        assertEquals("5001 rows", problem.getFaults().getFault().get(0).getValue());
        assertEquals(1000, served.campus.recorded.size());
    }

    @Test
    public void whileADomainIsAwayOnlyItsOperationsAreAndItsReturnHeals() throws ProblemFault {
        Records client = served.client("usw");
        served.campus.neighbours.unsetBoards(served.campus.boards);
        ProblemDetail problem = assertProblem("UNAVAILABLE", 503, () -> client.getDecisions("usw", "A1"));
        assertTrue(problem.getDetail(), problem.getDetail().contains("'boards'"));
        assertEquals(Integer.valueOf(5), problem.getRetryAfterSeconds());
        assertEquals(1, client.getResults("usw", "A1").size());
        served.campus.neighbours.setBoards(served.campus.boards);
        assertEquals(3, client.getDecisions("usw", "A1").size());
    }

    @Test
    public void theEndpointComesAndGoesWithoutHurtingItsNeighbourOnTheBus() {
        JaxWsServerFactoryBean other = new JaxWsServerFactoryBean();
        other.setBus(BusFactory.getDefaultBus());
        other.setServiceClass(Records.class);
        other.setServiceBean(new RecordsFace(served.campus.neighbours));
        other.setAddress("/v1");
        other.setDestinationFactory(new Destinations(served.registry));
        Server neighbour = other.create();
        for (int i = 0; i < 3; i++) {
            served.endpoint.deactivate();
            assertEquals(404, served.get("/soap/v1/records?wsdl").statusCode());
            assertEquals(200, served.get("/v1?wsdl").statusCode());
            served.publish();
            assertEquals(200, served.get("/soap/v1/records?wsdl").statusCode());
            assertEquals(200, served.get("/v1?wsdl").statusCode());
        }
        neighbour.destroy();
    }

    private static ProblemDetail assertProblem(String kind, int status, ThrowingRunnable call) {
        ProblemDetail problem = assertThrows(ProblemFault.class, call).getFaultInfo();
        assertEquals(kind, problem.getKind());
        assertEquals(status, problem.getStatus());
        return problem;
    }

    private static org.matricula.exchange.provider.soap.v1.FaultDetail fault(MarkOutcome outcome) {
        assertEquals(OutcomeKind.REFUSED, outcome.getKind());
        assertNull(outcome.getId());
        return outcome.getProblem().getFaults().getFault().get(0);
    }

    private static void assertRefused(MarkOutcome outcome, String field, String value, String rule) {
        assertEquals(field, fault(outcome).getField());
        assertEquals(value, fault(outcome).getValue());
        assertEquals(rule, fault(outcome).getRule());
    }

    private static MarkSubmission mark(String percent) {
        MarkSubmission mark = new MarkSubmission();
        mark.setStudentNumber("A1");
        mark.setModuleCode("CS101");
        mark.setSession("2026/27");
        mark.setPeriod("S1");
        mark.setElementCode("CW1");
        mark.setMark(new BigDecimal(percent));
        mark.setState(MarkState.SUBMITTED);
        return mark;
    }
}
