package org.matricula.curriculum.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.matricula.curriculum.api.ChangeSet;
import org.matricula.curriculum.api.ChangeSetId;
import org.matricula.curriculum.provider.store.ChangeSetStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;

/** Begins change sets and holds drafts, in the transaction of the thread. */
final class ChangeSetWrites {

    private static final int LONGEST_TITLE = 200;

    private final ChangeSetStore store;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeSetWrites(ChangeSetStore store, Identifiers identifiers, AuditTrail audit, Clock clock) {
        this.store = store;
        this.identifiers = identifiers;
        this.audit = audit;
        this.clock = clock;
    }

    ChangeSet begin(
            Caller caller,
            InstitutionCode institution,
            String title,
            AcademicSession effectiveFrom,
            String reason,
            Faults faults) {
        faults.text("title", title, LONGEST_TITLE).given("effectiveFrom", effectiveFrom);
        Rules.reason(faults, reason).refuse();
        return add(caller, institution, title, effectiveFrom, reason, false);
    }

    /** The draft that imports for a session go into; begun when there is none. */
    ChangeSet imported(Caller caller, InstitutionCode institution, AcademicSession effectiveFrom) {
        ChangeSet there =
                store.imported(caller.scope(), institution, effectiveFrom).orElse(null);
        if (there != null) {
            return draft(caller, there.id());
        }
        return add(caller, institution, "Import for " + effectiveFrom, effectiveFrom, "Brought in by an import.", true);
    }

    /** A draft, held until the end of the transaction. */
    ChangeSet draft(Caller caller, ChangeSetId id) {
        ChangeSet set = get(caller, id);
        if (!store.holdDraft(id)) {
            throw notIn(set, ChangeSet.State.DRAFT);
        }
        return set;
    }

    ChangeSet get(Caller caller, ChangeSetId id) {
        return store.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("change set", id).exception());
    }

    /** Of what was proposed for one session, in order: the last that was approved, and the last that was not rejected. */
    static <T> Stream<T> standing(List<T> proposed, Function<T, ChangeSet.State> state) {
        Stream<Predicate<ChangeSet.State>> kinds =
                Stream.of(ChangeSet.State.APPROVED::equals, one -> one != ChangeSet.State.REJECTED);
        return kinds.flatMap(
                kind -> proposed.stream().filter(one -> kind.test(state.apply(one))).reduce((a, b) -> b).stream());
    }

    static ProblemException notIn(ChangeSet set, ChangeSet.State wanted) {
        return Problem.conflict("state", set.state(), "must be " + wanted + " for that")
                .exception();
    }

    /** Now, as both databases keep it. */
    Instant now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    private ChangeSet add(
            Caller caller,
            InstitutionCode institution,
            String title,
            AcademicSession effectiveFrom,
            String reason,
            boolean imported) {
        ChangeSet set = new ChangeSet(
                new ChangeSetId(identifiers.next()),
                institution,
                title,
                effectiveFrom,
                ChangeSet.State.DRAFT,
                reason,
                caller.name(),
                now(),
                null,
                null,
                null,
                null,
                null,
                null);
        store.insert(set, imported);
        audit.record(caller, AuditEntry.created(institution, "curriculum.create", "change-set/" + set.id(), set));
        return set;
    }
}
