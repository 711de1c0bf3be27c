package org.matricula.students.provider.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.provider.basis.Subjects;
import org.matricula.students.provider.store.Edition;
import org.matricula.students.provider.store.StudentRow;

/**
 * One set-wise write of records of which every version is kept: a record that is new is added, one that differs has a new
 * version.
 *
 * @param <T> the records
 */
final class EditionImport<T> {

    private final Function<T, ?> key;
    private final Function<T, ? extends Identifier> id;
    private final Versions<T> versions;
    private final Map<Object, Edition<T>> held = new LinkedHashMap<>();
    private final List<Edition<T>> written = new ArrayList<>();

    /**
     * Begins with what is there.
     *
     * @param key what tells the records of a student apart
     * @param versions which versions make a record of the one that is there, or null
     */
    EditionImport(
            List<Edition<T>> there, Function<T, ?> key, Function<T, ? extends Identifier> id, Versions<T> versions) {
        this.key = key;
        this.id = id;
        this.versions = versions;
        Edition.last(there, id, null).forEach(edition -> held.put(key.apply(edition.record()), edition));
    }

    /** Makes the versions to be added. */
    @FunctionalInterface
    interface Versions<T> {

        /** The versions by which the one that is there, or null, becomes another record; the last one is that record. */
        List<Edition<T>> of(Edition<T> before, T after);
    }

    /** One version by the caller, with a reason unless it is the first. */
    static <T> Versions<T> by(Caller caller, String reason, Instant now) {
        return (before, after) -> List.of(new Edition<>(
                after, before == null ? 1 : before.version() + 1, before == null ? null : reason, now, caller.name()));
    }

    /** Sees what is written: the version before, or null, and the new one. */
    @FunctionalInterface
    interface Witness<T> {

        /** A version is written. */
        void written(T before, T after);
    }

    /**
     * What becomes of a row.
     *
     * @param row the student; null when there is none of the number
     * @param wanted the record that the row asks for; not looked at when the row is at fault
     * @param next the record to be kept, of the one that is there, or null, and of the one that is wanted; throws what
     *     refuses the row
     * @param faults what is wrong with the row by itself
     */
    RowOutcome put(StudentRow row, T wanted, BiFunction<T, T, T> next, Faults faults, Witness<T> witness) {
        if (!faults.isEmpty()) {
            return RowOutcome.refused(faults.problem());
        }
        Object place = key.apply(wanted);
        Edition<T> old = held.get(place);
        T was = old == null ? null : old.record();
        T after;
        try {
            after = next.apply(was, wanted);
        } catch (ProblemException e) {
            return RowOutcome.refused(e.problem());
        }
        if (after.equals(was)) {
            return RowOutcome.unchanged(id.apply(after).toString());
        }
        if (row.mergedInto() != null) {
            return RowOutcome.refused(
                    Subjects.merged(row.student().id(), row.mergedInto()).problem());
        }
        List<Edition<T>> added = versions.of(old, after);
        held.put(place, added.get(added.size() - 1));
        written.addAll(added);
        witness.written(was, after);
        return old == null
                ? RowOutcome.created(id.apply(after).toString())
                : RowOutcome.changed(id.apply(after).toString());
    }

    /** The versions to be added. */
    List<Edition<T>> written() {
        return written;
    }
}
