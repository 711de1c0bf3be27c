package org.matricula.regulations.api;

import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * What is to be judged, as far as the choice of the pack depends on it.
 *
 * @param institution where the student studies
 * @param programme code of the student's programme; null when the event concerns none
 * @param session the session of the event: a repeat or a return from suspension carries the session in which it
 *     happens, not that of the first attempt (section 0.4)
 * @param kind what happens; it changes the explanation, never the choice, because the session says it all
 */
public record GoverningEvent(InstitutionCode institution, String programme, AcademicSession session, Kind kind) {

    /** Ordinary study. */
    public GoverningEvent(InstitutionCode institution, String programme, AcademicSession session) {
        this(institution, programme, session, Kind.ORDINARY);
    }

    /** The events of section 0.4 that are told apart. */
    public enum Kind {
        /** Ordinary study: the regulations in force for the session. */
        ORDINARY("ordinary study is governed by the regulations in force for the session"),
        /** A level, stage or module taken again (A.2.8.1[d], A.2.8.2[c], A.2.8.3.1[k], A.2.8.4[b]). */
        REPEAT("a repeat is governed by the current regulations, not by those of the first attempt (A.2.8.4[b])"),
        /** Study after a suspension or another break (A.2.6.10[g]). */
        RETURN("a return is governed by the regulations current at the return (A.2.6.10[g])");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        /** The rule in words. */
        public String rule() {
            return rule;
        }
    }
}
