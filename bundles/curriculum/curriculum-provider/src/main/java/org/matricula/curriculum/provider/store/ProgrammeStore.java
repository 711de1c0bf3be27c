package org.matricula.curriculum.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.JpaTemplate;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
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

/** The programmes of the database. */
@Component(service = ProgrammeStore.class)
public final class ProgrammeStore {

    private static final String SELECT = "select id, institution, code, title, award_code, regulations_group,"
            + " mark_scale, first_level, final_level from curriculum_programme";

    // Derby keeps the plan that it made while the table was empty, which is to read all of it; this names the index to
    // use
    // and is a comment to PostgreSQL
    private static final String BY_CODE = " --DERBY-PROPERTIES constraint=curriculum_programme_code\n";

    private final Entities entities;
    private final Sql sql;

    /** Works on the domain's unit and data source. */
    @Activate
    public ProgrammeStore(
            @Reference(target = "(osgi.unit.name=curriculum)") JpaTemplate jpa,
            @Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.entities = new Entities(jpa);
        this.sql = new Sql(dataSource);
    }

    /** A page by id; the institution may be null. */
    public Page<Programme> page(Scope scope, InstitutionCode institution, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .andIf("institution = ?", institution)
                .and("id > ?", page.afterId());
        return Page.cut(
                sql.query(
                        SELECT + where + " order by id fetch first ? rows only",
                        ProgrammeStore::programme,
                        where.parameters(page.limit() + 1)),
                page.limit(),
                last -> last.id().toString());
    }

    /** One programme of a scope. */
    public Optional<Versioned<Programme>> find(Scope scope, ProgrammeId id) {
        return entities.read(em -> Optional.ofNullable(em.find(ProgrammeEntity.class, id.value()))
                .map(ProgrammeEntity::versioned)
                .filter(found -> scope.contains(found.record().institution())));
    }

    /** The programmes of an institution that have these codes. */
    public Map<String, Programme> byCode(Scope scope, InstitutionCode institution, Collection<String> codes) {
        Map<String, Programme> found = new HashMap<>();
        Chunks.each(codes, chunk -> {
            Where where = Where.scope("institution", scope)
                    .and("institution = ?", institution)
                    .andIn("code", chunk);
            sql.query(SELECT + BY_CODE + where, ProgrammeStore::programme, where.parameters())
                    .forEach(programme -> found.put(programme.code(), programme));
        });
        return found;
    }

    /** Adds one programme. */
    public Versioned<Programme> insert(Programme programme) {
        return entities.write(em -> {
                    ProgrammeEntity entity = new ProgrammeEntity(programme);
                    em.persist(entity);
                    return entity;
                })
                .versioned();
    }

    /** Changes a programme that is in the given version. */
    public Versioned<Programme> change(Programme programme, long version) {
        return entities.write(em -> {
                    ProgrammeEntity entity =
                            em.find(ProgrammeEntity.class, programme.id().value());
                    if (entity == null) {
                        throw Problem.notFound("programme", programme.id()).exception();
                    }
                    entity.versioned().requireVersion(version);
                    entity.change(programme);
                    return entity;
                })
                .versioned();
    }

    /** The codes of those awards to which a programme leads, wherever. */
    public Set<String> awarded(Collection<String> awards) {
        Set<String> found = new HashSet<>();
        Chunks.each(
                awards,
                chunk -> found.addAll(sql.query(
                        "select distinct award_code from curriculum_programme where award_code in "
                                + Sql.in(chunk.size()),
                        rs -> rs.getString("award_code"),
                        Sql.all(chunk))));
        return found;
    }

    /** Adds programmes. */
    public void insert(Collection<Programme> programmes) {
        sql.batch(
                Sql.insert(
                        "curriculum_programme",
                        "id",
                        "institution",
                        "code",
                        "title",
                        "award_code",
                        "regulations_group",
                        "mark_scale",
                        "first_level",
                        "final_level",
                        "version"),
                programmes.stream()
                        .map(p -> new Object[] {
                            p.id(),
                            p.institution(),
                            p.code(),
                            p.title(),
                            p.awardCode(),
                            p.group(),
                            p.scale(),
                            p.firstLevel(),
                            p.finalLevel(),
                            1L
                        })
                        .toList());
    }

    /** Changes programmes. */
    public void update(Collection<Programme> programmes) {
        sql.batch(
                "update curriculum_programme set title = ?, award_code = ?, regulations_group = ?, mark_scale = ?,"
                        + " first_level = ?, final_level = ?, version = version + 1 where id = ?",
                programmes.stream()
                        .map(p -> new Object[] {
                            p.title(), p.awardCode(), p.group(), p.scale(), p.firstLevel(), p.finalLevel(), p.id()
                        })
                        .toList());
    }

    private static Programme programme(ResultSet rs) throws SQLException {
        return new Programme(
                new ProgrammeId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                rs.getString("code"),
                rs.getString("title"),
                rs.getString("award_code"),
                rs.getString("regulations_group"),
                rs.getString("mark_scale"),
                rs.getInt("first_level"),
                rs.getInt("final_level"));
    }
}
