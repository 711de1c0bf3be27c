package org.matricula.boards.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * What stands around the release of an award board's decisions (section 7.4): its rehearsal, the instant before which
 * nobody sees anything, the list for the notice board, who is to be told, and corrections afterwards. All throw {@link
 * org.matricula.kernel.api.ProblemException} with 404 when there is no such meeting within the scope, and 409 for a
 * subject board.
 */
public interface Releases {

    /** Needed to see how a release stands. */
    Privilege READ = Boards.READ;

    /** Needed to rehearse, to set the instant, to record who was told, and to correct. */
    Privilege RUN = BoardAdmin.RUN;

    /** How the release of a meeting stands. Needs {@link #READ}. */
    Release of(Caller caller, MeetingId id);

    /**
     * Starts the job that makes all results, the list and the notices, addressed to nobody. A release of the same
     * decisions takes them as they are. Needs {@link #RUN}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when not every candidate has a decision
     */
    JobId rehearse(Caller caller, MeetingId id);

    /**
     * Releases the decisions at an instant to come, or moves that instant; also of a release that is held back, which goes
     * out all the same then. Where more than some hundred students would be
     * told and nothing was rehearsed, a job makes the results first, and the meeting is embargoed when they are there. Until then nobody sees anything; from then on
     * students and partners do. Needs {@link #RUN}.
     *
     * @param releaseAt the instant, later than now and within a year; microseconds count, what is finer is cut off
     * @param reason why, 1 to 500 characters; may be null the first time
     * @throws org.matricula.kernel.api.ProblemException 409 as {@link BoardAdmin#release} and when the instant has come
     *     already, 422 for another instant or without a reason
     */
    Versioned<Meeting> embargo(Caller caller, MeetingId id, Instant releaseAt, String reason);

    /**
     * Calls a release off before its instant has come, or while it is held back; the decisions can be changed again. Needs {@link #RUN}.
     *
     * @param reason why, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 409 when no release waits or its instant has come, 422 without a
     *     reason
     */
    Versioned<Meeting> callOff(Caller caller, MeetingId id, String reason);

    /**
     * The list for the notice board, by key: who progresses and who completes, and nothing else of anybody. Needs {@link
     * #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when the decisions are not released
     */
    List<Listed> list(Caller caller, MeetingId id);

    /** Who is to be told, by number; while nothing is released, who would be. Needs {@link #READ}. */
    Page<Notice> notices(Caller caller, MeetingId id, PageRequest page);

    /**
     * Records that people were told. Needs {@link #RUN}.
     *
     * @param notices the numbers of the notices; null for all that are open
     * @param on the day, not in the future
     * @param how by what means, and where that can be seen: 1 to 200 characters
     * @return how many were recorded
     * @throws org.matricula.kernel.api.ProblemException 409 when nothing is released, or one was recorded before; 422 for
     *     notices that the meeting has not, with all that is wrong
     */
    int told(Caller caller, MeetingId id, List<Long> notices, LocalDate on, String how);

    /**
     * Publishes a new version of a student's result beside those before it, made from the decision and the module
     * results as they stand now. Needs {@link #RUN}.
     *
     * @param reason why, in words for the student: 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 when the student was not before the meeting, 409 when
     *     nothing is released or nothing has changed, 422 without a reason
     */
    PublishedResult correct(Caller caller, MeetingId id, StudentId student, String reason);

    /**
     * How a release stands.
     *
     * @param meetingId of which meeting
     * @param institution whose
     * @param state where the meeting stands
     * @param releaseAt when the decisions are published, or were; null while no instant is set, or the release is held
     *     back
     * @param entries what was set, moved, held back and called off, oldest first
     * @param held of whom results were computed, while the release waited, that are not those on which the board decided;
     *     empty where it is not held back
     * @param rehearsal what was made ready; null when nothing is
     */
    record Release(
            MeetingId meetingId,
            InstitutionCode institution,
            Meeting.State state,
            Instant releaseAt,
            List<Embargo> entries,
            List<StudentId> held,
            Rehearsal rehearsal) {

        /** Copies the lists. */
        public Release {
            entries = List.copyOf(entries);
            held = List.copyOf(held);
        }
    }

    /**
     * That a release was set for an instant, moved, held back by the platform, or called off.
     *
     * @param releaseAt for when; null when it was held back or called off
     * @param reason why; null where none had to be given
     * @param recordedBy who did it
     * @param recordedAt when
     */
    record Embargo(Instant releaseAt, String reason, String recordedBy, Instant recordedAt) {}

    /**
     * What was made ready for a release.
     *
     * @param job the job that makes it; null where the release made it itself
     * @param current true when it is finished and stands for the decisions as they are now: a release takes it as it is
     * @param results how many students would have a result
     * @param listed how many of them would stand on the list, by what it says of them
     * @param notices how many would be told, by whom: STUDENT, PARTNER
     * @param rehearsedBy who started it
     * @param finishedAt when it was ready; null while it is not
     */
    record Rehearsal(
            JobId job,
            boolean current,
            int results,
            Map<String, Integer> listed,
            Map<String, Integer> notices,
            String rehearsedBy,
            Instant finishedAt) {

        /** Copies the maps. */
        public Rehearsal {
            listed = Map.copyOf(listed);
            notices = Map.copyOf(notices);
        }
    }

    /**
     * A line of the list for the notice board.
     *
     * @param key drawn for this list; only the student knows whose it is
     * @param outcome PROGRESSES or COMPLETES
     */
    record Listed(String key, String outcome) {}

    /**
     * That somebody is to be told.
     *
     * @param id its number
     * @param institution whose students it is about
     * @param addressee STUDENT or PARTNER
     * @param studentId the student; null where a partner is to be told of all its students
     * @param kind of what
     * @param toldOn on which day it was done; null until then
     * @param how by what means; null until then
     * @param recordedBy who recorded that; null until then
     */
    record Notice(
            long id,
            InstitutionCode institution,
            String addressee,
            StudentId studentId,
            Kind kind,
            LocalDate toldOn,
            String how,
            String recordedBy) {

        /** Of what somebody is to be told. */
        public enum Kind {
            /** That results are published. */
            PUBLISHED,
            /** That a published result was corrected. */
            CORRECTED
        }
    }
}
