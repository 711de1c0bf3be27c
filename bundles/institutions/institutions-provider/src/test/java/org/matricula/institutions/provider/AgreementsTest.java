package org.matricula.institutions.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.matricula.institutions.provider.PartnerWorld.FIRST;
import static org.matricula.institutions.provider.PartnerWorld.LAST;
import static org.matricula.institutions.provider.PartnerWorld.TODAY;
import static org.matricula.institutions.provider.PartnerWorld.faults;
import static org.matricula.institutions.provider.PartnerWorld.refused;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.Test;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Edition;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;

/** Agreements hold, follow each other and never overlap. */
public class AgreementsTest extends PartnerHouse {

    @Test
    public void anAgreementIsReadBackAsItWasMadeWithThePartnersAwardingBody() {
        Versioned<Agreement> made = make(Agreement.Kind.VALIDATED, FIRST, LAST, "FD2", "FD1");
        assertEquals(
                made, world.agreements.get(world.collegeStaff, made.record().id()));
        assertEquals(world.university, made.record().awardingBody());
        assertEquals(List.of("FD1", "FD2"), made.record().programmes());
        assertEquals(Map.of(PartnerEvent.Kind.WITHDRAWAL, 5), made.record().deadlines());
        assertEquals(List.of(made), world.agreements.list(world.universityStaff, AgreementQuery.of(world.university)));
        assertEquals(List.of(made), world.agreements.list(world.collegeStaff, AgreementQuery.of(world.college)));
    }

    @Test
    public void theSameProgrammeIsNotTwiceUnderTheSameKindAtTheSameTime() {
        Versioned<Agreement> first = make(Agreement.Kind.VALIDATED, FIRST, LAST, "FD1", "FD2");
        refused(Problem.Kind.CONFLICT, () -> make(Agreement.Kind.VALIDATED, LAST, null, "FD2", "FD3"));
        refused(Problem.Kind.CONFLICT, () -> make(Agreement.Kind.VALIDATED, FIRST.minusYears(1), FIRST));
        make(Agreement.Kind.FRANCHISED, FIRST, LAST, "FD1");
        make(Agreement.Kind.VALIDATED, FIRST, null, "FD3");
        make(Agreement.Kind.VALIDATED, LAST.plusDays(1), null, "FD1");
        refused(
                Problem.Kind.CONFLICT,
                () -> change(
                        first, agreement -> world.agreement(agreement.kind(), FIRST, LAST.plusDays(1), "FD1", "FD2")));
        assertEquals(
                first, world.agreements.get(world.everywhere, first.record().id()));
    }

    @Test
    public void aChangeIsANewEditionWithItsReason() {
        Versioned<Agreement> first = make(Agreement.Kind.VALIDATED, FIRST, LAST, "FD1");
        Versioned<Agreement> second =
                change(first, agreement -> world.agreement(agreement.kind(), FIRST, TODAY, "FD1", "FD2"));
        assertEquals(first.version() + 1, second.version());
        List<Edition<Agreement>> editions =
                world.agreements.history(world.collegeStaff, first.record().id());
        assertEquals(
                List.of(first.record(), second.record()),
                editions.stream().map(Edition::record).toList());
        assertNull(editions.get(0).reason());
        assertEquals("because", editions.get(1).reason());
        assertEquals("tester", editions.get(1).recordedBy());
        assertEquals(second, change(second, agreement -> agreement));
        refused(Problem.Kind.STALE, () -> change(first, agreement -> world.agreement(agreement.kind(), FIRST, null)));
        assertEquals(
                List.of("institutions.create", "institutions.create-agreement", "institutions.change-agreement"),
                world.audited(world.college));
    }

    @Test
    public void aChangeToNoProgrammesIsForAllOfThem() {
        Versioned<Agreement> first = world.agreementAdmin.create(
                world.universityStaff, world.agreement(Agreement.Kind.FRANCHISED, FIRST, TODAY, "FD1"));
        Agreement all = world.agreement(Agreement.Kind.FRANCHISED, FIRST, TODAY);
        assertEquals(List.of(), change(first, agreement -> all).record().programmes());
    }

    @Test
    public void anotherKindIsRefusedOfAChangeAndOfARenewal() {
        Versioned<Agreement> made = make(Agreement.Kind.FRANCHISED, FIRST, TODAY, "FD1");
        Agreement accredited = world.agreement(Agreement.Kind.ACCREDITED, TODAY.plusDays(1), LAST);
        Agreement same = new Agreement(
                made.record().id(),
                null,
                null,
                Agreement.Kind.ACCREDITED,
                made.record().reference(),
                FIRST,
                TODAY,
                List.of("FD1"),
                made.record().deadlines(),
                null,
                false);
        assertEquals(
                List.of("kind"),
                faults(() -> world.agreementAdmin.change(world.universityStaff, same, made.version(), "a mistake")));
        assertEquals(List.of("kind"), faults(() -> renew(made, accredited)));
        assertEquals(made, world.agreements.get(world.everywhere, made.record().id()));
        assertEquals(
                Agreement.Kind.FRANCHISED,
                renew(made, world.agreement(Agreement.Kind.FRANCHISED, TODAY.plusDays(1), LAST))
                        .record()
                        .kind());
    }

    @Test
    public void aRenewalFollowsAndKeepsWhatIsNotSaid() {
        Versioned<Agreement> first = make(Agreement.Kind.VALIDATED, FIRST, TODAY, "FD1");
        AgreementQuery ending = new AgreementQuery(world.university, null, null, null, LAST);
        assertEquals(List.of(first), world.agreements.list(world.universityStaff, ending));
        Agreement early = world.agreement(null, TODAY, LAST);
        assertEquals(List.of("starts"), faults(() -> renew(first, early)));
        Versioned<Agreement> next = renew(first, world.agreement(null, TODAY.plusDays(1), null));
        assertEquals(first.record().id(), next.record().renews());
        assertEquals(first.record().programmes(), next.record().programmes());
        assertEquals(Agreement.Kind.VALIDATED, next.record().kind());
        assertEquals(List.of(), world.agreements.list(world.universityStaff, ending));
        refused(Problem.Kind.CONFLICT, () -> renew(first, world.agreement(null, LAST, null)));
        refused(Problem.Kind.CONFLICT, () -> renew(next, world.agreement(null, LAST, null)));
        refused(
                Problem.Kind.CONFLICT,
                () -> change(first, agreement -> world.agreement(agreement.kind(), FIRST, LAST, "FD9")));
        refused(
                Problem.Kind.CONFLICT,
                () -> change(next, agreement -> world.agreement(agreement.kind(), TODAY, null, "FD9")));
        refused(Problem.Kind.CONFLICT, () -> voided(first));
    }

    @Test
    public void whatWasEnteredInErrorNeverHeldAndStaysReadable() {
        Versioned<Agreement> wrong = make(Agreement.Kind.VALIDATED, FIRST, LAST, "FD1");
        Versioned<Agreement> after = voided(wrong);
        assertTrue(after.record().voided());
        assertEquals(Optional.empty(), world.agreements.of(world.collegeStaff, world.college, "FD1", TODAY));
        assertEquals(
                2,
                world.agreements.history(world.everywhere, wrong.record().id()).size());
        make(Agreement.Kind.VALIDATED, FIRST, LAST, "FD1");
        refused(Problem.Kind.CONFLICT, () -> voided(after));
    }

    @Test
    public void theAgreementOfADayIsTheNearest() {
        Agreement entry = make(Agreement.Kind.ARTICULATION, FIRST, LAST, "FD1").record();
        assertEquals(Optional.of(entry), of("FD1", TODAY));
        Agreement all = make(Agreement.Kind.ACCREDITED, FIRST, LAST).record();
        assertEquals(Optional.of(all), of("FD1", TODAY));
        Agreement named = make(Agreement.Kind.FRANCHISED, FIRST, LAST, "FD1").record();
        assertEquals(Optional.of(named), of("FD1", FIRST));
        assertEquals(Optional.of(named), of("FD1", LAST));
        assertEquals(Optional.of(all), of("FD2", TODAY));
        assertEquals(Optional.of(all), of(null, TODAY));
        assertEquals(Optional.empty(), of("FD1", FIRST.minusDays(1)));
        assertEquals(Optional.empty(), of("FD1", LAST.plusDays(1)));
        assertEquals(Optional.empty(), world.agreements.of(world.strangersStaff, world.college, "FD1", TODAY));
    }

    @Test
    public void onlyTheAwardingBodyMakesAgreements() {
        Versioned<Agreement> made = make(Agreement.Kind.VALIDATED, FIRST, TODAY, "FD1");
        Agreement other = world.agreement(Agreement.Kind.FRANCHISED, FIRST, LAST, "FD1");
        AgreementId id = made.record().id();
        refused(Problem.Kind.FORBIDDEN, () -> world.agreementAdmin.create(world.collegeStaff, other));
        refused(Problem.Kind.FORBIDDEN, () -> world.agreementAdmin.create(world.strangersStaff, other));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.agreementAdmin.change(world.collegeStaff, made.record(), made.version(), "greed"));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.agreementAdmin.renew(world.collegeStaff, id, other, made.version()));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.agreementAdmin.voided(world.collegeStaff, id, made.version(), "greed"));
        refused(Problem.Kind.NOT_FOUND, () -> world.agreements.get(world.strangersStaff, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.agreements.history(world.strangersStaff, id));
        refused(
                Problem.Kind.NOT_FOUND,
                () -> world.agreementAdmin.change(world.strangersStaff, made.record(), made.version(), "greed"));
        assertEquals(
                List.of(),
                world.agreements.list(world.strangersStaff, new AgreementQuery(null, null, null, null, null)));
        assertEquals(made, world.agreements.get(world.collegeStaff, id));
    }

    @Test
    public void everyFaultOfAnAgreementIsNamedAtOnce() {
        Map<PartnerEvent.Kind, Integer> days = new HashMap<>();
        days.put(PartnerEvent.Kind.GRADES, null);
        days.put(PartnerEvent.Kind.MARKS, 251);
        Agreement bad = new Agreement(
                null,
                null,
                null,
                null,
                " ",
                LAST,
                FIRST,
                Arrays.asList("FD1", "FD1", null, "x".repeat(33)),
                days,
                null,
                false);
        assertEquals(
                Set.of("partner", "kind", "reference", "ends", "programmes", "deadlines.MARKS", "deadlines.GRADES"),
                Set.copyOf(faults(() -> world.agreementAdmin.create(world.everywhere, bad))));
        Agreement own = new Agreement(
                null, world.university, null, Agreement.Kind.VALIDATED, "MoA", FIRST, null, null, null, null, false);
        assertEquals(List.of("partner"), faults(() -> world.agreementAdmin.create(world.everywhere, own)));
        Versioned<Agreement> made = make(Agreement.Kind.VALIDATED, FIRST, LAST, "FD1");
        assertEquals(
                List.of("reason"),
                faults(() -> world.agreementAdmin.change(world.everywhere, made.record(), made.version(), "")));
    }

    @Test
    public void everyMethodDemandsItsPrivilege() {
        Caller nobody = PartnerWorld.with(Scope.all());
        Agreement some = world.agreement(Agreement.Kind.VALIDATED, FIRST, LAST);
        AgreementId id = new AgreementId(1);
        refused(Problem.Kind.FORBIDDEN, () -> world.agreements.of(nobody, world.college, null, TODAY));
        refused(Problem.Kind.FORBIDDEN, () -> world.agreements.list(nobody, AgreementQuery.of(world.college)));
        refused(Problem.Kind.FORBIDDEN, () -> world.agreements.get(nobody, id));
        refused(Problem.Kind.FORBIDDEN, () -> world.agreements.history(nobody, id));
        refused(Problem.Kind.FORBIDDEN, () -> world.agreementAdmin.create(nobody, some));
        refused(Problem.Kind.FORBIDDEN, () -> world.agreementAdmin.change(nobody, some, 1, "x"));
        refused(Problem.Kind.FORBIDDEN, () -> world.agreementAdmin.renew(nobody, id, some, 1));
        refused(Problem.Kind.FORBIDDEN, () -> world.agreementAdmin.voided(nobody, id, 1, "x"));
    }

    private Optional<Agreement> of(String programme, LocalDate day) {
        return world.agreements.of(world.collegeStaff, world.college, programme, day);
    }

    private Versioned<Agreement> make(Agreement.Kind kind, LocalDate starts, LocalDate ends, String... programmes) {
        return world.agreementAdmin.create(world.universityStaff, world.agreement(kind, starts, ends, programmes));
    }

    private Versioned<Agreement> renew(Versioned<Agreement> before, Agreement next) {
        return world.agreementAdmin.renew(world.universityStaff, before.record().id(), next, before.version());
    }

    private Versioned<Agreement> voided(Versioned<Agreement> before) {
        return world.agreementAdmin.voided(
                world.universityStaff, before.record().id(), before.version(), "typed twice");
    }

    private Versioned<Agreement> change(Versioned<Agreement> before, UnaryOperator<Agreement> change) {
        Agreement to = change.apply(before.record());
        Agreement same = new Agreement(
                before.record().id(),
                null,
                null,
                null,
                to.reference(),
                to.starts(),
                to.ends(),
                to.programmes(),
                to.deadlines(),
                null,
                false);
        return world.agreementAdmin.change(world.universityStaff, same, before.version(), "because");
    }
}
