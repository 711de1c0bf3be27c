package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;

/**
 * Compares the rows of a set-wise write with the records that are there, in order, and remembers what has to be written
 * in the end. A later row of the same key is compared with the earlier one.
 *
 * @param <K> the natural key of a record
 * @param <R> the record, with its identity
 */
final class Settling<K, R> {

    /** How a record carries its identity. */
    interface Identity<R> {

        /** The record's identity. */
        long of(R row);

        /** The same record with an identity. */
        R with(R row, long id);

        /** What outcomes and the audit trail call it. */
        default String named(R row) {
            return Long.toString(of(row));
        }
    }

    private final Map<K, R> before;
    private final Map<K, R> touched = new LinkedHashMap<>();
    private final Identity<R> identity;
    private final Identifiers identifiers;

    Settling(Map<K, R> before, Identity<R> identity, Identifiers identifiers) {
        this.before = new HashMap<>(before);
        this.identity = identity;
        this.identifiers = identifiers;
    }

    /** The record of a key as it will be; null when there is none. */
    R present(K key) {
        return touched.getOrDefault(key, before.get(key));
    }

    /** Takes one row that is well-formed. */
    RowOutcome put(K key, R row) {
        R present = present(key);
        if (present == null) {
            R added = identity.with(row, identifiers.next());
            touched.put(key, added);
            return RowOutcome.created(identity.named(added));
        }
        R wanted = identity.with(row, identity.of(present));
        if (wanted.equals(present)) {
            return RowOutcome.unchanged(identity.named(present));
        }
        touched.put(key, wanted);
        return RowOutcome.changed(identity.named(wanted));
    }

    /** The records that are to be added. */
    List<R> added() {
        List<R> added = new ArrayList<>();
        touched.forEach((key, row) -> {
            if (!before.containsKey(key)) {
                added.add(row);
            }
        });
        return added;
    }

    /** The records that are to be changed. */
    List<R> changed() {
        List<R> changed = new ArrayList<>();
        touched.forEach((key, row) -> {
            if (before.containsKey(key) && !before.get(key).equals(row)) {
                changed.add(row);
            }
        });
        return changed;
    }

    /** One line for the audit trail for each record that is to be written. */
    List<AuditEntry> entries(InstitutionCode institution, String type) {
        return entries(institution, type, null, false);
    }

    /**
     * The same with a reason for what changes.
     *
     * @param corrects true when what changes was wrong from the beginning
     */
    List<AuditEntry> entries(InstitutionCode institution, String type, String reason, boolean corrects) {
        String change = corrects ? "curriculum.correct" : "curriculum.change";
        List<AuditEntry> entries = new ArrayList<>();
        touched.forEach((key, row) -> {
            String subject = type + "/" + identity.named(row);
            R was = before.get(key);
            if (was == null) {
                entries.add(AuditEntry.created(institution, "curriculum.create", subject, row));
            } else if (!was.equals(row)) {
                entries.add(AuditEntry.changed(institution, change, subject, reason, was, row));
            }
        });
        return entries;
    }
}
