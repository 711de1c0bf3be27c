package org.matricula.curriculum.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.matricula.curriculum.api.CancelledOccurrence;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Occurrence.Cancellation;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.RegisteredRuns;
import org.matricula.curriculum.provider.store.ElementStore;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.curriculum.provider.store.TypologyStore;
import org.matricula.institutions.api.LocalDays;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.Site;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;

/** Writes occurrences, in the transaction of the thread. */
final class OccurrenceWrites implements Settling.Identity<Occurrence> {

    private final OccurrenceStore store;
    private final ElementStore elements;
    private final ModuleStore modules;
    private final SpecificationStore specifications;
    private final TypologyStore typology;
    private final Partners partners;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final LocalDays days;
    private final Supplier<RegisteredRuns> registered;

    OccurrenceWrites(
            OccurrenceStore store,
            ElementStore elements,
            ModuleStore modules,
            SpecificationStore specifications,
            TypologyStore typology,
            Partners partners,
            Identifiers identifiers,
            AuditTrail audit,
            LocalDays days,
            Supplier<RegisteredRuns> registered) {
        this.store = store;
        this.elements = elements;
        this.modules = modules;
        this.specifications = specifications;
        this.typology = typology;
        this.partners = partners;
        this.identifiers = identifiers;
        this.audit = audit;
        this.days = days;
        this.registered = registered;
    }

    Versioned<Occurrence> create(Caller caller, Occurrence occurrence, Faults faults) {
        Optional<Module> module = occurrence.institution() == null ? Optional.empty() : module(caller, occurrence);
        faults.check(
                module.isPresent(),
                occurrence.moduleId() == null ? "moduleCode" : "moduleId",
                occurrence.moduleId() == null ? occurrence.moduleCode() : occurrence.moduleId(),
                "must be a module of the institution");
        Rules.occurrence(faults, occurrence);
        module.ifPresent(
                one -> offered(faults, one, occurrence, specifications.offers(caller.scope(), List.of(one.id()))));
        if (!occurrence.elements().isEmpty()) {
            Rules.pattern(faults, occurrence.elements(), occurrence.session());
            Rules.types(faults, occurrence.elements(), typology.byCode());
        }
        Rules.outline(faults, occurrence.outline());
        if (occurrence.site() != null && occurrence.institution() != null) {
            delivered(faults, occurrence, sites(partners, caller, occurrence.institution()));
        }
        faults.refuse();
        List<Element> pattern = PatternWrites.settled(occurrence.elements(), new HashMap<>(), List.of(), identifiers);
        Occurrence created = copy(
                new OccurrenceId(identifiers.next()),
                occurrence.institution(),
                module.orElseThrow(),
                occurrence,
                pattern);
        OccurrenceKey key = OccurrenceStore.key(created);
        if (!store.byKey(caller.scope(), created.institution(), List.of(key)).isEmpty()) {
            throw taken(occurrence).exception();
        }
        long version = store.insert(created);
        store.updateSaid(created);
        elements.insert(created, pattern);
        audit.record(
                caller,
                AuditEntry.created(created.institution(), "curriculum.create", "occurrence/" + created.id(), created));
        return new Versioned<>(created, version);
    }

    Versioned<Occurrence> change(Caller caller, OccurrenceId id, Outline outline, long version, String reason) {
        Versioned<Occurrence> before = required(caller, id);
        before.requireVersion(version);
        Rules.reason(Rules.outline(new Faults(), outline), reason).refuse();
        Occurrence after = before.record().outlined(outline);
        if (after.equals(before.record())) {
            return before;
        }
        store.claim(before);
        store.updateSaid(after);
        audit.record(
                caller,
                AuditEntry.changed(
                        after.institution(),
                        "curriculum.set-outline",
                        "occurrence/" + id,
                        reason,
                        before.record().outline(),
                        outline));
        return required(caller, id);
    }

    Versioned<CancelledOccurrence> cancel(Caller caller, OccurrenceId id, long version, String reason) {
        Versioned<Occurrence> before = required(caller, id);
        before.requireVersion(version);
        Rules.reason(new Faults(), reason).refuse();
        Occurrence run = before.record();
        if (run.cancelled() != null) {
            throw Problem.conflict("cancelled", run.cancelled().on(), "is the day from which it is cancelled already")
                    .exception();
        }
        LocalDate on = days.today(caller, run.institution());
        Versioned<Occurrence> after =
                said(caller, before, new Cancellation(on, reason), "curriculum.cancel-occurrence", reason);
        return told(after, runs().cancel(caller, after.record(), on, reason));
    }

    Versioned<CancelledOccurrence> reinstate(Caller caller, OccurrenceId id, long version, String reason) {
        Versioned<Occurrence> before = required(caller, id);
        before.requireVersion(version);
        Rules.reason(new Faults(), reason).refuse();
        Occurrence run = before.record();
        if (run.cancelled() == null) {
            throw Problem.conflict("cancelled", null, "must be given: the run takes place")
                    .exception();
        }
        specifications
                .offers(caller.scope(), List.of(run.moduleId()))
                .endedBy(run.moduleId(), run.session())
                .ifPresent(ended -> {
                    throw Problem.conflict(
                                    "session",
                                    run.session(),
                                    "must be before " + ended + ", from which the module is discontinued")
                            .exception();
                });
        Versioned<Occurrence> after = said(caller, before, null, "curriculum.reinstate-occurrence", reason);
        return told(after, runs().reinstate(caller, after.record(), reason));
    }

    private Versioned<Occurrence> said(
            Caller caller, Versioned<Occurrence> before, Cancellation cancelled, String action, String reason) {
        Occurrence run = before.record();
        store.claim(before);
        store.updateSaid(run.cancelled(cancelled));
        audit.record(
                caller,
                AuditEntry.changed(
                        run.institution(), action, "occurrence/" + run.id(), reason, run.cancelled(), cancelled));
        return required(caller, run.id());
    }

    private static Versioned<CancelledOccurrence> told(Versioned<Occurrence> run, int registrations) {
        return new Versioned<>(new CancelledOccurrence(run.record(), registrations), run.version());
    }

    private Versioned<Occurrence> required(Caller caller, OccurrenceId id) {
        return store.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("occurrence", id).exception());
    }

    List<RowOutcome> importAll(Caller caller, InstitutionCode institution, List<Occurrence> rows) {
        Map<String, Module> known = modules.byCode(
                caller.scope(),
                institution,
                rows.stream()
                        .map(Occurrence::moduleCode)
                        .filter(Objects::nonNull)
                        .toList());
        Map<OccurrenceKey, Occurrence> before = new HashMap<>();
        store.byKey(
                        caller.scope(),
                        institution,
                        rows.stream()
                                .filter(row -> row.moduleCode() != null)
                                .map(OccurrenceStore::key)
                                .toList())
                .forEach((key, there) -> before.put(key, withoutPattern(there.record())));
        Settling<OccurrenceKey, Occurrence> settling = new Settling<>(before, this, identifiers);
        SpecificationStore.Offers offers = specifications.offers(
                caller.scope(), known.values().stream().map(Module::id).toList());
        boolean sited = Stream.concat(rows.stream(), before.values().stream()).anyMatch(run -> run.site() != null);
        List<Site> sites = sited ? sites(partners, caller, institution) : List.of();
        Map<OccurrenceId, RegisteredRuns.Stranded> stranded = stranded(caller, institution, rows, before);
        LocalDate today = days.today(caller, institution);
        List<RowOutcome> outcomes = new ArrayList<>();
        for (Occurrence row : rows) {
            Module module = known.get(row.moduleCode());
            Faults faults = new Faults()
                    .check(module != null, "moduleCode", row.moduleCode(), "must be a module of the institution");
            Rules.occurrence(faults, row);
            if (module != null && !before.containsKey(OccurrenceStore.key(row))) {
                offered(faults, module, row, offers);
            }
            Rules.outline(faults, row.outline());
            Rules.cancelled(faults, row, today);
            Occurrence there = settling.present(OccurrenceStore.key(row));
            Occurrence whole = there == null
                    ? row
                    : row.at(row.site() == null ? there.site() : row.site())
                            .outlined(row.outline() == null ? there.outline() : row.outline())
                            .cancelled(row.cancelled() == null ? there.cancelled() : row.cancelled());
            if (whole.site() != null && !standsThere(whole, there)) {
                delivered(faults, whole, sites);
            }
            if (faults.isEmpty() && there != null && stranded.containsKey(there.id())) {
                outcomes.add(RowOutcome.refused(kept(row, stranded.get(there.id()))));
                continue;
            }
            Problem against = faults.isEmpty() ? against(caller, there, row.cancelled()) : null;
            if (against != null) {
                outcomes.add(RowOutcome.refused(against));
                continue;
            }
            outcomes.add(
                    faults.isEmpty()
                            ? settling.put(OccurrenceStore.key(row), copy(null, institution, module, whole, List.of()))
                            : RowOutcome.refused(faults.problem()));
        }
        store.insert(settling.added());
        store.updateRuns(settling.changed());
        audit.record(caller, settling.entries(institution, "occurrence"));
        return outcomes;
    }

    /** The registrations that runs would leave behind which are to end earlier. */
    private Map<OccurrenceId, RegisteredRuns.Stranded> stranded(
            Caller caller, InstitutionCode institution, List<Occurrence> rows, Map<OccurrenceKey, Occurrence> before) {
        List<RegisteredRuns.Shortened> shortened = rows.stream()
                .filter(row -> row.moduleCode() != null && row.ends() != null)
                .flatMap(row -> Stream.ofNullable(before.get(OccurrenceStore.key(row)))
                        .filter(there -> there.ends() != null && row.ends().isBefore(there.ends()))
                        .map(there -> new RegisteredRuns.Shortened(there.id(), there.ends(), row.ends())))
                .distinct()
                .toList();
        if (shortened.isEmpty()) {
            return Map.of();
        }
        return runs().after(caller, institution, shortened);
    }

    private RegisteredRuns runs() {
        RegisteredRuns asked = registered.get();
        if (asked == null) {
            throw Problem.unavailable(
                            "Nobody can tell who is registered on runs that are cancelled or to end earlier while"
                                    + " registration is away.",
                            ProgrammeWrites.RETRY_SECONDS)
                    .exception();
        }
        return asked;
    }

    /** What stands against the cancellation of a run that takes place; null when nothing does, and nobody is on it then. */
    private Problem against(Caller caller, Occurrence there, Cancellation cancelled) {
        if (there == null || there.cancelled() != null || cancelled == null) {
            return null;
        }
        try {
            runs().cancel(caller, there, cancelled.on(), cancelled.reason());
            return null;
        } catch (ProblemException refused) {
            if (refused.problem().kind() != Problem.Kind.CONFLICT) {
                throw refused;
            }
            return refused.problem();
        }
    }

    private static Problem kept(Occurrence row, RegisteredRuns.Stranded stranded) {
        return Problem.conflict(
                "ends",
                row.ends(),
                "must not be before the days of %d registrations on the run, the first of %s"
                        .formatted(stranded.count(), stranded.first()));
    }

    /** Where an institution delivers, or has delivered. */
    static List<Site> sites(Partners partners, Caller caller, InstitutionCode institution) {
        return partners.sites(caller.acting(caller.scope(), Partners.READ), institution, null).stream()
                .map(Versioned::record)
                .toList();
    }

    /** True for a run that begins where and when it did before; what is recorded is not asked again. */
    private static boolean standsThere(Occurrence run, Occurrence before) {
        return before != null && run.site().equals(before.site()) && Objects.equals(run.starts(), before.starts());
    }

    private static void delivered(Faults faults, Occurrence run, List<Site> sites) {
        faults.check(
                delivers(sites, run.site(), run.starts()),
                "site",
                run.site(),
                "must be the name of a site where the institution delivers on the first day");
    }

    /** True where one of the sites has the name and is open on the first day; any day where that is not known. */
    static boolean delivers(List<Site> sites, String name, LocalDate first) {
        return sites.stream()
                .filter(site -> site.name().equals(name))
                .anyMatch(site -> first == null
                        || !first.isBefore(site.starts()) && (site.ends() == null || !first.isAfter(site.ends())));
    }

    private static void offered(Faults faults, Module module, Occurrence occurrence, SpecificationStore.Offers offers) {
        if (occurrence.session() != null) {
            offers.endedBy(module.id(), occurrence.session())
                    .ifPresent(ended -> faults.check(
                            false,
                            "session",
                            occurrence.session(),
                            "must be before " + ended + ", from which the module is discontinued"));
        }
    }

    static Problem taken(Occurrence occurrence) {
        return Problem.conflict(
                "period", occurrence.period(), "is a run that the module has already in " + occurrence.session());
    }

    @Override
    public long of(Occurrence row) {
        return row.id().value();
    }

    @Override
    public Occurrence with(Occurrence row, long id) {
        return row.identified(new OccurrenceId(id));
    }

    private Optional<Module> module(Caller caller, Occurrence occurrence) {
        if (occurrence.moduleId() != null) {
            return Optional.ofNullable(modules.byId(caller.scope(), List.of(occurrence.moduleId()))
                            .get(occurrence.moduleId()))
                    .filter(m -> m.institution().equals(occurrence.institution()))
                    .filter(m -> occurrence.moduleCode() == null || m.code().equals(occurrence.moduleCode()));
        }
        return occurrence.moduleCode() == null
                ? Optional.empty()
                : Optional.ofNullable(
                        modules.byCode(caller.scope(), occurrence.institution(), List.of(occurrence.moduleCode()))
                                .get(occurrence.moduleCode()));
    }

    private static Occurrence withoutPattern(Occurrence row) {
        return row.assessedBy(List.of());
    }

    private static Occurrence copy(
            OccurrenceId id, InstitutionCode institution, Module module, Occurrence row, List<Element> pattern) {
        ModuleId moduleId = module.id();
        return new Occurrence(
                id,
                institution,
                moduleId,
                module.code(),
                row.session(),
                row.period(),
                row.starts(),
                row.ends(),
                pattern,
                row.outline(),
                row.site(),
                row.cancelled());
    }
}
