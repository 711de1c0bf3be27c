/** What the stores of the domains stand on: entities for single records, SQL for sets, one transaction for both. */
@Export
@Version("1.0.0")
package org.matricula.kernel.persistence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
