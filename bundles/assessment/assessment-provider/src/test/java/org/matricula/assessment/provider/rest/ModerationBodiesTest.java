package org.matricula.assessment.provider.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentLanguages.Form;
import org.matricula.assessment.api.CohortAdjustments.Method;
import org.matricula.assessment.api.Moderations.Marking;
import org.matricula.assessment.api.Moderations.NewStep;
import org.matricula.assessment.api.ModuleModeration.Kind;
import org.matricula.assessment.api.ModuleModeration.Role;
import org.matricula.assessment.api.ModuleModeration.Step;
import org.matricula.kernel.rest.Json;

/** What clients may leave out of the messages of moderation. */
public class ModerationBodiesTest {

    @Test
    public void aPlanIsReadFromJson() throws Exception {
        var plan = Json.mapper()
                .readValue("{\"kind\": \"BLIND\", \"reason\": \"as agreed\"}", ModerationBodies.NewPlan.class);
        assertEquals(Kind.BLIND, plan.plan().kind());
        assertFalse(plan.plan().project());
        assertEquals(0, plan.seen());
        var next = Json.mapper()
                .readValue(
                        "{\"kind\": \"BLIND\", \"project\": true, \"taskSentOn\": \"2026-11-02\", \"expectedEntry\": 1,"
                                + " \"reason\": \"sent\"}",
                        ModerationBodies.NewPlan.class);
        assertTrue(next.plan().project());
        assertEquals(LocalDate.of(2026, 11, 2), next.plan().taskSentOn());
        assertEquals(1, next.seen());
    }

    @Test
    public void marksAndStepsAreReadFromJson() throws Exception {
        List<Marking> marks = Json.mapper()
                .readValue(
                        "[{\"work\": {\"candidate\": \"48213377\"}, \"role\": \"SECOND\", \"mark\": 62.5}]",
                        new TypeReference<List<Marking>>() {});
        assertEquals(Role.SECOND, marks.get(0).role());
        assertEquals(new BigDecimal("62.5"), marks.get(0).mark());
        assertNull(marks.get(0).comment());
        NewStep step = Json.mapper()
                .readValue(
                        "{\"work\": {\"studentNumber\": \"30077\"}, \"kind\": \"DISPUTED\", \"reason\": \"too low\"}",
                        NewStep.class);
        assertEquals(Step.Kind.DISPUTED, step.kind());
        assertEquals("30077", step.work().studentNumber());
    }

    @Test
    public void aSampleAnAdjustmentAndANoticeAreReadFromJson() throws Exception {
        var sample = Json.mapper()
                .readValue(
                        "{\"purpose\": \"EXTERNAL\", \"share\": 10, \"least\": 8, \"each\": 2, \"within\": 1.5}",
                        ModerationBodies.NewSample.class);
        assertEquals(8, sample.rule().least());
        assertNull(sample.seed());
        assertEquals(
                0,
                Json.mapper()
                        .readValue("{\"purpose\": \"EXTERNAL\"}", ModerationBodies.NewSample.class)
                        .rule()
                        .least());
        var adjustment = Json.mapper()
                .readValue(
                        "{\"elementId\": \"3101\", \"method\": \"ADD\", \"amount\": 5, \"meeting\": \"4711\"}",
                        ModerationBodies.NewAdjustment.class);
        assertEquals(Method.ADD, adjustment.terms().method());
        assertEquals(List.of(), adjustment.terms().group());
        assertFalse(adjustment.terms().methodStated());
        var notice = Json.mapper()
                .readValue(
                        "{\"registrationId\": \"2077\", \"elementId\": \"3101\", \"noticedOn\": \"2026-10-05\","
                                + " \"form\": \"WRITTEN\", \"welshSpeaker\": true, \"reason\": \"notice\"}",
                        ModerationBodies.NewLanguage.class);
        assertEquals(Form.WRITTEN, notice.arrangement().form());
        assertTrue(notice.arrangement().welshSpeaker());
        assertFalse(notice.arrangement().withdrawn());
        assertEquals(0, notice.seen());
    }
}
