/** The steps of the demonstration after the container is up: load, compute, decide, report. */
package org.matricula.demo.run;
