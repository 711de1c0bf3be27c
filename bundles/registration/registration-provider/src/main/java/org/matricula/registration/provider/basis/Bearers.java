package org.matricula.registration.provider.basis;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.provider.store.ModuleRegistrationStore;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;

/** Which record of a person is meant where modules are taken, whichever of the merged ones is named. */
public final class Bearers {

    private final Map<StudentId, Set<StudentId>> identities;
    private final List<ModuleRegistration> modules;
    private final Map<StudentId, List<ProgrammeRegistration>> programmes;
    private final Map<StudentId, List<ModuleRegistration>> byRecord;

    /** Reads what the persons behind some students have. */
    public Bearers(
            Persons persons,
            ProgrammeRegistrationStore programmes,
            ModuleRegistrationStore modules,
            Caller caller,
            InstitutionCode institution,
            Collection<StudentId> named) {
        this.identities = persons.identities(Insider.of(caller), Set.copyOf(named));
        Set<StudentId> all = new HashSet<>(named);
        identities.values().forEach(all::addAll);
        this.programmes = programmes.ofStudents(caller.scope(), institution, all).stream()
                .collect(Collectors.groupingBy(ProgrammeRegistration::studentId));
        this.modules = modules.ofStudents(caller.scope(), institution, all);
        this.byRecord = this.modules.stream().collect(Collectors.groupingBy(ModuleRegistration::studentId));
    }

    /** Every module registration of these persons. */
    public List<ModuleRegistration> modules() {
        return modules;
    }

    /** The programme registrations of one record. */
    public List<ProgrammeRegistration> programmes(StudentId one) {
        return programmes.getOrDefault(one, List.of());
    }

    /**
     * Who takes a run: who is on it or studies in its session, or else who studied in it; the one that is named before
     * others of the person.
     *
     * @param programme on which programme; null for any
     * @param run null for any of the session
     */
    public StudentId meant(
            StudentId named, AcademicSession session, ProgrammeId programme, OccurrenceId run, Attempt attempt) {
        Predicate<StudentId> takes = one -> byRecord.getOrDefault(one, List.of()).stream()
                        .anyMatch(each -> each.occurrenceId().equals(run) && each.attempt() == attempt)
                || on(one, programme).anyMatch(each -> Belonging.runs(each, session));
        Predicate<StudentId> took =
                one -> on(one, programme).anyMatch(each -> each.entrySession().compareTo(session) <= 0);
        return Stream.of(takes, took)
                .flatMap(fits -> person(named).filter(fits))
                .findFirst()
                .orElse(named);
    }

    /** The same for many by what they are named with; nobody for who is unknown. */
    public <T> Map<T, StudentId> meant(Map<T, StudentId> named, AcademicSession session, ProgrammeId programme) {
        Map<T, StudentId> meant = new LinkedHashMap<>();
        named.forEach((name, one) -> meant.put(name, one == null ? null : meant(one, session, programme, null, null)));
        return meant;
    }

    private Stream<StudentId> person(StudentId named) {
        return Stream.concat(
                Stream.of(named),
                identities.getOrDefault(named, Set.of()).stream().filter(one -> !one.equals(named)));
    }

    private Stream<ProgrammeRegistration> on(StudentId one, ProgrammeId programme) {
        return programmes(one).stream()
                .filter(each -> programme == null || each.programmeId().equals(programme));
    }
}
