package org.matricula.exchange.provider.destination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ModuleRegistration;

/**
 * Final marks of modules. They become marks of the one element that counts; where several do, nobody could say what each
 * of them was, and the row is refused.
 */
final class ModuleMarkSink implements Sink {

    private final Marks marks;
    private final Curriculum curriculum;

    ModuleMarkSink(Marks marks, Curriculum curriculum) {
        this.marks = marks;
        this.curriculum = curriculum;
    }

    @Override
    public Target target() {
        return Target.MODULE_MARKS;
    }

    @Override
    public Privilege privilege() {
        return Marks.WRITE;
    }

    @Override
    public List<String> key() {
        return List.of("student_number", "module_code", "session", "period", "attempt");
    }

    @Override
    public List<RowOutcome> write(Caller caller, InstitutionCode institution, List<Values> rows, String reason) {
        Set<OccurrenceKey> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.add(row.occurrence()));
        Map<OccurrenceKey, Occurrence> found = new HashMap<>();
        Caller reader = caller.acting(caller.scope(), Curriculum.READ);
        curriculum
                .occurrencesByKey(reader, institution, keys)
                .forEach(o -> found.put(new OccurrenceKey(o.moduleCode(), o.session(), o.period()), o));

        List<RowOutcome> outcomes = new ArrayList<>(Collections.nCopies(rows.size(), null));
        List<MarkRow> written = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Values row = rows.get(i);
            Occurrence occurrence = found.get(row.occurrence());
            List<Element> counting = counting(occurrence);
            if (counting.size() == 1) {
                written.add(mark(row, counting.get(0).code()));
                places.add(i);
            } else {
                outcomes.set(i, RowOutcome.refused(refusal(row.occurrence(), occurrence, counting)));
            }
        }
        Set<String> untouched = new LinkedHashSet<>(Sink.untouched(rows));
        untouched.addAll(Set.of("submittedAt", "submittedDay", "circumstancesAccepted"));
        List<RowOutcome> results =
                written.isEmpty() ? List.of() : marks.record(caller, institution, written, untouched);
        for (int i = 0; i < places.size(); i++) {
            outcomes.set(places.get(i), results.get(i));
        }
        return outcomes;
    }

    private static List<Element> counting(Occurrence occurrence) {
        return occurrence == null
                ? List.of()
                : occurrence.marked().stream().filter(occurrence::counts).toList();
    }

    private static Problem refusal(OccurrenceKey key, Occurrence occurrence, List<Element> counting) {
        String rule = occurrence == null
                ? "must be an occurrence of the institution"
                : occurrence.elements().isEmpty()
                        ? "must have an assessment pattern first"
                        : "must have one element that counts, it has " + counting.size()
                                + "; import the marks of its elements";
        return Problem.invalid("module_code, session, period", key, rule);
    }

    private static MarkRow mark(Values row, String element) {
        return new MarkRow(
                row.text("student_number"),
                row.occurrence(),
                row.constant("attempt", ModuleRegistration.Attempt.class),
                element,
                row.decimal("mark"),
                row.constant("state", Mark.State.class),
                null,
                null,
                false,
                row.text("reason"));
    }
}
