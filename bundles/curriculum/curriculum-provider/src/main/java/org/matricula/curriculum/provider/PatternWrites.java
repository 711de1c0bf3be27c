package org.matricula.curriculum.provider;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.AssessmentType;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.MarkedElements;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.OccurrencePattern;
import org.matricula.curriculum.provider.store.ElementStore;
import org.matricula.curriculum.provider.store.OccurrenceStore;
import org.matricula.curriculum.provider.store.TypologyStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;

/** Sets assessment patterns, in the transaction of the thread. */
final class PatternWrites {

    private final OccurrenceStore occurrences;
    private final ElementStore store;
    private final TypologyStore typology;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final Supplier<MarkedElements> marked;

    PatternWrites(
            OccurrenceStore occurrences,
            ElementStore store,
            TypologyStore typology,
            Identifiers identifiers,
            AuditTrail audit,
            Supplier<MarkedElements> marked) {
        this.occurrences = occurrences;
        this.store = store;
        this.typology = typology;
        this.identifiers = identifiers;
        this.audit = audit;
        this.marked = marked;
    }

    private record Change(Versioned<Occurrence> occurrence, List<Element> elements) {}

    Versioned<Occurrence> change(Caller caller, OccurrenceId id, List<Element> elements, long version, String reason) {
        Versioned<Occurrence> before = occurrence(caller, id);
        before.requireVersion(version);
        Faults faults = Rules.pattern(new Faults(), elements, before.record().session());
        Rules.reason(Rules.types(faults, elements, typology.byCode()), reason).refuse();
        Map<OccurrenceId, Map<String, ElementId>> identities = store.identities(List.of(id));
        Set<ElementId> kept = flat(identities);
        List<Element> after = settled(
                elements,
                identities.computeIfAbsent(id, any -> new HashMap<>()),
                before.record().elements(),
                identifiers);
        if (after.equals(before.record().elements())) {
            return before;
        }
        Problem orphaned = orphaned(caller, before.record(), after);
        if (orphaned != null) {
            throw orphaned.exception();
        }
        write(caller, List.of(new Change(before, after)), kept, reason);
        return occurrence(caller, id);
    }

    List<RowOutcome> importAll(
            Caller caller, InstitutionCode institution, List<OccurrencePattern> rows, Set<String> untouched) {
        Map<OccurrenceKey, Versioned<Occurrence>> known = occurrences.byKey(
                caller.scope(),
                institution,
                rows.stream()
                        .map(OccurrencePattern::occurrence)
                        .filter(key -> key != null && key.moduleCode() != null)
                        .toList());
        Map<OccurrenceId, Map<String, ElementId>> identities = store.identities(
                known.values().stream().map(o -> o.record().id()).toList());
        Set<ElementId> kept = flat(identities);
        Map<String, AssessmentType> types = typology.byCode();
        Map<OccurrenceKey, List<Element>> now = new LinkedHashMap<>();
        List<RowOutcome> outcomes = new ArrayList<>();
        for (OccurrencePattern row : rows) {
            Versioned<Occurrence> occurrence = known.get(row.occurrence());
            List<Element> earlier = occurrence == null
                    ? List.of()
                    : now.getOrDefault(row.occurrence(), occurrence.record().elements());
            List<Element> wanted = leaving(untouched, row.elements(), earlier);
            Faults faults = new Faults()
                    .check(
                            occurrence != null,
                            "occurrence",
                            row.occurrence(),
                            "must be an occurrence of the institution");
            AcademicSession session =
                    occurrence == null ? null : occurrence.record().session();
            Rules.pattern(faults, wanted, session);
            if (!Rules.types(faults, wanted, types).isEmpty()) {
                outcomes.add(RowOutcome.refused(faults.problem()));
                continue;
            }
            OccurrenceId id = Objects.requireNonNull(occurrence).record().id();
            List<Element> after =
                    settled(wanted, identities.computeIfAbsent(id, any -> new HashMap<>()), earlier, identifiers);
            Problem orphaned = orphaned(caller, occurrence.record(), after);
            if (orphaned != null) {
                outcomes.add(RowOutcome.refused(orphaned));
                continue;
            }
            outcomes.add(outcome(id, earlier, after));
            now.put(row.occurrence(), after);
        }
        List<Change> changes = now.entrySet().stream()
                .map(entry -> new Change(known.get(entry.getKey()), entry.getValue()))
                .filter(change ->
                        !change.elements().equals(change.occurrence().record().elements()))
                .toList();
        write(caller, changes, kept, null);
        return outcomes;
    }

    /** What is wrong when elements with marks go, or get parts that work would have to be marked for; null for nothing. */
    private Problem orphaned(Caller caller, Occurrence before, List<Element> after) {
        MarkedElements marks = marked.get();
        Set<ElementId> took = taking(before.elements());
        Set<ElementId> taking = taking(after);
        List<Element> losing = before.elements().stream()
                .filter(e -> took.contains(e.id()) && !taking.contains(e.id()))
                .toList();
        if (marks == null || losing.isEmpty()) {
            return null;
        }
        Set<ElementId> having = marks.of(caller, List.of(before.id()));
        String codes = losing.stream()
                .filter(e -> having.contains(e.id()))
                .map(Element::code)
                .sorted()
                .collect(Collectors.joining(", "));
        return codes.isEmpty()
                ? null
                : Problem.conflict(
                        "elements",
                        codes,
                        "must stay as what marks are recorded for, by their codes and without parts");
    }

    /** The elements that marks are given for: those without parts. */
    private static Set<ElementId> taking(List<Element> elements) {
        Set<String> divided = elements.stream().map(Element::parent).collect(Collectors.toSet());
        return elements.stream()
                .filter(e -> !divided.contains(e.code()))
                .map(Element::id)
                .collect(Collectors.toSet());
    }

    /** Elements with the identities that their codes have or get, in the order in which they are read back. */
    static List<Element> settled(
            List<Element> elements, Map<String, ElementId> identities, List<Element> before, Identifiers identifiers) {
        Map<String, Element> present = new HashMap<>();
        before.forEach(e -> present.put(e.code(), e));
        List<Element> settled = new ArrayList<>();
        for (Element e : elements) {
            ElementId id = identities.computeIfAbsent(e.code(), code -> new ElementId(identifiers.next()));
            // a moment as both databases keep it, so that a second import finds nothing to change
            LocalDateTime deadline = e.deadline() == null ? null : e.deadline().truncatedTo(ChronoUnit.MICROS);
            settled.add(e.identified(id).due(deadline).typed(type(e, present.get(e.code()))));
        }
        ElementStore.sort(settled);
        return List.copyOf(settled);
    }

    // a type that nothing is said of stays while the kind does, else it is the one named as the kind
    private static String type(Element element, Element before) {
        if (element.type() != null) {
            return element.type();
        }
        return before != null && before.kind() == element.kind()
                ? before.type()
                : element.kind().name();
    }

    /** The same with what the rows say nothing about as it is. */
    private static List<Element> leaving(Set<String> untouched, List<Element> elements, List<Element> before) {
        Map<String, Element> present = new HashMap<>();
        before.forEach(e -> present.put(e.code(), e));
        return elements.stream()
                .map(e -> {
                    Element there = present.get(e.code());
                    if (there == null) {
                        return e;
                    }
                    return e.due(untouched.contains("deadline") ? there.deadline() : e.deadline())
                            .partOf(untouched.contains("parent") ? there.parent() : e.parent())
                            .reaching(untouched.contains("minimum") ? there.minimum() : e.minimum());
                })
                .toList();
    }

    private static RowOutcome outcome(OccurrenceId id, List<Element> earlier, List<Element> after) {
        if (earlier.equals(after)) {
            return RowOutcome.unchanged(id.toString());
        }
        return earlier.isEmpty() ? RowOutcome.created(id.toString()) : RowOutcome.changed(id.toString());
    }

    private void write(Caller caller, Collection<Change> changes, Set<ElementId> kept, String reason) {
        List<AuditEntry> entries = new ArrayList<>();
        List<Element> altered = new ArrayList<>();
        List<Element> gone = new ArrayList<>();
        for (Change change : changes) {
            Occurrence occurrence = change.occurrence().record();
            occurrences.claim(change.occurrence());
            Set<Element> before = new HashSet<>(occurrence.elements());
            Set<ElementId> staying = change.elements().stream().map(Element::id).collect(Collectors.toSet());
            store.insert(
                    occurrence,
                    change.elements().stream()
                            .filter(e -> !kept.contains(e.id()))
                            .toList());
            change.elements().stream()
                    .filter(e -> kept.contains(e.id()) && !before.contains(e))
                    .forEach(altered::add);
            before.stream().filter(e -> !staying.contains(e.id())).forEach(gone::add);
            entries.add(AuditEntry.changed(
                    occurrence.institution(),
                    "curriculum.set-pattern",
                    "occurrence/" + occurrence.id(),
                    reason,
                    occurrence.elements(),
                    change.elements()));
        }
        store.update(altered);
        store.withdraw(gone);
        audit.record(caller, entries);
    }

    private Versioned<Occurrence> occurrence(Caller caller, OccurrenceId id) {
        return occurrences.find(caller.scope(), id).orElseThrow(() -> Problem.notFound("occurrence", id)
                .exception());
    }

    private static Set<ElementId> flat(Map<OccurrenceId, Map<String, ElementId>> identities) {
        return identities.values().stream()
                .flatMap(codes -> codes.values().stream())
                .collect(Collectors.toSet());
    }
}
