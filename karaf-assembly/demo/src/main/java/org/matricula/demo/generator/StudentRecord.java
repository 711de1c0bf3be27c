package org.matricula.demo.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * A student with all that happened so far.
 *
 * @param number the student's number
 * @param course on which programme
 * @param level at which level in the session of the boards
 * @param story what is remarkable
 * @param entered the session of entry
 * @param sittings every attempt, oldest first
 * @param recognised modules recognised without being taught here
 */
record StudentRecord(
        String number,
        Course course,
        int level,
        Story story,
        AcademicYear entered,
        List<Sitting> sittings,
        List<Recognised> recognised) {

    StudentRecord(String number, Course course, int level, Story story, AcademicYear entered) {
        this(number, course, level, story, entered, new ArrayList<>(), new ArrayList<>());
    }

    /**
     * A module that is recognised.
     *
     * @param module which
     * @param mark the mark for experience; null for an exemption
     */
    record Recognised(Course.Unit module, Integer mark) {}
}
