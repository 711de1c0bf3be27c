package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.students.api.StudentId;

/** Whose modules are before a board of who has studied, or studies, on several programmes. */
public class OtherStudiesTest extends OnBothDatabases {

    private static final AcademicSession BEFORE = Campus.SESSION.previous();

    private World world;
    private Campus campus;
    private ProgrammeId certificate;
    private ProgrammeRegistration second;

    @Before
    public void build() {
        world = new World(kind);
        world.underRealRegulations();
        campus = world.campus;
        certificate = campus.programme("PGX", "PGCERT", "PG", 7, 7);
        second = campus.student(campus.programme("PGY", "PGCERT", "PG", 7, 7), 7);
    }

    @Test
    public void T_AW_2_theCreditOfAnAwardIsNotSpentOnAnother() {
        marked(first(certificate, Status.COMPLETED, BEFORE), BEFORE, "X", "75", "PASS");
        marked(second, Campus.SESSION, "Y", "25", "F2");
        Candidate failed = candidate(second);
        assertEquals("NOT_ELIGIBLE", failed.classification());
        assertFalse(failed.options().toString(), failed.options().contains("AWARD"));
    }

    @Test
    public void T_AW_2_norDoesItChangeTheClassOfTheOther() {
        marked(first(certificate, Status.COMPLETED, BEFORE), BEFORE, "X", "45", "PASS");
        marked(second, Campus.SESSION, "Y", "72", "PASS");
        assertEquals("DISTINCTION", candidate(second).classification());
    }

    @Test
    public void T_AW_2_theCreditOfARungIsHandedUp() {
        marked(first(certificate, Status.COMPLETED, BEFORE), BEFORE, "X", "60", "PASS");
        ProgrammeRegistration diploma = another(campus.programme("PGD", "PGDIP", "PG", 7, 7), "STANDARD");
        marked(diploma, Campus.SESSION, "Y", "64", "PASS");
        Candidate candidate = candidate(diploma);
        assertEquals("AWARD", candidate.proposal());
        assertEquals("MERIT", candidate.classification());
    }

    @Test
    public void T_CL_2_aTopUpBringsItsCreditAlong() {
        marked(first(certificate, Status.COMPLETED, BEFORE), BEFORE, "X", "60", "PASS");
        ProgrammeRegistration topped = another(campus.programme("PGT", "PGCERT", "PG", 7, 7), "TOP_UP_OWN");
        marked(topped, Campus.SESSION, "Y", "25", "F2");
        assertEquals("MERIT", candidate(topped).classification());
    }

    @Test
    public void AMB_T_67_whatWasLeftWithoutAnAwardCounts() {
        for (Status left : List.of(Status.WITHDRAWN, Status.TRANSFERRED)) {
            ProgrammeRegistration on = campus.student(campus.programme("ON" + left, "PGCERT", "PG", 7, 7), 7);
            ProgrammeId other = campus.programme("PG" + left.name().charAt(0), "PGCERT", "PG", 7, 7);
            marked(person(on, other, left, BEFORE), BEFORE, left.name(), "60", "PASS");
            assertEquals(left.name(), "AWARD", candidate(on).proposal());
        }
    }

    @Test
    public void whatIsTakenForAnotherProgrammeAtTheSameTimeIsForItsBoard() {
        ProgrammeRegistration beside = first(certificate, Status.ACTIVE, Campus.SESSION);
        marked(beside, Campus.SESSION, "X", "45", "PASS");
        // not computed yet, and none of this board's business
        campus.takesFor(beside, campus.module("XLATE", 7, 20), Campus.SESSION);
        marked(second, Campus.SESSION, "Y", "72", "PASS");
        Candidate candidate = candidate(second);
        assertEquals("AWARD", candidate.proposal());
        assertEquals("DISTINCTION", candidate.classification());
    }

    @Test
    public void ofWhichProgrammeNobodySaidItCountsForEach() {
        ProgrammeRegistration done = first(certificate, Status.COMPLETED, BEFORE);
        ModuleId untold = campus.module("U70", 7, 60);
        campus.result(done, untold, "60", "PASS");
        assertEquals("AWARD", candidate(second).proposal());
    }

    @Test
    public void T_RP_1_whatIsRecognisedForAnotherAwardIsNotForThisOne() {
        for (Status status : List.of(Status.ACTIVE, Status.COMPLETED)) {
            ProgrammeRegistration on = campus.student(campus.programme("ON" + status, "PGCERT", "PG", 7, 7), 7);
            ProgrammeId other = campus.programme("PG" + status, "PGCERT", "PG", 7, 7);
            person(on, other, status, Campus.SESSION);
            assertFalse(status.name(), looksAt(on, other));
        }
    }

    @Test
    public void T_RP_1_whatIsRecognisedForThisAwardForNoneOrForOneLeftWithoutCounts() {
        ProgrammeId never = campus.programme("PGNEVER", "PGCERT", "PG", 7, 7);
        ProgrammeId left = campus.programme("PGLEFT", "PGCERT", "PG", 7, 7);
        person(second, left, Status.WITHDRAWN, BEFORE);
        assertTrue(looksAt(second, second.programmeId()));
        for (ProgrammeId programme : Arrays.asList(null, never, left)) {
            ProgrammeRegistration on = campus.student(campus.programme("ON" + programme, "PGCERT", "PG", 7, 7), 7);
            person(on, left, Status.WITHDRAWN, BEFORE);
            assertTrue(String.valueOf(programme), looksAt(on, programme));
        }
    }

    /** True when a board looks at what is recognised for a programme, or for none. */
    private boolean looksAt(ProgrammeRegistration on, ProgrammeId programme) {
        ModuleId whole = campus.module("RPL" + on.id(), 7, 60);
        campus.prior.add(recognised(on, whole, programme));
        MeetingId id = world.open("AFTER_RESITS", on.programmeId());
        world.proposed(id);
        return world.boards
                .candidate(world.registrar(), id, on.studentId())
                .facts()
                .contains("RPL" + on.id());
    }

    private PriorLearning recognised(ProgrammeRegistration of, ModuleId module, ProgrammeId programme) {
        return new PriorLearning(
                campus.code,
                of.studentId(),
                module,
                PriorLearning.Origin.EXPERIENTIAL,
                new BigDecimal("60"),
                programme);
    }

    @Test
    public void T_AW_2_theSameHoldsOfMergedRecords() {
        ProgrammeRegistration old = campus.student(certificate, 7);
        campus.registrations.remove(old);
        ProgrammeRegistration done = old.standing(Status.COMPLETED, LocalDate.of(2026, 6, 30));
        campus.registrations.add(done);
        marked(done, BEFORE, "X", "75", "PASS");
        marked(second, Campus.SESSION, "Y", "25", "F2");
        Set<StudentId> person = Set.of(second.studentId(), done.studentId());
        campus.merged = Map.of(second.studentId(), person, done.studentId(), person);
        assertEquals("NOT_ELIGIBLE", candidate(second).classification());
    }

    private ProgrammeRegistration first(ProgrammeId programme, Status status, AcademicSession session) {
        return person(second, programme, status, session);
    }

    /** Another registration of the person who has one. */
    private ProgrammeRegistration person(
            ProgrammeRegistration one, ProgrammeId programme, Status status, AcademicSession session) {
        ProgrammeRegistration registration = campus.student(programme, 7);
        campus.registrations.remove(registration);
        ProgrammeRegistration other = new ProgrammeRegistration(
                registration.id(),
                campus.code,
                one.studentId(),
                programme,
                session,
                session,
                7,
                "FT",
                "STANDARD",
                status,
                registration.startedOn(),
                status == Status.ACTIVE ? null : LocalDate.of(2026, 6, 30));
        campus.registrations.add(other);
        return other;
    }

    /** The same person on another programme than the second certificate. */
    private ProgrammeRegistration another(ProgrammeId programme, String entry) {
        ProgrammeRegistration registration = campus.student(programme, 7);
        campus.registrations.remove(registration);
        campus.registrations.remove(second);
        ProgrammeRegistration other = new ProgrammeRegistration(
                registration.id(),
                campus.code,
                second.studentId(),
                programme,
                Campus.SESSION,
                Campus.SESSION,
                7,
                "FT",
                entry,
                Status.ACTIVE,
                registration.startedOn(),
                null);
        campus.registrations.add(other);
        return other;
    }

    private void marked(
            ProgrammeRegistration student, AcademicSession session, String name, String mark, String grade) {
        for (int i = 1; i <= 3; i++) {
            ModuleId module = campus.module(name + i, 7, 20);
            campus.resultOf(campus.takesFor(student, module, session), module, session, mark, grade);
        }
    }

    private Candidate candidate(ProgrammeRegistration student) {
        MeetingId id = world.open("AFTER_RESITS", student.programmeId());
        world.proposed(id);
        return world.boards
                .candidate(world.registrar(), id, student.studentId())
                .candidate();
    }
}
