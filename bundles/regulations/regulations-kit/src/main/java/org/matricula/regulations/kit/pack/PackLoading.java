package org.matricula.regulations.kit.pack;

import java.util.List;
import java.util.Optional;
import org.matricula.regulations.api.PackDescriptor;

/**
 * What came of loading a pack's files.
 *
 * @param artefactDigest SHA-256 over the files' names and bytes
 * @param descriptor what the pack says of itself; empty where its files could not be read
 * @param pack the loaded pack; empty where it was refused
 * @param reasons why it was refused, all that were found; empty where it was loaded
 */
public record PackLoading(
        String artefactDigest, Optional<PackDescriptor> descriptor, Optional<LoadedPack> pack, List<String> reasons) {

    /** Copies the reasons. */
    public PackLoading {
        reasons = List.copyOf(reasons);
    }

    /**
     * The loaded pack.
     *
     * @throws IllegalStateException with the reasons when it was refused
     */
    public LoadedPack orThrow() {
        return pack.orElseThrow(() -> new IllegalStateException(String.join("; ", reasons)));
    }
}
