/** Papers: what a domain wants printed, told apart from how a printed page looks. */
@Export
@Version("1.0.0")
package org.matricula.kernel.api.paper;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
