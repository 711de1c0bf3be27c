package org.matricula.assessment.provider.mark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.ProblemException;

/** What can be said of a row of marks without looking anything up. */
public final class MarkRules {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_DAYS = 3660;

    private MarkRules() {}

    public static List<Fault> faults(MarkRow row) {
        if (row == null) {
            return List.of(new Fault(null, null, "a row must be given"));
        }
        List<Fault> faults = new ArrayList<>(0);
        if (row.candidate() == null) {
            given("studentNumber", row.studentNumber(), faults);
        } else if (row.studentNumber() != null) {
            faults.add(new Fault("candidate", row.candidate(), "must be absent where studentNumber is given"));
        }
        given("elementCode", row.elementCode(), faults);
        if (row.occurrence() != null) {
            given("occurrence.moduleCode", row.occurrence().moduleCode(), faults);
            given("occurrence.session", row.occurrence().session(), faults);
            given("occurrence.period", row.occurrence().period(), faults);
        }
        if (row.state() == null) {
            faults.add(new Fault("state", null, "must be SUBMITTED, NOT_SUBMITTED or CARRIED"));
        } else if (row.state() == Mark.State.NOT_SUBMITTED) {
            absent("mark", row.mark(), faults);
            absent("submittedAt", row.submittedAt(), faults);
            absent("submittedDay", row.submittedDay(), faults);
        } else {
            percent(row.mark(), faults);
            submission(row, faults);
        }
        if (row.reason() != null && !row.reason().isEmpty()) {
            faults.addAll(new Faults()
                    .lines("reason", row.reason(), LONGEST_REASON)
                    .problem()
                    .faults());
        }
        return faults;
    }

    private static void given(String field, Object value, List<Fault> faults) {
        if (value == null || value instanceof String text && text.isBlank()) {
            faults.add(new Fault(field, value == null ? null : value.toString(), "must be given"));
        }
    }

    private static void absent(String field, Object value, List<Fault> faults) {
        if (value != null) {
            faults.add(new Fault(field, value.toString(), "must be absent when nothing was submitted"));
        }
    }

    private static void percent(BigDecimal mark, List<Fault> faults) {
        if (mark == null) {
            faults.add(new Fault("mark", null, "must be given unless nothing was submitted"));
            return;
        }
        try {
            Percent.of("mark", mark);
        } catch (ProblemException e) {
            faults.addAll(e.problem().faults());
        }
    }

    private static void submission(MarkRow row, List<Fault> faults) {
        Integer day = row.submittedDay();
        if (day == null) {
            return;
        }
        if (row.submittedAt() != null) {
            faults.add(new Fault("submittedDay", day.toString(), "must be absent when submittedAt is given"));
        } else if (Math.abs(day) > MOST_DAYS) {
            faults.add(new Fault("submittedDay", day.toString(), "must be within " + MOST_DAYS + " days of the start"));
        }
    }
}
