/**
 * Institutions: awarding bodies and partner colleges, their academic sessions and closure days; agreements, delivery
 * sites, contacts and what partners and awarding bodies owe each other.
 */
@Export
@Version("1.0.0")
package org.matricula.institutions.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
