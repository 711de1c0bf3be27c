package org.matricula.regulations.kit.explanation;

import java.util.ArrayList;
import java.util.List;

/** A thought and what stands below it. */
final class Branch {

    private final String text;
    private final List<Branch> below = new ArrayList<>();

    Branch(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    List<Branch> below() {
        return below;
    }

    /** Adds a thought below this one. */
    Branch add(String thought) {
        Branch branch = new Branch(thought);
        below.add(branch);
        return branch;
    }
}
