package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.ModerationSamples;
import org.matricula.assessment.api.SampleId;
import org.matricula.assessment.provider.grid.Sight;
import org.matricula.assessment.provider.moderation.Works.Sheet;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.assessment.provider.store.LanguageStore;
import org.matricula.assessment.provider.store.LanguageStore.Entry;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.ModerationStore;
import org.matricula.assessment.provider.store.SampleStore;
import org.matricula.assessment.provider.store.SampleStore.Drawn;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ModerationSamples} in the domain's database. */
@Component
public final class SampleRecords implements ModerationSamples {

    private static final int SEED_BYTES = 16;
    private static final Pattern SEED = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int MOST = 1000;
    private static final int MOST_OF_EACH = 100;
    private static final BigDecimal WIDEST = BigDecimal.TEN;

    private final SecureRandom random = new SecureRandom();
    private final SampleStore store;
    private final ModerationStore moderation;
    private final LanguageStore languages;
    private final Works works;
    private final Banding banding;
    private final Examining examining;
    private final Regulations regulations;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Uses the domain's data source. */
    @Activate
    public SampleRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Works works,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Regulations regulations,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.store = new SampleStore(dataSource);
        this.moderation = new ModerationStore(dataSource);
        this.languages = new LanguageStore(dataSource);
        this.works = works;
        this.banding = new Banding(curriculum, registrations);
        this.examining = new Examining(dataSource, works);
        this.regulations = regulations;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public Sample draw(Caller caller, OccurrenceId id, ElementId elementId, Rule rule, String given) {
        caller.require(DRAW);
        check(rule, given).refuse();
        return transactions.required(() -> {
            Sheet sheet = works.sheet(caller, id);
            Moderating.element(sheet, elementId);
            List<Work> all = sheet.on(elementId);
            List<Work> marked = all.stream()
                    .filter(Work::isMarked)
                    .filter(work -> work.name() != null)
                    .toList();
            if (marked.isEmpty()) {
                throw Problem.conflict("elementId", elementId, "must be marked first")
                        .exception();
            }
            Pack pack = Moderating.pack(regulations, sheet);
            List<ModuleRegistration> sittings =
                    marked.stream().map(Work::registration).toList();
            String seed = given == null ? seed() : given;
            Draw draw = new Draw(
                    rule,
                    seed,
                    banding.of(caller, pack, sheet.occurrence(), sittings),
                    moderation.disputed(caller.scope(), id).stream()
                            .filter(place -> place.element().equals(elementId))
                            .map(Place::registration)
                            .collect(Collectors.toSet()),
                    rule.purpose() == Purpose.EXTERNAL ? welsh(caller, pack, sheet, elementId, all.size()) : Set.of());
            Drawn drawn = new Drawn(
                    new SampleId(identifiers.next()),
                    elementId,
                    rule,
                    seed,
                    Moderating.digest(marked),
                    caller.name(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    draw.of(marked));
            store.add(caller.scope(), sheet.occurrence(), drawn);
            auditTrail.record(
                    caller,
                    AuditEntry.created(
                            sheet.occurrence().institution(), "assessment.draw-sample", "sample/" + drawn.id(), drawn));
            return told(caller, sheet, drawn);
        });
    }

    @Override
    public List<Sample> of(Caller caller, OccurrenceId id) {
        caller.require(Examining.toRead(caller));
        return transactions.required(() -> {
            Sheet sheet = works.sheet(caller, id);
            examining.requireReader(caller, sheet.occurrence());
            return store.on(caller.scope(), id).stream()
                    .filter(drawn -> caller.may(READ) || drawn.rule().purpose() == Purpose.EXTERNAL)
                    .map(drawn -> told(caller, sheet, drawn))
                    .toList();
        });
    }

    private static Faults check(Rule rule, String seed) {
        Faults faults = new Faults()
                .given("purpose", rule.purpose())
                .given("share", rule.share())
                .between("least", rule.least(), 1, MOST)
                .between("each", rule.each(), 0, MOST_OF_EACH)
                .check(
                        rule.within() != null
                                && rule.within().signum() >= 0
                                && rule.within().compareTo(WIDEST) <= 0
                                && rule.within().stripTrailingZeros().scale() <= Percent.DECIMALS,
                        "within",
                        rule.within(),
                        "must be from 0 to " + WIDEST + " points with at most two decimals")
                .check(
                        seed == null || SEED.matcher(seed).matches(),
                        "seed",
                        seed,
                        "must be 1 to 64 letters, digits and hyphens");
        return rule.share() == null ? faults : faults.collect(() -> Percent.of("share", rule.share()));
    }

    private String seed() {
        byte[] bytes = new byte[SEED_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Set<ModuleRegistrationId> welsh(Caller caller, Pack pack, Sheet sheet, ElementId element, int cohort) {
        Map<Place, Entry> entries =
                languages.on(caller.scope(), sheet.occurrence().id());
        Set<ModuleRegistrationId> welsh = LanguageRecords.welsh(entries, element);
        List<Entry> theirs =
                welsh.stream().map(one -> entries.get(new Place(one, element))).toList();
        return LanguageRecords.wantsWelsh(pack, sheet.occurrence(), theirs, cohort) ? welsh : Set.of();
    }

    private static Sample told(Caller caller, Sheet sheet, Drawn drawn) {
        Sight sight = Sight.of(caller);
        Map<ModuleRegistrationId, Work> now = sheet.on(drawn.elementId()).stream()
                .collect(Collectors.toMap(work -> work.registration().id(), Function.identity()));
        return new Sample(
                drawn.id(),
                sheet.occurrence().institution(),
                sheet.occurrence().id(),
                drawn.elementId(),
                drawn.rule(),
                drawn.seed(),
                drawn.population(),
                drawn.by(),
                drawn.at(),
                drawn.works().stream()
                        // who has left the module since is in the record of the draw and not in the sample
                        .filter(work -> now.containsKey(work.registration()))
                        .map(work -> {
                            Work one = now.get(work.registration());
                            return new SampledWork(
                                    one.anonymous() ? one.candidate() : null,
                                    one.anonymous() ? null : one.studentNumber(),
                                    work.stratum(),
                                    work.mark(),
                                    one.mark() == null ? null : one.mark().mark(),
                                    one.welsh() && (sight.welsh() || !one.anonymous()));
                        })
                        .sorted(Comparator.comparing(SampledWork::stratum)
                                .thenComparing(one -> one.candidate() == null ? one.studentNumber() : one.candidate()))
                        .toList());
    }
}
