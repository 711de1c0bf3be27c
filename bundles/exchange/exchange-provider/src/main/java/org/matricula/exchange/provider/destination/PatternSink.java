package org.matricula.exchange.provider.destination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.curriculum.api.OccurrencePattern;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Patterns: the rows of an occurrence become one pattern, and each of them has its outcome. */
final class PatternSink implements Sink {

    private final CurriculumAdmin curriculum;

    PatternSink(CurriculumAdmin curriculum) {
        this.curriculum = curriculum;
    }

    @Override
    public Target target() {
        return Target.PATTERNS;
    }

    @Override
    public Privilege privilege() {
        return CurriculumAdmin.WRITE;
    }

    @Override
    public List<String> key() {
        return List.of("module_code", "session", "period", "element_code");
    }

    @Override
    public List<RowOutcome> write(Caller caller, InstitutionCode institution, List<Values> rows) {
        Map<OccurrenceKey, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.computeIfAbsent(rows.get(i).occurrence(), key -> new ArrayList<>())
                    .add(i);
        }
        List<RowOutcome> outcomes = new ArrayList<>(Collections.nCopies(rows.size(), null));
        List<OccurrencePattern> patterns = new ArrayList<>();
        List<List<Integer>> written = new ArrayList<>();
        places.forEach((occurrence, of) -> {
            try {
                List<Element> elements =
                        of.stream().map(i -> element(rows.get(i))).toList();
                patterns.add(new OccurrencePattern(occurrence, elements));
                written.add(of);
            } catch (ProblemException e) {
                of.forEach(i -> outcomes.set(i, RowOutcome.refused(e.problem())));
            }
        });
        List<RowOutcome> results = curriculum.importPatterns(caller, institution, patterns, Sink.untouched(rows));
        for (int p = 0; p < written.size(); p++) {
            RowOutcome outcome = results.get(p);
            written.get(p).forEach(i -> outcomes.set(i, outcome));
        }
        return outcomes;
    }

    private static Element element(Values row) {
        return new Element(
                null,
                row.text("element_code"),
                row.constant("kind", Element.Kind.class),
                Percent.of("weight of " + row.text("element_code"), row.decimal("weight")),
                row.flag("must_pass"),
                row.dateTime("deadline"));
    }
}
