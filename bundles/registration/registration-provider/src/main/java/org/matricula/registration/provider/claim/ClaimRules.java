package org.matricula.registration.provider.claim;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.Faults;
import org.matricula.registration.api.Claim;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.store.ClaimStore;

/** What a claim must be like wherever it was made, before any regulations are asked. */
final class ClaimRules {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_NOTE = 2000;
    private static final int LONGEST_REFERENCE = 300;
    static final int MOST_PIECES = 100;
    private static final int MOST_MODULES = 60;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private ClaimRules() {}

    /**
     * Notes what is wrong with a claim.
     *
     * @param modules the modules that it names, as far as there are any
     * @param assessed true when it may have marks
     */
    static void check(
            Faults faults, Claim claim, Map<ModuleId, Module> modules, Neighbours neighbours, boolean assessed) {
        faults.check(
                        claim.programmeId() != null
                                && neighbours.programme(claim.programmeId()).isPresent(),
                        "programmeId",
                        claim.programmeId(),
                        "must be a programme of the institution")
                .given("session", claim.session())
                .given("kind", claim.kind());
        if (claim.adviser() != null) {
            faults.text("adviser", claim.adviser(), LONGEST_NAME);
        }
        boolean credit = claim.kind() != Claim.Kind.ADMISSION;
        int count = claim.modules().size();
        faults.check(
                credit ? count > 0 && count <= MOST_MODULES : count == 0,
                "modules",
                count,
                credit ? "must be 1 to " + MOST_MODULES : "must be empty, an admission gives no credit");
        Set<ModuleId> seen = new HashSet<>();
        for (Claim.ClaimedModule claimed : claim.modules()) {
            Module module = modules.get(claimed.moduleId());
            faults.check(
                            module != null && module.institution().equals(claim.institution()),
                            "modules",
                            claimed.moduleId(),
                            "must be a module of the institution")
                    .check(seen.add(claimed.moduleId()), "modules", claimed.moduleId(), "must be named once")
                    .check(
                            assessed || claimed.mark() == null,
                            "modules",
                            claimed.moduleId(),
                            "must have no mark before it is assessed")
                    .check(
                            claimed.credits() == null
                                    || module == null
                                    || claimed.credits() > 0 && claimed.credits() <= module.credits(),
                            "modules",
                            claimed.credits(),
                            "must be credits of the module");
        }
        Set<String> keys = new HashSet<>();
        faults.check(
                !claim.evidence().isEmpty() && claim.evidence().size() <= MOST_PIECES,
                "evidence",
                claim.evidence().size(),
                "must be 1 to " + MOST_PIECES + " pieces");
        for (Claim.Evidence piece : claim.evidence()) {
            evidence(faults, piece);
            faults.check(
                    piece.reference() == null || keys.add(ClaimStore.key(piece)),
                    "evidence",
                    piece.reference(),
                    "must be named once");
        }
    }

    /** Notes what is wrong with a piece of evidence. */
    static void evidence(Faults faults, Claim.Evidence piece) {
        faults.text("evidence", piece == null ? null : piece.reference(), LONGEST_REFERENCE);
        if (piece != null && piece.digest() != null) {
            faults.check(
                    DIGEST.matcher(piece.digest()).matches(),
                    "digest",
                    piece.digest(),
                    "must be 64 lower-case hexadecimal digits");
        }
    }
}
