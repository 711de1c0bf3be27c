package org.matricula.registration.provider.waiver;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.provider.basis.Governing;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor.Extension;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which packs govern students, so that nobody is excepted from rules that do not hold for them anyway. */
@Component(service = WaiverGrounds.class)
public final class WaiverGrounds {

    private final ProgrammeRegistrationStore programmes;
    private final Persons persons;
    private final Curriculum curriculum;
    private final Regulations regulations;

    /** Asks registrations and regulations. */
    @Activate
    public WaiverGrounds(
            @Reference ProgrammeRegistrationStore programmes,
            @Reference Persons persons,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations) {
        this.programmes = programmes;
        this.persons = persons;
        this.curriculum = curriculum;
        this.regulations = regulations;
    }

    /**
     * What governs some students: the packs of their registrations, whatever became of these, in the session where each
     * stands and in the next.
     */
    Packs of(Caller caller, InstitutionCode institution, Collection<StudentId> students) {
        Caller acting = Insider.of(caller);
        Map<StudentId, Set<StudentId>> people = persons.identities(acting, students);
        Set<StudentId> all = new HashSet<>(students);
        people.values().forEach(all::addAll);
        Governing governing = new Governing(curriculum, regulations, acting);
        Map<StudentId, Set<String>> byRecord = new HashMap<>();
        programmes.ofStudents(caller.scope(), institution, all).forEach(one -> byRecord.computeIfAbsent(
                        one.studentId(), id -> new TreeSet<>())
                .addAll(packs(governing, one)));
        Map<StudentId, Set<String>> packs = new HashMap<>();
        students.forEach(student -> people.getOrDefault(student, Set.of(student))
                .forEach(record -> packs.computeIfAbsent(student, id -> new TreeSet<>())
                        .addAll(byRecord.getOrDefault(record, Set.of()))));
        return new Packs(packs);
    }

    private static Set<String> packs(Governing governing, ProgrammeRegistration registration) {
        Set<String> packs = new TreeSet<>();
        for (AcademicSession session :
                List.of(registration.session(), registration.session().next())) {
            inForce(governing, registration, session).ifPresent(pack -> {
                packs.add(pack.ref().id());
                Extension base = pack.descriptor().extendsPack();
                if (base != null) {
                    packs.add(base.id());
                }
            });
        }
        return packs;
    }

    private static Optional<Pack> inForce(
            Governing governing, ProgrammeRegistration registration, AcademicSession session) {
        try {
            return Optional.of(governing.pack(registration.programmeId(), session));
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.CONFLICT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The packs that govern students; none for who is on no programme yet, where anything may come. */
    record Packs(Map<StudentId, Set<String>> byStudent) {

        /** Refuses a waiver of a pack that does not govern its student. */
        void check(Waiver waiver) {
            Set<String> packs = byStudent.getOrDefault(waiver.studentId(), Set.of());
            if (!packs.isEmpty() && !packs.contains(waiver.pack())) {
                throw Problem.invalid(
                                "pack",
                                waiver.pack(),
                                "must be one that governs the student: " + String.join(", ", packs))
                        .exception();
            }
        }
    }
}
