package org.matricula.curriculum.provider;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.FormerTitle.Kind;
import org.matricula.curriculum.provider.store.AwardStore;
import org.matricula.curriculum.provider.store.FormerTitleStore;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;

/** Keeps the titles that modules and awards bore before, in the transaction of the thread. */
final class TitleWrites {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NAME = 200;

    private final FormerTitleStore store;
    private final ModuleStore modules;
    private final AwardStore awards;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final Clock clock;

    TitleWrites(
            FormerTitleStore store,
            ModuleStore modules,
            AwardStore awards,
            Identifiers identifiers,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.modules = modules;
        this.awards = awards;
        this.identifiers = identifiers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps titles that are changed now.
     *
     * @param institution whose modules they are; null for awards
     * @param titles by the code of what bore them
     */
    void changed(Caller caller, InstitutionCode institution, Kind kind, Map<String, String> titles, String reason) {
        LocalDateTime now = now();
        store.insert(
                institution,
                titles.entrySet().stream()
                        .map(one -> new FormerTitle(kind, one.getKey(), one.getValue(), now, caller.name(), reason))
                        .toList(),
                identifiers);
    }

    private record Moment(Kind kind, String code, LocalDateTime until) {

        static Moment of(FormerTitle one) {
            return new Moment(one.kind(), one.code(), one.until());
        }
    }

    List<RowOutcome> importAll(Caller caller, InstitutionCode institution, List<FormerTitle> rows) {
        List<String> codes =
                rows.stream().map(FormerTitle::code).filter(Objects::nonNull).toList();
        Map<Kind, Set<String>> known = Map.of(
                Kind.MODULE, modules.byCode(caller.scope(), institution, codes).keySet(),
                Kind.AWARD, awards.byCode(codes).keySet());
        Map<Moment, FormerTitle> there = new HashMap<>();
        store.of(caller.scope(), institution).forEach(one -> there.put(Moment.of(one), one));
        List<FormerTitle> added = new ArrayList<>();
        List<AuditEntry> entries = new ArrayList<>();
        List<RowOutcome> outcomes = new ArrayList<>();
        for (FormerTitle row : rows) {
            Problem refusal = refusal(caller, row, known, there);
            if (refusal != null) {
                outcomes.add(RowOutcome.refused(refusal));
            } else if (there.putIfAbsent(Moment.of(row), row) == null) {
                added.add(row);
                boolean award = row.kind() == Kind.AWARD;
                entries.add(AuditEntry.created(
                        award ? null : institution,
                        "curriculum.import-title",
                        (award ? "award/" : "module/") + row.code(),
                        row));
                outcomes.add(RowOutcome.created(row.code()));
            } else {
                outcomes.add(RowOutcome.unchanged(row.code()));
            }
        }
        store.insert(institution, added, identifiers);
        audit.record(caller, entries);
        return outcomes;
    }

    private Problem refusal(
            Caller caller, FormerTitle row, Map<Kind, Set<String>> known, Map<Moment, FormerTitle> there) {
        Faults faults = new Faults()
                .given("kind", row.kind())
                .text("title", row.title(), LONGEST_TITLE)
                .given("until", row.until())
                .text("changedBy", row.changedBy(), LONGEST_NAME);
        Rules.reason(faults, row.reason());
        if (row.kind() != null) {
            faults.check(
                    row.code() != null && known.get(row.kind()).contains(row.code()),
                    "code",
                    row.code(),
                    row.kind() == Kind.AWARD ? "must be an award of the list" : "must be a module of the institution");
        }
        if (row.until() != null) {
            faults.check(!row.until().isAfter(now()), "until", row.until(), "must not be to come");
        }
        if (!faults.isEmpty()) {
            return faults.problem();
        }
        FormerTitle before = there.get(Moment.of(row));
        if (before != null) {
            return before.equals(row)
                    ? null
                    : Problem.conflict("until", row.until(), "has another title here: " + before.title());
        }
        return row.kind() == Kind.MODULE || caller.scope().isAll()
                ? null
                : Problem.of(
                        Problem.Kind.FORBIDDEN,
                        "The list of awards can only be changed by somebody whose scope is every institution.");
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(Instant.now(clock).truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
