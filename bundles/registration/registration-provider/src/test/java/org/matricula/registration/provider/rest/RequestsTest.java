package org.matricula.registration.provider.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.LocalDate;
import org.junit.Test;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.rest.Json;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.students.api.StudentId;

/** The bodies of requests as callers write them. */
public class RequestsTest {

    @Test
    public void anOpeningNamesSessionAndPeriod() throws JsonProcessingException {
        EnrolmentBodies.Opening opening = read(
                "{'institution':'usw','session':'2026/27','opens':'2026-09-01','closes':'2026-10-09'}",
                EnrolmentBodies.Opening.class);
        assertEquals(new AcademicSession(2026), opening.session());
        assertEquals(LocalDate.of(2026, 10, 9), opening.closes());
    }

    @Test
    public void aCheckMustSayWhetherItIsPassed() throws JsonProcessingException {
        String check = "{'gate':'IDENTITY','documentReference':'passport'%s}";
        EnrolmentBodies.Check silent = read(check.formatted(""), EnrolmentBodies.Check.class);
        assertThrows(ProblemException.class, silent::check);
        assertEquals(
                true,
                read(check.formatted(",'passed':true"), EnrolmentBodies.Check.class)
                        .check()
                        .passed());
    }

    @Test
    public void aWaiverBelongsToTheStudentOfThePath() throws JsonProcessingException {
        WaiverBodies.NewWaiver waiver = read(
                "{'institution':'usw','pack':'usw-taught','clause':'L764','reason':'why','approver':'Board',"
                        + "'from':'2026-10-01','expires':'2026-10-31'}",
                WaiverBodies.NewWaiver.class);
        assertEquals(new StudentId(7), waiver.waiver(new StudentId(7)).studentId());
        assertNull(waiver.waiver(new StudentId(7)).id());
    }

    @Test
    public void aSelectionHoldsNoNulls() throws JsonProcessingException {
        ModuleChoicesResource.Selection selection =
                read("{'registrationId':'5','take':['7']}", ModuleChoicesResource.Selection.class);
        assertEquals(Attempt.FIRST, selection.selection().attempt());
        ModuleChoicesResource.Selection holed =
                read("{'registrationId':'5','take':[null]}", ModuleChoicesResource.Selection.class);
        assertThrows(ProblemException.class, holed::selection);
    }

    private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return Json.mapper().readValue(json.replace('\'', '"'), type);
    }
}
