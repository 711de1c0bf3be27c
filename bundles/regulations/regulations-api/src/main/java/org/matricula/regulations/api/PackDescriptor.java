package org.matricula.regulations.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * What a pack says of itself.
 *
 * @param id its id, lower case with hyphens
 * @param version three numbers: {@code 1.0.0}
 * @param title for people
 * @param notice what a reader must know before relying on it (for instance that its values are illustrative); null
 *     where there is nothing
 * @param institution whose rules these are
 * @param programmes codes of the programmes that it governs; empty means all of the institution
 * @param effectiveFrom the first session that it governs
 * @param effectiveTo the last session that it governs; null when open
 * @param extendsPack the pack whose policies and parameters it inherits; null for a base pack
 * @param clauses the clause index: number to heading
 * @param ambiguities the register of contradictions and silences with the adopted readings
 * @param gaps what the pack refuses to answer, because its text has no rule for it
 * @param judgement clauses that people apply and no rule executes, each with the reason: number to reason
 * @param cases how many worked cases it carries
 */
public record PackDescriptor(
        String id,
        String version,
        String title,
        String notice,
        InstitutionCode institution,
        List<String> programmes,
        AcademicSession effectiveFrom,
        AcademicSession effectiveTo,
        Extension extendsPack,
        Map<String, String> clauses,
        List<Ambiguity> ambiguities,
        List<Gap> gaps,
        Map<String, String> judgement,
        int cases) {

    /** Copies the collections. */
    public PackDescriptor {
        programmes = List.copyOf(programmes);
        clauses = Collections.unmodifiableMap(new LinkedHashMap<>(clauses));
        judgement = Collections.unmodifiableMap(new LinkedHashMap<>(judgement));
        ambiguities = List.copyOf(ambiguities);
        gaps = List.copyOf(gaps);
    }

    /**
     * The pack that is inherited from.
     *
     * @param id its id
     * @param range the versions that will do, as an OSGi range: {@code [1.0,2)}
     */
    public record Extension(String id, String range) {}

    /**
     * A contradiction or silence of the text.
     *
     * @param id its number in the register
     * @param problem what the text leaves open
     * @param reading the reading that the pack adopts
     */
    public record Ambiguity(String id, String problem, String reading) {}

    /**
     * What the pack would inherit or take from a family, and what its own text says nothing about. It is answered
     * {@code NO_RULE}: what the rules of somebody else say is no answer.
     *
     * @param policy the policy's name
     * @param ambiguity the entry of the register that says what is missing
     * @param clauses a ruling that rests on one of these clauses, or on a part of one, is answered {@code NO_RULE};
     *     empty where every ruling of the policy is
     */
    public record Gap(String policy, String ambiguity, List<String> clauses) {

        /** Copies the list. */
        public Gap {
            clauses = List.copyOf(clauses);
        }

        /** A gap that takes in the whole policy. */
        public Gap(String policy, String ambiguity) {
            this(policy, ambiguity, List.of());
        }
    }
}
