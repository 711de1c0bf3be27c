package org.matricula.assessment.api;

import java.util.List;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ModuleRegistration;

/**
 * Work on an occurrence whose very file the same person handed in before for another module, for those who mark it and
 * those who decide about it (T-MD-5). It is told and nothing more: whether anything follows is for a person to say.
 */
public interface ReusedWork {

    /** Needed to read. */
    Privilege READ = Marks.READ;

    /**
     * Such work, by element and number. Needs {@link #READ}. Where an element goes by candidate number it is left out for
     * who takes work in by name and may not know whose numbers they are.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such occurrence within the scope
     */
    List<Reused> of(Caller caller, OccurrenceId occurrence);

    /**
     * A work.
     *
     * @param candidate the candidate number where the element goes by it; null otherwise
     * @param studentNumber the student's number otherwise; null where the element goes by candidate number
     * @param attempt at which attempt; null in the same way for readers who may not know whose numbers they are
     * @param elementCode for which element
     * @param earlier where the file was handed in before, oldest first
     */
    record Reused(
            String candidate,
            String studentNumber,
            ModuleRegistration.Attempt attempt,
            String elementCode,
            List<Submission.Earlier> earlier) {

        /** Copies the list. */
        public Reused {
            earlier = List.copyOf(earlier);
        }
    }
}
