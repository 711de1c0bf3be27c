/** Requests of students: what is asked for, who agrees, what follows. */
@Export
@Version("1.0.0")
package org.matricula.requests.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
