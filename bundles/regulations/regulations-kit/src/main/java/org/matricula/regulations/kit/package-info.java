/** What all families of policies share, and its version. */
@Export
@Version("1.0.0")
package org.matricula.regulations.kit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
