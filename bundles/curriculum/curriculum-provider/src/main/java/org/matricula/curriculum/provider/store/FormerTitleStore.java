package org.matricula.curriculum.provider.store;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.FormerTitle.Kind;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The titles of the database that modules and awards bore before. Those of awards belong to no institution. */
@Component(service = FormerTitleStore.class)
public final class FormerTitleStore {

    private static final String SELECT =
            "select kind, code, title, until_at, changed_by, reason from curriculum_former_title";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public FormerTitleStore(@Reference(target = "(osgi.jndi.service.name=curriculum)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Those of an institution's modules and of awards, by kind, code and time. */
    public List<FormerTitle> of(Scope scope, InstitutionCode institution) {
        Where modules = Where.scope("institution", scope).and("institution = ?", institution);
        List<FormerTitle> found = new ArrayList<>(read(SELECT + modules, modules.parameters()));
        found.addAll(read(SELECT + " where kind = ?", Kind.AWARD));
        return found.stream()
                .sorted(Comparator.comparing(FormerTitle::kind)
                        .thenComparing(FormerTitle::code)
                        .thenComparing(FormerTitle::until))
                .toList();
    }

    /** Adds titles of modules of an institution, or of awards. */
    public void insert(InstitutionCode institution, Collection<FormerTitle> titles, Identifiers identifiers) {
        sql.batch(
                Sql.insert(
                        "curriculum_former_title",
                        "id",
                        "institution",
                        "kind",
                        "code",
                        "title",
                        "until_at",
                        "changed_by",
                        "reason"),
                titles.stream()
                        .map(one -> new Object[] {
                            identifiers.next(),
                            one.kind() == Kind.AWARD ? "" : institution,
                            one.kind(),
                            one.code(),
                            one.title(),
                            one.until().toInstant(ZoneOffset.UTC),
                            one.changedBy(),
                            one.reason()
                        })
                        .toList());
    }

    private List<FormerTitle> read(String query, Object... parameters) {
        return sql.query(
                query,
                rs -> new FormerTitle(
                        Kind.valueOf(rs.getString("kind")),
                        rs.getString("code"),
                        rs.getString("title"),
                        Sql.instant(rs, "until_at").atOffset(ZoneOffset.UTC).toLocalDateTime(),
                        rs.getString("changed_by"),
                        rs.getString("reason")),
                parameters);
    }
}
