package org.matricula.assessment.provider.rest;

import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * Which results to compute.
 *
 * @param institution whose students
 * @param session absent for every session
 */
record ComputationBody(InstitutionCode institution, AcademicSession session) {}
