package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.Claim.Evidence;
import org.matricula.registration.api.Claim.Kind;
import org.matricula.registration.api.Claim.Signatory;
import org.matricula.registration.api.Claim.State;
import org.matricula.registration.api.ClaimId;
import org.matricula.registration.api.Claims;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.PriorLearningState;
import org.matricula.registration.api.PriorResults;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.claim.ClaimService;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.registration.provider.store.Standing;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.StudentId;

public class ClaimsTest extends RegistrationFixture {

    private static final RplPack PACK = new RplPack();
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final String DIGEST = "ab".repeat(32);

    private Claims claims;
    private Caller office;
    private Caller partner;
    private final Contributors contributors = new Contributors();
    private Map<StudentId, Set<ModuleId>> passed = Map.of();
    private ModuleId first;
    private ModuleId second;
    private int pieces;

    @Before
    public void start() {
        contributors.setResults((asking, of, students) -> passed);
        claims = new ClaimService(
                new ClaimStore(database.dataSource()),
                priorLearning,
                grounds(
                        Partial.of(Regulations.class, new Object() {
                            Regulations.Resolution resolve(GoverningEvent event) {
                                return new Regulations.Resolution(PACK, "it is the only one");
                            }
                        }),
                        contributors),
                leaving(contributors, database.clock()),
                recording(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.clock(),
                days(database.clock()));
        Set<String> all =
                Set.of(Registrations.READ.name(), Claims.WRITE.name(), Claims.ASSESS.name(), Claims.RATIFY.name());
        office = new Caller("office", all, Scope.of(Set.of(usw)));
        partner = new Caller("partner", all, Scope.of(Set.of(college)));
        first = module("CS101", 4, 20);
        second = module("CS102", 4, 20);
    }

    @Test
    public void ofCallsAtOnceOneMakesTheClaim() throws Exception {
        Claim wanted = exemption(ada, "HND Open University 1234", first);
        List<String> outcomes = atOnce(6, () -> claims.make(office, wanted));
        assertEquals(outcomes.toString(), 1, Collections.frequency(outcomes, "TAKEN"));
        assertEquals(1, rows("registration_claim"));
    }

    @Test
    public void l991AnExemptionIsOnTheRecordOnceTheCourseLeaderSignedAndItIsAccepted() {
        Versioned<Claim> made = claims.make(office, exemption(ada, "HND Open University 1234", first));
        assertEquals(State.OPEN, made.record().state());
        assertEquals(Integer.valueOf(20), made.record().modules().get(0).credits());
        assertEquals(List.of("signatures"), faults(() -> accept(made, "Dr Assessor", Map.of())));
        Versioned<Claim> signed = sign(made, Signatory.COURSE_LEADER);
        Claim accepted = accept(signed, "Dr Assessor", Map.of()).record();
        assertEquals(State.CONFIRMED, accepted.state());
        assertEquals(PACK.ref(), accepted.pack());
        assertEquals(
                List.of(new PriorLearning(usw, ada, first, PriorLearning.Origin.EXEMPT, null, accepted.programmeId())),
                registrations.priorLearning(caller, usw, List.of(ada)));
        assertEquals(
                List.of("MADE", "SIGNED_COURSE_LEADER", "ACCEPTED"),
                accepted.steps().stream().map(Claim.Step::what).toList());
        assertEquals(1, audited("registration.claim-accepted", "claim/" + accepted.id()));
        assertEquals(
                1,
                number(
                        "select count(*) from kernel_audit where action = 'registration.recognise'"
                                + " and institution = ? and reason = ?",
                        usw,
                        "claim " + accepted.id()));
    }

    @Test
    public void tRp4ExperienceIsProvisionalUntilTheSubjectBoardRatifies() {
        Versioned<Claim> made = claims.make(office, accreditation(ada, first));
        Versioned<Claim> signed = signedByAll(made);
        Versioned<Claim> accepted = accept(signed, "Dr Assessor", Map.of(first, new BigDecimal("62.50")));
        assertEquals(State.PROVISIONAL, accepted.record().state());
        assertEquals(List.of(), registrations.priorLearning(caller, usw, List.of(ada)));
        Claim confirmed = claims.ratify(
                        office, accepted.record().id(), "Subject board Computing", DAY, accepted.version())
                .record();
        assertEquals(State.CONFIRMED, confirmed.state());
        assertEquals(
                List.of(new PriorLearning(
                        usw,
                        ada,
                        first,
                        PriorLearning.Origin.EXPERIENTIAL,
                        new BigDecimal("62.5"),
                        confirmed.programmeId())),
                registrations.priorLearning(caller, usw, List.of(ada)));
        long version = claims.get(office, confirmed.id()).version();
        refused(Problem.Kind.CONFLICT, () -> claims.ratify(office, confirmed.id(), "Board", DAY, version));
        refused(Problem.Kind.CONFLICT, () -> claims.withdraw(office, confirmed.id(), DAY, "late", version));
    }

    @Test
    public void tRp5TheAssessorWhoSignedIsTheOneWhoAccepts() {
        Versioned<Claim> signed = signedByAll(claims.make(office, accreditation(ada, first)));
        assertEquals(
                "assessor", fault(() -> accept(signed, "Zoe Other", Map.of())).field());
    }

    @Test
    public void theDaysOfTheStepsFollowEachOtherAndNoneIsToCome() {
        Versioned<Claim> made = claims.make(office, accreditation(ada, first));
        ClaimId claim = made.record().id();
        LocalDate tomorrow = LocalDate.now(database.clock()).plusDays(1);
        assertEquals(
                List.of("on"),
                faults(() -> claims.sign(office, claim, Signatory.STUDENT, "Ada", tomorrow, made.version())));
        Versioned<Claim> signed = signedByAll(made);
        assertEquals(
                List.of("on"),
                faults(() ->
                        claims.accept(office, claim, "Dr Assessor", Map.of(), DAY.minusDays(1), signed.version())));
        Versioned<Claim> accepted = accept(signed, "Dr Assessor", Map.of());
        assertEquals(
                List.of("on"),
                faults(() -> claims.ratify(office, claim, "Board", DAY.minusDays(1), accepted.version())));
        assertEquals(List.of("on"), faults(() -> claims.ratify(office, claim, "Board", tomorrow, accepted.version())));
    }

    @Test
    public void aClaimIsOfASessionThatIsNear() {
        Claim far = exemption(ada, "x", first);
        assertEquals(
                List.of("session"),
                faults(() -> claims.make(
                        office,
                        new Claim(
                                null,
                                usw,
                                ada,
                                far.programmeId(),
                                new AcademicSession(2036),
                                far.kind(),
                                null,
                                null,
                                null,
                                far.modules(),
                                far.evidence(),
                                null,
                                null))));
    }

    @Test
    public void nothingIsClaimedForAProgrammeThatTheStudentHasLeft() {
        Claim claim = exemption(ada, "x", first);
        ProgrammeRegistration left = admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null,
                                usw,
                                ada,
                                claim.programmeId(),
                                S2026,
                                S2026,
                                4,
                                "FT",
                                "STANDARD",
                                null,
                                START,
                                null))
                .record();
        database.transactions()
                .run(() -> programmes.updateAll(
                        caller.scope(), List.of(left.standing(ProgrammeRegistration.Status.WITHDRAWN, DAY)), note()));
        refused(Problem.Kind.CONFLICT, () -> claims.make(office, claim));
        assertEquals(0, rows("registration_claim"));
    }

    @Test
    public void tRp3WhoTakesAModuleLeavesItWhenItIsRecognised() {
        ModuleRegistrationId running = takes(ada, run(first, 9));
        ModuleRegistrationId other = takes(ada, run(second, 9));
        Versioned<Claim> signed = sign(claims.make(office, exemption(ada, "x", first)), Signatory.COURSE_LEADER);
        assertEquals(ModuleRegistration.Status.REGISTERED, status(running));
        Claim accepted = accept(signed, "Dr A", Map.of()).record();
        assertEquals(1, registrations.priorLearning(caller, usw, List.of(ada)).size());
        ModuleRegistration left =
                registrations.moduleRegistration(caller, running).record();
        assertEquals(ModuleRegistration.Status.WITHDRAWN, left.status());
        assertEquals(DAY, left.withdrawnOn());
        assertEquals(ModuleRegistration.Status.REGISTERED, status(other));
        assertEquals(
                1,
                number(
                        "select count(*) from kernel_audit where action = 'registration.withdraw-module'"
                                + " and institution = ? and reason = ?",
                        usw,
                        "recognised by a claim"));
        assertEquals(State.CONFIRMED, accepted.state());
    }

    @Test
    public void tRp4WhoTakesAModuleGoesOnUntilTheRecognitionIsRatified() {
        ModuleRegistrationId running = takes(ada, run(first, 9));
        Versioned<Claim> provisional = accept(
                signedByAll(claims.make(office, accreditation(ada, first))),
                "Dr Assessor",
                Map.of(first, BigDecimal.valueOf(64)));
        assertEquals(State.PROVISIONAL, provisional.record().state());
        assertEquals(ModuleRegistration.Status.REGISTERED, status(running));
        claims.ratify(office, provisional.record().id(), "Board", DAY, provisional.version());
        assertEquals(ModuleRegistration.Status.WITHDRAWN, status(running));
    }

    @Test
    public void tPr8WhatFollowsAFailureIsForTheBoardAndNoClaim() {
        ModuleRegistrationId failed = takes(bob, run(first, 9));
        takes(ada, run(second, 9));
        merged = Map.of(ada, Set.of(ada, bob));
        Versioned<Claim> signed = sign(claims.make(office, exemption(ada, "x", first)), Signatory.COURSE_LEADER);
        Versioned<Claim> provisional = accept(
                signedByAll(claims.make(office, accreditation(ada, second))),
                "Dr Assessor",
                Map.of(second, BigDecimal.valueOf(64)));
        Set<ModuleRegistrationId> resulted = new HashSet<>(Set.of(failed));
        contributors.setResults(new PriorResults() {
            @Override
            public Map<StudentId, Set<ModuleId>> passed(
                    Caller asking, InstitutionCode of, Collection<StudentId> students) {
                return passed;
            }

            @Override
            public Set<ModuleRegistrationId> resulted(
                    Caller asking, InstitutionCode of, Collection<StudentId> students) {
                assertEquals(Set.of(ada, bob), Set.copyOf(students));
                return resulted;
            }
        });
        Fault fault = fault(() -> accept(signed, "Dr A", Map.of()));
        assertEquals("modules", fault.field());
        assertEquals(first.toString(), fault.value());
        assertTrue(fault.rule(), fault.rule().contains("T-PR-8"));
        assertEquals(ModuleRegistration.Status.REGISTERED, status(failed));
        assertEquals(
                "modules",
                fault(() -> claims.make(office, exemption(ada, "y", first))).field());
        resulted.addAll(modules.ofStudents(caller.scope(), usw, Set.of(ada)).stream()
                .map(ModuleRegistration::id)
                .toList());
        assertEquals(
                "modules",
                fault(() -> claims.ratify(office, provisional.record().id(), "Board", DAY, provisional.version()))
                        .field());
        assertEquals(List.of(), registrations.priorLearning(caller, usw, List.of(ada)));
        // what was taken off was failed by nobody
        resulted.clear();
        claims.ratify(office, provisional.record().id(), "Board", DAY, provisional.version());
    }

    @Test
    public void tRp3TheRevocationBringsBackWhatTheClaimEndedAndStillRuns() {
        studies(ada);
        ModuleRegistrationId taken = takes(ada, run(first, 9));
        ModuleRegistrationId leftBefore = takes(ada, run(second, 9));
        left(leftBefore);
        Versioned<Claim> confirmed = confirmed(claim(
                usw,
                ada,
                computing,
                Kind.EXEMPTION,
                List.of(whole(first), whole(second)),
                List.of(new Evidence("x", null))));
        assertEquals(ModuleRegistration.Status.WITHDRAWN, status(taken));
        claims.revoke(office, confirmed.record().id(), "Dean", DAY, "wrong student", confirmed.version());
        ModuleRegistration back =
                registrations.moduleRegistration(caller, taken).record();
        assertEquals(ModuleRegistration.Status.REGISTERED, back.status());
        assertNull(back.withdrawnOn());
        assertEquals(ModuleRegistration.Status.WITHDRAWN, status(leftBefore));
        assertEquals(
                1,
                number(
                        "select count(*) from kernel_audit where action = 'registration.reinstate-module'"
                                + " and institution = ? and reason = ?",
                        usw,
                        "wrong student"));
    }

    @Test
    public void theRevocationBringsNothingBackOfOneWhoDiedOrStudiesNoMore() {
        ModuleRegistrationId taken = takes(ada, run(first, 9));
        Versioned<Claim> confirmed = confirmed(exemption(ada, "x", first));
        claims.revoke(office, confirmed.record().id(), "Dean", DAY, "wrong", confirmed.version());
        assertEquals(ModuleRegistration.Status.WITHDRAWN, status(taken));
        studies(bob);
        ModuleRegistrationId last = takes(bob, run(second, 9));
        Versioned<Claim> other = confirmed(exemption(bob, "y", second));
        deaths.put(bob, DAY);
        claims.revoke(office, other.record().id(), "Dean", DAY, "wrong", other.version());
        assertEquals(ModuleRegistration.Status.WITHDRAWN, status(last));
    }

    @Test
    public void theRevocationBringsNothingBackThatIsTakenOnAnotherRunMeanwhile() {
        studies(ada);
        ModuleRegistrationId taken = takes(ada, run(first, 9));
        Versioned<Claim> confirmed = confirmed(exemption(ada, "x", first));
        ModuleRegistrationId again = takes(ada, run(first, 8));
        claims.revoke(office, confirmed.record().id(), "Dean", DAY, "wrong", confirmed.version());
        assertEquals(ModuleRegistration.Status.WITHDRAWN, status(taken));
        assertEquals(ModuleRegistration.Status.REGISTERED, status(again));
    }

    private Versioned<Claim> confirmed(Claim claim) {
        return accept(sign(claims.make(office, claim), Signatory.COURSE_LEADER), "Dr A", Map.of());
    }

    private void studies(StudentId student) {
        admin.register(
                caller,
                new ProgrammeRegistration(
                        null, usw, student, computing, S2026, S2026, 4, "FT", "STANDARD", null, START, null));
    }

    private void left(ModuleRegistrationId id) {
        ModuleRegistration r = registrations.moduleRegistration(caller, id).record();
        modules.updateAll(
                caller.scope(),
                List.of(new ModuleRegistration(
                        r.id(),
                        r.institution(),
                        r.studentId(),
                        r.occurrenceId(),
                        r.attempt(),
                        ModuleRegistration.Status.WITHDRAWN,
                        r.registeredOn(),
                        DAY)),
                note());
    }

    private OccurrenceId run(ModuleId module, int days) {
        return curriculum.run(
                database.identifiers().next(),
                usw,
                module,
                2026,
                LocalDate.now(database.clock()).minusDays(days));
    }

    private ModuleRegistration.Status status(ModuleRegistrationId id) {
        return registrations.moduleRegistration(caller, id).record().status();
    }

    private ModuleRegistrationId takes(StudentId student, OccurrenceId run) {
        ModuleRegistrationId id =
                new ModuleRegistrationId(database.identifiers().next());
        modules.insertAll(
                caller.scope(),
                List.of(new ModuleRegistration(
                        id,
                        usw,
                        student,
                        run,
                        ModuleRegistration.Attempt.FIRST,
                        ModuleRegistration.Status.REGISTERED,
                        START,
                        null)),
                note());
        return id;
    }

    @Test
    public void aConfirmedClaimIsRevokedAndItsModulesAreRecognisedNoMore() {
        Versioned<Claim> signed = sign(claims.make(office, exemption(ada, "x", first)), Signatory.COURSE_LEADER);
        Versioned<Claim> confirmed = accept(signed, "Dr A", Map.of());
        ClaimId id = confirmed.record().id();
        Caller assessor = new Caller("assessor", Set.of(Claims.WRITE.name(), Claims.ASSESS.name()), office.scope());
        refused(Problem.Kind.FORBIDDEN, () -> claims.revoke(assessor, id, "Dean", DAY, "wrong", confirmed.version()));
        refused(Problem.Kind.NOT_FOUND, () -> claims.revoke(partner, id, "Dean", DAY, "wrong", confirmed.version()));
        assertEquals(
                List.of("person", "on", "reason"),
                faults(() -> claims.revoke(office, id, "", null, "", confirmed.version())));
        Claim revoked = claims.revoke(office, id, "Dean", DAY, "wrong student", confirmed.version())
                .record();
        assertEquals(State.REVOKED, revoked.state());
        assertEquals("wrong student", revoked.steps().get(3).note());
        assertEquals(List.of(), registrations.priorLearning(caller, usw, List.of(ada)));
        assertEquals(
                List.of(false, true),
                history.ofPriorLearning(caller, ada, null).stream()
                        .map(PriorLearningState::ended)
                        .toList());
        // and the same evidence may serve again, in the same row
        Versioned<Claim> again = sign(claims.make(office, exemption(ada, "x", first)), Signatory.COURSE_LEADER);
        accept(again, "Dr A", Map.of());
        assertEquals(1, registrations.priorLearning(caller, usw, List.of(ada)).size());
        assertEquals(1, rows("registration_prior_learning"));
        assertEquals(3, history.ofPriorLearning(caller, ada, null).size());
    }

    @Test
    public void whatWasRevokedIsBroughtBackByAFile() {
        Versioned<Claim> signed = sign(claims.make(office, exemption(ada, "x", first)), Signatory.COURSE_LEADER);
        Versioned<Claim> confirmed = accept(signed, "Dr A", Map.of());
        claims.revoke(office, confirmed.record().id(), "Dean", DAY, "wrong", confirmed.version());
        PriorLearningRow row = new PriorLearningRow("A1", "CS101", PriorLearning.Origin.EXEMPT, null);
        assertEquals(List.of("CREATED"), kinds(admin.importPriorLearning(caller, usw, List.of(row))));
        assertEquals(1, registrations.priorLearning(caller, usw, List.of(ada)).size());
        assertEquals(1, rows("registration_prior_learning"));
    }

    @Test
    public void tRp4WhatWasAssessedAndFailedIsNoCredit() {
        Versioned<Claim> signed = signedByAll(claims.make(office, accreditation(ada, first)));
        assertEquals(
                List.of("marks"), faults(() -> accept(signed, "Dr Assessor", Map.of(first, new BigDecimal("39.99")))));
        assertEquals(
                State.PROVISIONAL,
                accept(signed, "Dr Assessor", Map.of(first, new BigDecimal("40")))
                        .record()
                        .state());
    }

    @Test
    public void aClaimOfOneWhoDiedOrLeftMeanwhileGoesNoFurtherThanARefusal() {
        Versioned<Claim> made = claims.make(office, exemption(ada, "x", first));
        Versioned<Claim> signed = sign(made, Signatory.COURSE_LEADER);
        deaths.put(ada, DAY);
        refused(Problem.Kind.CONFLICT, () -> sign(signed, Signatory.STUDENT));
        refused(Problem.Kind.CONFLICT, () -> accept(signed, "Dr A", Map.of()));
        deaths.clear();
        ProgrammeRegistration left = admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null,
                                usw,
                                ada,
                                signed.record().programmeId(),
                                signed.record().session(),
                                signed.record().session(),
                                4,
                                "FT",
                                "STANDARD",
                                null,
                                DAY,
                                null))
                .record();
        database.transactions()
                .required(() -> standings.change(
                        caller.scope(),
                        new Standing(
                                left.standing(ProgrammeRegistration.Status.WITHDRAWN, DAY), null, null, null, null, 1),
                        note()));
        refused(Problem.Kind.CONFLICT, () -> accept(signed, "Dr A", Map.of()));
        assertEquals(
                State.REFUSED,
                claims.refuse(office, signed.record().id(), "Dr A", DAY, "has left", signed.version())
                        .record()
                        .state());
    }

    @Test
    public void nothingIsClaimedForTheDeadOrUnderAMergedRecord() {
        deaths.put(ada, DAY);
        students.merge(bob, students.add(database.identifiers().next(), usw, "S9"));
        refused(Problem.Kind.CONFLICT, () -> claims.make(office, exemption(ada, "x", first)));
        refused(Problem.Kind.CONFLICT, () -> claims.make(office, exemption(bob, "x", first)));
        assertEquals(0, rows("registration_claim"));
    }

    @Test
    public void tRp5WhoAdvisedDoesNotAssess() {
        Versioned<Claim> signed = signedByAll(claims.make(office, accreditation(ada, first)));
        Fault fault = fault(() -> accept(signed, "Ms Adviser", Map.of()));
        assertEquals("assessor", fault.field());
        assertTrue(fault.rule(), fault.rule().startsWith("ROLES_NOT_SEPARATE: refused by rule T-RP-5, clause A.2.3"));
        assertEquals(
                State.OPEN, claims.get(office, signed.record().id()).record().state());
    }

    @Test
    public void tRp5TheNameIsKnownAgainHoweverItIsWrittenAndTheSignatureCountsToo() {
        Versioned<Claim> made = claims.make(office, accreditation(ada, first));
        assertTrue(fault(() ->
                        claims.sign(office, made.record().id(), Signatory.ASSESSOR, "Ms. ADVISER", DAY, made.version()))
                .rule()
                .startsWith("ROLES_NOT_SEPARATE"));
        Versioned<Claim> signed = signedByAll(made);
        assertEquals(
                "assessor", fault(() -> accept(signed, "ms  adviser", Map.of())).field());
        assertEquals(ClaimStore.key("Jos\u00e9 N\u00fa\u00f1ez"), ClaimStore.key("Jose\u0301 Nu\u0301n\u0303ez"));
        assertNotEquals(
                "a mark tells persons apart",
                ClaimStore.key("Jose Nunez"),
                ClaimStore.key("Jos\u00e9 N\u00fa\u00f1ez"));
        assertEquals(
                "what grows with capitals fits",
                300,
                ClaimStore.key("\u00df".repeat(300)).length());
    }

    @Test
    public void tRp8WhatWasPassedHereIsOwnCreditAndNotRecognisedOnceMore() {
        passed = Map.of(bob, Set.of(first));
        merged = Map.of(ada, Set.of(ada, bob));
        Fault fault = fault(() -> claims.make(office, exemption(ada, "x", first)));
        assertEquals("modules", fault.field());
        assertTrue(fault.rule(), fault.rule().contains("T-RP-8"));
        Versioned<Claim> signed = sign(claims.make(office, exemption(ada, "x", second)), Signatory.COURSE_LEADER);
        passed = Map.of(ada, Set.of(second));
        assertEquals("modules", fault(() -> accept(signed, "Dr A", Map.of())).field());
        assertEquals(
                State.OPEN, claims.get(office, signed.record().id()).record().state());
    }

    @Test
    public void tRp8WhileNobodyTellsWhatWasPassedNothingIsRecognised() {
        PriorResults silent = (asking, of, students) -> Map.of();
        contributors.setResults(silent);
        contributors.unsetResults(silent);
        refused(Problem.Kind.CONFLICT, () -> claims.make(office, exemption(ada, "x", first)));
    }

    @Test
    public void tRp3AClaimMayBeMadeForTheCourseThatTheStudentMovesTo() {
        ProgrammeId other = curriculum.programme(database.identifiers().next(), usw, "LAW");
        Versioned<Claim> made =
                claims.make(office, claim(usw, ada, other, Kind.EXEMPTION, List.of(whole(first)), List.of(evidence())));
        assertEquals(
                State.CONFIRMED,
                accept(sign(made, Signatory.COURSE_LEADER), "Dr A", Map.of())
                        .record()
                        .state());
    }

    @Test
    public void tRp7AnAwardWithoutARowTakesNoTransferredCredit() {
        curriculum.family = "MASTERS_RESEARCH";
        Fault fault = fault(() -> claims.make(office, exemption(ada, "x", first)));
        assertEquals("programmeId", fault.field());
        assertTrue(fault.rule(), fault.rule().startsWith("AWARD_NOT_LISTED: refused by rule T-RP-7"));
        // experience for other awards is looked at by people (AMB-T-47)
        assertEquals(
                State.OPEN,
                claims.make(office, accreditation(ada, first)).record().state());
    }

    @Test
    public void tRp6EvidenceServesOneClaimOnly() {
        claims.make(office, exemption(ada, "HND, Open University: 1234", first));
        Fault fault = fault(() -> claims.make(office, exemption(ada, "hnd open university 1234", second)));
        assertEquals("evidence", fault.field());
        assertTrue(fault.rule().startsWith("EVIDENCE_DOUBLE_COUNTED"));
        claims.make(office, exemption(bob, "HND, Open University: 1234", second));
    }

    @Test
    public void tRp6ADocumentServesOneClaimOnlyAtAnyInstitution() {
        ModuleId theirs = curriculum.module(database.identifiers().next(), college, "BK101", 4, 20);
        Claim foreign = claim(
                college, cyd, cookery, Kind.EXEMPTION, List.of(whole(theirs)), List.of(new Evidence("a", digest())));
        Versioned<Claim> made = claims.make(partner, foreign);
        Claim again =
                claim(usw, ada, computing, Kind.EXEMPTION, List.of(whole(first)), List.of(new Evidence("b", digest())));
        assertEquals("evidence", fault(() -> claims.make(office, again)).field());
        claims.withdraw(partner, made.record().id(), DAY, "given up", made.version());
        Versioned<Claim> free = claims.make(office, again);
        assertEquals(
                "evidence",
                fault(() -> claims.addEvidence(office, free.record().id(), new Evidence("B", null), free.version()))
                        .field());
        assertEquals(
                2,
                claims.addEvidence(office, free.record().id(), new Evidence("c", null), free.version())
                        .record()
                        .evidence()
                        .size());
    }

    @Test
    public void tRp2NoPartOfAModuleIsRecognised() {
        Claim part = claim(
                usw,
                ada,
                computing,
                Kind.EXEMPTION,
                List.of(new Claim.ClaimedModule(first, 10, null)),
                List.of(evidence()));
        Fault fault = fault(() -> claims.make(office, part));
        assertEquals("modules", fault.field());
        assertTrue(fault.rule().startsWith("PARTIAL_MODULE"));
    }

    @Test
    public void l1006AnExemptionHasNoMark() {
        Versioned<Claim> signed = sign(claims.make(office, exemption(ada, "x", first)), Signatory.COURSE_LEADER);
        assertTrue(fault(() -> accept(signed, "Dr Assessor", Map.of(first, BigDecimal.TEN)))
                .rule()
                .startsWith("MARK_NOT_ALLOWED"));
    }

    @Test
    public void tRp1BothKindsTogetherAreNoMoreThanTheAwardAllows() {
        List<Claim.ClaimedModule> levels = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            levels.add(whole(module("A4" + i, 4, 20)));
            levels.add(whole(module("A5" + i, 5, 20)));
        }
        Versioned<Claim> most =
                claims.make(office, claim(usw, ada, computing, Kind.EXEMPTION, levels, List.of(evidence())));
        Versioned<Claim> accepted = accept(sign(most, Signatory.COURSE_LEADER), "Dr Assessor", Map.of());
        assertEquals(State.CONFIRMED, accepted.record().state());
        ModuleId last = module("A60", 6, 20);
        assertTrue(fault(() -> claims.make(office, accreditation(ada, last)))
                .rule()
                .startsWith("ABOVE_MAXIMUM"));
        List<Claim.ClaimedModule> late = List.of(whole(module("B60", 6, 20)), whole(module("B61", 6, 20)));
        assertTrue(
                fault(() -> claims.make(office, claim(usw, bob, computing, Kind.EXEMPTION, late, List.of(evidence()))))
                        .rule()
                        .startsWith("OWN_LEVEL_MINIMUM"));
    }

    @Test
    public void l978AnAdmissionGivesNoCredit() {
        Claim wanted = claim(usw, ada, computing, Kind.ADMISSION, List.of(), List.of(evidence()));
        Versioned<Claim> accepted = accept(claims.make(office, wanted), "Dr Assessor", Map.of());
        assertEquals(State.CONFIRMED, accepted.record().state());
        assertEquals(List.of(), registrations.priorLearning(caller, usw, List.of(ada)));
        Claim greedy = claim(usw, ada, computing, Kind.ADMISSION, List.of(whole(first)), List.of(evidence()));
        assertEquals(List.of("modules"), faults(() -> claims.make(office, greedy)));
    }

    @Test
    public void claimsLookAtThePersonUnderAllIdentities() {
        merged = Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
        Versioned<Claim> again = sign(claims.make(office, exemption(ada, "y", first)), Signatory.COURSE_LEADER);
        accept(sign(claims.make(office, exemption(bob, "x", first)), Signatory.COURSE_LEADER), "Dr A", Map.of());
        assertTrue(fault(() -> claims.make(office, exemption(ada, "X", second)))
                .rule()
                .startsWith("EVIDENCE_DOUBLE_COUNTED"));
        refused(Problem.Kind.CONFLICT, () -> accept(again, "Dr A", Map.of()));
        refused(Problem.Kind.CONFLICT, () -> claims.make(office, exemption(ada, "z", first)));
        assertEquals(2, claims.of(office, ada).size());
        List<Claim.ClaimedModule> rest = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            rest.add(whole(module("R" + i, i < 5 ? 4 : 5, 20)));
        }
        claims.make(office, claim(usw, ada, computing, Kind.EXEMPTION, rest, List.of(evidence())));
        rest.add(whole(module("R11", 5, 20)));
        assertTrue(
                fault(() -> claims.make(office, claim(usw, ada, computing, Kind.EXEMPTION, rest, List.of(evidence()))))
                        .rule()
                        .startsWith("ABOVE_MAXIMUM"));
    }

    @Test
    public void whatIsRecognisedOnceIsNotRecognisedAgain() {
        Versioned<Claim> again = sign(claims.make(office, exemption(ada, "y", first)), Signatory.COURSE_LEADER);
        accept(sign(claims.make(office, exemption(ada, "x", first)), Signatory.COURSE_LEADER), "Dr A", Map.of());
        refused(Problem.Kind.CONFLICT, () -> accept(again, "Dr A", Map.of()));
        assertEquals(
                State.OPEN, claims.get(office, again.record().id()).record().state());
        refused(Problem.Kind.CONFLICT, () -> claims.make(office, exemption(ada, "z", first)));
    }

    @Test
    public void aRefusedClaimStaysReadableAndFreesItsEvidence() {
        Versioned<Claim> made = claims.make(office, exemption(ada, "x", first));
        Claim refusedClaim = claims.refuse(
                        office, made.record().id(), "Dr Assessor", DAY, "not at level 4", made.version())
                .record();
        assertEquals(State.REFUSED, refusedClaim.state());
        assertEquals("not at level 4", refusedClaim.steps().get(1).note());
        claims.make(office, exemption(ada, "x", second));
        assertEquals(2, claims.of(office, ada).size());
        assertEquals(
                List.of(refusedClaim),
                claims.list(office, usw, State.REFUSED, PageRequest.first()).items());
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWritten() {
        Claim wrong = claim(
                usw,
                new StudentId(999_999_999L),
                cookery,
                Kind.EXEMPTION,
                List.of(whole(first), whole(first), new Claim.ClaimedModule(second, 30, BigDecimal.ONE)),
                List.of(new Evidence(" ", "xx"), new Evidence("a", null), new Evidence("A", null)));
        assertEquals(
                List.of("studentId", "programmeId", "modules", "modules", "modules", "evidence", "digest", "evidence"),
                faults(() -> claims.make(office, wrong)));
        assertEquals(0, rows("registration_claim"));
        Versioned<Claim> made = claims.make(office, exemption(ada, "x", first));
        assertEquals(
                List.of("person", "on"),
                faults(() -> claims.sign(
                        office, made.record().id(), Signatory.STUDENT, "", LocalDate.of(1066, 1, 1), made.version())));
        refused(Problem.Kind.STALE, () -> claims.withdraw(office, made.record().id(), DAY, "why", made.version() + 1));
    }

    @Test
    public void scopeAndPrivilegesHold() {
        Versioned<Claim> made = claims.make(office, exemption(ada, "x", first));
        assertNotNull(claims.get(office, made.record().id()));
        refused(Problem.Kind.NOT_FOUND, () -> claims.get(partner, made.record().id()));
        refused(Problem.Kind.NOT_FOUND, () -> accept(partner, made));
        refused(Problem.Kind.FORBIDDEN, () -> claims.make(partner, exemption(ada, "y", first)));
        assertEquals(List.of(), claims.of(partner, ada));
        assertEquals(
                List.of(), claims.list(partner, null, null, PageRequest.first()).items());
        refused(Problem.Kind.FORBIDDEN, () -> claims.make(without(Claims.WRITE.name()), exemption(ada, "y", first)));
        refused(Problem.Kind.FORBIDDEN, () -> accept(without(Claims.ASSESS.name()), made));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> claims.ratify(without(Claims.RATIFY.name()), made.record().id(), "b", DAY, 1));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> claims.get(
                        without(Registrations.READ.name()), made.record().id()));
    }

    private Versioned<Claim> accept(Caller who, Versioned<Claim> claim) {
        return claims.accept(who, claim.record().id(), "Dr A", Map.of(), DAY, claim.version());
    }

    private Caller without(String privilege) {
        Set<String> rest = new HashSet<>(office.privileges());
        rest.remove(privilege);
        return new Caller("somebody", rest, Scope.of(Set.of(usw)));
    }

    private Versioned<Claim> accept(Versioned<Claim> claim, String assessor, Map<ModuleId, BigDecimal> marks) {
        return claims.accept(office, claim.record().id(), assessor, marks, DAY, claim.version());
    }

    private Versioned<Claim> sign(Versioned<Claim> claim, Signatory signatory) {
        return claims.sign(
                office,
                claim.record().id(),
                signatory,
                signatory == Signatory.ASSESSOR ? "Dr Assessor" : "Somebody",
                DAY,
                claim.version());
    }

    private Versioned<Claim> signedByAll(Versioned<Claim> claim) {
        return sign(sign(sign(claim, Signatory.STUDENT), Signatory.COURSE_LEADER), Signatory.ASSESSOR);
    }

    private Claim exemption(StudentId student, String reference, ModuleId module) {
        return claim(
                usw,
                student,
                computing,
                Kind.EXEMPTION,
                List.of(whole(module)),
                List.of(new Evidence(reference, null)));
    }

    private Claim accreditation(StudentId student, ModuleId module) {
        return claim(usw, student, computing, Kind.ACCREDITATION, List.of(whole(module)), List.of(evidence()));
    }

    private static Claim claim(
            InstitutionCode institution,
            StudentId student,
            ProgrammeId programme,
            Kind kind,
            List<Claim.ClaimedModule> modules,
            List<Evidence> evidence) {
        return new Claim(
                null,
                institution,
                student,
                programme,
                S2026,
                kind,
                null,
                "Ms Adviser",
                null,
                modules,
                evidence,
                null,
                null);
    }

    private static Claim.ClaimedModule whole(ModuleId module) {
        return new Claim.ClaimedModule(module, null, null);
    }

    private Evidence evidence() {
        return new Evidence("portfolio " + ++pieces, null);
    }

    private String digest() {
        return (usw.value().hashCode() & 0xfff)
                + DIGEST.substring(
                        String.valueOf(usw.value().hashCode() & 0xfff).length());
    }

    private ModuleId module(String code, int level, int credits) {
        return curriculum.module(database.identifiers().next(), usw, code, level, credits);
    }

    private static Fault fault(ThrowingRunnable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(Problem.Kind.INVALID, problem.kind());
        assertEquals(1, problem.faults().size());
        return problem.faults().get(0);
    }
}
