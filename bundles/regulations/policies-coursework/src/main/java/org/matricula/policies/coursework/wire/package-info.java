/** Facts and outcomes on the wire, by the names of the specification; not for others to see. */
package org.matricula.policies.coursework.wire;
