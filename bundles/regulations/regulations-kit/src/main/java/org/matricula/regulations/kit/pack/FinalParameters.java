package org.matricula.regulations.kit.pack;

import java.util.ArrayList;
import java.util.List;
import org.matricula.regulations.kit.parameters.ParameterTree;

/** Parameters that a pack which extends another may not change: principles of the whole system. */
final class FinalParameters {

    static final String FIELD = "final";

    private FinalParameters() {}

    /** Those of a pack and of the packs that it extends. */
    static List<String> of(PackContent content, LoadedPack base) {
        List<String> all = new ArrayList<>(base == null ? List.of() : base.finals());
        all.addAll(content.finals());
        return List.copyOf(all);
    }

    /** The final paths of the base at, below or above which the pack has parameters of its own. */
    static List<String> changed(PackContent content, LoadedPack base) {
        List<String> own = content.parameters().leaves();
        return base == null
                ? List.of()
                : base.finals().stream()
                        .filter(path -> own.stream().anyMatch(leaf -> touches(leaf, path)))
                        .distinct()
                        .toList();
    }

    /** The paths that lead to no parameter. */
    static List<String> unknown(PackContent content, ParameterTree parameters) {
        return content.finals().stream().filter(path -> !parameters.has(path)).toList();
    }

    private static boolean touches(String leaf, String path) {
        return leaf.equals(path) || leaf.startsWith(path + ".") || path.startsWith(leaf + ".");
    }
}
