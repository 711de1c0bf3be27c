package org.matricula.regulations.api;

import java.util.List;

/** A family of parametric policies, registered as a service by the bundle that brings it. Stateless and pure. */
public interface PolicyFamily {

    /** The family's name: {@code taught}. */
    String name();

    /** The version of its code; goes into the digest of every pack that uses it. */
    String version();

    /** Its policies. */
    List<PolicyDefinition<?, ?>> policies();
}
