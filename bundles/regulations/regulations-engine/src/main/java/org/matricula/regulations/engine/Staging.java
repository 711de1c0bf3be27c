package org.matricula.regulations.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.engine.store.PackRow;
import org.matricula.regulations.engine.store.PackStore;
import org.matricula.regulations.kit.pack.CaseResult;
import org.matricula.regulations.kit.pack.CaseRunner;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in packs: loads them, has them verified by their own cases, and keeps them or the reasons why not. */
final class Staging {

    /** In whose name the platform itself acts. */
    static final Caller PLATFORM = new Caller("platform", Set.of(), Scope.all());

    /** The version of what does not say which pack it is. */
    static final String UNREAD = "unknown";

    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);
    private static final int LONGEST_ID = 100;

    private final PackStore store;
    private final PackLibrary library;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    Staging(
            PackStore store,
            PackLibrary library,
            Identifiers identifiers,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.library = library;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of files.
     *
     * @param status the state in which the pack is kept
     * @param isNew true when it is a new candidate; false when it was there already, or was refused
     */
    record Staged(PackStatus status, boolean isNew) {}

    /** Takes in a pack's files; {@code origin} is where they come from, for people. */
    Staged stage(Map<String, byte[]> files, String origin) {
        PackLoading loading = library.load(files);
        if (loading.pack().isEmpty()) {
            return rejected(loading, origin, loading.reasons());
        }
        LoadedPack pack = loading.pack().get();
        for (PackRow row : transactions.required(() -> store.versions(pack.ref().id()))) {
            boolean sameVersion = row.ref().version().equals(pack.ref().version());
            if (row.state() != PackState.REJECTED && sameVersion) {
                if (!row.artefactDigest().equals(pack.artefactDigest())) {
                    return rejected(
                            loading,
                            origin,
                            List.of("version " + pack.ref().version()
                                    + " is known with other contents already; a changed pack needs a new version"));
                }
                if (row.ref().equals(pack.ref())) {
                    return new Staged(row.status(), false);
                }
            }
        }
        List<String> failures = failures(pack);
        if (!failures.isEmpty()) {
            return rejected(loading, origin, failures);
        }
        return accepted(pack, files, origin);
    }

    private Staged accepted(LoadedPack pack, Map<String, byte[]> files, String origin) {
        PackRow row = row(pack.ref(), pack.artefactDigest(), pack.descriptor(), PackState.VERIFIED, List.of(), origin);
        transactions.run(() -> {
            store.keep(pack.artefactDigest(), files);
            replace(row);
            audit.record(
                    PLATFORM,
                    entry(row, "regulations.stage", "all " + pack.cases().size() + " cases pass"));
        });
        library.cache(pack);
        LOG.info(
                "Pack {} from {} is verified: {} cases pass",
                pack.ref(),
                origin,
                pack.cases().size());
        return new Staged(row.status(), true);
    }

    private Staged rejected(PackLoading loading, String origin, List<String> reasons) {
        PackRef ref = loading.descriptor()
                .map(d -> new PackRef(d.id(), d.version(), loading.artefactDigest()))
                .orElseGet(() -> unread(origin, loading.artefactDigest()));
        PackRow row = row(
                ref, loading.artefactDigest(), loading.descriptor().orElse(null), PackState.REJECTED, reasons, origin);
        transactions.run(() -> {
            replace(row);
            audit.record(PLATFORM, entry(row, "regulations.reject", null));
        });
        LOG.warn("Pack {} from {} is refused: {}", ref, origin, String.join("; ", reasons));
        return new Staged(row.status(), false);
    }

    /** What does not say which pack it is goes by where it came from; no pack can have such an id. */
    private static PackRef unread(String origin, String artefact) {
        return new PackRef(origin.substring(0, Math.min(LONGEST_ID, origin.length())), UNREAD, artefact);
    }

    private PackRow row(
            PackRef ref,
            String artefact,
            PackDescriptor descriptor,
            PackState state,
            List<String> reasons,
            String origin) {
        Instant now = clock.instant();
        boolean readable = descriptor != null;
        return new PackRow(
                identifiers.next(),
                ref,
                artefact,
                readable && descriptor.extendsPack() != null
                        ? descriptor.extendsPack().id()
                        : null,
                state,
                readable ? descriptor.title() : null,
                readable ? descriptor.notice() : null,
                readable ? descriptor.institution().value() : null,
                reasons,
                origin,
                now,
                PLATFORM.name(),
                now,
                null);
    }

    /** The same files may have been refused before, when what they extend was not there yet. */
    private void replace(PackRow row) {
        store.supersede(row, unread(row.origin(), row.artefactDigest()).id());
        store.find(row.ref())
                .or(() -> store.find(new PackRef(row.ref().id(), row.ref().version(), row.artefactDigest())))
                .ifPresentOrElse(old -> store.accept(old.id(), row), () -> store.insert(row));
    }

    /** The pack's own cases that do not come out as they say. */
    static List<String> failures(LoadedPack pack) {
        return new CaseRunner()
                .run(pack).stream()
                        .filter(result -> !result.passed())
                        .map(CaseResult::toString)
                        .toList();
    }

    /** A line of the audit trail about a pack. */
    static AuditEntry entry(PackRow row, String action, String reason) {
        return new AuditEntry(
                null,
                action,
                "pack/" + row.ref().id() + "/" + row.ref().version(),
                reason,
                null,
                row.ref().digest());
    }
}
