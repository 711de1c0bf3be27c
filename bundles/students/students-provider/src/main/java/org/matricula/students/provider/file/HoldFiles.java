package org.matricula.students.provider.file;

import static org.matricula.students.provider.file.RowWork.ids;
import static org.matricula.students.provider.file.RowWork.ordered;
import static org.matricula.students.provider.file.RowWork.own;
import static org.matricula.students.provider.file.RowWork.student;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
                        hold.until()));
    }

    List<RowOutcome> importHolds(
            Caller caller, InstitutionCode institution, List<HoldRow> rows, Set<String> untouched, String reason) {
        return rowWork.written(caller, institution, rows, HoldRow::studentNumber, reason, (named, audit) -> {
            EditionImport<Hold> work = new EditionImport<>(
                    holds.of(caller.scope(), ids(named.values())),
                    HoldRecords::key,
                    Hold::id,
                    caller,
                    reason,
                    clock.instant());
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
                        row.until());
                if (faults.isEmpty()) {
                    StatusRules.hold(faults, wanted);
                }
                outcomes.add(work.put(
                        student,
                        wanted,
                        (was, given) -> held(caller, was, given, untouched.contains("until")),
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

    private Hold held(Caller caller, Hold was, Hold given, boolean saysNoEnd) {
        if (was != null && !was.effects().equals(given.effects())) {
            throw Problem.conflict(
                            "effects",
                            effects(given.effects()),
                            "must be " + effects(was.effects()) + ", as it was placed")
                    .exception();
        }
        if (was != null && was.until() != null && !saysNoEnd && !was.until().equals(given.until())) {
            throw Problem.conflict("until", given.until(), "must be " + was.until() + ", when it was released")
                    .exception();
        }
        Hold held = new Hold(
                was == null ? new HoldId(identifiers.next()) : was.id(),
                given.institution(),
                given.studentId(),
                given.source(),
                given.effects(),
                given.reason(),
                given.since(),
                was != null && saysNoEnd ? was.until() : given.until());
        if (!held.equals(was)) {
            HoldRecords.permitted(caller, held.source());
        }
        return held;
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
