/** Domain events, kept in an outbox and delivered at least once. */
@Export
@Version("1.0.0")
package org.matricula.kernel.api.event;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
