/** What the resources of the domains share: how they are mounted, pages, entity tags, replies, JSON. */
@Export
@Version("1.0.0")
package org.matricula.kernel.rest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
