package org.matricula.curriculum.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.JpaTemplate;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Entities;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The modules of the database. */
@Component(service = ModuleStore.class)
public final class ModuleStore {

    private static final String SELECT =
            "select id, institution, code, title, module_level, credits, core, kind from curriculum_module";

    // Derby keeps the plan that it made while the table was empty, which is to read all of it; this names the index to
    // use
    // and is a comment to PostgreSQL
    private static final String BY_ID = " --DERBY-PROPERTIES constraint=curriculum_module_key\n";
    private static final String BY_CODE = " --DERBY-PROPERTIES constraint=curriculum_module_code\n";

    private final Entities entities;
    private final Sql sql;

    /** Works on the domain's unit and data source. */
    @Activate
    public ModuleStore(
            @Reference(target = "(osgi.unit.name=curriculum)") JpaTemplate jpa,
            @Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.entities = new Entities(jpa);
        this.sql = new Sql(dataSource);
    }

    /** A page by id; the institution may be null. */
    public Page<Module> page(Scope scope, InstitutionCode institution, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .andIf("institution = ?", institution)
                .and("id > ?", page.afterId());
        return Page.cut(
                sql.query(
                        SELECT + where + " order by id fetch first ? rows only",
                        ModuleStore::module,
                        where.parameters(page.limit() + 1)),
                page.limit(),
                last -> last.id().toString());
    }

    /** One module of a scope. */
    public Optional<Versioned<Module>> find(Scope scope, ModuleId id) {
        return entities.read(em -> Optional.ofNullable(em.find(ModuleEntity.class, id.value()))
                .map(ModuleEntity::versioned)
                .filter(found -> scope.contains(found.record().institution())));
    }

    /** The modules of a scope that have these ids. */
    public Map<ModuleId, Module> byId(Scope scope, Collection<ModuleId> ids) {
        Map<ModuleId, Module> found = new HashMap<>();
        Chunks.each(ids, chunk -> {
            Where where = Where.scope("institution", scope).andIn("id", chunk);
            sql.query(SELECT + BY_ID + where, ModuleStore::module, where.parameters())
                    .forEach(module -> found.put(module.id(), module));
        });
        return found;
    }

    /** The modules of an institution that have these codes. */
    public Map<String, Module> byCode(Scope scope, InstitutionCode institution, Collection<String> codes) {
        Map<String, Module> found = new HashMap<>();
        Chunks.each(codes, chunk -> {
            Where where = Where.scope("institution", scope)
                    .and("institution = ?", institution)
                    .andIn("code", chunk);
            sql.query(SELECT + BY_CODE + where, ModuleStore::module, where.parameters())
                    .forEach(module -> found.put(module.code(), module));
        });
        return found;
    }

    /** Adds one module. */
    public Versioned<Module> insert(Module module) {
        return entities.write(em -> {
                    ModuleEntity entity = new ModuleEntity(module);
                    em.persist(entity);
                    return entity;
                })
                .versioned();
    }

    /** Changes what may change of a module that is in the given version. */
    public Versioned<Module> change(Module module, long version) {
        return entities.write(em -> {
                    ModuleEntity entity =
                            em.find(ModuleEntity.class, module.id().value());
                    if (entity == null) {
                        throw Problem.notFound("module", module.id()).exception();
                    }
                    entity.versioned().requireVersion(version);
                    entity.change(module);
                    return entity;
                })
                .versioned();
    }

    /** Adds modules. */
    public void insert(Collection<Module> modules) {
        sql.batch(
                Sql.insert(
                        "curriculum_module",
                        "id",
                        "institution",
                        "code",
                        "title",
                        "module_level",
                        "credits",
                        "core",
                        "kind",
                        "version"),
                modules.stream()
                        .map(m -> new Object[] {
                            m.id(), m.institution(), m.code(), m.title(), m.level(), m.credits(), m.core(), m.kind(), 1L
                        })
                        .toList());
    }

    /** Changes what may change of modules. */
    public void update(Collection<Module> modules) {
        sql.batch(
                "update curriculum_module set title = ?, core = ?, version = version + 1 where id = ?",
                modules.stream()
                        .map(m -> new Object[] {m.title(), m.core(), m.id()})
                        .toList());
    }

    private static Module module(ResultSet rs) throws SQLException {
        return new Module(
                new ModuleId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                rs.getString("code"),
                rs.getString("title"),
                rs.getInt("module_level"),
                rs.getInt("credits"),
                rs.getBoolean("core"),
                rs.getString("kind"));
    }
}
