package org.matricula.assessment.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Who is appointed external examiner of which modules and programmes, within the caller's scope. Appointments are added and
 * end; nothing is changed. External examiners see samples and state something about marks of the modules alone for which
 * they are appointed on that day; boards read who that is.
 */
public interface ExternalExaminers {

    /** Needed to read. */
    Privilege READ = Marks.READ;

    /** Needed to appoint and to end. */
    Privilege APPOINT = new Privilege("assessment.appoint-examiners");

    /**
     * Appoints. Needs {@link #APPOINT}.
     *
     * @param institution which institution appoints; the modules and programmes are its own or of its partners
     * @param reason 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 403 for an institution outside the scope, 422 when a field breaks its
     *     rule
     */
    Appointed appoint(Caller caller, InstitutionCode institution, Appointment appointment, String reason);

    /**
     * Ends an appointment before its time. Needs {@link #APPOINT}.
     *
     * @param lastDay its last day; null when it was wrong and never held
     * @param reason 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 for an unknown appointment, 409 when it was ended already, 422 when
     *     a field breaks its rule
     */
    Appointed end(Caller caller, ExaminerAppointmentId id, LocalDate lastDay, String reason);

    /**
     * The appointments by an institution, ended ones included, by first day. Needs {@link #READ}.
     *
     * @param on only those that hold on this day; null for all
     */
    List<Appointed> of(Caller caller, InstitutionCode institution, LocalDate on);

    /**
     * An appointment.
     *
     * @param userName under which name the examiner signs in, up to 100 characters; null where that is not done
     * @param name who it is, 1 to 200 characters
     * @param employer where the examiner works, 1 to 200 characters
     * @param subject the subject, 1 to 200 characters
     * @param modules the modules of the subject; may be empty for an examiner of awards
     * @param programmes the programmes whose awards; may be empty for an examiner of a subject
     * @param from its first day
     * @param until its last day
     */
    record Appointment(
            String userName,
            String name,
            String employer,
            String subject,
            List<ModuleId> modules,
            List<ProgrammeId> programmes,
            LocalDate from,
            LocalDate until) {

        /** Copies the lists; missing ones are empty. */
        public Appointment {
            modules = copy(modules);
            programmes = copy(programmes);
        }

        private static <T> List<T> copy(List<T> given) {
            return given == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(given));
        }
    }

    /**
     * An appointment on record.
     *
     * @param id its identity
     * @param institution which institution appointed
     * @param appointment what holds
     * @param reason why
     * @param recordedBy who recorded it
     * @param recordedAt when
     * @param ending how it ended before its time; null while it did not
     */
    record Appointed(
            ExaminerAppointmentId id,
            InstitutionCode institution,
            Appointment appointment,
            String reason,
            String recordedBy,
            Instant recordedAt,
            Ending ending) {

        /** True when it holds on a day. */
        public boolean holdsOn(LocalDate day) {
            LocalDate last = ending == null ? appointment.until() : ending.lastDay();
            return last != null && !day.isBefore(appointment.from()) && !day.isAfter(last);
        }
    }

    /**
     * An ending.
     *
     * @param lastDay the last day; null when the appointment never held
     * @param reason why
     * @param endedBy who recorded it
     * @param endedAt when
     */
    record Ending(LocalDate lastDay, String reason, String endedBy, Instant endedAt) {}
}
