package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.matricula.regulations.api.PackDescriptor;

/**
 * What the cases of a pack refer to: clauses of its clause index and entries of its register of ambiguities, its own and
 * those that it inherits. A pack whose whole chain has no clause index cannot be checked for clauses.
 */
final class References {

    /** Where the source has no number, a case cites its lines: {@code W101-105}. */
    private static final Pattern LINES = Pattern.compile("[A-Z]\\d+(-\\d+)?");

    private final Set<String> clauses = new HashSet<>();
    private final Set<String> ambiguities = new HashSet<>();

    private References() {}

    /** The references that lead nowhere, each with file, line and reason. */
    static List<String> unknown(PackContent content, LoadedPack base) {
        References known = new References();
        known.add(content.descriptor());
        for (LoadedPack pack = base; pack != null; pack = pack.base().orElse(null)) {
            known.add(pack.descriptor());
        }
        List<String> reasons = new ArrayList<>();
        content.cases().forEach(one -> known.check(one, reasons));
        return reasons;
    }

    private void add(PackDescriptor descriptor) {
        clauses.addAll(descriptor.clauses().keySet());
        descriptor.ambiguities().forEach(ambiguity -> ambiguities.add(ambiguity.id()));
    }

    private void check(PackCase one, List<String> reasons) {
        if (one.gap() != null && !ambiguities.contains(one.gap())) {
            reasons.add(one.origin() + ": " + one.id() + " shows the reading of '" + one.gap()
                    + "', which is not among the ambiguities");
        }
        if (one.clause() == null || clauses.isEmpty()) {
            return;
        }
        for (String cited : one.clause().split(";")) {
            if (!LINES.matcher(cited.strip()).matches()
                    && indexed(cited.strip(), clauses).isEmpty()) {
                reasons.add(one.origin() + ": " + one.id() + " cites '" + cited.strip()
                        + "', which begins with no clause of the clause index");
            }
        }
    }

    /**
     * The clause of the index that a citation begins with; the citation may say more: letters below the clause, the
     * lines of the source.
     */
    static Optional<String> indexed(String cited, Set<String> index) {
        for (int end = cited.length(); end > 0; end--) {
            boolean whole = end == cited.length() || !isPartOfNumber(cited.charAt(end));
            if (whole && index.contains(cited.substring(0, end))) {
                return Optional.of(cited.substring(0, end));
            }
        }
        return Optional.empty();
    }

    private static boolean isPartOfNumber(char next) {
        return Character.isLetterOrDigit(next) || next == '.';
    }
}
