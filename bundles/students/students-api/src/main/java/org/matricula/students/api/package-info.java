/** Students: who they are and how they are found. */
@Export
@Version("1.0.0")
package org.matricula.students.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
