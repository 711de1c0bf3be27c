package org.matricula.registration.provider.basis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.Digests;

/**
 * What a set-wise write has to do: it compares each row with what is there or with what an earlier row made of it.
 *
 * @param <K> by what records are told apart
 * @param <T> the records
 */
public final class Changes<K, T> {

    /** The reason of what a file says without one. */
    public static final String IMPORTED = "imported";

    private final InstitutionCode institution;
    private final String action;
    private final String subject;
    private final String reason;
    private final Map<K, T> held = new HashMap<>();
    private final Map<K, T> created = new LinkedHashMap<>();
    private final Map<K, T> changed = new LinkedHashMap<>();
    private final List<AuditEntry> audit = new ArrayList<>();

    /**
     * Begins with nothing there.
     *
     * @param action the audit trail's word for adding a record; changing one is the same with {@code -change} behind
     * @param subject the audit trail's word for the record
     * @param reason why, for the audit trail
     */
    public Changes(InstitutionCode institution, String action, String subject, String reason) {
        this.institution = institution;
        this.action = action;
        this.subject = subject;
        this.reason = reason;
    }

    /** Without a particular reason. */
    public Changes(InstitutionCode institution, String action, String subject) {
        this(institution, action, subject, IMPORTED);
    }

    /** Tells what is there. */
    public void hold(K key, T record) {
        held.put(key, record);
    }

    /** What is there, or an earlier row made of it; null when there is nothing. */
    public T held(K key) {
        return held.get(key);
    }

    /** A record is to be added. */
    public RowOutcome create(K key, long id, T record) {
        held.put(key, record);
        created.put(key, record);
        audit.add(new AuditEntry(institution, action, subject + "/" + id, reason, null, Digests.of(record)));
        return RowOutcome.created(Long.toString(id));
    }

    /** A record that is there is to be as given. */
    public RowOutcome change(K key, long id, T record) {
        T before = held.get(key);
        if (record.equals(before)) {
            return RowOutcome.unchanged(Long.toString(id));
        }
        held.put(key, record);
        (created.containsKey(key) ? created : changed).put(key, record);
        audit.add(AuditEntry.changed(institution, action + "-change", subject + "/" + id, reason, before, record));
        return RowOutcome.changed(Long.toString(id));
    }

    /** What is to be added. */
    public Collection<T> created() {
        return created.values();
    }

    /** What is to be replaced. */
    public Collection<T> changed() {
        return changed.values();
    }

    /** The entries for all of it. */
    public List<AuditEntry> audit() {
        return audit;
    }
}
