package org.matricula.requests.provider;

import java.util.List;
import org.matricula.policies.taught.RegistrationPeriodFacts;

/**
 * How long a student would be registered at the least if the request were granted.
 *
 * @param award the row of the table of registration periods
 * @param periods how long in which mode, up to the end of the course
 * @param priorLearning true when some credit was not studied here
 */
record StudyTime(String award, List<RegistrationPeriodFacts.Period> periods, boolean priorLearning) {

    RegistrationPeriodFacts facts() {
        return new RegistrationPeriodFacts(award, periods, priorLearning, false, null, null);
    }
}
