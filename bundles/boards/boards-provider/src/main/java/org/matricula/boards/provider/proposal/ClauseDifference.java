package org.matricula.boards.provider.proposal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Finding.Fact;
import org.matricula.regulations.api.Finding.Step;

/** The clauses under which two packs found something else on the same facts. */
public final class ClauseDifference {

    private ClauseDifference() {}

    /** The clauses, in the order of the findings after, then of those that are found no more. */
    public static List<String> between(List<Judged> before, List<Judged> after) {
        List<Found> gone = found(before);
        Set<String> clauses = new LinkedHashSet<>();
        for (Found one : found(after)) {
            if (!takeSame(one, gone)) {
                clauses.add(one.finding().clause());
            }
        }
        gone.forEach(one -> clauses.add(one.finding().clause()));
        return List.copyOf(clauses);
    }

    private static boolean takeSame(Found one, List<Found> others) {
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i).isSame(one)) {
                others.remove(i);
                return true;
            }
        }
        return false;
    }

    private static List<Found> found(List<Judged> rulings) {
        List<Found> found = new ArrayList<>();
        for (Judged judged : rulings) {
            judged.ruling()
                    .findings()
                    .forEach(finding -> found.add(new Found(judged.ruling().policy(), judged.subject(), finding)));
        }
        return found;
    }

    /** A finding of one ruling. */
    private record Found(String policy, String subject, Finding finding) {

        boolean isSame(Found other) {
            return policy.equals(other.policy)
                    && Objects.equals(subject, other.subject)
                    && finding.rule().equals(other.finding.rule())
                    && finding.code().equals(other.finding.code())
                    && finding.clause().equals(other.finding.clause())
                    && finding.satisfied() == other.finding.satisfied()
                    && isSame(finding.facts(), other.finding.facts(), Found::isSame)
                    && isSame(finding.steps(), other.finding.steps(), Found::isSame);
        }

        private static boolean isSame(Fact one, Fact other) {
            return one.name().equals(other.name()) && isSame(one.value(), other.value());
        }

        private static boolean isSame(Step one, Step other) {
            return one.name().equals(other.name())
                    && Objects.equals(one.rounding(), other.rounding())
                    && isSame(one.result(), other.result())
                    && isSame(one.expression(), other.expression());
        }

        private static <T> boolean isSame(List<T> these, List<T> others, BiPredicate<T, T> same) {
            return these.size() == others.size()
                    && IntStream.range(0, these.size()).allMatch(i -> same.test(these.get(i), others.get(i)));
        }

        /** Their texts are exact and count in the end, because the tables and formulas of two packs are other objects. */
        private static boolean isSame(Object one, Object other) {
            return Objects.equals(one, other) || String.valueOf(one).equals(String.valueOf(other));
        }
    }
}
