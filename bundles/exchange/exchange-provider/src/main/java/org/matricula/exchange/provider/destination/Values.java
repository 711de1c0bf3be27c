package org.matricula.exchange.provider.destination;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.matricula.curriculum.api.OccurrenceKey;
import org.matricula.kernel.api.AcademicSession;

/**
 * The values that a mapping made of a row, by field; a field without a value is not there.
 *
 * @param byField field name to value
 * @param untouched fields that the file says nothing about, which is the same for all its rows
 */
public record Values(Map<String, Object> byField, Set<String> untouched) {

    /** Copies the values. */
    public Values {
        byField = Map.copyOf(byField);
    }

    /** A value, or null. */
    public Object get(String field) {
        return byField.get(field);
    }

    /** The same values but for one field. */
    public Values with(String field, Object value) {
        Map<String, Object> changed = new HashMap<>(byField);
        changed.put(field, value);
        return new Values(changed, untouched);
    }

    /** A text, or null. */
    public String text(String field) {
        return (String) get(field);
    }

    /** A whole number that is there. */
    public int whole(String field) {
        return wholeOrNull(field);
    }

    /** A whole number, or null. */
    public Integer wholeOrNull(String field) {
        return (Integer) get(field);
    }

    /** An exact decimal, or null. */
    public BigDecimal decimal(String field) {
        return (BigDecimal) get(field);
    }

    /** A flag; false when there is none. */
    public boolean flag(String field) {
        return Boolean.TRUE.equals(get(field));
    }

    /** A day, or null. */
    public LocalDate date(String field) {
        return (LocalDate) get(field);
    }

    /** A day and time, or null. */
    public LocalDateTime dateTime(String field) {
        return (LocalDateTime) get(field);
    }

    /** A session, or null. */
    public AcademicSession session(String field) {
        return (AcademicSession) get(field);
    }

    /** A constant of an enumeration, or null. */
    public <E extends Enum<E>> E constant(String field, Class<E> type) {
        String name = text(field);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** The occurrence that {@code module_code}, {@code session} and {@code period} name; null when one is missing. */
    public OccurrenceKey occurrence() {
        String module = text("module_code");
        AcademicSession session = session("session");
        String period = text("period");
        return module == null || session == null || period == null ? null : new OccurrenceKey(module, session, period);
    }
}
