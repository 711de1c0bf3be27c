package org.matricula.requests.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.matricula.institutions.api.AgreementId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.regulations.api.PackRef;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.Office;
import org.matricula.requests.api.RequestDecisions;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestRow;
import org.matricula.requests.api.RequestRow.Part;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.RequestStep;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.api.StudentRequest.Approval;
import org.matricula.requests.provider.store.RequestCase;
import org.matricula.requests.provider.store.RequestCases;
import org.matricula.requests.provider.store.StepStore.Taken;
import org.matricula.requests.provider.store.Stored;
import org.matricula.students.api.StudentId;

/** One set-wise write of requests from elsewhere, each of several rows. One that is there is never changed. */
final class RequestImport {

    private static final Set<RequestState> NOT_ANSWERED =
            EnumSet.of(RequestState.DRAFT, RequestState.WITHDRAWN_BY_STUDENT);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ROLE = 60;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_VERSION = 50;
    private static final int LONGEST_LETTER = 16_000;
    /** Days that an open request leaves out. */
    private static final int NOT_SAID = -1;

    private final RequestCases cases;
    private final Judging judging;
    private final RequestFileRecords.Places places;
    private final Caller caller;
    private final InstitutionCode institution;
    private final Identifiers identifiers;
    private final Instant now;
    private final LocalDate today;
    private final String reason;
    private final Map<Object, RequestCase> held = new HashMap<>();
    private final List<StudentRequest> added = new ArrayList<>();

    RequestImport(
            RequestCases cases,
            Judging judging,
            RequestFileRecords.Places places,
            Caller caller,
            InstitutionCode institution,
            Identifiers identifiers,
            Instant now,
            LocalDate today,
            String reason) {
        this.cases = cases;
        this.judging = judging;
        this.places = places;
        this.caller = caller;
        this.institution = institution;
        this.identifiers = identifiers;
        this.now = now;
        this.today = today;
        this.reason = reason;
    }

    /** Writes the rows and tells what became of each, in their order. */
    List<RowOutcome> importAll(List<RequestRow> rows, Map<String, StudentId> ids) {
        cases.lock(caller.scope(), ids.values());
        cases.all(caller.scope(), institution, ids.values())
                .forEach(one -> held.put(key(one.stored().request()), one));
        return RowOutcome.together(
                rows,
                row -> Arrays.asList(row.studentNumber(), row.createdAt()),
                of -> put(of, ids.get(of.get(0).studentNumber())));
    }

    /** The entries for what was written. */
    List<AuditEntry> audit() {
        return added.stream()
                .map(one ->
                        AuditEntry.changed(institution, "requests.import", "request/" + one.id(), reason, null, one))
                .toList();
    }

    private RowOutcome put(List<RequestRow> rows, StudentId student) {
        List<RequestRow> heads = of(rows, Part.REQUEST);
        Faults faults = new Faults()
                .check(
                        student != null,
                        "studentNumber",
                        rows.get(0).studentNumber(),
                        "must be a student of the institution")
                .given("createdAt", rows.get(0).createdAt())
                .check(
                        rows.stream().allMatch(row -> row.part() != null) && heads.size() == 1,
                        "part",
                        heads.size(),
                        "must be REQUEST once, otherwise EVIDENCE, APPROVAL, STEP, LETTER, DUTY or CONTACT");
        rows.stream()
                .filter(row -> row.part() != null)
                .forEach(row -> faults.check(
                        sound(row), "part", row.part(), "must have its own columns filled and no other's"));
        faults.refuse();
        RequestRow head = heads.get(0);
        RequestCase wanted = read(head, rows, student);
        RequestCase there = held.get(key(wanted.stored().request()));
        if (there != null) {
            if (rows(there).equals(rows(with(wanted, completed(wanted.stored(), there.stored()))))) {
                return RowOutcome.unchanged(there.stored().request().id().toString());
            }
            throw Problem.conflict(
                            "createdAt",
                            head.createdAt(),
                            "is another request of the student here, and a file never" + " changes one")
                    .exception();
        }
        check(head, wanted);
        privileges(wanted);
        RequestCase whole = with(wanted, goingOn(wanted));
        cases.add(caller.scope(), whole);
        held.put(key(whole.stored().request()), whole);
        added.add(whole.stored().request());
        return RowOutcome.created(whole.stored().request().id().toString());
    }

    /** Whether a row has what its part has, and nothing of another. */
    private static boolean sound(RequestRow row) {
        boolean head = row.part() == Part.REQUEST;
        boolean step = row.part() == Part.APPROVAL || row.part() == Part.STEP;
        return head == (row.request() != null)
                && (head || row.circumstances() == null && row.details() == null)
                && (row.part() == Part.EVIDENCE) == (row.evidence() != null)
                && step == (row.step() != null)
                && (row.part() == Part.LETTER) == (row.letter() != null)
                && (row.part() == Part.DUTY) == (row.duty() != null)
                && (row.part() == Part.CONTACT) == (row.contact() != null);
    }

    private RequestCase read(RequestRow head, List<RequestRow> rows, StudentId student) {
        Stored stored = request(head, rows, student);
        return new RequestCase(
                stored,
                RequestRows.steps(of(rows, Part.STEP)),
                RequestRows.letters(of(rows, Part.LETTER)),
                RequestRows.duties(of(rows, Part.DUTY), stored.request(), identifiers::next));
    }

    private static RequestCase with(RequestCase one, Stored stored) {
        return new RequestCase(stored, one.steps(), one.letters(), one.duties());
    }

    private void privileges(RequestCase one) {
        for (Taken step : one.steps()) {
            if (step.agreed() || step.step().state() == RequestState.REFUSED) {
                caller.require(RequestDecisions.APPROVE);
                caller.require(Office.privilege(step.step().role()));
            }
        }
        RequestState state = one.stored().request().state();
        if (state == RequestState.EFFECTIVE
                || state == RequestState.LAPSED
                || state == RequestState.OVERTAKEN
                || one.duties().stream().anyMatch(duty -> !duty.isOpen() && !duty.needless())) {
            caller.require(RequestDecisions.CARRY_OUT);
        }
    }

    /** An open request as the pack in force here rules it from now on; any other as it is. */
    private Stored goingOn(RequestCase one) {
        StudentRequest request = one.stored().request();
        boolean open = RequestCases.isOpen(request.state());
        if (!open && request.state() != RequestState.DRAFT) {
            return one.stored();
        }
        Application application =
                new Application(request.studentId(), request.registrationId(), request.kind(), request.asked());
        AskedRules.check(application);
        if (!open) {
            return one.stored();
        }
        List<StudentRequest> others = held.values().stream()
                .map(other -> other.stored().request())
                .filter(other -> RequestCases.isOpen(other.state()))
                .toList();
        if (others.stream().anyMatch(other -> RequestCases.openKey(other).equals(RequestCases.openKey(request)))) {
            throw Problem.conflict(
                            "kind", request.kind(), "is asked for already by an open request of the student here")
                    .exception();
        }
        Judging.Case here = judging.restored(caller, application, request.submittedOn());
        String over = StateRules.over(here.situation());
        if (over != null) {
            throw Problem.conflict("state", request.state(), "must be one that has ended, because " + over)
                    .exception();
        }
        if (request.registrationId() != null) {
            Exclusions.check(
                    request.kind(),
                    here.situation().asked(),
                    others.stream()
                            .filter(other -> request.registrationId().equals(other.registrationId()))
                            .toList());
        }
        PackRef pack = here.judged().pack().ref();
        StudentRequest ruled = ruled(
                request,
                here.situation().asked(),
                here.lapses(request.submittedOn()),
                here.decidedAt(),
                here.agreement(),
                here.approvals());
        Stored stored = completed(one.stored(), new Stored(ruled, pack, here.authorisedDays(), 1));
        Faults faults = new Faults()
                .check(
                        stored.pack().equals(pack),
                        "pack",
                        stored.pack(),
                        "must be " + pack + ", which is in force here for it, or be left out")
                .check(
                        stored.request().decidedAt().equals(ruled.decidedAt()),
                        "decidedAt",
                        stored.request().decidedAt(),
                        "must be " + ruled.decidedAt() + ", or be left out")
                .check(
                        stored.request().approvals().containsAll(ruled.approvals()),
                        "role",
                        roles(stored.request().approvals()),
                        "must have " + roles(ruled.approvals()) + " by " + pack + ", or be left out");
        answered(faults, stored.request(), one.steps());
        faults.refuse();
        return stored;
    }

    /** Those whose turn it was have agreed, each of them another person, and nobody else. */
    private static void answered(Faults faults, StudentRequest request, List<Taken> steps) {
        List<String> needed = roles(request.approvals());
        List<Taken> agreed = steps.stream().filter(Taken::agreed).toList();
        List<String> by = agreed.stream().map(one -> one.step().role()).toList();
        boolean all = by.size() == needed.size();
        faults.check(
                by.size() <= needed.size()
                        && by.equals(needed.subList(0, by.size()))
                        && all == (request.state() == RequestState.APPROVED),
                "role",
                by,
                "must have agreed in the order " + needed + ", all of them for APPROVED and not all for SUBMITTED");
        Set<String> persons = new HashSet<>(Set.of(request.applicant()));
        agreed.forEach(one -> faults.check(
                persons.add(one.step().actor()),
                "actor",
                one.step().actor(),
                "must be somebody who neither wrote the request nor agreed to it before"));
    }

    private static List<String> roles(List<Approval> approvals) {
        return approvals.stream().map(Approval::role).toList();
    }

    /** An open request with what its rows leave out; any other as it is. */
    private static Stored completed(Stored said, Stored known) {
        StudentRequest request = said.request();
        if (request.state() == null || !RequestCases.isOpen(request.state())) {
            return said;
        }
        StudentRequest other = known.request();
        Asked asked = request.asked();
        Asked.Circumstances circumstances = asked.circumstances();
        Asked.Circumstances named = other.asked().circumstances();
        Asked whole = asked.completed(
                or(asked.effective(), other.asked().effective()),
                or(asked.boardDate(), other.asked().boardDate()),
                circumstances == null || named == null
                        ? circumstances
                        : new Asked.Circumstances(
                                circumstances.sponsored(),
                                circumstances.funded(),
                                circumstances.loan(),
                                or(circumstances.agreement(), named.agreement())));
        return new Stored(
                ruled(
                        request,
                        whole,
                        or(request.lapsesOn(), other.lapsesOn()),
                        or(request.decidedAt(), other.decidedAt()),
                        other.agreement(),
                        request.approvals().isEmpty()
                                ? other.approvals().stream()
                                        .map(one -> new Approval(one.role(), one.clause(), null, null))
                                        .toList()
                                : request.approvals()),
                or(said.pack(), known.pack()),
                said.authorisedDays() == NOT_SAID ? known.authorisedDays() : said.authorisedDays(),
                said.version());
    }

    private static <T> T or(T said, T known) {
        return said == null ? known : said;
    }

    private static StudentRequest ruled(
            StudentRequest one,
            Asked asked,
            LocalDate lapses,
            InstitutionCode decidedAt,
            AgreementId agreement,
            List<Approval> approvals) {
        return new StudentRequest(
                one.id(),
                one.institution(),
                one.studentId(),
                one.registrationId(),
                one.kind(),
                asked,
                one.state(),
                one.applicant(),
                one.createdAt(),
                one.submittedOn(),
                lapses,
                decidedAt,
                agreement,
                null,
                approvals);
    }

    private void check(RequestRow row, RequestCase one) {
        RequestRow.Head head = row.request();
        StudentRequest request = one.stored().request();
        boolean in = request.submittedOn() != null;
        Faults faults = new Faults()
                .given("kind", request.kind())
                .given("state", request.state())
                .check(
                        request.registrationId() != null || request.kind() == RequestKind.CHANGE_OF_DETAILS,
                        "programmeCode, entrySession",
                        head.programmeCode() + ", " + head.entrySession(),
                        "must be a programme registration of the student")
                .check(
                        head.toProgramme() == null || request.asked().toProgramme() != null,
                        "toProgramme",
                        head.toProgramme(),
                        "must be a programme of the institution, for TRANSFER_INSTITUTION of its awarding body")
                .text("applicant", request.applicant(), LONGEST_NAME)
                .check(!request.createdAt().isAfter(now), "createdAt", row.createdAt(), "must not be in the future")
                .check(
                        one.stored().authorisedDays() < 1000
                                && (head.authorisedDays() == null || head.authorisedDays() >= 0),
                        "authorisedDays",
                        head.authorisedDays(),
                        "must be 0 to 999")
                .check(
                        in ? request.state() != RequestState.DRAFT : NOT_ANSWERED.contains(request.state()),
                        "submittedOn",
                        request.submittedOn(),
                        "must be given for a request that came in, and not for a draft")
                .check(
                        !in || !request.submittedOn().isAfter(today),
                        "submittedOn",
                        request.submittedOn(),
                        "must not be in the future");
        optional(faults, "toInstitution", request.asked().toInstitution());
        optional(faults, "mode", request.asked().mode());
        if (row.circumstances() != null) {
            optional(faults, "agreement", row.circumstances().agreement());
        }
        if (row.details() != null) {
            optional(faults, "familyName", row.details().familyName());
            optional(faults, "givenNames", row.details().givenNames());
            optional(faults, "email", row.details().email());
            optional(faults, "preferredFamilyName", row.details().preferredFamilyName());
            optional(faults, "preferredGivenNames", row.details().preferredGivenNames());
        }
        if (request.asked().details() != null) {
            request.asked().details().contacts().forEach(contact -> contact.check(faults, ""));
        }
        AskedRules.told(faults, request.kind(), request.asked());
        PackRef pack = one.stored().pack();
        if (request.state() != null && !RequestCases.isOpen(request.state())) {
            faults.check(
                            in == (request.lapsesOn() != null && request.decidedAt() != null && pack != null),
                            "lapsesOn, decidedAt, pack",
                            null,
                            "must be given for a request that came in, and for no other")
                    .check(
                            in || request.approvals().isEmpty(),
                            "role",
                            request.approvals().size(),
                            "must be needed by no one where nothing came in");
        }
        if (pack != null) {
            faults.text("pack", pack.id(), LONGEST_NAME)
                    .text("packVersion", pack.version(), LONGEST_VERSION)
                    .check(
                            pack.digest() != null && pack.digest().matches("[0-9a-f]{1,64}"),
                            "packDigest",
                            pack.digest(),
                            "must be hexadecimal digits");
        }
        request.approvals().forEach(approval -> faults.text("role", approval.role(), LONGEST_ROLE)
                .text("clause", approval.clause(), LONGEST_NAME));
        steps(faults, request, one.steps());
        letters(faults, one);
        duties(faults, one.duties());
        faults.refuse();
    }

    private void letters(Faults faults, RequestCase one) {
        Set<Integer> places = new HashSet<>();
        one.letters().forEach(letter -> faults.check(
                        letter.place() >= 1 && letter.place() <= one.steps().size() && places.add(letter.place()),
                        "place",
                        letter.place(),
                        "must be a step of the request, each once")
                .text("title", letter.title(), LONGEST_TEXT)
                .check(
                        !letter.text().isBlank() && letter.text().length() <= LONGEST_LETTER,
                        "text",
                        letter.text().length(),
                        "must have 1 to " + LONGEST_LETTER + " characters")
                .check(
                        letter.writtenAt() != null && !letter.writtenAt().isAfter(now),
                        "writtenAt",
                        letter.writtenAt(),
                        "must be given and not be in the future"));
    }

    private static void duties(Faults faults, List<RequestDuty> duties) {
        Set<String> codes = new HashSet<>();
        for (RequestDuty duty : duties) {
            faults.check(
                            duty.code() != null && duty.code().matches("[A-Z_]{1,60}") && codes.add(duty.code()),
                            "duty",
                            duty.code(),
                            "must be 1 to 60 capital letters and underscores, each once")
                    .text("who", duty.who(), LONGEST_ROLE)
                    .text("dutyClause", duty.clause(), LONGEST_NAME)
                    .given("arose", duty.arose())
                    .given("dueOn", duty.dueOn())
                    .check(
                            duty.isOpen()
                                    ? duty.doneBy() == null && duty.evidence() == null && !duty.needless()
                                    : duty.doneBy() != null && duty.evidence() != null,
                            "doneOn, doneBy, shownBy",
                            duty.doneOn(),
                            "must be given together for a duty that is done or needless, and for no other");
            if (duty.doneBy() != null) {
                faults.text("doneBy", duty.doneBy(), LONGEST_NAME);
            }
            if (duty.evidence() != null) {
                AskedRules.reason(faults, "shownBy", duty.evidence());
            }
        }
    }

    private void steps(Faults faults, StudentRequest request, List<Taken> way) {
        Instant last = request.createdAt();
        RequestState stands = null;
        for (Taken one : way) {
            RequestStep step = one.step();
            faults.given("afterwards", step.state())
                    .text("actor", step.actor(), LONGEST_NAME)
                    .check(
                            step.at() != null
                                    && !step.at().isAfter(now)
                                    && !step.at().isBefore(last),
                            "takenAt",
                            step.at(),
                            "must be given, not be in the future, and not before the step before")
                    .check(
                            step.role() != null || !one.agreed() && step.state() != RequestState.REFUSED,
                            "role",
                            null,
                            "must be given where somebody agreed or refused")
                    .check(
                            step.reason() != null || step.state() != RequestState.REFUSED,
                            "reason",
                            null,
                            "must be given for a refusal");
            if (step.role() != null) {
                faults.text("role", step.role(), LONGEST_ROLE);
            }
            if (step.clause() != null) {
                faults.text("clause", step.clause(), LONGEST_NAME);
            }
            if (step.reason() != null) {
                AskedRules.reason(faults, "reason", step.reason());
            }
            last = step.at() == null ? last : step.at();
            stands = step.state();
        }
        faults.check(
                stands == request.state(), "state", request.state(), "must be where the last step left it: " + stands);
        if (request.state() == RequestState.EFFECTIVE) {
            for (Approval needed : request.approvals()) {
                faults.check(
                        way.stream()
                                .anyMatch(one -> one.agreed()
                                        && Objects.equals(one.step().role(), needed.role())),
                        "role",
                        needed.role(),
                        "must have agreed before the request was carried out");
            }
        }
    }

    private static void optional(Faults faults, String field, String text) {
        if (text != null) {
            faults.text(field, text, LONGEST_TEXT);
        }
    }

    private Stored request(RequestRow row, List<RequestRow> rows, StudentId student) {
        RequestRow.Head head = row.request();
        Asked.NewDetails details = RequestRows.details(row.details(), of(rows, Part.CONTACT));
        Asked asked = new Asked(
                head.effective(),
                head.until(),
                head.grounds(),
                head.statement(),
                row.session(),
                places.programme(head.kind(), head.toProgramme()),
                head.level(),
                head.betweenFaculties(),
                head.toInstitution(),
                head.mode(),
                details == null && head.kind() == RequestKind.CHANGE_OF_DETAILS
                        ? new Asked.NewDetails(null, null, null, null)
                        : details,
                head.exceptional(),
                head.returnLikely(),
                head.completionMoves(),
                head.assessmentAffected(),
                head.boardDate(),
                row.circumstances(),
                of(rows, Part.EVIDENCE).stream()
                        .map(RequestRow::evidence)
                        .map(one -> new Asked.Evidence(one.evidence(), one.reference()))
                        .toList());
        return new Stored(
                new StudentRequest(
                        new RequestId(identifiers.next()),
                        institution,
                        student,
                        registration(head, student, RequestRows.instant(row.createdAt())),
                        head.kind(),
                        asked,
                        head.state(),
                        head.applicant(),
                        RequestRows.instant(row.createdAt()),
                        head.submittedOn(),
                        head.lapsesOn(),
                        head.decidedAt() == null ? null : InstitutionCode.valueOf(head.decidedAt()),
                        null,
                        null,
                        of(rows, Part.APPROVAL).stream()
                                .map(RequestRow::step)
                                .map(one -> new Approval(one.role(), one.clause(), null, null))
                                .toList()),
                head.pack() == null ? null : new PackRef(head.pack(), head.packVersion(), head.packDigest()),
                days(head),
                1);
    }

    private static int days(RequestRow.Head head) {
        boolean open = head.state() != null && RequestCases.isOpen(head.state());
        return head.authorisedDays() != null ? head.authorisedDays() : open ? NOT_SAID : 0;
    }

    /** That of the request where it is here; one that was overtaken may have been about what was entered in error. */
    private ProgrammeRegistrationId registration(RequestRow.Head head, StudentId student, Instant createdAt) {
        List<ProgrammeRegistration> named = places.byId.values().stream()
                .filter(one -> one.studentId().equals(student)
                        && one.entrySession().equals(head.entrySession())
                        && head.programmeCode() != null
                        && head.programmeCode().equals(places.code(one.programmeId())))
                .toList();
        RequestCase there = createdAt == null ? null : held.get(key(student, createdAt));
        ProgrammeRegistrationId kept =
                there == null ? null : there.stored().request().registrationId();
        boolean overtaken = head.state() == RequestState.OVERTAKEN;
        return named.stream()
                .max(Comparator.comparing(
                                (ProgrammeRegistration one) -> one.id().equals(kept))
                        .thenComparing(one -> overtaken == (one.status() == ProgrammeRegistration.Status.VOIDED)))
                .map(ProgrammeRegistration::id)
                .orElse(null);
    }

    /** The rows of a request without the codes of programmes, which its identities stand for. */
    private static List<Object> rows(RequestCase one) {
        return List.of(
                String.valueOf(one.stored().request().registrationId()),
                String.valueOf(one.stored().request().asked().toProgramme()),
                RequestRows.of(one, "", null, null, null));
    }

    private static Object key(StudentRequest request) {
        return key(request.studentId(), request.createdAt());
    }

    private static Object key(StudentId student, Instant createdAt) {
        return List.of(student, createdAt);
    }

    private static List<RequestRow> of(List<RequestRow> rows, Part part) {
        return rows.stream().filter(row -> row.part() == part).toList();
    }
}
