/** Marks and module results over REST, below {@code /api/v1/assessment}. */
package org.matricula.assessment.provider.rest;
