package org.matricula.regulations.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the pack that governs an event among those in force, and says why. */
@Component
public final class GoverningRegulations implements Regulations {

    private static final Logger LOG = LoggerFactory.getLogger(GoverningRegulations.class);
    private static final long REFRESH_SECONDS = 2;
    private static final Caller PLATFORM = new Caller("platform", Set.of(Institutions.READ.name()), Scope.all());

    private final Engine engine;
    private final Institutions institutions;
    private final Map<InstitutionCode, Optional<InstitutionCode>> awardingBodies = new ConcurrentHashMap<>();
    private final ScheduledExecutorService lookout =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "matricula-regulations"));

    /** Chooses among the packs that the engine has in force. */
    @Activate
    public GoverningRegulations(@Reference Engine engine, @Reference Institutions institutions) {
        this.engine = engine;
        this.institutions = institutions;
        lookout.scheduleWithFixedDelay(this::refresh, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    /** Stops looking for changes that other nodes make. */
    @Deactivate
    public void deactivate() {
        lookout.shutdownNow();
    }

    @Override
    public Resolution resolve(GoverningEvent event) {
        Optional<InstitutionCode> awardingBody =
                awardingBodies.computeIfAbsent(event.institution(), this::awardingBody);
        List<LoadedPack> fitting = engine.active().packs().stream()
                .filter(pack -> inForce(pack.descriptor(), event))
                .filter(pack -> rank(pack.descriptor(), event, awardingBody) > 0)
                .toList();
        return fitting.stream()
                .max(Comparator.<Pack>comparingInt(pack -> rank(pack.descriptor(), event, awardingBody))
                        .thenComparing(pack -> pack.descriptor().effectiveFrom()))
                .map(pack -> new Resolution(pack, explanation(pack, event, awardingBody, fitting)))
                .orElseThrow(() -> Problem.conflict(
                                "institution",
                                event.institution(),
                                "has no regulations in force for session " + event.session()
                                        + " (NO_PACK_IN_FORCE); activate a pack that governs it")
                        .exception());
    }

    @Override
    public Pack pinned(PackRef ref) {
        return engine.pinned(ref);
    }

    @Override
    public Pack named(Caller caller, String id, String version) {
        caller.require(READ);
        return engine.pinned(engine.shelf().judging(caller, id, version));
    }

    private static boolean inForce(PackDescriptor pack, GoverningEvent event) {
        return pack.effectiveFrom().compareTo(event.session()) <= 0
                && (pack.effectiveTo() == null || pack.effectiveTo().compareTo(event.session()) >= 0);
    }

    /** 3 for the programme's own pack, 2 for the institution's, 1 for the awarding body's, 0 for another's. */
    private static int rank(PackDescriptor pack, GoverningEvent event, Optional<InstitutionCode> awardingBody) {
        boolean programme = event.programme() != null && pack.programmes().contains(event.programme());
        if (!pack.programmes().isEmpty() && !programme) {
            return 0;
        }
        if (pack.institution().equals(event.institution())) {
            return programme ? 3 : 2;
        }
        return awardingBody.filter(pack.institution()::equals).isPresent() ? 1 : 0;
    }

    private static String explanation(
            Pack pack, GoverningEvent event, Optional<InstitutionCode> awardingBody, List<? extends Pack> rivals) {
        String because =
                switch (rank(pack.descriptor(), event, awardingBody)) {
                    case 3 -> "it is made for the programme " + event.programme() + " (programme scope)";
                    case 2 -> "it is the pack of " + event.institution() + " (institution scope)";
                    default -> "it is the pack of " + pack.descriptor().institution() + ", the awarding body of "
                            + event.institution() + " (awarding body scope)";
                };
        return pack.ref() + " governs session " + event.session() + " because " + because + " and in force since "
                + pack.descriptor().effectiveFrom() + rival(pack, rivals) + "." + rule(event);
    }

    /** An earlier edition of the same pack that would govern the session by itself. */
    private static String rival(Pack pack, List<? extends Pack> rivals) {
        return rivals.stream()
                .filter(other ->
                        other.ref().id().equals(pack.ref().id()) && !other.ref().equals(pack.ref()))
                .findFirst()
                .map(other -> "; it goes before " + other.ref().version() + ", which is effective since "
                        + other.descriptor().effectiveFrom())
                .orElse("");
    }

    private static String rule(GoverningEvent event) {
        if (event.kind() == GoverningEvent.Kind.ORDINARY) {
            return "";
        }
        String rule = event.kind().rule();
        return " " + Character.toUpperCase(rule.charAt(0)) + rule.substring(1) + ".";
    }

    private Optional<InstitutionCode> awardingBody(InstitutionCode institution) {
        return Optional.ofNullable(
                institutions.get(PLATFORM, institution).record().awardingBody());
    }

    private void refresh() {
        try {
            engine.refresh();
        } catch (RuntimeException e) {
            LOG.warn("It cannot be read which packs are in force: {}", e.getMessage());
        }
    }
}
