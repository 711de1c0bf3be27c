package org.matricula.requests.provider;

import java.math.BigDecimal;
import org.matricula.policies.taught.RegistrationPeriodFacts;
import org.matricula.policies.taught.RegistrationPeriodFacts.Period;
import org.matricula.policies.taught.StudyMode;
import org.matricula.registration.api.StudyTime;

/**
 * How long a student would be registered at the least if the request were granted.
 *
 * @param award the row of the table of registration periods
 * @param time how long in which mode
 * @param priorLearning true when some credit was not studied here
 */
record TimeOfStudy(String award, StudyTime time, boolean priorLearning) {

    RegistrationPeriodFacts facts() {
        return new RegistrationPeriodFacts(
                award,
                time.periods().stream()
                        .map(one -> new Period(
                                StudyMode.valueOf(one.mode()), BigDecimal.valueOf(one.sessions()), one.away()))
                        .toList(),
                priorLearning,
                false,
                null,
                null);
    }
}
