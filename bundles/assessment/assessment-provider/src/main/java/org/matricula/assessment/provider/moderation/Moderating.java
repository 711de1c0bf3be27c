package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.matricula.assessment.api.Moderations.WorkName;
import org.matricula.assessment.provider.mark.NamedStudents;
import org.matricula.assessment.provider.moderation.Works.Sheet;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;

/** What all parts of moderation do alike. */
final class Moderating {

    static final int LONGEST_REASON = 500;
    static final int LONGEST_TEXT = 2000;

    private Moderating() {}

    /**
     * An element of the occurrence.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 for another one
     */
    static Element element(Sheet sheet, ElementId id) {
        return sheet.element(id).orElseThrow(() -> Problem.invalid(
                        "elementId", id, "must be an element of the occurrence that is marked itself")
                .exception());
    }

    /** Refuses whoever saw an older entry than the one that counts. */
    static void expect(String field, int expected, int now) {
        if (expected != now) {
            throw Problem.conflict(field, expected, "somebody recorded number " + now + " meanwhile")
                    .exception();
        }
    }

    /** The pack in force for an occurrence. */
    static Pack pack(Regulations regulations, Sheet sheet) {
        return regulations
                .resolve(new GoverningEvent(
                        sheet.occurrence().institution(),
                        null,
                        sheet.occurrence().session()))
                .pack();
    }

    /**
     * The work of that name, or null with a fault.
     *
     * @param students whom the numbers name
     */
    static Work named(List<Work> works, NamedStudents students, WorkName name, String field, Faults faults) {
        if (name == null || (name.candidate() == null) == (name.studentNumber() == null)) {
            faults.check(false, field, name, "must be given by candidate or by studentNumber");
            return null;
        }
        List<Work> found = name.candidate() == null
                ? of(works, students, name)
                : works.stream()
                        .filter(work -> name.candidate().equals(work.candidate()))
                        .filter(work -> name.attempt() == null
                                || name.attempt() == work.registration().attempt())
                        .toList();
        faults.check(
                found.size() == 1,
                field,
                name.candidate() == null ? name.studentNumber() : name.candidate(),
                found.isEmpty() ? "must have a place on the element" : "must be named with its attempt");
        return found.size() == 1 ? found.get(0) : null;
    }

    private static List<Work> of(List<Work> works, NamedStudents students, WorkName name) {
        List<Work> open = works.stream().filter(work -> !work.anonymous()).toList();
        List<ModuleRegistration> meant = students.meant(name.studentNumber(), name.attempt(), student -> open.stream()
                .map(Work::registration)
                .filter(one -> one.studentId().equals(student))
                .toList());
        return open.stream().filter(work -> meant.contains(work.registration())).toList();
    }

    /** A mark, with two decimals; null with a fault. */
    static BigDecimal percent(String field, BigDecimal mark, Faults faults) {
        if (mark == null) {
            faults.given(field, null);
            return null;
        }
        faults.collect(() -> Percent.of(field, mark));
        return mark;
    }

    /** SHA-256 over the marks that count, in the order of registrations and elements. */
    static String digest(List<Work> works) {
        StringBuilder text = new StringBuilder();
        works.stream()
                .filter(work -> work.mark() != null)
                .sorted(Comparator.comparingLong(
                                (Work work) -> work.registration().id().value())
                        .thenComparing(work -> work.element().id().value()))
                .forEach(work -> text.append(work.registration().id())
                        .append(':')
                        .append(work.element().id())
                        .append(':')
                        .append(work.mark().state())
                        .append(':')
                        .append(
                                work.mark().mark() == null
                                        ? ""
                                        : work.mark()
                                                .mark()
                                                .stripTrailingZeros()
                                                .toPlainString())
                        .append('\n'));
        return Digests.of(text);
    }
}
