package org.matricula.policies.coursework.wire;

import org.matricula.policies.coursework.Compliance;
import org.matricula.regulations.kit.facts.Shown;

/** Shows what checks found. */
final class ComplianceWire {

    private ComplianceWire() {}

    static Shown show(Compliance outcome) {
        return new Shown()
                .with("compliant", outcome.compliant())
                .with("errors", outcome.errors())
                .with("warnings", outcome.warnings())
                .with("advisories", outcome.advisories())
                .with("approved", outcome.approved())
                .with("manual", outcome.manual())
                .with("source_missing", outcome.sourceMissing());
    }
}
