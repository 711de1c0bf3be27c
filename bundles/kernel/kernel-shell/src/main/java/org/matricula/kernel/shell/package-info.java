/** What the shell commands of all domains share. */
@Export
@Version("1.0.0")
package org.matricula.kernel.shell;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
