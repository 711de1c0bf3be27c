/**
 * The family of policies for coursework subjects: facts, outcomes and their names. Lists are copied and never null; marks
 * and weights are exact decimals from 0 to 100; a fact that is left out counts as not fulfilled, so that silence never
 * passes a check.
 */
@Export
@Version("1.0.0")
package org.matricula.policies.coursework;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
