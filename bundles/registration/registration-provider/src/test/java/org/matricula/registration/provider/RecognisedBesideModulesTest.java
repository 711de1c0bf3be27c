package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.Requirement;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.Claim.Signatory;
import org.matricula.registration.api.ClaimRow;
import org.matricula.registration.api.Claims;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.ModuleSelection;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.claim.ClaimFileRecords;
import org.matricula.registration.provider.claim.ClaimService;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.students.api.StudentId;

/** What is recognised stands beside what the student takes as modules do (L1417). */
public class RecognisedBesideModulesTest extends GovernedFixture {

    private final Map<ModuleId, List<Requirement>> demands = new HashMap<>();
    private final Map<String, ModuleId> known = new HashMap<>();
    private final Map<String, OccurrenceId> runs = new HashMap<>();
    private ClaimService claims;
    private ClaimFileRecords files;
    private Caller office;
    private int pieces;

    @Before
    public void build() {
        contributors.setResults((asking, institution, of) -> Map.of());
        contributors.setRequirements((asking, institution, some, session) -> demands);
        for (String code : List.of("A", "B", "C", "D", "E")) {
            ModuleId module = curriculum.module(database.identifiers().next(), usw, code);
            known.put(code, module);
            runs.put(code, curriculum.run(database.identifiers().next(), usw, module, 2026, TODAY.minusDays(10)));
        }
        demands.put(known.get("B"), List.of(demand(Requirement.Kind.COREQUISITE, "A")));
        demands.put(known.get("C"), List.of(demand(Requirement.Kind.EXCLUDED, "A")));
        demands.put(known.get("D"), List.of(demand(Requirement.Kind.PREREQUISITE, "A")));
        ClaimStore store = new ClaimStore(database.dataSource());
        claims = new ClaimService(
                store,
                priorLearning,
                grounds(regulations(), contributors),
                leaving(contributors, clock),
                moduleJudge,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock,
                days(clock));
        files = new ClaimFileRecords(
                store,
                students,
                persons(),
                curriculum,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock);
        office = new Caller(
                "office",
                Set.of(Registrations.READ.name(), Claims.WRITE.name(), Claims.ASSESS.name(), Claims.RATIFY.name()),
                Scope.of(Set.of(usw)));
        enter(ada);
        enter(bob);
    }

    @Test
    public void l1417NothingIsRecognisedThatAModuleExcludesWhichIsTaken() {
        takes(ada, "C", "E");
        Versioned<Claim> signed = signed(ada, Claim.Kind.EXEMPTION);
        Fault fault = assertThrows(ProblemException.class, () -> accept(signed, TODAY))
                .problem()
                .faults()
                .get(0);
        assertEquals("C", fault.field());
        assertEquals("EXCLUDED", fault.value());
        assertTrue(fault.rule(), fault.rule().contains("L1417") && fault.rule().endsWith("any of [A]"));
        assertEquals(0, rows("registration_prior_learning"));
        leaves(ada, "C");
        assertEquals(Claim.State.CONFIRMED, accept(signed, TODAY).record().state());
        assertEquals("EXCLUDED", refusal(() -> takes(ada, "C")).value());
    }

    @Test
    public void l1417AWaiverLetsBothStand() {
        takes(ada, "C");
        waived(ada, "L1417");
        assertEquals(
                Claim.State.CONFIRMED,
                accept(signed(ada, Claim.Kind.EXEMPTION), TODAY).record().state());
    }

    @Test
    public void l1417NorIsItRatified() {
        Versioned<Claim> accepted = accept(signed(ada, Claim.Kind.ACCREDITATION), TODAY);
        assertEquals(Claim.State.PROVISIONAL, accepted.record().state());
        takes(ada, "C", "E");
        assertEquals(
                "EXCLUDED",
                refusal(() -> claims.ratify(office, accepted.record().id(), "Board", TODAY, accepted.version()))
                        .value());
        leaves(ada, "C");
        claims.ratify(office, accepted.record().id(), "Board", TODAY, accepted.version());
    }

    @Test
    public void l1417WhatIsTakenUnderTheOtherNumberCounts() {
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        takes(bob, "C");
        Versioned<Claim> signed = signed(ada, Claim.Kind.EXEMPTION);
        assertEquals("EXCLUDED", refusal(() -> accept(signed, TODAY)).value());
    }

    @Test
    public void l1417AFileRecognisesNothingThatAModuleExcludesWhichIsTakenHere() {
        takes(ada, "C");
        assertEquals(List.of("REFUSED", "CREATED"), kinds(recognised("A1", "B2")));
        waived(ada, "L1417");
        assertEquals(List.of("CREATED", "UNCHANGED"), kinds(recognised("A1", "B2")));
    }

    @Test
    public void aRevocationTellsWhatStandsWithoutItsCorequisiteThen() {
        for (String code : List.of("B", "D")) {
            StudentId student = code.equals("B") ? ada : bob;
            Versioned<Claim> accepted = accept(signed(student, Claim.Kind.EXEMPTION), TODAY);
            takes(student, code);
            Claim revoked = revoke(accepted, TODAY);
            assertEquals(Claim.State.REVOKED, revoked.state());
            Claim.Step told = revoked.steps().get(revoked.steps().size() - 1);
            assertEquals("OUTSTANDING", told.what());
            assertEquals("office", told.person());
            assertTrue(told.note(), told.note().startsWith(code + " '" + (code.equals("B") ? "CO" : "PRE")));
            assertTrue(told.note(), told.note().contains("L1417") && told.note().endsWith("any of [A]"));
            // files keep the order of the steps by their moments
            Claim.Step ended = revoked.steps().get(revoked.steps().size() - 2);
            assertEquals("REVOKED", ended.what());
            assertTrue(!told.recordedAt().isBefore(ended.recordedAt()));
        }
    }

    @Test
    public void aRevocationThatBringsTheModuleBackLeavesNothingStanding() {
        takes(ada, "A", "B");
        Versioned<Claim> accepted = accept(signed(ada, Claim.Kind.EXEMPTION), TODAY);
        Claim revoked = revoke(accepted, TODAY);
        assertEquals("REVOKED", revoked.steps().get(revoked.steps().size() - 1).what());
        assertEquals(
                2,
                registrations.modulesOf(caller, ada).stream()
                        .filter(one -> one.status() == ModuleRegistration.Status.REGISTERED)
                        .count());
    }

    /** The claims of one institution, and what was taken in their days, come into another. */
    @Test
    public void aFileIsAskedWhatWasRecognisedOnTheDayOfTheRegistration() {
        Versioned<Claim> accepted = accept(signed(ada, Claim.Kind.EXEMPTION), TODAY.minusDays(3));
        Claim revoked = revoke(accepted, TODAY.minusDays(1));
        Versioned<Claim> stands = accept(signed(bob, Claim.Kind.EXEMPTION), TODAY.minusDays(3));
        List<ClaimRow> told = files.claims(office, usw, Map.of(ada, "A1"));
        assertEquals(Claim.State.REVOKED, revoked.state());
        assertEquals(Claim.State.CONFIRMED, stands.record().state());
        assertEquals(List.of("CREATED"), kinds(file("A1", "B", TODAY.minusDays(1))));
        assertEquals("its day is over", List.of("REFUSED"), kinds(file("A1", "D", TODAY)));
        assertEquals("not yet", List.of("REFUSED"), kinds(file("A1", "D", TODAY.minusDays(4))));
        assertEquals(List.of("CREATED"), kinds(file("A1", "D", TODAY.minusDays(2))));
        assertEquals("before it was recognised", List.of("CREATED"), kinds(file("B2", "C", TODAY.minusDays(4))));
        assertEquals(
                List.of("UNCHANGED"),
                files.importClaims(office, usw, told, Set.of(), "import 17").stream()
                        .map(one -> one.kind().name())
                        .distinct()
                        .toList());
    }

    @Test
    public void aFileTakesNothingThatExcludesWhatIsRecognisedByThen() {
        accept(signed(ada, Claim.Kind.EXEMPTION), TODAY.minusDays(3));
        assertEquals(List.of("REFUSED"), kinds(file("A1", "C", TODAY.minusDays(3))));
        assertEquals(List.of("REFUSED"), kinds(file("A1", "C", null)));
        recognised("B2");
        assertEquals(
                "of what no claim recognised nobody knows the day",
                List.of("REFUSED"),
                kinds(file("B2", "C", TODAY.minusDays(9))));
    }

    private Requirement demand(Requirement.Kind kind, String code) {
        return new Requirement(kind, List.of(known.get(code)));
    }

    private void takes(StudentId student, String... codes) {
        choices.register(officer, selection(student, codes, List.of()), null);
    }

    private void leaves(StudentId student, String code) {
        List<ModuleRegistrationId> left = registrations.modulesOf(caller, student).stream()
                .filter(one -> one.occurrenceId().equals(runs.get(code)))
                .map(ModuleRegistration::id)
                .toList();
        choices.register(officer, selection(student, new String[0], left), "another one");
    }

    private ModuleSelection selection(StudentId student, String[] codes, List<ModuleRegistrationId> left) {
        return new ModuleSelection(
                registrations.programmesOf(caller, usw, List.of(student)).get(0).id(),
                List.of(codes).stream().map(runs::get).toList(),
                left,
                Attempt.FIRST,
                null);
    }

    private List<RowOutcome> file(String number, String code, LocalDate on) {
        return admin.importModuleRegistrations(
                officer,
                usw,
                List.of(new ModuleRegistrationRow(
                        number, new OccurrenceKey(code, S2026, "S1"), Attempt.FIRST, on, null)));
    }

    private List<RowOutcome> recognised(String... numbers) {
        return admin.importPriorLearning(
                officer,
                usw,
                List.of(numbers).stream()
                        .map(number -> new PriorLearningRow(number, "A", PriorLearning.Origin.EXEMPT, null))
                        .toList(),
                Set.of());
    }

    private Versioned<Claim> signed(StudentId student, Claim.Kind kind) {
        Versioned<Claim> claim = claims.make(
                office,
                new Claim(
                        null,
                        usw,
                        student,
                        computing,
                        S2026,
                        kind,
                        null,
                        "Dr Adviser",
                        null,
                        List.of(new Claim.ClaimedModule(known.get("A"), null, null)),
                        List.of(new Claim.Evidence("certificate " + pieces++, null)),
                        null,
                        null));
        for (Signatory signatory :
                kind == Claim.Kind.EXEMPTION ? List.of(Signatory.COURSE_LEADER) : List.of(Signatory.values())) {
            claim = claims.sign(
                    office,
                    claim.record().id(),
                    signatory,
                    signatory == Signatory.ASSESSOR ? "Dr Assessor" : "Somebody",
                    TODAY.minusDays(5),
                    claim.version());
        }
        return claim;
    }

    private Versioned<Claim> accept(Versioned<Claim> signed, LocalDate on) {
        return claims.accept(office, signed.record().id(), "Dr Assessor", Map.of(), on, signed.version());
    }

    private Claim revoke(Versioned<Claim> accepted, LocalDate on) {
        return claims.revoke(office, accepted.record().id(), "Subject board", on, "a mistake", accepted.version())
                .record();
    }

    private static Fault refusal(ThrowingRunnable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        return problem.faults().get(0);
    }
}
