package org.matricula.assessment.provider.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.provider.store.CandidateStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Students;

/** Finds what rows of marks name, or what is wrong with them; rows at fault do not hinder the others. */
public final class MarkCheck {

    private final Students students;
    private final Persons persons;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final CandidateStore candidates;

    public MarkCheck(
            DataSource dataSource,
            Students students,
            Persons persons,
            Curriculum curriculum,
            Registrations registrations) {
        this.candidates = new CandidateStore(dataSource);
        this.students = students;
        this.persons = persons;
        this.curriculum = curriculum;
        this.registrations = registrations;
    }

    /**
     * What a row names, or why it is refused; one of the two is null.
     *
     * @param expected the sequence of the mark that the row is to follow, 0 for none; null where any will do
     * @param revised from which mark the row was worked out; null where from none that was read
     */
    public record Checked(MarkTarget target, Problem problem, Integer expected, Revised<MarkRow> revised) {

        /** A row of which its writer knows the sequence of the mark before. */
        public Checked(MarkTarget target, Problem problem, Integer expected) {
            this(target, problem, expected, null);
        }

        /** A row that follows whatever mark there is. */
        public Checked(MarkTarget target, Problem problem) {
            this(target, problem, null);
        }

        /** True when the mark that counts is not the one from which the row was worked out. */
        boolean isOvertaken(Mark before) {
            return revised != null
                    && (before == null
                            ? revised.read() != null
                            : revised.read() == null
                                    || !target.reading(revised.read()).agreesWith(before));
        }
    }

    /** The same of rows that were worked out from marks. */
    List<Checked> revised(Caller caller, InstitutionCode institution, List<Revised<MarkRow>> rows) {
        List<Checked> checked =
                check(caller, institution, rows.stream().map(Revised::row).toList());
        return IntStream.range(0, rows.size())
                .mapToObj(
                        i -> new Checked(checked.get(i).target(), checked.get(i).problem(), null, rows.get(i)))
                .toList();
    }

    List<Checked> check(Caller caller, InstitutionCode institution, List<MarkRow> rows) {
        List<List<Fault>> faults = new ArrayList<>(rows.size());
        List<MarkRow> sound = new ArrayList<>(rows.size());
        for (MarkRow row : rows) {
            List<Fault> found = MarkRules.faults(row);
            faults.add(found);
            if (found.isEmpty()) {
                sound.add(row);
            }
        }
        MarkTargets targets =
                new MarkTargets(caller, institution, sound, students, persons, curriculum, registrations, candidates);
        List<Checked> checked = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            checked.add(
                    faults.get(i).isEmpty()
                            ? found(targets, rows.get(i))
                            : new Checked(null, Problem.invalid(faults.get(i))));
        }
        return checked;
    }

    private static Checked found(MarkTargets targets, MarkRow row) {
        try {
            return new Checked(targets.of(row), null);
        } catch (ProblemException e) {
            return new Checked(null, e.problem());
        }
    }
}
