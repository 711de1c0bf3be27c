package org.matricula.exchange.provider.envelope;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;
import org.matricula.exchange.api.Receipt;
import org.matricula.exchange.api.Receipt.Outcome;
import org.matricula.exchange.provider.destination.Field;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Type;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.kernel.api.AcademicSession;

/** Draws what was sent, came back and is here, and merges field by field as the guide says, by hand. */
public class ThreeWayTest {

    private static final int DRAWN = 40_000;
    private static final String REASON = "reason";
    private static final Map<Target, List<String>> KEYS = Map.of(
            Target.STUDENTS, List.of("number"),
            Target.MODULE_REGISTRATIONS, List.of("student_number", "module_code", "session", "period", "attempt"),
            Target.MARKS,
                    List.of(
                            "student_number",
                            "module_code",
                            "session",
                            "period",
                            "attempt",
                            "element_code",
                            "candidate"),
            Target.PRIOR_LEARNING, List.of("student_number", "module_code"));
    private static final Map<Target, Set<String>> EDITABLE = Map.of(
            Target.STUDENTS, Set.of("family_name", "given_names", "date_of_birth", "email"),
            Target.MODULE_REGISTRATIONS, Set.of("registered_on", "withdrawn_on"),
            Target.MARKS, Set.of("mark", "state", "submitted_at"),
            Target.PRIOR_LEARNING, Set.of());
    private static final Set<Target> ADDABLE = Set.of(Target.MODULE_REGISTRATIONS, Target.MARKS);

    private final Random random = new Random(20261123);

    @Test
    public void everyFieldOfADrawnRowIsMergedAsTheGuideSays() {
        for (Target target : KEYS.keySet()) {
            Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
            for (int i = 0; i < DRAWN; i++) {
                Values base = i % 5 == 0 ? null : drawn(target);
                Values theirs = base == null ? drawn(target) : like(target, base);
                Values ours = random.nextInt(8) == 0 ? null : base == null ? drawn(target) : like(target, base);
                seen.merge(checked(target, i, base, theirs, ours), 1, Integer::sum);
            }
            assertTrue(target + " " + seen, seen.keySet().containsAll(expectedOf(target)));
        }
    }

    private static Set<Outcome> expectedOf(Target target) {
        return EDITABLE.get(target).isEmpty()
                ? Set.of(Outcome.UNCHANGED, Outcome.KEPT, Outcome.CONFLICT, Outcome.REFUSED)
                : Set.of(Outcome.UNCHANGED, Outcome.KEPT, Outcome.CONFLICT, Outcome.REFUSED, Outcome.APPLIED);
    }

    private Outcome checked(Target target, int row, Values base, Values theirs, Values ours) {
        ThreeWay.Merge merge = new ThreeWay(target, KEYS.get(target)).merge(row, base, theirs, ours);
        Receipt receipt = merge.receipt();
        String drawn = "%s base %s theirs %s ours %s: %s".formatted(target, base, theirs, ours, receipt);
        assertEquals(
                drawn,
                base == null ? added(target, theirs, ours) : changed(target, base, theirs, ours),
                receipt.outcome());
        assertEquals(drawn, row, receipt.row());
        if (receipt.outcome() == Outcome.APPLIED) {
            assertApplied(drawn, target, base, theirs, ours, merge.apply());
        } else {
            assertNull(drawn, merge.apply());
        }
        if (receipt.outcome() == Outcome.CONFLICT && ours != null) {
            Set<String> said = names(receipt.theirs());
            assertEquals(drawn, said, names(receipt.ours()));
            assertTrue(drawn, !said.isEmpty());
            said.forEach(field -> assertTrue(drawn, !same(theirs, ours, field)));
        }
        return receipt.outcome();
    }

    private static Set<String> names(String fields) {
        return List.of(fields.split("; ")).stream()
                .map(field -> field.substring(0, field.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Outcome added(Target target, Values theirs, Values ours) {
        if (ours != null) {
            // what only the platform fills in is held against nobody
            return fields(target).stream()
                            .filter(field -> EDITABLE.get(target).contains(field) || meant(theirs, field) != null)
                            .allMatch(field -> same(theirs, ours, field))
                    ? Outcome.UNCHANGED
                    : Outcome.CONFLICT;
        }
        boolean beyond = fields(target).stream()
                .filter(field -> !KEYS.get(target).contains(field)
                        && !EDITABLE.get(target).contains(field))
                .anyMatch(field -> meant(theirs, field) != null);
        return ADDABLE.contains(target) && !beyond ? Outcome.APPLIED : Outcome.REFUSED;
    }

    private static Outcome changed(Target target, Values base, Values theirs, Values ours) {
        List<String> by = fields(target).stream()
                .filter(field -> !same(base, theirs, field))
                .toList();
        boolean here = ours == null || fields(target).stream().anyMatch(field -> !same(base, ours, field));
        if (by.isEmpty()) {
            return here ? Outcome.KEPT : Outcome.UNCHANGED;
        }
        if (ours == null) {
            return Outcome.CONFLICT;
        }
        List<String> open =
                by.stream().filter(field -> !same(theirs, ours, field)).toList();
        if (open.isEmpty()) {
            return Outcome.UNCHANGED;
        }
        if (!EDITABLE.get(target).containsAll(open)) {
            return Outcome.REFUSED;
        }
        return open.stream().allMatch(field -> same(base, ours, field)) ? Outcome.APPLIED : Outcome.CONFLICT;
    }

    private static void assertApplied(
            String drawn, Target target, Values base, Values theirs, Values ours, Values applied) {
        for (String field : fields(target)) {
            Values side = base == null || !same(base, theirs, field) ? theirs : ours;
            assertTrue(drawn + ": " + field, same(side, applied, field));
        }
        Object reason = theirs.get(REASON);
        boolean own = base == null || reason != null && !reason.equals(base.get(REASON));
        assertEquals(drawn, own ? reason : null, applied.get(REASON));
        assertEquals(drawn, Set.of(), applied.untouched());
    }

    private static List<String> fields(Target target) {
        return target.fields().stream()
                .map(Field::name)
                .filter(name -> !name.equals(REASON))
                .toList();
    }

    private static boolean same(Values one, Values other, String field) {
        Object a = meant(one, field);
        Object b = meant(other, field);
        return a == null || b == null ? a == b : a.equals(b);
    }

    /** A value as it is meant: 50.0 is 50, and a flag that is not given is false. */
    private static Object meant(Values values, String field) {
        Object value = values.get(field);
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros()
                : Boolean.FALSE.equals(value) ? null : value;
    }

    private Values drawn(Target target) {
        Map<String, Object> values = new HashMap<>();
        for (Field field : target.fields()) {
            put(values, field, KEYS.get(target).contains(field.name()) ? fixed(field) : any(field));
        }
        return new Values(values, Set.of());
    }

    /** The same with a field or two otherwise, those of which a partner may change some more often. */
    private Values like(Target target, Values base) {
        Map<String, Object> values = new HashMap<>(base.byField());
        for (Field field : target.fields()) {
            int one =
                    EDITABLE.get(target).contains(field.name()) || field.name().equals(REASON) ? 4 : 30;
            if (!KEYS.get(target).contains(field.name()) && random.nextInt(one) == 0) {
                put(values, field, any(field));
            }
        }
        return new Values(values, Set.of());
    }

    private static void put(Map<String, Object> values, Field field, Object value) {
        if (value == null) {
            values.remove(field.name());
        } else {
            values.put(field.name(), value);
        }
    }

    private static Object fixed(Field field) {
        return field.type() == Type.SESSION ? new AcademicSession(2026) : "K";
    }

    private Object any(Field field) {
        int which = random.nextInt(4);
        return switch (which == 0 && !field.required() ? "" : field.type().name()) {
            case "" -> null;
            case "DECIMAL" -> List.of(
                            new BigDecimal("50"), new BigDecimal("50.0"), new BigDecimal("65.5"), BigDecimal.ZERO)
                    .get(which);
            case "FLAG" -> which > 1;
            case "DATE" -> LocalDate.of(2026, 9, 21).plusDays(which);
            case "DATE_TIME" -> LocalDate.of(2026, 9, 21).atTime(9, which);
            case "WHOLE" -> which;
            case "SESSION" -> new AcademicSession(2025 + which % 2);
            default -> field.constants().isEmpty()
                    ? "ABCD".substring(which, which + 1)
                    : field.constants().get(which % field.constants().size());
        };
    }
}
