/** What IT operations do with marks and results in the shell. */
package org.matricula.assessment.provider.shell;
