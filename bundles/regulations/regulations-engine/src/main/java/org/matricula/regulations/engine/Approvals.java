package org.matricula.regulations.engine;

import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Replay;
import org.matricula.regulations.api.ReplayId;
import org.matricula.regulations.engine.store.PackRow;
import org.matricula.regulations.engine.store.ReplayStore;

/** What an approval may rest on. */
final class Approvals {

    private final ReplayStore replays;
    private final Transactions transactions;
    private final boolean replayNeeded;

    Approvals(ReplayStore replays, Transactions transactions, boolean replayNeeded) {
        this.replays = replays;
        this.transactions = transactions;
        this.replayNeeded = replayNeeded;
    }

    /**
     * Whoever approved a pack does not put it into force.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when it is the same person
     */
    static void checkSecondPerson(Caller caller, PackRow row) {
        if (row.approval() != null && row.approval().by().equals(caller.name())) {
            throw Problem.conflict(
                            "approval.by",
                            caller.name(),
                            "must be another person than the one who activates; somebody else must activate "
                                    + row.ref())
                    .exception();
        }
    }

    /** @throws org.matricula.kernel.api.ProblemException 404, 409 or 422 when the replay does not carry the approval */
    void check(Caller caller, PackRef pack, ReplayId id) {
        if (id == null) {
            if (replayNeeded) {
                throw Problem.invalid("replay", null, "must name a finished replay to " + pack)
                        .exception();
            }
            return;
        }
        Replay replay = transactions
                .required(() -> replays.find(caller.scope(), id))
                .orElseThrow(() -> Problem.notFound("replay", id).exception());
        if (!replay.after().equals(pack)) {
            throw Problem.invalid("replay", id, "must be one to " + pack + "; it is one to " + replay.after())
                    .exception();
        }
        if (replay.finishedAt() == null) {
            throw Problem.conflict("replay", id, "must be finished").exception();
        }
    }
}
