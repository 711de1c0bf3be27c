package org.matricula.registration.provider.claim;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.Claim.State;
import org.matricula.registration.api.ClaimId;
import org.matricula.registration.api.ClaimRow;
import org.matricula.registration.api.ClaimRow.Part;
import org.matricula.registration.api.Claims;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;

/** One set-wise write of claims, each of several rows. One that is there is never changed. */
final class ClaimImport {

    private static final int LONGEST_PACK = 100;
    private static final String ACCEPTED = "ACCEPTED";
    private static final String RATIFIED = "RATIFIED";
    private static final String REFUSED = "REFUSED";
    private static final String REVOKED = "REVOKED";
    private static final Set<String> STEPS = Set.of(
            "MADE",
            "EVIDENCE_ADDED",
            "SIGNED_STUDENT",
            "SIGNED_COURSE_LEADER",
            "SIGNED_ASSESSOR",
            ACCEPTED,
            RATIFIED,
            REFUSED,
            "WITHDRAWN",
            REVOKED,
            "OUTSTANDING");
    /** What a claim has come to once such a step was taken. */
    private static final Map<String, Set<State>> COMES_TO = Map.of(
            ACCEPTED,
            Set.of(State.PROVISIONAL, State.CONFIRMED),
            RATIFIED,
            Set.of(State.CONFIRMED),
            REFUSED,
            Set.of(State.REFUSED),
            "WITHDRAWN",
            Set.of(State.WITHDRAWN),
            REVOKED,
            Set.of(State.REVOKED));

    private static final Set<State> GIVEN_UP = Set.of(State.REFUSED, State.WITHDRAWN, State.REVOKED);

    private final ClaimStore store;
    private final Neighbours neighbours;
    private final Persons persons;
    private final Caller caller;
    private final InstitutionCode institution;
    private final Identifiers identifiers;
    private final Instant now;
    private final String reason;
    private final Map<Object, Claim> held = new HashMap<>();
    private final Map<ModuleId, Module> modules = new HashMap<>();
    private final List<Claim> added = new ArrayList<>();

    ClaimImport(
            ClaimStore store,
            Neighbours neighbours,
            Persons persons,
            Caller caller,
            InstitutionCode institution,
            Identifiers identifiers,
            Instant now,
            String reason) {
        this.store = store;
        this.neighbours = neighbours;
        this.persons = persons;
        this.caller = caller;
        this.institution = institution;
        this.identifiers = identifiers;
        this.now = now;
        this.reason = reason;
    }

    /** Writes the rows and tells what became of each, in their order. */
    List<RowOutcome> importAll(List<ClaimRow> rows) {
        Map<String, StudentId> ids =
                neighbours.students(rows.stream().map(ClaimRow::studentNumber).toList());
        store.all(caller.scope(), institution, ids.values())
                .forEach(claim ->
                        held.put(List.of(claim.studentId(), claim.steps().get(0).recordedAt()), claim));
        return RowOutcome.together(
                rows,
                row -> Arrays.asList(row.studentNumber(), row.madeAt()),
                of -> put(of, ids.get(of.get(0).studentNumber())));
    }

    /** The entries for what was written. */
    List<AuditEntry> audit() {
        return added.stream()
                .map(claim -> AuditEntry.changed(
                        institution, "registration.import-claim", "claim/" + claim.id(), reason, null, claim))
                .toList();
    }

    private RowOutcome put(List<ClaimRow> rows, StudentId student) {
        Claim wanted = claim(rows, student);
        privileges(wanted);
        Object key = List.of(student, wanted.steps().get(0).recordedAt());
        Claim there = held.get(key);
        if (there != null) {
            if (plain(there).equals(plain(wanted))) {
                return RowOutcome.unchanged(there.id().toString());
            }
            throw Problem.conflict(
                            "madeAt",
                            rows.get(0).madeAt(),
                            "is another claim of the student here, and a file never changes one")
                    .exception();
        }
        Set<StudentId> person = persons.identities(Insider.of(caller), student);
        store.lock(caller.scope(), wanted, person);
        unused(wanted, person);
        store.addWhole(caller.scope(), wanted);
        held.put(key, wanted);
        added.add(wanted);
        return RowOutcome.created(wanted.id().toString());
    }

    /** The same piece serves one claim that stands, and no other (T-RP-6). */
    private void unused(Claim claim, Set<StudentId> person) {
        if (GIVEN_UP.contains(claim.state())) {
            return;
        }
        List<String> digests = claim.evidence().stream()
                .map(Claim.Evidence::digest)
                .filter(Objects::nonNull)
                .toList();
        if (store.usedByPerson(caller.scope(), claim, person, claim.evidence())
                || store.usedAnywhere(claim.id(), digests)) {
            throw Problem.conflict("evidence", null, "is used by another claim").exception();
        }
    }

    private void privileges(Claim claim) {
        if (step(claim, ACCEPTED).or(() -> step(claim, REFUSED)).isPresent()) {
            caller.require(Claims.ASSESS);
        }
        if (step(claim, RATIFIED).or(() -> step(claim, REVOKED)).isPresent()) {
            caller.require(Claims.RATIFY);
        }
    }

    private Claim claim(List<ClaimRow> rows, StudentId student) {
        List<ClaimRow> heads = of(rows, Part.CLAIM);
        Faults faults = new Faults()
                .check(
                        student != null,
                        "studentNumber",
                        rows.get(0).studentNumber(),
                        "must be a student of the institution")
                .given("madeAt", rows.get(0).madeAt())
                .check(
                        rows.stream().allMatch(row -> row.part() != null) && heads.size() == 1,
                        "part",
                        heads.size(),
                        "must be CLAIM once, otherwise MODULE, EVIDENCE or STEP");
        faults.refuse();
        ClaimRow head = heads.get(0);
        Claim claim = new Claim(
                new ClaimId(identifiers.next()),
                institution,
                student,
                head.programmeCode() == null
                        ? null
                        : neighbours
                                .programme(head.programmeCode())
                                .map(Programme::id)
                                .orElse(null),
                head.session(),
                head.kind(),
                head.state(),
                head.adviser(),
                head.assessor(),
                of(rows, Part.MODULE).stream().map(this::module).toList(),
                of(rows, Part.EVIDENCE).stream()
                        .map(row -> new Claim.Evidence(row.reference(), row.digest()))
                        .toList(),
                of(rows, Part.STEP).stream().map(this::step).toList(),
                head.pack() == null ? null : new PackRef(head.pack(), head.packVersion(), head.packDigest()));
        ClaimRules.check(faults, claim, modules, neighbours, true);
        faults.given("state", claim.state());
        marks(faults, claim);
        steps(faults, claim, rows.get(0).madeAt());
        faults.refuse();
        outcome(faults, claim);
        faults.refuse();
        return claim;
    }

    private Claim.ClaimedModule module(ClaimRow row) {
        Optional<Module> module = row.moduleCode() == null ? Optional.empty() : neighbours.module(row.moduleCode());
        module.ifPresent(one -> modules.put(one.id(), one));
        return new Claim.ClaimedModule(
                module.orElseThrow(() -> Problem.invalid(
                                        "moduleCode", row.moduleCode(), "must be a module of the institution")
                                .exception())
                        .id(),
                row.credits() == null ? Integer.valueOf(module.get().credits()) : row.credits(),
                row.mark());
    }

    private Claim.Step step(ClaimRow row) {
        return new Claim.Step(
                row.step(),
                row.person(),
                row.happenedOn(),
                row.note(),
                row.recordedAt() == null ? null : row.recordedAt().toInstant(ZoneOffset.UTC),
                row.recordedBy());
    }

    private static void marks(Faults faults, Claim claim) {
        for (Claim.ClaimedModule one : claim.modules()) {
            if (one.mark() != null) {
                faults.collect(() -> Percent.of("mark", one.mark()));
                faults.check(
                        claim.kind() == Claim.Kind.ACCREDITATION,
                        "mark",
                        one.mark(),
                        "must be empty where no experience is accredited");
            }
        }
    }

    private void steps(Faults faults, Claim claim, LocalDateTime madeAt) {
        List<Claim.Step> steps = claim.steps();
        faults.check(
                !steps.isEmpty()
                        && "MADE".equals(steps.get(0).what())
                        && madeAt.toInstant(ZoneOffset.UTC).equals(steps.get(0).recordedAt()),
                "step",
                steps.isEmpty() ? null : steps.get(0).what(),
                "must first be MADE, recorded when the claim was made");
        Instant last = null;
        for (Claim.Step step : steps) {
            faults.check(step.what() != null && STEPS.contains(step.what()), "step", step.what(), "must be a step")
                    .text("person", step.person(), ClaimRules.LONGEST_NAME)
                    .text("recordedBy", step.recordedBy(), ClaimRules.LONGEST_NAME)
                    .given("happenedOn", step.on())
                    .near("happenedOn", step.on(), claim.session())
                    .check(
                            step.note() == null || step.note().length() <= ClaimRules.LONGEST_NOTE,
                            "note",
                            step.note(),
                            "must be at most " + ClaimRules.LONGEST_NOTE + " characters")
                    .check(
                            step.recordedAt() != null
                                    && !step.recordedAt().isAfter(now)
                                    && (last == null || !step.recordedAt().isBefore(last)),
                            "recordedAt",
                            step.recordedAt(),
                            "must be given, not be in the future, and not before that of the step before");
            last = step.recordedAt() == null ? last : step.recordedAt();
        }
    }

    /** State, assessor and pack are what the steps come to. */
    private static void outcome(Faults faults, Claim claim) {
        String deciding = claim.steps().stream()
                .map(Claim.Step::what)
                .filter(COMES_TO::containsKey)
                .reduce((first, second) -> second)
                .orElse(null);
        Set<State> come = deciding == null ? Set.of(State.OPEN) : COMES_TO.get(deciding);
        faults.check(come.contains(claim.state()), "state", claim.state(), "must be what the steps come to: " + come);
        Optional<Claim.Step> accepted = step(claim, ACCEPTED);
        faults.check(
                Objects.equals(accepted.map(Claim.Step::person).orElse(null), claim.assessor()),
                "assessor",
                claim.assessor(),
                "must be who took the step ACCEPTED, and empty without one");
        faults.check(
                claim.assessor() == null
                        || claim.adviser() == null
                        || !ClaimStore.key(claim.assessor()).equals(ClaimStore.key(claim.adviser())),
                "assessor",
                claim.assessor(),
                "must not be the adviser");
        PackRef pack = claim.pack();
        faults.check(
                accepted.isPresent() == (pack != null),
                "pack",
                pack == null ? null : pack.id(),
                "must be given where the claim was accepted, and only there");
        if (pack != null) {
            faults.text("pack", pack.id(), LONGEST_PACK)
                    .text("packVersion", pack.version(), LONGEST_PACK / 2)
                    .check(
                            pack.digest() != null && pack.digest().matches("[0-9a-f]{1,64}"),
                            "packDigest",
                            pack.digest(),
                            "must be hexadecimal digits");
        }
    }

    /** The claim without what tells apart only how it is kept here. */
    private static Claim plain(Claim claim) {
        return new Claim(
                null,
                claim.institution(),
                claim.studentId(),
                claim.programmeId(),
                claim.session(),
                claim.kind(),
                claim.state(),
                claim.adviser(),
                claim.assessor(),
                claim.modules().stream()
                        .sorted(Comparator.comparing(one -> one.moduleId().value()))
                        .map(one -> new Claim.ClaimedModule(
                                one.moduleId(),
                                one.credits(),
                                one.mark() == null ? null : one.mark().stripTrailingZeros()))
                        .toList(),
                claim.evidence(),
                claim.steps(),
                claim.pack());
    }

    private static Optional<Claim.Step> step(Claim claim, String what) {
        return claim.steps().stream().filter(step -> what.equals(step.what())).findFirst();
    }

    private static List<ClaimRow> of(List<ClaimRow> rows, Part part) {
        return rows.stream().filter(row -> row.part() == part).toList();
    }
}
