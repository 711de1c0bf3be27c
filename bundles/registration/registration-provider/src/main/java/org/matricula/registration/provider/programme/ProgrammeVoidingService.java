package org.matricula.registration.provider.programme;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeChanges.Cause;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.ProgrammeVoiding;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.RegistrationState.Change;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.module.ModuleLeaving;
import org.matricula.registration.provider.programme.ChangeNews.News;
import org.matricula.registration.provider.store.CardStore;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.Note;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.Standing;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.registration.provider.store.TaskStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ProgrammeVoiding} on the domain's stores; everything that goes with a registration goes in one transaction. */
@Component
public final class ProgrammeVoidingService implements ProgrammeVoiding {

    private static final Set<Status> VOIDABLE = Set.of(Status.ACTIVE, Status.SUSPENDED, Status.WITHDRAWN);
    private static final Map<Change, Change> TAKEN_BACK =
            Map.of(Change.WITHDRAWN, Change.REINSTATED, Change.SUSPENDED, Change.SUSPENSION_VOIDED);
    private static final Set<Claim.State> STANDING =
            Set.of(Claim.State.OPEN, Claim.State.PROVISIONAL, Claim.State.CONFIRMED);

    private final ProgrammeRegistrationStore programmes;
    private final StandingStore standings;
    private final ModuleRegistrationStore modules;
    private final ModuleLeaving leaving;
    private final TaskStore tasks;
    private final ClaimStore claims;
    private final CardStore cards;
    private final Contributors contributors;
    private final ProgrammeTelling telling;
    private final StatusTelling statuses;
    private final Persons persons;
    private final Transactions transactions;
    private final AuditTrail auditTrail;
    private final ChangeNews news;
    private final Clock clock;

    /** Writes to the stores and to the students' status. */
    @Activate
    public ProgrammeVoidingService(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference StandingStore standings,
            @Reference ModuleRegistrationStore modules,
            @Reference ModuleLeaving leaving,
            @Reference TaskStore tasks,
            @Reference ClaimStore claims,
            @Reference CardStore cards,
            @Reference Contributors contributors,
            @Reference ProgrammeTelling telling,
            @Reference StatusTelling statuses,
            @Reference Persons persons,
            @Reference Transactions transactions,
            @Reference AuditTrail auditTrail,
            @Reference ChangeNews news,
            @Reference Clock clock) {
        this.programmes = programmes;
        this.standings = standings;
        this.modules = modules;
        this.leaving = leaving;
        this.tasks = tasks;
        this.claims = claims;
        this.cards = cards;
        this.contributors = contributors;
        this.telling = telling;
        this.statuses = statuses;
        this.persons = persons;
        this.transactions = transactions;
        this.auditTrail = auditTrail;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Versioned<ProgrammeRegistration> voided(
            Caller caller, ProgrammeRegistrationId id, long version, String reason) {
        caller.require(RegistrationAdmin.WRITE);
        caller.require(ProgrammeChanges.REINSTATE);
        caller.require(StudentAdmin.WRITE);
        RegistrationRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            programmes.locked(caller.scope(), List.of(id));
            Standing before = standings.of(caller.scope(), List.of(id)).get(id);
            if (before == null) {
                throw Problem.notFound("programme registration", id).exception();
            }
            before.versioned().requireVersion(version);
            ProgrammeRegistration wrong = before.registration();
            if (!VOIDABLE.contains(wrong.status())) {
                throw Problem.conflict(
                                "status",
                                wrong.status(),
                                "must be one of " + VOIDABLE.stream().sorted().toList())
                        .exception();
            }
            Set<StudentId> person = persons.identities(Insider.of(caller), wrong.studentId());
            requireNothing(caller, wrong, person);
            List<News> told = news(caller, wrong);
            leaveModules(caller, wrong, person, reason);
            Standing after = standings.change(
                    caller.scope(),
                    new Standing(wrong.standing(Status.VOIDED, null), null, null, null, null, version),
                    Note.of(caller, clock, Change.VOIDED, wrong.startedOn(), reason));
            auditTrail.record(
                    caller,
                    AuditEntry.changed(
                            wrong.institution(),
                            ChangeNews.type(Change.VOIDED),
                            "programme-registration/" + id,
                            reason,
                            before,
                            after));
            endTasks(caller, wrong, person, reason);
            statuses.takeBackAll(caller, wrong, reason);
            telling.tell(caller, List.of(wrong));
            news.publish(caller, told);
            return after.versioned();
        });
    }

    /** What others are told: that nothing comes of the leaving or absence that they were told of, and that it never was. */
    private List<News> news(Caller caller, ProgrammeRegistration wrong) {
        List<News> told = new ArrayList<>();
        List<RegistrationState> states =
                RegistrationState.standing(standings.history(caller.scope(), wrong.id(), null));
        RegistrationState last = states.get(states.size() - 1);
        if (TAKEN_BACK.containsKey(last.change())) {
            told.add(new News(TAKEN_BACK.get(last.change()), wrong, last.effective(), last.source()));
        }
        told.add(new News(Change.VOIDED, wrong, wrong.startedOn(), null));
        return told;
    }

    /** Refuses while something stands on the registration that others rely on. */
    private void requireNothing(Caller caller, ProgrammeRegistration wrong, Set<StudentId> person) {
        List<ProgrammeRegistration> others = programmes.ofPerson(caller.scope(), person).stream()
                .filter(one -> !one.id().equals(wrong.id()))
                .toList();
        others.stream().filter(one -> led(caller, one, wrong)).findFirst().ifPresent(left -> {
            throw Problem.conflict(
                            "transfer",
                            left.id(),
                            "led from registration %s here: it is taken back there, by reinstatement"
                                    .formatted(left.id()))
                    .exception();
        });
        Set<ModuleRegistrationId> own = modules.ofStudents(caller.scope(), wrong.institution(), person).stream()
                .filter(one -> others.isEmpty() || wrong.id().equals(one.programmeRegistrationId()))
                .map(ModuleRegistration::id)
                .collect(Collectors.toSet());
        own.retainAll(contributors.assessed(Insider.of(caller), wrong.institution(), person));
        Map<String, Integer> standing = new LinkedHashMap<>();
        standing.put("modules with marks or results", own.size());
        standing.put("decisions of a board", (int)
                RegistrationState.standing(standings.history(caller.scope(), wrong.id(), null)).stream()
                        .filter(state -> state.change() == Change.ADVANCED
                                || state.source() != null && state.source().startsWith(Cause.MEETING))
                        .count());
        standing.put("claims to prior learning", (int) claims.of(caller.scope(), person).stream()
                .filter(claim -> claim.programmeId().equals(wrong.programmeId()) && STANDING.contains(claim.state()))
                .count());
        standing.put(
                "valid ID cards",
                others.isEmpty()
                        ? (int) cards.ofPerson(caller.scope(), person).stream()
                                .filter(card -> card.blockedAt() == null)
                                .count()
                        : 0);
        contributors
                .standing(Insider.of(caller), wrong)
                .forEach((what, many) -> standing.merge(what, many, Integer::sum));
        standing.values().removeIf(many -> many == 0);
        if (!standing.isEmpty()) {
            throw Problem.conflict(
                            "registration",
                            wrong.id(),
                            "must have nothing standing on it, but has "
                                    + standing.entrySet().stream()
                                            .map(one -> one.getKey() + ": " + one.getValue())
                                            .collect(Collectors.joining(", ")))
                    .exception();
        }
    }

    /** True when a transfer led from one registration to another. */
    private boolean led(Caller caller, ProgrammeRegistration left, ProgrammeRegistration to) {
        List<RegistrationState> begun = states(caller, to);
        return left.status() == Status.TRANSFERRED
                && states(caller, left).stream()
                        .filter(state -> state.change() == Change.TRANSFERRED)
                        .anyMatch(transfer ->
                                begun.stream().anyMatch(state -> ProgrammeChanging.isBegun(state, transfer)));
    }

    private List<RegistrationState> states(Caller caller, ProgrammeRegistration registration) {
        return RegistrationState.standing(standings.history(caller.scope(), registration.id(), null));
    }

    private void leaveModules(Caller caller, ProgrammeRegistration wrong, Set<StudentId> person, String reason) {
        boolean alone = programmes.ofPerson(caller.scope(), person).stream()
                .allMatch(one -> one.id().equals(wrong.id()));
        Caller acting = caller.acting(Scope.of(List.of(wrong.institution())), Curriculum.READ);
        List<ModuleRegistrationId> taken = leaving.taken(caller, acting, wrong, person, alone).keySet().stream()
                .map(ModuleRegistration::id)
                .toList();
        leaving.end(caller, wrong.institution(), taken, wrong.startedOn(), reason, ModuleLeaving.source(wrong));
    }

    private void endTasks(Caller caller, ProgrammeRegistration wrong, Set<StudentId> person, String reason) {
        for (Versioned<EnrolmentTask> held : tasks.ofPerson(caller.scope(), person)) {
            EnrolmentTask task = held.record();
            if (task.registrationId().equals(wrong.id()) && task.status() != EnrolmentTask.Status.NOT_NEEDED) {
                Versioned<EnrolmentTask> after =
                        tasks.change(caller.scope(), task, EnrolmentTask.Status.NOT_NEEDED, null, held.version());
                auditTrail.record(
                        caller,
                        AuditEntry.changed(
                                task.institution(),
                                "registration.judge-task",
                                "enrolment-task/" + task.id(),
                                reason,
                                task,
                                after.record()));
            }
        }
    }
}
