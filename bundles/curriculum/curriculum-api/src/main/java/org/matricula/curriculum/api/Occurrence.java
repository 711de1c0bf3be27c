package org.matricula.curriculum.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;

/**
 * One run of a module, with its assessment pattern.
 *
 * @param id its identity; null when it is to be created
 * @param institution where it is taught
 * @param moduleId which module
 * @param moduleCode the module's code
 * @param session in which session it starts
 * @param period which run within the session: {@code J}, {@code S1}; 1 to 16 characters
 * @param starts its first day
 * @param ends its last day
 * @param elements its assessment elements and their parts; the weights of the elements of a pattern add up to 100, and so
 *     do those of the parts of each; empty while none is set
 * @param outline what its outline says beside the pattern; null where it says nothing: marks are given
 * @param site the name of the institution's delivery site where it is taught from its first day on; null where none is said
 * @param cancelled since when and why it does not take place; null while it does
 */
public record Occurrence(
        OccurrenceId id,
        InstitutionCode institution,
        ModuleId moduleId,
        String moduleCode,
        AcademicSession session,
        String period,
        LocalDate starts,
        LocalDate ends,
        List<Element> elements,
        Outline outline,
        String site,
        Cancellation cancelled) {

    /** Copies the elements. */
    public Occurrence {
        elements = List.copyOf(elements);
    }

    /** A run that takes place, whose outline says nothing beside the pattern, and of which no site is said. */
    public Occurrence(
            OccurrenceId id,
            InstitutionCode institution,
            ModuleId moduleId,
            String moduleCode,
            AcademicSession session,
            String period,
            LocalDate starts,
            LocalDate ends,
            List<Element> elements) {
        this(id, institution, moduleId, moduleCode, session, period, starts, ends, elements, null, null, null);
    }

    /** The same under an identity. */
    public Occurrence identified(OccurrenceId as) {
        return with(as, elements, outline, site, cancelled);
    }

    /** The same with another pattern. */
    public Occurrence assessedBy(List<Element> pattern) {
        return with(id, pattern, outline, site, cancelled);
    }

    /** The same with what its outline says. */
    public Occurrence outlined(Outline said) {
        return with(id, elements, said, site, cancelled);
    }

    /** The same at a delivery site. */
    public Occurrence at(String delivery) {
        return with(id, elements, outline, delivery, cancelled);
    }

    /** The same, which does not take place; null for one that does. */
    public Occurrence cancelled(Cancellation said) {
        return with(id, elements, outline, site, said);
    }

    // which run of which module it is, and its days, stay
    private Occurrence with(
            OccurrenceId identity, List<Element> pattern, Outline said, String delivery, Cancellation cancellation) {
        return new Occurrence(
                identity,
                institution,
                moduleId,
                moduleCode,
                session,
                period,
                starts,
                ends,
                pattern,
                said,
                delivery,
                cancellation);
    }

    /** The elements that are no parts of others. */
    public List<Element> whole() {
        return elements.stream().filter(element -> element.parent() == null).toList();
    }

    /** The parts of an element; empty for one that is marked itself. */
    public List<Element> partsOf(Element whole) {
        return elements.stream()
                .filter(element -> whole.code().equals(element.parent()))
                .toList();
    }

    /** What work is handed in and marked for: the elements without parts, and the parts of the others. */
    public List<Element> marked() {
        return elements.stream().filter(element -> partsOf(element).isEmpty()).toList();
    }

    /** The element that another is a part of, or itself. */
    public Element wholeOf(Element element) {
        return element.parent() == null
                ? element
                : elements.stream()
                        .filter(whole -> whole.code().equals(element.parent()))
                        .findFirst()
                        .orElseThrow();
    }

    /** True when the module mark depends on an element or part. */
    public boolean counts(Element element) {
        return element.weight().value().signum() > 0
                && wholeOf(element).weight().value().signum() > 0;
    }

    /**
     * That a run does not take place.
     *
     * @param on since when
     * @param reason why; 1 to 500 characters
     */
    public record Cancellation(LocalDate on, String reason) {}
}
