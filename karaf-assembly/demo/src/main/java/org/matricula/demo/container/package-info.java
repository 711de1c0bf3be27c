/** Unpacks the distribution, starts it as a process of its own and stops it again. */
package org.matricula.demo.container;
