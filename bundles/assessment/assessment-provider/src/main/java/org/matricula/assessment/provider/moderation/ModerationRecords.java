package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.ModerationSamples.Purpose;
import org.matricula.assessment.api.Moderations;
import org.matricula.assessment.api.ModuleModeration;
import org.matricula.assessment.api.ModuleModeration.Kind;
import org.matricula.assessment.api.ModuleModeration.MarkersMark;
import org.matricula.assessment.api.ModuleModeration.Plan;
import org.matricula.assessment.api.ModuleModeration.Role;
import org.matricula.assessment.api.ModuleModeration.Statement;
import org.matricula.assessment.api.ModuleModeration.Step;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.mark.NamedStudents;
import org.matricula.assessment.provider.moderation.Works.Sheet;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.ModerationStore;
import org.matricula.assessment.provider.store.ModerationStore.PlanEntry;
import org.matricula.assessment.provider.store.ModerationStore.Stated;
import org.matricula.assessment.provider.store.ModerationStore.StepEntry;
import org.matricula.assessment.provider.store.SampleStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.regulations.api.Regulations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Moderations} in the domain's database. */
@Component
public final class ModerationRecords implements Moderations {

    private final ModerationStore store;
    private final SampleStore samples;
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
    public ModerationRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Works works,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.store = new ModerationStore(dataSource);
        this.samples = new SampleStore(dataSource);
        this.examining = new Examining(dataSource, works);
        this.works = works;
        this.curriculum = curriculum;
        this.regulations = regulations;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public ModuleModeration of(Caller caller, OccurrenceId occurrence) {
        caller.require(Examining.toRead(caller));
        return transactions.required(() -> told(caller, readable(caller, occurrence)));
    }

    @Override
    public Map<OccurrenceId, ModuleModeration.State> states(Caller caller, Collection<OccurrenceId> occurrences) {
        caller.require(READ);
        return transactions.required(() -> {
            Map<OccurrenceId, ModuleModeration.State> states = new HashMap<>();
            curriculum
                    .occurrences(Insider.of(caller), occurrences)
                    .keySet()
                    .forEach(id -> states.put(id, standing(caller, id).state()));
            return states;
        });
    }

    @Override
    public ModuleModeration plan(
            Caller caller, OccurrenceId id, ElementId elementId, Plan plan, int expectedEntry, String reason) {
        caller.require(MODERATE);
        LocalDate today = works.today(caller, id);
        new Faults()
                .given("kind", plan.kind())
                .check(
                        plan.taskSentOn() == null || !plan.taskSentOn().isAfter(today),
                        "taskSentOn",
                        plan.taskSentOn(),
                        "must not lie in the future")
                .text("reason", reason, Moderating.LONGEST_REASON)
                .refuse();
        return transactions.required(() -> {
            works.takeTurn(caller, id);
            Standing before = standing(caller, id);
            Occurrence occurrence = before.sheet().occurrence();
            Moderating.element(before.sheet(), elementId);
            new Faults()
                    .near("taskSentOn", plan.taskSentOn(), occurrence.session())
                    .refuse();
            PlanEntry last = before.plans().get(elementId);
            Moderating.expect("expectedEntry", expectedEntry, last == null ? 0 : last.entry());
            boolean toDouble = plan.kind().isDouble();
            boolean wasDouble = last != null && last.plan().kind().isDouble();
            boolean begun = before.sheet().on(elementId).stream()
                    .anyMatch(work -> work.isMarked() || !before.marks(work).isEmpty());
            if (begun
                    && (toDouble != wasDouble
                            || wasDouble && plan.kind() != last.plan().kind())) {
                throw Problem.conflict("kind", plan.kind(), "must stay as it is: the marking of the element has begun")
                        .exception();
            }
            PlanEntry entry = new PlanEntry(plan, expectedEntry + 1);
            store.plan(caller.scope(), occurrence, elementId, entry, reason, caller.name(), now());
            audit(caller, occurrence.institution(), "plan-moderation", "element/" + elementId, reason, last, entry);
            return told(caller, standing(caller, id));
        });
    }

    @Override
    public List<ModuleModeration.Work> works(Caller caller, OccurrenceId id, ElementId element) {
        caller.require(Examining.toRead(caller));
        return transactions.required(() -> seen(caller, doubled(readable(caller, id), element), element));
    }

    @Override
    public List<ModuleModeration.Work> mark(Caller caller, OccurrenceId id, ElementId element, List<Marking> marks) {
        caller.require(MARK);
        if (marks == null || marks.isEmpty() || marks.size() > MOST_MARKS) {
            throw Problem.invalid("marks", marks == null ? null : marks.size(), "must be 1 to " + MOST_MARKS + " marks")
                    .exception();
        }
        return transactions.required(() -> {
            works.takeTurn(caller, id);
            Standing before = doubled(standing(caller, id), element);
            NamedStudents students = works.named(
                    caller,
                    before.sheet(),
                    marks.stream().filter(Objects::nonNull).map(Marking::work).toList());
            Faults faults = new Faults();
            List<ModuleRegistration> of = new ArrayList<>();
            List<MarkersMark> given = new ArrayList<>();
            Set<Place> places = new HashSet<>();
            for (int i = 0; i < marks.size(); i++) {
                Marking marking = marks.get(i);
                String at = "[" + i + "].";
                if (marking == null) {
                    faults.given("[" + i + "]", null);
                    continue;
                }
                Work work = Moderating.named(before.sheet().on(element), students, marking.work(), at + "work", faults);
                faults.given(at + "role", marking.role());
                BigDecimal mark = Moderating.percent(at + "mark", marking.mark(), faults);
                if (marking.comment() != null) {
                    faults.text(at + "comment", marking.comment(), Moderating.LONGEST_TEXT);
                }
                if (work != null && marking.role() != null) {
                    faults.check(places.add(Standing.place(work)), at + "work", work.name(), "must be given once");
                    requireMarkable(caller, before, work, marking.role());
                    of.add(work.registration());
                    given.add(new MarkersMark(
                            marking.role(),
                            mark,
                            marking.comment(),
                            caller.name(),
                            now(),
                            before.entry(work, marking.role()) + 1));
                }
            }
            faults.refuse();
            store.mark(caller.scope(), of, element, given);
            InstitutionCode institution = before.sheet().occurrence().institution();
            audit(caller, institution, "give-markers-marks", "element/" + element, null, null, given);
            return seen(caller, standing(caller, id), element);
        });
    }

    private static void requireMarkable(Caller caller, Standing standing, Work work, Role role) {
        List<MarkersMark> marks = standing.marks(work);
        boolean blind = standing.plan(work.element().id()).kind() == Kind.BLIND;
        boolean both = hasBoth(marks);
        Step last = standing.step(work);
        boolean mine = marks.stream()
                .anyMatch(mark -> mark.role() == role && mark.marker().equals(caller.name()));
        String rule = null;
        if (last != null && last.kind().isFinal()) {
            rule = "must not be marked any more: its mark is agreed";
        } else if (marks.stream()
                .anyMatch(mark -> mark.role() != role && mark.marker().equals(caller.name()))) {
            rule = "must be marked by another person in this role";
        } else if (!mine && marks.stream().anyMatch(mark -> mark.role() == role)) {
            rule = "must be corrected by who gave the mark";
        } else if (mine && blind && both && role != Role.THIRD) {
            rule = "must stay as it is: both blind marks are in";
        } else if (role == Role.THIRD && !both) {
            rule = "must have the marks of the first and the second marker first";
        } else if (role == Role.SECOND && !blind && marks.isEmpty()) {
            rule = "must have the mark of the first marker first";
        }
        if (rule != null) {
            throw Problem.conflict("work", work.name(), rule).exception();
        }
    }

    private static boolean hasBoth(List<MarkersMark> marks) {
        return marks.stream()
                .map(MarkersMark::role)
                .collect(Collectors.toSet())
                .containsAll(Set.of(Role.FIRST, Role.SECOND));
    }

    @Override
    public ModuleModeration.Work step(Caller caller, OccurrenceId id, ElementId element, NewStep step) {
        caller.require(Examining.toRead(caller));
        Faults faults =
                new Faults().given("kind", step.kind()).text("reason", step.reason(), Moderating.LONGEST_REASON);
        if (step.kind() != null && step.kind().isFinal()) {
            Moderating.percent("mark", step.mark(), faults);
        } else {
            faults.check(step.mark() == null, "mark", step.mark(), "must be absent for a step on the way");
        }
        if (step.kind() != null) {
            caller.require(needed(step.kind()));
        }
        return transactions.required(() -> {
            works.takeTurn(caller, id);
            Standing before = doubled(readable(caller, id), element);
            NamedStudents students = works.named(caller, before.sheet(), Collections.singletonList(step.work()));
            Work work = Moderating.named(before.sheet().on(element), students, step.work(), "work", faults);
            faults.refuse();
            if (step.kind() == Step.Kind.DECIDED_BY_EXTERNAL) {
                examining.require(caller, before.sheet().occurrence());
            }
            requireFollowing(caller, before, work, step.kind());
            StepEntry last = before.steps().get(Standing.place(work));
            Step taken = new Step(step.kind(), step.mark(), step.reason(), caller.name(), now());
            store.step(
                    caller.scope(),
                    work.registration(),
                    element,
                    new StepEntry(taken, last == null ? 1 : last.entry() + 1));
            audit(
                    caller,
                    work.registration().institution(),
                    "moderate-work",
                    "registration/" + work.registration().id() + "/element/" + element,
                    step.reason(),
                    last == null ? null : last.step(),
                    taken);
            if (step.kind().isFinal()) {
                works.give(caller, before.sheet(), Map.of(work, step.mark()), step.kind() + ": " + step.reason());
            }
            Standing after = standing(caller, id);
            return seen(
                    caller,
                    after,
                    after.sheet().on(element).stream()
                            .filter(one -> Standing.place(one).equals(Standing.place(work)))
                            .findFirst()
                            .orElseThrow());
        });
    }

    private static org.matricula.kernel.api.security.Privilege needed(Step.Kind kind) {
        return switch (kind) {
            case AGREED, THIRD_MARKER, DISPUTED -> READ;
            case SETTLED_BY_SUBJECT_LEADER, SENT_TO_EXTERNAL -> MODERATE;
            case DECIDED_BY_EXTERNAL -> EXAMINE;
        };
    }

    private void requireFollowing(Caller caller, Standing standing, Work work, Step.Kind kind) {
        List<MarkersMark> marks = standing.marks(work);
        boolean marker = marks.stream().anyMatch(mark -> mark.marker().equals(caller.name()));
        boolean own = kind == Step.Kind.AGREED || kind == Step.Kind.THIRD_MARKER || kind == Step.Kind.DISPUTED;
        if (own && !(marker && caller.may(MARK)) && !caller.may(MODERATE)) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "Only its markers and moderators agree on a work.")
                    .exception();
        }
        Step.Kind last =
                standing.step(work) == null ? null : standing.step(work).kind();
        // what a higher one decided is corrected by the same alone (T-AD-8)
        boolean byMarkers = last == Step.Kind.AGREED || last == Step.Kind.THIRD_MARKER;
        boolean follows =
                switch (kind) {
                    case AGREED -> last == null || byMarkers;
                    case THIRD_MARKER -> last == null || last == Step.Kind.DISPUTED || byMarkers;
                    case DISPUTED -> last == null;
                    case SETTLED_BY_SUBJECT_LEADER -> last == Step.Kind.DISPUTED || last == kind;
                    case SENT_TO_EXTERNAL -> last == Step.Kind.DISPUTED;
                    case DECIDED_BY_EXTERNAL -> last == Step.Kind.SENT_TO_EXTERNAL || last == kind;
                };
        String rule = null;
        if (!hasBoth(marks)) {
            rule = "must have the marks of both markers first";
        } else if (!follows) {
            rule = "must not follow " + last;
        } else if (!own && marker && kind.isFinal()) {
            rule = "must be taken by somebody who marked nothing of it";
        } else if (kind == Step.Kind.THIRD_MARKER && marks.stream().noneMatch(mark -> mark.role() == Role.THIRD)) {
            rule = "must have the mark of a third marker first";
        } else if (kind == Step.Kind.SETTLED_BY_SUBJECT_LEADER && wantsThird(standing, work, marks)) {
            rule = "must have a third marker: the marks differ by " + ThirdMarker.discrepancy(marks);
        }
        if (rule != null) {
            throw Problem.conflict("kind", kind, rule).exception();
        }
    }

    private boolean wantsThird(Standing standing, Work work, List<MarkersMark> marks) {
        return standing.plan(work.element().id()).project()
                && ThirdMarker.isWanted(Moderating.pack(regulations, standing.sheet()), marks);
    }

    @Override
    public ModuleModeration state(Caller caller, OccurrenceId id, Statement.Kind kind, ElementId element, String text) {
        caller.require(isExternal(kind) ? EXAMINE : MODERATE);
        Faults faults = new Faults()
                .given("kind", kind)
                .text("text", text, Moderating.LONGEST_TEXT)
                .check(
                        element != null || kind != Statement.Kind.CONFIRMED,
                        "elementId",
                        null,
                        "must be given: an element is confirmed")
                .check(
                        element == null || kind == Statement.Kind.CONFIRMED || kind == Statement.Kind.COMMENT,
                        "elementId",
                        element,
                        "must be absent: it is about the module");
        faults.refuse();
        return transactions.required(() -> {
            works.takeTurn(caller, id);
            Standing before = standing(caller, id);
            if (element != null) {
                Moderating.element(before.sheet(), element);
            }
            if (isExternal(kind)) {
                examining.require(caller, before.sheet().occurrence());
            }
            switch (kind) {
                case CONFIRMED -> requireConfirmable(caller, before, element);
                case ENDORSED, CLOSED -> {
                    if (!before.state().isModerated()) {
                        throw Problem.conflict("state", before.state(), "must be MODERATED first")
                                .exception();
                    }
                }
                case COMMENT -> {
                    // about anything at any time
                }
            }
            List<Work> about =
                    element == null ? before.sheet().works() : before.sheet().on(element);
            Stated stated = new Stated(kind, element, text, Moderating.digest(about), caller.name(), now());
            Occurrence occurrence = before.sheet().occurrence();
            store.state(caller.scope(), identifiers.next(), occurrence, stated);
            audit(caller, occurrence.institution(), "state-moderation", "occurrence/" + id, null, null, stated);
            return told(caller, standing(caller, id));
        });
    }

    private static boolean isExternal(Statement.Kind kind) {
        return kind == Statement.Kind.COMMENT || kind == Statement.Kind.ENDORSED;
    }

    private void requireConfirmable(Caller caller, Standing standing, ElementId element) {
        Plan plan = standing.plan(element);
        List<Work> about = standing.sheet().on(element);
        String rule = null;
        if (plan == null || plan.kind().isDouble()) {
            rule = "must be planned with one marker";
        } else if (about.stream().noneMatch(work -> work.mark() != null)) {
            rule = "must be marked first";
        } else if (about.stream()
                .anyMatch(
                        work -> work.mark() != null && work.mark().recordedBy().equals(caller.name()))) {
            rule = "must be confirmed by somebody who marked nothing of it";
        } else if (plan.kind() == Kind.SAMPLE
                && samples.on(caller.scope(), standing.sheet().occurrence().id()).stream()
                        .noneMatch(sample -> sample.elementId().equals(element)
                                && sample.rule().purpose() == Purpose.INTERNAL)) {
            rule = "must have a sample first";
        }
        if (rule != null) {
            throw Problem.conflict("elementId", element, rule).exception();
        }
    }

    /** As it is told to those who read marks and to the external examiners of the module. */
    private Standing readable(Caller caller, OccurrenceId id) {
        Standing standing = standing(caller, id);
        examining.requireReader(caller, standing.sheet().occurrence());
        return standing;
    }

    private Standing standing(Caller caller, OccurrenceId id) {
        Sheet sheet = works.sheet(caller, id);
        return new Standing(
                sheet,
                store.plans(caller.scope(), id),
                store.marks(caller.scope(), id),
                store.steps(caller.scope(), id),
                samples.on(caller.scope(), id).stream()
                        .filter(sample -> sample.rule().purpose() == Purpose.EXTERNAL)
                        .map(SampleStore.Drawn::elementId)
                        .collect(Collectors.toSet()),
                store.statements(caller.scope(), id));
    }

    private ModuleModeration told(Caller caller, Standing standing) {
        Occurrence run = standing.sheet().occurrence();
        return standing.told(Moderating.pack(regulations, standing.sheet()), moment -> works.day(caller, run, moment));
    }

    private static Standing doubled(Standing standing, ElementId element) {
        Moderating.element(standing.sheet(), element);
        Plan plan = standing.plan(element);
        if (plan == null || !plan.kind().isDouble()) {
            throw Problem.conflict("elementId", element, "must be planned with two markers")
                    .exception();
        }
        return standing;
    }

    private List<ModuleModeration.Work> seen(Caller caller, Standing standing, ElementId element) {
        return standing.sheet().on(element).stream()
                .filter(work -> work.name() != null)
                .sorted(Comparator.comparing(Work::name)
                        .thenComparing(work -> work.registration().attempt()))
                .map(work -> seen(caller, standing, work))
                .toList();
    }

    /** Blind markers see nothing of each other before both marks are in, and nobody else tells them. */
    private ModuleModeration.Work seen(Caller caller, Standing standing, Work work) {
        List<MarkersMark> marks = standing.marks(work);
        boolean hidden = standing.plan(work.element().id()).kind() == Kind.BLIND && !hasBoth(marks);
        List<MarkersMark> shown = hidden
                ? marks.stream()
                        .filter(mark -> mark.marker().equals(caller.name()))
                        .toList()
                : marks;
        return new ModuleModeration.Work(
                work.anonymous() ? work.candidate() : null,
                work.anonymous() ? null : work.studentNumber(),
                work.anonymous() && !caller.may(CandidateNumbers.READ)
                        ? null
                        : work.registration().attempt(),
                shown,
                ThirdMarker.discrepancy(shown),
                shown.size() > 1 && wantsThird(standing, work, marks),
                standing.step(work));
    }

    private void audit(
            Caller caller,
            InstitutionCode institution,
            String action,
            String subject,
            String reason,
            Object before,
            Object after) {
        auditTrail.record(
                caller,
                new AuditEntry(
                        institution,
                        "assessment." + action,
                        subject,
                        reason,
                        before == null ? null : Digests.of(before),
                        Digests.of(after)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
