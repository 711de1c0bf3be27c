package org.matricula.regulations.api;

import java.util.List;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** The life of packs: {@code STAGED -> VERIFIED -> APPROVED -> ACTIVE -> RETIRED}, or {@code REJECTED}. */
public interface RegulationsAdmin {

    /** Needed to activate, roll back and retire packs. */
    Privilege MANAGE = new Privilege("regulations.manage");

    /** Needed to approve packs; kept apart from {@link #MANAGE}, so that whoever activates is not whoever approved. */
    Privilege APPROVE = new Privilege("regulations.approve");

    /**
     * Every version of every pack, by id and arrival: those that are or were in force, which are public, and of the
     * others those of the institutions within the caller's scope. For the other operations a pack that is not listed is
     * not there. Needs {@link Regulations#READ}.
     */
    List<PackStatus> list(Caller caller);

    /**
     * Runs a pack's cases again. Needs {@link Regulations#READ}.
     *
     * @param version null for the newest
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such pack
     */
    PackStatus verify(Caller caller, String id, String version);

    /**
     * Approves a verified version, in the caller's name. Needs {@link #APPROVE}.
     *
     * @param reason why, 1 to 500 characters; kept with the pack and in the audit trail
     * @param replay the finished replay to this very pack that the approval rests on; null for none, unless the
     *     installation demands one ({@code replayBeforeApproval})
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such version or replay, 409 when the
     *     version is not verified or the replay is not finished, 422 when a replay is missing or is that of another pack
     */
    PackStatus approve(Caller caller, String id, String version, String reason, ReplayId replay);

    /**
     * Puts an approved (or retired) version into force. Of the same pack, a version that governs no session any more is
     * retired by it: one that is effective from the same session on and not for longer. A version effective from an
     * earlier session stays in force for the sessions before. Needs {@link #MANAGE}, and unless activation is automatic
     * another person than the one who approved.
     *
     * @param reason why, for the audit trail
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such version, 409 when it is not approved,
     *     when the caller approved it, or when another pack is in force for the same programmes of the institution from
     *     the same session on
     */
    PackStatus activate(Caller caller, String id, String version, String reason);

    /**
     * Takes back the last activation of a pack, once: the version that was in force before is in force again, and the present
     * one is retired where the earlier one would otherwise not govern. Needs {@link #MANAGE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such pack, 409 when nothing was in force
     *     before, or when a roll back was the last that happened
     */
    PackStatus rollback(Caller caller, String id, String reason);

    /**
     * Takes a version out of force without a successor. Needs {@link #MANAGE}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such version, 409 when it is not in force
     */
    PackStatus retire(Caller caller, String id, String version, String reason);

    /**
     * Takes a version off the list: one that was refused, or one that was never approved and that no replay and no other
     * pack refers to. The audit trail keeps that it was there. Needs {@link #MANAGE}.
     *
     * @param id the pack's id; of what could not be read the origin
     * @param version the version; of what could not be read {@code unknown}
     * @param reason why, for the audit trail, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such version, 409 that says what holds it
     */
    void discard(Caller caller, String id, String version, String reason);
}
