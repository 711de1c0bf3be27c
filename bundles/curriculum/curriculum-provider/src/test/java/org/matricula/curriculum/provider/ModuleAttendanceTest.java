package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.AttendanceRow;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecification;
import org.matricula.curriculum.api.ModuleSpecification.Aspect;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.RowOutcome.Kind;

/** The attendance that a module requires stands in its definition, by somebody's approval. */
public class ModuleAttendanceTest extends CurriculumHouse {

    private static final AcademicSession NEXT = SESSION.next();
    private static final String LABORATORY = "Nine of the ten sessions in the laboratory.";

    private ModuleId module;

    @Before
    public void create() {
        module = admin.createModule(staff, module("CHEM1")).record().id();
    }

    @Test
    public void tMd8_whatIsRequiredCountsFromItsSessionOnOnceItIsApproved() {
        ChangeSetId set = begun(NEXT);
        ModuleSpecification proposed = changes.proposeAttendance(staff, module, set, LABORATORY, "safety");
        assertEquals(LABORATORY, proposed.attendance());
        assertEquals(Map.of(), required(NEXT));
        approve(set);
        assertEquals(Map.of(), required(SESSION));
        assertEquals(Map.of(module, LABORATORY), required(NEXT));
        assertEquals(Map.of(module, LABORATORY), required(NEXT.next()));
        assertEquals(Map.of(), specifications.attendance(stranger, home, List.of(module), NEXT));
        assertEquals("nothing else of it is said", List.of(), specifications.of(staff, module, Aspect.OUTCOMES));
        assertEquals(Map.of(), specifications.outcomes(staff, home, List.of(module), NEXT));
    }

    @Test
    public void tMd8_aLaterApprovalChangesItOrTakesItAway() {
        ChangeSetId first = begun(SESSION);
        changes.proposeAttendance(staff, module, first, LABORATORY, "safety");
        approve(first);
        ChangeSetId second = begun(NEXT);
        changes.proposeAttendance(staff, module, second, null, "moved to self-study");
        approve(second);
        assertEquals(Map.of(module, LABORATORY), required(SESSION));
        assertEquals(Map.of(), required(NEXT));
        List<ModuleSpecification> history = specifications.of(staff, module, Aspect.ATTENDANCE);
        assertEquals(
                List.of(1, 2), history.stream().map(ModuleSpecification::number).toList());
        assertNull(history.get(1).attendance());
        assertEquals(ChangeSet.State.APPROVED, history.get(0).state());
    }

    @Test
    public void whoReplacesAProposalHasSeenIt() {
        ChangeSetId set = begun(NEXT);
        ModuleSpecification proposed = changes.proposeAttendance(staff, module, set, LABORATORY, "safety");
        refused(
                Problem.Kind.PRECONDITION_REQUIRED,
                () -> changes.proposeAttendance(staff, module, set, "All.", "more"));
        ModuleSpecification replaced =
                changes.proposeAttendance(staff, module, set, "All.", "more", proposed.version());
        assertEquals(2, replaced.version());
        assertEquals(
                List.of("All."),
                specifications.of(staff, module, Aspect.ATTENDANCE).stream()
                        .map(ModuleSpecification::attendance)
                        .toList());
    }

    @Test
    public void aFileDraftsWhatSomebodyElseApproves() {
        List<AttendanceRow> rows = List.of(new AttendanceRow("CHEM1", NEXT, true, LABORATORY));
        assertEquals(List.of(Kind.CREATED), took(rows));
        assertEquals(Map.of(), required(NEXT));
        approve(specifications.of(staff, module, Aspect.ATTENDANCE).get(0).changeSetId());
        assertEquals(Map.of(module, LABORATORY), required(NEXT));
        assertEquals(List.of(Kind.UNCHANGED), took(rows));
        assertEquals(
                List.of(Kind.REFUSED, Kind.REFUSED, Kind.REFUSED, Kind.REFUSED, Kind.CREATED),
                took(List.of(
                        new AttendanceRow("CHEM1", NEXT, true, null),
                        new AttendanceRow("CHEM1", NEXT, false, LABORATORY),
                        new AttendanceRow("CHEM1", NEXT, null, null),
                        new AttendanceRow("GONE", null, true, LABORATORY),
                        new AttendanceRow("CHEM1", NEXT.next(), false, null))));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importAttendance(approver, home, rows));
        refused(Problem.Kind.FORBIDDEN, () -> admin.importAttendance(stranger, home, rows));
    }

    private List<Kind> took(List<AttendanceRow> rows) {
        return admin.importAttendance(staff, home, rows).stream()
                .map(RowOutcome::kind)
                .toList();
    }

    @Test
    public void eachFaultIsNamedAndNothingIsWritten() {
        ChangeSetId set = begun(NEXT);
        assertEquals(List.of("attendance"), faults(() -> changes.proposeAttendance(staff, module, set, " ", "why")));
        assertEquals(
                List.of("attendance"),
                faults(() -> changes.proposeAttendance(staff, module, set, "x".repeat(2001), "why")));
        assertEquals(
                List.of("changeSetId", "reason"),
                faults(() -> changes.proposeAttendance(staff, module, null, LABORATORY, " ")));
        refused(Problem.Kind.FORBIDDEN, () -> changes.proposeAttendance(approver, module, set, LABORATORY, "why"));
        refused(Problem.Kind.NOT_FOUND, () -> changes.proposeAttendance(stranger, module, set, LABORATORY, "why"));
        assertEquals(List.of(), specifications.of(staff, module, Aspect.ATTENDANCE));
    }

    private ChangeSetId begun(AcademicSession session) {
        return changes.begin(staff, home, "Laboratories", session, "review").id();
    }

    private void approve(ChangeSetId set) {
        changes.submit(staff, set, null);
        changes.approve(approver, set, "minute 14");
    }

    private Map<ModuleId, String> required(AcademicSession session) {
        return specifications.attendance(staff, home, List.of(module), session);
    }
}
