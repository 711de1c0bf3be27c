package org.matricula.registration.provider.programme;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.StatusChange;
import org.matricula.policies.taught.StatusChangeFacts;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.provider.basis.Cited;
import org.matricula.registration.provider.basis.Delivery;
import org.matricula.registration.provider.basis.Governing;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether somebody may begin to study on a programme: not where that person is on it under another identity, nor where it is
 * not delivered (L877), nor again where a board discontinued the person from it (T-ST-4), under whatever identity. Regulations
 * that say nothing of the last leave it to whoever registers.
 */
@Component(service = Admissions.class)
public final class Admissions {

    private final ProgrammeRegistrationStore programmes;
    private final StandingStore standings;
    private final WaiverStore waivers;
    private final Persons persons;
    private final Delivery delivery;
    private final Curriculum curriculum;
    private final Regulations regulations;
    private final LocalDays localDays;

    /** Asks the registrations of before, what is delivered, waivers and regulations. */
    @Activate
    public Admissions(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference StandingStore standings,
            @Reference WaiverStore waivers,
            @Reference Persons persons,
            @Reference Delivery delivery,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations,
            @Reference LocalDays localDays) {
        this.programmes = programmes;
        this.standings = standings;
        this.waivers = waivers;
        this.persons = persons;
        this.delivery = delivery;
        this.curriculum = curriculum;
        this.regulations = regulations;
        this.localDays = localDays;
    }

    /** What is asked for some students: their discontinued registrations are read once. */
    public Question of(Caller caller, Collection<StudentId> students) {
        Map<StudentId, Set<StudentId>> people = persons.identities(Insider.of(caller), students);
        Set<StudentId> all = new HashSet<>(students);
        people.values().forEach(all::addAll);
        List<ProgrammeRegistration> held = programmes.ofPeople(caller.scope(), all);
        Map<ProgrammeRegistrationId, ProgrammeRegistration> left = new HashMap<>();
        held.stream().filter(one -> one.status() == Status.WITHDRAWN).forEach(one -> left.put(one.id(), one));
        Map<ProgrammeRegistrationId, String> discontinued = standings.discontinued(caller.scope(), left.keySet());
        left.keySet().retainAll(discontinued.keySet());
        List<ProgrammeRegistration> running = held.stream()
                .filter(one -> one.status() == Status.ACTIVE || one.status() == Status.SUSPENDED)
                .toList();
        return new Question(caller, people, running, List.copyOf(left.values()), discontinued);
    }

    /** Of some students, what each studies, and what each was discontinued from. */
    public final class Question {

        private final Caller caller;
        private final Map<StudentId, Set<StudentId>> people;
        private final List<ProgrammeRegistration> running;
        private final List<ProgrammeRegistration> left;
        private final Map<ProgrammeRegistrationId, String> sources;
        private final Governing governing;
        private final Map<InstitutionCode, Delivery.Offer> offers = new HashMap<>();

        private Question(
                Caller caller,
                Map<StudentId, Set<StudentId>> people,
                List<ProgrammeRegistration> running,
                List<ProgrammeRegistration> left,
                Map<ProgrammeRegistrationId, String> sources) {
            this.caller = caller;
            this.people = people;
            this.running = running;
            this.left = left;
            this.sources = sources;
            this.governing = new Governing(curriculum, regulations, Insider.of(caller));
        }

        /** Refuses a registration that cannot begin. */
        public void refuse(ProgrammeRegistration wanted) {
            refusal(wanted).ifPresent(refusal -> {
                throw refusal.exception();
            });
        }

        /** Why the registration cannot begin; empty where it can. */
        public Optional<Problem> refusal(ProgrammeRegistration wanted) {
            return elsewhere(wanted)
                    .or(() -> undelivered(wanted))
                    .or(() -> of(left, wanted).findFirst().flatMap(one -> refusal(wanted, one)));
        }

        /** Why the registration cannot stand beside one of the person under another identity; empty where it can. */
        public Optional<Problem> elsewhere(ProgrammeRegistration wanted) {
            return of(running, wanted)
                    .filter(one -> !one.studentId().equals(wanted.studentId()))
                    .findFirst()
                    .map(one -> Problem.conflict(
                            "programmeId",
                            one.programmeId(),
                            "the person is registered on it already, by registration %s of the student %s"
                                    .formatted(one.id(), one.studentId())));
        }

        private Optional<Problem> undelivered(ProgrammeRegistration wanted) {
            return offers.computeIfAbsent(wanted.institution(), institution -> delivery.of(caller, institution))
                    .refusal(governing.programme(wanted.programmeId()), wanted, wanted.session());
        }

        private Stream<ProgrammeRegistration> of(List<ProgrammeRegistration> some, ProgrammeRegistration wanted) {
            Set<StudentId> person = person(wanted);
            return some.stream()
                    .filter(one -> person.contains(one.studentId())
                            && one.programmeId().equals(wanted.programmeId()));
        }

        private Set<StudentId> person(ProgrammeRegistration wanted) {
            return people.getOrDefault(wanted.studentId(), Set.of(wanted.studentId()));
        }

        /** What lets somebody begin who was discontinued before, for the audit trail; none where nobody is. */
        public List<AuditEntry> citations(ProgrammeRegistration made) {
            return of(left, made).findFirst().flatMap(before -> ruling(made)).stream()
                    .flatMap(ruling -> Cited.of(
                            made.institution(),
                            "programme-registration/" + made.id(),
                            ruling.pack().toString(),
                            Governing.told(ruling.findings()))
                            .stream())
                    .toList();
        }

        private Optional<Problem> refusal(ProgrammeRegistration wanted, ProgrammeRegistration before) {
            return ruling(wanted)
                    .flatMap(ruling -> ruling.findings().stream()
                            .filter(finding -> !finding.satisfied())
                            .findFirst())
                    .map(finding -> problem(finding, governing.pack(wanted.programmeId(), wanted.session()), before));
        }

        /** On whoever was discontinued from the programme; empty where the pack has no rule. */
        private Optional<Ruling<StatusChange>> ruling(ProgrammeRegistration wanted) {
            Pack pack = governing.pack(wanted.programmeId(), wanted.session());
            StatusChangeFacts facts = StatusChangeFacts.readmission(
                    true,
                    Governing.waived(
                            pack,
                            waivers.standing(
                                    caller.scope(),
                                    wanted.institution(),
                                    person(wanted),
                                    localDays.today(caller, wanted.institution()))));
            try {
                return Optional.of(pack.evaluate(TaughtPolicies.STATUS_CHANGE, facts));
            } catch (ProblemException e) {
                if (!Pack.hasNoRule(e.problem())) {
                    throw e;
                }
                return Optional.empty();
            }
        }

        private Problem problem(Finding finding, Pack pack, ProgrammeRegistration before) {
            return Problem.conflict(
                    "programmeId",
                    before.programmeId(),
                    "%s; discontinued on %s by %s, registration %s; a waiver of the clause lets it pass"
                            .formatted(
                                    Governing.refusal(finding, pack),
                                    before.endedOn(),
                                    sources.get(before.id()),
                                    before.id()));
        }
    }
}
