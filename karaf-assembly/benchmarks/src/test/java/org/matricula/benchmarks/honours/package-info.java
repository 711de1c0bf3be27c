/** One rule, the class of an honours degree, written three times: as a policy of a pack, in plain Java, and in DRL. */
package org.matricula.benchmarks.honours;
