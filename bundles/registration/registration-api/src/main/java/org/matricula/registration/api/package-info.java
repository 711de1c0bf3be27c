/** Who studies what: programme and module registration, recognised prior learning. */
@Export
@Version("1.0.0")
package org.matricula.registration.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
