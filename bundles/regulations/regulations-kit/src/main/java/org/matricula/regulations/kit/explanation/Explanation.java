package org.matricula.regulations.kit.explanation;

import java.util.List;
import java.util.Map;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;

/**
 * All that it takes to put a ruling into words; the words are made when they are asked for.
 *
 * @param policy the policy's name
 * @param subject what was judged, a module's code for instance; null where it is the whole record
 * @param judgement the outcome on the wire, and the findings
 * @param pack which pack ruled; null for a rehearsal
 * @param clauses clause numbers to headings
 * @param sentences the families' wording, see {@code PolicyFamily.explanations}
 */
public record Explanation(
        String policy,
        String subject,
        Judgement<Map<String, Object>> judgement,
        PackRef pack,
        Map<String, String> clauses,
        Map<String, String> sentences) {

    /** Explains a judgement by the clauses and the wording of a pack. */
    public static Explanation of(
            String policy, String subject, Judgement<Map<String, Object>> judgement, PackRef ref, Pack words) {
        return new Explanation(policy, subject, judgement, ref, words.clauses(), words.explanations(policy));
    }

    /** As plain text, one thought a line, indented by depth. */
    public String text(Audience audience) {
        return PlainText.of(tree(audience));
    }

    /** As a fragment of HTML: nested lists, everything escaped. */
    public String html(Audience audience) {
        return Html.fragment(tree(audience));
    }

    /** The tree that is rendered. */
    Branch tree(Audience audience) {
        return new Telling(this, audience).tell();
    }

    List<Finding> findings() {
        return judgement.findings();
    }
}
