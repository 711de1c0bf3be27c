package org.matricula.regulations.api;

import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** The life of packs: {@code STAGED -> VERIFIED -> ACTIVE -> RETIRED}, or {@code REJECTED}. */
public interface RegulationsAdmin {

    /** Needed to activate, roll back and retire packs. */
    Privilege MANAGE = new Privilege("regulations.manage");

    /** Every version of every pack that ever arrived, by id and arrival. Needs {@link Regulations#READ}. */
    List<PackStatus> list(Caller caller);

    /**
     * Runs a pack's cases again. Needs {@link Regulations#READ}.
     *
     * @param version null for the newest
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such pack
     */
    PackStatus verify(Caller caller, String id, String version);

    /**
     * Puts a verified (or retired) version into force; the version of the same pack that was in force is retired.
     * Needs {@link #MANAGE}.
     *
     * @param reason why, for the audit trail
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such version, 409 when it is not verified
     */
    PackStatus activate(Caller caller, String id, String version, String reason);

    /**
     * Puts the version back into force that was in force before the present one. Needs {@link #MANAGE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such pack, 409 when nothing was in force
     *     before
     */
    PackStatus rollback(Caller caller, String id, String reason);

    /**
     * Takes a version out of force without a successor. Needs {@link #MANAGE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such version, 409 when it is not in force
     */
    PackStatus retire(Caller caller, String id, String version, String reason);
}
