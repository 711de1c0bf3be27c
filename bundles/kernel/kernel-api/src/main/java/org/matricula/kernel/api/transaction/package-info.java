/** One transaction across all domains on the shared data source. */
@Export
@Version("1.0.0")
package org.matricula.kernel.api.transaction;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
