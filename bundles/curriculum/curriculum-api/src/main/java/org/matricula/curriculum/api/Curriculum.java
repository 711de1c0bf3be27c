package org.matricula.curriculum.api;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Reads the curriculum. Answers are limited to the caller's scope; every method needs {@link #READ}. */
public interface Curriculum {

    /** Needed to read. */
    Privilege READ = new Privilege("curriculum.read");

    /** The closed list of awards (T-AW-1), by code. */
    List<Award> awards(Caller caller);

    /**
     * One award.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when the list has none of that code
     */
    Award award(Caller caller, String code);

    /**
     * Programmes by id.
     *
     * @param institution null for every institution of the scope
     */
    Page<Programme> programmes(Caller caller, InstitutionCode institution, PageRequest page);

    /**
     * One programme.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<Programme> programme(Caller caller, ProgrammeId id);

    /** A programme by its code, if the institution has one. */
    Optional<Programme> programme(Caller caller, InstitutionCode institution, String code);

    /**
     * Modules by id.
     *
     * @param institution null for every institution of the scope
     */
    Page<Module> modules(Caller caller, InstitutionCode institution, PageRequest page);

    /**
     * One module.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<Module> module(Caller caller, ModuleId id);

    /** All modules of the given identities, set-wise; those outside the scope are left out. */
    Map<ModuleId, Module> modules(Caller caller, Collection<ModuleId> ids);

    /** A module by its code, if the institution has one. */
    Optional<Module> module(Caller caller, InstitutionCode institution, String code);

    /** The modules of an institution that have these codes, set-wise, by code; unknown codes are left out. */
    default Map<String, Module> modulesByCode(Caller caller, InstitutionCode institution, Collection<String> codes) {
        Map<String, Module> found = new HashMap<>();
        for (String code : Set.copyOf(codes)) {
            module(caller, institution, code).ifPresent(module -> found.put(code, module));
        }
        return found;
    }

    /**
     * The titles that modules of an institution, and awards of the platform's list, bore before; by kind, code and time.
     * They tell what something was called when it was decided: {@link Titles}.
     */
    List<FormerTitle> formerTitles(Caller caller, InstitutionCode institution);

    /**
     * One occurrence with its elements.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<Occurrence> occurrence(Caller caller, OccurrenceId id);

    /**
     * All occurrences of an institution with their elements, by module code and session.
     *
     * @param session null for every session
     */
    List<Occurrence> occurrences(Caller caller, InstitutionCode institution, AcademicSession session);

    /**
     * All occurrences of the given identities with their elements, set-wise; those outside the scope are left out. The
     * map is new and can be changed.
     */
    default Map<OccurrenceId, Occurrence> occurrences(Caller caller, Collection<OccurrenceId> ids) {
        Map<OccurrenceId, Occurrence> found = new HashMap<>();
        for (OccurrenceId id : Set.copyOf(ids)) {
            try {
                found.put(id, occurrence(caller, id).record());
            } catch (ProblemException e) {
                if (e.problem().kind() != Problem.Kind.NOT_FOUND) {
                    throw e;
                }
            }
        }
        return found;
    }

    /** The occurrences of the given keys that the institution has, with their elements, set-wise, in any order. */
    default List<Occurrence> occurrencesByKey(
            Caller caller, InstitutionCode institution, Collection<OccurrenceKey> keys) {
        Set<OccurrenceKey> wanted = Set.copyOf(keys);
        return occurrences(caller, institution, null).stream()
                .filter(o -> wanted.contains(new OccurrenceKey(o.moduleCode(), o.session(), o.period())))
                .toList();
    }

    /**
     * The occurrences of an institution that have an element of one of the given codes, with all their elements,
     * set-wise, in any order.
     */
    default List<Occurrence> occurrencesByElement(
            Caller caller, InstitutionCode institution, Collection<String> elementCodes) {
        Set<String> wanted = Set.copyOf(elementCodes);
        return occurrences(caller, institution, null).stream()
                .filter(o -> o.elements().stream().anyMatch(e -> wanted.contains(e.code())))
                .toList();
    }
}
