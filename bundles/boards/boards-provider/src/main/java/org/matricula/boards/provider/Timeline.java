package org.matricula.boards.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.TimelineEvent;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.ProblemException;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.GoverningEvent.Kind;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;

/** Puts one student's timeline together. */
final class Timeline {

    private static final Set<Attempt> REPEATS = Set.of(Attempt.REPEAT, Attempt.REPEAT_RESIT);
    private static final int STUDY = 0;
    private static final int MODULE = 1;
    private static final int DECISION = 2;

    private final Regulations regulations;
    private final List<Studies> studies;
    private final List<Placed> placed = new ArrayList<>();
    private final Map<AcademicSession, InstitutionCode> studied = new TreeMap<>();
    private final Map<Integer, AcademicSession> levels = new TreeMap<>();

    Timeline(Regulations regulations, List<Studies> studies) {
        this.regulations = regulations;
        this.studies = studies;
        for (Studies one : studies) {
            studied.put(one.registration().entrySession(), one.registration().institution());
            if (one.registration().status() == ProgrammeRegistration.Status.ACTIVE) {
                studied.put(one.registration().session(), one.registration().institution());
            }
        }
    }

    /**
     * A registration with the code of its programme.
     *
     * @param registration the registration
     * @param programme the programme's code
     */
    record Studies(ProgrammeRegistration registration, String programme) {}

    private record Placed(int order, TimelineEvent event) {}

    /** A module with a result. */
    void result(ModuleResult result) {
        studied.putIfAbsent(result.session(), result.institution());
        String mark =
                result.mark() == null ? "" : result.mark().stripTrailingZeros().toPlainString() + " ";
        String event = module(result.moduleCode(), result.attempt()) + ": " + mark + result.grade();
        // results are computed under the institution's pack, whatever the programme
        add(MODULE, event, kind(result.attempt()), result.institution(), null, result.session(), result.pack());
    }

    /** A module that the student takes and that has no result yet. */
    void taken(ModuleRegistration taken, String moduleCode, AcademicSession session) {
        studied.putIfAbsent(session, taken.institution());
        String event = module(moduleCode, taken.attempt()) + ": no result";
        add(MODULE, event, kind(taken.attempt()), taken.institution(), null, session, null);
    }

    /** A released decision, in the order of release. */
    void decision(Candidate decision) {
        studied.putIfAbsent(decision.session(), decision.institution());
        AcademicSession first = levels.putIfAbsent(decision.level(), decision.session());
        boolean again = first != null && first.compareTo(decision.session()) < 0;
        // who went on and is at the level still is in a placement of that level
        if (Decisions.movement(decision.decision())
                .filter(Decisions.Movement.NEXT_LEVEL::equals)
                .isPresent()) {
            levels.remove(decision.level());
        }
        String award = decision.classification() == null ? "" : ", " + decision.classification();
        String event = "decision of meeting " + decision.meetingId() + " at level " + decision.level() + ": "
                + decision.decision() + award;
        add(
                DECISION,
                event,
                again ? Kind.REPEAT : Kind.ORDINARY,
                decision.institution(),
                programme(decision.session()),
                decision.session(),
                decision.pack());
    }

    /** All events, by session: study, modules, decisions. */
    List<TimelineEvent> events() {
        AcademicSession before = null;
        for (AcademicSession session : new TreeSet<>(studied.keySet())) {
            boolean back = before != null && !before.next().equals(session);
            String event = back ? "study after nothing since " + before : "study";
            add(
                    STUDY,
                    event,
                    back ? Kind.RETURN : Kind.ORDINARY,
                    studied.get(session),
                    programme(session),
                    session,
                    null);
            before = session;
        }
        return placed.stream()
                .sorted(Comparator.<Placed, AcademicSession>comparing(
                                one -> one.event().session())
                        .thenComparingInt(Placed::order)
                        .thenComparing(
                                one -> one.order() == MODULE ? one.event().event() : ""))
                .map(Placed::event)
                .toList();
    }

    private void add(
            int order,
            String event,
            Kind kind,
            InstitutionCode institution,
            String programme,
            AcademicSession session,
            PackRef ruled) {
        PackRef governing = null;
        String reason;
        try {
            Regulations.Resolution resolution =
                    regulations.resolve(new GoverningEvent(institution, programme, session, kind));
            governing = resolution.pack().ref();
            reason = resolution.explanation();
        } catch (ProblemException e) {
            reason = e.problem().detail();
        }
        if (ruled != null && !ruled.equals(governing)) {
            reason += " It was ruled by " + ruled + ", which was in force then.";
        }
        placed.add(new Placed(
                order, new TimelineEvent(session, event, kind, institution, programme, governing, reason, ruled)));
    }

    /** The programme on which the student had entered last by that session. */
    private String programme(AcademicSession session) {
        return studies.stream()
                .filter(one -> one.registration().entrySession().compareTo(session) <= 0)
                .max(Comparator.<Studies, AcademicSession>comparing(
                                one -> one.registration().entrySession())
                        .thenComparing(one -> one.registration().startedOn()))
                .map(Studies::programme)
                .orElse(null);
    }

    private static String module(String code, Attempt attempt) {
        return "module " + code + ", " + attempt;
    }

    private static Kind kind(Attempt attempt) {
        return REPEATS.contains(attempt) ? Kind.REPEAT : Kind.ORDINARY;
    }
}
