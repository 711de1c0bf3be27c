package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersionId;
import org.matricula.curriculum.api.VersionDraft;
import org.matricula.curriculum.api.VersionRow;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.curriculum.provider.store.ProgrammeStore;
import org.matricula.curriculum.provider.store.VersionStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;

/** Drafts versions of programmes, in the transaction of the thread. What is decided is never touched. */
final class VersionWrites {

    private static final int LONGEST_TITLE = 200;

    private final VersionStore store;
    private final ProgrammeStore programmes;
    private final ModuleStore modules;
    private final ChangeSetWrites sets;
    private final Identifiers identifiers;
    private final AuditTrail audit;

    VersionWrites(
            VersionStore store,
            ProgrammeStore programmes,
            ModuleStore modules,
            ChangeSetWrites sets,
            Identifiers identifiers,
            AuditTrail audit) {
        this.store = store;
        this.programmes = programmes;
        this.modules = modules;
        this.sets = sets;
        this.identifiers = identifiers;
        this.audit = audit;
    }

    Versioned<ProgrammeVersion> draft(Caller caller, VersionDraft draft) {
        Programme programme = programme(caller, draft.programmeId());
        List<ProgrammeVersion> there = store.of(caller.scope(), List.of(programme.id())).stream()
                .map(Versioned::record)
                .toList();
        ProgrammeVersion base = there.stream()
                .filter(v -> Objects.equals(v.number(), draft.basedOn()))
                .findFirst()
                .orElse(null);
        Faults faults = new Faults()
                .check(
                        draft.basedOn() == null || base != null,
                        "basedOn",
                        draft.basedOn(),
                        "must be a version of the programme")
                .check(
                        (draft.changeSetId() == null) != (draft.effectiveFrom() == null),
                        "effectiveFrom",
                        draft.effectiveFrom(),
                        "must be given, or else the change set that has it");
        if (draft.title() != null) {
            faults.text("title", draft.title(), LONGEST_TITLE);
        }
        Rules.reason(faults, draft.reason()).refuse();
        int number = there.stream().mapToInt(ProgrammeVersion::number).max().orElse(0) + 1;
        ChangeSet set = draft.changeSetId() == null
                ? sets.begin(
                        caller,
                        programme.institution(),
                        shortened(programme.code() + " version " + number),
                        draft.effectiveFrom(),
                        draft.reason(),
                        new Faults())
                : sets.draft(caller, draft.changeSetId());
        if (!set.institution().equals(programme.institution())) {
            throw Problem.invalid("changeSetId", set.id(), "must be of the programme's institution")
                    .exception();
        }
        if (there.stream().anyMatch(v -> v.changeSetId().equals(set.id()) && v.replaced() == null)) {
            throw Problem.conflict("changeSetId", set.id(), "has a version of the programme already")
                    .exception();
        }
        String title = draft.title() != null ? draft.title() : base == null ? programme.title() : base.title();
        ProgrammeVersion version = version(
                programme, number, set, title, base == null ? ProgrammeStructure.EMPTY : base.structure(), null);
        store.insert(List.of(version), ids(known(caller.scope(), programme.institution(), version.structure())));
        audit.record(
                caller,
                new AuditEntry(
                        programme.institution(),
                        "curriculum.draft",
                        subject(version),
                        draft.reason(),
                        null,
                        Digests.of(version)));
        return get(caller, programme.id(), number);
    }

    Versioned<ProgrammeVersion> restructure(
            Caller caller,
            ProgrammeId programme,
            int number,
            String title,
            ProgrammeStructure structure,
            long version,
            String reason) {
        Versioned<ProgrammeVersion> before = get(caller, programme, number);
        before.requireVersion(version);
        sets.draft(caller, before.record().changeSetId());
        Faults faults = new Faults().given("structure", structure);
        if (title != null) {
            faults.text("title", title, LONGEST_TITLE);
        }
        Rules.reason(faults, reason);
        Map<String, Module> known = structure == null
                ? Map.of()
                : known(caller.scope(), before.record().institution(), structure);
        if (structure != null) {
            StructureRules.check(faults, structure, known);
        }
        faults.refuse();
        ProgrammeVersion after =
                with(before.record(), title == null ? before.record().title() : title, structure);
        if (after.equals(before.record())) {
            return before;
        }
        if (!store.claim(after.id(), version)) {
            throw Problem.of(Problem.Kind.STALE, "The version was changed meanwhile.")
                    .exception();
        }
        store.replace(List.of(after), ids(known));
        audit.record(
                caller,
                AuditEntry.changed(
                        after.institution(), "curriculum.restructure", subject(after), reason, before.record(), after));
        return get(caller, programme, number);
    }

    private record Key(String programme, AcademicSession effectiveFrom) {}

    List<RowOutcome> importAll(Caller caller, InstitutionCode institution, List<VersionRow> rows) {
        Map<String, Programme> byCode = programmes.byCode(
                caller.scope(),
                institution,
                rows.stream()
                        .map(VersionRow::programmeCode)
                        .filter(Objects::nonNull)
                        .toList());
        Map<Key, List<ProgrammeVersion>> there = new HashMap<>();
        Map<ProgrammeId, Integer> numbers = new HashMap<>();
        for (Versioned<ProgrammeVersion> versioned : store.of(
                caller.scope(), byCode.values().stream().map(Programme::id).toList())) {
            ProgrammeVersion v = versioned.record();
            there.computeIfAbsent(new Key(v.programmeCode(), v.effectiveFrom()), any -> new ArrayList<>())
                    .add(v);
            numbers.merge(v.programmeId(), v.number(), Math::max);
        }
        Set<String> named = new HashSet<>();
        rows.stream()
                .map(VersionRow::structure)
                .filter(Objects::nonNull)
                .forEach(structure -> named.addAll(StructureRules.modules(structure)));
        Map<String, Module> known = modules.byCode(caller.scope(), institution, named);
        Map<AcademicSession, ChangeSet> drafts = new HashMap<>();
        Map<ProgrammeVersionId, ProgrammeVersion> added = new LinkedHashMap<>();
        Map<ProgrammeVersionId, ProgrammeVersion> changed = new LinkedHashMap<>();
        List<AuditEntry> entries = new ArrayList<>();
        List<RowOutcome> outcomes = new ArrayList<>();
        for (VersionRow row : rows) {
            Programme programme = byCode.get(row.programmeCode());
            Faults faults = faults(row, programme, known);
            if (!faults.isEmpty()) {
                outcomes.add(RowOutcome.refused(faults.problem()));
                continue;
            }
            Key key = new Key(row.programmeCode(), row.effectiveFrom());
            List<ProgrammeVersion> same = there.computeIfAbsent(key, any -> new ArrayList<>());
            String title = row.title() == null ? programme.title() : row.title();
            ProgrammeVersion alike = standing(same, row.replaced())
                    .filter(v -> v.title().equals(title) && v.structure().equals(row.structure()))
                    .findFirst()
                    .orElse(null);
            if (alike != null) {
                outcomes.add(RowOutcome.unchanged(alike.id().toString()));
                continue;
            }
            ChangeSet set =
                    drafts.computeIfAbsent(row.effectiveFrom(), session -> sets.imported(caller, institution, session));
            ProgrammeVersion mine = same.stream()
                    .filter(v -> v.changeSetId().equals(set.id()) && Objects.equals(v.replaced(), row.replaced()))
                    .findFirst()
                    .orElse(null);
            ProgrammeVersion after = mine == null
                    ? version(
                            programme,
                            numbers.merge(programme.id(), 1, Integer::sum),
                            set,
                            title,
                            row.structure(),
                            row.replaced())
                    : with(mine, title, row.structure());
            if (after.equals(mine)) {
                outcomes.add(RowOutcome.unchanged(mine.id().toString()));
                continue;
            }
            entries.add(
                    mine == null
                            ? AuditEntry.created(institution, "curriculum.draft", subject(after), after)
                            : AuditEntry.changed(
                                    institution, "curriculum.restructure", subject(after), null, mine, after));
            same.remove(mine);
            same.add(after);
            if (mine == null || added.containsKey(mine.id())) {
                added.put(after.id(), after);
            } else {
                changed.put(after.id(), after);
            }
            outcomes.add(
                    mine == null
                            ? RowOutcome.created(after.id().toString())
                            : RowOutcome.changed(after.id().toString()));
        }
        store.insert(added.values(), ids(known));
        store.replace(changed.values(), ids(known));
        audit.record(caller, entries);
        return outcomes;
    }

    /** What a row may say again: of its place among those that were replaced, or still in force here. */
    private static Stream<ProgrammeVersion> standing(List<ProgrammeVersion> ofSession, Integer replaced) {
        List<ProgrammeVersion> unreplaced =
                ofSession.stream().filter(v -> v.replaced() == null).toList();
        return replaced == null
                ? ChangeSetWrites.standing(unreplaced, ProgrammeVersion::state)
                : Stream.concat(
                        ofSession.stream()
                                .filter(v -> replaced.equals(v.replaced()) && v.state() != ChangeSet.State.REJECTED),
                        unreplaced.stream().filter(v -> v.state() == ChangeSet.State.APPROVED));
    }

    private static Faults faults(VersionRow row, Programme programme, Map<String, Module> known) {
        Faults faults = new Faults()
                .check(
                        programme != null,
                        "programmeCode",
                        row.programmeCode(),
                        "must be a programme of the institution")
                .given("effectiveFrom", row.effectiveFrom())
                .given("structure", row.structure())
                .check(row.replaced() == null || row.replaced() > 0, "replaced", row.replaced(), "must be 1 or more");
        if (row.title() != null) {
            faults.text("title", row.title(), LONGEST_TITLE);
        }
        return row.structure() == null ? faults : StructureRules.check(faults, row.structure(), known);
    }

    private Programme programme(Caller caller, ProgrammeId id) {
        return programmes
                .find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("programme", id).exception())
                .record();
    }

    private Versioned<ProgrammeVersion> get(Caller caller, ProgrammeId programme, int number) {
        return store.find(caller.scope(), programme, number)
                .orElseThrow(() -> Problem.notFound("version", number).exception());
    }

    private Map<String, Module> known(Scope scope, InstitutionCode institution, ProgrammeStructure structure) {
        return modules.byCode(scope, institution, StructureRules.modules(structure));
    }

    private static Map<String, ModuleId> ids(Map<String, Module> known) {
        return known.values().stream().collect(Collectors.toMap(Module::code, Module::id));
    }

    private static String subject(ProgrammeVersion version) {
        return "programme-version/" + version.id();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE);
    }

    private ProgrammeVersion version(
            Programme programme,
            int number,
            ChangeSet set,
            String title,
            ProgrammeStructure structure,
            Integer replaced) {
        return new ProgrammeVersion(
                new ProgrammeVersionId(identifiers.next()),
                programme.id(),
                programme.code(),
                programme.institution(),
                number,
                set.id(),
                set.effectiveFrom(),
                set.state(),
                null,
                title,
                structure,
                replaced);
    }

    private static ProgrammeVersion with(ProgrammeVersion v, String title, ProgrammeStructure structure) {
        return new ProgrammeVersion(
                v.id(),
                v.programmeId(),
                v.programmeCode(),
                v.institution(),
                v.number(),
                v.changeSetId(),
                v.effectiveFrom(),
                v.state(),
                v.supersededBy(),
                title,
                structure,
                v.replaced());
    }
}
