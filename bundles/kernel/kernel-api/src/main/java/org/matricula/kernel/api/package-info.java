/** Value types, problems and pages that every domain speaks. */
@Export
@Version("1.0.0")
package org.matricula.kernel.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
