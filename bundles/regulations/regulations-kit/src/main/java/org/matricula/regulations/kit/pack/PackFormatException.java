package org.matricula.regulations.kit.pack;

import java.util.List;

/** A file of a pack that cannot be read, with the reasons: file, line, what is wrong. */
final class PackFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    PackFormatException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    PackFormatException(String file, int line, String reason) {
        this(List.of(file + (line > 0 ? " line " + line : "") + ": " + reason));
    }

    List<String> reasons() {
        return reasons;
    }
}
