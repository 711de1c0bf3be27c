package org.matricula.requests.provider;

import static org.matricula.requests.api.RequestKind.AUTHORISED_ABSENCE;
import static org.matricula.requests.api.RequestKind.CAS;
import static org.matricula.requests.api.RequestKind.CHANGE_MODE;
import static org.matricula.requests.api.RequestKind.CHANGE_OF_DETAILS;
import static org.matricula.requests.api.RequestKind.LEAVE_OF_ABSENCE;
import static org.matricula.requests.api.RequestKind.REPEAT_YEAR;
import static org.matricula.requests.api.RequestKind.SUSPEND;
import static org.matricula.requests.api.RequestKind.TRANSFER_COURSE;
import static org.matricula.requests.api.RequestKind.TRANSFER_INSTITUTION;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Faults;
import org.matricula.requests.api.Application;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestKind;
import org.matricula.students.api.Contact;

/** What the fields of a request must be, whatever the regulations say. */
final class AskedRules {

    static final int LONGEST_REASON = 500;

    private static final Pattern WORD = Pattern.compile("[A-Z_]{1,40}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    // halves of a character: no database keeps them all
    private static final int LONGEST_STATEMENT = 2000;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_EVIDENCE = 20;
    private static final int LONGEST_YEARS = 8;
    private static final List<String> AGREEMENTS = List.of("VALIDATED", "FRANCHISED", "ACCREDITED", "ARTICULATION");
    private static final Set<RequestKind> ABSENCES = Set.of(LEAVE_OF_ABSENCE, AUTHORISED_ABSENCE);
    private static final Set<RequestKind> WITH_SESSION = Set.of(CHANGE_MODE, REPEAT_YEAR);

    private final Faults faults;
    private final RequestKind kind;

    private AskedRules(Faults faults, RequestKind kind) {
        this.faults = faults;
        this.kind = kind;
    }

    /**
     * Notes all that is wrong.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 with all faults
     */
    static void check(Application application) {
        Faults whole = new Faults();
        whole.given("studentId", application.studentId());
        whole.given("kind", application.kind());
        whole.given("asked", application.asked());
        whole.check(
                application.registrationId() != null || application.kind() == CHANGE_OF_DETAILS,
                "registrationId",
                null,
                "must be given");
        whole.refuse();
        new AskedRules(new Faults(), application.kind()).check(application.asked());
    }

    /** Notes what is wrong with the words of a request that was dealt with elsewhere, which may lack some of them. */
    static void told(Faults faults, RequestKind kind, Asked asked) {
        AskedRules rules = new AskedRules(faults, kind);
        if (asked.statement() != null) {
            rules.statement(asked.statement());
        }
        rules.word("asked.grounds", asked.grounds(), false);
        rules.evidence(asked.evidence());
    }

    /** Notes what is wrong with a reason of a step. */
    static Faults reason(Faults faults, String field, String reason) {
        return text(faults, field, reason, LONGEST_REASON);
    }

    private static Faults text(Faults faults, String field, String text, int longest) {
        return faults.text(field, text, longest);
    }

    private void check(Asked asked) {
        statement(asked.statement());
        word("asked.grounds", asked.grounds(), kind == SUSPEND || kind == LEAVE_OF_ABSENCE);
        dates(asked);
        only(asked.session(), "asked.session", WITH_SESSION.contains(kind), true);
        boolean moving = kind == TRANSFER_COURSE || kind == TRANSFER_INSTITUTION;
        only(asked.toProgramme(), "asked.toProgramme", moving, kind == TRANSFER_COURSE);
        only(asked.level(), "asked.level", moving, kind == TRANSFER_COURSE);
        if (kind == TRANSFER_INSTITUTION) {
            faults.check(
                    (asked.toProgramme() == null) == (asked.level() == null),
                    "asked.level",
                    asked.level(),
                    "must be given with asked.toProgramme, and not without");
        }
        if (asked.level() != null) {
            faults.between("asked.level", asked.level(), 3, 8);
        }
        only(asked.betweenFaculties(), "asked.betweenFaculties", kind == TRANSFER_COURSE, true);
        only(asked.toInstitution(), "asked.toInstitution", kind == TRANSFER_INSTITUTION, true);
        if (asked.toInstitution() != null) {
            text(faults, "asked.toInstitution", asked.toInstitution(), LONGEST_TEXT);
        }
        only(asked.mode(), "asked.mode", kind == CHANGE_MODE, true);
        if (asked.mode() != null) {
            faults.oneOf("asked.mode", asked.mode(), List.of("FT", "PT"));
        }
        only(asked.details(), "asked.details", kind == CHANGE_OF_DETAILS, true);
        only(asked.exceptional(), "asked.exceptional", kind == SUSPEND, false);
        only(asked.returnLikely(), "asked.returnLikely", kind == SUSPEND, true);
        only(asked.boardDate(), "asked.boardDate", kind == SUSPEND, false);
        only(asked.completionMoves(), "asked.completionMoves", ABSENCES.contains(kind), true);
        only(asked.assessmentAffected(), "asked.assessmentAffected", ABSENCES.contains(kind), true);
        details(asked.details());
        circumstances(asked.circumstances());
        evidence(asked.evidence());
        faults.refuse();
    }

    private void dates(Asked asked) {
        boolean ranged = kind == SUSPEND || kind == CAS || ABSENCES.contains(kind);
        only(asked.until(), "asked.until", ranged, false);
        if (asked.effective() != null) {
            faults.date("asked.effective", asked.effective());
        }
        if (asked.boardDate() != null) {
            faults.date("asked.boardDate", asked.boardDate());
        }
        if (asked.until() != null) {
            faults.date("asked.until", asked.until());
            LocalDate first = asked.effective();
            faults.check(
                    first == null || !asked.until().isAfter(first.plusYears(LONGEST_YEARS)),
                    "asked.until",
                    asked.until(),
                    "must be within " + LONGEST_YEARS + " years of asked.effective");
            faults.check(
                    first == null || !asked.until().isBefore(first),
                    "asked.until",
                    asked.until(),
                    "must not be before asked.effective");
        }
    }

    private void statement(String statement) {
        faults.lines("asked.statement", statement, LONGEST_STATEMENT);
    }

    private void details(Asked.NewDetails details) {
        if (details == null) {
            return;
        }
        if (details.familyName() != null) {
            text(faults, "asked.details.familyName", details.familyName(), LONGEST_NAME);
        }
        if (details.givenNames() != null && !details.givenNames().isEmpty()) {
            text(faults, "asked.details.givenNames", details.givenNames(), LONGEST_NAME);
        }
        if (details.dateOfBirth() != null) {
            faults.date("asked.details.dateOfBirth", details.dateOfBirth());
        }
        if (details.email() != null) {
            text(faults, "asked.details.email", details.email(), LONGEST_TEXT);
            faults.check(
                    EMAIL.matcher(details.email()).matches(),
                    "asked.details.email",
                    details.email(),
                    "must be an address with an @");
        }
        if (details.preferred() != null) {
            text(
                    faults,
                    "asked.details.preferred.familyName",
                    details.preferred().familyName(),
                    LONGEST_NAME);
            if (details.preferred().givenNames() != null
                    && !details.preferred().givenNames().isEmpty()) {
                text(
                        faults,
                        "asked.details.preferred.givenNames",
                        details.preferred().givenNames(),
                        LONGEST_NAME);
            }
        }
        contacts(details.contacts());
    }

    private void contacts(List<Contact> contacts) {
        Set<Contact.Kind> kinds = EnumSet.noneOf(Contact.Kind.class);
        for (int i = 0; i < contacts.size(); i++) {
            String field = "asked.details.contacts[" + i + "]";
            Contact contact = contacts.get(i);
            faults.given(field, contact);
            if (contact == null) {
                continue;
            }
            contact.check(faults, field + ".");
            boolean once = contact.kind() == null || contact.kind() != Contact.Kind.EMAIL && kinds.add(contact.kind());
            faults.check(
                    once,
                    field + ".kind",
                    contact.kind(),
                    "must be given once, and an e-mail address as asked.details.email");
        }
    }

    private void circumstances(Asked.Circumstances circumstances) {
        faults.given("asked.circumstances", circumstances);
        if (circumstances == null) {
            return;
        }
        faults.given("asked.circumstances.sponsored", circumstances.sponsored());
        faults.given("asked.circumstances.funded", circumstances.funded());
        faults.given("asked.circumstances.loan", circumstances.loan());
        if (circumstances.agreement() != null) {
            faults.oneOf("asked.circumstances.agreement", circumstances.agreement(), AGREEMENTS);
        }
    }

    private void evidence(List<Asked.Evidence> evidence) {
        faults.check(
                evidence.size() <= MOST_EVIDENCE,
                "asked.evidence",
                evidence.size(),
                "must be at most " + MOST_EVIDENCE + " pieces");
        for (int i = 0; i < Math.min(evidence.size(), MOST_EVIDENCE); i++) {
            Asked.Evidence one = evidence.get(i);
            faults.given("asked.evidence[" + i + "]", one);
            if (one != null) {
                word("asked.evidence[" + i + "].kind", one.kind(), true);
                text(faults, "asked.evidence[" + i + "].reference", one.reference(), LONGEST_TEXT);
            }
        }
    }

    private void word(String field, String word, boolean needed) {
        boolean sound = word == null ? !needed : WORD.matcher(word).matches();
        faults.check(sound, field, word, "must be 1 to 40 capital letters and underscores");
    }

    /** A field that only some kinds take. */
    private void only(Object value, String field, boolean taken, boolean needed) {
        if (taken) {
            faults.check(!needed || value != null, field, null, "must be given for " + kind);
        } else {
            faults.check(value == null, field, value, "must be absent for " + kind);
        }
    }
}
