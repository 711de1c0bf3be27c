/** Putting rulings together: rules, their findings, gaps and steps. */
@Export
@Version("1.0.0")
package org.matricula.regulations.kit.ruling;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
