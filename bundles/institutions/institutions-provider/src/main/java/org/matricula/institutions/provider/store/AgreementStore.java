package org.matricula.institutions.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Edition;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The agreements of the database. */
@Component(service = AgreementStore.class)
public final class AgreementStore {

    private static final String SELECT = "select" + Editions.COLUMNS
            + ", t.institution, t.awarding_body, t.kind, t.reference, t.starts, t.ends, t.renews, t.voided"
            + " from institutions_agreement t" + Editions.JOIN;
    private static final String INSERT = Sql.insert(
            "institutions_agreement",
            "record_id",
            "version",
            "institution",
            "awarding_body",
            "kind",
            "reference",
            "starts",
            "ends",
            "renews",
            "voided");

    private final Sql sql;
    private final Editions editions;

    /** Works on the domain's data source. */
    @Activate
    public AgreementStore(@Reference(target = "(osgi.jndi.service.name=institutions)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
        this.editions = new Editions(sql, "AGREEMENT");
    }

    /** Adds an agreement. */
    public Versioned<Agreement> insert(Scope scope, Agreement agreement, String by, Instant when) {
        long version = editions.first(scope, agreement.id().value(), agreement.partner(), by, when);
        return written(scope, agreement, version);
    }

    /** Adds the edition that follows on a version; 412 when that is not the present one. */
    public Versioned<Agreement> append(
            Scope scope, Agreement agreement, long version, String reason, String by, Instant when) {
        long next = editions.next(scope, agreement.id().value(), agreement.partner(), version, reason, by, when);
        return written(scope, agreement, next);
    }

    private Versioned<Agreement> written(Scope scope, Agreement agreement, long version) {
        long id = agreement.id().value();
        sql.update(
                INSERT,
                id,
                version,
                agreement.partner(),
                agreement.awardingBody(),
                agreement.kind(),
                agreement.reference(),
                agreement.starts(),
                agreement.ends(),
                agreement.renews(),
                agreement.voided());
        editions.programmes(scope, id, version, agreement.partner(), agreement.programmes());
        sql.batch(
                Sql.insert("institutions_deadline", "record_id", "version", "institution", "event", "working_days"),
                agreement.deadlines().entrySet().stream()
                        .map(deadline ->
                                new Object[] {id, version, agreement.partner(), deadline.getKey(), deadline.getValue()})
                        .toList());
        return new Versioned<>(agreement, version);
    }

    /** One agreement. */
    public Optional<Versioned<Agreement>> find(Scope scope, AgreementId id) {
        return Editions.first(editions(scope, Editions.present(scope, id)));
    }

    /** All editions of an agreement, oldest first. */
    public List<Edition<Agreement>> history(Scope scope, AgreementId id) {
        return Editions.oldestFirst(editions(scope, Editions.all(scope, id)));
    }

    /** Agreements by partner, kind, first day and id. */
    public List<Versioned<Agreement>> list(Scope scope, AgreementQuery query) {
        Where where = Where.scope("t.institution", scope)
                .and(Editions.PRESENT)
                .andIf("t.kind = ?", query.kind())
                .andIf("t.starts <= ?", query.on());
        if (query.institution() != null) {
            where.and("(t.institution = ? or t.awarding_body = ?)", query.institution(), query.institution());
        }
        if (query.on() != null) {
            where.and("(t.ends is null or t.ends >= ?)", query.on()).and("t.voided = ?", false);
        }
        if (query.endsBy() != null) {
            where.and("t.ends <= ?", query.endsBy())
                    .and("t.voided = ?", false)
                    .and(
                            "not exists (select 1 from institutions_agreement n"
                                    + " join institutions_record m on m.id = n.record_id and m.version = n.version"
                                    + " where n.renews = t.record_id and n.voided = ?)",
                            false);
        }
        return Editions.inOrder(
                editions(scope, where).stream()
                        .filter(found ->
                                query.programme() == null || found.record().covers(query.programme())),
                ORDER);
    }

    private static final Comparator<Agreement> ORDER = Comparator.comparing(Agreement::partner)
            .thenComparing(Agreement::kind)
            .thenComparing(Agreement::starts)
            .thenComparing(agreement -> agreement.id().value());

    private List<Edition<Agreement>> editions(Scope scope, Where where) {
        List<Edition<Agreement>> bare =
                sql.query(SELECT + where, rs -> Editions.edition(rs, agreement(rs)), where.parameters());
        Set<Editions.Key> keys = bare.stream().map(AgreementStore::key).collect(Collectors.toSet());
        Map<Editions.Key, List<String>> programmes = editions.programmes(scope, keys);
        Map<Editions.Key, Map<PartnerEvent.Kind, Integer>> deadlines = deadlines(scope, keys);
        return bare.stream()
                .map(edition -> Editions.about(
                        with(
                                edition.record(),
                                programmes.getOrDefault(key(edition), List.of()),
                                deadlines.getOrDefault(key(edition), Map.of())),
                        edition))
                .toList();
    }

    private Map<Editions.Key, Map<PartnerEvent.Kind, Integer>> deadlines(Scope scope, Set<Editions.Key> keys) {
        Map<Editions.Key, Map<PartnerEvent.Kind, Integer>> found = new HashMap<>();
        Chunks.each(keys.stream().map(Editions.Key::record).toList(), chunk -> {
            Where where = Where.scope("institution", scope).andIn("record_id", chunk);
            sql.each(
                    "select record_id, version, event, working_days from institutions_deadline" + where,
                    rs -> found.computeIfAbsent(Editions.key(rs), none -> new EnumMap<>(PartnerEvent.Kind.class))
                            .put(PartnerEvent.Kind.valueOf(rs.getString("event")), rs.getInt("working_days")),
                    where.parameters());
        });
        return found;
    }

    private static Editions.Key key(Edition<Agreement> edition) {
        return Editions.key(edition.record().id(), edition);
    }

    private static Agreement with(Agreement bare, List<String> programmes, Map<PartnerEvent.Kind, Integer> deadlines) {
        return new Agreement(
                bare.id(),
                bare.partner(),
                bare.awardingBody(),
                bare.kind(),
                bare.reference(),
                bare.starts(),
                bare.ends(),
                programmes,
                deadlines,
                bare.renews(),
                bare.voided());
    }

    private static Agreement agreement(ResultSet rs) throws SQLException {
        long renews = rs.getLong("renews");
        AgreementId renewed = rs.wasNull() ? null : new AgreementId(renews);
        return new Agreement(
                new AgreementId(rs.getLong("record_id")),
                new InstitutionCode(rs.getString("institution")),
                new InstitutionCode(rs.getString("awarding_body")),
                Agreement.Kind.valueOf(rs.getString("kind")),
                rs.getString("reference"),
                Sql.localDate(rs, "starts"),
                Sql.localDate(rs, "ends"),
                List.of(),
                Map.of(),
                renewed,
                rs.getBoolean("voided"));
    }
}
