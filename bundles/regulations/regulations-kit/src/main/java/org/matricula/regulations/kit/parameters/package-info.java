/** The numbers of a pack as an immutable tree. */
@Export
@Version("1.0.0")
package org.matricula.regulations.kit.parameters;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
