package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.kernel.testing.TestDatabases;
import org.matricula.requests.api.Preview;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.provider.RequestsWorld.Want;

/** A preview names every duty that follows: fees, visa, funding body, loan company, registers, partner. */
@RunWith(Parameterized.class)
public class RequestDutiesTest {

    /** What follows for everybody, with its clause. */
    private static final Map<RequestKind, Set<String>> ALWAYS = Map.ofEntries(
            Map.entry(
                    RequestKind.WITHDRAW,
                    Set.of(
                            "REFER_TO_ADVICE_SHOP L1282",
                            "THROUGH_BOARDS L1282",
                            "RECALCULATE_FEES L5253",
                            "UPDATE_REGISTERS L1050")),
            Map.entry(
                    RequestKind.SUSPEND,
                    Set.of(
                            "RECALCULATE_FEES L5253",
                            "PRICE_RETURN L5255",
                            "UPDATE_REGISTERS L1050",
                            "STATE_RETURN_DATE A.2.6.10[g]",
                            "STATE_CURRENT_REGULATIONS_APPLY A.2.6.10[g]")),
            Map.entry(
                    RequestKind.TRANSFER_COURSE,
                    Set.of("STUDENT_SERVICES_ON_MONEY L1290", "RECALCULATE_FEES L5253", "UPDATE_REGISTERS L1050")),
            Map.entry(
                    RequestKind.TRANSFER_INSTITUTION,
                    Set.of(
                            "STUDENT_SERVICES_ON_MONEY L1290",
                            "THROUGH_BOARDS L1282",
                            "RECALCULATE_FEES L5253",
                            "UPDATE_REGISTERS L1050")),
            Map.entry(
                    RequestKind.LEAVE_OF_ABSENCE,
                    Set.of(
                            "NOTE_IN_REGISTERS L1050",
                            "TELL_COURSE_LEADER A.2.4.7",
                            "TELL_CAMPUS_ADVICE_CENTRE A.2.4.7")),
            Map.entry(
                    RequestKind.AUTHORISED_ABSENCE,
                    Set.of(
                            "NOTE_IN_REGISTERS L1050",
                            "TELL_COURSE_LEADER A.2.4.7",
                            "TELL_CAMPUS_ADVICE_CENTRE A.2.4.7")),
            Map.entry(RequestKind.CHANGE_MODE, Set.of("PRICE_NEW_MODE L4897", "UPDATE_REGISTERS L1050")),
            Map.entry(RequestKind.REPEAT_YEAR, Set.of("PRICE_REPEAT L4901", "UPDATE_REGISTERS L1050")),
            Map.entry(
                    RequestKind.CAS,
                    Set.of("CHECK_DEPOSIT L4985", "CHECK_ARREARS L5052", "CHECK_PROGRESSION L4785", "ISSUE_CAS L4777")),
            Map.entry(RequestKind.CHANGE_OF_DETAILS, Set.of("UPDATE_RECORDS_ELSEWHERE L4789")));

    /** What follows besides for a partner's student with visa, funding body and loan. */
    private static final Map<RequestKind, Set<String>> BESIDES = Map.ofEntries(
            Map.entry(
                    RequestKind.WITHDRAW,
                    Set.of(
                            "TELL_LOAN_COMPANY L5337",
                            "TELL_FUNDING_BODY L1050",
                            "GIVE_VISA_ADVICE L5304",
                            "CEASE_SPONSORSHIP L1287",
                            "REPORT_TO_HOME_OFFICE L5304",
                            "MUST_LEAVE L1287",
                            "PARTNER_TELLS_STUDENT_ADMINISTRATION L1283",
                            "TELL_PARTNER L1283")),
            Map.entry(
                    RequestKind.SUSPEND,
                    Set.of(
                            "TELL_LOAN_COMPANY L5337",
                            "TELL_FUNDING_BODY L1050",
                            "GIVE_VISA_ADVICE L5304",
                            "CEASE_SPONSORSHIP L1287",
                            "REPORT_TO_HOME_OFFICE L5304",
                            "NEW_VISA_NEEDED A.2.6.10",
                            "PARTNER_SENDS_TO_PANEL L1295",
                            "TELL_PARTNER L1283")),
            Map.entry(
                    RequestKind.TRANSFER_COURSE,
                    Set.of(
                            "TELL_LOAN_COMPANY L5337",
                            "TELL_FUNDING_BODY L1050",
                            "CONSIDER_VISA_FOR_COURSE L4785",
                            "REPORT_TO_HOME_OFFICE L5304",
                            "PARTNER_TELLS_OF_TRANSFER L1291",
                            "TELL_PARTNER L1283")),
            Map.entry(
                    RequestKind.TRANSFER_INSTITUTION,
                    Set.of(
                            "TELL_LOAN_COMPANY L5337",
                            "TELL_FUNDING_BODY L1050",
                            "GIVE_VISA_ADVICE L5304",
                            "CEASE_SPONSORSHIP L1287",
                            "REPORT_TO_HOME_OFFICE L5304",
                            "PARTNER_TELLS_OF_TRANSFER L1291",
                            "TELL_PARTNER L1283")),
            Map.entry(
                    RequestKind.LEAVE_OF_ABSENCE,
                    Set.of(
                            "TELL_LOAN_COMPANY L5337",
                            "TELL_FUNDING_BODY L1050",
                            "GIVE_VISA_ADVICE L5304",
                            "REPORT_TO_HOME_OFFICE L5304",
                            "TELL_PARTNER L1283")),
            Map.entry(RequestKind.AUTHORISED_ABSENCE, Set.of("TELL_FUNDING_BODY L1050", "TELL_PARTNER L1283")),
            Map.entry(
                    RequestKind.CHANGE_MODE,
                    Set.of(
                            "TELL_LOAN_COMPANY L5337",
                            "TELL_FUNDING_BODY L1050",
                            "CONSIDER_VISA_FOR_COURSE L4785",
                            "CHECK_END_OF_CAS L4795",
                            "REPORT_TO_HOME_OFFICE L5304",
                            "TELL_PARTNER L1283")),
            Map.entry(
                    RequestKind.REPEAT_YEAR,
                    Set.of(
                            "TELL_LOAN_COMPANY L5337",
                            "TELL_FUNDING_BODY L1050",
                            "GIVE_VISA_ADVICE L5304",
                            "CHECK_END_OF_CAS L4795",
                            "TELL_PARTNER L1283")),
            Map.entry(RequestKind.CAS, Set.of("TELL_PARTNER L1283")),
            Map.entry(
                    RequestKind.CHANGE_OF_DETAILS,
                    Set.of(
                            "TELL_LOAN_COMPANY L5337",
                            "TELL_FUNDING_BODY L1050",
                            "TELL_POLICE L4761",
                            "TELL_PARTNER L1283")));

    @ClassRule
    public static final TestDatabases DATABASES = new TestDatabases();

    @Parameterized.Parameters(name = "{0}")
    public static RequestKind[] kinds() {
        return RequestKind.values();
    }

    @Parameterized.Parameter
    public RequestKind kind;

    private RequestsWorld world;

    @Before
    public void open() {
        world = new RequestsWorld(DATABASES.of(TestDatabase.Kind.DERBY, "requests"));
    }

    @Test
    public void everyDutyIsNamedWithItsClause() {
        assertEquals(new TreeSet<>(ALWAYS.get(kind)), duties(world.usw, world.want(kind)));
    }

    @Test
    public void visaFundingLoanAndPartnerAddTheirs() {
        Want want = world.want(kind);
        want.sponsored = true;
        want.funded = true;
        want.loan = true;
        if (kind == RequestKind.TRANSFER_COURSE) {
            want.toProgramme = world.programme(world.college, "LAW");
        }
        Set<String> all = new TreeSet<>(ALWAYS.get(kind));
        all.addAll(BESIDES.get(kind));
        assertEquals(all, duties(world.college, want));
    }

    @Test
    public void whatIsPreviewedIsWhatIsKept() {
        var request = world.agreed(world.submitted(world.application(world.usw, kind, world.want(kind))));
        world.campus.on(request.record().asked().effective());
        world.decisions.carryOut(world.registry, request.record().id(), request.version());
        assertEquals(
                ALWAYS.get(kind).stream()
                        .map(duty -> duty.substring(0, duty.indexOf(' ')))
                        .collect(Collectors.toSet()),
                Set.copyOf(world.duties(request.record().id())));
    }

    private Set<String> duties(InstitutionCode institution, Want want) {
        Preview preview = world.desk.preview(world.registry, world.application(institution, kind, want));
        preview.duties().forEach(duty -> {
            assertTrue(duty.code(), duty.dueOn() != null && !duty.dueOn().isBefore(Campus.TODAY));
            assertTrue(duty.code(), duty.heading() != null && !duty.who().isBlank());
        });
        assertEquals(0, world.rows("requests_duty"));
        return preview.duties().stream()
                .map(duty -> duty.code() + " " + duty.clause())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
