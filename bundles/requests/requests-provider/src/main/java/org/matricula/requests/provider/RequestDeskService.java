package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.policies.taught.RequestProcedure.After;
import org.matricula.registration.api.Waiver;
import org.matricula.regulations.api.Finding;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.Preview;
import org.matricula.requests.api.Preview.Prospect;
import org.matricula.requests.api.RequestDesk;
import org.matricula.requests.api.RequestId;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.Judging.Case;
import org.matricula.requests.provider.Recorder.Move;
import org.matricula.requests.provider.store.RequestCases;
import org.matricula.requests.provider.store.RequestStore;
import org.matricula.requests.provider.store.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link RequestDesk} on the domain's stores. */
@Component
public final class RequestDeskService implements RequestDesk {

    /** Code of what another open request stands against. */
    private static final String EXCLUDED = "EXCLUDED_BY_OPEN_REQUEST";

    private static final String NOT_OFFERED = "REQUEST_NOT_OFFERED";
    /** What no waiver can supply: a kind that is not offered, a day that is not named. */
    private static final Set<String> NOT_WAIVABLE = Set.of(NOT_OFFERED, "REQUEST_DATE_MISSING", "REQUEST_END_MISSING");

    private static final Set<RequestState> TAKEN_BACK_FROM =
            Set.of(RequestState.DRAFT, RequestState.SUBMITTED, RequestState.APPROVED);
    private static final Map<String, String> FIELDS = Map.of(
            "REQUEST_DATE_MISSING",
            "asked.effective",
            "REQUEST_TOO_LATE",
            "asked.effective",
            "REQUEST_TOO_EARLY",
            "asked.effective",
            "REQUEST_END_MISSING",
            "asked.until",
            "REQUEST_AFTER_SESSION_START",
            "asked.session",
            "REQUEST_EVIDENCE_MISSING",
            "asked.evidence",
            NOT_OFFERED,
            "kind");

    private final RequestStore store;
    private final Judging judging;
    private final Recorder recorder;
    private final Transactions transactions;

    /** Works on the domain's services. */
    @Activate
    public RequestDeskService(
            @Reference RequestStore store,
            @Reference Judging judging,
            @Reference Recorder recorder,
            @Reference Transactions transactions) {
        this.store = store;
        this.judging = judging;
        this.recorder = recorder;
        this.transactions = transactions;
    }

    @Override
    public Preview preview(Caller caller, Application application) {
        caller.require(SUBMIT);
        AskedRules.check(application);
        Case one = judging.fresh(caller, application, null);
        LocalDate today = one.situation().received();
        Judged judged = one.judged();
        List<StudentRequest> open = store.open(caller.scope(), application.registrationId(), null);
        boolean excluded =
                Exclusions.of(application.kind(), one.situation().asked(), open).isPresent();
        String clause = judged.outcome().admissible() ? judged.prospectClause() : judged.refusingClause();
        LocalDate lapses = one.lapses(today);
        return new Preview(
                judged.outcome().admissible() && !excluded,
                judged.outcome().admissible() && excluded
                        ? EXCLUDED
                        : judged.outcome().reason(),
                judged.prospect(),
                judged.prospectReason(),
                judged.prospectClause(),
                judged.waiver(clause).map(Waiver::clause).orElse(null),
                one.approvals(),
                one.decidedAt(),
                one.agreement(),
                lapses,
                duties(one, today, lapses),
                notes(one, open),
                RulingViews.of(judged));
    }

    @Override
    public Versioned<StudentRequest> draft(Caller caller, Application application) {
        caller.require(SUBMIT);
        AskedRules.check(application);
        Case one = judging.fresh(caller, application, null);
        StudentRequest request = new StudentRequest(
                recorder.nextId(),
                one.situation().code(),
                one.situation().holder(),
                application.registrationId(),
                application.kind(),
                application.asked(),
                RequestState.DRAFT,
                caller.name(),
                recorder.now(),
                null,
                null,
                null,
                null,
                null,
                List.of());
        return transactions.required(() -> {
            store.insert(caller.scope(), request);
            recorder.step(caller, request, plain(RequestState.DRAFT, null), one.situation(), null);
            return read(caller, request.id());
        });
    }

    @Override
    public Versioned<StudentRequest> change(Caller caller, RequestId id, Asked asked, long version) {
        caller.require(SUBMIT);
        return transactions.required(() -> {
            StudentRequest before = draft(caller, id, version).request();
            Application application =
                    new Application(before.studentId(), before.registrationId(), before.kind(), asked);
            AskedRules.check(application);
            Case one = judging.fresh(caller, application, id);
            if (!store.change(caller.scope(), id, asked, version)) {
                throw Recorder.stale();
            }
            recorder.step(
                    caller,
                    store.get(caller.scope(), id).orElseThrow().request(),
                    plain(RequestState.DRAFT, null),
                    one.situation(),
                    null);
            return read(caller, id);
        });
    }

    @Override
    public Versioned<StudentRequest> submit(Caller caller, RequestId id, long version) {
        caller.require(SUBMIT);
        try {
            return transactions.required(() -> {
                // what excludes it may be handed in at the same moment
                judging.turn(caller, draft(caller, id, version).request());
                submitted(caller, draft(caller, id, version));
                return read(caller, id);
            });
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict("kind", null, "is asked for already by an open request of the student")
                        .exception();
            }
            throw e;
        }
    }

    @Override
    public Versioned<StudentRequest> takeBack(Caller caller, RequestId id, long version, String reason) {
        caller.require(SUBMIT);
        AskedRules.reason(new Faults(), "reason", reason).refuse();
        return transactions.required(() -> {
            Stored stored = found(caller, id);
            new Versioned<>(stored.request(), stored.version()).requireVersion(version);
            if (!TAKEN_BACK_FROM.contains(stored.request().state())) {
                throw wrongState(stored, TAKEN_BACK_FROM);
            }
            recorder.move(caller, stored, plain(RequestState.WITHDRAWN_BY_STUDENT, reason), null, null);
            recorder.needless(caller, stored.request(), "the student took the request back");
            return read(caller, id);
        });
    }

    private void submitted(Caller caller, Stored stored) {
        StudentRequest draft = stored.request();
        Case one = judging.fresh(
                caller,
                new Application(draft.studentId(), draft.registrationId(), draft.kind(), draft.asked()),
                draft.id());
        LocalDate today = one.situation().received();
        Judged judged = one.judged();
        admit(one);
        Exclusions.check(
                draft.kind(), one.situation().asked(), store.open(caller.scope(), draft.registrationId(), draft.id()));
        StudentRequest request = new StudentRequest(
                draft.id(),
                draft.institution(),
                draft.studentId(),
                draft.registrationId(),
                draft.kind(),
                one.situation().asked(),
                RequestState.SUBMITTED,
                caller.name(),
                draft.createdAt(),
                today,
                one.lapses(today),
                one.decidedAt(),
                one.agreement(),
                judged.pack().ref().toString(),
                one.approvals());
        int days = one.authorisedDays();
        Stored kept = new Stored(request, judged.pack().ref(), days, stored.version());
        if (!store.submit(caller.scope(), kept, RequestCases.openKey(request))) {
            throw Recorder.stale();
        }
        recorder.step(caller, request, plain(RequestState.SUBMITTED, null), one.situation(), judged);
        recorder.duties(caller, request, one.situation(), judged, After.SUBMISSION, today);
        if (request.approvals().isEmpty()) {
            followsByItself(caller, new Stored(request, kept.pack(), days, stored.version() + 1), one);
        }
    }

    /** Nobody has to agree: it is approved by the regulations themselves. */
    private void followsByItself(Caller caller, Stored stored, Case one) {
        if (one.judged().prospect() != Prospect.OPEN) {
            throw Problem.conflict(
                            "kind",
                            stored.request().kind(),
                            "is not granted (" + one.judged().prospectReason() + ", "
                                    + one.judged().prospectClause() + ") and nobody may grant it")
                    .exception();
        }
        recorder.move(
                caller,
                stored,
                new Move(RequestState.APPROVED, null, false, null, null, true),
                one.situation(),
                one.judged());
        LocalDate today = one.situation().received();
        recorder.duties(caller, stored.request(), one.situation(), one.judged(), After.APPROVAL, today);
    }

    private static void admit(Case one) {
        if (lacksBoardDate(one.situation()) && !one.situation().boards().known()) {
            throw Problem.invalid("asked.boardDate", null, "must be given while the boards cannot be asked")
                    .exception();
        }
        String reason = one.judged().outcome().reason();
        if (reason == null) {
            return;
        }
        String clause = one.judged().refusingClause();
        if (!NOT_WAIVABLE.contains(reason) && one.judged().waiver(clause).isPresent()) {
            return;
        }
        String field = FIELDS.getOrDefault(reason, "asked");
        throw Problem.invalid(field, value(field, one.situation()), rule(reason, one) + " (" + clause + ")")
                .exception();
    }

    private static Object value(String field, Situation situation) {
        return switch (field) {
            case "asked.effective" -> situation.asked().effective();
            case "asked.until" -> situation.asked().until();
            case "asked.session" -> situation.asked().session();
            case "kind" -> situation.application().kind();
            default -> null;
        };
    }

    private static String rule(String reason, Case one) {
        String facts = one.judged().procedure().findings().stream()
                .filter(finding -> finding.code().equals(reason))
                .flatMap(finding -> finding.facts().stream())
                .map(Finding.Fact::words)
                .reduce((first, second) -> first + ", " + second)
                .orElse("");
        return "is refused by the regulations: " + reason + (facts.isEmpty() ? "" : ": " + facts);
    }

    private List<String> notes(Case one, List<StudentRequest> open) {
        List<String> notes = new ArrayList<>();
        Situation situation = one.situation();
        if (lacksBoardDate(situation)) {
            notes.add(
                    situation.boards().known()
                            ? "No meeting of a board on the programme is opened yet, so the last weeks before it were"
                                    + " not looked at."
                            : "The boards cannot be asked: asked.boardDate is needed to hand the request in, and the"
                                    + " last weeks before them were not looked at.");
        }
        notes.addAll(one.judged().notes());
        open.forEach(other -> notes.add("On the same registration there is " + Exclusions.words(other) + "."));
        if (situation.session() == null) {
            notes.add("The institution has set no dates of a session for the day, so limits that count from the"
                    + " session were not looked at.");
        }
        if (one.judged().procedure().judgement().review()) {
            notes.add("The ruling names a duty that the table of duties does not have; a person has to see to it.");
        }
        return notes;
    }

    private static List<Preview.ExpectedDuty> duties(Case one, LocalDate today, LocalDate lapses) {
        Situation situation = one.situation();
        LocalDate effect = situation.asked().effective() == null
                ? today
                : situation.asked().effective();
        return one.judged().outcome().duties().stream()
                .map(duty -> new Preview.ExpectedDuty(
                        duty.code(),
                        Letters.words(duty.code()),
                        duty.who(),
                        duty.clause(),
                        one.judged().pack().clauses().get(duty.clause()),
                        duty.after().name(),
                        duty.days(),
                        duty.count().name(),
                        DueDays.of(
                                duty,
                                switch (duty.after()) {
                                    case SUBMISSION -> today;
                                    case APPROVAL -> lapses;
                                    case EFFECT -> effect;
                                },
                                situation.calendar())))
                .toList();
    }

    private static boolean lacksBoardDate(Situation situation) {
        return situation.boards() != null && situation.asked().boardDate() == null;
    }

    private static Move plain(RequestState state, String reason) {
        return new Move(state, null, false, reason, null, false);
    }

    private Stored draft(Caller caller, RequestId id, long version) {
        Stored stored = found(caller, id);
        new Versioned<>(stored.request(), stored.version()).requireVersion(version);
        if (stored.request().state() != RequestState.DRAFT) {
            throw wrongState(stored, Set.of(RequestState.DRAFT));
        }
        return stored;
    }

    private static ProblemException wrongState(Stored stored, Set<RequestState> allowed) {
        return Problem.conflict("state", stored.request().state(), "must be one of " + new java.util.TreeSet<>(allowed))
                .exception();
    }

    private Stored found(Caller caller, RequestId id) {
        return store.get(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("request", id).exception());
    }

    private Versioned<StudentRequest> read(Caller caller, RequestId id) {
        Stored stored = found(caller, id);
        return new Versioned<>(stored.request(), stored.version());
    }
}
