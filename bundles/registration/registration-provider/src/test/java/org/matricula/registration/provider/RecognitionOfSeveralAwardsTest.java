package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.Claim.Kind;
import org.matricula.registration.api.Claim.Signatory;
import org.matricula.registration.api.Claim.State;
import org.matricula.registration.api.Claims;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.StudyTime;
import org.matricula.registration.api.StudyTimes;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.claim.ClaimService;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.registration.provider.store.Standing;
import org.matricula.students.api.StudentId;

/** The limits of recognition are those of one award (A.2.3.10, T-RP-1), under the real pack. */
public class RecognitionOfSeveralAwardsTest extends RegistrationFixture {

    private static final LocalDate STARTED = LocalDate.of(2026, 9, 21);
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

    private Claims claims;
    private Caller office;
    private ProgrammeId masters;
    private ProgrammeId certificate;
    private ProgrammeId physics;
    private int pieces;

    @Before
    public void start() {
        Contributors contributors = new Contributors();
        contributors.setResults((asking, of, students) -> Map.of());
        claims = new ClaimService(
                new ClaimStore(database.dataSource()),
                priorLearning,
                grounds(GovernedFixture.regulations(), contributors),
                leaving(contributors, database.clock()),
                recording(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.clock(),
                days(database.clock()));
        office = new Caller(
                "office",
                Set.of(Registrations.READ.name(), Claims.WRITE.name(), Claims.ASSESS.name(), Claims.RATIFY.name()),
                Scope.of(Set.of(usw)));
        masters = leading(new Award("MSC", "Master of Science", "MASTERS", 7, 180), 7);
        certificate = leading(new Award("CERTHE", "Certificate of Higher Education", "CERTHE", 4, 120), 4);
        physics = curriculum.programme(database.identifiers().next(), usw, "PHYS");
    }

    @Test
    public void tRp1AFirstDegreeTakesNothingFromTheMasters() {
        recognised(ada, computing, 6, 4);
        recognised(ada, computing, 6, 5);
        standing(registered(ada, computing), Status.COMPLETED, DAY);
        recognised(ada, masters, 6, 7);
        refused("ABOVE_MAXIMUM", ada, masters, 1, 7);
    }

    @Test
    public void tRg1ThePeriodOfAnAwardIsOpenForWhatIsRecognisedOfItAlone() {
        ProgrammeRegistration first = registered(ada, computing);
        ProgrammeRegistration second = registered(ada, physics);
        recognised(ada, computing, 1, 4);
        assertTrue(isOpen(first));
        assertFalse(isOpen(second));
        recognised(ada, physics, 1, 4);
        assertTrue(isOpen(second));
    }

    private boolean isOpen(ProgrammeRegistration of) {
        Caller reader = new Caller("reader", Set.of(StudyTimes.READ.name()), Scope.of(Set.of(usw)));
        return times(GovernedFixture.regulations())
                .of(
                        reader,
                        of,
                        curriculum.programme(reader, of.programmeId()).record(),
                        StudyTime.Rest.repeated(of, of.level(), S2026.next()))
                .priorLearning();
    }

    @Test
    public void tRp1OfTwoProgrammesAtOnceEachHasItsOwnLimit() {
        registered(ada, computing);
        recognised(ada, computing, 6, 4);
        recognised(ada, computing, 6, 5);
        registered(ada, physics);
        // what is provisional counts where it was claimed, too
        assertEquals(State.PROVISIONAL, claimed(ada, physics, Kind.ACCREDITATION, 5, 4));
        recognised(ada, physics, 1, 4);
        recognised(ada, physics, 6, 5);
        refused("ABOVE_MAXIMUM", ada, physics, 1, 6);
    }

    @Test
    public void tRp1ATransferTakesWhatWasRecognisedAlong() {
        ProgrammeRegistration left = registered(ada, computing);
        recognised(ada, computing, 6, 4);
        recognised(ada, computing, 5, 5);
        standing(left, Status.TRANSFERRED, DAY);
        ProgrammeRegistration there = registered(ada, physics, DAY);
        recognised(ada, physics, 1, 5);
        refused("ABOVE_MAXIMUM", ada, physics, 1, 6);
        // with the award it is spent, also what came with the transfer
        standing(there, Status.COMPLETED, DAY.plusDays(1));
        recognised(ada, masters, 6, 7);
    }

    @Test
    public void ambT67WhatWasLeftWithoutAnAwardCounts() {
        ProgrammeRegistration left = registered(ada, computing);
        recognised(ada, computing, 6, 4);
        recognised(ada, computing, 6, 5);
        standing(left, Status.WITHDRAWN, DAY);
        registered(ada, physics);
        refused("ABOVE_MAXIMUM", ada, physics, 1, 6);
    }

    @Test
    public void tAw2WhatFedIntoALargerAwardCountsForIt() {
        ProgrammeRegistration low = registered(ada, certificate);
        recognised(ada, certificate, 3, 4);
        standing(low, Status.COMPLETED, DAY);
        registered(ada, computing);
        recognised(ada, computing, 3, 4);
        recognised(ada, computing, 6, 5);
        refused("ABOVE_MAXIMUM", ada, computing, 1, 6);
    }

    @Test
    public void tRp1WhatAFileRecognisesForOneAwardTakesNothingFromAnother() {
        registered(ada, computing);
        List<PriorLearningRow> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            module("F" + i, 7);
            rows.add(new PriorLearningRow("A1", "F" + i, PriorLearning.Origin.EXEMPT, null, "COMP"));
        }
        admin.importPriorLearning(caller, usw, rows);
        recognised(ada, masters, 6, 7);
        refused("ABOVE_MAXIMUM", ada, masters, 1, 7);
    }

    @Test
    public void tRp1WhatNobodySaidOfWhichProgrammeItIsCountsForEach() {
        List<PriorLearningRow> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            module("F" + i, 7);
            rows.add(new PriorLearningRow("A1", "F" + i, PriorLearning.Origin.EXEMPT, null));
        }
        admin.importPriorLearning(caller, usw, rows);
        standing(registered(ada, computing), Status.COMPLETED, DAY);
        refused("ABOVE_MAXIMUM", ada, masters, 1, 7);
    }

    private ProgrammeId leading(Award award, int firstLevel) {
        return curriculum.leading(award, database.identifiers().next(), usw, firstLevel);
    }

    private ProgrammeRegistration registered(StudentId student, ProgrammeId on) {
        return registered(student, on, STARTED);
    }

    private ProgrammeRegistration registered(StudentId student, ProgrammeId on, LocalDate started) {
        return admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null, usw, student, on, S2026, S2026, 4, "FT", "STANDARD", null, started, null))
                .record();
    }

    private void standing(ProgrammeRegistration of, Status status, LocalDate day) {
        database.transactions()
                .required(() -> standings.change(
                        caller.scope(), new Standing(of.standing(status, day), null, null, null, null, 1), note()));
    }

    private void recognised(StudentId student, ProgrammeId programme, int number, int level) {
        assertEquals(State.CONFIRMED, claimed(student, programme, Kind.EXEMPTION, number, level));
    }

    private void refused(String reason, StudentId student, ProgrammeId programme, int number, int level) {
        String rule = assertThrows(
                        ProblemException.class, () -> claimed(student, programme, Kind.EXEMPTION, number, level))
                .problem()
                .faults()
                .get(0)
                .rule();
        assertTrue(rule, rule.startsWith(reason));
    }

    /** Claims so many modules of 20 credits, and accepts the claim. */
    private State claimed(StudentId student, ProgrammeId programme, Kind kind, int number, int level) {
        List<Claim.ClaimedModule> wanted = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            wanted.add(new Claim.ClaimedModule(module("M" + ++pieces, level), null, null));
        }
        Versioned<Claim> claim = claims.make(
                office,
                new Claim(
                        null,
                        usw,
                        student,
                        programme,
                        S2026,
                        kind,
                        null,
                        "Ms Adviser",
                        null,
                        wanted,
                        List.of(new Claim.Evidence("portfolio " + pieces, null)),
                        null,
                        null));
        for (Signatory signatory :
                kind == Kind.EXEMPTION ? List.of(Signatory.COURSE_LEADER) : List.of(Signatory.values())) {
            String person = signatory == Signatory.ASSESSOR ? "Dr Assessor" : "Somebody";
            claim = claims.sign(office, claim.record().id(), signatory, person, DAY, claim.version());
        }
        return claims.accept(office, claim.record().id(), "Dr Assessor", Map.of(), DAY, claim.version())
                .record()
                .state();
    }

    private ModuleId module(String code, int level) {
        return curriculum.module(database.identifiers().next(), usw, code, level, 20);
    }
}
