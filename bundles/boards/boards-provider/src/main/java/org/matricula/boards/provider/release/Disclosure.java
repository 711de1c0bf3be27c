package org.matricula.boards.provider.release;

import org.matricula.policies.taught.ResultsDisclosureFacts;
import org.matricula.policies.taught.ResultsDisclosureFacts.Audience;
import org.matricula.policies.taught.ResultsDisclosureFacts.Content;
import org.matricula.policies.taught.ResultsDisclosureFacts.Key;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.regulations.api.Pack;

/** Who may be told what, as a pack has it (section 7.4); a pack that has no such policy forbids nothing of this. */
final class Disclosure {

    private Disclosure() {}

    /** The student's own grades. */
    static boolean ownGrades(Pack pack) {
        return permitted(
                pack, new ResultsDisclosureFacts(Audience.STUDENT, Content.MODULE_GRADES, true, false, null, null));
    }

    /** The grades of its own students to a partner. */
    static boolean partner(Pack pack) {
        return permitted(
                pack, new ResultsDisclosureFacts(Audience.PARTNER, Content.MODULE_GRADES, false, true, null, null));
    }

    /** Progression and completion, by a key that is drawn for the list. */
    static boolean list(Pack pack) {
        return permitted(
                pack,
                new ResultsDisclosureFacts(Audience.NOTICE_BOARD, Content.PROGRESSION, false, false, Key.RANDOM, null));
    }

    private static boolean permitted(Pack pack, ResultsDisclosureFacts facts) {
        return !pack.policies().contains(TaughtPolicies.RESULTS_DISCLOSURE.name())
                || pack.evaluate(TaughtPolicies.RESULTS_DISCLOSURE, facts)
                        .outcome()
                        .permitted();
    }
}
