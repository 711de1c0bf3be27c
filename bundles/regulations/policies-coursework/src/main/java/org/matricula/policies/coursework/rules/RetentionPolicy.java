package org.matricula.policies.coursework.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.coursework.Retention;
import org.matricula.policies.coursework.Retention.Disposition;
import org.matricula.policies.coursework.Retention.Status;
import org.matricula.policies.coursework.RetentionFacts;
import org.matricula.policies.coursework.RetentionFacts.Cover;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Parameters;
import org.matricula.regulations.api.Policy;
import org.matricula.regulations.kit.parameters.ParameterValues;
import org.matricula.regulations.kit.ruling.Rule;
import org.matricula.regulations.kit.ruling.Trail;

/** How long a record is kept, and what becomes of it (section 7). */
public final class RetentionPolicy implements Policy<RetentionFacts, Retention> {

    private static final String CHILD_PROTECTION = "4.5";
    private static final String APPROVAL_UNCLEAR = "4.4";
    private static final String MISCONDUCT = "4.";
    private static final String STUDENT_WORK = "6.";
    private static final String DATABASE_UNIT = "SASD";

    private final Map<String, RetentionRow> rows;

    private RetentionPolicy(Parameters parameters) {
        rows = RetentionRow.rows(parameters);
        // the only reading that is known; another would mean another rule
        ParameterValues.oneOf(parameters, "retention.custodian", Set.of("first_named"));
    }

    /** Takes its numbers from the block {@code retention}. */
    public static RetentionPolicy configure(Parameters parameters) {
        return new RetentionPolicy(parameters);
    }

    @Override
    public Judgement<Retention> evaluate(RetentionFacts facts) {
        Trail trail = new Trail();
        Cover deciding = deciding(facts, trail);
        return trail.judgement(
                deciding == null ? notCovered() : kept(facts, deciding, trail),
                Entitlement.AUTOMATIC,
                DecidedBy.SYSTEM);
    }

    private RetentionRow row(Cover cover) {
        RetentionRow row = rows.get(cover.recordClass());
        if (row == null) {
            throw Problem.invalid("classes", cover.recordClass(), "must be one of " + String.join(", ", rows.keySet()))
                    .exception();
        }
        return row;
    }

    /** The class that decides; null where none covers the record. */
    private Cover deciding(RetentionFacts facts, Trail trail) {
        List<Cover> covers = new ArrayList<>(facts.covers());
        if (facts.libraryThesis()
                && covers.removeIf(cover -> cover.recordClass().startsWith(STUDENT_WORK))) {
            trail.add(Rules.LIBRARY_THESIS.failed("LIBRARY_THESIS", Rule.fact("library_thesis", true)))
                    .review();
        }
        boolean children = covers.stream().anyMatch(cover -> cover.recordClass().equals(CHILD_PROTECTION));
        if (children
                && covers.removeIf(cover -> cover.recordClass().startsWith(MISCONDUCT)
                        && !cover.recordClass().equals(CHILD_PROTECTION))) {
            trail.add(Rules.CHILD_PROTECTION.met("OVERRIDES_CLASS_4", Rule.fact("class", CHILD_PROTECTION)));
        }
        // of two that keep it equally long the first of the schedule, whatever the order of the facts
        List<String> schedule = List.copyOf(rows.keySet());
        covers.sort(Comparator.<Cover>comparingInt(
                        cover -> schedule.indexOf(row(cover).recordClass()))
                .thenComparing(Cover::trigger, Comparator.nullsFirst(Comparator.naturalOrder())));
        Cover deciding = null;
        for (Cover cover : covers) {
            deciding = deciding == null || isLonger(cover, deciding, facts) ? cover : deciding;
        }
        return deciding;
    }

    /** Never beats every date; a clock that has not started beats all dates; else the later date. */
    private boolean isLonger(Cover candidate, Cover present, RetentionFacts facts) {
        boolean permanent = row(candidate).isPermanent();
        if (permanent != row(present).isPermanent()) {
            return permanent;
        }
        LocalDate first = row(candidate).earliest(candidate.trigger(), facts.facultyYears());
        LocalDate second = row(present).earliest(present.trigger(), facts.facultyYears());
        return second != null && (first == null || first.isAfter(second));
    }

    private static Retention notCovered() {
        return new Retention(
                null, null, null, null, Disposition.NOT_COVERED, List.of(), false, Status.NOT_COVERED, List.of());
    }

    private Retention kept(RetentionFacts facts, Cover cover, Trail trail) {
        RetentionRow row = row(cover);
        LocalDate earliest = row.earliest(cover.trigger(), facts.facultyYears());
        noteReadings(row, trail);
        trail.add(row.rule()
                .met(
                        "RETENTION",
                        Rule.fact("class", row.recordClass()),
                        Rule.fact("trigger_type", row.trigger()),
                        Rule.fact("trigger_date", cover.trigger()),
                        Rule.fact("years", row.years()),
                        Rule.fact("earliest_disposal", earliest)));
        boolean held = !facts.holds().isEmpty();
        trail.add(Rules.HOLD.finding("NO_HOLD", !held, Rule.fact("holds", facts.holds())));
        Status status = status(row, earliest, held, facts.on());
        return new Retention(
                row.recordClass(),
                row.trigger(),
                cover.trigger(),
                earliest,
                row.disposition(),
                holders(facts, row, trail),
                held,
                status,
                duties(facts, row, earliest, status, trail));
    }

    private static void noteReadings(RetentionRow row, Trail trail) {
        if (row.recordClass().equals(APPROVAL_UNCLEAR)) {
            trail.gap("AMB-W-06");
        }
        if (row.holders().size() > 1) {
            trail.gap("AMB-W-10");
        }
        if (row.years() > 0 && !row.minimum()) {
            trail.gap("AMB-W-11");
        }
    }

    private static Status status(RetentionRow row, LocalDate earliest, boolean held, LocalDate on) {
        if (row.isPermanent()) {
            return Status.PERMANENT;
        }
        if (earliest == null) {
            return Status.NO_DATE;
        }
        if (held) {
            return Status.HELD;
        }
        return on != null && !on.isBefore(earliest) ? Status.DUE : Status.NOT_DUE;
    }

    private static List<String> holders(RetentionFacts facts, RetentionRow row, Trail trail) {
        if (!facts.database() || !row.recordClass().startsWith(MISCONDUCT)) {
            return row.holders();
        }
        trail.gap("UOW-10");
        trail.add(Rules.MISCONDUCT_DATABASE.met("STAYS_WITH_SASD", Rule.fact("database", true)));
        return List.of(DATABASE_UNIT);
    }

    private static List<String> duties(
            RetentionFacts facts, RetentionRow row, LocalDate earliest, Status status, Trail trail) {
        List<String> duties = new ArrayList<>();
        if (row.disposition() == Disposition.STATE_ARCHIVES) {
            duties.add("TRANSFER_PACKAGE");
        } else if (status == Status.DUE) {
            duties.add("REVIEW_DISPOSAL");
            duties.add("LOG_DISPOSAL");
        }
        if (row.holders().size() > 1 && !row.isPermanent()) {
            duties.add("NOTIFY_OTHER_UNITS");
        }
        boolean longer = facts.keepUntil() != null
                && earliest != null
                && facts.keepUntil().isAfter(earliest);
        if (longer) {
            boolean reasoned = facts.keepReason() != null;
            trail.add(Rules.DISPOSAL.finding(
                    "KEPT_WITH_REASON",
                    reasoned,
                    Rule.fact("keep_until", facts.keepUntil()),
                    Rule.fact("reason", facts.keepReason())));
            if (!reasoned) {
                duties.add("GIVE_REASON_FOR_KEEPING");
            }
        }
        return duties;
    }
}
