package org.matricula.regulations.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.RegulationsAdmin;
import org.matricula.regulations.api.ReplayId;
import org.matricula.regulations.engine.store.PackRow;
import org.matricula.regulations.engine.store.PackStore;
import org.matricula.regulations.engine.store.ReplayStore;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of packs. What arrives is staged into the database and verified by its own cases; from there it is loaded,
 * activated and rolled back. A call that holds a pack keeps it whatever happens here.
 */
@Component(
        service = {RegulationsAdmin.class, Engine.class},
        configurationPid = "org.matricula.regulations")
public final class Engine implements RegulationsAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int LONGEST_REASON = 500;
    private static final String ROLLBACK = "ROLLBACK";

    private final PackStore store;
    private final PackLibrary library;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private final boolean automatic;
    private final Approvals approvals;
    private final Discards discards;
    private final PackShelf shelf;
    private final Staging staging;
    private volatile Active active = new Active(-1, List.of());

    /**
     * The packs in force at one moment.
     *
     * @param generation the database's count of changes when they were read
     * @param packs the packs
     */
    record Active(long generation, List<LoadedPack> packs) {}

    /**
     * Begins with what the database says is in force.
     *
     * @param settings {@code activation}: {@code approved} (default) or {@code auto}; {@code replayBeforeApproval}:
     *     {@code true} or {@code false} (default); see the shipped configuration file
     */
    @Activate
    public Engine(
            @Reference(target = "(osgi.jndi.service.name=regulations)") DataSource dataSource,
            @Reference Identifiers identifiers,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock,
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY)
                    List<PolicyFamily> families,
            Map<String, Object> settings) {
        this.store = new PackStore(dataSource);
        this.library = new PackLibrary(store, new PackLoader(families), transactions);
        this.discards = new Discards(store, library);
        this.shelf = new PackShelf(store, transactions);
        this.staging = new Staging(store, library, identifiers, transactions, audit, clock);
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.automatic = "auto".equals(settings.get("activation"));
        this.approvals = new Approvals(
                new ReplayStore(dataSource),
                transactions,
                "true".equals(String.valueOf(settings.get("replayBeforeApproval"))));
        refresh();
    }

    /** The packs in force. */
    Active active() {
        return active;
    }

    /** The packs that are kept. */
    PackShelf shelf() {
        return shelf;
    }

    /** A pack that somebody noted. */
    LoadedPack pinned(PackRef ref) {
        return library.get(ref);
    }

    /** Reads again what is in force, when another node has changed it. */
    synchronized void refresh() {
        long generation = transactions.required(store::generation);
        if (generation == active.generation()) {
            return;
        }
        List<LoadedPack> packs = new ArrayList<>();
        List<PackRow> rows = new ArrayList<>(transactions.required(() -> store.in(PackState.ACTIVE)));
        // of two versions that are effective from the same session on, the one activated last goes first
        rows.sort(Comparator.comparing(PackRow::changedAt).reversed());
        for (PackRow row : rows) {
            try {
                packs.add(library.get(row.ref()));
            } catch (RuntimeException e) {
                LOG.error("The pack {} is in force and cannot be loaded: {}", row.ref(), e.getMessage());
            }
        }
        active = new Active(generation, List.copyOf(packs));
    }

    /**
     * Takes in a pack's files. What is in force stays in force, whatever comes of it, unless activation is automatic.
     *
     * @param origin where the files come from, for people
     * @return the state in which it is kept
     */
    synchronized PackStatus stage(Map<String, byte[]> files, String origin) {
        Staging.Staged staged = staging.stage(files, origin);
        if (!staged.isNew()) {
            return staged.status();
        }
        PackStatus status = automatic ? atOnce(shelf.found(staged.status().ref())) : staged.status();
        restageHeirs(staged.status().ref());
        return status;
    }

    private PackStatus atOnce(PackRow row) {
        try {
            return putInForce(Staging.PLATFORM, row, "ACTIVATE", "activation is automatic", null);
        } catch (ProblemException e) {
            LOG.warn("Pack {} is verified and is not put into force: {}", row.ref(), e.getMessage());
            return row.status();
        }
    }

    /** A new base stages a new candidate of each pack in force that extends it. */
    private void restageHeirs(PackRef base) {
        for (PackRow heir : transactions.required(() -> store.in(PackState.ACTIVE))) {
            if (base.id().equals(heir.baseId())) {
                stage(
                        transactions.required(() -> store.files(heir.artefactDigest())),
                        "new base " + base.id() + " " + base.version());
            }
        }
    }

    @Override
    public List<PackStatus> list(Caller caller) {
        caller.require(Regulations.READ);
        return transactions.required(store::all).stream()
                .filter(row -> PackVisibility.shows(caller, row))
                .map(PackRow::status)
                .toList();
    }

    @Override
    public PackStatus verify(Caller caller, String id, String version) {
        caller.require(Regulations.READ);
        PackRow row = shelf.row(caller, id, version);
        if (row.state() == PackState.REJECTED) {
            return row.status();
        }
        List<String> failures = Staging.failures(library.get(row.ref()));
        return row.status(failures);
    }

    @Override
    public synchronized PackStatus approve(Caller caller, String id, String version, String reason, ReplayId replay) {
        caller.require(APPROVE);
        checkReason(reason);
        PackRow row = shelf.inScope(caller, id, version);
        if (row.state() != PackState.VERIFIED) {
            throw Problem.conflict("state", row.state(), "must be VERIFIED to be approved")
                    .exception();
        }
        approvals.check(caller, row.ref(), replay);
        library.get(row.ref());
        transactions.run(() -> {
            Instant now = clock.instant();
            store.change(row.id(), PackState.APPROVED, List.of(), caller.name(), now);
            store.approve(row.id(), new PackStatus.Approval(caller.name(), now, reason, replay));
            audit.record(
                    caller,
                    Staging.entry(
                            row, "regulations.approve", replay == null ? reason : reason + " (replay " + replay + ")"));
        });
        return shelf.found(row.ref()).status();
    }

    @Override
    public PackStatus activate(Caller caller, String id, String version, String reason) {
        caller.require(MANAGE);
        checkReason(reason);
        PackRow row = shelf.inScope(caller, id, version);
        if (!automatic) {
            Approvals.checkSecondPerson(caller, row);
        }
        return putInForce(caller, row, "ACTIVATE", reason, null);
    }

    @Override
    public PackStatus rollback(Caller caller, String id, String reason) {
        caller.require(MANAGE);
        checkReason(reason);
        List<PackStore.Activation> history = transactions.required(() -> store.history(id));
        if (history.isEmpty()) {
            throw Problem.notFound("pack", id).exception();
        }
        PackStore.Activation last = history.get(0);
        PackRow present = PackShelf.inScope(caller, shelf.found(last.ref()));
        if (ROLLBACK.equals(last.action())) {
            throw Problem.conflict(
                            "pack",
                            present.ref(),
                            "was put back by a roll back already, and nothing was activated since; activate the"
                                    + " version that is wanted")
                    .exception();
        }
        PackRef before = history.stream()
                .map(PackStore.Activation::ref)
                .filter(ref -> !ref.equals(present.ref()))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("pack", present.ref(), "had no version in force before it")
                        .exception());
        return putInForce(caller, shelf.found(before), ROLLBACK, reason, present);
    }

    @Override
    public synchronized PackStatus retire(Caller caller, String id, String version, String reason) {
        caller.require(MANAGE);
        checkReason(reason);
        PackRow row = shelf.inScope(caller, id, version);
        if (row.state() != PackState.ACTIVE) {
            throw Problem.conflict("state", row.state(), "must be ACTIVE to be retired")
                    .exception();
        }
        transactions.run(() -> {
            store.change(row.id(), PackState.RETIRED, List.of(), caller.name(), clock.instant());
            store.note(identifiers.next(), id, null, "RETIRE", caller.name(), reason, clock.instant());
            audit.record(caller, Staging.entry(row, "regulations.retire", reason));
        });
        refresh();
        return shelf.found(row.ref()).status();
    }

    @Override
    public synchronized void discard(Caller caller, String id, String version, String reason) {
        caller.require(MANAGE);
        checkReason(reason);
        List<PackRow> versions = shelf.versions(caller, id).stream()
                .filter(row -> row.ref().version().equals(version))
                .toList();
        if (versions.isEmpty()) {
            throw Problem.notFound("pack", id + " " + version).exception();
        }
        versions.forEach(row -> PackShelf.inScope(caller, row));
        discard(caller, transactions.required(() -> discards.find(versions)), reason);
    }

    /** What came from a place that is empty now, and could not be read, is nothing that anybody could look into. */
    synchronized void withdraw(String origin) {
        transactions
                .required(() -> store.unread(origin, Staging.UNREAD))
                .forEach(row -> discard(Staging.PLATFORM, row, "it was taken away"));
    }

    private void discard(Caller caller, PackRow row, String reason) {
        transactions.run(() -> {
            store.discard(row);
            audit.record(caller, Staging.entry(row, "regulations.discard", reason));
        });
        library.forget(row.ref());
    }

    private synchronized PackStatus putInForce(
            Caller caller, PackRow row, String action, String reason, PackRow rolledBack) {
        boolean approved = row.state() == PackState.APPROVED || row.state() == PackState.RETIRED;
        boolean standing =
                rolledBack != null && rolledBack.state() == PackState.ACTIVE && row.state() == PackState.ACTIVE;
        if (!approved && !standing && !(automatic && row.state() == PackState.VERIFIED)) {
            String needed = automatic ? "VERIFIED, APPROVED or RETIRED" : "APPROVED or RETIRED";
            throw Problem.conflict("state", row.state(), "must be " + needed + " to be put into force")
                    .exception();
        }
        LoadedPack pack = library.get(row.ref());
        refresh();
        Rivals.refuse(pack, active.packs());
        PackDescriptor descriptor = pack.descriptor();
        transactions.run(() -> {
            Instant now = clock.instant();
            for (PackRow other : store.versions(row.ref().id())) {
                if (other.state() == PackState.ACTIVE
                        && other.id() != row.id()
                        && yields(other, descriptor, rolledBack, row)) {
                    store.change(other.id(), PackState.RETIRED, List.of(), caller.name(), now);
                }
            }
            store.change(row.id(), PackState.ACTIVE, List.of(), caller.name(), now);
            store.note(identifiers.next(), row.ref().id(), row.ref(), action, caller.name(), reason, now);
            audit.record(caller, Staging.entry(row, "regulations." + action.toLowerCase(Locale.ROOT), reason));
        });
        refresh();
        LOG.info("Pack {} is in force ({} by {})", row.ref(), action, caller.name());
        return shelf.found(row.ref()).status();
    }

    /** Whether a version in force gives way; whatever cannot be loaded any more governs nothing. */
    private boolean yields(PackRow other, PackDescriptor coming, PackRow rolledBack, PackRow row) {
        PackDescriptor present;
        try {
            present = library.get(other.ref()).descriptor();
        } catch (ProblemException e) {
            return true;
        }
        boolean takenBack = rolledBack != null && other.id() == rolledBack.id();
        return takenBack && row.state() == PackState.ACTIVE || Editions.replaces(coming, present, takenBack);
    }

    private static void checkReason(String reason) {
        new Faults().text("reason", reason, LONGEST_REASON).refuse();
    }
}
