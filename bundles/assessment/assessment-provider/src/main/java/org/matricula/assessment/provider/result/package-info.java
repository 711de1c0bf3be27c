/**
 * Module results are computed by ruling, chunk by chunk, and a new row is added only where a result differs from the one
 * that counts.
 */
package org.matricula.assessment.provider.result;
