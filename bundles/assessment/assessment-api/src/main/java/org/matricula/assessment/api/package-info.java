/** Marks and module results. Both are append-only: a correction is a new row with a reason. */
@Export
@Version("1.0.0")
package org.matricula.assessment.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
