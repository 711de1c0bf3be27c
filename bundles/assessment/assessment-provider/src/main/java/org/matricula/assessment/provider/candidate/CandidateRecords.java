package org.matricula.assessment.provider.candidate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.outcome.OutcomeRules;
import org.matricula.assessment.provider.store.CandidateStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.AssessmentConductFacts.Anonymity;
import org.matricula.policies.taught.AssessmentConductFacts.Kind;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Candidate numbers in the domain's database. */
@Component
public final class CandidateRecords implements CandidateNumbers {

    private static final int LOWEST = 10_000_000;
    private static final int NUMBERS = 90_000_000;

    private final SecureRandom random = new SecureRandom();
    private final CandidateStore store;
    private final Transactions transactions;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final Regulations regulations;

    /** Uses the domain's data source. */
    @Activate
    public CandidateRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Regulations regulations) {
        this.store = new CandidateStore(dataSource);
        this.transactions = transactions;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.regulations = regulations;
    }

    @Override
    public int generate(Caller caller, OccurrenceId id, Set<ElementId> visible) {
        caller.require(READ);
        Occurrence occurrence = occurrence(caller, id);
        Faults faults = new Faults();
        visible.forEach(element -> element(occurrence, element, faults));
        faults.refuse();
        Pack pack = regulations
                .resolve(new GoverningEvent(occurrence.institution(), null, occurrence.session()))
                .pack();
        return transactions.required(() -> {
            List<Candidate> given = new ArrayList<>();
            Map<ElementId, Map<ModuleRegistrationId, Candidate>> before = new HashMap<>();
            for (Candidate candidate : store.on(caller.scope(), id)) {
                before.computeIfAbsent(candidate.elementId(), e -> new HashMap<>())
                        .put(candidate.registrationId(), candidate);
            }
            List<ModuleRegistration> sitting = registrations.on(Insider.of(caller), id).stream()
                    .filter(r -> r.institution().equals(occurrence.institution()))
                    .filter(r -> r.status() == ModuleRegistration.Status.REGISTERED)
                    .toList();
            for (Element element : occurrence.marked()) {
                if (isAnonymous(pack, element, occurrence.counts(element), visible)) {
                    given.addAll(draw(element, sitting, before.getOrDefault(element.id(), Map.of())));
                }
            }
            if (!given.isEmpty()) {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                store.add(caller.scope(), occurrence, given, caller.name(), now);
                auditTrail.record(
                        caller,
                        AuditEntry.created(
                                occurrence.institution(), "assessment.number-candidates", "occurrence/" + id, given));
            }
            return given.size();
        });
    }

    private static boolean isAnonymous(Pack pack, Element element, boolean counts, Set<ElementId> visible) {
        if (!pack.policies().contains(TaughtPolicies.ASSESSMENT_CONDUCT.name())) {
            // rules that say nothing of anonymity do not hinder it
            return counts && !visible.contains(element.id());
        }
        Kind kind = element.kind() == Element.Kind.EXAMINATION ? Kind.EXAMINATION : Kind.COURSEWORK;
        Anonymity named = new Anonymity(kind, false, !visible.contains(element.id()), counts);
        return !pack.evaluate(TaughtPolicies.ASSESSMENT_CONDUCT, named)
                .outcome()
                .permitted();
    }

    private List<Candidate> draw(
            Element element, List<ModuleRegistration> sitting, Map<ModuleRegistrationId, Candidate> before) {
        Set<String> taken =
                before.values().stream().map(Candidate::number).collect(Collectors.toCollection(HashSet::new));
        List<Candidate> drawn = new ArrayList<>();
        for (ModuleRegistration registration : sitting) {
            if (!before.containsKey(registration.id())) {
                String number;
                do {
                    number = Integer.toString(LOWEST + random.nextInt(NUMBERS));
                } while (!taken.add(number));
                drawn.add(new Candidate(element.id(), registration.id(), registration.studentId(), number));
            }
        }
        return drawn;
    }

    @Override
    public List<Candidate> of(Caller caller, OccurrenceId id) {
        caller.require(READ);
        occurrence(caller, id);
        return store.on(caller.scope(), id);
    }

    @Override
    public Lifting lift(Caller caller, OccurrenceId id, ElementId element, String reason) {
        caller.require(LIFT);
        Occurrence occurrence = occurrence(caller, id);
        Faults faults = new Faults().text("reason", reason, OutcomeRules.LONGEST_REASON);
        element(occurrence, element, faults);
        faults.refuse();
        return transactions.required(() -> {
            if (store.on(caller.scope(), id).stream()
                    .noneMatch(candidate -> candidate.elementId().equals(element))) {
                throw Problem.invalid("elementId", element, "must have candidate numbers")
                        .exception();
            }
            Lifting lifting = new Lifting(
                    occurrence.institution(),
                    id,
                    element,
                    reason,
                    caller.name(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            store.lift(caller.scope(), lifting);
            auditTrail.record(
                    caller,
                    new AuditEntry(
                            lifting.institution(),
                            "assessment.lift-anonymity",
                            "element/" + element,
                            reason,
                            null,
                            Digests.of(lifting)));
            return lifting;
        });
    }

    @Override
    public List<Lifting> lifted(Caller caller, OccurrenceId id) {
        caller.require(Marks.READ);
        occurrence(caller, id);
        return store.lifted(caller.scope(), id);
    }

    private Occurrence occurrence(Caller caller, OccurrenceId id) {
        return curriculum.occurrence(Insider.of(caller), id).record();
    }

    private static void element(Occurrence occurrence, ElementId id, Faults faults) {
        faults.check(
                occurrence.marked().stream().anyMatch(element -> element.id().equals(id)),
                "elementId",
                id,
                "must be an element of the occurrence without parts");
    }
}
