package org.matricula.students.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.Adjustment.Consent;
import org.matricula.students.api.Adjustment.Effect;
import org.matricula.students.api.Adjustment.Kind;
import org.matricula.students.api.Adjustment.Party;
import org.matricula.students.api.Adjustment.Terms;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;

/** Plans of reasonable adjustments (T-AD-1, T-AD-2, W-A14). */
public class AdjustmentsTest extends OnBothDatabases {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);

    private Office office;
    private InstitutionCode usw;
    private Caller service;
    private Caller foreigner;
    private StudentId ada;

    @Before
    public void open() {
        office = new Office(database("students"));
        usw = Office.institution("usw");
        service = Office.caller("service", usw);
        foreigner = Office.caller("partner", Office.institution("college"));
        ada = office.student(service, usw, "S1", "Lovelace", "Ada");
    }

    @Test
    public void aPlanIsReadWithItsReasonsForAPurposeThatIsKept() {
        Adjustment time = office.adjustments.record(service, ada, amount(Kind.EXTRA_TIME, 25));
        Adjustment attendance = office.adjustments.record(
                service,
                ada,
                new Terms(
                        Kind.ATTENDANCE,
                        null,
                        "may leave for 15 minutes in each hour",
                        null,
                        true,
                        TODAY,
                        TODAY.plusYears(1),
                        "fatigue",
                        "DDS-2"));
        assertEquals(List.of(time, attendance), office.adjustments.of(service, ada, "exam timetable"));
        assertEquals(1, audited("students.adjustments-read", "student/" + ada + "/adjustments"));
        assertEquals(1, audited("students.adjust", "student/" + ada + "/adjustment/" + time.id()));
        refused(Problem.Kind.INVALID, () -> office.adjustments.of(service, ada, " "));
        refused(Problem.Kind.NOT_FOUND, () -> office.adjustments.of(foreigner, ada, "curious"));
    }

    @Test
    public void othersSeeWhatThereIsToDoAndNeverTheReason() {
        Adjustment time = office.adjustments.record(service, ada, amount(Kind.EXTRA_TIME, 25));
        Caller timetable = Office.with("timetable", usw, Adjustments.EFFECTS.name());
        Effect effect =
                office.adjustments.effects(timetable, Set.of(ada)).get(ada).get(0);
        assertEquals(time.id(), effect.id());
        assertEquals(Integer.valueOf(25), effect.amount());
        assertFalse(effect.toString().contains("dyslexia"));
        assertFalse(effect.toString().contains("DDS-1"));
        refused(Problem.Kind.FORBIDDEN, () -> office.adjustments.of(timetable, ada, "curious"));
        assertEquals(Map.of(), office.adjustments.effects(foreigner, Set.of(ada)));
    }

    @Test
    public void studentsReadTheirOwn() {
        office.adjustments.record(service, ada, amount(Kind.DEADLINE, 5));
        office.accounts.link(service, ada, "ada." + usw, "enrolled");
        Caller student = Office.with("ada." + usw, usw, StudentAccounts.OWN.name());
        assertEquals("dyslexia", office.adjustments.own(student).get(0).terms().reason());
        refused(
                Problem.Kind.NOT_FOUND,
                () -> office.adjustments.own(Office.with("nobody", usw, StudentAccounts.OWN.name())));
        refused(Problem.Kind.FORBIDDEN, () -> office.adjustments.own(Office.with("ada", usw, Students.READ.name())));
    }

    @Test
    public void thePlanSaysEachThingOnce() {
        Terms braille = new Terms(Kind.FORMAT, null, "braille", null, null, TODAY, null, "sight", "DDS-7");
        Adjustment first = office.adjustments.record(service, ada, braille);
        Terms forAnotherReason = new Terms(Kind.FORMAT, null, "braille", null, null, TODAY, null, "other", "DDS-8");
        for (Terms again : List.of(braille, forAnotherReason)) {
            ProblemException refusal =
                    assertThrows(ProblemException.class, () -> office.adjustments.record(service, ada, again));
            assertEquals(Problem.Kind.CONFLICT, refusal.problem().kind());
            assertTrue(refusal.problem().toString().contains(first.id().toString()));
        }
        office.adjustments.record(
                service, ada, new Terms(Kind.FORMAT, null, "large print", null, null, TODAY, null, "sight", "DDS-7"));
        office.adjustments.end(service, ada, first.id(), null, "typed in error");
        office.adjustments.record(service, ada, braille);
        assertEquals(3, office.adjustments.of(service, ada, "count").size());
    }

    @Test
    public void aConsentNamesAModuleOfTheInstitution() {
        Adjustment time = office.adjustments.record(service, ada, amount(Kind.EXTRA_TIME, 25));
        Consent unknown = new Consent(Party.EXTERNAL_INFORMED, "NOPE", "", TODAY, "e-mail 12", null, null);
        Problem problem =
                refused(Problem.Kind.INVALID, () -> office.adjustments.consent(service, ada, time.id(), unknown));
        assertEquals(
                List.of("name", "moduleCode"),
                problem.faults().stream().map(Fault::field).toList());
        assertEquals("NOPE", problem.faults().get(1).value());
        Consent told = new Consent(Party.EXTERNAL_INFORMED, "MU505", "Dr Adeyemi", TODAY, "e-mail 12", null, null);
        office.withoutCurriculum();
        refused(Problem.Kind.UNAVAILABLE, () -> office.adjustments.consent(service, ada, time.id(), told));
        Consent all = new Consent(Party.EXTERNAL_INFORMED, null, "Dr Adeyemi", TODAY, "e-mail 12", null, null);
        assertEquals(
                1,
                office.adjustments
                        .consent(service, ada, time.id(), all)
                        .consents()
                        .size());
    }

    @Test
    public void aConsentIsRecordedOnceHoweverOftenItIsSentAtOnce() throws Exception {
        Adjustment method = office.adjustments.record(
                service, ada, new Terms(Kind.METHOD, null, "viva", true, null, TODAY, null, "dyslexia", "DDS-3"));
        Consent told = new Consent(Party.EXTERNAL_CONFIRMED, "MU505", "Dr Adeyemi", TODAY, "e-mail 12", null, null);
        assertEquals(
                List.of("CONFLICT", "CONFLICT", "CONFLICT", "done"),
                atOnce(4, () -> office.adjustments.consent(service, ada, method.id(), told)));
        Adjustment after = office.adjustments.of(service, ada, "count").get(0);
        assertEquals(1, after.consents().size());
        refused(Problem.Kind.CONFLICT, () -> office.adjustments.consent(service, ada, method.id(), told));
        Consent later = new Consent(Party.EXTERNAL_CONFIRMED, "MU505", "Dr Adeyemi", TODAY, "e-mail 13", null, null);
        assertEquals(
                2,
                office.adjustments
                        .consent(service, ada, method.id(), later)
                        .consents()
                        .size());
    }

    @Test
    public void anAdjustmentIsRecordedAndEndedOnceHoweverOftenItIsSentAtOnce() throws Exception {
        Terms time = amount(Kind.EXTRA_TIME, 25);
        assertEquals(
                List.of("CONFLICT", "CONFLICT", "CONFLICT", "done"),
                atOnce(4, () -> office.adjustments.record(service, ada, time)));
        Adjustment one = office.adjustments.of(service, ada, "count").get(0);
        assertEquals(
                List.of("CONFLICT", "CONFLICT", "CONFLICT", "done"),
                atOnce(4, () -> office.adjustments.end(service, ada, one.id(), null, "wrong")));
        assertEquals(1, office.adjustments.of(service, ada, "count").size());
    }

    private static List<String> atOnce(int times, Runnable work) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(times);
        try {
            List<String> told = new ArrayList<>();
            for (Future<String> one : senders.invokeAll(Collections.<Callable<String>>nCopies(times, () -> {
                try {
                    work.run();
                    return "done";
                } catch (ProblemException e) {
                    return e.problem().kind().name();
                }
            }))) {
                told.add(one.get());
            }
            Collections.sort(told);
            return told;
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    public void consentsAreAddedAndAnAdjustmentEndsOnce() {
        Adjustment method = office.adjustments.record(
                service, ada, new Terms(Kind.METHOD, null, "viva", true, null, TODAY, null, "dyslexia", "DDS-3"));
        Consent told = new Consent(Party.EXTERNAL_CONFIRMED, "MU505", "Dr Adeyemi", TODAY, "e-mail 12", null, null);
        Adjustment confirmed = office.adjustments.consent(service, ada, method.id(), told);
        assertEquals("service", confirmed.consents().get(0).recordedBy());
        assertEquals("MU505", confirmed.consents().get(0).moduleCode());
        refused(
                Problem.Kind.NOT_FOUND,
                () -> office.adjustments.consent(
                        service, office.student(service, usw, "S2", "Hopper", "Grace"), method.id(), told));
        refused(
                Problem.Kind.INVALID,
                () -> office.adjustments.end(service, ada, method.id(), TODAY.minusDays(1), "moved"));
        Adjustment ended = office.adjustments.end(service, ada, method.id(), TODAY.plusDays(9), "no longer needed");
        assertEquals(TODAY.plusDays(9), ended.ending().lastDay());
        Effect effect =
                office.adjustments.effects(service, Set.of(ada)).get(ada).get(0);
        assertTrue(effect.holdsOn(TODAY.plusDays(9)));
        assertFalse(effect.holdsOn(TODAY.plusDays(10)));
        assertFalse(effect.holdsOn(TODAY.minusDays(1)));
        refused(Problem.Kind.CONFLICT, () -> office.adjustments.end(service, ada, method.id(), null, "again"));
        refused(Problem.Kind.CONFLICT, () -> office.adjustments.consent(service, ada, method.id(), told));
    }

    @Test
    public void whatWasWrongNeverHeldAndStaysOnRecord() {
        Adjustment wrong = office.adjustments.record(service, ada, amount(Kind.EXTRA_TIME, 50));
        office.adjustments.end(service, ada, wrong.id(), null, "another student's");
        assertNull(office.adjustments.effects(service, Set.of(ada)).get(ada));
        assertEquals(1, office.adjustments.of(service, ada, "audit").size());
    }

    @Test
    public void aPersonOfSeveralRecordsHasOnePlan() {
        StudentId old = office.student(service, usw, "S9", "Byron", "Ada");
        Adjustment before = office.adjustments.record(service, old, amount(Kind.EXTRA_TIME, 25));
        office.duplicates.merge(service, old, ada, "one person");
        Adjustment after = office.adjustments.record(service, ada, amount(Kind.DEADLINE, 3));
        assertEquals(List.of(before, after), office.adjustments.of(service, ada, "audit"));
        assertEquals(
                2, office.adjustments.effects(service, Set.of(ada)).get(ada).size());
        refused(Problem.Kind.CONFLICT, () -> office.adjustments.record(service, old, amount(Kind.DEADLINE, 3)));
    }

    @Test
    public void everyFieldAtFaultIsNamedAndNothingIsWritten() {
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> office.adjustments.record(
                        service,
                        ada,
                        new Terms(Kind.DEADLINE, 0, "x", true, false, TODAY, TODAY.minusDays(1), " ", null)));
        assertEquals(
                List.of(
                        "evidenceReference",
                        "until",
                        "amount",
                        "detail",
                        "outcomesKept",
                        "courseRequirement",
                        "reason"),
                problem.faults().stream().map(Fault::field).toList());
        assertEquals(
                List.of("amount", "detail", "outcomesKept"),
                refused(
                                Problem.Kind.INVALID,
                                () -> office.adjustments.record(
                                        service,
                                        ada,
                                        new Terms(Kind.METHOD, 1, null, null, null, TODAY, null, "why", "DDS-1")))
                        .faults()
                        .stream()
                        .map(Fault::field)
                        .toList());
        Adjustment time = office.adjustments.record(service, ada, amount(Kind.EXTRA_TIME, 25));
        Consent bad = new Consent(null, "", "", TODAY.plusDays(1), "", null, null);
        assertEquals(
                List.of("party", "name", "on", "reference", "moduleCode"),
                refused(Problem.Kind.INVALID, () -> office.adjustments.consent(service, ada, time.id(), bad))
                        .faults()
                        .stream()
                        .map(Fault::field)
                        .toList());
        assertEquals(1, office.count("select count(*) from students_adjustment where student_id = ?", ada));
    }

    @Test
    public void eachMethodNeedsItsPrivilegeAndForeignersChangeNothing() {
        Caller nobody = Office.with("nobody", usw, Students.READ.name());
        Adjustment time = office.adjustments.record(service, ada, amount(Kind.EXTRA_TIME, 25));
        refused(Problem.Kind.FORBIDDEN, () -> office.adjustments.of(nobody, ada, "curious"));
        refused(Problem.Kind.FORBIDDEN, () -> office.adjustments.record(nobody, ada, amount(Kind.DEADLINE, 1)));
        refused(Problem.Kind.FORBIDDEN, () -> office.adjustments.end(nobody, ada, time.id(), null, "x"));
        refused(Problem.Kind.FORBIDDEN, () -> office.adjustments.effects(nobody, Set.of(ada)));
        refused(Problem.Kind.FORBIDDEN, () -> office.adjustments.consent(nobody, ada, time.id(), told()));
        refused(Problem.Kind.NOT_FOUND, () -> office.adjustments.record(foreigner, ada, amount(Kind.DEADLINE, 1)));
        refused(Problem.Kind.NOT_FOUND, () -> office.adjustments.end(foreigner, ada, time.id(), null, "x"));
        refused(Problem.Kind.NOT_FOUND, () -> office.adjustments.consent(foreigner, ada, time.id(), told()));
    }

    private static Consent told() {
        return new Consent(Party.EXTERNAL_INFORMED, null, "Dr Adeyemi", TODAY, "e-mail 11", null, null);
    }

    private static Terms amount(Kind kind, int amount) {
        return new Terms(kind, amount, null, null, null, TODAY, null, "dyslexia", "DDS-1");
    }

    private int audited(String action, String subject) {
        return office.count("select count(*) from kernel_audit where action = ? and subject = ?", action, subject);
    }

    private static Problem refused(Problem.Kind kind, ThrowingRunnable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(problem.toString(), kind, problem.kind());
        return problem;
    }
}
