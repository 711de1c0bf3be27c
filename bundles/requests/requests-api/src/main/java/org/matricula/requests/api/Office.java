package org.matricula.requests.api;

import java.util.Locale;
import org.matricula.kernel.api.security.Privilege;

/** The offices in which requests are answered; packs name them. */
public final class Office {

    private Office() {}

    /** What is needed to answer in an office: {@code requests.approve-ec-panel} for EC_PANEL. */
    public static Privilege privilege(String role) {
        return new Privilege("requests.approve-" + role.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
