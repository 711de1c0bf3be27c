/** Marks are recorded set-wise and only ever added. */
package org.matricula.assessment.provider.mark;
