/** Futures that are still open, by the policies of a pack; not for others to see. */
package org.matricula.policies.taught.simulation;
