/** Documents for students: transcripts. */
@Export
@Version("1.0.0")
package org.matricula.documents.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
