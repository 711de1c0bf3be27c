package org.matricula.institutions.provider;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.Contact;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.institutions.api.Site;
import org.matricula.kernel.api.Faults;

/** What well-formed records about partners look like, by themselves. */
final class PartnerRules {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PROGRAMME = 32;
    private static final int MOST_PROGRAMMES = 500;
    private static final int MOST_LINES = 6;
    private static final int LONGEST_LINE = 100;
    private static final int LONGEST_POSTCODE = 16;
    private static final int LONGEST_ROLE = 100;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PHONE = 40;
    private static final int MOST_DAYS = 250;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ().,/#*-]*[0-9][0-9 ().,/#*-]*(ext\\.? ?[0-9]+)?");
    private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z-]*/[A-Za-z0-9._:-]+");

    private PartnerRules() {}

    static Faults reason(Faults faults, String reason) {
        return faults.text("reason", reason, LONGEST_REASON);
    }

    /** True where two periods have a day in common; one without an end goes on. */
    static boolean overlap(LocalDate starts, LocalDate ends, LocalDate otherStarts, LocalDate otherEnds) {
        return (ends == null || !ends.isBefore(otherStarts)) && (otherEnds == null || !otherEnds.isBefore(starts));
    }

    /** A period in words. */
    static String days(LocalDate starts, LocalDate ends) {
        return "from " + starts + " to " + (ends == null ? "further notice" : ends);
    }

    static Faults agreement(Faults faults, Agreement agreement) {
        faults.given("partner", agreement.partner())
                .given("kind", agreement.kind())
                .text("reference", agreement.reference(), LONGEST_REFERENCE);
        period(faults, agreement.starts(), agreement.ends());
        programmes(faults, agreement.programmes());
        agreement
                .deadlines()
                .forEach((event, days) -> faults.check(
                        days != null && days >= 0 && days <= MOST_DAYS,
                        "deadlines." + event,
                        days,
                        "must be from 0 to " + MOST_DAYS + " working days"));
        return faults;
    }

    static Faults site(Faults faults, Site site) {
        faults.given("institution", site.institution())
                .text("name", site.name(), LONGEST_NAME)
                .check(
                        !site.address().isEmpty() && site.address().size() <= MOST_LINES,
                        "address",
                        site.address().size(),
                        "must have 1 to " + MOST_LINES + " lines");
        site.address().forEach(line -> faults.text("address", line, LONGEST_LINE));
        if (site.postcode() != null) {
            faults.text("postcode", site.postcode(), LONGEST_POSTCODE);
        }
        faults.check(
                site.country() != null && COUNTRIES.contains(site.country()),
                "country",
                site.country(),
                "must be two capitals of ISO 3166-1");
        period(faults, site.starts(), site.ends());
        return programmes(faults, site.programmes());
    }

    /** Programmes in one order, so that the same ones are no change; absent codes, which are refused, come first. */
    static List<String> sorted(List<String> programmes) {
        return programmes.stream()
                .sorted(Comparator.nullsFirst(Comparator.naturalOrder()))
                .toList();
    }

    static Faults contact(Faults faults, Contact contact) {
        faults.given("institution", contact.institution())
                .text("role", contact.role(), LONGEST_ROLE)
                .text("name", contact.name(), LONGEST_NAME)
                .text("email", contact.email(), LONGEST_EMAIL)
                .check(
                        contact.email() == null
                                || EMAIL.matcher(contact.email()).matches(),
                        "email",
                        contact.email(),
                        "must be an address as registry@example.org");
        if (contact.phone() != null) {
            faults.text("phone", contact.phone(), LONGEST_PHONE)
                    .check(
                            contact.phone().isBlank()
                                    || PHONE.matcher(contact.phone()).matches(),
                            "phone",
                            contact.phone(),
                            "must have a digit, and no letters but ext");
        }
        return period(faults, contact.starts(), contact.ends());
    }

    static Faults event(Faults faults, PartnerEvent event) {
        faults.given("kind", event.kind()).given("partner", event.partner()).date("day", event.day());
        if (event.programme() != null) {
            faults.text("programme", event.programme(), LONGEST_PROGRAMME);
        }
        reference(faults, "subject", event.subject());
        return reference(faults, "source", event.source());
    }

    private static Faults reference(Faults faults, String field, String value) {
        return faults.check(
                value != null
                        && value.length() <= LONGEST_REFERENCE
                        && REFERENCE.matcher(value).matches(),
                field,
                value,
                "must be written type/identity, at most " + LONGEST_REFERENCE + " characters");
    }

    private static Faults period(Faults faults, LocalDate starts, LocalDate ends) {
        faults.date("starts", starts);
        if (ends != null) {
            faults.date("ends", ends)
                    .check(starts == null || !ends.isBefore(starts), "ends", ends, "must not lie before the first day");
        }
        return faults;
    }

    private static Faults programmes(Faults faults, List<String> programmes) {
        if (programmes.size() > MOST_PROGRAMMES) {
            return faults.check(false, "programmes", programmes.size(), "must be at most " + MOST_PROGRAMMES);
        }
        programmes.forEach(programme -> faults.text("programmes", programme, LONGEST_PROGRAMME));
        return faults.check(
                programmes.stream().distinct().count() == programmes.size(),
                "programmes",
                programmes,
                "must name each programme once");
    }
}
