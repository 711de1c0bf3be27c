package org.matricula.requests.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.matricula.requests.provider.RequestsWorld.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.matricula.institutions.api.Agreement;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Waiver;
import org.matricula.registration.api.WaiverId;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.DutyQuery;
import org.matricula.requests.api.Preview;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestQuery;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.RequestStep;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.RequestsWorld.Want;
import org.matricula.students.api.Contact;
import org.matricula.students.api.StudentId;

public class RequestLifeTest extends OnBothDatabases {

    private RequestsWorld world;

    @Before
    public void open() {
        world = new RequestsWorld(database("requests"));
    }

    // every kind, from the draft to its effect

    @Test
    public void aWithdrawalGoesFromDraftToEffectWithItsDutiesAndLetters() {
        Want want = new Want();
        want.sponsored = true;
        want.loan = true;
        Versioned<StudentRequest> request = world.submitted(world.application(world.usw, RequestKind.WITHDRAW, want));
        assertEquals(RequestState.SUBMITTED, request.record().state());
        assertEquals(Campus.TODAY, request.record().submittedOn());
        assertEquals(List.of("GIVE_VISA_ADVICE", "REFER_TO_ADVICE_SHOP"), codes(request, true));
        Versioned<StudentRequest> approved = world.agreed(request);
        assertEquals(RequestState.APPROVED, approved.record().state());
        assertEquals("course_leader", approved.record().approvals().get(0).agreedBy());
        assertTrue(world.campus.done.isEmpty());
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.carryOut(world.registry, approved.record().id(), approved.version()));
        world.campus.on(want.effective);
        Versioned<StudentRequest> done =
                world.decisions.carryOut(world.registry, approved.record().id(), approved.version());
        assertEquals(RequestState.EFFECTIVE, done.record().state());
        assertEquals(List.of("withdraw " + want.effective), world.campus.done);
        assertEquals(List.of("DRAFT", "SUBMITTED", "APPROVED", "EFFECTIVE"), world.states(done));
        assertTrue(codes(done, true)
                .containsAll(List.of("REPORT_TO_HOME_OFFICE", "TELL_LOAN_COMPANY", "RECALCULATE_FEES")));
        assertFalse(codes(done, true).contains("TELL_FUNDING_BODY"));
        assertEquals(4, audited(done.record().id()));
        List<RequestLetter> letters =
                world.requests.letters(world.registry, done.record().id());
        assertEquals(List.of(3, 4), letters.stream().map(RequestLetter::place).toList());
        assertTrue(letters.get(0).text(), letters.get(0).text().contains("Your request has been approved."));
        assertTrue(letters.get(1).text(), letters.get(1).text().contains("you must leave the United Kingdom. (L1287"));
        assertFalse(letters.get(1).text(), letters.get(1).text().contains("through boards"));
        letters.forEach(letter -> assertEquals(letter.digest(), Digests.of(letter.text())));
    }

    @Test
    public void aSuspensionTakesLeaderAndPanelInThisOrderAndItsLetterNamesTheReturn() {
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension()));
        RequestId id = request.record().id();
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.agree(world.in("EC_PANEL"), id, "EC_PANEL", request.version(), null));
        Versioned<StudentRequest> approved = world.agreed(request);
        world.campus.on(RequestsWorld.suspension().effective);
        world.decisions.carryOut(world.registry, id, approved.version());
        assertEquals(List.of("suspend 2017-02-17 to 2017-09-18"), world.campus.done);
        String letter = world.requests.letters(world.registry, id).get(0).text();
        assertTrue(letter, letter.contains("You are to return on 18 September 2017."));
        assertTrue(letter, letter.contains("regulations that are current then"));
    }

    @Test
    public void aFurtherSuspensionPutsOffTheReturn() {
        Want want = RequestsWorld.suspension();
        want.exceptional = true;
        StudentId student = world.student(world.usw);
        ProgrammeRegistrationId on = world.registration(student, ProgrammeRegistration.Status.SUSPENDED);
        world.stood(on, RegistrationState.Change.SUSPENDED, Campus.TODAY.minusDays(9), null);
        Application again = new Application(student, on, RequestKind.SUSPEND, want.asked());
        carriedOut(world.submitted(again), want.effective);
        assertEquals(List.of("put off to " + want.until), world.campus.done);
    }

    @Test
    public void a2610AFurtherSuspensionCountsFromTheFirstDayAway() {
        Want want = RequestsWorld.suspension();
        want.exceptional = true;
        StudentId student = world.student(world.usw);
        ProgrammeRegistrationId on = world.registration(student, ProgrammeRegistration.Status.SUSPENDED);
        Application again = new Application(student, on, RequestKind.SUSPEND, want.asked());
        world.stood(
                on, RegistrationState.Change.SUSPENDED, want.until.minusYears(1).minusDays(1), null);
        Preview late = world.desk.preview(world.registry, again);
        assertEquals("OVER_ONE_YEAR", late.prospectReason());
        assertEquals(Preview.Prospect.BARRED, late.prospect());
        world.campus.history.clear();
        world.stood(on, RegistrationState.Change.SUSPENDED, want.until.minusYears(1), null);
        assertEquals(
                Preview.Prospect.OPEN, world.desk.preview(world.registry, again).prospect());
    }

    @Test
    public void l1063AbsencesBetweenWhichNoWorkingDayLiesAreOne() {
        // Friday 17 to Tuesday 28 February: eight working days, only reported
        Want first = RequestsWorld.absence(11);
        Application application = world.application(world.usw, RequestKind.AUTHORISED_ABSENCE, first);
        assertEquals(
                RequestState.APPROVED, world.submitted(application).record().state());
        Want second = absence(LocalDate.of(2017, 3, 1), LocalDate.of(2017, 3, 3));
        Application next = beside(application, second);
        Preview preview = world.desk.preview(world.registry, next);
        assertEquals("REQUEST_EVIDENCE_MISSING", preview.reason());
        second.evidence("MEDICAL_CERTIFICATE");
        second.sponsored = true;
        Application shown = beside(application, second);
        List<String> duties = world.desk.preview(world.registry, shown).duties().stream()
                .map(Preview.ExpectedDuty::code)
                .toList();
        assertTrue(duties.toString(), duties.contains("TELL_UKVI_LEAD"));
        Versioned<StudentRequest> asked = world.submitted(shown);
        assertEquals(RequestState.SUBMITTED, asked.record().state());
        world.agreed(asked);
        // from Monday on: eleven days are authorised, ten more are over the limit of the year
        Want third =
                absence(LocalDate.of(2017, 3, 6), LocalDate.of(2017, 3, 17)).evidence("MEDICAL_CERTIFICATE");
        assertEquals(
                "OVER_ANNUAL_LIMIT",
                world.desk.preview(world.registry, beside(application, third)).prospectReason());
        third.until = LocalDate.of(2017, 3, 16);
        assertEquals(
                Preview.Prospect.OPEN,
                world.desk.preview(world.registry, beside(application, third)).prospect());
        // a working day between them makes two of them
        Want apart = absence(LocalDate.of(2017, 3, 7), LocalDate.of(2017, 3, 8));
        assertTrue(world.desk
                .preview(world.registry, beside(application, apart))
                .approvals()
                .isEmpty());
    }

    private static Want absence(LocalDate first, LocalDate last) {
        Want want = RequestsWorld.absence(1);
        want.effective = first;
        want.until = last;
        return want;
    }

    private static Application beside(Application other, Want want) {
        return new Application(other.studentId(), other.registrationId(), other.kind(), want.asked());
    }

    @Test
    public void nobodyIsTransferredToTheOwnInstitution() {
        Want want = new Want().evidence("OFFER_OF_INSTITUTION");
        Application sound = world.application(
                world.usw, RequestKind.TRANSFER_INSTITUTION, world.want(RequestKind.TRANSFER_INSTITUTION));
        for (String own : List.of(
                world.usw.toString(), " UNIVERSITY ", world.usw.toString().toUpperCase(Locale.ROOT))) {
            want.toInstitution = own;
            Problem problem =
                    refused(Problem.Kind.INVALID, () -> world.desk.preview(world.registry, beside(sound, want)));
            assertEquals("asked.toInstitution", problem.faults().get(0).field());
        }
    }

    @Test
    public void aTransferBetweenFacultiesTakesBothCourseLeaders() {
        Want want = world.transfer();
        want.betweenFaculties = true;
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.TRANSFER_COURSE, want));
        assertEquals(
                List.of("COURSE_LEADER", "RECEIVING_COURSE_LEADER"),
                request.record().approvals().stream()
                        .map(StudentRequest.Approval::role)
                        .toList());
        carriedOut(request, want.effective);
        assertEquals(List.of("transfer to LAW 4"), world.campus.done);
    }

    @Test
    public void aTransferToAnotherInstitutionEndsTheRegistration() {
        Want want = new Want().evidence("OFFER_OF_INSTITUTION");
        want.toInstitution = "University of Elsewhere";
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.TRANSFER_INSTITUTION, want));
        carriedOut(request, want.effective);
        assertEquals(List.of("transfer away 2017-02-17"), world.campus.done);
    }

    @Test
    public void aLeaveOfAbsenceIsTheDirectorsAndChangesNoRegistration() {
        Want want = RequestsWorld.absence(10).evidence("PREGNANCY");
        want.grounds = "PREGNANCY";
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.LEAVE_OF_ABSENCE, want));
        Versioned<StudentRequest> done = carriedOut(request, want.effective);
        assertEquals(RequestState.EFFECTIVE, done.record().state());
        assertTrue(world.campus.done.isEmpty());
    }

    @Test
    public void l1063WhatIsAuthorisedCountsByItselfOnceTheAbsenceBesideItIsTakenBack() {
        Application application =
                world.application(world.usw, RequestKind.AUTHORISED_ABSENCE, RequestsWorld.absence(11));
        Versioned<StudentRequest> reported = world.submitted(application);
        Want beside =
                absence(LocalDate.of(2017, 3, 1), LocalDate.of(2017, 3, 3)).evidence("MEDICAL_CERTIFICATE");
        world.agreed(world.submitted(beside(application, beside)));
        // eleven working days from Tuesday on, a working day apart: over the limit of the year with the eleven before
        Application apart = beside(
                application,
                absence(LocalDate.of(2017, 3, 7), LocalDate.of(2017, 3, 21)).evidence("MEDICAL_CERTIFICATE"));
        assertEquals(
                "OVER_ANNUAL_LIMIT", world.desk.preview(world.registry, apart).prospectReason());
        world.desk.takeBack(world.registry, reported.record().id(), reported.version(), "I stay");
        assertEquals(
                Preview.Prospect.OPEN, world.desk.preview(world.registry, apart).prospect());
    }

    @Test
    public void anAbsenceThatIsOnlyReportedIsApprovedAtOnce() {
        Versioned<StudentRequest> request = world.submitted(
                world.application(world.usw, RequestKind.AUTHORISED_ABSENCE, RequestsWorld.absence(11)));
        assertEquals(RequestState.APPROVED, request.record().state());
        assertEquals(List.of("DRAFT", "SUBMITTED", "APPROVED"), world.states(request));
        assertTrue(codes(request, true).contains("TELL_COURSE_LEADER"));
    }

    @Test
    public void absencesOfTheYearAddUpToTheLimitAndAreThenOnlyRefusedOrWaived() {
        Want first = RequestsWorld.absence(18).evidence("MEDICAL_CERTIFICATE");
        Application application = world.application(world.usw, RequestKind.AUTHORISED_ABSENCE, first);
        world.agreed(world.submitted(application));
        world.campus.on(LocalDate.of(2017, 4, 3));
        Want second = RequestsWorld.absence(14).evidence("MEDICAL_CERTIFICATE");
        second.effective = LocalDate.of(2017, 4, 10);
        second.until = LocalDate.of(2017, 4, 25);
        Application again = new Application(
                application.studentId(), application.registrationId(), application.kind(), second.asked());
        carriedOutFirst(application);
        Preview preview = world.desk.preview(world.registry, again);
        assertEquals(Preview.Prospect.BARRED, preview.prospect());
        assertEquals("OVER_ANNUAL_LIMIT", preview.prospectReason());
        assertEquals("A.2.4.7", preview.prospectClause());
        Versioned<StudentRequest> request = world.submitted(again);
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.agree(
                        world.in("COURSE_LEADER"),
                        request.record().id(),
                        "COURSE_LEADER",
                        request.version(),
                        "because"));
        world.campus.waivers.add(new Waiver(
                new WaiverId(1),
                world.usw,
                application.studentId(),
                "usw-taught",
                "A.2.4.7",
                "a serious illness",
                "Director",
                Campus.TODAY,
                LocalDate.of(2017, 12, 31),
                null,
                null));
        assertEquals("A.2.4.7", world.desk.preview(world.registry, again).waiver());
        Versioned<StudentRequest> once = world.decisions.agree(
                world.in("COURSE_LEADER"),
                request.record().id(),
                "COURSE_LEADER",
                request.version(),
                "the clause is waived");
        assertEquals(RequestState.SUBMITTED, once.record().state());
        String cites = "\"waiver\":\"1\",\"waivedClause\":\"A.2.4.7\",\"waivedBy\":\"Director\","
                + "\"waivedUntil\":\"2017-12-31\"";
        List<RequestStep> steps =
                world.requests.steps(world.registry, request.record().id());
        assertFalse(steps.get(steps.size() - 2).rulings().contains("waiver"));
        assertTrue(steps.get(steps.size() - 1).rulings().contains(cites));
        world.agreed(once, "the clause is waived");
        String letter = world.requests
                .letters(world.registry, request.record().id())
                .get(0)
                .text();
        assertTrue(letter, letter.contains("It rests on waiver 1 of A.2.4.7"));
        assertTrue(letter, letter.contains("approved by Director, which ends on 31 December 2017."));
    }

    @Test
    public void anotherModeHoldsFromItsSession() {
        Want want = new Want();
        want.effective = null;
        want.mode = "PT";
        want.session = new AcademicSession(2017);
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.CHANGE_MODE, want));
        assertEquals(LocalDate.of(2017, 9, 18), request.record().asked().effective());
        // noted ahead of the session, for the roll-over to find
        carriedOut(request, Campus.TODAY);
        assertEquals(List.of("mode PT 2017/18 since 2017-09-18"), world.campus.done);
    }

    @Test
    public void aYearIsRepeatedWhenLeaderAndBoardAgree() {
        Want want = new Want();
        want.effective = null;
        want.session = new AcademicSession(2017);
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.REPEAT_YEAR, want));
        carriedOut(request, LocalDate.of(2017, 9, 18));
        assertEquals(List.of("repeat 2017/18"), world.campus.done);
    }

    @Test
    public void aYearIsNotAskedForAgainOnceItsRepeatIsAgreed() {
        world.campus.repeats = Problem.conflict("session", "2017/18", "the level is taken again in it already");
        Want want = new Want();
        want.effective = null;
        want.session = new AcademicSession(2017);
        Application again = world.application(world.usw, RequestKind.REPEAT_YEAR, want);
        Problem refused = assertThrows(ProblemException.class, () -> world.submitted(again))
                .problem();
        assertEquals(world.campus.repeats, refused);
    }

    @Test
    public void aCasIsADutyOfWhoLeadsOnImmigration() {
        Want want = new Want().evidence("PASSPORT");
        want.sponsored = true;
        want.until = LocalDate.of(2018, 6, 30);
        Versioned<StudentRequest> request =
                world.agreed(world.submitted(world.application(world.usw, RequestKind.CAS, want)));
        RequestDuty issue = duties(request, true).stream()
                .filter(duty -> duty.code().equals("ISSUE_CAS"))
                .findFirst()
                .orElseThrow();
        assertEquals("UKVI_LEAD", issue.who());
        // Monday the 13th is a closure: ten working days from Friday the 10th end on Monday the 27th
        assertEquals(LocalDate.of(2017, 2, 27), issue.dueOn());
    }

    @Test
    public void l4789_addressTelephoneAndTheNameOneGoesByAreChangedByARequest() {
        Want want = new Want();
        want.effective = Campus.TODAY;
        want.details = new Asked.NewDetails(
                null,
                null,
                null,
                null,
                new Asked.Preferred("King", "Ada"),
                List.of(
                        new Contact(Contact.Kind.HOME, List.of("1 High Street"), "CF37 1DL", "GB", null),
                        new Contact(Contact.Kind.PHONE, null, null, null, "+44 1443 480480")));
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.CHANGE_OF_DETAILS, want));
        assertEquals(
                want.details,
                world.requests
                        .get(world.registry, request.record().id())
                        .record()
                        .asked()
                        .details());
        carriedOut(request, want.effective);
        assertEquals(
                List.of(
                        "preferred Ada King from 2017-02-10",
                        "HOME from 2017-02-10 by request N",
                        "PHONE from 2017-02-10 by request N"),
                world.campus.done);
    }

    @Test
    public void everyFaultOfAnAddressIsNamed() {
        Want want = new Want();
        want.effective = Campus.TODAY;
        want.details = new Asked.NewDetails(
                null,
                null,
                null,
                null,
                new Asked.Preferred("", null),
                List.of(
                        new Contact(Contact.Kind.HOME, List.of(), null, "XX", null),
                        new Contact(Contact.Kind.HOME, List.of("1 High Street"), null, "GB", null),
                        new Contact(Contact.Kind.PHONE, null, null, null, "none"),
                        Contact.email("ada@example.org")));
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.desk.preview(
                        world.registry, world.application(world.usw, RequestKind.CHANGE_OF_DETAILS, want)));
        assertEquals(
                List.of(
                        "asked.details.preferred.familyName",
                        "asked.details.contacts[0].lines",
                        "asked.details.contacts[0].country",
                        "asked.details.contacts[1].kind",
                        "asked.details.contacts[2].text",
                        "asked.details.contacts[3].kind"),
                problem.faults().stream().map(fault -> fault.field()).toList());
    }

    @Test
    public void l4789_allThatChangesHoldsFromTheFirstDayOfTheRequest() {
        Want want = new Want().evidence("MARRIAGE_CERTIFICATE").evidence("PASSPORT");
        want.effective = Campus.TODAY.minusDays(21);
        want.details = new Asked.NewDetails(
                "King",
                null,
                LocalDate.of(1996, 12, 11),
                "king@example.org",
                new Asked.Preferred("King", "Addie"),
                List.of(new Contact(Contact.Kind.PHONE, null, null, null, "+44 1443 480480")));
        carriedOut(world.submitted(world.application(world.usw, RequestKind.CHANGE_OF_DETAILS, want)), Campus.TODAY);
        assertEquals(
                List.of(
                        "born 1996-12-11",
                        "legal Ada King from 2017-01-20",
                        "EMAIL from 2017-01-20 by request N",
                        "preferred Addie King from 2017-01-20",
                        "PHONE from 2017-01-20 by request N"),
                world.campus.done);
        want.effective = Campus.TODAY.plusDays(7);
        assertEquals(
                "REQUEST_TOO_EARLY",
                world.desk
                        .preview(world.registry, world.application(world.usw, RequestKind.CHANGE_OF_DETAILS, want))
                        .reason());
    }

    @Test
    public void detailsAreChangedOnTheStudentsRecord() {
        Want want = RequestsWorld.details();
        Application application = world.application(world.usw, RequestKind.CHANGE_OF_DETAILS, want);
        carriedOut(world.submitted(application), Campus.TODAY);
        assertEquals(
                "King Ada ada@example.org",
                world.campus.students.get(application.studentId()).record().familyName() + " "
                        + world.campus
                                .students
                                .get(application.studentId())
                                .record()
                                .givenNames()
                        + " "
                        + world.campus
                                .students
                                .get(application.studentId())
                                .record()
                                .email());
    }

    // preview

    @Test
    public void aPreviewTellsEveryDutyWithItsDayAndWritesNothing() {
        Want want = new Want();
        want.sponsored = true;
        want.loan = true;
        want.funded = true;
        want.agreement = "VALIDATED";
        Preview preview =
                world.desk.preview(world.partner, world.application(world.college, RequestKind.WITHDRAW, want));
        assertTrue(preview.admissible());
        assertEquals(Preview.Prospect.OPEN, preview.prospect());
        assertEquals(world.usw, preview.decidedAt());
        assertTrue(preview.duties().stream()
                .map(Preview.ExpectedDuty::code)
                .toList()
                .containsAll(List.of(
                        "RECALCULATE_FEES",
                        "REPORT_TO_HOME_OFFICE",
                        "TELL_FUNDING_BODY",
                        "TELL_LOAN_COMPANY",
                        "UPDATE_REGISTERS",
                        "PARTNER_TELLS_STUDENT_ADMINISTRATION")));
        Preview.ExpectedDuty report = preview.duties().stream()
                .filter(duty -> duty.code().equals("REPORT_TO_HOME_OFFICE"))
                .findFirst()
                .orElseThrow();
        assertEquals("L5304", report.clause());
        assertEquals("UKVI_LEAD", report.who());
        // ten weekdays after Friday the 17th, whatever the closures
        assertEquals(LocalDate.of(2017, 3, 3), report.dueOn());
        assertEquals(
                List.of("request-procedure", "status-change"),
                preview.rulings().stream().map(Preview.RequestRuling::policy).toList());
        assertEquals(0, world.rows("requests_request"));
        assertEquals(0, world.rows("kernel_audit"));
    }

    @Test
    public void aPreviewTellsWhatTheProcedureRefuses() {
        Want want = new Want();
        want.effective = Campus.TODAY.minusDays(1);
        Preview preview = world.desk.preview(world.registry, world.application(world.usw, RequestKind.WITHDRAW, want));
        assertFalse(preview.admissible());
        assertEquals("REQUEST_TOO_LATE", preview.reason());
    }

    // who may

    @Test
    public void whoWroteItOrAgreedAlreadyCannotAgree() {
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension()));
        RequestId id = request.record().id();
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.agree(world.registry, id, "COURSE_LEADER", request.version(), null));
        Caller both = world.caller("both", Scope.of(Set.of(world.usw)), "COURSE_LEADER", "EC_PANEL");
        Versioned<StudentRequest> once = world.decisions.agree(both, id, "COURSE_LEADER", request.version(), null);
        refused(Problem.Kind.CONFLICT, () -> world.decisions.agree(both, id, "EC_PANEL", once.version(), null));
        refused(Problem.Kind.CONFLICT, () -> world.decisions.refuse(both, id, "EC_PANEL", once.version(), "no", null));
    }

    @Test
    public void anOfficeNeedsItsPrivilege() {
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.decisions.agree(
                        world.in("EC_PANEL"), request.record().id(), "COURSE_LEADER", request.version(), null));
        refused(
                Problem.Kind.INVALID,
                () -> world.decisions.agree(
                        world.in("EC_PANEL"), request.record().id(), "no office", request.version(), null));
    }

    @Test
    public void everyOperationNeedsItsPrivilege() {
        Caller nobody = new Caller("nobody", Set.of(), Scope.all());
        Application application = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        RequestId id = new RequestId(1);
        List<ThrowingRunnable> all = List.of(
                () -> world.desk.preview(nobody, application),
                () -> world.desk.draft(nobody, application),
                () -> world.desk.change(nobody, id, application.asked(), 1),
                () -> world.desk.submit(nobody, id, 1),
                () -> world.desk.takeBack(nobody, id, 1, "why"),
                () -> world.decisions.agree(nobody, id, "COURSE_LEADER", 1, null),
                () -> world.decisions.refuse(nobody, id, "COURSE_LEADER", 1, "why", null),
                () -> world.decisions.carryOut(nobody, id, 1),
                () -> world.decisions.lapse(nobody, world.usw),
                () -> world.decisions.fulfil(nobody, null, null, null),
                () -> world.decisions.reopen(nobody, null, null),
                () -> world.requests.get(nobody, id),
                () -> world.requests.steps(nobody, id),
                () -> world.requests.letters(nobody, id),
                () -> world.requests.find(nobody, RequestQuery.all(), PageRequest.first()),
                () -> world.requests.duties(nobody, all(null, true), PageRequest.first()));
        all.forEach(one -> refused(Problem.Kind.FORBIDDEN, one));
    }

    @Test
    public void aPartnerBringsItsOwnAndTheUniversityDecides() {
        Want want = RequestsWorld.suspension();
        world.campus.agreements.set(0, world.campus.agreement(2, Agreement.Kind.FRANCHISED));
        Application application = world.application(world.college, RequestKind.SUSPEND, want);
        Versioned<StudentRequest> draft = world.desk.draft(world.partner, application);
        Versioned<StudentRequest> request =
                world.desk.submit(world.partner, draft.record().id(), draft.version());
        assertEquals(world.usw, request.record().decidedAt());
        assertTrue(codes(request, true).contains("PARTNER_SENDS_TO_PANEL"));
        Caller theirs = world.caller("college leader", Scope.of(Set.of(world.college)), "COURSE_LEADER");
        refused(
                Problem.Kind.FORBIDDEN,
                () -> world.decisions.agree(theirs, request.record().id(), "COURSE_LEADER", request.version(), null));
        assertEquals(RequestState.APPROVED, world.agreed(request).record().state());
    }

    @Test
    public void anAccreditedCollegeDecidesOnItsSuspensions() {
        Want want = RequestsWorld.suspension();
        world.campus.agreements.set(0, world.campus.agreement(2, Agreement.Kind.ACCREDITED));
        Application application = world.application(world.college, RequestKind.SUSPEND, want);
        Versioned<StudentRequest> request = world.submitted(application);
        assertEquals(world.college, request.record().decidedAt());
        Caller theirs = world.caller("college leader", Scope.of(Set.of(world.college)), "COURSE_LEADER");
        assertEquals(
                RequestState.SUBMITTED,
                world.decisions
                        .agree(theirs, request.record().id(), "COURSE_LEADER", request.version(), null)
                        .record()
                        .state());
    }

    @Test
    public void aForeignPartnerSeesAndChangesNothing() {
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        RequestId id = request.record().id();
        long version = request.version();
        refused(Problem.Kind.NOT_FOUND, () -> world.requests.get(world.partner, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.requests.steps(world.partner, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.requests.letters(world.partner, id));
        refused(Problem.Kind.NOT_FOUND, () -> world.desk.takeBack(world.partner, id, version, "why"));
        refused(Problem.Kind.NOT_FOUND, () -> world.decisions.agree(world.partner, id, "COURSE_LEADER", version, null));
        refused(Problem.Kind.NOT_FOUND, () -> world.decisions.carryOut(world.partner, id, version));
        refused(Problem.Kind.FORBIDDEN, () -> world.decisions.lapse(world.partner, world.usw));
        RequestDuty duty = duties(request, true).get(0);
        refused(
                Problem.Kind.NOT_FOUND,
                () -> world.decisions.fulfil(world.partner, duty.id(), Campus.TODAY, "told them"));
        assertTrue(world.requests
                .find(world.partner, RequestQuery.all(), PageRequest.first())
                .items()
                .isEmpty());
        assertTrue(world.requests
                .duties(world.partner, all(id, false), PageRequest.first())
                .items()
                .isEmpty());
        assertEquals(request, world.requests.get(world.registry, id));
    }

    // bad input beyond what every kind is tested for

    @Test
    public void whatContradictsTheRecordIsNamed() {
        Want same = new Want();
        same.effective = null;
        same.mode = "FT";
        same.session = new AcademicSession(2017);
        refused(
                Problem.Kind.INVALID,
                () -> world.desk.draft(world.registry, world.application(world.usw, RequestKind.CHANGE_MODE, same)));
        Want skipping = new Want();
        skipping.effective = null;
        skipping.session = new AcademicSession(2018);
        notBegun(RequestKind.REPEAT_YEAR, skipping, "asked.session");
        Want above = world.transfer();
        above.level = 7;
        notBegun(RequestKind.TRANSFER_COURSE, above, "asked.level");
        Want noTime = RequestsWorld.suspension();
        noTime.until = noTime.effective;
        notBegun(RequestKind.SUSPEND, noTime, "asked.until");
        Want unborn = RequestsWorld.details();
        unborn.details = new Asked.NewDetails(null, null, Campus.TODAY.plusDays(1), null);
        notBegun(RequestKind.CHANGE_OF_DETAILS, unborn, "asked.details.dateOfBirth");
        Want nothing = RequestsWorld.details();
        nothing.details = new Asked.NewDetails("Lovelace", null, null, null);
        notBegun(RequestKind.CHANGE_OF_DETAILS, nothing, "asked.details");
        assertEquals(0, world.rows("requests_request"));
    }

    @Test
    public void aModeOfNoRouteIsNotAskedFor() {
        world.campus.modeBarred = "must be FT";
        Want want = world.want(RequestKind.CHANGE_MODE);
        Application application = world.application(world.usw, RequestKind.CHANGE_MODE, want);
        Problem problem = refused(Problem.Kind.INVALID, () -> world.desk.preview(world.registry, application));
        assertEquals("asked.mode", problem.faults().get(0).field());
        notBegun(RequestKind.CHANGE_MODE, want, "asked.mode");
        assertEquals("must be FT", problem.faults().get(0).rule());
        world.campus.modeBarred = null;
        assertTrue(world.desk.preview(world.registry, application).admissible());
    }

    private void notBegun(RequestKind each, Want want, String field) {
        Application application = world.application(world.usw, each, want);
        Problem problem = refused(Problem.Kind.INVALID, () -> world.desk.draft(world.registry, application));
        assertEquals(field, problem.faults().get(0).field());
    }

    @Test
    public void everyFaultOfARequestIsNamed() {
        Want wrong = new Want();
        wrong.statement = "no\u0000good";
        wrong.sponsored = null;
        wrong.mode = "XX";
        wrong.grounds = "not a word";
        wrong.evidence = List.of(new Asked.Evidence("so", null));
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.desk.preview(world.registry, world.application(world.usw, RequestKind.WITHDRAW, wrong)));
        assertEquals(
                List.of(
                        "asked.statement",
                        "asked.grounds",
                        "asked.mode",
                        "asked.mode",
                        "asked.circumstances.sponsored",
                        "asked.evidence[0].kind",
                        "asked.evidence[0].reference"),
                problem.faults().stream().map(fault -> fault.field()).toList());
        Want half = new Want();
        half.evidence = java.util.Arrays.asList((Asked.Evidence) null);
        half.statement = "half \ud800";
        Application halves = world.application(world.usw, RequestKind.WITHDRAW, half);
        assertEquals(
                List.of("asked.statement", "asked.evidence[0]"),
                refused(Problem.Kind.INVALID, () -> world.desk.preview(world.registry, halves)).faults().stream()
                        .map(fault -> fault.field())
                        .toList());
        refused(Problem.Kind.INVALID, () -> world.desk.draft(world.registry, new Application(null, null, null, null)));
        Want ours = new Want();
        ours.agreement = "VALIDATED";
        refused(
                Problem.Kind.INVALID,
                () -> world.desk.draft(world.registry, world.application(world.usw, RequestKind.WITHDRAW, ours)));
    }

    // the rest of its life

    @Test
    public void aRefusalNeedsReasonAndClauseAndClosesItsDuties() {
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension()));
        RequestId id = request.record().id();
        Caller leader = world.in("COURSE_LEADER");
        refused(
                Problem.Kind.INVALID,
                () -> world.decisions.refuse(leader, id, "COURSE_LEADER", request.version(), " ", null));
        refused(
                Problem.Kind.INVALID,
                () -> world.decisions.refuse(leader, id, "COURSE_LEADER", request.version(), "no", "Z.9"));
        Versioned<StudentRequest> done = world.decisions.refuse(
                leader, id, "COURSE_LEADER", request.version(), "You can still catch up.", "A.2.6.10[c]");
        assertEquals(RequestState.REFUSED, done.record().state());
        assertTrue(codes(done, true).isEmpty());
        assertTrue(duties(done, false).stream().allMatch(RequestDuty::needless));
        String letter = world.requests.letters(world.registry, id).get(0).text();
        assertTrue(letter, letter.contains("Reason: You can still catch up."));
        assertTrue(letter, letter.contains("A.2.6.10[c]"));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.agree(world.in("EC_PANEL"), id, "EC_PANEL", done.version(), null));
    }

    @Test
    public void shortlyBeforeTheBoardsItIsAgreedOnlyWithAReason() {
        Want want = RequestsWorld.suspension();
        want.boardDate = Campus.TODAY.plusDays(42);
        Versioned<StudentRequest> request = world.submitted(world.application(world.usw, RequestKind.SUSPEND, want));
        RequestId id = request.record().id();
        Problem problem = refused(
                Problem.Kind.INVALID,
                () -> world.decisions.agree(world.in("COURSE_LEADER"), id, "COURSE_LEADER", request.version(), null));
        assertEquals("reason", problem.faults().get(0).field());
        world.decisions.agree(
                world.in("COURSE_LEADER"), id, "COURSE_LEADER", request.version(), "in hospital since yesterday");
    }

    @Test
    public void theStudentTakesItBackAndMayAskAgain() {
        Application application = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        Versioned<StudentRequest> request = world.submitted(application);
        refused(Problem.Kind.CONFLICT, () -> world.submitted(application));
        Versioned<StudentRequest> back =
                world.desk.takeBack(world.registry, request.record().id(), request.version(), "I stay");
        assertEquals(RequestState.WITHDRAWN_BY_STUDENT, back.record().state());
        assertTrue(codes(back, true).isEmpty());
        refused(
                Problem.Kind.CONFLICT,
                () -> world.desk.takeBack(world.registry, back.record().id(), back.version(), "again"));
        assertEquals(
                RequestState.SUBMITTED, world.submitted(application).record().state());
    }

    @Test
    public void whatIsNotAnsweredInTimeLapses() {
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        // twenty working days from Friday the 10th, Monday the 13th closed
        LocalDate last = LocalDate.of(2017, 3, 13);
        assertEquals(last, request.record().lapsesOn());
        world.campus.on(last);
        assertEquals(List.of(), world.decisions.lapse(world.registry, world.usw));
        world.campus.on(last.plusDays(1));
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.agree(
                        world.in("COURSE_LEADER"), request.record().id(), "COURSE_LEADER", request.version(), null));
        assertEquals(List.of(request.record().id()), world.decisions.lapse(world.registry, world.usw));
        assertEquals(List.of(), world.decisions.lapse(world.registry, world.usw));
        assertEquals(
                RequestState.LAPSED,
                world.requests
                        .get(world.registry, request.record().id())
                        .record()
                        .state());
    }

    @Test
    public void aDraftIsChangedUntilItIsHandedIn() {
        Application application = world.application(world.usw, RequestKind.WITHDRAW, new Want());
        Versioned<StudentRequest> draft = world.desk.draft(world.registry, application);
        RequestId id = draft.record().id();
        assertNull(draft.record().submittedOn());
        Asked later = application.asked().from(Campus.TODAY.plusDays(30));
        Versioned<StudentRequest> changed = world.desk.change(world.registry, id, later, draft.version());
        assertEquals(later, changed.record().asked());
        refused(Problem.Kind.STALE, () -> world.desk.change(world.registry, id, later, draft.version()));
        refused(Problem.Kind.STALE, () -> world.desk.submit(world.registry, id, draft.version()));
        Versioned<StudentRequest> submitted = world.desk.submit(world.registry, id, changed.version());
        refused(Problem.Kind.CONFLICT, () -> world.desk.change(world.registry, id, later, submitted.version()));
        refused(Problem.Kind.CONFLICT, () -> world.desk.submit(world.registry, id, submitted.version()));
    }

    @Test
    public void whenTheRecordRefusesNothingIsCarriedOut() {
        Versioned<StudentRequest> approved =
                world.agreed(world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want())));
        world.campus.on(new Want().effective);
        world.campus.refusing = true;
        int audited = audited(approved.record().id());
        refused(
                Problem.Kind.CONFLICT,
                () -> world.decisions.carryOut(world.registry, approved.record().id(), approved.version()));
        assertEquals(
                approved, world.requests.get(world.registry, approved.record().id()));
        assertEquals(audited, audited(approved.record().id()));
        assertFalse(codes(approved, false).contains("RECALCULATE_FEES"));
    }

    @Test
    public void aDutyIsDoneOnceWithItsEvidence() {
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        RequestDuty duty = duties(request, true).get(0);
        assertEquals(0, overdue(duty.dueOn()).size());
        assertEquals(List.of(duty), overdue(duty.dueOn().plusDays(1)));
        refused(
                Problem.Kind.INVALID,
                () -> world.decisions.fulfil(world.registry, duty.id(), Campus.TODAY.plusDays(1), "soon"));
        refused(
                Problem.Kind.INVALID,
                () -> world.decisions.fulfil(world.registry, duty.id(), Campus.TODAY.minusDays(1), "before"));
        refused(Problem.Kind.INVALID, () -> world.decisions.fulfil(world.registry, duty.id(), null, null));
        RequestDuty done = world.decisions.fulfil(world.registry, duty.id(), Campus.TODAY, "note 12");
        assertEquals("registry", done.doneBy());
        assertFalse(done.isOpen());
        refused(Problem.Kind.CONFLICT, () -> world.decisions.fulfil(world.registry, duty.id(), Campus.TODAY, "again"));
        assertEquals(0, overdue(duty.dueOn().plusDays(1)).size());
    }

    @Test
    public void aDutyThatWasDoneByMistakeIsOpenedAgainWithTheReason() {
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        RequestDuty duty = duties(request, true).get(0);
        refused(Problem.Kind.CONFLICT, () -> world.decisions.reopen(world.registry, duty.id(), "was never done"));
        world.decisions.fulfil(world.registry, duty.id(), Campus.TODAY, "note 12");
        refused(Problem.Kind.INVALID, () -> world.decisions.reopen(world.registry, duty.id(), " "));
        refused(Problem.Kind.NOT_FOUND, () -> world.decisions.reopen(world.partner, duty.id(), "not ours"));
        int audited = audited(request.record().id());
        assertEquals(duty, world.decisions.reopen(world.registry, duty.id(), "another student's"));
        assertEquals(List.of(duty), overdue(duty.dueOn().plusDays(1)));
        assertEquals(audited + 1, audited(request.record().id()));
        assertEquals(
                "note 13",
                world.decisions
                        .fulfil(world.registry, duty.id(), Campus.TODAY, "note 13")
                        .evidence());
        world.decisions.reopen(world.registry, duty.id(), "another student's too");
        world.desk.takeBack(world.registry, request.record().id(), request.version(), "stays");
        refused(Problem.Kind.CONFLICT, () -> world.decisions.reopen(world.registry, duty.id(), "needless"));
    }

    @Test
    public void whatThePartnerSaysIsDoneInItsRegisterIsDoneHere() {
        Versioned<StudentRequest> request =
                world.submitted(world.application(world.college, RequestKind.WITHDRAW, new Want()));
        RequestDuty duty = ofThePartner(request);
        world.registered(world.college, request, "AWARDING_BODY", "DONE", Campus.TODAY);
        world.registered(world.usw, request, "PARTNER", "DONE", Campus.TODAY);
        assertEquals("not the same duty", duty, ofThePartner(request));
        int audited = audited(request.record().id());
        world.registered(world.college, request, "PARTNER", "DONE", Campus.TODAY.plusDays(3));
        RequestDuty done = ofThePartner(request);
        assertEquals(Campus.TODAY.plusDays(3), done.doneOn());
        assertEquals("platform", done.doneBy());
        assertEquals("duty of the partner 88", done.evidence());
        assertEquals(audited + 1, audited(request.record().id()));
        assertEquals(
                "the others stay",
                1,
                duties(request, false).size() - duties(request, true).size());
        world.registered(world.college, request, "PARTNER", "OPEN", null);
        assertEquals(duty, ofThePartner(request));
        RequestDuty byTheDesk = world.decisions.fulfil(world.registry, duty.id(), Campus.TODAY, "letter 4");
        world.registered(world.college, request, "PARTNER", "DONE", Campus.TODAY);
        world.registered(world.college, request, "PARTNER", "OPEN", null);
        assertEquals("what the desk recorded stands", byTheDesk, ofThePartner(request));
    }

    private RequestDuty ofThePartner(Versioned<StudentRequest> request) {
        return duties(request, false).stream()
                .filter(duty -> duty.who().equals("PARTNER"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void listsAreFilteredAndPaged() {
        for (int i = 0; i < 5; i++) {
            world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()));
        }
        world.submitted(world.application(world.usw, RequestKind.SUSPEND, RequestsWorld.suspension()));
        RequestQuery withdrawals =
                new RequestQuery(world.usw, null, RequestKind.WITHDRAW, RequestState.SUBMITTED, null);
        var first = world.requests.find(world.registry, withdrawals, new PageRequest(null, 3));
        assertEquals(3, first.items().size());
        var second = world.requests.find(world.registry, withdrawals, new PageRequest(first.next(), 3));
        assertEquals(2, second.items().size());
        assertNull(second.next());
        assertEquals(
                0,
                world.requests
                        .find(
                                world.registry,
                                new RequestQuery(world.usw, null, null, null, Campus.TODAY),
                                PageRequest.first())
                        .items()
                        .size());
    }

    @Test
    public void aPersonHasTheRequestsOfAllIdentities() {
        StudentRequest one = world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()))
                .record();
        StudentRequest other = world.submitted(world.application(world.usw, RequestKind.WITHDRAW, new Want()))
                .record();
        RequestQuery query = new RequestQuery(null, other.studentId(), null, null, null);
        world.merged = Map.of(other.studentId(), Set.of(one.studentId(), other.studentId()));
        assertEquals(
                List.of(one.id(), other.id()),
                world.requests.find(world.registry, query, PageRequest.first()).items().stream()
                        .map(StudentRequest::id)
                        .toList());
        world.merged = Map.of();
        assertEquals(
                1,
                world.requests
                        .find(world.registry, query, PageRequest.first())
                        .items()
                        .size());
    }

    // what the tests ask for

    private Versioned<StudentRequest> carriedOut(Versioned<StudentRequest> request, LocalDate day) {
        Versioned<StudentRequest> approved = world.agreed(request);
        world.campus.on(day);
        return world.decisions.carryOut(world.registry, approved.record().id(), approved.version());
    }

    private void carriedOutFirst(Application application) {
        StudentRequest first = world.requests
                .find(
                        world.registry,
                        new RequestQuery(null, application.studentId(), null, null, null),
                        PageRequest.first())
                .items()
                .get(0);
        world.decisions.carryOut(
                world.registry,
                first.id(),
                world.requests.get(world.registry, first.id()).version());
    }

    private static DutyQuery all(RequestId request, boolean open) {
        return new DutyQuery(null, null, request, null, open, null);
    }

    private List<RequestDuty> duties(Versioned<StudentRequest> request, boolean open) {
        return world.requests
                .duties(world.registry, all(request.record().id(), open), PageRequest.first())
                .items();
    }

    private List<String> codes(Versioned<StudentRequest> request, boolean open) {
        return duties(request, open).stream().map(RequestDuty::code).sorted().toList();
    }

    private List<RequestDuty> overdue(LocalDate day) {
        return world.requests
                .duties(world.registry, new DutyQuery(world.usw, null, null, null, true, day), PageRequest.first())
                .items();
    }

    private int audited(RequestId id) {
        return world.sql
                .first(
                        "select count(*) as c from kernel_audit where subject = ?",
                        rs -> rs.getInt("c"),
                        "request/" + id)
                .orElseThrow();
    }
}
