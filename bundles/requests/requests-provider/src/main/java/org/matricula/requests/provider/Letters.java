package org.matricula.requests.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.policies.taught.RequestProcedure.Duty;
import org.matricula.regulations.api.Pack;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestState;
import org.matricula.requests.api.StudentRequest;

/** The letters to students about the outcome of their requests. */
final class Letters {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final StudentRequest request;
    private final Situation situation;
    private final Judged judged;
    private final LocalDate today;
    private final List<String> lines = new ArrayList<>();

    private Letters(StudentRequest request, Situation situation, Judged judged, LocalDate today) {
        this.request = request;
        this.situation = situation;
        this.judged = judged;
        this.today = today;
    }

    /**
     * Writes one.
     *
     * @param outcome APPROVED, REFUSED, EFFECTIVE, OVERTAKEN or LAPSED
     * @param reason why, in the words of the person who decided; null where none were needed
     * @param clause the clause that a refusal rests on; null otherwise
     */
    static RequestLetter write(
            StudentRequest request,
            Situation situation,
            Judged judged,
            RequestState outcome,
            String reason,
            String clause,
            int place,
            LocalDate today,
            Instant now) {
        Letters letter = new Letters(request, situation, judged, today);
        letter.compose(outcome, reason, clause);
        String text = String.join("\n", letter.lines) + "\n";
        return new RequestLetter(place, letter.title(), text, Digests.of(text), now);
    }

    private String title() {
        return "Your request: " + words(request.kind().name());
    }

    private void compose(RequestState outcome, String reason, String clause) {
        lines.add(situation.institution().name());
        lines.add(today.format(DAY));
        lines.add("");
        lines.add(situation.student().record().fullName() + ", student number "
                + situation.student().record().number());
        lines.add("");
        lines.add(title() + " (request " + request.id() + " of "
                + (request.submittedOn() == null ? today : request.submittedOn()).format(DAY) + ")");
        lines.add("");
        switch (outcome) {
            case APPROVED -> approved(reason);
            case REFUSED -> refused(reason, clause);
            case EFFECTIVE -> carriedOut();
            case OVERTAKEN -> lines.add(
                    request.state() == RequestState.EFFECTIVE
                            ? "What you asked for had been carried out and holds no more: " + reason
                                    + ". What earlier letters about this request said of its effects, and of what you"
                                    + " have to do, does not hold any more."
                            : "Your request cannot be dealt with any more: " + reason
                                    + ". If it had been approved, that approval does not hold any more.");
            default -> lines.add(
                    "Your request was not answered in time and has lapsed. If you still want what you asked"
                            + " for, please ask again.");
        }
        lines.add("");
        lines.add("This rests on " + judged.pack().ref().id() + " "
                + judged.pack().ref().version() + ".");
    }

    private void approved(String reason) {
        lines.add("Your request has been approved.");
        if (reason != null) {
            lines.add("Reason: " + reason);
        }
        waivers();
        terms();
        duties();
    }

    private void waivers() {
        judged.objections().stream()
                .flatMap(objection -> judged.waiver(objection.clause()).stream())
                .distinct()
                .forEach(waiver -> lines.add("It rests on waiver " + waiver.id() + " of "
                        + cited(waiver.clause(), judged.pack()) + ", approved by " + waiver.approver()
                        + ", which ends on " + waiver.expires().format(DAY) + "."));
    }

    private void refused(String reason, String clause) {
        lines.add("Your request has been refused.");
        lines.add("Reason: " + reason);
        if (clause != null) {
            lines.add("It rests on " + cited(clause, judged.pack()) + ".");
        }
    }

    private void carriedOut() {
        lines.add("What you asked for was carried out.");
        terms();
        duties();
    }

    private void terms() {
        Asked asked = request.asked();
        if (asked.effective() != null) {
            lines.add("It holds from " + asked.effective().format(DAY) + ".");
        }
        if (request.kind() == RequestKind.SUSPEND) {
            lines.add("You are to return on " + asked.until().format(DAY)
                    + ". The regulations that are current then will apply to you. If you do not return on that day,"
                    + " you will be withdrawn.");
        } else if (asked.until() != null) {
            lines.add("It ends on " + asked.until().format(DAY) + ".");
        }
        if (asked.mode() != null) {
            lines.add("Mode of study: " + asked.mode() + " from session " + asked.session() + ".");
        } else if (asked.session() != null) {
            lines.add("Session: " + asked.session() + ".");
        }
        if (situation.target() != null) {
            lines.add("Programme: " + situation.target().code() + " "
                    + situation.target().title() + ", level " + asked.level() + ".");
        }
        if (asked.toInstitution() != null) {
            lines.add("Institution: " + asked.toInstitution() + ".");
        }
    }

    /** What the student has to do or to know; what offices do among themselves is not in the letter. */
    private void duties() {
        List<Duty> duties = judged.outcome().duties().stream()
                .filter(duty -> duty.says() != null)
                .toList();
        if (duties.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("What follows:");
        for (Duty duty : duties) {
            lines.add("- " + duty.says() + " (" + cited(duty.clause(), judged.pack()) + ")");
        }
    }

    static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String cited(String clause, Pack pack) {
        String heading = pack.clauses().get(clause);
        return heading == null ? clause : clause + ", " + heading;
    }
}
