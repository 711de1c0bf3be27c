package org.matricula.regulations.engine.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.kernel.persistence.Sql;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PackState;
import org.matricula.regulations.api.PackStatus;
import org.matricula.regulations.api.ReplayId;

/**
 * Packs, their files and the history of what was in force. Nothing is ever deleted but a refusal, when what was refused
 * comes again, and what an operator discards because it never came into force.
 */
public final class PackStore {

    private static final int PART = 30_000;
    private static final int LONGEST_REASONS = 30_000;
    private static final String COLUMNS = "select id, pack_id, version, digest, artefact_digest, base_id, state, title,"
            + " notice, institution, reasons, origin, staged_at, changed_by, changed_at, approved_by, approved_at, approval_reason,"
            + " approval_replay from regulations_pack";

    private final Sql sql;

    /** Keeps packs in the given data source. */
    public PackStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Every version of every pack, by id and arrival. */
    public List<PackRow> all() {
        return sql.query(COLUMNS + " order by pack_id, id", PackStore::row);
    }

    /** The versions of one pack, latest arrival first. */
    public List<PackRow> versions(String packId) {
        return sql.query(COLUMNS + " where pack_id = ? order by id desc", PackStore::row, packId);
    }

    /** One exact pack. */
    public Optional<PackRow> find(PackRef ref) {
        return sql.first(
                COLUMNS + " where pack_id = ? and version = ? and digest = ?",
                PackStore::row,
                ref.id(),
                ref.version(),
                ref.digest());
    }

    /** The packs in a state. */
    public List<PackRow> in(PackState state) {
        return sql.query(COLUMNS + " where state = ? order by id", PackStore::row, state);
    }

    /** What extends a pack, in whichever version, and was not refused. */
    public List<PackRow> extending(String baseId) {
        return sql.query(
                COLUMNS + " where base_id = ? and state <> ? order by id", PackStore::row, baseId, PackState.REJECTED);
    }

    /** Whether a replay judged under a pack. */
    public boolean isReplayed(PackRef ref) {
        return sql.first(
                        "select count(*) from regulations_replay where before_digest = ? or after_digest = ?",
                        rs -> rs.getLong(1) > 0,
                        ref.digest(),
                        ref.digest())
                .orElse(false);
    }

    /** Whether a pack was ever in force. */
    public boolean wasInForce(PackRef ref) {
        return history(ref.id()).stream().anyMatch(activation -> ref.equals(activation.ref()));
    }

    /** Takes a version off the list, and its files where no other has the same. */
    public void discard(PackRow row) {
        sql.update("delete from regulations_pack where id = ?", row.id());
        sql.update(
                "delete from regulations_artefact where artefact_digest = ? and not exists"
                        + " (select 1 from regulations_pack where artefact_digest = ?)",
                row.artefactDigest(),
                row.artefactDigest());
    }

    /** What was refused from a place and does not say which pack it is. */
    public List<PackRow> unread(String origin, String version) {
        return sql.query(
                COLUMNS + " where state = ? and origin = ? and version = ? order by id",
                PackStore::row,
                PackState.REJECTED,
                origin,
                version);
    }

    /** Adds a version. */
    public void insert(PackRow row) {
        sql.update(
                Sql.insert(
                        "regulations_pack",
                        "id",
                        "pack_id",
                        "version",
                        "digest",
                        "artefact_digest",
                        "base_id",
                        "state",
                        "title",
                        "notice",
                        "institution",
                        "reasons",
                        "origin",
                        "staged_at",
                        "changed_by",
                        "changed_at"),
                row.id(),
                row.ref().id(),
                row.ref().version(),
                row.ref().digest(),
                row.artefactDigest(),
                row.baseId(),
                row.state(),
                row.title(),
                row.notice(),
                row.institution(),
                reasons(row.reasons()),
                row.origin(),
                row.stagedAt(),
                row.changedBy(),
                row.changedAt());
    }

    /** Brings a version into another state. */
    public void change(long id, PackState state, List<String> reasons, String by, Instant at) {
        sql.update(
                "update regulations_pack set state = ?, reasons = ?, changed_by = ?, changed_at = ? where id = ?",
                state,
                reasons(reasons),
                by,
                at,
                id);
    }

    /** Keeps who approved a version; the state is changed beside it. */
    public void approve(long id, PackStatus.Approval approval) {
        sql.update(
                "update regulations_pack set approved_by = ?, approved_at = ?, approval_reason = ?, approval_replay = ?"
                        + " where id = ?",
                approval.by(),
                approval.at(),
                approval.reason(),
                approval.replay(),
                id);
    }

    /** Makes the row of a refused arrival that of the same files, now accepted. */
    public void accept(long id, PackRow row) {
        sql.update(
                "update regulations_pack set digest = ?, state = ?, reasons = ?, origin = ?, changed_by = ?,"
                        + " changed_at = ? where id = ?",
                row.ref().digest(),
                row.state(),
                reasons(row.reasons()),
                row.origin(),
                row.changedBy(),
                row.changedAt(),
                id);
    }

    /**
     * Takes away what was refused before from the same place, when that brings something else now; the audit trail
     * keeps it.
     *
     * @param next what the place brings now
     * @param unread the id of what could not be read there
     */
    public void supersede(PackRow next, String unread) {
        sql.update(
                "delete from regulations_pack where state = ? and origin = ? and pack_id in (?, ?)"
                        + " and artefact_digest <> ?",
                PackState.REJECTED,
                next.origin(),
                next.ref().id(),
                unread,
                next.artefactDigest());
    }

    /** Keeps the files of a pack, unless they are kept already. */
    public void keep(String artefactDigest, Map<String, byte[]> files) {
        boolean kept = sql.first(
                        "select count(*) from regulations_artefact where artefact_digest = ?",
                        rs -> rs.getLong(1) > 0,
                        artefactDigest)
                .orElse(false);
        if (kept) {
            return;
        }
        List<Object[]> rows = new ArrayList<>();
        files.forEach((name, bytes) -> {
            String body = Base64.getEncoder().encodeToString(bytes);
            for (int from = 0, part = 0; from < body.length() || part == 0; from += PART, part++) {
                rows.add(new Object[] {
                    artefactDigest, name, part, body.substring(from, Math.min(from + PART, body.length()))
                });
            }
        });
        sql.batch(Sql.insert("regulations_artefact", "artefact_digest", "name", "part", "body"), rows);
    }

    /** The files of a pack, name to contents. */
    public Map<String, byte[]> files(String artefactDigest) {
        Map<String, StringBuilder> bodies = new LinkedHashMap<>();
        sql.each(
                "select name, body from regulations_artefact where artefact_digest = ? order by name, part",
                rs -> bodies.computeIfAbsent(rs.getString(1), name -> new StringBuilder())
                        .append(rs.getString(2)),
                artefactDigest);
        Map<String, byte[]> files = new LinkedHashMap<>();
        bodies.forEach((name, body) -> files.put(name, Base64.getDecoder().decode(body.toString())));
        return files;
    }

    /** Notes that a pack came into force or, with a null ref, that none is. */
    public void note(long id, String packId, PackRef ref, String action, String actor, String reason, Instant at) {
        sql.update(
                Sql.insert(
                        "regulations_activation",
                        "id",
                        "pack_id",
                        "version",
                        "digest",
                        "action",
                        "actor",
                        "reason",
                        "occurred_at"),
                id,
                packId,
                ref == null ? null : ref.version(),
                ref == null ? null : ref.digest(),
                action,
                actor,
                reason,
                at);
    }

    /**
     * A pack that came into force.
     *
     * @param ref which
     * @param action how: ACTIVATE or ROLLBACK
     */
    public record Activation(PackRef ref, String action) {}

    /** What came into force of a pack, latest first. */
    public List<Activation> history(String packId) {
        return sql.query(
                "select pack_id, version, digest, action from regulations_activation where pack_id = ? and digest is not null"
                        + " order by id desc",
                rs -> new Activation(new PackRef(rs.getString(1), rs.getString(2), rs.getString(3)), rs.getString(4)),
                packId);
    }

    /** Changes whenever something comes into force or goes out of it, on whichever node. */
    public long generation() {
        return sql.first("select max(id) from regulations_activation", rs -> rs.getLong(1))
                .orElse(0L);
    }

    private static PackRow row(ResultSet rs) throws SQLException {
        String reasons = rs.getString("reasons");
        return new PackRow(
                rs.getLong("id"),
                new PackRef(rs.getString("pack_id"), rs.getString("version"), rs.getString("digest")),
                rs.getString("artefact_digest"),
                rs.getString("base_id"),
                PackState.valueOf(rs.getString("state")),
                rs.getString("title"),
                rs.getString("notice"),
                rs.getString("institution"),
                reasons.isEmpty() ? List.of() : List.of(reasons.split("\n")),
                rs.getString("origin"),
                Sql.instant(rs, "staged_at"),
                rs.getString("changed_by"),
                Sql.instant(rs, "changed_at"),
                approval(rs));
    }

    private static PackStatus.Approval approval(ResultSet rs) throws SQLException {
        String by = rs.getString("approved_by");
        if (by == null) {
            return null;
        }
        long replay = rs.getLong("approval_replay");
        ReplayId replayId = rs.wasNull() ? null : new ReplayId(replay);
        return new PackStatus.Approval(by, Sql.instant(rs, "approved_at"), rs.getString("approval_reason"), replayId);
    }

    private static String reasons(List<String> reasons) {
        String text = String.join(
                "\n", reasons.stream().map(reason -> reason.replace('\n', ' ')).toList());
        return text.length() <= LONGEST_REASONS ? text : text.substring(0, LONGEST_REASONS);
    }
}
