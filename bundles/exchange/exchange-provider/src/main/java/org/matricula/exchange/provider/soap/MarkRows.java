package org.matricula.exchange.provider.soap;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.exchange.provider.soap.v1.MarkSubmission;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.registration.api.ModuleRegistration;

/** The rows of a submission: those that can be read go to the domain, the others are refused one by one. */
final class MarkRows {

    /** The most rows of one call. */
    static final int MOST = 5000;

    private final List<MarkRow> sound = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Reads the rows.
     *
     * @throws ProblemException 422 when there are none or too many
     */
    MarkRows(List<MarkSubmission> submissions) {
        if (submissions.isEmpty() || submissions.size() > MOST) {
            throw Problem.invalid("mark", submissions.size() + " rows", "must be 1 to " + MOST + " rows")
                    .exception();
        }
        submissions.forEach(this::read);
    }

    /** The outcomes in the order of the rows; the domain is not asked when no row can be read. */
    List<RowOutcome> recorded(Function<List<MarkRow>, List<RowOutcome>> record) {
        List<RowOutcome> answered = sound.isEmpty() ? List.of() : record.apply(sound);
        List<RowOutcome> outcomes = new ArrayList<>(problems.size());
        int next = 0;
        for (Problem problem : problems) {
            outcomes.add(problem == null ? answered.get(next++) : RowOutcome.refused(problem));
        }
        return outcomes;
    }

    private void read(MarkSubmission row) {
        List<Fault> faults = new ArrayList<>(0);
        AcademicSession session = session(row.getSession(), faults);
        LocalDateTime submittedAt = submittedAt(row.getSubmittedAt(), faults);
        problems.add(faults.isEmpty() ? null : Problem.invalid(faults));
        if (!faults.isEmpty()) {
            return;
        }
        sound.add(new MarkRow(
                row.getStudentNumber(),
                new OccurrenceKey(row.getModuleCode(), session, row.getPeriod()),
                row.getAttempt() == null
                        ? null
                        : ModuleRegistration.Attempt.valueOf(row.getAttempt().name()),
                row.getElementCode(),
                row.getMark(),
                Mark.State.valueOf(row.getState().name()),
                submittedAt,
                null,
                Boolean.TRUE.equals(row.isCircumstancesAccepted()),
                row.getReason() == null ? null : row.getReason().strip()));
    }

    private static AcademicSession session(String text, List<Fault> faults) {
        try {
            return AcademicSession.valueOf(text);
        } catch (ProblemException e) {
            faults.addAll(e.problem().faults());
            return null;
        }
    }

    private static LocalDateTime submittedAt(String text, List<Fault> faults) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip());
        } catch (DateTimeParseException e) {
            faults.add(new Fault(
                    "submittedAt", text, "must be local time of the institution without a zone: 2026-11-21T12:00:00"));
            return null;
        }
    }
}
