/** Marks and results in the database, set-wise: this domain has no single record that anybody changes. */
package org.matricula.assessment.provider.store;
