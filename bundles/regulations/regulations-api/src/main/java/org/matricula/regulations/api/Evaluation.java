package org.matricula.regulations.api;

import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Evaluation as a service: judges facts that a caller brings, by their names on the wire, and keeps nothing. Every face
 * asks here. Needs {@link Regulations#READ}.
 */
public interface Evaluation {

    /** Needed to judge with other numbers than a pack's own: the member {@code override} of the facts. */
    Privilege REHEARSE = new Privilege("regulations.rehearse");

    /** The member of the facts that replaces parameters: an object of dotted paths to values. */
    String OVERRIDE = "override";

    /**
     * Finds the pack that is to judge. Whoever holds it can ask as often as needed and has the same rules throughout.
     * The explanation says why it governs: which scope, programme, institution or awarding body; null for a named pack.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the named pack is not there, 409
     *     when it is REJECTED, or {@code NO_PACK_IN_FORCE}, 403 for an institution outside the scope, 422 when neither pack nor institution is
     *     given, or {@code on} is no session of the institution
     */
    Regulations.Resolution resolve(Caller caller, Choice choice);

    /** The pack that is to judge, as {@link #resolve} finds it. */
    default Pack choose(Caller caller, Choice choice) {
        return resolve(caller, choice).pack();
    }

    /**
     * Judges.
     *
     * @param given the facts by the names of the policy. With a member {@link #OVERRIDE} it is a rehearsal: it needs
     *     {@link #REHEARSE}, and the ruling names no pack, for no pack rules so
     * @throws org.matricula.kernel.api.ProblemException 422 that names the fact at fault, or with {@code NO_RULE}; 403
     *     for a rehearsal without the privilege
     */
    Ruling<Map<String, Object>> evaluate(Caller caller, Pack pack, String policy, Map<String, Object> given);

    /**
     * Judges the same facts under several packs.
     *
     * @param betterOf true to find the better of the rulings too; then the policy must say what better means
     * @throws org.matricula.kernel.api.ProblemException as {@link #evaluate}; 422 when the policy has no order of
     *     outcomes, or these outcomes cannot be compared
     */
    Comparison compare(Caller caller, List<Pack> packs, String policy, Map<String, Object> given, boolean betterOf);

    /**
     * Runs a simulation of one of the pack's families: what several policies together say of futures still open.
     *
     * @param name the simulation's name: {@code offer}
     * @param given the facts by the names of the simulation
     * @throws org.matricula.kernel.api.ProblemException 404 when the pack has no simulation of that name, 422 that names
     *     the fact at fault
     */
    Map<String, Object> simulate(Caller caller, Pack pack, String name, Map<String, Object> given);

    /**
     * The JSON Schema of the facts of each policy of a pack that has a case, with an example out of the cases, by the
     * policy's name.
     */
    Map<String, Map<String, Object>> facts(Caller caller, Pack pack);

    /**
     * Which pack is to judge.
     *
     * @param institution whose pack in force is wanted; needed unless a pack is named
     * @param programme code of the programme; null where the event concerns none
     * @param on the session of the event ({@code 2026/27}) or its date ({@code 2026-11-21}); today when null
     * @param pack a pack's id, in force or not; null for the governing one
     * @param version the named pack's version; null for the one in force, or the latest
     */
    record Choice(InstitutionCode institution, String programme, String on, String pack, String version) {}

    /**
     * Rulings side by side.
     *
     * @param rulings one for each pack, in their order
     * @param better the position of the better one, counted from 0; the first of equals; null where it was not asked
     */
    record Comparison(List<Ruling<Map<String, Object>>> rulings, Integer better) {

        /** Copies the list. */
        public Comparison {
            rulings = List.copyOf(rulings);
        }
    }
}
