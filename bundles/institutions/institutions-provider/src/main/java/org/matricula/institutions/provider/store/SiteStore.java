package org.matricula.institutions.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.institutions.api.Edition;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.SiteId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The sites of the database. */
@Component(service = SiteStore.class)
public final class SiteStore {

    private static final String SELECT = "select" + Editions.COLUMNS
            + ", t.institution, t.name, t.address, t.postcode, t.country, t.starts, t.ends"
            + " from institutions_site t" + Editions.JOIN;
    private static final String INSERT = Sql.insert(
            "institutions_site",
            "record_id",
            "version",
            "institution",
            "name",
            "address",
            "postcode",
            "country",
            "starts",
            "ends");
    private static final Comparator<Site> ORDER =
            Comparator.comparing(Site::name).thenComparing(site -> site.id().value());

    private final Sql sql;
    private final Editions editions;

    /** Works on the domain's data source. */
    @Activate
    public SiteStore(@Reference(target = "(osgi.jndi.service.name=institutions)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
        this.editions = new Editions(sql, "SITE");
    }

    /** Adds one. */
    public Versioned<Site> insert(Scope scope, Site site, String by, Instant when) {
        return written(scope, site, editions.first(scope, site.id().value(), site.institution(), by, when));
    }

    /** Adds the edition that follows on a version; 412 when that is not the present one. */
    public Versioned<Site> append(Scope scope, Site site, long version, String reason, String by, Instant when) {
        return written(
                scope, site, editions.next(scope, site.id().value(), site.institution(), version, reason, by, when));
    }

    private Versioned<Site> written(Scope scope, Site site, long version) {
        long id = site.id().value();
        scope.require(site.institution());
        sql.update(
                INSERT,
                id,
                version,
                site.institution(),
                site.name(),
                String.join("\n", site.address()),
                site.postcode(),
                site.country(),
                site.starts(),
                site.ends());
        editions.programmes(scope, id, version, site.institution(), site.programmes());
        return new Versioned<>(site, version);
    }

    /** One of them. */
    public Optional<Versioned<Site>> find(Scope scope, SiteId id) {
        return Editions.first(editions(scope, Editions.present(scope, id)));
    }

    /** All editions of one, oldest first. */
    public List<Edition<Site>> history(Scope scope, SiteId id) {
        return Editions.oldestFirst(editions(scope, Editions.all(scope, id)));
    }

    /** Those of an institution; of a day where one is given. */
    public List<Versioned<Site>> list(Scope scope, InstitutionCode institution, LocalDate on) {
        return Editions.inOrder(editions(scope, Editions.present(scope, institution, on)).stream(), ORDER);
    }

    private List<Edition<Site>> editions(Scope scope, Where where) {
        List<Edition<Site>> bare = sql.query(SELECT + where, rs -> Editions.edition(rs, site(rs)), where.parameters());
        Map<Editions.Key, List<String>> programmes =
                editions.programmes(scope, bare.stream().map(SiteStore::key).toList());
        return bare.stream()
                .map(edition -> Editions.about(
                        with(edition.record(), programmes.getOrDefault(key(edition), List.of())), edition))
                .toList();
    }

    private static Editions.Key key(Edition<Site> edition) {
        return Editions.key(edition.record().id(), edition);
    }

    private static Site with(Site bare, List<String> programmes) {
        return new Site(
                bare.id(),
                bare.institution(),
                bare.name(),
                bare.address(),
                bare.postcode(),
                bare.country(),
                bare.starts(),
                bare.ends(),
                programmes);
    }

    private static Site site(ResultSet rs) throws SQLException {
        return new Site(
                new SiteId(rs.getLong("record_id")),
                new InstitutionCode(rs.getString("institution")),
                rs.getString("name"),
                rs.getString("address").lines().toList(),
                rs.getString("postcode"),
                rs.getString("country"),
                Sql.localDate(rs, "starts"),
                Sql.localDate(rs, "ends"),
                List.of());
    }
}
