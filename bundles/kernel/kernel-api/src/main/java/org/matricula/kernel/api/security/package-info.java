/** Who is calling, what they may do, and for which institutions. */
@Export
@Version("1.0.0")
package org.matricula.kernel.api.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
