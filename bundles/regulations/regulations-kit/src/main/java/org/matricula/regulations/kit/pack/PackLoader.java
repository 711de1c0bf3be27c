package org.matricula.regulations.kit.pack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PolicyFamily;

/**
 * Makes packs from their files. It reads nothing itself and keeps nothing: whoever has the bytes (a bundle, a dropped
 * file, the database) brings them.
 */
public final class PackLoader {

    /** The folder of a pack's files in its jar. */
    public static final String FOLDER = "META-INF/matricula/";

    /** The name of the descriptor among the files. A pack of one file may call it otherwise. */
    public static final String DESCRIPTOR = "pack.yaml";

    /** The JSON Schema of the descriptor (draft 2020-12): a resource beside this class. */
    public static final String SCHEMA = "pack.schema.json";

    private final List<PolicyFamily> families;

    /** @param families the families of policies that packs may use */
    public PackLoader(Collection<? extends PolicyFamily> families) {
        this.families = List.copyOf(families);
    }

    /**
     * Loads a pack: reads it, finds the pack that it extends, merges the parameters, configures every policy. A bad
     * number is found here and not on board day.
     *
     * @param files names within the folder (without it) to contents: {@code pack.yaml}, {@code cases-credit.yaml}
     * @param bases the packs that it may extend
     * @return the pack, or all the reasons why it is refused; nothing is thrown
     */
    public PackLoading load(Map<String, byte[]> files, BasePacks bases) {
        String artefact = PackDigests.ofFiles(files);
        PackContent content;
        try {
            content = PackReader.read(files);
        } catch (PackFormatException e) {
            return new PackLoading(artefact, Optional.empty(), Optional.empty(), e.reasons());
        }
        PackDescriptor descriptor = content.descriptor();
        PackBinder binder = new PackBinder(content, families);
        Optional<LoadedPack> pack = binder.bind(artefact, bases);
        return new PackLoading(artefact, Optional.of(descriptor), pack, binder.reasons());
    }
}
