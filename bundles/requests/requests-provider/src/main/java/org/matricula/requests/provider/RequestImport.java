package org.matricula.requests.provider;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.regulations.api.PackRef;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.Office;
import org.matricula.requests.api.RequestDecisions;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestRow;
import org.matricula.requests.api.RequestRow.Part;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.RequestStep;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.StepStore;
import org.matricula.requests.provider.store.StepStore.Taken;
import org.matricula.requests.provider.store.Stored;
import org.matricula.students.api.StudentId;

/** One set-wise write of requests that ended elsewhere, each of several rows. One that is there is never changed. */
final class RequestImport {

    private static final Set<RequestState> ENDED = EnumSet.of(
            RequestState.EFFECTIVE, RequestState.REFUSED, RequestState.WITHDRAWN_BY_STUDENT, RequestState.LAPSED);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ROLE = 60;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_VERSION = 50;

    private final RequestStore requests;
    private final StepStore steps;
    private final RequestFileRecords.Places places;
    private final Caller caller;
    private final InstitutionCode institution;
    private final Identifiers identifiers;
    private final Instant now;
    private final String reason;
    private final Map<Object, Stored> held = new HashMap<>();
    private final Map<RequestId, List<Taken>> taken = new HashMap<>();
    private final List<StudentRequest> added = new ArrayList<>();

    RequestImport(
            RequestStore requests,
            StepStore steps,
            RequestFileRecords.Places places,
            Caller caller,
            InstitutionCode institution,
            Identifiers identifiers,
            Instant now,
            String reason) {
        this.requests = requests;
        this.steps = steps;
        this.places = places;
        this.caller = caller;
        this.institution = institution;
        this.identifiers = identifiers;
        this.now = now;
        this.reason = reason;
    }

    /** Writes the rows and tells what became of each, in their order. */
    List<RowOutcome> importAll(List<RequestRow> rows, Map<String, StudentId> ids) {
        List<Stored> all = requests.all(caller.scope(), institution, ids.values());
        all.forEach(one -> held.put(key(one.request()), one));
        taken.putAll(steps.taken(
                caller.scope(), all.stream().map(one -> one.request().id()).toList()));
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            groups.computeIfAbsent(
                            Arrays.asList(
                                    rows.get(i).studentNumber(), rows.get(i).createdAt()),
                            key -> new ArrayList<>())
                    .add(i);
        }
        List<RowOutcome> outcomes = new ArrayList<>(Collections.nCopies(rows.size(), null));
        groups.values().forEach(group -> {
            List<RequestRow> of = group.stream().map(rows::get).toList();
            RowOutcome outcome;
            try {
                outcome = put(of, ids.get(of.get(0).studentNumber()));
            } catch (ProblemException e) {
                outcome = RowOutcome.refused(e.problem());
            }
            for (int place : group) {
                outcomes.set(place, outcome);
            }
        });
        return outcomes;
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
        new Faults()
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
                        "must be REQUEST once, otherwise APPROVAL or STEP")
                .refuse();
        Stored wanted = request(heads.get(0), of(rows, Part.APPROVAL), student);
        List<Taken> way = way(of(rows, Part.STEP));
        Stored there = held.get(key(wanted.request()));
        if (there != null) {
            if (rows(there, taken.getOrDefault(there.request().id(), List.of())).equals(rows(wanted, way))) {
                return RowOutcome.unchanged(there.request().id().toString());
            }
            throw Problem.conflict(
                            "createdAt",
                            rows.get(0).createdAt(),
                            "is another request of the student here, and a file never changes one")
                    .exception();
        }
        check(heads.get(0), wanted, way);
        privileges(wanted.request(), way);
        write(wanted, way);
        return RowOutcome.created(wanted.request().id().toString());
    }

    private void write(Stored wanted, List<Taken> way) {
        StudentRequest request = wanted.request();
        requests.insert(caller.scope(), request);
        if (wanted.pack() != null) {
            requests.submit(caller.scope(), wanted, null);
        }
        way.forEach(one -> steps.add(caller.scope(), institution, request.id(), one.step(), one.agreed()));
        held.put(key(request), wanted);
        taken.put(request.id(), way);
        added.add(request);
    }

    private void privileges(StudentRequest request, List<Taken> way) {
        for (Taken one : way) {
            if (one.agreed() || one.step().state() == RequestState.REFUSED) {
                caller.require(RequestDecisions.APPROVE);
                caller.require(Office.privilege(one.step().role()));
            }
        }
        if (request.state() == RequestState.EFFECTIVE || request.state() == RequestState.LAPSED) {
            caller.require(RequestDecisions.CARRY_OUT);
        }
    }

    private void check(RequestRow head, Stored wanted, List<Taken> way) {
        StudentRequest request = wanted.request();
        Faults faults = new Faults()
                .given("kind", request.kind())
                .check(
                        request.state() != null && ENDED.contains(request.state()),
                        "state",
                        request.state(),
                        "must be one of " + ENDED + ": a request that has not ended is answered where it was made")
                .check(
                        request.registrationId() != null || request.kind() == RequestKind.CHANGE_OF_DETAILS,
                        "programmeCode, entrySession",
                        head.programmeCode() + ", " + head.entrySession(),
                        "must be a programme registration of the student")
                .check(
                        head.toProgramme() == null || request.asked().toProgramme() != null,
                        "toProgramme",
                        head.toProgramme(),
                        "must be a programme of the institution")
                .text("applicant", request.applicant(), LONGEST_NAME)
                .check(!request.createdAt().isAfter(now), "createdAt", head.createdAt(), "must not be in the future")
                .check(
                        wanted.authorisedDays() >= 0 && wanted.authorisedDays() < 1000,
                        "authorisedDays",
                        wanted.authorisedDays(),
                        "must be 0 to 999");
        optional(faults, "toInstitution", request.asked().toInstitution());
        optional(faults, "mode", request.asked().mode());
        optional(faults, "agreement", head.agreement());
        optional(faults, "familyName", head.familyName());
        optional(faults, "givenNames", head.givenNames());
        optional(faults, "email", head.email());
        boolean in = request.submittedOn() != null;
        PackRef pack = wanted.pack();
        faults.check(
                        in || request.state() == RequestState.WITHDRAWN_BY_STUDENT,
                        "submittedOn",
                        null,
                        "must be given for a request that somebody answered")
                .check(
                        in == (request.lapsesOn() != null && request.decidedAt() != null && pack != null),
                        "lapsesOn, decidedAt, pack",
                        null,
                        "must be given for a request that came in, and for no other")
                .check(
                        in || request.approvals().isEmpty(),
                        "role",
                        request.approvals().size(),
                        "must be needed by no one where nothing came in");
        if (pack != null) {
            faults.text("pack", pack.id(), LONGEST_NAME)
                    .text("packVersion", pack.version(), LONGEST_VERSION)
                    .check(
                            pack.digest() != null && pack.digest().matches("[0-9a-f]{1,64}"),
                            "packDigest",
                            pack.digest(),
                            "must be hexadecimal digits");
        }
        request.approvals().forEach(one -> faults.text("role", one.role(), LONGEST_ROLE)
                .text("clause", one.clause(), LONGEST_NAME));
        steps(faults, request, way);
        faults.refuse();
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
            for (StudentRequest.Approval needed : request.approvals()) {
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

    private Stored request(RequestRow head, List<RequestRow> approvals, StudentId student) {
        Asked asked = new Asked(
                head.effective(),
                head.until(),
                null,
                null,
                head.session(),
                places.programme(head.toProgramme()),
                head.level(),
                head.betweenFaculties(),
                head.toInstitution(),
                head.mode(),
                head.kind() == RequestKind.CHANGE_OF_DETAILS
                        ? new Asked.NewDetails(head.familyName(), head.givenNames(), head.dateOfBirth(), head.email())
                        : null,
                head.exceptional(),
                head.returnLikely(),
                head.completionMoves(),
                head.assessmentAffected(),
                head.boardDate(),
                head.sponsored() == null && head.funded() == null && head.loan() == null && head.agreement() == null
                        ? null
                        : new Asked.Circumstances(head.sponsored(), head.funded(), head.loan(), head.agreement()),
                List.of());
        return new Stored(
                new StudentRequest(
                        new RequestId(identifiers.next()),
                        institution,
                        student,
                        registration(head, student),
                        head.kind(),
                        asked,
                        head.state(),
                        head.applicant(),
                        head.createdAt().toInstant(ZoneOffset.UTC),
                        head.submittedOn(),
                        head.lapsesOn(),
                        head.decidedAt() == null ? null : InstitutionCode.valueOf(head.decidedAt()),
                        null,
                        null,
                        approvals.stream()
                                .map(row -> new StudentRequest.Approval(row.role(), row.clause(), null, null))
                                .toList()),
                head.pack() == null ? null : new PackRef(head.pack(), head.packVersion(), head.packDigest()),
                head.authorisedDays() == null ? 0 : head.authorisedDays(),
                1);
    }

    private ProgrammeRegistrationId registration(RequestRow head, StudentId student) {
        return places.byId.values().stream()
                .filter(one -> one.studentId().equals(student)
                        && one.entrySession().equals(head.entrySession())
                        && head.programmeCode() != null
                        && head.programmeCode().equals(places.code(one.programmeId())))
                .map(ProgrammeRegistration::id)
                .findFirst()
                .orElse(null);
    }

    private static List<Taken> way(List<RequestRow> rows) {
        List<Taken> way = new ArrayList<>();
        for (RequestRow row : rows) {
            way.add(new Taken(
                    new RequestStep(
                            way.size() + 1,
                            row.afterwards(),
                            row.role(),
                            row.actor(),
                            row.reason(),
                            row.clause(),
                            row.takenAt() == null ? null : row.takenAt().toInstant(ZoneOffset.UTC),
                            false,
                            null),
                    Boolean.TRUE.equals(row.agreed())));
        }
        return way;
    }

    /** The rows of a request without the codes of programmes, which its identities stand for. */
    private static List<Object> rows(Stored stored, List<Taken> way) {
        return List.of(
                String.valueOf(stored.request().registrationId()),
                String.valueOf(stored.request().asked().toProgramme()),
                RequestRows.of(stored, way, "", null, null, null));
    }

    private static Object key(StudentRequest request) {
        return List.of(request.studentId(), request.createdAt());
    }

    private static List<RequestRow> of(List<RequestRow> rows, Part part) {
        return rows.stream().filter(row -> row.part() == part).toList();
    }
}
