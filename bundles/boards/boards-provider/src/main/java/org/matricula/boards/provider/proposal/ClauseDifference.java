package org.matricula.boards.provider.proposal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.matricula.regulations.api.Finding;

/** The clauses under which two packs found something else on the same facts. */
public final class ClauseDifference {

    private ClauseDifference() {}

    /** The clauses, in the order of the findings after, then of those that are found no more. */
    public static List<String> between(List<Judged> before, List<Judged> after) {
        List<Found> earlier = found(before);
        List<Found> later = found(after);
        Set<String> clauses = new LinkedHashSet<>();
        without(later, earlier).forEach(found -> clauses.add(found.clause()));
        without(earlier, later).forEach(found -> clauses.add(found.clause()));
        return List.copyOf(clauses);
    }

    private static List<Found> without(List<Found> these, List<Found> those) {
        List<Found> rest = new ArrayList<>(these);
        those.forEach(rest::remove);
        return rest;
    }

    private static List<Found> found(List<Judged> rulings) {
        List<Found> found = new ArrayList<>();
        for (Judged judged : rulings) {
            for (Finding finding : judged.ruling().findings()) {
                found.add(new Found(
                        finding.clause(),
                        judged.ruling().policy() + " " + judged.subject() + " " + RulingsJson.write(finding)));
            }
        }
        return found;
    }

    /** A finding by its text, because the numbers of two packs are other objects. */
    private record Found(String clause, String text) {}
}
