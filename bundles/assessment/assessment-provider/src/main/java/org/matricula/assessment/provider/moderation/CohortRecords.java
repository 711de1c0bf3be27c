package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.CohortActId;
import org.matricula.assessment.api.CohortAdjustments;
import org.matricula.assessment.api.CohortDecisions;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.moderation.Works.Sheet;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.assessment.provider.store.CohortStore;
import org.matricula.assessment.provider.store.CohortStore.Change;
import org.matricula.assessment.provider.store.CohortStore.Done;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.regulations.api.Regulations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** {@link CohortAdjustments} in the domain's database. */
@Component
public final class CohortRecords implements CohortAdjustments {

    private static final int LONGEST = 200;
    private static final int LONGEST_MEETING = 40;
    private static final int DECIMALS = 4;
    private static final int RETRY_SECONDS = 30;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final AtomicReference<CohortDecisions> decisions = new AtomicReference<>();
    private final CohortStore store;
    private final Examining examining;
    private final Works works;
    private final Curriculum curriculum;
    private final Regulations regulations;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Uses the domain's data source. */
    @Activate
    public CohortRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Works works,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.store = new CohortStore(dataSource);
        this.examining = new Examining(dataSource, works);
        this.works = works;
        this.curriculum = curriculum;
        this.regulations = regulations;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** The domain that keeps boards came. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void addDecisions(CohortDecisions service) {
        decisions.set(service);
    }

    /** It went. */
    public void removeDecisions(CohortDecisions service) {
        decisions.compareAndSet(service, null);
    }

    @Override
    public Act adjust(Caller caller, OccurrenceId id, ElementId element, Terms terms) {
        caller.require(ADJUST);
        check(terms, works.today(caller, id)).refuse();
        return transactions.required(() -> {
            works.takeTurn(caller, id);
            Sheet sheet = works.sheet(caller, id);
            Moderating.element(sheet, element);
            requireMembers(sheet, element, terms);
            requireDecided(caller, id, terms.meeting());
            requireNoneStanding(caller, id, element, terms);
            List<Work> moved = members(sheet, element, terms);
            if (moved.isEmpty()) {
                throw Problem.conflict("elementId", element, "must be marked first")
                        .exception();
            }
            Rank rank = new Rank(moved.stream().map(work -> pair(work, terms)).toList());
            List<String> codes = rulings(caller, sheet, terms).of(element, terms, rank);
            Done act = new Done(
                    new CohortActId(identifiers.next()),
                    sheet.occurrence().institution(),
                    id,
                    element,
                    terms,
                    cohort(sheet, element, rank).isKept(),
                    rank.proof(),
                    codes,
                    caller.name(),
                    now(),
                    null,
                    move(caller, sheet, moved, rank, terms.reason()));
            store.add(caller.scope(), act);
            audit(caller, "adjust-cohort", act, null, act);
            return told(works.sheet(caller, id), act);
        });
    }

    @Override
    public Act complete(Caller caller, OccurrenceId id, CohortActId actId) {
        caller.require(ADJUST);
        return transactions.required(() -> {
            works.takeTurn(caller, id);
            Sheet sheet = works.sheet(caller, id);
            Done act = standing(caller, id, actId);
            List<Work> late = unmoved(sheet, act);
            if (late.isEmpty()) {
                throw Problem.conflict("act", actId, "has adjusted every work of its cohort")
                        .exception();
            }
            Rank rank =
                    new Rank(late.stream().map(work -> pair(work, act.terms())).toList());
            List<Rank.Pair> all = new ArrayList<>(rank.pairs());
            members(sheet, act.elementId(), act.terms()).stream()
                    .flatMap(work -> act.gave(work.mark()).stream())
                    .forEach(change -> all.add(new Rank.Pair(change.registration(), change.before(), change.after())));
            rulings(caller, sheet, act.terms()).of(act.elementId(), act.terms(), new Rank(all));
            store.addChanges(
                    caller.scope(),
                    act.id(),
                    act.institution(),
                    move(caller, sheet, late, rank, act.terms().reason()));
            Done after = known(caller, id, actId);
            audit(caller, "complete-adjustment", act, act, after);
            return told(works.sheet(caller, id), after);
        });
    }

    @Override
    public Act revoke(Caller caller, OccurrenceId id, CohortActId actId, String meeting, String reason) {
        caller.require(ADJUST);
        new Faults()
                .text("meeting", meeting, LONGEST_MEETING)
                .text("reason", reason, Moderating.LONGEST_REASON)
                .refuse();
        return transactions.required(() -> {
            works.takeTurn(caller, id);
            Sheet sheet = works.sheet(caller, id);
            Done act = standing(caller, id, actId);
            requireDecided(caller, id, meeting);
            Map<Work, BigDecimal> restored = new LinkedHashMap<>();
            List<Rank.Pair> pairs = new ArrayList<>();
            for (Work work : sheet.on(act.elementId())) {
                if (work.isMarked()) {
                    act.gave(work.mark()).ifPresent(change -> {
                        restored.put(work, change.before());
                        pairs.add(new Rank.Pair(change.registration(), change.before(), change.before()));
                    });
                }
            }
            rulings(caller, sheet, act.terms()).ofRevocation(act.elementId(), act.terms(), new Rank(pairs));
            works.give(caller, sheet, restored, "adjustment of the cohort revoked: " + reason);
            store.revoke(caller.scope(), act, new Revocation(meeting, reason, restored.size(), caller.name(), now()));
            Done after = known(caller, id, actId);
            audit(caller, "revoke-adjustment", act, act, after);
            return told(works.sheet(caller, id), after);
        });
    }

    @Override
    public List<Act> of(Caller caller, OccurrenceId id) {
        caller.require(READ);
        return transactions.required(() -> {
            Sheet sheet = works.sheet(caller, id);
            return store.on(caller.scope(), id).stream()
                    .map(act -> told(sheet, act))
                    .filter(act -> act.terms().group().isEmpty()
                            || caller.may(CandidateNumbers.READ)
                            || sheet.on(act.elementId()).stream().noneMatch(Work::anonymous))
                    .toList();
        });
    }

    private static Faults check(Terms t, LocalDate today) {
        boolean amount = t.amount() != null
                && t.amount().stripTrailingZeros().scale() <= DECIMALS
                && t.amount().abs().compareTo(WHOLE) <= 0
                && t.amount().signum() != 0
                && (t.method() != Method.FACTOR || t.amount().signum() > 0);
        return new Faults()
                .given("method", t.method())
                .check(
                        amount,
                        "amount",
                        t.amount(),
                        "must be a number up to " + WHOLE + " with at most " + DECIMALS
                                + " decimals, not 0, and above 0 for a factor")
                .check(
                        t.group().stream().noneMatch(Objects::isNull)
                                && new HashSet<>(t.group()).size() == t.group().size(),
                        "group",
                        t.group(),
                        "must be registrations, each once")
                .text("meeting", t.meeting(), LONGEST_MEETING)
                .text("evidence", t.evidence(), LONGEST)
                .text("examiner", t.examiner(), LONGEST)
                .date("consultedOn", t.consultedOn())
                .check(
                        t.consultedOn() == null || !t.consultedOn().isAfter(today),
                        "consultedOn",
                        t.consultedOn(),
                        "must not lie in the future")
                .text("reason", t.reason(), Moderating.LONGEST_REASON);
    }

    private static void requireMembers(Sheet sheet, ElementId element, Terms terms) {
        Set<ModuleRegistrationId> there =
                sheet.on(element).stream().map(work -> work.registration().id()).collect(Collectors.toSet());
        Faults faults = new Faults();
        terms.group()
                .forEach(member -> faults.check(
                        there.contains(member), "group", member, "must be a registration on the occurrence"));
        faults.refuse();
    }

    private void requireDecided(Caller caller, OccurrenceId id, String meeting) {
        if (boards().on(caller, id).stream()
                .noneMatch(decided -> decided.meeting().equals(meeting))) {
            throw Problem.conflict("meeting", meeting, "must have decided to adjust the cohort (T-MR-11)")
                    .exception();
        }
    }

    /** Nobody guesses what boards decided, or whether results are out. */
    private CohortDecisions boards() {
        CohortDecisions found = decisions.get();
        if (found == null) {
            throw Problem.unavailable("No domain tells what boards decided about cohorts.", RETRY_SECONDS)
                    .exception();
        }
        return found;
    }

    private void requireNoneStanding(Caller caller, OccurrenceId id, ElementId element, Terms terms) {
        for (Done act : store.on(caller.scope(), id)) {
            boolean same = act.elementId().equals(element) && act.revocation() == null;
            boolean apart = !terms.group().isEmpty()
                    && !act.terms().group().isEmpty()
                    && act.terms().group().stream().noneMatch(terms.group()::contains);
            if (same && !apart) {
                throw Problem.conflict("elementId", element, "is adjusted already by the act " + act.id())
                        .exception();
            }
        }
    }

    private CohortRulings rulings(Caller caller, Sheet sheet, Terms terms) {
        Module module = curriculum
                .modules(Insider.of(caller), List.of(sheet.occurrence().moduleId()))
                .get(sheet.occurrence().moduleId());
        return new CohortRulings(
                Moderating.pack(regulations, sheet),
                module,
                sheet,
                boards().isReleased(caller, sheet.occurrence().id()),
                examining.wasExaminer(caller, sheet.occurrence(), terms.examiner(), terms.consultedOn()));
    }

    private static List<Work> members(Sheet sheet, ElementId element, Terms terms) {
        return sheet.on(element).stream()
                .filter(Work::isMarked)
                .filter(work -> terms.group().isEmpty()
                        || terms.group().contains(work.registration().id()))
                .toList();
    }

    /** Everybody's rank, of whom is not adjusted too. */
    private static Rank cohort(Sheet sheet, ElementId element, Rank moved) {
        List<Rank.Pair> all = new ArrayList<>(moved.pairs());
        Set<ModuleRegistrationId> there =
                all.stream().map(Rank.Pair::registration).collect(Collectors.toSet());
        sheet.on(element).stream()
                .filter(work ->
                        work.isMarked() && !there.contains(work.registration().id()))
                .forEach(work -> all.add(new Rank.Pair(
                        work.registration().id(),
                        work.mark().mark(),
                        work.mark().mark())));
        return new Rank(all);
    }

    private static Rank.Pair pair(Work work, Terms terms) {
        BigDecimal before = work.mark().mark();
        BigDecimal after = terms.method() == Method.ADD ? before.add(terms.amount()) : before.multiply(terms.amount());
        return new Rank.Pair(
                work.registration().id(),
                before,
                after.max(BigDecimal.ZERO).min(WHOLE).setScale(Percent.DECIMALS, RoundingMode.HALF_UP));
    }

    private List<Change> move(Caller caller, Sheet sheet, List<Work> moved, Rank rank, String reason) {
        Map<ModuleRegistrationId, Work> byRegistration = moved.stream()
                .collect(Collectors.toMap(work -> work.registration().id(), Function.identity()));
        Map<Work, BigDecimal> marks = new LinkedHashMap<>();
        List<Change> changes = new ArrayList<>();
        for (Rank.Pair pair : rank.pairs()) {
            Work work = byRegistration.get(pair.registration());
            boolean same = pair.after().compareTo(pair.before()) == 0;
            marks.put(work, pair.after());
            changes.add(new Change(
                    pair.registration(), work.mark().sequence() + (same ? 0 : 1), pair.before(), pair.after()));
        }
        works.give(caller, sheet, marks, "adjustment of the cohort: " + reason);
        return changes;
    }

    /** The works of a cohort whose marks that count are not those that the act gave. */
    private static List<Work> unmoved(Sheet sheet, Done act) {
        return members(sheet, act.elementId(), act.terms()).stream()
                .filter(work -> act.gave(work.mark()).isEmpty())
                .toList();
    }

    private Done standing(Caller caller, OccurrenceId id, CohortActId act) {
        Done found = known(caller, id, act);
        if (found.revocation() != null) {
            throw Problem.conflict("act", act, "is revoked").exception();
        }
        return found;
    }

    private Done known(Caller caller, OccurrenceId id, CohortActId act) {
        return store.on(caller.scope(), id).stream()
                .filter(one -> one.id().equals(act))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("act", act).exception());
    }

    private static Act told(Sheet sheet, Done act) {
        return new Act(
                act.id(),
                act.institution(),
                act.occurrenceId(),
                act.elementId(),
                act.terms(),
                (int) act.changes().stream()
                        .filter(change -> change.before().compareTo(change.after()) != 0)
                        .count(),
                act.revocation() == null ? unmoved(sheet, act).size() : 0,
                act.rankKept(),
                act.proof(),
                act.rulings(),
                act.by(),
                act.at(),
                act.revocation());
    }

    private void audit(Caller caller, String action, Done act, Done before, Done after) {
        auditTrail.record(
                caller,
                AuditEntry.changed(
                        act.institution(),
                        "assessment." + action,
                        "cohort-adjustment/" + act.id(),
                        act.terms().reason(),
                        before,
                        after));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
