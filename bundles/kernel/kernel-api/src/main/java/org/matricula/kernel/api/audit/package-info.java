/** The audit trail: who, when, what, why, before and after. */
@Export
@Version("1.0.0")
package org.matricula.kernel.api.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
