package org.matricula.students.provider.detail;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Faults;
import org.matricula.students.api.Contact;
import org.matricula.students.api.DetailEntry;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.provider.basis.StudentRules;

/** What details must be. */
public final class DetailRules {

    private static final Pattern HUSID = Pattern.compile("[0-9]{13}|[0-9]{17}");
    private static final Pattern ULN = Pattern.compile("[1-9][0-9]{9}");
    private static final String HUSID_CHECK =
            "must end with its check digit: what the other digits, weighted 1, 3, 7, 9 in"
                    + " turns and added, lack of a multiple of 10";
    private static final String ULN_CHECK = "must be a number that was issued and end with its check digit: 10 less the"
            + " remainder of the other digits, weighted 10 to 2 and added, by 11; a remainder of 0 makes no number";
    private static final Pattern SSN = Pattern.compile("[A-Z]{4}[0-9]{8}[A-Z]");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{1,4}");
    // what a learner without a number is returned with
    private static final String NO_ULN = "9999999999";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NUMBER = 50;
    private static final int LONGEST_SOURCE = 100;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_DISABILITIES = 9;

    private DetailRules() {}

    /**
     * Notes what is wrong with when and why.
     *
     * @param latest the last day from which it may hold; null for any
     */
    public static Faults entry(Faults faults, DetailEntry entry, LocalDate latest) {
        return entry(faults, entry.from(), entry.reason(), entry.source(), latest);
    }

    /** The same of what a file brings. */
    public static Faults entry(Faults faults, LocalDate from, String reason, String source, LocalDate latest) {
        if (from != null) {
            faults.date("from", from);
            faults.check(
                    latest == null || !from.isAfter(latest),
                    "from",
                    from,
                    "must not lie in the future, because the record itself changes with it");
        }
        faults.text("reason", reason, LONGEST_REASON);
        return source == null ? faults : faults.text("source", source, LONGEST_SOURCE);
    }

    public static PersonName tidied(PersonName name) {
        return new PersonName(
                name.kind(),
                StudentRules.stripped(name.familyName()),
                name.givenNames() == null ? "" : name.givenNames().strip());
    }

    public static Faults name(Faults faults, PersonName name) {
        faults.given("kind", name.kind());
        return StudentRules.names(faults, name.familyName(), name.givenNames());
    }

    public static Faults contact(Faults faults, Contact contact) {
        contact.check(faults, "");
        return contact.kind() == Contact.Kind.EMAIL ? StudentRules.email(faults, "text", contact.text()) : faults;
    }

    /** Notes what is wrong with who gave a number. */
    public static Faults issuer(Faults faults, OutsideIdentifier.Kind kind, String issuer) {
        faults.given("kind", kind);
        if (kind == null) {
            return faults;
        }
        return kind == OutsideIdentifier.Kind.FOREIGN
                ? faults.text("issuer", issuer, LONGEST_NUMBER)
                : faults.check(
                        issuer == null, "issuer", issuer, "must be absent for " + kind + ", whose issuer is known");
    }

    public static Faults identifier(Faults faults, OutsideIdentifier identifier) {
        String value = identifier.value();
        issuer(faults, identifier.kind(), identifier.issuer()).given("value", value);
        if (identifier.kind() == null || value == null) {
            return faults;
        }
        return switch (identifier.kind()) {
            case HUSID -> checked(faults, value, HUSID, "must be 13 or 17 digits", CheckDigits::husid, HUSID_CHECK);
            case ULN -> checked(
                    faults,
                    value,
                    ULN,
                    "must be 10 digits, the first not 0",
                    uln -> !NO_ULN.equals(uln) && CheckDigits.uln(uln),
                    ULN_CHECK);
            case FOREIGN -> faults.text("value", value, LONGEST_NUMBER);
            case SSN -> faults.check(
                    SSN.matcher(value).matches(), "value", value, "must be 4 letters, 8 digits and 1 letter");
        };
    }

    private static Faults checked(
            Faults faults, String value, Pattern form, String formRule, Predicate<String> right, String rule) {
        boolean formed = form.matcher(value).matches();
        return faults.check(formed && right.test(value), "value", value, formed ? rule : formRule);
    }

    public static Faults tutor(Faults faults, String tutor) {
        return faults.text("tutor", tutor, LONGEST_NAME);
    }

    public static Faults special(Faults faults, SpecialCategory category) {
        faults.given("kind", category.kind());
        int most = category.kind() == SpecialCategory.Kind.DISABILITY ? MOST_DISABILITIES : 1;
        faults.check(
                !category.codes().isEmpty() && category.codes().size() <= most,
                "codes",
                category.codes().size(),
                most == 1 ? "must be one code" : "must be 1 to " + most + " codes");
        category.codes().stream()
                .limit(most)
                .forEach(code -> faults.check(
                        code != null && CODE.matcher(code).matches(),
                        "codes",
                        code,
                        "must be 1 to 4 capital letters and digits"));
        return faults.check(
                new HashSet<>(category.codes()).size() == category.codes().size(),
                "codes",
                category.codes(),
                "must be given once each");
    }
}
