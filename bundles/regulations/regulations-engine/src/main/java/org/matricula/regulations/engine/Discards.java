package org.matricula.regulations.engine;

import java.util.List;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.engine.store.PackRow;
import org.matricula.regulations.engine.store.PackStore;

/** What may be taken off the list: what was refused, and what was never approved and nothing refers to. */
final class Discards {

    private final PackStore store;
    private final PackLibrary library;

    Discards(PackStore store, PackLibrary library) {
        this.store = store;
        this.library = library;
    }

    /**
     * The row of a version that may go; of one that was refused several times the latest.
     *
     * @param versions what there is of that version, latest arrival first; at least one
     * @throws org.matricula.kernel.api.ProblemException 409 that says what holds it
     */
    PackRow find(List<PackRow> versions) {
        PackRow row = versions.stream()
                .filter(one -> one.state() == PackState.REJECTED)
                .findFirst()
                .orElse(versions.get(0));
        if (row.state() == PackState.REJECTED) {
            return row;
        }
        boolean early = row.state() == PackState.STAGED || row.state() == PackState.VERIFIED;
        if (!early || row.approval() != null) {
            throw Problem.conflict("state", row.state(), "must be REJECTED, STAGED or VERIFIED to be discarded")
                    .exception();
        }
        if (store.wasInForce(row.ref()) || store.isReplayed(row.ref())) {
            throw Problem.conflict("pack", row.ref(), "is referred to by a replay or was in force; it is kept")
                    .exception();
        }
        store.extending(row.ref().id()).stream()
                .filter(heir -> isBase(row, heir))
                .findFirst()
                .ifPresent(heir -> {
                    throw Problem.conflict("pack", row.ref(), "is extended by " + heir.ref() + "; it is kept")
                            .exception();
                });
        return row;
    }

    private boolean isBase(PackRow row, PackRow heir) {
        try {
            return library.get(heir.ref())
                    .base()
                    .filter(base -> base.ref().equals(row.ref()))
                    .isPresent();
        } catch (ProblemException e) {
            // what cannot be loaded may have been made with it
            return true;
        }
    }
}
