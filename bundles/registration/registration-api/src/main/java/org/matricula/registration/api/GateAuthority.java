package org.matricula.registration.api;

import java.util.Locale;
import org.matricula.kernel.api.security.Privilege;

/**
 * Somebody who may waive gates of enrolment, as packs call it.
 *
 * @param code its code in packs: {@code FINANCE}
 */
public record GateAuthority(String code) {

    /** What it takes to waive in its name: {@code registration.waive-finance}. */
    public Privilege privilege() {
        return new Privilege(
                "registration.waive-" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
