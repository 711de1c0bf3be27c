package org.matricula.regulations.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.engine.store.PackRow;
import org.matricula.regulations.engine.store.PackStore;

/** Finds the packs that are kept, as far as a caller may know of them. */
final class PackShelf {

    private static final int LONGEST_TOLD = 300;

    private final PackStore store;
    private final Transactions transactions;

    PackShelf(PackStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** A pack by its reference. */
    PackRow found(PackRef ref) {
        return transactions.required(() -> store.find(ref)).orElseThrow(() -> Problem.notFound("pack", ref)
                .exception());
    }

    /**
     * A pack that can judge, by {@link #row}.
     *
     * @throws ProblemException 409 with the reasons when it was refused
     */
    PackRef judging(Caller caller, String id, String version) {
        return judging(row(caller, id, version));
    }

    /** The same; without a version the latest that was not refused, in force or not. */
    PackRef judgingLatest(Caller caller, String id, String version) {
        if (version != null) {
            return judging(caller, id, version);
        }
        return versions(caller, id).stream()
                .filter(r -> r.state() != PackState.REJECTED)
                .findFirst()
                .map(PackRow::ref)
                .orElseThrow(() -> Problem.notFound("pack", id).exception());
    }

    private static PackRef judging(PackRow row) {
        if (row.state() == PackState.REJECTED) {
            String reasons = String.join("; ", row.reasons());
            String told = reasons.length() <= LONGEST_TOLD ? reasons : reasons.substring(0, LONGEST_TOLD) + " ...";
            throw Problem.conflict("pack", row.ref(), "is REJECTED: " + told).exception();
        }
        return row.ref();
    }

    /** The versions of a pack that the caller may know of, latest first. */
    List<PackRow> versions(Caller caller, String id) {
        return transactions.required(() -> store.versions(id)).stream()
                .filter(row -> PackVisibility.shows(caller, row))
                .toList();
    }

    /**
     * The version asked for; without one the one in force, and where none is the latest that was not refused. Only what
     * the caller may know of.
     */
    PackRow row(Caller caller, String id, String version) {
        List<PackRow> versions = versions(caller, id);
        Set<PackState> wanted = new HashSet<>();
        if (version == null && versions.stream().anyMatch(r -> r.state() == PackState.ACTIVE)) {
            wanted.add(PackState.ACTIVE);
        }
        List<PackRow> matching = versions.stream()
                .filter(r -> version == null || r.ref().version().equals(version))
                .filter(r -> wanted.isEmpty() || wanted.contains(r.state()))
                .collect(Collectors.toList());
        return matching.stream()
                .filter(r -> r.state() != PackState.REJECTED)
                .findFirst()
                .or(() -> matching.stream().findFirst())
                .orElseThrow(() -> Problem.notFound("pack", version == null ? id : id + " " + version)
                        .exception());
    }

    /**
     * The same, for a change.
     *
     * @throws ProblemException 403 when it is of another institution
     */
    PackRow inScope(Caller caller, String id, String version) {
        return inScope(caller, row(caller, id, version));
    }

    /** Refuses the change of a pack of another institution. */
    static PackRow inScope(Caller caller, PackRow row) {
        if (row.institution() != null) {
            caller.scope().require(new InstitutionCode(row.institution()));
        }
        return row;
    }
}
