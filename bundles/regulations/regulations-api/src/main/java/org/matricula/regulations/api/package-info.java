/** Policies, rulings, findings and packs: facts in, ruling out. */
@Export
@Version("1.0.0")
package org.matricula.regulations.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
