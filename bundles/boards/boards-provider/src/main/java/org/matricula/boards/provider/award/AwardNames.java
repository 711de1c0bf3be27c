package org.matricula.boards.provider.award;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.provider.Acting;
import org.matricula.boards.provider.Decisions;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which award of the list a lower award is: its certificate bears that title. */
@Component(service = AwardNames.class)
public final class AwardNames {

    private final Curriculum curriculum;

    /** Knows the list. */
    @Activate
    public AwardNames(@Reference Curriculum curriculum) {
        this.curriculum = curriculum;
    }

    /**
     * The code that a board has to name for a decision.
     *
     * @param named what it named; null for nothing
     * @return null where nothing is to be named
     * @throws org.matricula.kernel.api.ProblemException as {@link #lower}; 422 also when an award is named for a decision
     *     that confers none of another kind than the programme's
     */
    public String of(Caller caller, Candidate candidate, String decision, String named) {
        if (Decisions.isExit(decision)) {
            return lower(caller, candidate, named);
        }
        if (named != null) {
            throw Problem.invalid("award", named, "must be left out unless an exit award is conferred")
                    .exception();
        }
        return null;
    }

    /**
     * The code of a candidate's lower award.
     *
     * @param named what the board named; null for nothing
     * @throws org.matricula.kernel.api.ProblemException 422 when the code is left open and not named, named although it
     *     is known, or no award of the family; 409 when the list of awards lacks it
     */
    public String lower(Caller caller, Candidate candidate, String named) {
        String family = candidate.lowerAward().family();
        String known = candidate.lowerAward().code();
        if (known != null) {
            if (named != null && !named.equals(known)) {
                throw Problem.invalid("award", named, "must be " + known).exception();
            }
            requireListed(caller, candidate.institution(), List.of(known));
            return known;
        }
        Award award =
                named == null ? null : listed(caller, candidate.institution()).get(named);
        if (award == null || !award.family().equals(family)) {
            throw Problem.invalid("award", named, "must be an award of the family " + family + " in the list of awards")
                    .exception();
        }
        return named;
    }

    /**
     * Lets awards pass that are in the list.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when one is not
     */
    public void requireListed(Caller caller, InstitutionCode institution, Collection<String> codes) {
        if (codes.isEmpty()) {
            return;
        }
        Map<String, Award> listed = listed(caller, institution);
        List<String> unknown =
                codes.stream().filter(code -> !listed.containsKey(code)).toList();
        if (!unknown.isEmpty()) {
            throw Problem.conflict("award", unknown, "must be in the list of awards (T-AW-1)")
                    .exception();
        }
    }

    private Map<String, Award> listed(Caller caller, InstitutionCode institution) {
        return curriculum.awards(Acting.on(caller, institution)).stream()
                .collect(Collectors.toMap(Award::code, Function.identity()));
    }
}
