package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** The SOAP interface keeps the same scopes and refuses the same bad input, each with the contract's typed fault. */
public class SoapIT {

    @ClassRule
    public static final SharedContainer CONTAINER = new SharedContainer();

    private static final int HUGE = 50 * 1024 * 1024;
    private static final List<String> READS = List.of("getStudent", "getRegistrations", "getResults", "getDecisions");

    private University university;
    private Soap registrar;
    private Soap partner;
    private String before;

    @Before
    public void remember() {
        university = CONTAINER.university();
        registrar = new Soap(CONTAINER.as(User.REGISTRAR));
        partner = new Soap(CONTAINER.as(User.PARTNER));
        before = ledger();
    }

    @After
    public void nothingWasWritten() {
        assertEquals(before, ledger());
    }

    private String ledger() {
        return Ledger.of(CONTAINER.as(User.ADMINISTRATOR), university);
    }

    @Test
    public void theContractIsServed() {
        Answer contract =
                CONTAINER.as(User.REGISTRAR).get("/api/soap/v1/records?wsdl").expect(200);
        READS.forEach(read -> assertTrue(read, contract.body().contains(read)));
    }

    @Test
    public void nothingAnswersWithoutCredentials() {
        Soap anonymous = new Soap(CONTAINER.get().anonymous());
        Answer answer = anonymous.of("getStudent", "usw", "UXNUM1");
        assertEquals(answer.toString(), 401, answer.status());
        Soap.refused(answer, 401);
        Soap.refused(anonymous.mark("usw", "UXNUM1", "UXMOD1", "CW", "99"), 401);
    }

    @Test
    public void aPartnerReadsItsOwnStudentsAlone() {
        for (String read : READS) {
            Answer own = partner.of(read, "loughborough", "LXNUM1").expect(200);
            assertFalse(own.toString(), own.body().contains("UX"));
            registrar.of(read, "usw", "UXNUM1").expect(200);
            for (String institution : List.of("usw", "loughborough")) {
                Answer foreign = partner.of(read, institution, "UXNUM1");
                assertTrue(foreign.toString(), foreign.status() >= 400);
                assertFalse(foreign.toString(), foreign.body().contains("UXName"));
                assertFalse(foreign.toString(), foreign.body().contains("UXMOD"));
                Soap.silent(foreign);
            }
        }
    }

    @Test
    public void aPartnerSubmitsNoMarkAtTheUniversity() {
        Soap.refused(partner.mark("usw", "UXNUM1", "UXMOD1", "CW", "99"), 403);
        refusedRow(partner.mark("loughborough", "UXNUM1", "UXMOD1", "CW", "99"), "UXNUM1");
        Soap.refused(new Soap(CONTAINER.as(User.AUDITOR)).mark("usw", "UXNUM1", "UXMOD1", "CW", "99"), 403);
    }

    @Test
    public void badMarksAreRefusedByNameAndRule() {
        refusedRow(registrar.mark("usw", "UXNUM1", "UXMOD1", "CW", "101"), "101");
        refusedRow(registrar.mark("usw", "UXNUM1", "UXMOD1", "CW", "65.5555"), "65.5555");
        refusedRow(registrar.mark("usw", "UXGHOST", "UXMOD1", "CW", "50"), "UXGHOST");
        refusedRow(registrar.mark("usw", "UXNUM1", "UXMOD1", "NONE", "50"), "NONE");
        Soap.refused(registrar.of("getStudent", "usw", "UXGHOST"), 404);
    }

    /** One bad mark among others is told in its row; alone it may as well be the fault of the call. */
    private static void refusedRow(Answer answer, String value) {
        if (answer.status() == 200) {
            assertTrue(answer.toString(), answer.body().contains("REFUSED"));
            assertFalse(answer.toString(), answer.body().contains("CREATED"));
        } else {
            assertTrue(answer.toString(), answer.body().contains("problemFault"));
        }
        assertTrue(answer.toString(), answer.body().contains(value));
        Soap.silent(answer);
    }

    @Test
    public void messagesThatCannotBeReadAreRefused() {
        for (String message : List.of(
                "",
                "no xml",
                "<unclosed>",
                Soap.envelope("<r:getStudent><r:institution>usw</r:getStudent>"),
                Soap.envelope("<r:dropEverything/>"),
                Soap.envelope(""))) {
            Soap.refused(registrar.send(message), 400);
        }
        Soap.refused(
                registrar.send(Soap.envelope("<r:getStudent><r:institution>Müller</r:institution></r:getStudent>")
                        .getBytes(StandardCharsets.ISO_8859_1)),
                400);
    }

    @Test
    public void valuesThatTheSchemaForbidsAreRefused() {
        Soap.refused(registrar.call("getStudent", Soap.element("institution", "usw")), 422);
        Soap.refused(registrar.mark("usw", "UXNUM1", "UXMOD1", "CW", "good"), 422);
        Soap.refused(
                registrar.call(
                        "getStudent",
                        Soap.element("institution", "usw")
                                + Soap.element("studentNumber", "UXNUM1")
                                + Soap.element("surprise", "1")),
                422);
    }

    @Test
    public void entityBombsAndForeignEntitiesAreRefusedUnread() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE s:Envelope [<!ENTITY a0 \"bomb\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        bomb.append("]>").append(Soap.envelope("<r:getStudent><r:institution>&a29;</r:institution></r:getStudent>"));
        Soap.refused(registrar.send(bomb.toString()), 400);
        Answer foreign = registrar.send("<!DOCTYPE s:Envelope [<!ENTITY x SYSTEM \"file:"
                + CONTAINER.get().home() + "/etc/users.properties\">]>"
                + Soap.envelope("<r:getStudent><r:institution>&x;</r:institution>"
                        + "<r:studentNumber>1</r:studentNumber></r:getStudent>"));
        Soap.refused(foreign, 400);
        assertFalse(foreign.toString(), foreign.body().contains("246172676f6e32"));
    }

    @Test
    public void deepNestingIsRefused() {
        int depth = 100_000;
        Soap.refused(registrar.send(Soap.envelope("<a>".repeat(depth) + "</a>".repeat(depth))), 400);
    }

    @Test
    public void fiftyMegabytesAreRefused() {
        byte[] message = new byte[HUGE];
        Arrays.fill(message, (byte) ' ');
        Soap.refused(registrar.send(message), 413);
        Soap.refused(
                registrar.send(BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(message)))),
                413);
        byte[] endless = (Soap.envelope("<r:getStudent>").replace("</s:Body></s:Envelope>", "")
                        + "<r:institution>usw</r:institution>".repeat(HUGE / 34))
                .getBytes(StandardCharsets.UTF_8);
        Answer answer = registrar.send(
                BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless))));
        assertTrue(answer.toString(), answer.status() == 413 || answer.status() == 400);
    }

    @Test
    public void onlyPostAndOnlyXmlAreTaken() {
        Rest rest = CONTAINER.as(User.REGISTRAR);
        assertEquals(405, rest.delete("/api/soap/v1/records").status());
        assertEquals(415, rest.post("/api/soap/v1/records", "{}").status());
    }
}
