package org.matricula.boards.provider.subject;

import java.util.Collection;
import java.util.Map;
import org.matricula.assessment.api.Moderations;
import org.matricula.assessment.api.ModuleModeration.State;
import org.matricula.boards.api.SubjectBoards.ResultSet;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where the moderation of runs stands, and whether that stops a subject board. */
@Component(service = Moderated.class, configurationPid = "org.matricula.boards")
public final class Moderated {

    /** What the installation wants. */
    public @interface Settings {

        /** True when a subject board waits until the marks of a run are moderated. */
        boolean waitForModeration() default false;
    }

    private final Moderations moderations;
    private final boolean wait;

    /** Reads the setting. */
    @Activate
    public Moderated(@Reference Moderations moderations, Settings settings) {
        this(moderations, settings.waitForModeration());
    }

    /** With the setting as it is. */
    public Moderated(Moderations moderations, boolean wait) {
        this.moderations = moderations;
        this.wait = wait;
    }

    Map<OccurrenceId, State> states(Caller acting, Collection<Occurrence> runs) {
        return moderations.states(acting, runs.stream().map(Occurrence::id).toList());
    }

    /**
     * Stops a subject board where the institution wants it to wait.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 that names the run
     */
    void refuse(ResultSet set) {
        if (wait && !State.valueOf(set.moderation()).isModerated()) {
            throw Problem.conflict(
                            "moderation",
                            set.moduleCode() + " " + set.period() + " " + set.moderation(),
                            "must be MODERATED first")
                    .exception();
        }
    }
}
