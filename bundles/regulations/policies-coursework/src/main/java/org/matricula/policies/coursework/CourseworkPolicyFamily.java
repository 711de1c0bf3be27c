package org.matricula.policies.coursework;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matricula.policies.coursework.rules.AssessmentDesignPolicy;
import org.matricula.policies.coursework.rules.FeedbackPolicy;
import org.matricula.policies.coursework.rules.HonoursExaminersPolicy;
import org.matricula.policies.coursework.rules.HonoursResultPolicy;
import org.matricula.policies.coursework.rules.LatePenaltyPolicy;
import org.matricula.policies.coursework.rules.MarkReviewPolicy;
import org.matricula.policies.coursework.rules.MarksRecordingPolicy;
import org.matricula.policies.coursework.rules.QualityPolicy;
import org.matricula.policies.coursework.rules.RetentionPolicy;
import org.matricula.policies.coursework.rules.ScalingPolicy;
import org.matricula.policies.coursework.rules.ScopePolicy;
import org.matricula.policies.coursework.rules.SubjectResultPolicy;
import org.matricula.policies.coursework.rules.SupplementaryPolicy;
import org.matricula.policies.coursework.wire.HonoursWire;
import org.matricula.policies.coursework.wire.MarkingWire;
import org.matricula.policies.coursework.wire.OutlineWire;
import org.matricula.policies.coursework.wire.RecordsWire;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.kit.explanation.Wording;
import org.osgi.service.component.annotations.Component;

/** The family {@code coursework}. */
@Component(service = PolicyFamily.class)
public final class CourseworkPolicyFamily implements PolicyFamily {

    /** To be raised whenever a change of the code could change a ruling. It is the version of this package. */
    public static final String VERSION = "1.0.0";

    private static final List<PolicyDefinition<?, ?>> POLICIES = List.of(
            new PolicyDefinition<>(
                    CourseworkPolicies.SCOPE, ScopePolicy::configure, OutlineWire::scope, OutlineWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.ASSESSMENT_DESIGN,
                    AssessmentDesignPolicy::configure,
                    OutlineWire::outline,
                    OutlineWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.LATE_PENALTY,
                    LatePenaltyPolicy::configure,
                    MarkingWire::latePenalty,
                    MarkingWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.SUPPLEMENTARY_ASSESSMENT,
                    SupplementaryPolicy::configure,
                    OutlineWire::supplementary,
                    OutlineWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.SCALING, ScalingPolicy::configure, MarkingWire::scaling, MarkingWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.FEEDBACK, FeedbackPolicy::configure, MarkingWire::feedback, MarkingWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.MARKS_RECORDING,
                    MarksRecordingPolicy::configure,
                    RecordsWire::recording,
                    OutlineWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.SUBJECT_RESULT,
                    SubjectResultPolicy::configure,
                    MarkingWire::subjectResult,
                    MarkingWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.HONOURS_EXAMINERS,
                    HonoursExaminersPolicy::configure,
                    HonoursWire::examiners,
                    OutlineWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.HONOURS_RESULT,
                    HonoursResultPolicy::configure,
                    HonoursWire::result,
                    HonoursWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.MARK_REVIEW,
                    MarkReviewPolicy::configure,
                    HonoursWire::review,
                    HonoursWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.QUALITY_CYCLE,
                    QualityPolicy::configure,
                    RecordsWire::quality,
                    RecordsWire::show),
            new PolicyDefinition<>(
                    CourseworkPolicies.RETENTION,
                    RetentionPolicy::configure,
                    RecordsWire::retention,
                    RecordsWire::show));

    private static final Map<String, String> EXPLANATIONS = Wording.of(CourseworkPolicyFamily.class, Locale.ENGLISH);

    @Override
    public String name() {
        return "coursework";
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
}
