package org.matricula.curriculum.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.matricula.curriculum.api.FormerTitle.Kind;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.provider.store.ModuleStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;

/** Writes modules, in the transaction of the thread. */
final class ModuleWrites implements Settling.Identity<Module> {

    private final ModuleStore store;
    private final Identifiers identifiers;
    private final AuditTrail audit;
    private final TitleWrites titles;

    ModuleWrites(ModuleStore store, Identifiers identifiers, AuditTrail audit, TitleWrites titles) {
        this.store = store;
        this.identifiers = identifiers;
        this.audit = audit;
        this.titles = titles;
    }

    Versioned<Module> create(Caller caller, Module module, Faults faults) {
        Rules.module(faults, module).refuse();
        InstitutionCode institution = module.institution();
        if (!store.byCode(caller.scope(), institution, List.of(module.code())).isEmpty()) {
            throw taken(module).exception();
        }
        Versioned<Module> created = store.insert(with(module, identifiers.next()));
        audit.record(
                caller,
                AuditEntry.created(
                        institution,
                        "curriculum.create",
                        "module/" + created.record().id(),
                        created.record()));
        return created;
    }

    Versioned<Module> change(Caller caller, Module module, long version, String reason, boolean correctsRecord) {
        Versioned<Module> before = store.find(caller.scope(), module.id())
                .orElseThrow(() -> Problem.notFound("module", module.id()).exception());
        before.requireVersion(version);
        Module was = before.record();
        Faults faults = Rules.reason(Rules.module(new Faults(), module), reason);
        faults.check(
                was.institution().equals(module.institution()),
                "institution",
                module.institution(),
                "must stay " + was.institution() + ", where the module is taught");
        Rules.fixed(faults, was, module).refuse();
        if (was.equals(module)) {
            return before;
        }
        Versioned<Module> after = store.change(module, version);
        boolean renamed = !was.title().equals(module.title());
        if (renamed && !correctsRecord) {
            titles.changed(caller, was.institution(), Kind.MODULE, Map.of(was.code(), was.title()), reason);
        }
        audit.record(
                caller,
                AuditEntry.changed(
                        was.institution(),
                        renamed && correctsRecord ? "curriculum.correct" : "curriculum.change",
                        "module/" + module.id(),
                        reason,
                        was,
                        after.record()));
        return after;
    }

    List<RowOutcome> importAll(Caller caller, InstitutionCode institution, List<Module> rows, String reason) {
        Map<String, Module> before = store.byCode(
                caller.scope(),
                institution,
                rows.stream().map(Module::code).filter(Objects::nonNull).toList());
        Settling<String, Module> settling = new Settling<>(before, this, identifiers);
        List<RowOutcome> outcomes = new ArrayList<>();
        for (Module row : rows) {
            Faults faults = Rules.module(new Faults(), row);
            Module present = settling.present(row.code());
            if (faults.isEmpty() && present != null) {
                Rules.fixed(faults, present, row);
            }
            outcomes.add(
                    faults.isEmpty()
                            ? settling.put(row.code(), copy(null, institution, row))
                            : RowOutcome.refused(faults.problem()));
        }
        store.insert(settling.added());
        store.update(settling.changed());
        Map<String, String> former = new TreeMap<>();
        settling.changed().stream()
                .filter(one -> !before.get(one.code()).title().equals(one.title()))
                .forEach(one -> former.put(one.code(), before.get(one.code()).title()));
        titles.changed(caller, institution, Kind.MODULE, former, reason);
        audit.record(caller, settling.entries(institution, "module", reason, false));
        return outcomes;
    }

    static Problem taken(Module module) {
        return Problem.conflict("code", module.code(), "is the code of another module of the institution");
    }

    @Override
    public long of(Module row) {
        return row.id().value();
    }

    @Override
    public Module with(Module row, long id) {
        return copy(new ModuleId(id), row.institution(), row);
    }

    private static Module copy(ModuleId id, InstitutionCode institution, Module row) {
        return new Module(id, institution, row.code(), row.title(), row.level(), row.credits(), row.core(), row.kind());
    }
}
