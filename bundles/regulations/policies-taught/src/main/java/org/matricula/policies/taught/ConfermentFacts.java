package org.matricula.policies.taught;

/**
 * An award that is to be conferred (section 1.1).
 *
 * @param award its code in the catalogue
 * @param courseValidated true when the course was validated before anybody was enrolled
 * @param enrolled true when the student was properly enrolled
 * @param assessed true when the student was assessed under the rules
 * @param boardRecommends true when an award and progression board recommends it
 * @param interim true when the student goes on to a higher award
 */
public record ConfermentFacts(
        String award,
        boolean courseValidated,
        boolean enrolled,
        boolean assessed,
        boolean boardRecommends,
        boolean interim) {}
