package org.matricula.regulations.kit.parameters;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which parameters were read while policies were configured; the rest is known to no policy. For one thread, while a
 * pack is loaded.
 */
public final class ReadPaths {

    private final Set<String> paths = new HashSet<>();

    void add(String path) {
        paths.add(path);
    }

    /** The paths among these that nobody read, neither themselves nor as a part of something larger. */
    public List<String> unread(List<String> leaves) {
        return leaves.stream().filter(leaf -> !isRead(leaf)).toList();
    }

    private boolean isRead(String leaf) {
        if (paths.contains("") || paths.contains(leaf)) {
            return true;
        }
        for (int dot = leaf.lastIndexOf('.'); dot != -1; dot = leaf.lastIndexOf('.', dot - 1)) {
            if (paths.contains(leaf.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }
}
