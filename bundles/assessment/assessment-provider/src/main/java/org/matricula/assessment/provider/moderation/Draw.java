package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.assessment.api.ModerationSamples.Rule;
import org.matricula.assessment.api.ModerationSamples.Stratum;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.assessment.provider.store.SampleStore.DrawnWork;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.registration.api.ModuleRegistrationId;

/**
 * Draws a sample. Works stand in the order of the digests of seed and registration, so that the same seed draws the same
 * works, and nobody can choose them.
 *
 * @param rule how it is drawn
 * @param seed the seed
 * @param bands the bands of marks
 * @param disputed the works that were ever in dispute
 * @param welsh the works of which one has to be in it; empty where none has to
 */
record Draw(Rule rule, String seed, Bands bands, Set<ModuleRegistrationId> disputed, Set<ModuleRegistrationId> welsh) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The sample of works that are marked, in the order of registrations. */
    List<DrawnWork> of(List<Work> marked) {
        Map<ModuleRegistrationId, DrawnWork> drawn = new LinkedHashMap<>();
        List<Work> order = marked.stream()
                .sorted(Comparator.comparing(work -> Digests.of(seed + ":" + id(work))))
                .toList();
        strata(order).forEach((stratum, works) -> {
            long there =
                    works.stream().filter(work -> drawn.containsKey(id(work))).count();
            works.stream()
                    .filter(work -> !drawn.containsKey(id(work)))
                    .limit(Math.max(0, most(stratum) - there))
                    .toList()
                    .forEach(work -> add(drawn, work, stratum));
        });
        if (order.stream().noneMatch(work -> welsh.contains(id(work)) && drawn.containsKey(id(work)))) {
            order.stream()
                    .filter(work -> welsh.contains(id(work)))
                    .findFirst()
                    .ifPresent(work -> add(drawn, work, Stratum.WELSH));
        }
        int size = Math.min(marked.size(), Math.max(rule.least(), share(marked.size())));
        order.stream()
                .filter(work -> !drawn.containsKey(id(work)))
                .limit(Math.max(0, size - drawn.size()))
                .toList()
                .forEach(work -> add(drawn, work, Stratum.REST));
        return drawn.values().stream()
                .sorted(Comparator.comparingLong(work -> work.registration().value()))
                .toList();
    }

    /** A part of a work counts as one. */
    private int share(int works) {
        return rule.share()
                .multiply(BigDecimal.valueOf(works))
                .divide(HUNDRED, 0, RoundingMode.CEILING)
                .intValueExact();
    }

    private int most(Stratum stratum) {
        return stratum == Stratum.DISPUTED ? Integer.MAX_VALUE : rule.each();
    }

    private Map<Stratum, List<Work>> strata(List<Work> order) {
        Bands.Band top = order.stream()
                .max(Comparator.comparing(work -> work.mark().mark()))
                .map(this::band)
                .orElse(null);
        Map<Stratum, List<Work>> strata = new EnumMap<>(Stratum.class);
        order.forEach(
                work -> reasons(work, top).forEach(stratum -> strata.computeIfAbsent(stratum, s -> new ArrayList<>())
                        .add(work)));
        return strata;
    }

    /** Every reason for which a work belongs into the sample: it counts for each of them. */
    private Set<Stratum> reasons(Work work, Bands.Band top) {
        Bands.Band band = band(work);
        Set<Stratum> reasons = EnumSet.noneOf(Stratum.class);
        if (disputed.contains(id(work))) {
            reasons.add(Stratum.DISPUTED);
        }
        if (!band.passed()) {
            reasons.add(Stratum.FAIL);
        }
        if (bands.isNearLine(work.registration().studentId(), work.mark().mark(), rule.within())) {
            reasons.add(Stratum.BORDERLINE);
        }
        if (band.passed() && band.equals(top)) {
            reasons.add(Stratum.TOP);
        }
        return reasons;
    }

    private Bands.Band band(Work work) {
        return bands.of(work.registration().studentId(), work.mark().mark());
    }

    private static void add(Map<ModuleRegistrationId, DrawnWork> drawn, Work work, Stratum stratum) {
        drawn.put(id(work), new DrawnWork(id(work), stratum, work.mark().mark()));
    }

    private static ModuleRegistrationId id(Work work) {
        return work.registration().id();
    }
}
