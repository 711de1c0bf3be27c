package org.matricula.institutions.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.matricula.institutions.api.Edition;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;

/** What agreements, sites and contacts have in common: records whose changes are new editions. */
final class Editions {

    /** The columns of an edition, to be selected with {@link #JOIN}. */
    static final String COLUMNS = " e.record_id, e.version, e.reason, e.recorded_by, e.recorded_at";

    /** The editions of records, behind a table that is called {@code t}. */
    static final String JOIN = " join institutions_edition e on e.record_id = t.record_id and e.version = t.version"
            + " join institutions_record r on r.id = t.record_id";

    /** Only the present editions. */
    static final String PRESENT = "r.version = t.version";

    private static final long FIRST = 1;

    private final Sql sql;
    private final String kind;

    Editions(Sql sql, String kind) {
        this.sql = sql;
        this.kind = kind;
    }

    /** Which edition of which record. */
    record Key(long record, long version) {}

    /** Adds a record in its first edition. */
    long first(Scope scope, long id, InstitutionCode institution, String by, Instant when) {
        scope.require(institution);
        sql.update(
                Sql.insert("institutions_record", "id", "institution", "kind", "version"),
                id,
                institution,
                kind,
                FIRST);
        edition(id, FIRST, institution, null, by, when);
        return FIRST;
    }

    /**
     * Begins the next edition of a record.
     *
     * @throws org.matricula.kernel.api.ProblemException 412 when the record is not in the given version
     */
    long next(Scope scope, long id, InstitutionCode institution, long version, String reason, String by, Instant when) {
        scope.require(institution);
        int changed = sql.update(
                "update institutions_record set version = version + 1 where id = ? and institution = ? and version = ?",
                id,
                institution,
                version);
        if (changed == 0) {
            throw Problem.of(Problem.Kind.STALE, "The record was changed meanwhile.")
                    .exception();
        }
        edition(id, version + 1, institution, reason, by, when);
        return version + 1;
    }

    private void edition(long id, long version, InstitutionCode institution, String reason, String by, Instant when) {
        sql.update(
                Sql.insert(
                        "institutions_edition",
                        "record_id",
                        "version",
                        "institution",
                        "reason",
                        "recorded_by",
                        "recorded_at"),
                id,
                version,
                institution,
                reason,
                by,
                when);
    }

    /** Keeps the programmes of an edition. */
    void programmes(Scope scope, long id, long version, InstitutionCode institution, List<String> programmes) {
        scope.require(institution);
        sql.batch(
                Sql.insert("institutions_programme", "record_id", "version", "institution", "programme"),
                programmes.stream()
                        .map(programme -> new Object[] {id, version, institution, programme})
                        .toList());
    }

    /** The programmes of editions, by code. */
    Map<Key, List<String>> programmes(Scope scope, Collection<Key> editions) {
        Map<Key, List<String>> found = new HashMap<>();
        Chunks.each(editions.stream().map(Key::record).toList(), chunk -> {
            Where where = Where.scope("institution", scope).andIn("record_id", chunk);
            sql.each(
                    "select record_id, version, programme from institutions_programme" + where,
                    rs -> found.computeIfAbsent(key(rs), none -> new ArrayList<>())
                            .add(rs.getString("programme")),
                    where.parameters());
        });
        found.values().forEach(programmes -> programmes.sort(null));
        return found;
    }

    /** The present edition of one record. */
    static Where present(Scope scope, Identifier id) {
        return all(scope, id).and(PRESENT);
    }

    /** All editions of one record. */
    static Where all(Scope scope, Identifier id) {
        return Where.scope("t.institution", scope).and("t.record_id = ?", id);
    }

    /** The present editions of an institution's records, of a day where one is given. */
    static Where present(Scope scope, InstitutionCode institution, LocalDate on) {
        return Where.scope("t.institution", scope)
                .and(PRESENT)
                .and("t.institution = ?", institution)
                .andIf("t.starts <= ?", on)
                .andIf("(t.ends is null or t.ends >= ?)", on);
    }

    static <T> Optional<Versioned<T>> first(List<Edition<T>> editions) {
        return editions.stream().findFirst().map(Editions::versioned);
    }

    static <T> List<Edition<T>> oldestFirst(List<Edition<T>> editions) {
        return editions.stream()
                .sorted(Comparator.comparingLong(Edition::version))
                .toList();
    }

    static <T> List<Versioned<T>> inOrder(Stream<Edition<T>> editions, Comparator<T> order) {
        return editions.map(Editions::versioned)
                .sorted(Comparator.comparing(Versioned::record, order))
                .toList();
    }

    private static <T> Versioned<T> versioned(Edition<T> edition) {
        return new Versioned<>(edition.record(), edition.version());
    }

    /** The same edition about a record that was completed meanwhile. */
    static <T> Edition<T> about(T record, Edition<T> edition) {
        return new Edition<>(edition.version(), record, edition.reason(), edition.recordedBy(), edition.recordedAt());
    }

    static Key key(Identifier id, Edition<?> edition) {
        return new Key(id.value(), edition.version());
    }

    static Key key(ResultSet rs) throws SQLException {
        return new Key(rs.getLong("record_id"), rs.getLong("version"));
    }

    /** The edition of the present row, about the given record. */
    static <T> Edition<T> edition(ResultSet rs, T record) throws SQLException {
        return new Edition<>(
                rs.getLong("version"),
                record,
                rs.getString("reason"),
                rs.getString("recorded_by"),
                Sql.instant(rs, "recorded_at"));
    }
}
