package org.matricula.assessment.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ModuleRegistrationId;

/** Work in Welsh on modules that are taught in English (T-AD-3, T-AD-4), within the caller's scope. */
public interface AssessmentLanguages {

    /** Needed to read. */
    Privilege READ = Marks.READ;

    /** Needed by students for their own notices. */
    Privilege OWN = Submissions.OWN;

    /** Needed to record notices and arrangements. */
    Privilege WRITE = new Privilege("assessment.languages");

    /**
     * Records a student's notice, or what was arranged or changed since: a new entry that takes the place of the one
     * before, which stays on record. Needs {@link #WRITE}.
     *
     * @param expectedEntry the entry that was seen last; 0 for none
     * @param reason 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 for an unknown occurrence, 409 when somebody recorded another
     *     entry meanwhile, 422 when a field breaks its rule
     */
    WelshWork record(
            Caller caller,
            OccurrenceId occurrence,
            ModuleRegistrationId registration,
            ElementId element,
            Arrangement arrangement,
            int expectedEntry,
            String reason);

    /**
     * The caller gives notice today of writing in Welsh, or takes it back. Needs {@link #OWN}.
     *
     * @param registration a registration of the caller
     * @param form the form of the work
     * @param withdrawn true to write in English after all
     * @throws org.matricula.kernel.api.ProblemException 404 for a registration that is not the caller's, 409 when the
     *     regulations do not know such work or the notice comes late (with the code), when it stands already, or when there
     *     is none to take back; 422 when a field breaks its rule
     */
    OwnNotice giveOwn(
            Caller caller, ModuleRegistrationId registration, ElementId element, Form form, boolean withdrawn);

    /** The caller's notices that count, by occurrence and element. Needs {@link #OWN}. */
    List<OwnNotice> own(Caller caller);

    /** What counts on an occurrence and what the regulations say of it, by element and student. Needs {@link #READ}. */
    List<WelshWork> of(Caller caller, OccurrenceId occurrence);

    /**
     * How work is written and marked in Welsh.
     *
     * @param noticedOn when the student gave notice
     * @param form the form of the work
     * @param welshSpeaker true when a colleague who speaks Welsh marks it
     * @param associateExaminer true when an associate examiner can
     * @param translationVerified true when the student verified an anonymous translation
     * @param externalToldOn when the external examiner was told; null while not
     * @param paperSentOn when the examination paper went to the Welsh Language Officer; null while not, and for other work
     * @param withdrawn true when the student writes in English after all
     */
    record Arrangement(
            LocalDate noticedOn,
            Form form,
            boolean welshSpeaker,
            boolean associateExaminer,
            boolean translationVerified,
            LocalDate externalToldOn,
            LocalDate paperSentOn,
            boolean withdrawn) {}

    /**
     * A student's notice, as the student sees it.
     *
     * @param registrationId of which registration
     * @param moduleCode of which module
     * @param elementId on which element
     * @param elementCode its code
     * @param noticedOn when it was given
     * @param form the form of the work
     * @param withdrawn true when it was taken back
     */
    record OwnNotice(
            ModuleRegistrationId registrationId,
            String moduleCode,
            ElementId elementId,
            String elementCode,
            LocalDate noticedOn,
            Form form,
            boolean withdrawn) {}

    /** Forms of work. */
    enum Form {
        /** Written by one student. */
        WRITTEN,
        /** By a group. */
        GROUP,
        /** A presentation. */
        PRESENTATION,
        /** Practical work. */
        PRACTICAL
    }

    /**
     * Work in Welsh.
     *
     * @param registrationId of which registration; null where the element is anonymous for readers who may neither know whose
     *     numbers they are nor record notices
     * @param candidate the candidate number; null where there is none, and where the element is anonymous for who records
     *     notices and may not know whose numbers they are
     * @param studentNumber whose; null in the same way as the registration
     * @param elementCode on which element
     * @param entry 1 for the notice, then counting up
     * @param arrangement what counts
     * @param permitted true when everything is as the regulations want it; true too where they say nothing
     * @param reasons codes of what is not
     * @param marker code of who marks; null where nobody is needed or can, and where the regulations say nothing
     * @param duties codes of what must be done
     * @param review true when somebody has to look at it
     * @param reason why this entry was made; null in the same way
     * @param recordedBy who recorded it; null in the same way
     * @param recordedAt when
     */
    record WelshWork(
            ModuleRegistrationId registrationId,
            String candidate,
            String studentNumber,
            String elementCode,
            int entry,
            Arrangement arrangement,
            boolean permitted,
            List<String> reasons,
            String marker,
            List<String> duties,
            boolean review,
            String reason,
            String recordedBy,
            Instant recordedAt) {

        /** Copies the lists. */
        public WelshWork {
            reasons = List.copyOf(reasons);
            duties = List.copyOf(duties);
        }
    }
}
