package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.EnrolmentJudgement;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.ModuleAttendance;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.OwnRegistration;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentId;

public class OwnRegistrationTest extends GovernedFixture {

    private final Map<ModuleId, String> required = new HashMap<>();
    private final Map<ModuleId, OccurrenceId> runs = new HashMap<>();
    private OwnRegistrationRecords own;
    private Caller self;
    private Caller nobody;

    @Before
    public void link() {
        own = new OwnRegistrationRecords(
                Partial.of(StudentAccounts.class, new FakeAccounts()),
                persons(),
                registrations,
                tasks,
                curriculum,
                Partial.of(ModuleSpecifications.class, new FakeSpecifications()));
        self = student("ada.l");
        nobody = student("nobody");
    }

    @Test
    public void aStudentSeesTheOwnRegistrationsAndDocumentsAskedFor() {
        enter(ada);
        enter(bob);
        tasks.request(officer, ada, "school certificate");
        tasks.request(officer, bob, "passport");
        assertEquals(
                List.of(ada),
                own.programmes(self).stream().map(one -> one.studentId()).toList());
        assertTrue(own.modules(self).isEmpty());
        assertEquals(
                List.of("school certificate"),
                own.documents(self).stream().map(MissingDocument::name).toList());
        Versioned<MissingDocument> asked = tasks.documents(officer, ada).get(0);
        tasks.receive(officer, asked.record().id(), "document 12", asked.version());
        MissingDocument told = own.documents(self).get(0);
        assertEquals("document 12", told.reference());
        assertNull(told.receivedBy());
    }

    @Test
    public void tMd8_aStudentIsToldTheAttendanceThatTheOwnModulesRequire() {
        contributors.setResults((asking, of, students) -> Map.of());
        contributors.setRequirements((asking, of, modules, session) -> Map.of());
        enter(ada);
        enter(bob);
        ModuleId chemistry = module("CHEM1");
        ModuleRegistrationId id = take(ada, chemistry);
        take(ada, module("FREE"));
        take(bob, chemistry);
        required.put(chemistry, "Nine of the ten laboratory sessions.");
        assertEquals(
                List.of(new ModuleAttendance(id, "CHEM1", S2026, "Nine of the ten laboratory sessions.")),
                own.attendance(self));
        merged = Map.of(ada, Set.of(ada, bob));
        assertEquals(2, own.attendance(self).size());
        merged = Map.of();
        admin.withdraw(caller, id, START.plusDays(30), 1, "moved away");
        assertEquals(List.of(), own.attendance(self));
        refused(Problem.Kind.NOT_FOUND, () -> own.attendance(nobody));
    }

    private ModuleId module(String code) {
        return curriculum.module(database.identifiers().next(), usw, code);
    }

    private ModuleRegistrationId take(StudentId student, ModuleId module) {
        OccurrenceId run = runs.computeIfAbsent(
                module, m -> curriculum.run(database.identifiers().next(), usw, m, 2026, LocalDate.of(2026, 9, 28)));
        ModuleRegistration wanted =
                new ModuleRegistration(null, usw, student, run, ModuleRegistration.Attempt.FIRST, null, START, null);
        return admin.register(caller, wanted).record().id();
    }

    @Test
    public void aStudentSeesTheGatesOfTheOwnTaskAndMakesTheDeclaration() {
        EnrolmentTaskId id = task(ada);
        Versioned<EnrolmentTask> task = own.task(self, id);
        assertEquals(List.of(task.record()), own.tasks(self));
        assertEquals("BLOCKED", declaration(id));
        own.declare(self, id, "2026/27 English", task.version());
        assertEquals("PASSED", declaration(id));
        assertEquals("ada.l", tasks.checks(officer, id).get(0).recordedBy());
        refused(Problem.Kind.STALE, () -> own.declare(self, id, "2026/27 English", task.version()));
    }

    @Test
    public void aMergedRecordIsTheStudentsToo() {
        merged = Map.of(ada, Set.of(ada, bob));
        EnrolmentTaskId id = task(bob);
        assertEquals(id, own.task(self, id).record().id());
        assertEquals(
                List.of(id), own.tasks(self).stream().map(EnrolmentTask::id).toList());
    }

    @Test
    public void theTaskOfSomebodyElseIsNotFound() {
        EnrolmentTaskId id = task(bob);
        long version = tasks.get(officer, id).version();
        assertTrue(own.tasks(self).isEmpty());
        refused(Problem.Kind.NOT_FOUND, () -> own.task(self, id));
        refused(Problem.Kind.NOT_FOUND, () -> own.gates(self, id));
        refused(Problem.Kind.NOT_FOUND, () -> own.declare(self, id, "text", version));
        assertTrue(tasks.checks(officer, id).isEmpty());
    }

    @Test
    public void whoIsNoStudentOrHasNotThePrivilegeSeesNothing() {
        EnrolmentTaskId id = task(ada);
        refused(Problem.Kind.NOT_FOUND, () -> own.programmes(nobody));
        refused(Problem.Kind.NOT_FOUND, () -> own.tasks(nobody));
        refused(Problem.Kind.NOT_FOUND, () -> own.task(nobody, id));
        for (Caller without : List.of(bare, officer)) {
            refused(Problem.Kind.FORBIDDEN, () -> own.programmes(without));
            refused(Problem.Kind.FORBIDDEN, () -> own.modules(without));
            refused(Problem.Kind.FORBIDDEN, () -> own.attendance(without));
            refused(Problem.Kind.FORBIDDEN, () -> own.tasks(without));
            refused(Problem.Kind.FORBIDDEN, () -> own.task(without, id));
            refused(Problem.Kind.FORBIDDEN, () -> own.gates(without, id));
            refused(Problem.Kind.FORBIDDEN, () -> own.declare(without, id, "text", 1));
            refused(Problem.Kind.FORBIDDEN, () -> own.documents(without));
        }
    }

    private String declaration(EnrolmentTaskId id) {
        return own.gates(self, id).stream()
                .filter(gate -> gate.name().equals("DECLARATION"))
                .map(EnrolmentJudgement.Gate::state)
                .findFirst()
                .orElseThrow();
    }

    private Caller student(String name) {
        return new Caller(name, Set.of(OwnRegistration.OWN.name()), Scope.of(Set.of(usw)));
    }

    private EnrolmentTaskId task(StudentId student) {
        enter(student);
        tasks.open(officer, usw, S2026, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 9));
        run();
        return tasks.of(officer, student).get(0).id();
    }

    private final class FakeSpecifications {

        public Map<ModuleId, String> attendance(
                Caller by, InstitutionCode institution, Collection<ModuleId> modules, AcademicSession session) {
            by.require(ModuleSpecifications.READ);
            assertEquals(usw, institution);
            assertEquals(S2026, session);
            Map<ModuleId, String> found = new HashMap<>(required);
            found.keySet().retainAll(modules);
            return found;
        }
    }

    private final class FakeAccounts {

        public Optional<StudentId> own(Caller caller) {
            caller.require(StudentAccounts.OWN);
            return caller.name().equals("ada.l") ? Optional.of(ada) : Optional.empty();
        }

        public StudentId required(Caller caller) {
            return own(caller).orElseThrow(() -> Problem.of(Problem.Kind.NOT_FOUND, "no student")
                    .exception());
        }
    }
}
