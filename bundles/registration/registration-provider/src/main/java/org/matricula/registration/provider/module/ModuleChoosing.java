package org.matricula.registration.provider.module;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.LoadFacts;
import org.matricula.registration.api.ModuleChoices;
import org.matricula.registration.api.ModuleProposal;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.ModuleSelection;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.RegistrationRules;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ModuleChoices}: checks what is chosen, has it ruled, and registers what is permitted. */
@Component
public final class ModuleChoosing implements ModuleChoices {

    private static final int MOST = 30;
    private static final Map<LoadFacts.Reason, String> NEEDS = Map.of(
            LoadFacts.Reason.REPEAT,
            "must be shown by a module that is repeated",
            LoadFacts.Reason.SUBSTITUTION,
            "must be shown by a module of an earlier session that was not passed",
            LoadFacts.Reason.TRANSFER,
            "must be shown by a programme registration that ended by transfer");

    private final ProgrammeRegistrationStore programmes;
    private final ModuleRegistrationStore modules;
    private final ModuleJudge judge;
    private final ModuleWriting writing;
    private final Curriculum curriculum;
    private final Transactions transactions;

    /** Asks stores, neighbours and the judge. */
    @Activate
    public ModuleChoosing(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference ModuleRegistrationStore modules,
            @Reference ModuleJudge judge,
            @Reference ModuleWriting writing,
            @Reference Curriculum curriculum,
            @Reference Transactions transactions) {
        this.programmes = programmes;
        this.modules = modules;
        this.judge = judge;
        this.writing = writing;
        this.curriculum = curriculum;
        this.transactions = transactions;
    }

    @Override
    public ModuleProposal propose(Caller caller, ModuleSelection selection) {
        caller.require(Registrations.READ);
        Judged judged = judged(caller, gathered(caller, selection));
        if (judged.ungoverned() != null) {
            throw judged.refusal().exception();
        }
        return judged.proposal();
    }

    @Override
    public List<ModuleRegistration> register(Caller caller, ModuleSelection selection, String reason) {
        caller.require(CHOOSE);
        if (reason != null || !selection.leave().isEmpty()) {
            RegistrationRules.reason(new Faults(), reason).refuse();
        }
        return transactions.required(() -> {
            programmes
                    .all(caller.scope(), named(selection))
                    .forEach(one -> judge.locked(caller, one.institution(), List.of(one.studentId())));
            Gathered known = gathered(caller, selection);
            Judged judged = judged(caller, known);
            if (!judged.permitted()) {
                throw judged.refusal().exception();
            }
            judge.cite(caller, known.choice().registration(), judged.proposal());
            Caller acting = caller.acting(caller.scope(), RegistrationAdmin.WRITE, Curriculum.READ, Students.READ);
            List<ModuleRegistration> done = new ArrayList<>();
            for (Take take : known.choice().take()) {
                done.add(writing.register(acting, wanted(known.choice(), take), reason)
                        .record());
            }
            for (ModuleRegistration left : known.choice().leave()) {
                long version =
                        modules.get(caller.scope(), left.id()).orElseThrow().version();
                done.add(writing.withdraw(acting, left.id(), leaving(acting, left), version, reason)
                        .record());
            }
            return done;
        });
    }

    /** A choice that is well-formed, and what the student takes beside it. */
    private record Gathered(Choice choice, Taken taken) {}

    private Judged judged(Caller caller, Gathered known) {
        return judge.judge(caller, List.of(known.choice()), known.taken(), List.of())
                .get(0);
    }

    private Gathered gathered(Caller caller, ModuleSelection selection) {
        Caller acting = Insider.of(caller);
        ProgrammeRegistration registration = registration(caller, selection);
        Faults faults = new Faults()
                .between("take", selection.take().size() + selection.leave().size(), 1, MOST)
                .check(
                        new HashSet<>(selection.take()).size()
                                == selection.take().size(),
                        "take",
                        selection.take(),
                        "must name each occurrence once")
                .check(
                        new HashSet<>(selection.leave()).size()
                                == selection.leave().size(),
                        "leave",
                        selection.leave(),
                        "must name each registration once")
                .check(
                        ModuleJudge.isTaught(selection.attempt()),
                        "attempt",
                        selection.attempt(),
                        "must be FIRST or REPEAT: nobody chooses resits, which boards order");
        if (selection.loadReason() != null) {
            faults.oneOf("loadReason", selection.loadReason(), List.of("REPEAT", "SUBSTITUTION", "TRANSFER"));
        }
        faults.refuse();
        Map<OccurrenceId, Occurrence> known = curriculum.occurrences(acting, selection.take());
        Taken taken = judge.taken(
                caller, registration.institution(), registration.session(), List.of(registration.studentId()));
        LocalDate today = judge.today(caller, registration.institution());
        List<Take> take = new ArrayList<>();
        for (int i = 0; i < selection.take().size(); i++) {
            OccurrenceId id = selection.take().get(i);
            Occurrence occurrence = known.get(id);
            String field = "take[" + i + "]";
            faults.check(
                    occurrence != null
                            && occurrence.institution().equals(registration.institution())
                            && occurrence.session().equals(registration.session()),
                    field,
                    id,
                    "must be an occurrence of the institution and the session");
            if (occurrence != null) {
                faults.check(occurrence.starts() != null, field, id, "must have a first day, which decides the window");
                RegistrationRules.takesPlace(faults, field, id, occurrence);
                take.add(new Take(occurrence, selection.attempt(), today));
            }
        }
        List<ModuleRegistration> leave = new ArrayList<>();
        for (int i = 0; i < selection.leave().size(); i++) {
            ModuleRegistrationId id = selection.leave().get(i);
            Optional<ModuleRegistration> left = taken.of(registration.studentId()).stream()
                    .filter(one -> one.id().equals(id) && taken.isOf(registration, one))
                    .findAny();
            faults.check(
                    left.isPresent(),
                    "leave[" + i + "]",
                    id,
                    "must be a registration of the student in the session, and of the programme");
            left.ifPresent(leave::add);
        }
        LoadFacts.Reason loadReason =
                selection.loadReason() == null ? null : LoadFacts.Reason.valueOf(selection.loadReason());
        if (loadReason != null) {
            shown(caller, faults, loadReason, registration, selection, taken);
        }
        faults.refuse();
        return new Gathered(new Choice(registration, take, leave, loadReason), taken);
    }

    /** Notes a reason for more than the ordinary load that neither the choice nor the record shows (L880; AMB-T-157). */
    private void shown(
            Caller caller,
            Faults faults,
            LoadFacts.Reason reason,
            ProgrammeRegistration registration,
            ModuleSelection selection,
            Taken taken) {
        boolean shown =
                switch (reason) {
                    case REPEAT -> selection.attempt() == Attempt.REPEAT
                            || taken.of(registration.studentId()).stream()
                                    .anyMatch(one -> one.attempt() == Attempt.REPEAT);
                    case SUBSTITUTION -> judge.failedBefore(caller, registration, taken);
                    case TRANSFER -> programmes.ofPerson(caller.scope(), Set.of(registration.studentId())).stream()
                            .anyMatch(one -> one.status() == ProgrammeRegistration.Status.TRANSFERRED);
                };
        faults.check(shown, "loadReason", reason, NEEDS.get(reason));
    }

    private static List<ProgrammeRegistrationId> named(ModuleSelection selection) {
        return selection.registrationId() == null ? List.of() : List.of(selection.registrationId());
    }

    private ProgrammeRegistration registration(Caller caller, ModuleSelection selection) {
        new Faults().given("registrationId", selection.registrationId()).refuse();
        ProgrammeRegistration registration = programmes
                .get(caller.scope(), selection.registrationId())
                .orElseThrow(() -> Problem.notFound("programme registration", selection.registrationId())
                        .exception())
                .record();
        if (registration.status() != ProgrammeRegistration.Status.ACTIVE) {
            throw Problem.conflict("status", registration.status(), "must be ACTIVE for a choice of modules")
                    .exception();
        }
        return registration;
    }

    private ModuleRegistration wanted(Choice choice, Take take) {
        return new ModuleRegistration(
                null,
                choice.registration().institution(),
                choice.student(),
                take.run().id(),
                take.attempt(),
                ModuleRegistration.Status.REGISTERED,
                take.on(),
                null,
                choice.registration().id());
    }

    /** A registration that begins later is left on the day on which it would begin. */
    private LocalDate leaving(Caller caller, ModuleRegistration left) {
        LocalDate today = judge.today(caller, left.institution());
        return left.registeredOn() != null && left.registeredOn().isAfter(today) ? left.registeredOn() : today;
    }
}
