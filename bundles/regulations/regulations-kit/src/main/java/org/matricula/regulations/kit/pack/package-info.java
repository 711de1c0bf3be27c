/** Declarative packs: reading, loading, running their cases. */
@Export
@Version("1.0.0")
package org.matricula.regulations.kit.pack;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
