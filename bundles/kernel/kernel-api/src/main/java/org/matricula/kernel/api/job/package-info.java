/** Long work that survives a kill: journal, progress, restart, cancel. */
@Export
@Version("1.0.0")
package org.matricula.kernel.api.job;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
