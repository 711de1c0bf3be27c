package org.matricula.institutions.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.aries.jpa.template.JpaTemplate;
import org.matricula.institutions.api.Institution;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Entities;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The institutions of the database. */
@Component(service = InstitutionStore.class)
public final class InstitutionStore {

    private final Entities entities;
    private final Sql sql;

    /** Works on the domain's unit and data source. */
    @Activate
    public InstitutionStore(
            @Reference(target = "(osgi.unit.name=institutions)") JpaTemplate jpa,
            @Reference(target = "(osgi.jndi.service.name=institutions)") DataSource dataSource) {
        this.entities = new Entities(jpa);
        this.sql = new Sql(dataSource);
    }

    /** The institutions of a scope, by code. */
    public List<Institution> list(Scope scope) {
        Where where = Where.scope("code", scope);
        // sorted here, because databases differ in their collations
        return sql
                .query(
                        "select code, name, kind, awarding_body from institutions_institution" + where,
                        InstitutionStore::institution,
                        where.parameters())
                .stream()
                .sorted(Comparator.comparing(Institution::code))
                .toList();
    }

    /** One institution of a scope. */
    public Optional<Versioned<Institution>> find(Scope scope, InstitutionCode code) {
        if (!scope.contains(code)) {
            return Optional.empty();
        }
        return entities.read(em -> Optional.ofNullable(em.find(InstitutionEntity.class, code.value()))
                .map(InstitutionEntity::versioned));
    }

    /** True when there is an institution of that code, in whatever scope. */
    public boolean exists(InstitutionCode code) {
        return find(Scope.all(), code).isPresent();
    }

    /** Adds an institution. */
    public Versioned<Institution> insert(Institution institution) {
        return entities.write(em -> {
                    InstitutionEntity entity = new InstitutionEntity(institution);
                    em.persist(entity);
                    return entity;
                })
                .versioned();
    }

    /** Changes the name of an institution that is in the given version. */
    public Versioned<Institution> rename(InstitutionCode code, String name, long version) {
        return entities.write(em -> {
                    InstitutionEntity entity = em.find(InstitutionEntity.class, code.value());
                    if (entity == null) {
                        throw Problem.notFound("institution", code).exception();
                    }
                    entity.versioned().requireVersion(version);
                    entity.rename(name);
                    return entity;
                })
                .versioned();
    }

    /** Keeps other writers of the institution's dates waiting until the transaction ends; false when there is none. */
    public boolean lock(InstitutionCode code) {
        // Derby does not hold the lock of "select for update" until the end
        return sql.update("update institutions_institution set code = code where code = ?", code) == 1;
    }

    /** The partners of awarding bodies. */
    public List<InstitutionCode> partnersOf(Collection<InstitutionCode> bodies) {
        if (bodies.isEmpty()) {
            return List.of();
        }
        return sql.query(
                "select code from institutions_institution where awarding_body in " + Sql.in(bodies.size()),
                rs -> new InstitutionCode(rs.getString("code")),
                Sql.all(bodies));
    }

    private static Institution institution(ResultSet rs) throws SQLException {
        String awardingBody = rs.getString("awarding_body");
        return new Institution(
                new InstitutionCode(rs.getString("code")),
                rs.getString("name"),
                Institution.Kind.valueOf(rs.getString("kind")),
                awardingBody == null ? null : new InstitutionCode(awardingBody));
    }
}
