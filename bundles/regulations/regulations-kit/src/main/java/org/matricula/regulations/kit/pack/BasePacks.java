package org.matricula.regulations.kit.pack;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The packs that another pack may extend. */
@FunctionalInterface
public interface BasePacks {

    /** The highest version of a pack within a range; empty when there is none. */
    Optional<LoadedPack> find(String id, PackRange range);

    /** No pack at all. */
    static BasePacks none() {
        return (id, range) -> Optional.empty();
    }

    /** Exactly these packs. */
    static BasePacks of(Collection<LoadedPack> packs) {
        List<LoadedPack> available = List.copyOf(packs);
        return (id, range) -> available.stream()
                .filter(pack -> pack.ref().id().equals(id) && range.includes(pack.version()))
                .max(Comparator.comparing(LoadedPack::version));
    }
}
