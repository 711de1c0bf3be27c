/** What the platform costs, always beside the same work done by the plainest means on the same database. */
package org.matricula.benchmarks;
