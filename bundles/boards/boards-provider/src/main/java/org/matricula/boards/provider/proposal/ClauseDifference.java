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
        for (Found one : those) {
            for (int i = 0; i < rest.size(); i++) {
                if (rest.get(i).isSame(one)) {
                    rest.remove(i);
                    break;
                }
            }
        }
        return rest;
    }

    private static List<Found> found(List<Judged> rulings) {
        List<Found> found = new ArrayList<>();
        for (Judged judged : rulings) {
            String about = judged.ruling().policy() + " " + judged.subject();
            judged.ruling().findings().forEach(finding -> found.add(new Found(about, finding)));
        }
        return found;
    }

    /** A finding of one ruling. */
    private record Found(String about, Finding finding) {

        String clause() {
            return finding.clause();
        }

        /** Compares by the text in the end, because the tables and formulas of two packs are other objects. */
        boolean isSame(Found other) {
            return about.equals(other.about)
                    && finding.rule().equals(other.finding.rule())
                    && finding.code().equals(other.finding.code())
                    && (finding.equals(other.finding)
                            || RulingsJson.write(finding).equals(RulingsJson.write(other.finding)));
        }
    }
}
