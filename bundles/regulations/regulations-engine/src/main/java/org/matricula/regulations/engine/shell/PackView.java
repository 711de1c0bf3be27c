package org.matricula.regulations.engine.shell;

import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;

/**
 * A version of a pack as the shell shows it.
 *
 * @param pack the pack's id
 * @param version its version
 * @param digest the beginning of its digest
 * @param state where it stands
 * @param institution whose rules
 * @param approvedBy who approved it
 * @param changedBy who brought it there
 * @param reasons why it was refused
 */
public record PackView(
        String pack,
        String version,
        String digest,
        PackState state,
        String institution,
        String approvedBy,
        String changedBy,
        String reasons) {

    private static final int DIGITS = 12;

    static PackView of(PackStatus status) {
        return new PackView(
                status.ref().id(),
                status.ref().version(),
                status.ref().digest().substring(0, DIGITS),
                status.state(),
                status.institution(),
                status.approval() == null ? null : status.approval().by(),
                status.changedBy(),
                String.join("; ", status.reasons()));
    }
}
