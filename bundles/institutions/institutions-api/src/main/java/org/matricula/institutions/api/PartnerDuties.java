package org.matricula.institutions.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * The register of what partners and their awarding bodies owe each other. What is owed comes from the policy {@code
 * partner-duty} of the pack that governs the partner and programme, by when also from the agreement. Records outside the
 * caller's scope are not found.
 */
public interface PartnerDuties {

    /** Needed to read; duties name students. */
    Privilege READ = new Privilege("institutions.read-duties");

    /** Needed to open duties, to say that one is done, and to cancel one. */
    Privilege WRITE = new Privilege("institutions.duties");

    /**
     * What would be owed, without writing anything. Needs {@link #READ}. Like {@link #open} otherwise; identities are
     * null.
     */
    List<PartnerDuty> preview(Caller caller, PartnerEvent event);

    /**
     * Opens the duties that an event brings about, in the running transaction or one of its own. Needs {@link #WRITE}.
     * An event of the same kind and source that comes again opens nothing and answers with what it opened before.
     *
     * @return empty when nothing is owed, and for an institution that is no partner, so that a caller need not ask first
     * @throws org.matricula.kernel.api.ProblemException 404 when the institution is not within the scope, 409 when no
     *     pack is in force, 422 when a field breaks its rule or the pack has no rule, 503 while the regulations are away
     */
    List<PartnerDuty> open(Caller caller, PartnerEvent event);

    /** Duties by identity, oldest first. Needs {@link #READ}. */
    Page<Versioned<PartnerDuty>> find(Caller caller, PartnerDutyQuery query, PageRequest page);

    /** One duty. Needs {@link #READ}; 404 when there is none within the scope. */
    Versioned<PartnerDuty> get(Caller caller, PartnerDutyId id);

    /** What was recorded about a duty, oldest first. Needs {@link #READ}; 404 when there is none within the scope. */
    List<PartnerDutyStep> history(Caller caller, PartnerDutyId id);

    /** How many duties of a partner, or of an awarding body's partners, are open, overdue and done. */
    Tally tally(Caller caller, InstitutionCode institution);

    /**
     * Says that a duty is done. Needs {@link #WRITE}; what the awarding body owes is for a caller within whose scope the
     * awarding body lies (403).
     *
     * @param on the day on which it was done: not before it happened and not in the future
     * @param evidence where that can be seen: a reference, 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is not open, 412 stale, 422 when a
     *     field breaks its rule
     */
    Versioned<PartnerDuty> done(Caller caller, PartnerDutyId id, LocalDate on, String evidence, long version);

    /**
     * Cancels an open duty, or opens one again that was marked done or cancelled by mistake. Needs {@link #WRITE} and the
     * awarding body within the scope (403).
     *
     * @param to {@code CANCELLED} or {@code OPEN}
     * @param reason why; 1 to 500 characters
     * @throws org.matricula.kernel.api.ProblemException 404 unknown, 409 when it is in that state already, or done and
     *     to be cancelled, 412 stale, 422 when a field breaks its rule
     */
    Versioned<PartnerDuty> set(Caller caller, PartnerDutyId id, PartnerDuty.State to, String reason, long version);

    /**
     * How duties stand.
     *
     * @param open open ones, overdue ones included
     * @param overdue open ones whose last day has passed
     * @param done ones that are done
     */
    record Tally(long open, long overdue, long done) {

        /** In words, for people. */
        @Override
        public String toString() {
            return "%d open, %d overdue, %d done".formatted(open, overdue, done);
        }
    }
}
