package org.matricula.assessment.provider.basis;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.job.Job;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;

/**
 * The packs of a computation: one for each session, noted in the job's parameters when it is submitted, so that all its
 * results come from the same packs, also when it is resumed after another pack was activated.
 */
public final class PinnedPacks {

    private static final String PREFIX = "pack.";

    private PinnedPacks() {}

    public static Map<String, String> pin(
            Regulations regulations, InstitutionCode institution, Collection<AcademicSession> sessions) {
        Map<String, String> parameters = new TreeMap<>();
        for (AcademicSession session : sessions) {
            PackRef ref = regulations
                    .resolve(new GoverningEvent(institution, null, session))
                    .pack()
                    .ref();
            parameters.put(PREFIX + session.startYear(), ref.id() + " " + ref.version() + " " + ref.digest());
        }
        return parameters;
    }

    /** The pack of a session; a session that had nothing running when the job was submitted takes the one in force. */
    public static Pack of(Regulations regulations, Job job, AcademicSession session) {
        String pinned = job.parameters().get(PREFIX + session.startYear());
        if (pinned == null) {
            return regulations
                    .resolve(new GoverningEvent(job.institution(), null, session))
                    .pack();
        }
        String[] ref = pinned.split(" ");
        return regulations.pinned(new PackRef(ref[0], ref[1], ref[2]));
    }
}
