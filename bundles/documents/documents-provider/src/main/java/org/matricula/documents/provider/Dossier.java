package org.matricula.documents.provider;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Titles;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;

/**
 * What the records say of one student, as far as a document may need it.
 *
 * @param asked the identity that was asked for; the student's own may be a survivor's
 * @param person every identity of the person
 * @param student the student
 * @param institution where the student studied
 * @param placeOfStudy its full name
 * @param awardedBy full name of the awarding body
 * @param studies the programmes, oldest first
 * @param recognised prior learning
 * @param results every result that the registrations ever had, of each the oldest first
 * @param released the released decisions, oldest first
 * @param modules the modules of all these
 * @param called the titles that modules and awards bore when something was decided
 */
record Dossier(
        StudentId asked,
        Set<StudentId> person,
        Student student,
        InstitutionCode institution,
        String placeOfStudy,
        String awardedBy,
        List<StudiedProgramme> studies,
        List<Recognition> recognised,
        List<ModuleResult> results,
        List<ReleasedDecision> released,
        Map<ModuleId, Module> modules,
        Titles called) {

    private static final Set<String> LEAVING = Set.of("DISCONTINUE", "NO_AWARD");

    /** The same as it stood when a meeting released its decision on the student; empty where it released none. */
    Optional<Dossier> upTo(MeetingId meeting) {
        for (int i = released.size() - 1; i >= 0; i--) {
            ReleasedDecision last = released.get(i);
            if (last.meeting().id().equals(meeting)) {
                LocalDate day = last.decidedOn();
                return Optional.of(new Dossier(
                                asked,
                                person,
                                student,
                                institution,
                                placeOfStudy,
                                awardedBy,
                                studies.stream()
                                        .filter(study -> !study.registration()
                                                .startedOn()
                                                .isAfter(day))
                                        .toList(),
                                recognised.stream()
                                        .filter(prior -> !prior.completedOn().isAfter(day))
                                        .toList(),
                                results,
                                released.subList(0, i + 1),
                                modules,
                                called)
                        .titled(last));
            }
        }
        return Optional.empty();
    }

    /** The same with the programme of a decision as it was called at that. */
    Dossier titled(ReleasedDecision decision) {
        Candidate decided = decision.candidate();
        return new Dossier(
                asked,
                person,
                student,
                institution,
                placeOfStudy,
                awardedBy,
                studies.stream()
                        .map(study ->
                                study.registration().id().equals(decided.registrationId()) ? study.as(decision) : study)
                        .toList(),
                recognised,
                results,
                released,
                modules,
                called);
    }

    /** The latest award that ended the studies on a programme: what a board decides on another one takes it from nobody. */
    Optional<ReleasedDecision> award() {
        Map<ProgrammeRegistrationId, ReleasedDecision> last = new LinkedHashMap<>();
        released.stream()
                .filter(decision -> decision.candidate().kind() == Candidate.Kind.AWARD
                        || decision.candidate().awarded())
                .forEach(decision -> {
                    last.remove(decision.candidate().registrationId());
                    last.put(decision.candidate().registrationId(), decision);
                });
        return last.values().stream()
                .filter(decision -> decision.candidate().awarded())
                .reduce((earlier, later) -> later);
    }

    /** The award that a transcript shows: one that ended the studies, or of who has left the latest. */
    Optional<ReleasedDecision> shown() {
        return goesOn() ? award() : conferred();
    }

    /** The latest award that a certificate can be issued for: one that ended the studies, or else an interim one. */
    Optional<ReleasedDecision> conferred() {
        return award().or(() -> released.stream()
                .filter(decision -> decision.candidate().conferral().isPresent())
                .reduce((earlier, later) -> later));
    }

    /** The award of a meeting, whatever was conferred since. */
    Optional<ReleasedDecision> conferred(MeetingId meeting) {
        return released.stream()
                .filter(decision -> decision.meeting().id().equals(meeting))
                .filter(decision -> decision.candidate().conferral().isPresent())
                .findFirst();
    }

    /** The latest released decision. */
    Optional<ReleasedDecision> latest() {
        return released.stream().reduce((earlier, later) -> later);
    }

    /** True while the student studies, or will again: a registration completed by an award that was taken back. */
    boolean goesOn() {
        return goesOnBesides(null);
    }

    /** The same of other programmes than that of the award. */
    boolean goesOnElsewhere() {
        return goesOnBesides(
                award().map(decision -> decision.candidate().registrationId()).orElse(null));
    }

    private boolean goesOnBesides(ProgrammeRegistrationId done) {
        return studies.stream()
                .map(StudiedProgramme::registration)
                .filter(registration -> !registration.id().equals(done))
                .anyMatch(registration -> registration.endedOn() == null
                        || registration.status() == Status.COMPLETED && isTakenBack(registration));
    }

    /** A chair acted on the last decision when it had completed the registration, and nothing is conferred by it now. */
    private boolean isTakenBack(ProgrammeRegistration registration) {
        return released.stream()
                .filter(decision -> decision.candidate().registrationId().equals(registration.id()))
                .reduce((earlier, later) -> later)
                .filter(decision -> {
                    Candidate candidate = decision.candidate();
                    return !candidate.awarded()
                            && !LEAVING.contains(candidate.decision())
                            && candidate.decidedAt().isAfter(decision.meeting().releasedAt())
                            && !registration.endedOn().isAfter(decision.decidedOn());
                })
                .isPresent();
    }
}
