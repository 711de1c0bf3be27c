package org.matricula.boards.provider;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.boards.provider.BoardRoom.refused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.Minutes;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.paper.Papers;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.students.api.StudentId;

/** Minutes say what is on record and are not altered. */
public class MinutesTest extends OnBothDatabases {

    // longer than one part of the table
    private static final String PADDING = " ".repeat(40_000);

    private BoardRoom room;

    private final Papers pen = (paper, out) -> {
        try {
            out.write((paper + PADDING).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    };

    @Before
    public void meet() {
        room = new BoardRoom(kind);
        room.world.minutes.setPapers(pen);
    }

    @Test
    public void theyHoldAttendanceDecisionsReasonsConflictsAndExaminers() {
        room.world.agendas.declare(
                room.caller, room.meeting, "Prof. A. Chair", room.failing.studentId(), "is an uncle", true);
        room.decide();
        room.world.endorsed(room.meeting);
        room.world.minutes.make(room.caller, room.meeting);
        String text = new String(room.world.minutes.pdf(room.caller, room.meeting, 1), StandardCharsets.UTF_8);
        for (String said : List.of(
                "University of the Tests",
                "Minutes of the award and progression board",
                "Prof. A. Chair",
                "present",
                "the board was quorate",
                "no attempt is left",
                "is an uncle",
                // by which people know the student, and a day as people write it
                "[N" + room.failing.studentId() + ", ",
                DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(World.HELD_ON),
                "Consent to awards: Dr B. External",
                "endorses",
                "edition 1")) {
            assertTrue(said + " in " + text, text.contains(said));
        }
    }

    @Test
    public void theyHoldWhatWasCompensatedAndInterestsThatTheRecordsShow() {
        StudentId student = room.failing.studentId();
        room.world.campus.marked = student;
        var offer =
                room.world.offers.offer(room.caller, room.meeting, student, "M401", World.HELD_ON.plusDays(5), null);
        room.world.offers.record(room.caller, room.meeting, offer.studentId(), offer.id(), "COMPENSATION", "e-mail 12");
        room.world.offers.compensate(room.caller, room.meeting, student, "as the student chose");
        room.world.admin.decide(room.caller, room.meeting, student, "PROGRESS", "compensated");
        room.world.minutes.make(room.caller, room.meeting);
        String text = new String(room.world.minutes.pdf(room.caller, room.meeting, 1), StandardCharsets.UTF_8);
        String number = "[N" + student + ", ";
        for (String said : List.of(
                number + "compensation of M401, board decision, as the student chose]",
                "[C. Leader, N" + student + ", marks, ]")) {
            assertTrue(said + " in " + text, text.contains(said));
        }
    }

    @Test
    public void anEditionStaysAsItWasMade() {
        room.decide();
        Minutes.Edition first = room.world.minutes.make(room.caller, room.meeting);
        byte[] before = room.world.minutes.pdf(room.caller, room.meeting, 1);
        assertEquals(Digests.of(before), first.digest());
        assertEquals(before.length, first.bytes());
        room.world.admin.decide(
                room.caller, room.meeting, room.failing.studentId(), "REPEAT_FAILED_ONLY", "new evidence", null, 1L);
        Minutes.Edition second = room.world.minutes.make(room.caller, room.meeting);
        assertEquals(List.of(first, second), room.world.minutes.of(room.caller, room.meeting));
        assertArrayEquals(before, room.world.minutes.pdf(room.caller, room.meeting, 1));
        assertTrue(!first.digest().equals(second.digest()));
        refused(Problem.Kind.NOT_FOUND, () -> room.world.minutes.pdf(room.caller, room.meeting, 3));
    }

    @Test
    public void withoutAPenOrWithoutProposalsThereAreNone() {
        var open = room.world.open("AFTER_FIRST_SIT");
        refused(Problem.Kind.CONFLICT, () -> room.world.minutes.make(room.caller, open));
        room.world.minutes.unsetPapers(pen);
        refused(Problem.Kind.UNAVAILABLE, () -> room.world.minutes.make(room.caller, room.meeting));
    }

    @Test
    public void aForeignPartnerAndWhoeverLacksAPrivilegeAreRefused() {
        Minutes minutes = room.world.minutes;
        Caller stranger = room.world.stranger();
        refused(Problem.Kind.NOT_FOUND, () -> minutes.of(stranger, room.meeting));
        refused(Problem.Kind.NOT_FOUND, () -> minutes.make(stranger, room.meeting));
        refused(Problem.Kind.NOT_FOUND, () -> minutes.pdf(stranger, room.meeting, 1));
        Caller blind = room.world.without(Minutes.READ.name());
        refused(Problem.Kind.FORBIDDEN, () -> minutes.of(blind, room.meeting));
        refused(Problem.Kind.FORBIDDEN, () -> minutes.pdf(blind, room.meeting, 1));
        refused(Problem.Kind.FORBIDDEN, () -> minutes.make(room.world.without(Minutes.WRITE.name()), room.meeting));
    }
}
