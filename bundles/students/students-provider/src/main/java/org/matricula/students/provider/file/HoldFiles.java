package org.matricula.students.provider.file;

import static org.matricula.students.provider.file.RowWork.ids;
import static org.matricula.students.provider.file.RowWork.ordered;
import static org.matricula.students.provider.file.RowWork.own;
import static org.matricula.students.provider.file.RowWork.student;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.Hold;
import org.matricula.students.api.HoldId;
import org.matricula.students.api.HoldRow;
import org.matricula.students.api.StudentId;
import org.matricula.students.provider.status.HoldRecords;
import org.matricula.students.provider.status.StatusRules;
import org.matricula.students.provider.store.Edition;
import org.matricula.students.provider.store.HoldStore;
import org.matricula.students.provider.store.StudentRow;

/** Holds as rows of files; the caller has been asked for privileges. */
final class HoldFiles {

    private static final String BETWEEN = ";";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;

    private final HoldStore holds;
    private final Identifiers identifiers;
    private final RowWork rowWork;
    private final Clock clock;

    HoldFiles(HoldStore holds, Identifiers identifiers, RowWork rowWork, Clock clock) {
        this.holds = holds;
        this.identifiers = identifiers;
        this.rowWork = rowWork;
        this.clock = clock;
    }

    List<HoldRow> holds(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        return ordered(
                of,
                Edition.last(holds.of(own(caller, institution), of.keySet()), Hold::id, null).stream()
                        .map(Edition::record)
                        .toList(),
                Hold::studentId,
                hold -> new HoldRow(
                        of.get(hold.studentId()),
                        hold.source(),
                        hold.since(),
                        hold.reason(),
                        effects(hold.effects()),
                        hold.until(),
                        utc(hold.placedAt()),
                        hold.placedBy(),
                        hold.release() == null ? null : hold.release().reason(),
                        hold.release() == null ? null : utc(hold.release().releasedAt()),
                        hold.release() == null ? null : hold.release().releasedBy()));
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant instant(LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    List<RowOutcome> importHolds(
            Caller caller, InstitutionCode institution, List<HoldRow> rows, Set<String> untouched, String reason) {
        return rowWork.written(caller, institution, rows, HoldRow::studentNumber, reason, (named, audit) -> {
            EditionImport<Hold> work = new EditionImport<>(
                    holds.of(caller.scope(), ids(named.values())), HoldRecords::key, Hold::id, HoldFiles::versions);
            List<RowOutcome> outcomes = new ArrayList<>();
            for (HoldRow row : rows) {
                StudentRow student = named.get(row.studentNumber());
                Faults faults = student(row.studentNumber(), student);
                Hold wanted = new Hold(
                        null,
                        institution,
                        student == null ? null : student.student().id(),
                        row.source(),
                        effects(faults, row.effects()),
                        row.reason(),
                        row.since(),
                        row.until(),
                        instant(row.placedAt()),
                        row.placedBy(),
                        row.releasedAt() == null
                                ? null
                                : new Hold.Released(row.releaseReason(), instant(row.releasedAt()), row.releasedBy()));
                attribution(faults, row);
                if (faults.isEmpty()) {
                    StatusRules.hold(faults, wanted);
                }
                outcomes.add(work.put(
                        student,
                        wanted,
                        (was, given) -> held(caller, was, given, untouched.contains("until"), reason),
                        faults,
                        (was, is) -> audit.add(new AuditEntry(
                                institution,
                                was == null ? "students.hold" : "students.release",
                                "student/" + is.studentId() + "/hold/" + is.id(),
                                reason,
                                was == null ? null : Digests.of(HoldRecords.text(was)),
                                Digests.of(HoldRecords.text(is))))));
            }
            holds.addAll(caller.scope(), work.written());
            return outcomes;
        });
    }

    /** The first version is as it was placed, the second as it was released. */
    private static List<Edition<Hold>> versions(Edition<Hold> before, Hold after) {
        Hold.Released release = after.release();
        List<Edition<Hold>> added = new ArrayList<>();
        if (before == null) {
            Hold placed = release == null ? after : after.released(null, null);
            added.add(new Edition<>(placed, 1, null, after.placedAt(), after.placedBy()));
        }
        if (release != null) {
            long version = before == null ? 2 : before.version() + 1;
            added.add(new Edition<>(after, version, release.reason(), release.releasedAt(), release.releasedBy()));
        }
        return added;
    }

    private void attribution(Faults faults, HoldRow row) {
        faults.check(
                (row.placedAt() == null) == (row.placedBy() == null),
                "placedAt, placedBy",
                row.placedAt() + ", " + row.placedBy(),
                "must be given together or not at all");
        recorded(faults, "placedBy", row.placedBy(), "placedAt", row.placedAt());
        boolean released = row.releasedAt() != null;
        faults.check(
                released == (row.releaseReason() != null) && released == (row.releasedBy() != null),
                "releaseReason, releasedAt, releasedBy",
                row.releasedAt(),
                "must be given together or not at all");
        recorded(faults, "releasedBy", row.releasedBy(), "releasedAt", row.releasedAt());
        if (row.releaseReason() != null) {
            faults.text("releaseReason", row.releaseReason(), LONGEST_REASON);
        }
        if (released) {
            faults.given("until", row.until())
                    .check(
                            row.placedAt() == null || !row.releasedAt().isBefore(row.placedAt()),
                            "releasedAt",
                            row.releasedAt(),
                            "must not be before it was placed");
        }
    }

    private void recorded(Faults faults, String byField, String by, String atField, LocalDateTime at) {
        if (by != null) {
            faults.text(byField, by, LONGEST_NAME);
        }
        faults.check(at == null || !instant(at).isAfter(clock.instant()), atField, at, "must not be in the future");
    }

    private Hold held(Caller caller, Hold was, Hold given, boolean saysNoEnd, String reason) {
        Hold held = was == null ? placed(caller, given) : ended(caller, was, given, saysNoEnd, reason);
        if (!held.equals(was)) {
            HoldRecords.permitted(caller, held.source());
        }
        return held;
    }

    private Hold placed(Caller caller, Hold given) {
        return new Hold(
                new HoldId(identifiers.next()),
                given.institution(),
                given.studentId(),
                given.source(),
                given.effects(),
                given.reason(),
                given.since(),
                given.until(),
                given.placedAt() == null ? clock.instant() : given.placedAt(),
                given.placedBy() == null ? caller.name() : given.placedBy(),
                given.release());
    }

    private Hold ended(Caller caller, Hold was, Hold given, boolean saysNoEnd, String reason) {
        same("effects", effects(was.effects()), effects(given.effects()), "as it was placed");
        if (given.placedAt() != null) {
            same("placedAt", was.placedAt(), given.placedAt(), "when it was placed");
            same("placedBy", was.placedBy(), given.placedBy(), "who placed it");
        }
        if (was.until() != null && !saysNoEnd) {
            same("until", was.until(), given.until(), "when it was released");
        }
        if (was.release() != null && given.release() != null) {
            same("releaseReason", was.release().reason(), given.release().reason(), "why it was released");
            same("releasedAt", was.release().releasedAt(), given.release().releasedAt(), "when it was released");
            same("releasedBy", was.release().releasedBy(), given.release().releasedBy(), "who released it");
        }
        if (was.release() != null
                || given.release() == null && (saysNoEnd || Objects.equals(was.until(), given.until()))) {
            return was;
        }
        return was.released(
                given.until(),
                given.release() == null ? new Hold.Released(reason, clock.instant(), caller.name()) : given.release());
    }

    private static void same(String field, Object was, Object given, String what) {
        if (!was.equals(given)) {
            throw Problem.conflict(field, given, "must be " + was + ", " + what).exception();
        }
    }

    private static String effects(Set<Hold.Effect> effects) {
        return effects.stream().sorted().map(Enum::name).collect(Collectors.joining(BETWEEN));
    }

    private static Set<Hold.Effect> effects(Faults faults, String text) {
        Set<Hold.Effect> effects = EnumSet.noneOf(Hold.Effect.class);
        for (String name : text == null ? new String[0] : text.split(BETWEEN)) {
            Arrays.stream(Hold.Effect.values())
                    .filter(effect -> effect.name().equals(name.strip()))
                    .findFirst()
                    .ifPresentOrElse(
                            effects::add,
                            () -> faults.check(
                                    false,
                                    "effects",
                                    name,
                                    "must be some of " + effects(EnumSet.allOf(Hold.Effect.class))));
        }
        return effects;
    }
}
