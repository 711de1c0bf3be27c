/** Data in and out: imports that are described by mapping files. */
@Export
@Version("1.0.0")
package org.matricula.exchange.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
