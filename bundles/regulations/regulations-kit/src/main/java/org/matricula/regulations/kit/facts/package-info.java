/** Facts and outcomes on the wire: careful reading, showing. */
@Export
@Version("1.0.0")
package org.matricula.regulations.kit.facts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
