package org.matricula.assessment.provider.moderation;

import java.time.LocalDate;
import javax.sql.DataSource;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.Moderations;
import org.matricula.assessment.provider.store.ExaminerStore;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** What external examiners may see and do: where they are appointed for the module on the day, and nowhere else. */
final class Examining {

    private final ExaminerStore store;
    private final Works works;

    Examining(DataSource dataSource, Works works) {
        this.store = new ExaminerStore(dataSource);
        this.works = works;
    }

    /** What somebody needs to read moderation: whoever does not read marks has to be an external examiner. */
    static Privilege toRead(Caller caller) {
        return caller.may(Marks.READ) ? Marks.READ : Moderations.EXAMINE;
    }

    /** Refuses external examiners of other modules, unless they read marks anyway. */
    void requireReader(Caller caller, Occurrence run) {
        if (!caller.may(Marks.READ)) {
            require(caller, run);
        }
    }

    /**
     * Refuses who is not appointed.
     *
     * @throws org.matricula.kernel.api.ProblemException 403
     */
    void require(Caller caller, Occurrence run) {
        LocalDate today = works.today(caller, run);
        if (store.on(caller.scope(), run.moduleId()).stream()
                .noneMatch(one -> caller.name().equals(one.appointment().userName()) && one.holdsOn(today))) {
            throw Problem.of(
                            Problem.Kind.FORBIDDEN,
                            "This needs an appointment as external examiner of " + run.moduleCode() + " on " + today
                                    + ".")
                    .exception();
        }
    }

    /** True when somebody of that name was external examiner of the module on a day. */
    boolean wasExaminer(Caller caller, Occurrence run, String name, LocalDate day) {
        return store.on(caller.scope(), run.moduleId()).stream()
                .anyMatch(one -> one.appointment().name().equals(name) && one.holdsOn(day));
    }
}
