/** Exact numbers: fractions, weighted means, named roundings, half-open bands, formulas that are written out lazily. */
@Export
@Version("1.0.0")
package org.matricula.regulations.kit.number;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
