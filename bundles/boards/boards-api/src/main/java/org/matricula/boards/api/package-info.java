/** Award and progression boards: a frozen snapshot, proposals by ruling, decisions by people, release. */
@Export
@Version("1.0.0")
package org.matricula.boards.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
