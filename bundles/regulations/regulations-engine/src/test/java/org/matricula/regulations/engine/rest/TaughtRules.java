package org.matricula.regulations.engine.rest;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.engine.FactEvaluation;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;

/** An installation that knows the taught regulations of the University of South Wales, and what else a test adds. */
final class TaughtRules implements Regulations {

    static final Set<String> READER = Set.of(Regulations.READ.name());
    static final Caller PARTNER = new Caller("partner", READER, Scope.all());
    static final Caller REHEARSER =
            new Caller("rehearser", Set.of(Regulations.READ.name(), Evaluation.REHEARSE.name()), Scope.all());
    static final Caller NOBODY = new Caller("nobody", Set.of(), Scope.all());

    static final PackLoader LOADER = new PackLoader(List.of(new TaughtPolicyFamily()));
    static final LoadedPack USW =
            LOADER.load(ClasspathPacks.files("usw-taught"), BasePacks.none()).orThrow();

    final List<LoadedPack> packs = new ArrayList<>(List.of(USW));
    LoadedPack inForce = USW;
    int chosen;

    /** The evaluation over these packs. */
    Evaluation evaluation() {
        return new FactEvaluation(this, null, Clock.systemUTC());
    }

    @Override
    public Resolution resolve(GoverningEvent event) {
        chosen++;
        return new Resolution(inForce, "it is in force");
    }

    @Override
    public Pack pinned(PackRef ref) {
        throw new AssertionError();
    }

    @Override
    public Pack named(Caller caller, String id, String version) {
        caller.require(READ);
        chosen++;
        return packs.stream()
                .filter(pack -> pack.ref().id().equals(id))
                .filter(pack -> version == null || pack.ref().version().equals(version))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("pack", id).exception());
    }

    /** Headers that prefer one type. */
    static HttpHeaders accepting(String type) {
        return (HttpHeaders) Proxy.newProxyInstance(
                TaughtRules.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getAcceptableMediaTypes" -> List.of(MediaType.valueOf(type));
                    case "getAcceptableLanguages" -> List.of(Locale.ENGLISH);
                    default -> throw new AssertionError(method.getName());
                });
    }

    /** A pack of one file that extends the taught regulations. */
    static LoadedPack heir(String yaml) {
        return LOADER.load(
                        Map.of("pack.yaml", yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        (id, range) -> java.util.Optional.of(USW))
                .orThrow();
    }
}
