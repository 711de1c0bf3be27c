package org.matricula.registration.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.StudentId;

/**
 * Claims to the recognition of prior learning (A.2.3). They are judged by the policy {@code rpl} of the pack that governs
 * the programme in the session of the claim. Reading needs {@link Registrations#READ}.
 *
 * <p>All that write throw {@link org.matricula.kernel.api.ProblemException}: 404 unknown or outside the scope, 412 when
 * {@code version} is not the present one, 409 when the state does not allow the step, 422 when a field breaks its rule
 * or the regulations refuse: the fault then has the policy's code, such as EVIDENCE_DOUBLE_COUNTED, with rule, clause and
 * pack, and nothing is written.
 */
public interface Claims {

    /** Needed to make claims, add evidence, record signatures and withdraw. */
    Privilege WRITE = new Privilege("registration.claim");

    /** Needed to accept and refuse claims. */
    Privilege ASSESS = new Privilege("registration.assess-claim");

    /** Needed to record that a subject board ratified a claim, and to revoke one. */
    Privilege RATIFY = new Privilege("registration.ratify-claim");

    /** One claim. */
    Versioned<Claim> get(Caller caller, ClaimId id);

    /** A student's claims, oldest first. */
    List<Claim> of(Caller caller, StudentId student);

    /**
     * Claims by identity.
     *
     * @param institution null for every institution of the scope
     * @param state null for every state
     */
    Page<Claim> list(Caller caller, InstitutionCode institution, Claim.State state, PageRequest page);

    /** Makes a claim. What the regulations can refuse already they refuse here. Needs {@link #WRITE}. */
    Versioned<Claim> make(Caller caller, Claim claim);

    /** Adds evidence to an open claim. Needs {@link #WRITE}. */
    Versioned<Claim> addEvidence(Caller caller, ClaimId id, Claim.Evidence evidence, long version);

    /**
     * Records a signature on an open claim. Needs {@link #WRITE}.
     *
     * @param person who signed, by name
     */
    Versioned<Claim> sign(
            Caller caller, ClaimId id, Claim.Signatory signatory, String person, LocalDate on, long version);

    /**
     * Accepts an open claim. An exemption needs the signature of the course leader; an accreditation those of course
     * leader, assessor and student. An accreditation is PROVISIONAL then, others are CONFIRMED. Needs {@link #ASSESS}.
     *
     * @param assessor who assessed it, by name; not the adviser
     * @param marks marks by module, for an accreditation; empty where none are given
     */
    Versioned<Claim> accept(
            Caller caller, ClaimId id, String assessor, Map<ModuleId, BigDecimal> marks, LocalDate on, long version);

    /**
     * Records that the subject board ratified a provisional claim; its modules go on the record. Needs {@link #RATIFY}.
     *
     * @param board the board, by name
     */
    Versioned<Claim> ratify(Caller caller, ClaimId id, String board, LocalDate on, long version);

    /**
     * Refuses an open or provisional claim. Needs {@link #ASSESS}.
     *
     * @param person who refused it, by name
     * @param reason why, 1 to 500 characters
     */
    Versioned<Claim> refuse(Caller caller, ClaimId id, String person, LocalDate on, String reason, long version);

    /**
     * The student gives an open or provisional claim up; its evidence may be used again. Needs {@link #WRITE}.
     *
     * @param reason why, 1 to 500 characters
     */
    Versioned<Claim> withdraw(Caller caller, ClaimId id, LocalDate on, String reason, long version);

    /**
     * Takes back a confirmed claim. Its modules are recognised no more, which their history tells; its evidence may be used
     * again. Who took one of them goes on with it where the run is not over. Needs {@link #RATIFY}.
     *
     * @param person who revoked it, by name
     * @param reason why, 1 to 500 characters
     */
    Versioned<Claim> revoke(Caller caller, ClaimId id, String person, LocalDate on, String reason, long version);
}
