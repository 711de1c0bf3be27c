package org.matricula.registration.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.ClaimRow;
import org.matricula.registration.api.ClaimRow.Part;
import org.matricula.registration.api.Claims;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.PriorResults;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.provider.basis.Contributors;
import org.matricula.registration.provider.claim.ClaimFileRecords;
import org.matricula.registration.provider.claim.ClaimService;
import org.matricula.registration.provider.store.ClaimStore;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Regulations;
import org.matricula.students.api.StudentId;

/** Claims leave and come in as they stand, as records of what happened elsewhere. */
public class ClaimFilesTest extends RegistrationFixture {

    private static final RplPack PACK = new RplPack();
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final LocalDateTime MADE = LocalDateTime.of(2026, 1, 5, 9, 0, 0, 123_000);
    private static final String WHY = "import 17";

    private ClaimFileRecords files;
    private ClaimService claims;
    private Caller office;
    private final Contributors contributors = new Contributors();
    private ModuleId first;

    @Before
    public void start() {
        ClaimStore store = new ClaimStore(database.dataSource());
        contributors.setResults((asking, of, students) -> Map.of());
        claims = new ClaimService(
                store,
                priorLearning,
                grounds(
                        Partial.of(Regulations.class, new Object() {
                            Regulations.Resolution resolve(GoverningEvent event) {
                                return new Regulations.Resolution(PACK, "it is the only one");
                            }
                        }),
                        contributors),
                leaving(contributors, database.clock()),
                recording(),
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.clock(),
                days(database.clock()));
        files = new ClaimFileRecords(
                store,
                students,
                persons(),
                curriculum,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.clock());
        office = with(Registrations.READ, Claims.WRITE, Claims.ASSESS, Claims.RATIFY);
        first = curriculum.module(database.identifiers().next(), usw, "M1", 4, 20);
    }

    @Test
    public void aClaimThatWasMadeHereLeavesWholeAndComesBackUnchanged() {
        Claim made = claims.make(
                        office,
                        new Claim(
                                null,
                                usw,
                                ada,
                                computing,
                                S2026,
                                Claim.Kind.EXEMPTION,
                                null,
                                "Ms Adviser",
                                null,
                                List.of(new Claim.ClaimedModule(first, null, null)),
                                List.of(new Claim.Evidence("HND, 1999", "ab".repeat(32))),
                                null,
                                null))
                .record();
        long version = claims.sign(office, made.id(), Claim.Signatory.COURSE_LEADER, "Dr Leader", DAY, 1)
                .version();
        claims.accept(office, made.id(), "Dr Assessor", Map.of(), DAY, version);
        List<ClaimRow> left = leave();
        assertEquals(
                List.of(Part.CLAIM, Part.MODULE, Part.EVIDENCE, Part.STEP, Part.STEP, Part.STEP),
                left.stream().map(ClaimRow::part).toList());
        assertEquals(PACK.ref().digest(), left.get(0).packDigest());
        assertEquals(Set.of("UNCHANGED"), Set.copyOf(kinds(take(office, left))));
        assertEquals(1, rows("registration_claim"));
    }

    @Test
    public void aClaimOfThisPlaceComesBackUnchangedFromWhereverItStands() {
        Versioned<Claim> accredited = claims.make(office, of(ada, Claim.Kind.ACCREDITATION, "portfolio"));
        assertComesBack();
        for (Claim.Signatory signatory : Claim.Signatory.values()) {
            String person = signatory == Claim.Signatory.ASSESSOR ? "Dr Assessor" : "Dr Leader";
            accredited = claims.sign(office, accredited.record().id(), signatory, person, DAY, accredited.version());
        }
        accredited = claims.accept(
                office,
                accredited.record().id(),
                "Dr Assessor",
                Map.of(first, new BigDecimal("62.50")),
                DAY,
                accredited.version());
        assertComesBack();
        accredited = claims.ratify(office, accredited.record().id(), "Subject Board", DAY, accredited.version());
        assertComesBack();
        accredited = claims.revoke(office, accredited.record().id(), "The Board", DAY, "forged", accredited.version());
        assertEquals(Claim.State.REVOKED, accredited.record().state());
        assertComesBack();
        Versioned<Claim> refused = claims.make(office, of(bob, Claim.Kind.EXEMPTION, "HND, 2001"));
        claims.addEvidence(
                office, refused.record().id(), new Claim.Evidence("transcript", "cd".repeat(32)), refused.version());
        refused = claims.get(office, refused.record().id());
        claims.refuse(office, refused.record().id(), "Dr Leader", DAY, "too old", refused.version());
        assertComesBack();
    }

    private Claim of(StudentId student, Claim.Kind kind, String evidence) {
        return new Claim(
                null,
                usw,
                student,
                computing,
                S2026,
                kind,
                null,
                "Ms Adviser",
                null,
                List.of(new Claim.ClaimedModule(first, null, null)),
                List.of(new Claim.Evidence(evidence, null)),
                null,
                null);
    }

    private void assertComesBack() {
        List<ClaimRow> left = leave();
        assertEquals(Set.of("UNCHANGED"), Set.copyOf(kinds(take(office, left))));
        assertEquals(left, leave());
    }

    @Test
    public void aClaimComesInAsItStandsWithWhoAndWhenAndNothingIsRecognisedAgain() {
        List<ClaimRow> rows = accredited("B2");
        assertEquals(Set.of("CREATED"), Set.copyOf(kinds(take(office, rows))));
        assertEquals(rows, leave());
        assertEquals(Set.of("UNCHANGED"), Set.copyOf(kinds(take(office, leave()))));
        Claim claim = claims.of(office, bob).get(0);
        assertEquals(Claim.State.CONFIRMED, claim.state());
        assertEquals("Dr Assessor", claim.assessor());
        assertEquals("elsewhere", claim.steps().get(1).recordedBy());
        assertEquals(0, rows("registration_prior_learning"));
        assertEquals(1, audited("registration.import-claim", "claim/" + claim.id()));
    }

    /** What is decided here is asked here, and what was confirmed elsewhere is a record that changes nothing. */
    @Test
    public void tPr8AClaimThatComesInGoesOnOnlyWithoutAResultHere() {
        OccurrenceId run = curriculum.run(database.identifiers().next(), usw, first, 2026, START);
        List<ModuleRegistrationId> taken = Stream.of(ada, bob)
                .map(student -> admin.register(
                                caller,
                                new ModuleRegistration(
                                        null, usw, student, run, ModuleRegistration.Attempt.FIRST, null, START, null))
                        .record()
                        .id())
                .toList();
        contributors.setResults(Partial.of(PriorResults.class, new Object() {
            Map<StudentId, Set<ModuleId>> passed(
                    Caller asking, InstitutionCode institution, Collection<StudentId> students) {
                return Map.of();
            }

            Set<ModuleRegistrationId> resulted(
                    Caller asking, InstitutionCode institution, Collection<StudentId> students) {
                return Set.copyOf(taken);
            }
        }));
        List<ClaimRow> open = List.of(
                head("A1", Claim.Kind.EXEMPTION, Claim.State.OPEN, null),
                part("A1", Part.MODULE, "M1", 20, null, null, null, null, null),
                part("A1", Part.EVIDENCE, null, null, null, "HND, 2001", null, null, null),
                part("A1", Part.STEP, null, null, null, null, "MADE", "Jo", MADE),
                part("A1", Part.STEP, null, null, null, null, "SIGNED_COURSE_LEADER", "Dr Leader", MADE.plusDays(1)));
        List<ClaimRow> provisional = new ArrayList<>(changed(
                accredited("B2"),
                0,
                row -> head("B2", Claim.Kind.ACCREDITATION, Claim.State.PROVISIONAL, "Dr Assessor")));
        provisional.removeIf(row -> "RATIFIED".equals(row.step()));
        List<ClaimRow> confirmed = accredited("B2").stream()
                .map(row -> at(row, MADE.minusDays(1)))
                .map(row -> row.part() == Part.EVIDENCE ? reference(row, "Another portfolio") : row)
                .toList();
        for (List<ClaimRow> rows : List.of(open, provisional, confirmed)) {
            assertEquals(Set.of("CREATED"), Set.copyOf(kinds(take(office, rows))));
        }
        Claim made = claims.of(office, ada).get(0);
        Claim accepted = claims.of(office, bob).stream()
                .filter(one -> one.state() == Claim.State.PROVISIONAL)
                .findFirst()
                .orElseThrow();
        for (ThrowingRunnable step : List.<ThrowingRunnable>of(
                () -> claims.accept(office, made.id(), "Dr Assessor", Map.of(), DAY, version(made)),
                () -> claims.ratify(office, accepted.id(), "Subject board", DAY, version(accepted)))) {
            Problem problem = assertThrows(ProblemException.class, step).problem();
            assertEquals("modules", problem.faults().get(0).field());
            assertTrue(problem.detail(), problem.faults().get(0).rule().contains("T-PR-8"));
        }
        assertEquals(0, rows("registration_prior_learning"));
        taken.forEach(one -> assertEquals(
                ModuleRegistration.Status.REGISTERED,
                registrations.moduleRegistration(caller, one).record().status()));
    }

    private long version(Claim claim) {
        return claims.get(office, claim.id()).version();
    }

    @Test
    public void aClaimThatIsHereIsNeverChanged() {
        take(office, accredited("B2"));
        List<ClaimRow> other = changed(accredited("B2"), 1, row -> with(row, new BigDecimal("70")));
        List<RowOutcome> outcomes = take(office, other);
        assertEquals(Set.of("REFUSED"), Set.copyOf(kinds(outcomes)));
        assertEquals(Problem.Kind.CONFLICT, outcomes.get(0).problem().kind());
        assertEquals(accredited("B2"), leave());
    }

    @Test
    public void stateAssessorAndPackAreWhatTheStepsComeTo() {
        List<ClaimRow> rows = new ArrayList<>(accredited("B2"));
        rows.removeIf(row -> "RATIFIED".equals(row.step()));
        assertEquals(Set.of("CREATED"), Set.copyOf(kinds(take(office, rows))));
        rows = new ArrayList<>(accredited("A1"));
        rows.removeIf(row -> "ACCEPTED".equals(row.step()) || "RATIFIED".equals(row.step()));
        assertEquals(List.of("state", "assessor", "pack"), fields(take(office, rows)));
    }

    @Test
    public void theSamePieceServesOneClaim() {
        take(office, accredited("B2"));
        List<RowOutcome> again = take(
                office,
                accredited("B2").stream().map(row -> at(row, MADE.minusDays(1))).toList());
        assertEquals(Problem.Kind.CONFLICT, again.get(0).problem().kind());
        assertEquals("evidence", again.get(0).problem().faults().get(0).field());
    }

    @Test
    public void aClaimAtFaultIsRefusedAsAWholeAndHindersNoOther() {
        List<ClaimRow> rows = new ArrayList<>(accredited("Z9"));
        rows.addAll(accredited("A1"));
        List<String> outcomes = kinds(take(office, rows));
        assertEquals(
                Set.of("REFUSED"),
                Set.copyOf(outcomes.subList(0, accredited("A1").size())));
        assertEquals(
                Set.of("CREATED"), Set.copyOf(outcomes.subList(accredited("A1").size(), outcomes.size())));
        List<ClaimRow> headless = accredited("B2").subList(1, 3);
        assertEquals(List.of("part"), fields(take(office, headless)));
        List<ClaimRow> unknown = changed(accredited("B2"), 3, row -> step(row, "DREAMT"));
        assertEquals(List.of("step", "step"), fields(take(office, unknown)));
    }

    @Test
    public void whatWasAssessedAndRatifiedNeedsThosePrivileges() {
        refused(Problem.Kind.FORBIDDEN, () -> take(with(Registrations.READ), List.of()));
        refused(Problem.Kind.FORBIDDEN, () -> files.claims(with(Claims.WRITE), usw, here()));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> take(new Caller("x", office.privileges(), Scope.of(Set.of(college))), List.of()));
        assertEquals(Set.of("REFUSED"), Set.copyOf(kinds(take(with(Claims.WRITE), accredited("B2")))));
        assertEquals(Set.of("REFUSED"), Set.copyOf(kinds(take(with(Claims.WRITE, Claims.ASSESS), accredited("B2")))));
        assertEquals(0, rows("registration_claim"));
    }

    private Caller with(org.matricula.kernel.api.security.Privilege... privileges) {
        return new Caller(
                "office",
                java.util.stream.Stream.of(privileges)
                        .map(org.matricula.kernel.api.security.Privilege::name)
                        .collect(java.util.stream.Collectors.toSet()),
                Scope.of(Set.of(usw)));
    }

    private Map<StudentId, String> here() {
        Map<StudentId, String> here = new LinkedHashMap<>();
        here.put(ada, "A1");
        here.put(bob, "B2");
        return here;
    }

    private List<ClaimRow> leave() {
        return files.claims(office, usw, here());
    }

    private List<RowOutcome> take(Caller by, List<ClaimRow> rows) {
        return files.importClaims(by, usw, rows, Set.of(), WHY);
    }

    private static List<String> fields(List<RowOutcome> outcomes) {
        return outcomes.get(0).problem().faults().stream()
                .map(fault -> fault.field())
                .toList();
    }

    private static List<ClaimRow> changed(List<ClaimRow> rows, int place, UnaryOperator<ClaimRow> change) {
        List<ClaimRow> changed = new ArrayList<>(rows);
        changed.set(place, change.apply(rows.get(place)));
        return changed;
    }

    private static List<ClaimRow> accredited(String number) {
        return List.of(
                head(number, Claim.Kind.ACCREDITATION, Claim.State.CONFIRMED, "Dr Assessor"),
                part(number, Part.MODULE, "M1", 20, new BigDecimal("62.50"), null, null, null, null),
                part(number, Part.EVIDENCE, null, null, null, "Portfolio " + number, null, null, null),
                part(number, Part.STEP, null, null, null, null, "MADE", "Jo", MADE),
                part(number, Part.STEP, null, null, null, null, "ACCEPTED", "Dr Assessor", MADE.plusDays(1)),
                part(number, Part.STEP, null, null, null, null, "RATIFIED", "Subject board", MADE.plusDays(2)));
    }

    /** The pack is known once somebody assessed the claim. */
    private static ClaimRow head(String number, Claim.Kind kind, Claim.State state, String assessor) {
        return new ClaimRow(
                number,
                MADE,
                Part.CLAIM,
                "COMP",
                S2026,
                kind,
                state,
                "Ms Adviser",
                assessor,
                assessor == null ? null : "usw-taught",
                assessor == null ? null : "1.0.0",
                assessor == null ? null : "abc123",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ClaimRow part(
            String number,
            Part part,
            String module,
            Integer credits,
            BigDecimal mark,
            String reference,
            String step,
            String person,
            LocalDateTime recordedAt) {
        return new ClaimRow(
                number,
                MADE,
                part,
                null,
                S2026,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                module,
                credits,
                mark,
                reference,
                null,
                step,
                person,
                step == null ? null : recordedAt.toLocalDate(),
                step == null ? null : "line one\nline two",
                recordedAt,
                step == null ? null : "elsewhere");
    }

    private static ClaimRow with(ClaimRow r, BigDecimal mark) {
        return part(r.studentNumber(), r.part(), r.moduleCode(), r.credits(), mark, null, null, null, null);
    }

    private static ClaimRow reference(ClaimRow r, String reference) {
        return at(part(r.studentNumber(), r.part(), null, null, null, reference, null, null, null), r.madeAt());
    }

    private static ClaimRow step(ClaimRow r, String step) {
        return part(r.studentNumber(), r.part(), null, null, null, null, step, r.person(), r.recordedAt());
    }

    /** The same claim, made at another moment. */
    private static ClaimRow at(ClaimRow r, LocalDateTime made) {
        return new ClaimRow(
                r.studentNumber(),
                made,
                r.part(),
                r.programmeCode(),
                r.session(),
                r.kind(),
                r.state(),
                r.adviser(),
                r.assessor(),
                r.pack(),
                r.packVersion(),
                r.packDigest(),
                r.moduleCode(),
                r.credits(),
                r.mark(),
                r.reference(),
                r.digest(),
                r.step(),
                r.person(),
                r.happenedOn(),
                r.note(),
                MADE.equals(r.recordedAt()) ? made : r.recordedAt(),
                r.recordedBy());
    }
}
