/** Documents for students: transcripts, certificates and letters, and the register of what was issued. */
@Export
@Version("1.0.0")
package org.matricula.documents.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
