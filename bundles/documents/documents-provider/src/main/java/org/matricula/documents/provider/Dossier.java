package org.matricula.documents.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Candidate;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.PriorLearning;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;

/**
 * What the records say of one student, as far as a document may need it.
 *
 * @param asked the identity that was asked for; the student's own may be a survivor's
 * @param student the student
 * @param institution where the student studied
 * @param placeOfStudy its full name
 * @param awardedBy full name of the awarding body
 * @param studies the programmes, oldest first
 * @param recognised prior learning
 * @param results every result that the registrations ever had, of each the oldest first
 * @param released the released decisions, oldest first
 * @param modules the modules of all these
 */
record Dossier(
        StudentId asked,
        Student student,
        InstitutionCode institution,
        String placeOfStudy,
        String awardedBy,
        List<StudiedProgramme> studies,
        List<PriorLearning> recognised,
        List<ModuleResult> results,
        List<ReleasedDecision> released,
        Map<ModuleId, Module> modules) {

    /** The latest decision on an award that ends the studies, where it conferred one. */
    Optional<ReleasedDecision> award() {
        return released.stream()
                .filter(decision -> decision.candidate().kind() == Candidate.Kind.AWARD
                        || decision.candidate().awarded())
                .reduce((earlier, later) -> later)
                .filter(decision -> decision.candidate().awarded());
    }

    /** The latest award that a certificate can be issued for: one that ended the studies, or else an interim one. */
    Optional<ReleasedDecision> conferred() {
        return award().or(() -> released.stream()
                .filter(decision -> decision.candidate().conferral().isPresent())
                .reduce((earlier, later) -> later));
    }

    /** The latest released decision. */
    Optional<ReleasedDecision> latest() {
        return released.stream().reduce((earlier, later) -> later);
    }

    /** True while the student studies. */
    boolean current() {
        return studies.stream().anyMatch(study -> study.registration().endedOn() == null);
    }
}
