package org.matricula.assessment.provider.submission;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.AssessmentOutcome.Decision;
import org.matricula.assessment.api.AssessmentOutcome.Kind;
import org.matricula.assessment.api.OwnOutcomes;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.store.OutcomeStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link OwnOutcomes} in the domain's database. */
@Component
public final class OwnOutcomeRecords implements OwnOutcomes {

    /** The others tell of marks before the board does. */
    private static final Set<Kind> TOLD =
            EnumSet.of(Kind.EXTENSION, Kind.LATE_ACCEPTED, Kind.DEFERRED, Kind.OTHER_FORM);

    private final OutcomeStore store;
    private final OwnWork own;
    private final Curriculum curriculum;
    private final Registrations registrations;

    /** Uses the domain's data source. */
    @Activate
    public OwnOutcomeRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference OwnWork own,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations) {
        this.store = new OutcomeStore(dataSource);
        this.own = own;
        this.curriculum = curriculum;
        this.registrations = registrations;
    }

    @Override
    public List<OwnOutcome> own(Caller caller) {
        caller.require(OWN);
        List<AssessmentOutcome> granted = store.of(caller.scope(), own.person(caller)).stream()
                .filter(outcome ->
                        outcome.stands() && TOLD.contains(outcome.decision().kind()))
                .toList();
        Map<ModuleRegistrationId, ModuleRegistration> sittings = sittings(caller, granted);
        Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                Insider.of(caller),
                sittings.values().stream().map(ModuleRegistration::occurrenceId).collect(Collectors.toSet()));
        return granted.stream()
                .map(outcome -> {
                    ModuleRegistration sitting = sittings.get(outcome.decision().registrationId());
                    return told(outcome.decision(), sitting, runs.get(sitting.occurrenceId()));
                })
                .toList();
    }

    private Map<ModuleRegistrationId, ModuleRegistration> sittings(Caller caller, List<AssessmentOutcome> granted) {
        Map<InstitutionCode, Set<ModuleRegistrationId>> wanted = granted.stream()
                .collect(Collectors.groupingBy(
                        AssessmentOutcome::institution,
                        Collectors.mapping(one -> one.decision().registrationId(), Collectors.toSet())));
        Map<ModuleRegistrationId, ModuleRegistration> found = new HashMap<>();
        wanted.forEach((institution, ids) ->
                registrations.all(Insider.of(caller), institution, ids).forEach(one -> found.put(one.id(), one)));
        return found;
    }

    private static OwnOutcome told(Decision decision, ModuleRegistration sitting, Occurrence run) {
        return new OwnOutcome(
                run.moduleCode(),
                run.session(),
                sitting.attempt(),
                run.elements().stream()
                        .filter(element -> element.id().equals(decision.elementId()))
                        .map(Element::code)
                        .findFirst()
                        .orElse(null),
                decision.kind(),
                decision.dueAt(),
                decision.form(),
                decision.decidedOn());
    }
}
