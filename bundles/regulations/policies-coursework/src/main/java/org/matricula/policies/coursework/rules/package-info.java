/** The policies: one small class for each, configured from parameters; not for others to see. */
package org.matricula.policies.coursework.rules;
