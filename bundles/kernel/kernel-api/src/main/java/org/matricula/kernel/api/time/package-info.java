/** Working-day calendars and the clocks that run on them. */
@Export
@Version("1.0.0")
package org.matricula.kernel.api.time;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
