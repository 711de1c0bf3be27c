package org.matricula.requests.provider;

import java.time.LocalDate;
import org.matricula.curriculum.api.Programme;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.StudyTime;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestKind;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;

/**
 * All that is known when a request is judged.
 *
 * @param application what is asked, its first day filled in where it follows from the session
 * @param received the day on which it came in
 * @param student who asks
 * @param institution where the student studies
 * @param registration what it concerns; null for a change of details without one
 * @param programme the code of that programme; null without a registration
 * @param target the programme that the student wants to come to; null where there is none
 * @param agreement the agreement in force with the partner; null for an awarding body, and for a request that came in
 *     before, which keeps its own
 * @param boards what is known of the next board; null where the request does not depend on it
 * @param awaySince the first day away; null for one who is not suspended
 * @param time how long the student would be registered; null where that is not known or does not change
 * @param modeBarred the rule that stands against a change of mode by the routes of the programme; null where none does,
 *     and for other requests
 * @param calendar the institution's working days
 * @param session the session in which it is to hold; null where the institution's dates are not known
 * @param governing the session whose regulations govern
 * @param status the student's status on the day; null where none is recorded
 * @param absences the days away, with those of other absences
 * @param mode the mode agreed for the session that a change of mode names; null for what is none
 * @param barred what of the record stands against another course, another status or a repeat; null where nothing does
 */
record Situation(
        Application application,
        LocalDate received,
        Versioned<Student> student,
        Institution institution,
        Versioned<ProgrammeRegistration> registration,
        String programme,
        Programme target,
        Agreement agreement,
        BoardDays.Answer boards,
        LocalDate awaySince,
        StudyTime time,
        String modeBarred,
        WorkingDayCalendar calendar,
        SessionDates session,
        AcademicSession governing,
        StatusEvent status,
        Absences absences,
        String mode,
        Problem barred) {

    Asked asked() {
        return application.asked();
    }

    /** The identity under which the request is kept: that of the registration that it concerns, where it concerns one. */
    StudentId holder() {
        return registration == null
                ? application.studentId()
                : registration.record().studentId();
    }

    InstitutionCode code() {
        return institution.code();
    }

    ProgrammeRegistration programmeRegistration() {
        return registration == null ? null : registration.record();
    }

    /** Whether the student has died. */
    boolean isOfTheDead() {
        return status != null && status.status() == StatusEvent.Status.DECEASED;
    }

    boolean isPartner() {
        return institution.kind() == Institution.Kind.PARTNER;
    }

    /** Whether the student moves to the awarding body by articulation. */
    boolean isByArticulation() {
        return application.kind() == RequestKind.TRANSFER_INSTITUTION && target != null;
    }

    /** Whether a suspension begins with the session or before it. */
    boolean isWholeYear() {
        return isWholeYear(asked(), session);
    }

    static boolean isWholeYear(Asked asked, SessionDates session) {
        return asked.effective() != null
                && session != null
                && !asked.effective().isAfter(session.starts());
    }

    /** Whether a name or the date of birth is to change. */
    boolean identityChanges() {
        Asked.NewDetails details = asked().details();
        Student before = student.record();
        return details != null
                && (differs(details.familyName(), before.familyName())
                        || differs(details.givenNames(), before.givenNames())
                        || differs(details.dateOfBirth(), before.dateOfBirth()));
    }

    /** Whether anything at all is to change. */
    boolean detailsChange() {
        Asked.NewDetails details = asked().details();
        return identityChanges()
                || details != null
                        && (differs(details.email(), student.record().email())
                                || details.preferred() != null
                                || !details.contacts().isEmpty());
    }

    private static boolean differs(Object wanted, Object before) {
        return wanted != null && !wanted.equals(before);
    }
}
