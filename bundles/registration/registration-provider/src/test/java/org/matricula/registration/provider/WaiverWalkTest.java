package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.Test;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.curriculum.api.Requirement;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.EnrolmentTaskId;
import org.matricula.registration.api.ModuleSelection;
import org.matricula.registration.api.ProgrammeChanges;
import org.matricula.registration.api.ProgrammeChanges.Cause;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.WaiverId;
import org.matricula.registration.provider.basis.SessionDays;
import org.matricula.registration.provider.programme.ProgrammeChanging;
import org.matricula.registration.provider.store.WaiverStore;
import org.matricula.registration.provider.store.WaiverStore.Held;
import org.matricula.students.api.Hold;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;

/** Waivers drawn at random, and who is let pass by them, beside what the text says. */
public class WaiverWalkTest extends GovernedFixture {

    private static final int ROUNDS = 60;
    private static final LocalDate CLOSES = TODAY.plusDays(20);
    private static final Cause CAUSE = new Cause("ill", null);
    private static final List<String> CLAUSES = List.of(
            "L764",
            "L76",
            "L7645",
            "L1417",
            "A.2.2.7.2",
            "A.2.2.7",
            "A.2.6.10",
            "A.2.6.1",
            "A.2.6",
            "A.2.2.8",
            "L4955",
            "L4955",
            "L4955");

    private final List<Held> drawn = new ArrayList<>();
    private final Map<ModuleId, List<Requirement>> demands = new HashMap<>();
    private StudentId other;
    private Caller registrar;
    private ProgrammeChanges changes;

    @Before
    public void walk() {
        other = students.add(database.identifiers().next(), usw, "E5");
        registrar = new Caller(
                "registrar",
                Set.of(Registrations.READ.name(), RegistrationAdmin.WRITE.name(), StudentAdmin.WRITE.name()),
                Scope.of(Set.of(usw)));
        changes = new ProgrammeChanging(
                programmes,
                standings,
                leaving(contributors, clock),
                telling,
                students,
                persons(),
                statusTelling(new Object() {
                    StatusEvent record(Caller asking, StatusEvent event) {
                        asking.require(StudentStatus.WRITE);
                        return event;
                    }

                    List<StatusEvent> events(Caller asking, StudentId of) {
                        asking.require(StudentStatus.READ);
                        return List.of();
                    }
                }),
                registrable,
                contributors,
                admissions(),
                curriculum,
                Partial.of(ProgrammeVersions.class, new FakeVersions()),
                regulations(),
                periods(regulations()),
                new SessionDays(Partial.of(Institutions.class, new FakeInstitutions())),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                news(),
                clock,
                days(clock));
        contributors.setRequirements((asking, institution, some, session) -> demands);
        contributors.setResults((asking, institution, of) -> Map.of());
    }

    @Test
    public void whoeverAsksHeedsTheWaiversThatStandForThePersonOnTheDay() {
        Random random = new Random(20261123);
        WaiverStore waiverStore = new WaiverStore(database.dataSource());
        // five sessions full time already, so that another one is over the maximum
        ProgrammeRegistration old = admin.register(
                        caller,
                        new ProgrammeRegistration(
                                null,
                                usw,
                                ada,
                                computing,
                                S2026.previous().previous().previous(),
                                S2026,
                                4,
                                "FT",
                                "STANDARD",
                                null,
                                START,
                                null))
                .record();
        tasks.open(officer, usw, S2026, TODAY.minusDays(9), CLOSES);
        run();
        EnrolmentTaskId task = tasks.of(officer, ada).get(0).id();
        hold(ada, Hold.Source.FINANCE, Hold.Effect.ENROLMENT);
        OccurrenceId late = taught("OUT", TODAY.minusDays(29), 20);
        OccurrenceId built = taught("BUILT", START, 20);
        demands.put(
                curriculum.occurrences(officer, List.of(built)).get(built).moduleId(),
                List.of(new Requirement(
                        Requirement.Kind.PREREQUISITE,
                        List.of(curriculum
                                .occurrences(officer, List.of(late))
                                .get(late)
                                .moduleId()))));
        OccurrenceId large = taught("LARGE", START, 130);
        Map<String, Integer> passed = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            sql.update("delete from registration_waiver where institution = ?", usw);
            drawn.clear();
            merged = random.nextBoolean() ? Map.of() : Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob));
            for (int i = random.nextInt(9); i > 0; i--) {
                drawn.add(drawn(random));
            }
            waiverStore.addAll(caller.scope(), drawn);
            String told = "round " + round + ": " + merged.keySet() + drawn;
            Map<String, Boolean> found = new TreeMap<>();
            found.put("L764", permitted(old, late));
            found.put("L1417", permitted(old, built));
            found.put("A.2.2.7.2", permitted(old, large));
            found.put(
                    "A.2.6.10",
                    done(() -> changes.suspend(
                            registrar, old.id(), TODAY, TODAY.plusYears(1).plusDays(1), version(old), CAUSE)));
            found.put(
                    "A.2.2.8", done(() -> changes.repeatYear(registrar, old.id(), S2026.next(), version(old), CAUSE)));
            found.put(
                    "L4955 by FINANCE",
                    tasks.judgement(officer, task).rules().stream()
                            .anyMatch(rule -> rule.code().equals("WAIVED")
                                    && rule.clause().equals("L4955")
                                    && rule.facts().get("gate").equals("DEBT")));
            Map<String, Boolean> wanted = new TreeMap<>();
            for (String asked : found.keySet()) {
                wanted.put(asked, stands(asked));
            }
            // so long away is over the maximum as well
            wanted.put("A.2.6.10", stands("A.2.6.10") && stands("A.2.2.8"));
            assertEquals(told, wanted, found);
            found.forEach((clause, yes) -> passed.merge(clause, yes ? 1 : 0, Integer::sum));
        }
        // the draws reach both sides of every door
        passed.forEach((clause, times) -> assertEquals(clause + " " + times, true, times > 0 && times < ROUNDS));
    }

    @Test
    public void aClauseIsWaivedByOneWaiverAtATimeHoweverTheyAreApprovedAndRevoked() {
        for (boolean same : List.of(false, true)) {
            merged = same ? Map.of(ada, Set.of(ada, bob), bob, Set.of(ada, bob)) : Map.of();
            sql.update("delete from registration_waiver where institution = ?", usw);
            walked(new Random(same ? 7 : 8));
        }
    }

    private void walked(Random random) {
        List<Waiver> there = new ArrayList<>();
        int refused = 0;
        for (int step = 0; step < 80; step++) {
            if (random.nextInt(4) == 0 && !there.isEmpty()) {
                int chosen = random.nextInt(there.size());
                Waiver one = there.get(chosen);
                LocalDate on = TODAY.plusDays(random.nextInt(12));
                if (one.revokedOn() == null) {
                    there.set(
                            chosen,
                            waivers.revoke(officer, one.id(), on, 1, "again").record());
                }
                continue;
            }
            LocalDate from = TODAY.plusDays(random.nextInt(30) - 10);
            Waiver wanted = Waiver.of(
                    usw,
                    random.nextBoolean() ? ada : bob,
                    "usw-taught",
                    random.nextInt(3) == 0 ? "L777" : "L764",
                    "an exception",
                    "Director",
                    from,
                    from.plusDays(random.nextInt(8)));
            boolean clash = there.stream().anyMatch(one -> clashes(one, wanted));
            try {
                there.add(waivers.approve(officer, wanted).record());
                assertEquals(there.toString(), false, clash);
            } catch (ProblemException e) {
                assertEquals(Problem.Kind.CONFLICT, e.problem().kind());
                assertEquals(wanted + " beside " + there, true, clash);
                refused++;
            }
            for (LocalDate day = TODAY; day.isBefore(TODAY.plusDays(30)); day = day.plusDays(1)) {
                Set<List<Object>> once = new HashSet<>();
                for (Waiver one : standing(day)) {
                    Object person = merged.isEmpty() ? one.studentId() : "both";
                    assertEquals(day + " " + one, true, once.add(List.of(person, one.clause())));
                }
            }
        }
        assertEquals(true, refused > 5);
    }

    private List<Waiver> standing(LocalDate day) {
        return waivers.standing(officer, usw, List.of(ada, bob), day).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Days from today on which both would stand, or any of one that nobody revoked. */
    private boolean clashes(Waiver one, Waiver wanted) {
        boolean person = one.studentId().equals(wanted.studentId()) || !merged.isEmpty();
        boolean there = one.revokedOn() == null || one.revokedOn().isAfter(TODAY);
        return person
                && there
                && one.clause().equals(wanted.clause())
                && wanted.from().datesUntil(wanted.expires().plusDays(1)).anyMatch(one::standsOn);
    }

    private Held drawn(Random random) {
        LocalDate from = TODAY.plusDays(random.nextInt(50) - 35);
        LocalDate expires = from.plusDays(random.nextInt(60));
        LocalDate revoked = random.nextInt(3) == 0 ? from.plusDays(random.nextInt(40)) : null;
        String clause = CLAUSES.get(random.nextInt(CLAUSES.size()));
        StudentId student = List.of(ada, ada, ada, bob, other).get(random.nextInt(5));
        return new Held(
                new Waiver(
                        new WaiverId(database.identifiers().next()),
                        usw,
                        student,
                        random.nextInt(6) == 0 ? "other" : "usw-taught",
                        clause,
                        "an exception",
                        "Director",
                        from,
                        expires,
                        revoked,
                        null),
                clause.equals("L4955") && random.nextInt(3) > 0 ? "FINANCE" : null,
                1);
    }

    /** By the words of the guide, and by no code of ours. */
    private boolean stands(String asked) {
        String clause = asked.replace(" by FINANCE", "");
        return drawn.stream().anyMatch(held -> {
            Waiver one = held.waiver();
            boolean person = one.studentId().equals(ada)
                    || !merged.isEmpty() && one.studentId().equals(bob);
            boolean day = one.from().toEpochDay() <= TODAY.toEpochDay()
                    && TODAY.toEpochDay() <= one.expires().toEpochDay()
                    && (one.revokedOn() == null || one.revokedOn().toEpochDay() > TODAY.toEpochDay());
            return person
                    && day
                    && one.pack().equals("usw-taught")
                    && clause.matches(Pattern.quote(one.clause()) + "([.\\[].*)?")
                    && (!asked.endsWith("FINANCE") || "FINANCE".equals(held.authority()));
        });
    }

    private OccurrenceId taught(String code, LocalDate starts, int credits) {
        ModuleId module = curriculum.module(database.identifiers().next(), usw, code, 4, credits);
        return curriculum.run(database.identifiers().next(), usw, module, 2026, starts);
    }

    private boolean permitted(ProgrammeRegistration registration, OccurrenceId run) {
        return choices.propose(officer, new ModuleSelection(registration.id(), List.of(run), null, null, null))
                .permitted();
    }

    private long version(ProgrammeRegistration registration) {
        return registrations.programmeRegistration(caller, registration.id()).version();
    }

    /** Whether a change is made, which is taken back. */
    private boolean done(Runnable change) {
        try {
            database.transactions().required(() -> {
                change.run();
                throw new TakenBack();
            });
            return false;
        } catch (TakenBack e) {
            return true;
        } catch (ProblemException e) {
            assertEquals(Problem.Kind.INVALID, e.problem().kind());
            return false;
        }
    }

    private static final class TakenBack extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
