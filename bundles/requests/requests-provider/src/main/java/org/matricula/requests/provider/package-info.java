/**
 * Requests of students: read the situation, let the pack rule on it, collect the agreements, carry out, keep the duties.
 */
package org.matricula.requests.provider;
