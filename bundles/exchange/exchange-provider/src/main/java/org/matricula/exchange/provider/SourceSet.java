package org.matricula.exchange.provider;

import java.util.List;
import org.matricula.exchange.provider.origin.Source;

/** The sources of one domain; it comes and goes with the domain. */
public interface SourceSet {

    /** The sources. */
    List<Source> sources();
}
