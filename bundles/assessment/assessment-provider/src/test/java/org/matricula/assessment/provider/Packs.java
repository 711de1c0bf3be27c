package org.matricula.assessment.provider;

import static org.junit.Assert.assertNotNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;

/** Has one pack in force, and remembers those that were. */
final class Packs implements Regulations {

    private final Map<PackRef, Pack> known = new HashMap<>();
    PlainPack active = new PlainPack("1.0.0", "first");
    boolean refusing;

    @Override
    public Resolution resolve(GoverningEvent event) {
        if (active == null) {
            throw Problem.conflict("pack", null, "NO_PACK_IN_FORCE").exception();
        }
        known.put(active.ref(), active);
        return new Resolution(active, "the only one");
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
