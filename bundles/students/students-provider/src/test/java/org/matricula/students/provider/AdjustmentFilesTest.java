package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.AdjustmentConsentRow;
import org.matricula.students.api.AdjustmentRow;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.StudentId;

/** Reasonable adjustments leave for a purpose and come in as they were, for those who may read and write them. */
public class AdjustmentFilesTest extends TwoRegistries {

    private static final String MOVE = "a move";

    public AdjustmentFilesTest() {
        super("adviser");
    }

    private Map<StudentId, String> of(InstitutionCode at) {
        return Map.of(office.students.byNumber(caller, at, List.of("A1")).get("A1"), "A1");
    }

    private Adjustment recorded() {
        Adjustment time = office.adjustments.record(
                caller,
                ann,
                new Adjustment.Terms(
                        Adjustment.Kind.EXTRA_TIME,
                        25,
                        null,
                        null,
                        null,
                        LocalDate.of(2026, 9, 1),
                        null,
                        "very private",
                        "DS-7"));
        office.adjustments.consent(
                caller,
                ann,
                time.id(),
                new Adjustment.Consent(
                        Adjustment.Party.DISABILITY_SERVICE,
                        null,
                        "Dr Low",
                        LocalDate.of(2026, 9, 1),
                        "mail 3",
                        null,
                        null));
        return office.adjustments.end(caller, ann, time.id(), LocalDate.of(2026, 9, 3), "not needed");
    }

    private List<RowOutcome> take(InstitutionCode at, List<AdjustmentRow> rows) {
        return office.plans.importAdjustments(caller, at, rows, Set.of(), WHY);
    }

    private List<RowOutcome> agree(InstitutionCode at, List<AdjustmentConsentRow> rows) {
        return office.plans.importConsents(caller, at, rows, Set.of(), WHY);
    }

    private static List<String> kinds(List<RowOutcome> outcomes) {
        return outcomes.stream().map(one -> one.kind().name()).toList();
    }

    @Test
    public void aPlanComesInAsItLeftWithItsConsentsAndItsEnd() {
        Adjustment here = recorded();
        List<AdjustmentRow> left = office.plans.adjustments(caller, usw, of(usw), MOVE);
        List<AdjustmentConsentRow> consents = office.plans.consents(caller, usw, of(usw), MOVE);
        assertEquals("very private", left.get(0).reason());
        assertEquals("Dr Low", consents.get(0).name());
        assertEquals(List.of("UNCHANGED"), kinds(take(usw, left)));
        assertEquals(List.of("UNCHANGED"), kinds(agree(usw, consents)));
        assertEquals(List.of("REFUSED"), kinds(agree(empty, consents)));
        assertEquals(List.of("CREATED"), kinds(take(empty, left)));
        assertEquals(List.of("CREATED"), kinds(agree(empty, consents)));
        assertEquals(left, office.plans.adjustments(caller, empty, of(empty), MOVE));
        assertEquals(consents, office.plans.consents(caller, empty, of(empty), MOVE));
        assertEquals(List.of("UNCHANGED"), kinds(agree(empty, consents)));
        Adjustment there = office.adjustments
                .of(caller, of(empty).keySet().iterator().next(), MOVE)
                .get(0);
        assertEquals(here.terms(), there.terms());
        assertEquals(here.ending(), there.ending());
        assertEquals(here.recordedAt(), there.recordedAt());
        assertEquals(here.consents(), there.consents());
    }

    @Test
    public void aConsentToAModuleThatIsNotThereIsRefused() {
        recorded();
        take(empty, office.plans.adjustments(caller, usw, of(usw), MOVE));
        AdjustmentConsentRow r =
                office.plans.consents(caller, usw, of(usw), MOVE).get(0);
        List<RowOutcome> outcomes = agree(empty, List.of(about(r, "NOPE"), about(r, "MU505")));
        assertEquals(List.of("REFUSED", "CREATED"), kinds(outcomes));
        Fault fault = outcomes.get(0).problem().faults().get(0);
        assertEquals(List.of("moduleCode", "NOPE"), List.of(fault.field(), fault.value()));
    }

    private static AdjustmentConsentRow about(AdjustmentConsentRow r, String module) {
        return new AdjustmentConsentRow(
                r.studentNumber(),
                r.adjustmentRecordedAt(),
                r.kind(),
                r.party(),
                module,
                r.name(),
                r.givenOn(),
                r.reference(),
                r.recordedBy(),
                r.recordedAt());
    }

    @Test
    public void everyReadingHasItsPurposeInTheAuditTrailAndAnImportIsOne() {
        recorded();
        assertEquals(Problem.Kind.INVALID, refused(() -> office.plans.adjustments(caller, usw, of(usw), null)));
        List<AdjustmentRow> left = office.plans.adjustments(caller, usw, of(usw), MOVE);
        take(usw, left);
        for (String purpose : List.of(MOVE, WHY)) {
            assertEquals(
                    1,
                    office.count(
                            "select count(*) from kernel_audit where action = 'students.adjustments-read'"
                                    + " and institution = ? and reason = ?",
                            usw,
                            purpose));
        }
    }

    @Test
    public void anAdjustmentThatIsHereIsNeverChanged() {
        recorded();
        AdjustmentRow r = office.plans.adjustments(caller, usw, of(usw), MOVE).get(0);
        AdjustmentRow more = row(r, 50, r.recordedAt());
        List<RowOutcome> outcomes = take(usw, List.of(more));
        assertEquals(Problem.Kind.CONFLICT, outcomes.get(0).problem().kind());
        assertEquals(List.of(r), office.plans.adjustments(caller, usw, of(usw), MOVE));
    }

    @Test
    public void aRowAtFaultIsRefusedWithAllItsFaultsAndHindersNoOther() {
        recorded();
        AdjustmentRow r = office.plans.adjustments(caller, usw, of(usw), MOVE).get(0);
        office.clock.pass(Duration.ofDays(1));
        List<RowOutcome> outcomes = take(
                usw,
                List.of(
                        row(r, 0, LocalDateTime.of(2100, 1, 1, 0, 0)),
                        row(r, 30, r.recordedAt().plusHours(1))));
        assertEquals(List.of("REFUSED", "CREATED"), kinds(outcomes));
        assertEquals(
                Set.of("amount", "recordedAt"),
                outcomes.get(0).problem().faults().stream().map(Fault::field).collect(Collectors.toSet()));
        AdjustmentConsentRow nobody =
                new AdjustmentConsentRow("Z9", null, null, null, null, null, null, null, null, null);
        assertTrue(agree(usw, List.of(nobody)).get(0).problem().faults().size() > 4);
    }

    @Test
    public void bothWaysNeedBothPrivilegesAndTheScope() {
        Caller reader = Office.with("x", usw, Adjustments.READ.name());
        Caller writer = Office.with("x", usw, Adjustments.WRITE.name());
        Caller foreign = Office.caller("x", empty);
        for (Caller by : List.of(reader, writer, foreign)) {
            assertEquals(
                    Problem.Kind.FORBIDDEN,
                    refused(() -> office.plans.importAdjustments(by, usw, List.of(), Set.of(), WHY)));
            assertEquals(
                    Problem.Kind.FORBIDDEN,
                    refused(() -> office.plans.importConsents(by, usw, List.of(), Set.of(), WHY)));
        }
        for (Caller by : List.of(writer, foreign)) {
            assertEquals(Problem.Kind.FORBIDDEN, refused(() -> office.plans.adjustments(by, usw, of(usw), MOVE)));
            assertEquals(Problem.Kind.FORBIDDEN, refused(() -> office.plans.consents(by, usw, of(usw), MOVE)));
        }
    }

    private static Problem.Kind refused(ThrowingRunnable work) {
        return assertThrows(ProblemException.class, work).problem().kind();
    }

    private static AdjustmentRow row(AdjustmentRow r, int amount, LocalDateTime recordedAt) {
        return new AdjustmentRow(
                r.studentNumber(),
                recordedAt,
                r.recordedBy(),
                r.kind(),
                amount,
                r.detail(),
                r.outcomesKept(),
                r.courseRequirement(),
                r.validFrom(),
                r.validUntil(),
                r.reason(),
                r.evidenceReference(),
                r.lastDay(),
                r.endReason(),
                r.endedBy(),
                r.endedAt());
    }
}
