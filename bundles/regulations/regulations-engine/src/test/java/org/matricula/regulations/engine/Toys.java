package org.matricula.regulations.engine;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.matricula.institutions.api.ClosureDay;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.time.WorkingDayCalendar;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.api.PolicyDefinition;
import org.matricula.regulations.api.PolicyFamily;
import org.matricula.regulations.api.PolicyKey;

/** A family with one policy, packs made of it, and two institutions. */
final class Toys {

    static final InstitutionCode USW = new InstitutionCode("usw");
    static final InstitutionCode COLLEGE = new InstitutionCode("loughborough");
    static final PolicyKey<Load, Verdict> LOAD = new PolicyKey<>("load", Load.class, Verdict.class);

    private Toys() {}

    static Map<String, byte[]> base(String version, int load) {
        return base(version, load, "{from: 2016/17}");
    }

    /** A base pack with one policy; its one case expects that 120 credits lie within the load. */
    static Map<String, byte[]> base(String version, int load, String effective) {
        return file(
                """
                format: 1
                id: base
                version: %s
                title: A base
                institution: usw
                effective: %s
                policies: [{family: test}]
                clauses: {A.2.2.7: Load}
                parameters:
                  load: {max: %d}
                cases:
                  - id: LOA-1
                    policy: load
                    title: 120 credits
                    basis: RULE
                    given: {credits: 120}
                    expect: {status: WITHIN}
                    clause: A.2.2.7
                """
                        .formatted(version, effective, load));
    }

    static Map<String, byte[]> file(String yaml) {
        return Map.of("pack.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    record Load(int credits) {}

    record Verdict(String status) {}

    /** One policy that reads one number. */
    static final class LoadFamily implements PolicyFamily {

        @Override
        public String name() {
            return "test";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<PolicyDefinition<?, ?>> policies() {
            return List.of(new PolicyDefinition<>(
                    LOAD,
                    parameters -> {
                        int max = parameters.integer("load.max");
                        return (Policy<Load, Verdict>) load -> new Judgement<>(
                                new Verdict(load.credits() <= max ? "WITHIN" : "ABOVE"),
                                Entitlement.AUTOMATIC,
                                DecidedBy.SYSTEM,
                                false,
                                List.of(),
                                List.of(),
                                false);
                    },
                    given -> new Load(((Number) given.get("credits")).intValue()),
                    verdict -> Map.of("status", verdict.status())));
        }
    }

    static final class TwoInstitutions implements Institutions {

        @Override
        public List<Institution> list(Caller caller) {
            throw new AssertionError();
        }

        @Override
        public Versioned<Institution> get(Caller caller, InstitutionCode code) {
            return code.equals(USW)
                    ? new Versioned<>(new Institution(USW, "University", Institution.Kind.AWARDING_BODY, null), 1)
                    : new Versioned<>(new Institution(COLLEGE, "College", Institution.Kind.PARTNER, USW), 1);
        }

        @Override
        public List<SessionDates> sessions(Caller caller, InstitutionCode code) {
            throw new AssertionError();
        }

        @Override
        public List<ClosureDay> closureDays(Caller caller, InstitutionCode code) {
            throw new AssertionError();
        }

        @Override
        public WorkingDayCalendar calendar(Caller caller, InstitutionCode code) {
            throw new AssertionError();
        }

        @Override
        public ZoneId zone(Caller caller, InstitutionCode code) {
            throw new AssertionError();
        }

        @Override
        public Map<ZoneId, Scope> zones(Caller caller) {
            throw new AssertionError();
        }
    }
}
