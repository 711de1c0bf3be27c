package org.matricula.assessment.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkId;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.provider.mark.RecordedElements;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.assessment.provider.store.MarkStore.NewMark;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistration.Status;

public class MarkRecordsTest extends AssessmentHouse {

    private Occurrence maths;

    @Before
    public void open() {
        maths = campus.run("MATHS", 5, Campus.SESSION, 40, 60);
        campus.register("A1", maths);
        campus.register("A2", maths);
    }

    @Test
    public void aMarkIsRecordedOnceHoweverOftenItIsSent() {
        assertEquals(RowOutcome.Kind.CREATED, one(mark("A1", "CW1", "65.5")).kind());
        RowOutcome again = one(mark("A1", "CW1", "65.50"));
        assertEquals(RowOutcome.Kind.UNCHANGED, again.kind());
        Mark mark = marks.of(registrar, campus.student("A1")).get(0);
        assertEquals(again.id(), mark.id().toString());
        assertEquals(new BigDecimal("65.5"), mark.mark());
        assertEquals(1, mark.sequence());
        assertEquals("registrar", mark.recordedBy());
        assertNull(mark.reason());
    }

    @Test
    public void T_BD_4_theRowOfTheOwnWorkIsRefusedAndTheOthersAreTaken() {
        campus.linked = Map.of(registrar.name(), "A1");
        List<RowOutcome> done = marks.record(
                registrar, institution, List.of(mark("A1", "CW1", "98"), mark("A2", "CW1", "60")), Set.of());
        assertEquals(RowOutcome.Kind.REFUSED, done.get(0).kind());
        assertEquals(Problem.Kind.FORBIDDEN, done.get(0).problem().kind());
        assertEquals(RowOutcome.Kind.CREATED, done.get(1).kind());
        assertEquals(List.of(), marks.of(registrar, campus.student("A1")));
    }

    @Test
    public void aDifferentMarkNeedsAReasonAndIsAppended() {
        one(mark("A1", "CW1", "65"));
        RowOutcome refused = one(mark("A1", "CW1", "56"));
        assertFault(refused, "reason", null, "must be given for a correction");
        RowOutcome corrected = one(corrected(mark("A1", "CW1", "56"), "digits swapped"));
        assertEquals(RowOutcome.Kind.CHANGED, corrected.kind());
        List<Mark> all = marks.of(registrar, campus.student("A1"));
        assertEquals(2, all.size());
        assertEquals(new BigDecimal("65"), all.get(0).mark());
        assertEquals(2, all.get(1).sequence());
        assertEquals("digits swapped", all.get(1).reason());
        assertEquals(
                List.of(MarkId.valueOf(corrected.id())), ids(marks.on(registrar, maths.id(), PageRequest.first())));
        assertEquals(1, audited("assessment.correct-mark", "mark/" + corrected.id()));
    }

    @Test
    public void aRowWorkedOutFromAMarkDoesNotGoOverWhatTheDeskRecordedSince() {
        MarkRow read = mark("A1", "CW1", "50");
        one(read);
        database.transactions().run(() -> {
            assertEquals(1, marks.of(registrar, campus.student("A1")).size());
            CompletableFuture.runAsync(() -> one(corrected(mark("A1", "CW1", "70"), "desk")))
                    .join();
            MarkRow theirs = corrected(mark("A1", "CW1", "60"), "partner");
            assertEquals(
                    List.of(Revised.overtaken()), revised(new Revised<>(theirs, read), new Revised<>(theirs, null)));
            assertEquals(2, marks.of(registrar, campus.student("A1")).size());
            assertEquals(
                    RowOutcome.Kind.CHANGED,
                    revised(new Revised<>(theirs, mark("A1", "CW1", "70.0")))
                            .get(0)
                            .kind());
        });
        assertEquals(
                List.of("50", "70", "60"),
                marks.of(registrar, campus.student("A1")).stream()
                        .map(one -> one.mark().stripTrailingZeros().toPlainString())
                        .toList());
    }

    @Test
    public void aRowOfAMarkThatWasAddedOrHasAnotherFieldChangedIsStale() {
        MarkRow added = mark("A1", "CW1", "50");
        assertEquals(
                List.of(Revised.overtaken()),
                revised(new Revised<>(corrected(mark("A1", "CW1", "60"), "slip"), added)));
        assertEquals(
                RowOutcome.Kind.CREATED,
                revised(new Revised<>(added, null)).get(0).kind());
        assertEquals(List.of(Revised.overtaken()), revised(new Revised<>(added, null)));
        MarkRow handedIn = new MarkRow(
                "A1",
                MATHS,
                Attempt.FIRST,
                "CW1",
                new BigDecimal("50"),
                Mark.State.SUBMITTED,
                Campus.DEADLINE.minusHours(2),
                null,
                false,
                "found");
        one(handedIn);
        assertEquals(
                List.of(Revised.overtaken()),
                revised(new Revised<>(corrected(mark("A1", "CW1", "60"), "slip"), added)));
        assertEquals(
                List.of("50", "50"),
                marks.of(registrar, campus.student("A1")).stream()
                        .map(one -> one.mark().stripTrailingZeros().toPlainString())
                        .toList());
        Caller reader = caller("reader", Marks.READ);
        assertKind(Problem.Kind.FORBIDDEN, () -> marks.revise(reader, institution, List.of()));
    }

    @SafeVarargs
    private final List<RowOutcome> revised(Revised<MarkRow>... rows) {
        return marks.revise(registrar, institution, List.of(rows)).stream()
                .distinct()
                .toList();
    }

    @Test
    public void aMarkThatWasCorrectedElsewhereKeepsItsReason() {
        MarkRow moved = corrected(mark("A1", "CW1", "56"), "digits swapped");
        assertEquals(RowOutcome.Kind.CREATED, one(moved).kind());
        assertEquals(RowOutcome.Kind.UNCHANGED, one(moved).kind());
        Mark mark = marks.of(registrar, campus.student("A1")).get(0);
        assertEquals("digits swapped", mark.reason());
        assertEquals(1, mark.sequence());
    }

    @Test
    public void aCorrectionKeepsTheSubmissionThatItsFileSaysNothingAbout() {
        LocalDateTime submitted = Campus.DEADLINE.minusHours(2);
        one(new MarkRow(
                "A1", MATHS, null, "CW1", new BigDecimal("65"), Mark.State.SUBMITTED, submitted, null, true, null));
        Set<String> untouched = Set.of("submittedAt", "submittedDay", "circumstancesAccepted");
        assertEquals(
                RowOutcome.Kind.UNCHANGED,
                marks.record(registrar, institution, List.of(mark("A1", "CW1", "65")), untouched)
                        .get(0)
                        .kind());
        MarkRow corrected = corrected(mark("A1", "CW1", "56"), "digits swapped");
        marks.record(registrar, institution, List.of(corrected), untouched);
        Mark latest = marks.of(registrar, campus.student("A1")).get(1);
        assertEquals(new BigDecimal("56"), latest.mark());
        assertEquals(submitted, latest.submittedAt());
        assertTrue(latest.circumstancesAccepted());
        one(corrected(mark("A1", "CW1", "55"), "second marker"));
        assertEquals(submitted, marks.of(registrar, campus.student("A1")).get(2).submittedAt());
        assertFalse(marks.of(registrar, campus.student("A1")).get(2).circumstancesAccepted());
    }

    @Test
    public void theCurriculumIsToldWhatHasMarks() {
        one(mark("A1", "CW1", "65"));
        one(corrected(mark("A1", "CW1", "56"), "digits swapped"));
        RecordedElements recorded = new RecordedElements(database.dataSource());
        Caller writer = caller("writer", CurriculumAdmin.WRITE);
        assertEquals(
                List.of("CW1"),
                maths.elements().stream()
                        .filter(e -> recorded.of(writer, List.of(maths.id())).contains(e.id()))
                        .map(Element::code)
                        .toList());
        assertEquals(Set.of(), recorded.of(writer, List.of()));
        Caller elsewhere = new Caller(
                "else", Set.of(CurriculumAdmin.WRITE.name()), Scope.of(List.of(new InstitutionCode("else"))));
        assertEquals(Set.of(), recorded.of(elsewhere, List.of(maths.id())));
        assertKind(Problem.Kind.FORBIDDEN, () -> recorded.of(registrar, List.of(maths.id())));
    }

    @Test
    public void aSubmissionLiesNearTheSession() {
        LocalDateTime odd = LocalDateTime.of(1850, 1, 1, 12, 0);
        RowOutcome refused = one(new MarkRow(
                "A1", MATHS, null, "CW1", new BigDecimal("65"), Mark.State.SUBMITTED, odd, null, false, null));
        assertFault(
                refused,
                "submittedAt",
                "1850-01-01T12:00",
                "must be from 2015-01-01 to 2018-12-31, near the session 2016/17");
        assertEquals(
                RowOutcome.Kind.REFUSED,
                one(new MarkRow(
                                "A1",
                                MATHS,
                                null,
                                "CW1",
                                new BigDecimal("65"),
                                Mark.State.SUBMITTED,
                                null,
                                3000,
                                false,
                                null))
                        .kind());
    }

    @Test
    public void aLaterRowOfTheSameCallIsComparedWithTheEarlier() {
        List<RowOutcome> outcomes = sent(
                mark("A1", "CW1", "50"),
                mark("A1", "CW1", "50"),
                mark("A1", "CW1", "51"),
                corrected(mark("A1", "CW1", "52"), "second marker"));
        assertEquals(
                List.of(
                        RowOutcome.Kind.CREATED,
                        RowOutcome.Kind.UNCHANGED,
                        RowOutcome.Kind.REFUSED,
                        RowOutcome.Kind.CHANGED),
                outcomes.stream().map(RowOutcome::kind).toList());
    }

    @Test
    public void whatIsWrongWithARowIsNamedAndDoesNotHinderTheOthers() {
        List<RowOutcome> outcomes = sent(
                mark("NOBODY", "CW1", "50"),
                mark("A1", "CW9", "50"),
                mark("A1", "CW1", "101"),
                mark("A1", "CW1", "65.5555"),
                mark("A1", "CW1", "-1"),
                mark("A1", "CW1", null),
                mark("A2", "CW2", "40"));
        assertFault(outcomes.get(0), "studentNumber", "NOBODY", "must be a student of '" + institution + "'");
        assertFault(outcomes.get(1), "elementCode", "CW9", "must be an element of MATHS 2016/17 S1");
        assertFault(outcomes.get(2), "mark", "101", "must be from 0 to 100");
        assertFault(outcomes.get(3), "mark", "65.5555", "must have at most 2 decimals");
        assertFault(outcomes.get(4), "mark", "-1", "must be from 0 to 100");
        assertFault(outcomes.get(5), "mark", null, "must be given unless nothing was submitted");
        assertEquals(RowOutcome.Kind.CREATED, outcomes.get(6).kind());
        assertTrue(marks.of(registrar, campus.student("A1")).isEmpty());
    }

    @Test
    public void allFaultsOfARowAreNamedTogether() {
        RowOutcome outcome = one(new MarkRow(
                " ", null, Attempt.FIRST, null, new BigDecimal("101"), Mark.State.SUBMITTED, null, null, false, null));
        assertEquals(
                List.of("studentNumber", "elementCode", "mark"),
                outcome.problem().faults().stream().map(Fault::field).toList());
    }

    @Test
    public void anUnknownOccurrenceOrAMissingRegistrationIsRefused() {
        campus.student("A3");
        OccurrenceKey unknown = new OccurrenceKey("MATHS", Campus.SESSION.next(), "S1");
        assertFault(
                one(row("A1", unknown, Attempt.FIRST, "CW1", "50")),
                "occurrence",
                "MATHS 2017/18 S1",
                "must be an occurrence at '" + institution + "'");
        assertFault(one(mark("A3", "CW1", "50")), "studentNumber", "A3", "must be registered on MATHS 2016/17 S1");
        assertFault(
                one(row("A1", MATHS, Attempt.RESIT, "CW1", "50")),
                "attempt",
                "RESIT",
                "must be registered on MATHS 2016/17 S1");
    }

    @Test
    public void anElementMayBeNamedByItsCodeAloneWhereNoOtherHasIt() {
        assertEquals(
                RowOutcome.Kind.CREATED, one(row("A1", null, null, "CW2", "50")).kind());
        campus.register("A1", campus.run("ART", 5, Campus.SESSION, 100));
        assertFault(
                one(row("A1", null, null, "CW1", "50")),
                "occurrence",
                null,
                "must be given: several have an element 'CW1'");
        assertFault(
                one(row("A1", null, null, "EX", "50")),
                "elementCode",
                "EX",
                "must be an assessment element at '" + institution + "'");
    }

    @Test
    public void theAttemptMayBeLeftOutWhileThereIsOnlyOne() {
        assertEquals(
                RowOutcome.Kind.CREATED,
                one(row("A1", MATHS, null, "CW1", "30")).kind());
        campus.register("A1", maths, Attempt.RESIT, Status.REGISTERED);
        assertFault(
                one(row("A1", MATHS, null, "CW1", "50")),
                "attempt",
                null,
                "must be given: the student has several attempts at MATHS 2016/17 S1");
        assertEquals(
                RowOutcome.Kind.CREATED,
                one(row("A1", MATHS, Attempt.RESIT, "CW1", "50")).kind());
    }

    @Test
    public void whoLeftAModuleMayStillReceiveMarks() {
        campus.register("GONE", maths, Attempt.FIRST, Status.WITHDRAWN);
        assertEquals(RowOutcome.Kind.CREATED, one(mark("GONE", "CW1", "71")).kind());
    }

    @Test
    public void nothingSubmittedHasNoMarkAndNoDate() {
        MarkRow missing =
                new MarkRow("A1", MATHS, Attempt.FIRST, "CW1", null, Mark.State.NOT_SUBMITTED, null, null, false, null);
        assertEquals(RowOutcome.Kind.CREATED, one(missing).kind());
        MarkRow contradiction = new MarkRow(
                "A1",
                MATHS,
                Attempt.FIRST,
                "CW1",
                BigDecimal.ZERO,
                Mark.State.NOT_SUBMITTED,
                Campus.DEADLINE,
                null,
                false,
                null);
        assertEquals(
                List.of("mark", "submittedAt"),
                one(contradiction).problem().faults().stream().map(Fault::field).toList());
    }

    @Test
    public void aSubmissionCountedInDaysIsNoonOfThatDay() {
        MarkRow counted = new MarkRow(
                "A1", MATHS, Attempt.FIRST, "CW1", Campus.percent("60"), Mark.State.SUBMITTED, null, 49, false, null);
        assertEquals(RowOutcome.Kind.CREATED, one(counted).kind());
        assertEquals(RowOutcome.Kind.UNCHANGED, one(counted).kind());
        assertEquals(
                LocalDateTime.of(2016, 11, 14, 12, 0),
                marks.of(registrar, campus.student("A1")).get(0).submittedAt());
    }

    @Test
    public void onlyMarksThatCountAreListedOnAnOccurrencePageByPage() {
        List<MarkRow> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            campus.register("P" + i, maths);
            rows.add(mark("P" + i, "CW1", "5" + i));
            rows.add(corrected(mark("P" + i, "CW1", "6" + i), "moderated"));
        }
        List<RowOutcome> outcomes = marks.record(registrar, institution, rows);
        List<MarkId> listed = new ArrayList<>();
        String after = null;
        do {
            Page<Mark> page = marks.on(registrar, maths.id(), new PageRequest(after, 2));
            listed.addAll(ids(page));
            after = page.next();
        } while (after != null);
        assertEquals(
                outcomes.stream()
                        .filter(o -> o.kind() == RowOutcome.Kind.CHANGED)
                        .map(o -> MarkId.valueOf(o.id()))
                        .toList(),
                listed);
    }

    @Test
    public void aForeignPartnerSeesAndChangesNothing() {
        one(mark("A1", "CW1", "65"));
        assertTrue(marks.of(stranger, campus.student("A1")).isEmpty());
        assertTrue(marks.on(stranger, maths.id(), PageRequest.first()).items().isEmpty());
        assertKind(Problem.Kind.FORBIDDEN, () -> marks.record(stranger, institution, List.of(mark("A2", "CW1", "65"))));
    }

    @Test
    public void everyMethodNeedsItsPrivilege() {
        Caller nobody = new Caller("nobody", Set.of(), Scope.all());
        assertKind(Problem.Kind.FORBIDDEN, () -> marks.of(nobody, campus.student("A1")));
        assertKind(Problem.Kind.FORBIDDEN, () -> marks.on(nobody, maths.id(), PageRequest.first()));
        assertKind(Problem.Kind.FORBIDDEN, () -> marks.record(nobody, institution, List.of()));
    }

    @Test
    public void manyNewMarksShareOneLineOfTheAuditTrail() {
        List<RowOutcome> outcomes = sent(mark("A1", "CW1", "65"), mark("A2", "CW1", "66"));
        String subject = "marks/" + outcomes.get(0).id() + "-" + outcomes.get(1).id();
        assertEquals(1, audited("assessment.record-marks", subject));
    }

    @Test
    public void withoutItsAuditEntryNoMarkIsKept() {
        AuditTrail broken = (caller, entries) -> {
            throw new IllegalStateException("the audit trail is full");
        };
        assertThrows(IllegalStateException.class, () -> marks(broken)
                .record(registrar, institution, List.of(mark("A1", "CW1", "65"))));
        assertTrue(marks.of(registrar, campus.student("A1")).isEmpty());
    }

    @Test
    public void twoWhoMarkTheSamePlaceAtOnceAreToldApart() {
        one(mark("A1", "CW1", "65"));
        Mark first = marks.of(registrar, campus.student("A1")).get(0);
        Mark second = new Mark(
                new MarkId(database.identifiers().next()),
                institution,
                first.studentId(),
                first.registrationId(),
                first.elementId(),
                Campus.percent("70"),
                first.state(),
                null,
                false,
                first.sequence(),
                null,
                "another",
                first.recordedAt());
        MarkStore store = new MarkStore(database.dataSource());
        assertKind(Problem.Kind.CONFLICT, () -> store.add(Scope.all(), List.of(new NewMark(second, maths.id()))));
    }

    @Test
    public void thousandsOfRowsAreRecordedInOneCall() {
        List<MarkRow> rows = new ArrayList<>();
        for (int i = 0; i < 1300; i++) {
            campus.register("M" + i, maths);
            rows.add(mark("M" + i, "CW1", "55"));
            rows.add(mark("M" + i, "CW2", "45.25"));
        }
        assertEquals(2600, count(marks.record(registrar, institution, rows), RowOutcome.Kind.CREATED));
        assertEquals(2600, count(marks.record(registrar, institution, rows), RowOutcome.Kind.UNCHANGED));
    }

    private RowOutcome one(MarkRow row) {
        return sent(row).get(0);
    }

    private List<RowOutcome> sent(MarkRow... rows) {
        return marks.record(registrar, institution, List.of(rows));
    }

    private static MarkRow mark(String student, String element, String mark) {
        return row(student, MATHS, Attempt.FIRST, element, mark);
    }

    private static List<MarkId> ids(Page<Mark> page) {
        return page.items().stream().map(Mark::id).toList();
    }

    private static long count(List<RowOutcome> outcomes, RowOutcome.Kind kind) {
        return outcomes.stream().filter(o -> o.kind() == kind).count();
    }

    private static void assertFault(RowOutcome outcome, String field, String value, String rule) {
        assertEquals(RowOutcome.Kind.REFUSED, outcome.kind());
        assertEquals(List.of(new Fault(field, value, rule)), outcome.problem().faults());
    }
}
