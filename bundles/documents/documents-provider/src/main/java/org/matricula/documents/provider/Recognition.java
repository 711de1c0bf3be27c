package org.matricula.documents.provider;

import java.time.LocalDate;
import org.matricula.registration.api.PriorLearning;

/**
 * Recognised prior learning with the day from which on it is complete.
 *
 * @param learning what is recognised
 * @param completedOn the first day of the programme that it counts for (AMB-T-115)
 */
record Recognition(PriorLearning learning, LocalDate completedOn) {}
