/**
 * The family of policies for taught courses: facts, outcomes and their names. Lists are copied and never null; marks are
 * exact decimals from 0 to 100; credits are whole numbers; levels run from 3 to 8.
 */
@Export
@Version("1.0.0")
package org.matricula.policies.taught;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
