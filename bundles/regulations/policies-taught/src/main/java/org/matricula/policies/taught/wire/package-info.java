/** Facts and outcomes by the names of the specification; not for others to see. */
package org.matricula.policies.taught.wire;
