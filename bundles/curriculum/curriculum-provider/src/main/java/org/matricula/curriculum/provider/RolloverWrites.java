package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.RolledOccurrence;
import org.matricula.curriculum.provider.store.ElementStore;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.SpecificationStore;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.SessionDates;
import org.matricula.institutions.api.Site;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Carries occurrences over to the next session, a set at a time, in the transaction of the thread. */
@Component(service = RolloverWrites.class)
public final class RolloverWrites {

    private final OccurrenceStore occurrences;
    private final ElementStore elements;
    private final SpecificationStore specifications;
    private final Institutions institutions;
    private final Partners partners;
    private final Identifiers identifiers;
    private final AuditTrail audit;

    /** Works on the stores. */
    @Activate
    public RolloverWrites(
            @Reference OccurrenceStore occurrences,
            @Reference ElementStore elements,
            @Reference SpecificationStore specifications,
            @Reference Institutions institutions,
            @Reference Partners partners,
            @Reference Identifiers identifiers,
            @Reference AuditTrail audit) {
        this.occurrences = occurrences;
        this.elements = elements;
        this.specifications = specifications;
        this.institutions = institutions;
        this.partners = partners;
        this.identifiers = identifiers;
        this.audit = audit;
    }

    /**
     * The dates of both sessions and the working days.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when the dates of a session are not known
     */
    Rolling rolling(Caller caller, InstitutionCode institution, AcademicSession from) {
        Caller asking = caller.acting(caller.scope(), Institutions.READ);
        Map<AcademicSession, SessionDates> dates = new HashMap<>();
        institutions.sessions(asking, institution).forEach(one -> dates.put(one.session(), one));
        AcademicSession to = from.next();
        new Faults()
                .check(
                        dates.containsKey(from),
                        "session",
                        from,
                        "must be a session whose dates the institution has set")
                .check(dates.containsKey(to), "session", to, "must be a session whose dates the institution has set")
                .refuse();
        return new Rolling(dates.get(from), dates.get(to), institutions.calendar(asking, institution));
    }

    /** What becomes of occurrences; nothing is written. */
    List<Rolling.Rolled> rehearse(
            Caller caller, InstitutionCode institution, AcademicSession from, List<Occurrence> sources) {
        Rolling rolling = rolling(caller, institution, from);
        Map<OccurrenceKey, Versioned<Occurrence>> there = occurrences.byKey(
                caller.scope(),
                institution,
                sources.stream().map(o -> key(o, from.next())).toList());
        SpecificationStore.Offers offers = specifications.offers(
                caller.scope(), sources.stream().map(Occurrence::moduleId).toList());
        List<Site> sites = sources.stream().anyMatch(source -> source.site() != null)
                ? OccurrenceWrites.sites(partners, caller, institution)
                : List.of();
        List<Rolling.Rolled> rolled = new ArrayList<>();
        for (Occurrence source : sources) {
            Versioned<Occurrence> present = there.get(key(source, from.next()));
            Optional<AcademicSession> ended = offers.endedBy(source.moduleId(), from.next());
            if (present == null && source.cancelled() != null) {
                rolled.add(Rolling.cancelled(source));
                continue;
            }
            rolled.add(
                    present == null && ended.isPresent()
                            ? Rolling.ended(source, ended.get())
                            : delivered(
                                    source, rolling.roll(source, present == null ? null : present.record()), sites));
        }
        return rolled;
    }

    // as where a run is added by a person
    private static Rolling.Rolled delivered(Occurrence source, Rolling.Rolled rolled, List<Site> sites) {
        Occurrence next = rolled.next();
        return next == null || next.site() == null || OccurrenceWrites.delivers(sites, next.site(), next.starts())
                ? rolled
                : Rolling.closed(source, next);
    }

    /** Carries occurrences over. */
    List<RolledOccurrence> write(
            Caller caller, InstitutionCode institution, AcademicSession from, List<Occurrence> sources) {
        List<Occurrence> added = new ArrayList<>();
        List<AuditEntry> entries = new ArrayList<>();
        List<RolledOccurrence> lines = new ArrayList<>();
        for (Rolling.Rolled rolled : rehearse(caller, institution, from, sources)) {
            if (rolled.next() == null) {
                lines.add(rolled.line());
                continue;
            }
            Occurrence next = identified(rolled.next());
            added.add(next);
            entries.add(AuditEntry.created(institution, "curriculum.roll-occurrence", "occurrence/" + next.id(), next));
            RolledOccurrence line = rolled.line();
            lines.add(new RolledOccurrence(
                    line.source(),
                    line.moduleCode(),
                    line.period(),
                    line.result(),
                    next.id(),
                    line.starts(),
                    line.ends(),
                    line.elements(),
                    line.note()));
        }
        occurrences.insert(added);
        elements.insertPatterns(added);
        audit.record(caller, entries);
        return lines;
    }

    private Occurrence identified(Occurrence next) {
        return next.identified(new OccurrenceId(identifiers.next()))
                .assessedBy(PatternWrites.settled(next.elements(), new HashMap<>(), List.of(), identifiers));
    }

    private static OccurrenceKey key(Occurrence occurrence, AcademicSession session) {
        return new OccurrenceKey(occurrence.moduleCode(), session, occurrence.period());
    }
}
