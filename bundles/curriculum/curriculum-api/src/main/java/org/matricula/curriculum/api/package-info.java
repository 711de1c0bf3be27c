/** Awards, programmes and their versions, modules, what they demand, their yearly occurrences and assessment patterns. */
@Export
@Version("1.1.0")
package org.matricula.curriculum.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
