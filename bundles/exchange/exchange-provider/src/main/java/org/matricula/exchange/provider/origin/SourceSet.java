package org.matricula.exchange.provider.origin;

import java.util.List;

/** The sources of one domain; it comes and goes with the domain. */
public interface SourceSet {

    /** The sources. */
    List<Source> sources();
}
