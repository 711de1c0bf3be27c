package org.matricula.boards.provider.store;

import org.matricula.students.api.StudentId;

/**
 * That a candidate was judged again, with a reason.
 *
 * @param student who
 * @param what why the facts were others than the frozen ones
 * @param before what was proposed before
 * @param reason why
 */
public record JudgedAgain(StudentId student, String what, String before, String reason) {}
