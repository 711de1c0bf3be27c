package org.matricula.itests;

import java.util.Map;
import java.util.TreeMap;

/**
 * A story from mark to certificate: one student on one programme.
 *
 * @param name names the student, the programme and the story
 * @param award the award that the programme leads to: code, title, family, level, credits
 * @param group the group of regulations
 * @param scale the mark scale
 * @param first the level at which the programme begins
 * @param last the level at which it ends
 * @param level the level at which the student is
 * @param marks marks by module
 * @param ending what the board does beside endorsing
 * @param decision what is decided
 * @param title the title on the certificate
 * @param classification its class; null for none
 */
record Family(
        String name,
        String award,
        String group,
        String scale,
        int first,
        int last,
        int level,
        Map<String, Integer> marks,
        Ending ending,
        String decision,
        String title,
        String classification) {

    /** What the board does beside endorsing. */
    enum Ending {
        /** Nothing. */
        ENDORSED,
        /** Decides by itself, with a reason. */
        DECIDED,
        /** The student left before. */
        WITHDRAWN,
        /** Confirms an interim award. */
        INTERIM,
        /** An aegrotat award is proposed. */
        AEGROTAT,
        /** A posthumous award is proposed. */
        POSTHUMOUS
    }

    /** Marks as {@code L4A 55, L4B 62}. */
    static Map<String, Integer> marks(String written) {
        Map<String, Integer> marks = new TreeMap<>();
        for (String one : written.split(", ")) {
            marks.put(one.substring(0, one.indexOf(' ')), Integer.valueOf(one.substring(one.indexOf(' ') + 1)));
        }
        return marks;
    }

    /** Where the code of an award ends in its text. */
    String awardCode() {
        return award.substring(0, award.indexOf('|'));
    }

    /** In which year before the last the modules of a level were taken. */
    int yearsBefore(int moduleLevel) {
        return "PG".equals(group) ? 0 : level - moduleLevel;
    }
}
