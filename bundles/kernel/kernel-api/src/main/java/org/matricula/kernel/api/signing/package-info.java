/** The platform's signature on what it hands out. */
@Export
@Version("1.0.0")
package org.matricula.kernel.api.signing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
