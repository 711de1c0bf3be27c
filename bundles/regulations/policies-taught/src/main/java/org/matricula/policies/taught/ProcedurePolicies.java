package org.matricula.policies.taught;

import java.util.List;
import org.matricula.policies.taught.rules.AppealPolicy;
import org.matricula.policies.taught.rules.AssessmentAdjustmentPolicy;
import org.matricula.policies.taught.rules.AssessmentConductPolicy;
import org.matricula.policies.taught.rules.AssessmentLanguagePolicy;
import org.matricula.policies.taught.rules.AttendancePolicy;
import org.matricula.policies.taught.rules.AwardTitlePolicy;
import org.matricula.policies.taught.rules.CircumstancesPolicy;
import org.matricula.policies.taught.rules.ConfermentPolicy;
import org.matricula.policies.taught.rules.CourseDesignPolicy;
import org.matricula.policies.taught.rules.DerogationPolicy;
import org.matricula.policies.taught.rules.DocumentContentPolicy;
import org.matricula.policies.taught.rules.EnrolmentPolicy;
import org.matricula.policies.taught.rules.EntryPolicy;
import org.matricula.policies.taught.rules.GoverningEditionPolicy;
import org.matricula.policies.taught.rules.MarkOnRecordPolicy;
import org.matricula.policies.taught.rules.ResultsDisclosurePolicy;
import org.matricula.policies.taught.rules.RplRecordPolicy;
import org.matricula.policies.taught.wire.AdmissionWire;
import org.matricula.policies.taught.wire.AssessmentWire;
import org.matricula.policies.taught.wire.AwardWire;
import org.matricula.policies.taught.wire.OversightWire;
import org.matricula.regulations.api.PolicyDefinition;

/** The policies around study and assessment: admission, conduct, disclosure, appeals, documents (sections 0 to 3 and 7 to 9). */
final class ProcedurePolicies {

    static final List<PolicyDefinition<?, ?>> ALL = List.of(
            new PolicyDefinition<>(
                    TaughtPolicies.GOVERNING_EDITION,
                    GoverningEditionPolicy::configure,
                    OversightWire::edition,
                    OversightWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.DEROGATION,
                    DerogationPolicy::configure,
                    OversightWire::derogation,
                    AdmissionWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.CONFERMENT, ConfermentPolicy::configure, AwardWire::conferment, AwardWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.COURSE_DESIGN,
                    CourseDesignPolicy::configure,
                    OversightWire::design,
                    AdmissionWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.ENTRY, EntryPolicy::configure, AdmissionWire::entry, AdmissionWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.ENROLMENT,
                    EnrolmentPolicy::configure,
                    AdmissionWire::enrolment,
                    AdmissionWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.AWARD_TITLE, AwardTitlePolicy::configure, AwardWire::title, AwardWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.RPL_RECORD,
                    RplRecordPolicy::configure,
                    AdmissionWire::rplRecord,
                    AdmissionWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.MARK_ON_RECORD,
                    MarkOnRecordPolicy::configure,
                    AssessmentWire::attempts,
                    AssessmentWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.EXTENUATING_CIRCUMSTANCES,
                    CircumstancesPolicy::configure,
                    AssessmentWire::circumstances,
                    AssessmentWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.ASSESSMENT_ADJUSTMENT,
                    AssessmentAdjustmentPolicy::configure,
                    AssessmentWire::adjustment,
                    AdmissionWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.LANGUAGE_OF_ASSESSMENT,
                    AssessmentLanguagePolicy::configure,
                    AssessmentWire::language,
                    AssessmentWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.ASSESSMENT_CONDUCT,
                    AssessmentConductPolicy::configure,
                    AssessmentWire::conduct,
                    AdmissionWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.RESULTS_DISCLOSURE,
                    ResultsDisclosurePolicy::configure,
                    OversightWire::disclosure,
                    AdmissionWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.APPEAL, AppealPolicy::configure, OversightWire::appeal, OversightWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.ATTENDANCE,
                    AttendancePolicy::configure,
                    OversightWire::attendance,
                    OversightWire::show),
            new PolicyDefinition<>(
                    TaughtPolicies.DOCUMENT_CONTENT,
                    DocumentContentPolicy::configure,
                    AwardWire::document,
                    AwardWire::show));

    private ProcedurePolicies() {}
}
