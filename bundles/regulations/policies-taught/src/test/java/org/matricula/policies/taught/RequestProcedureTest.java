package org.matricula.policies.taught;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.matricula.policies.taught.RequestProcedure.After;
import org.matricula.policies.taught.RequestProcedure.Count;
import org.matricula.policies.taught.RequestProcedureFacts.Agreement;
import org.matricula.policies.taught.RequestProcedureFacts.Kind;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;

/** The procedure of requests, by sections 8.3 to 8.6. */
public class RequestProcedureTest {

    private static final LocalDate DAY = LocalDate.of(2017, 2, 10);

    @Test
    public void everyKindIsOfferedAndNeedsADay() {
        for (Kind kind : Kind.values()) {
            assertEquals(
                    kind.name(),
                    "REQUEST_DATE_MISSING",
                    judge(kind, null, null, 0, List.of()).outcome().reason());
        }
    }

    @Test
    public void theWindowEndsOnItsDays() {
        assertNull(reason(Kind.WITHDRAW, DAY));
        assertEquals("REQUEST_TOO_LATE", reason(Kind.WITHDRAW, DAY.minusDays(1)));
        assertNull(reason(Kind.WITHDRAW, DAY.plusDays(365)));
        assertEquals("REQUEST_TOO_EARLY", reason(Kind.WITHDRAW, DAY.plusDays(366)));
        assertNull(reason(Kind.CHANGE_OF_DETAILS, DAY.minusDays(365)));
        assertEquals("REQUEST_TOO_LATE", reason(Kind.CHANGE_OF_DETAILS, DAY.minusDays(366)));
    }

    @Test
    public void anEndMayBeTheFirstDayAndNoEarlier() {
        assertNull(judge(Kind.SUSPEND, DAY, DAY, 0, List.of()).outcome().reason());
        assertEquals(
                "REQUEST_END_MISSING",
                judge(Kind.SUSPEND, DAY, DAY.minusDays(1), 0, List.of())
                        .outcome()
                        .reason());
    }

    @Test
    public void whatHasToBeReportedOnlyFollowsByItself() {
        Judgement<RequestProcedure> ten = judge(Kind.AUTHORISED_ABSENCE, DAY, DAY.plusDays(14), 10, List.of());
        assertEquals(Entitlement.AUTOMATIC, ten.entitlement());
        assertEquals(DecidedBy.SYSTEM, ten.decidedBy());
        Judgement<RequestProcedure> eleven =
                judge(Kind.AUTHORISED_ABSENCE, DAY, DAY.plusDays(15), 11, List.of("MEDICAL_CERTIFICATE"));
        assertEquals(Entitlement.DISCRETION, eleven.entitlement());
        assertEquals(DecidedBy.DIRECTOR_SA, eleven.decidedBy());
        assertFalse(judge(Kind.AUTHORISED_ABSENCE, DAY, DAY.plusDays(15), 11, List.of())
                .outcome()
                .admissible());
    }

    @Test
    public void aDutyNamesItsOfficeItsDaysAndItsClause() {
        RequestProcedure procedure = Usw.judge(
                        TaughtPolicies.REQUEST_PROCEDURE,
                        new RequestProcedureFacts(
                                Kind.WITHDRAW,
                                DAY,
                                DAY,
                                null,
                                null,
                                0,
                                true,
                                false,
                                false,
                                Agreement.NONE,
                                List.of(),
                                false,
                                false,
                                List.of("REFER_TO_ADVICE_SHOP")))
                .outcome();
        assertTrue(procedure
                .duties()
                .contains(new RequestProcedure.Duty(
                        "REPORT_TO_HOME_OFFICE",
                        "UKVI_LEAD",
                        After.EFFECT,
                        10,
                        Count.WEEKDAYS,
                        "L5304",
                        "The university reports this to the Home Office.")));
        assertTrue(procedure.duties().stream()
                .anyMatch(duty -> duty.code().equals("THROUGH_BOARDS") && duty.says() == null));
        assertEquals(
                1,
                procedure.duties().stream()
                        .filter(duty -> duty.code().equals("REFER_TO_ADVICE_SHOP"))
                        .count());
        assertEquals(20, procedure.lapseDays());
    }

    @Test
    public void aDutyThatTheTableDoesNotKnowIsForAPersonToLookAt() {
        Map<String, Object> given = Map.of(
                "kind",
                "WITHDRAW",
                "received",
                "2017-02-10",
                "effective",
                "2017-02-10",
                "also",
                List.of("SOMETHING_NEW"));
        assertEquals(true, Usw.PACK.tryOut("request-procedure", given, Map.of()).review());
    }

    private static String reason(Kind kind, LocalDate effective) {
        return judge(kind, effective, null, 0, List.of()).outcome().reason();
    }

    private static Judgement<RequestProcedure> judge(
            Kind kind, LocalDate effective, LocalDate until, int workingDays, List<String> evidence) {
        return Usw.judge(
                TaughtPolicies.REQUEST_PROCEDURE,
                new RequestProcedureFacts(
                        kind,
                        DAY,
                        effective,
                        until,
                        null,
                        workingDays,
                        false,
                        false,
                        false,
                        Agreement.NONE,
                        evidence,
                        false,
                        false,
                        List.of()));
    }
}
