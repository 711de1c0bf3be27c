package org.matricula.policies.taught;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.matricula.policies.taught.rules.AbsencePolicy;
import org.matricula.policies.taught.rules.BoardActionPolicy;
import org.matricula.policies.taught.rules.BoardPolicy;
import org.matricula.policies.taught.rules.ClassificationPolicy;
import org.matricula.policies.taught.rules.CompensationPolicy;
import org.matricula.policies.taught.rules.CreditPolicy;
import org.matricula.policies.taught.rules.EnrolmentGatesPolicy;
import org.matricula.policies.taught.rules.ExitAwardPolicy;
import org.matricula.policies.taught.rules.LoadPolicy;
import org.matricula.policies.taught.rules.ModuleChoicePolicy;
import org.matricula.policies.taught.rules.ModuleResultPolicy;
import org.matricula.policies.taught.rules.PartnerDutyPolicy;
import org.matricula.policies.taught.rules.ProgressionPolicy;
import org.matricula.policies.taught.rules.ReassessmentPolicy;
import org.matricula.policies.taught.rules.RegistrationPeriodPolicy;
import org.matricula.policies.taught.rules.RequestProcedurePolicy;
import org.matricula.policies.taught.rules.RplPolicy;
import org.matricula.policies.taught.rules.StatusChangePolicy;
import org.matricula.policies.taught.rules.SuspensionPolicy;
import org.matricula.policies.taught.rules.TitlePolicy;
import org.matricula.policies.taught.simulation.OfferSimulation;
import org.matricula.policies.taught.wire.BoardWire;
import org.matricula.policies.taught.wire.ClassOrder;
import org.matricula.policies.taught.wire.CreditWire;
import org.matricula.policies.taught.wire.FrameworkWire;
import org.matricula.policies.taught.wire.GovernanceWire;
import org.matricula.policies.taught.wire.PartnerWire;
import org.matricula.policies.taught.wire.RegistrationWire;
import org.matricula.policies.taught.wire.RequestWire;
import org.matricula.policies.taught.wire.ResultWire;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.api.Simulation;
import org.matricula.regulations.kit.explanation.Wording;
import org.osgi.service.component.annotations.Component;

/** The family {@code taught}. */
@Component(service = PolicyFamily.class)
public final class TaughtPolicyFamily implements PolicyFamily {

    /** To be raised whenever a change of the code could change a ruling. It is the version of this package. */
    public static final String VERSION = "1.0.0";

    private static final List<PolicyDefinition<?, ?>> CORE = List.of(
            new PolicyDefinition<>(
                    TaughtPolicies.MODULE_RESULT,
                    ModuleResultPolicy::configure,
                    ResultWire::moduleResult,
                    ResultWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.CREDIT, CreditPolicy::configure, CreditWire::credit, CreditWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.EXIT_AWARD, ExitAwardPolicy::configure, CreditWire::exitAward, CreditWire::show),
            new PolicyDefinition<>(TaughtPolicies.RPL, RplPolicy::configure, CreditWire::rpl, CreditWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.REASSESSMENT,
                    ReassessmentPolicy::configure,
                    ResultWire::reassessment,
                    ResultWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.PROGRESSION, ProgressionPolicy::configure, BoardWire::progression, BoardWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.COMPENSATION,
                    CompensationPolicy::configure,
                    BoardWire::compensation,
                    BoardWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.CLASSIFICATION,
                    ClassificationPolicy::configure,
                    BoardWire::classification,
                    BoardWire::show,
                    new ClassOrder()),
            new PolicyDefinition<>(
                    TaughtPolicies.REGISTRATION_PERIOD,
                    RegistrationPeriodPolicy::configure,
                    FrameworkWire::period,
                    FrameworkWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.LOAD, LoadPolicy::configure, FrameworkWire::load, FrameworkWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.TITLE, TitlePolicy::configure, FrameworkWire::title, FrameworkWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.ABSENCE, AbsencePolicy::configure, FrameworkWire::absence, FrameworkWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.SUSPENSION,
                    SuspensionPolicy::configure,
                    FrameworkWire::suspension,
                    FrameworkWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.BOARD, BoardPolicy::configure, GovernanceWire::board, GovernanceWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.BOARD_ACTION,
                    BoardActionPolicy::configure,
                    GovernanceWire::action,
                    GovernanceWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.STATUS_CHANGE,
                    StatusChangePolicy::configure,
                    GovernanceWire::statusChange,
                    GovernanceWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.REQUEST_PROCEDURE,
                    RequestProcedurePolicy::configure,
                    RequestWire::procedure,
                    RequestWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.ENROLMENT_GATES,
                    EnrolmentGatesPolicy::configure,
                    RegistrationWire::enrolment,
                    RegistrationWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.MODULE_CHOICE,
                    ModuleChoicePolicy::configure,
                    RegistrationWire::choice,
                    RegistrationWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.PARTNER_DUTY, PartnerDutyPolicy::configure, PartnerWire::duty, PartnerWire::show));

    private static final List<PolicyDefinition<?, ?>> POLICIES =
            Stream.concat(CORE.stream(), ProcedurePolicies.ALL.stream()).toList();

    private static final Map<String, String> EXPLANATIONS = Wording.of(TaughtPolicyFamily.class, Locale.ENGLISH);

    @Override
    public String name() {
        return "taught";
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<PolicyDefinition<?, ?>> policies() {
        return POLICIES;
    }

    @Override
    public Map<String, String> explanations() {
        return EXPLANATIONS;
    }

    @Override
    public List<Simulation> simulations() {
        return List.of(new Simulation(OfferSimulation.NAME, OfferSimulation::run));
    }
}
