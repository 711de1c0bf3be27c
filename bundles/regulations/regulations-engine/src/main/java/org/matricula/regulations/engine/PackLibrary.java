package org.matricula.regulations.engine;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.engine.store.PackRow;
import org.matricula.regulations.engine.store.PackStore;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.pack.PackLoading;
import org.matricula.regulations.kit.pack.PackRange;
import org.matricula.regulations.kit.pack.PackVersion;

/**
 * Loads packs from the database, never from the bundle or file that brought them: whatever happens to those, a pack
 * that somebody noted can be had again. The few used last stay loaded.
 */
final class PackLibrary {

    private static final int LOADED = 32;

    private final PackStore store;
    private final PackLoader loader;
    private final Transactions transactions;
    private final Map<String, LoadedPack> loaded = new LinkedHashMap<>(LOADED, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LoadedPack> eldest) {
            return size() > LOADED;
        }
    };

    PackLibrary(PackStore store, PackLoader loader, Transactions transactions) {
        this.store = store;
        this.loader = loader;
        this.transactions = transactions;
    }

    /** Loads files that have just arrived; the highest fitting base is chosen now and for good. */
    PackLoading load(Map<String, byte[]> files) {
        return loader.load(files, this::base);
    }

    /**
     * A pack that this installation has.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when it never had it, 409 when the policies that it was
     *     loaded with are of another version now, so that it would not rule as it did
     */
    LoadedPack get(PackRef ref) {
        LoadedPack known = cached(ref.digest());
        if (known != null) {
            return known;
        }
        PackRow row = transactions.required(() -> store.find(ref)).orElseThrow(() -> Problem.notFound("pack", ref)
                .exception());
        return load(row);
    }

    private LoadedPack load(PackRow row) {
        Map<String, byte[]> files = transactions.required(() -> store.files(row.artefactDigest()));
        // an earlier base may be the one that was chosen when it was staged: the digest tells
        for (LoadedPack base : bases(row.baseId())) {
            Optional<LoadedPack> pack = loader.load(
                            files,
                            (id, range) -> base.ref().id().equals(id) && range.includes(base.version())
                                    ? Optional.of(base)
                                    : Optional.empty())
                    .pack()
                    .filter(p -> p.ref().digest().equals(row.ref().digest()));
            if (pack.isPresent()) {
                return cache(pack.get());
            }
        }
        return loader.load(files, BasePacks.none())
                .pack()
                .filter(p -> p.ref().digest().equals(row.ref().digest()))
                .map(this::cache)
                .orElseThrow(() -> Problem.conflict(
                                "pack", row.ref(), "was verified with other policies than are installed; stage it anew")
                        .exception());
    }

    private List<LoadedPack> bases(String id) {
        return id == null
                ? List.of()
                : transactions.required(() -> store.versions(id)).stream()
                        .filter(row -> row.state() != PackState.REJECTED)
                        .map(row -> get(row.ref()))
                        .toList();
    }

    private Optional<LoadedPack> base(String id, PackRange range) {
        return transactions.required(() -> store.versions(id)).stream()
                .filter(row -> row.state() != PackState.REJECTED)
                .filter(row -> range.includes(PackVersion.of(row.ref().version())))
                .max(Comparator.comparing(row -> PackVersion.of(row.ref().version())))
                .map(row -> get(row.ref()));
    }

    private LoadedPack cached(String digest) {
        synchronized (loaded) {
            return loaded.get(digest);
        }
    }

    /** Forgets a pack that is discarded. */
    void forget(PackRef ref) {
        synchronized (loaded) {
            loaded.remove(ref.digest());
        }
    }

    LoadedPack cache(LoadedPack pack) {
        synchronized (loaded) {
            loaded.put(pack.ref().digest(), pack);
        }
        return pack;
    }
}
