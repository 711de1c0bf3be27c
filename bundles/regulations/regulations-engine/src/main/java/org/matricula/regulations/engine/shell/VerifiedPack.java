package org.matricula.regulations.engine.shell;

import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;

/**
 * A version of a pack whose cases were run again.
 *
 * @param pack the pack's id
 * @param version its version
 * @param state where it stands
 * @param cases how many cases were run
 * @param passed how many of them pass
 * @param failures those that fail, or why the pack was refused
 */
public record VerifiedPack(String pack, String version, PackState state, int cases, int passed, String failures) {

    static VerifiedPack of(PackStatus status, int cases) {
        int failed = Math.min(cases, status.reasons().size());
        return new VerifiedPack(
                status.ref().id(),
                status.ref().version(),
                status.state(),
                cases,
                cases - failed,
                String.join("; ", status.reasons()));
    }
}
