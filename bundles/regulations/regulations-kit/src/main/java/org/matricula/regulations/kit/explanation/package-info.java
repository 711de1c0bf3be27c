/** Rulings in words, for students and for boards. */
@Export
@Version("1.0.0")
package org.matricula.regulations.kit.explanation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
