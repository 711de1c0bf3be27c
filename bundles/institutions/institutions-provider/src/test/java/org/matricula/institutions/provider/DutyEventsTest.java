package org.matricula.institutions.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.matricula.institutions.provider.PartnerWorld.FIRST;
import static org.matricula.institutions.provider.PartnerWorld.TODAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.PartnerDuty;
import org.matricula.institutions.api.PartnerDutyQuery;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.testing.OnBothDatabases;

/** What other domains tell opens duties once, and cancels what came to nothing. */
public class DutyEventsTest extends OnBothDatabases {

    private PartnerWorld world;
    private DutyEvents events;

    @Before
    public void listen() {
        world = new PartnerWorld(database("institutions"));
        events = new DutyEvents(world.duties);
        world.database.postman().addConsumer(events);
        world.agreementAdmin.create(
                world.universityStaff, world.agreement(Agreement.Kind.VALIDATED, FIRST, null, "FD1"));
    }

    @After
    public void leave() {
        world.database.postman().removeConsumer(events);
    }

    @Test
    public void aWithdrawalIsToBeToldWithinTheDaysOfTheAgreement() {
        told("registration.withdrawn", "programme-registration/7", change(null));
        PartnerDuty duty = one();
        assertEquals(PartnerEvent.Kind.WITHDRAWAL, duty.event());
        assertEquals("student/42", duty.subject());
        assertEquals("programme-registration/7:2027-01-07", duty.source());
        assertEquals("FD1", duty.programme());
        assertEquals(LocalDate.of(2027, 1, 7), duty.happened());
        assertEquals(LocalDate.of(2027, 1, 14), duty.due());
        assertEquals(
                new PartnerDuties.Tally(1, 1, 0),
                world.workspaces.of(world.collegeStaff, world.college).duties());
        world.duties.done(world.collegeStaff, duty.id(), TODAY, "form 3", 1);
        assertEquals(
                new PartnerDuties.Tally(0, 0, 1),
                world.workspaces.of(world.collegeStaff, world.college).duties());
    }

    @Test
    public void whatBecomesOfADutyIsTold() {
        List<DomainEvent> heard = new ArrayList<>();
        EventConsumer listener = new EventConsumer() {
            @Override
            public String name() {
                return "listener";
            }

            @Override
            public Set<String> types() {
                return Set.of("institutions.duty-set");
            }

            @Override
            public void consume(long eventId, DomainEvent event) {
                heard.add(event);
            }
        };
        world.database.postman().addConsumer(listener);
        told("registration.withdrawn", "programme-registration/77", change("request 9"));
        PartnerDuty duty = one();
        world.duties.done(world.collegeStaff, duty.id(), TODAY, "form 3", 1);
        world.duties.set(world.universityStaff, duty.id(), PartnerDuty.State.OPEN, "another student's", 2);
        world.database.postman().deliver();
        world.database.postman().removeConsumer(listener);
        // of the cases before too
        heard.removeIf(event -> !event.institution().equals(world.college));
        assertEquals(2, heard.size());
        assertEquals("request/9", heard.get(0).subject());
        assertEquals(world.college, heard.get(0).institution());
        String told = "{\"duty\":\"" + duty.id() + "\",\"event\":\"WITHDRAWAL\",\"owedBy\":\"PARTNER\",\"state\":";
        assertEquals(told + "\"DONE\",\"on\":\"" + TODAY + "\"}", heard.get(0).payload());
        assertEquals(told + "\"OPEN\",\"on\":null}", heard.get(1).payload());
    }

    @Test
    public void aChangeThatARequestBroughtAboutOpensNoSecondDuty() {
        told("requests.submitted", "request/9", request("SUSPEND", "SUBMITTED"));
        told("registration.suspended", "programme-registration/7", change("request 9"));
        PartnerDuty duty = one();
        assertEquals(PartnerEvent.Kind.SUSPENSION, duty.event());
        assertEquals("request/9", duty.source());
        assertEquals(LocalDate.of(2027, 1, 11), duty.happened());
        told("registration.transferred", "programme-registration/7", change("request 10"));
        assertEquals(2, all().size());
    }

    @Test
    public void whatIsOwedForASuspensionEndsWithTheSuspension() {
        told("registration.suspended", "programme-registration/7", change(null));
        told("registration.withdrawn", "programme-registration/7", change(null));
        told("registration.suspension-voided", "programme-registration/7", change(null));
        assertEquals(
                Map.of(
                        PartnerEvent.Kind.SUSPENSION,
                        PartnerDuty.State.CANCELLED,
                        PartnerEvent.Kind.WITHDRAWAL,
                        PartnerDuty.State.OPEN),
                all().stream().collect(Collectors.toMap(PartnerDuty::event, PartnerDuty::state)));
    }

    @Test
    public void whatIsOwedForAWithdrawalEndsWithTheWithdrawal() {
        told("registration.withdrawn", "programme-registration/7", change(null));
        told("registration.withdrawn", "programme-registration/8", change("request 9"));
        told("registration.reinstated", "programme-registration/7", change(null));
        assertEquals(
                List.of(PartnerDuty.State.CANCELLED, PartnerDuty.State.OPEN),
                all().stream().map(PartnerDuty::state).toList());
        told("requests.overtaken", "request/9", request("WITHDRAW", "OVERTAKEN"));
        assertEquals(
                List.of(PartnerDuty.State.CANCELLED, PartnerDuty.State.CANCELLED),
                all().stream().map(PartnerDuty::state).toList());
    }

    @Test
    public void whatIsOwedForATransferEndsWithTheTransfer() {
        told("registration.transferred", "programme-registration/17", change(null));
        told("registration.transferred", "programme-registration/18", change("request 9"));
        told("registration.transfer-voided", "programme-registration/17", change(null));
        told("requests.overtaken", "request/9", request("TRANSFER_COURSE", "OVERTAKEN"));
        assertEquals(
                List.of(PartnerDuty.State.CANCELLED, PartnerDuty.State.CANCELLED),
                all().stream().map(PartnerDuty::state).toList());
    }

    @Test
    public void theSameEventTwiceOpensOneDuty() {
        DomainEvent event =
                new DomainEvent("registration.withdrawn", world.college, "programme-registration/7", change(null));
        events.consume(1, event);
        events.consume(1, event);
        assertEquals(1, all().size());
    }

    @Test
    public void releasedDecisionsAreToBeToldByTheAwardingBody() {
        told("boards.decisions-released", "meeting/5", "{\"meeting\":\"5\",\"releasedOn\":\"2027-01-12\"}");
        PartnerDuty duty = one();
        assertEquals(PartnerEvent.Kind.GRADES, duty.event());
        assertEquals(PartnerDuty.Party.AWARDING_BODY, duty.owedBy());
        assertEquals("meeting/5", duty.subject());
        assertNull(duty.programme());
        assertEquals(false, duty.review());
    }

    @Test
    public void t86TeachingStaffOfAPartnerAreToSitOnItsSubjectBoards() {
        told("boards.subject-meeting-opened", "meeting/6", "{\"meeting\":\"6\",\"heldOn\":\"2027-01-12\"}");
        told("boards.subject-meeting-opened", "meeting/6", "{\"meeting\":\"6\",\"heldOn\":\"2027-01-12\"}");
        PartnerDuty duty = one();
        assertEquals(PartnerEvent.Kind.BOARD, duty.event());
        assertEquals(PartnerDuty.Party.PARTNER, duty.owedBy());
        assertEquals("meeting/6", duty.subject());
        assertEquals(LocalDate.of(2027, 1, 12), duty.happened());
        assertNotNull(duty.recordedAt());
        told(
                world.university,
                "boards.subject-meeting-opened",
                "meeting/7",
                "{\"meeting\":\"7\",\"heldOn\":\"2027-01-12\"}");
        assertEquals(1, all().size());
    }

    @Test
    public void whatComesToNothingIsCancelledUnlessItIsDone() {
        for (String end : List.of("requests.withdrawn", "requests.lapsed", "requests.decided")) {
            told("requests.submitted", "request/" + end.length(), request("SUSPEND", "SUBMITTED"));
            told(end, "request/" + end.length(), request("SUSPEND", "REFUSED"));
            told(end, "request/" + end.length(), request("SUSPEND", "REFUSED"));
        }
        assertEquals(
                List.of(PartnerDuty.State.CANCELLED, PartnerDuty.State.CANCELLED, PartnerDuty.State.CANCELLED),
                all().stream().map(PartnerDuty::state).toList());
        assertEquals("the student took the request back", all().get(0).evidence());
        told("requests.submitted", "request/1", request("SUSPEND", "SUBMITTED"));
        told("requests.decided", "request/1", request("SUSPEND", "APPROVED"));
        assertEquals(PartnerDuty.State.OPEN, all().get(3).state());
        world.duties.done(world.collegeStaff, all().get(3).id(), TODAY, "form 3", 1);
        told("requests.withdrawn", "request/1", request("SUSPEND", "WITHDRAWN_BY_STUDENT"));
        assertEquals(PartnerDuty.State.DONE, all().get(3).state());
    }

    @Test
    public void otherRequestsAndOwnStudentsOpenNothing() {
        told("requests.submitted", "request/9", request("CAS", "SUBMITTED"));
        world.database
                .outbox()
                .publish(new DomainEvent(
                        "registration.withdrawn", world.university, "programme-registration/8", change(null)));
        world.database.postman().deliver();
        assertEquals(List.of(), all());
    }

    @Test
    public void anEventWaitsWhileTheRegulationsAreAway() {
        DutyRules rules = world.rules;
        var regulations = world.regulations;
        rules.removeRegulations(regulations);
        told("registration.withdrawn", "programme-registration/7", change(null));
        assertEquals(List.of(), all());
        rules.addRegulations(regulations);
        world.database.postman().deliver();
        assertEquals(1, all().size());
    }

    @Test
    public void anotherPartnersEventsAreSeenByNobodyElse() {
        told(world.strangersCollege, "registration.withdrawn", "programme-registration/7", change(null));
        assertEquals(List.of(), all());
    }

    private static String change(String source) {
        return "{\"registration\":\"7\",\"student\":\"42\",\"programme\":\"FD1\",\"effective\":\"2027-01-07\",\"source\":%s}"
                .formatted(source == null ? "null" : "\"" + source + "\"");
    }

    private static String request(String of, String state) {
        return ("{\"request\":\"9\",\"student\":\"42\",\"registration\":\"7\",\"programme\":\"FD1\",\"kind\":\"%s\","
                        + "\"state\":\"%s\",\"on\":\"2027-01-11\",\"effective\":\"2027-01-14\"}")
                .formatted(of, state);
    }

    private void told(String type, String subject, String payload) {
        told(world.college, type, subject, payload);
    }

    private void told(InstitutionCode institution, String type, String subject, String payload) {
        world.database.outbox().publish(new DomainEvent(type, institution, subject, payload));
        world.database.postman().deliver();
    }

    private PartnerDuty one() {
        assertEquals(1, all().size());
        return all().get(0);
    }

    private List<PartnerDuty> all() {
        return world
                .duties
                .find(
                        world.universityStaff,
                        new PartnerDutyQuery(world.college, null, false, null, null, null),
                        PageRequest.first())
                .items()
                .stream()
                .map(Versioned::record)
                .toList();
    }
}
