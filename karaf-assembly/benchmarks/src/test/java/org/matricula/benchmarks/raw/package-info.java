/** What the platform's REST interface is compared with, deployed into the same container. */
package org.matricula.benchmarks.raw;
