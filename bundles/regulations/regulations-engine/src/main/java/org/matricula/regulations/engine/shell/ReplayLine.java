package org.matricula.regulations.engine.shell;

import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Replay;

/**
 * A replay as the shell lists it.
 *
 * @param replay its identity
 * @param institution whose cohort
 * @param session of which session
 * @param before the pack before
 * @param after the pack after
 * @param replayed how many cases were judged again
 * @param changed how many come out otherwise
 * @param finished when it ended; null while it goes on
 * @param job its job
 */
public record ReplayLine(
        String replay,
        String institution,
        String session,
        String before,
        String after,
        long replayed,
        long changed,
        String finished,
        String job) {

    static ReplayLine of(Replay replay) {
        return new ReplayLine(
                replay.id().toString(),
                replay.institution().toString(),
                replay.session().toString(),
                pack(replay.before()),
                pack(replay.after()),
                replay.replayed(),
                replay.changed(),
                replay.finishedAt() == null ? null : replay.finishedAt().toString(),
                replay.job().toString());
    }

    private static String pack(PackRef ref) {
        return ref.id() + " " + ref.version();
    }
}
