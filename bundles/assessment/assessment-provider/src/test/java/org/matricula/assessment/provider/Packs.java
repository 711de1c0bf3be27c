package org.matricula.assessment.provider;

import static org.junit.Assert.assertNotNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.coursework.CourseworkPolicyFamily;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.PackFiles;
import org.matricula.regulations.kit.pack.PackLoader;

/** Has one pack in force, a plain one unless a test sets regulations, and remembers those that were. */
final class Packs implements Regulations {

    private final Map<PackRef, Pack> known = new HashMap<>();
    PlainPack active = new PlainPack("1.0.0", "first");
    Pack regulations;
    boolean refusing;

    /** The regulations of a folder of packs. */
    static Pack read(String folder) {
        Path files = Path.of("../../regulations", folder, "src/main/resources", PackLoader.FOLDER);
        return new PackLoader(List.of(new TaughtPolicyFamily(), new CourseworkPolicyFamily()))
                .load(PackFiles.gather(name -> bytes(files.resolve(name))), BasePacks.none())
                .orThrow();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Resolution resolve(GoverningEvent event) {
        if (active == null) {
            throw Problem.conflict("pack", null, "NO_PACK_IN_FORCE").exception();
        }
        Pack inForce = regulations == null ? active : regulations;
        known.put(inForce.ref(), inForce);
        return new Resolution(inForce, "the only one");
    }

    @Override
    public Pack pinned(PackRef ref) {
        Pack pack = known.get(ref);
        assertNotNull(pack);
        return refusing ? new Refusing(pack) : pack;
    }

    @Override
    public Pack named(Caller caller, String id, String version) {
        throw new UnsupportedOperationException();
    }

    private record Refusing(Pack pack) implements Pack {

        @Override
        public PackRef ref() {
            return pack.ref();
        }

        @Override
        public org.matricula.regulations.api.PackDescriptor descriptor() {
            return pack.descriptor();
        }

        @Override
        public Set<String> policies() {
            return Set.of();
        }

        @Override
        public <F, O> org.matricula.regulations.api.Ruling<O> evaluate(
                org.matricula.regulations.api.PolicyKey<F, O> policy, F facts) {
            throw Problem.invalid("policy", policy, "NO_RULE").exception();
        }
    }
}
