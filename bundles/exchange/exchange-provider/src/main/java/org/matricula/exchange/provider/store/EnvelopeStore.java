package org.matricula.exchange.provider.store;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.exchange.api.Envelope;
import org.matricula.exchange.api.EnvelopeId;
import org.matricula.exchange.api.EnvelopeReturn;
import org.matricula.exchange.api.EnvelopeReturnId;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.Receipt;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;

/** Keeps envelopes, their returns, the bytes of both, and the receipts. */
public final class EnvelopeStore {

    // a multiple of three, so that the pieces can be decoded one by one
    private static final int PIECE = 23_997;
    private static final int LONGEST_KEY = 400;
    private static final int LONGEST_TEXT = 4000;
    private static final int TURNS = 16;

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    public EnvelopeStore(DataSource dataSource) {
        sql = new Sql(dataSource);
    }

    /** Keeps a new envelope. */
    public void add(Scope scope, Envelope envelope) {
        scope.require(envelope.institution());
        sql.update(
                Sql.insert(
                        "exchange_envelope",
                        "id",
                        "institution",
                        "format",
                        "job",
                        "file_digest",
                        "file_size",
                        "row_total",
                        "created_by",
                        "created_at"),
                envelope.id(),
                envelope.institution(),
                envelope.format(),
                envelope.job(),
                null,
                0L,
                0L,
                envelope.createdBy(),
                envelope.createdAt());
    }

    /** Notes that an envelope is built. */
    public void built(Scope scope, EnvelopeId id, String digest, long bytes, long rows) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        sql.update(
                "update exchange_envelope set file_digest = ?, file_size = ?, row_total = ?" + where,
                Sql.all(digest, bytes, rows, where.parameters()));
    }

    /** One envelope. */
    public Optional<Envelope> envelope(Scope scope, EnvelopeId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first("select * from exchange_envelope" + where, EnvelopeStore::envelope, where.parameters());
    }

    /** Envelopes by id. */
    public Page<Envelope> list(Scope scope, PageRequest page) {
        Where where = Where.scope("institution", scope).and("id > ?", page.afterId());
        List<Envelope> rows = sql.query(
                "select * from exchange_envelope" + where + " order by id fetch first " + (page.limit() + 1)
                        + " rows only",
                EnvelopeStore::envelope,
                where.parameters());
        return Page.cut(rows, page.limit(), envelope -> envelope.id().toString());
    }

    /** Keeps a new return. */
    public void add(Scope scope, EnvelopeReturn returned) {
        scope.require(returned.institution());
        sql.update(
                Sql.insert(
                        "exchange_return",
                        "id",
                        "envelope_id",
                        "institution",
                        "job",
                        "file_digest",
                        "receipts",
                        "applied",
                        "conflicts",
                        "refused",
                        "returned_by",
                        "returned_at"),
                returned.id(),
                returned.envelope(),
                returned.institution(),
                returned.job(),
                returned.digest(),
                0L,
                0L,
                0L,
                0L,
                returned.returnedBy(),
                returned.returnedAt());
    }

    /** One return. */
    public Optional<EnvelopeReturn> returned(Scope scope, EnvelopeReturnId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first("select * from exchange_return" + where, EnvelopeStore::returned, where.parameters());
    }

    /** Keeps the bytes of an envelope or a return. */
    public void keep(Scope scope, Identifier id, InstitutionCode institution, byte[] bytes) {
        scope.require(institution);
        List<Object[]> parts = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += PIECE) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + PIECE, bytes.length));
            parts.add(new Object[] {
                id.value(), institution, parts.size(), Base64.getEncoder().encodeToString(piece)
            });
        }
        sql.batch(Sql.insert("exchange_packet", "packet_id", "institution", "part", "content"), parts);
    }

    /** The bytes of an envelope or a return. */
    public byte[] bytes(Scope scope, Identifier id) {
        Where where = Where.scope("institution", scope).and("packet_id = ?", id.value());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        sql.each(
                "select content from exchange_packet" + where + " order by part",
                rs -> all.writeBytes(Base64.getDecoder().decode(rs.getString(1))),
                where.parameters());
        return all.toByteArray();
    }

    /** Waits until no other return of the institution is being merged; none is until the transaction ends. */
    public void takeTurn(Scope scope, EnvelopeReturn returned) {
        scope.require(returned.institution());
        sql.update(
                "update exchange_turn set return_id = ? where line = ?",
                returned.id(),
                Math.floorMod(returned.institution().value().hashCode(), TURNS));
    }

    /** Keeps receipts and counts them. */
    public void add(Scope scope, EnvelopeReturn returned, List<Receipt> receipts) {
        scope.require(returned.institution());
        long before = sql.first("select receipts from exchange_return where id = ?", rs -> rs.getLong(1), returned.id())
                .orElseThrow();
        List<Object[]> rows = new ArrayList<>();
        for (Receipt receipt : receipts) {
            rows.add(new Object[] {
                returned.id(),
                returned.institution(),
                before + rows.size() + 1,
                receipt.entity(),
                receipt.row(),
                shortened(receipt.key(), LONGEST_KEY),
                receipt.outcome(),
                shortened(receipt.detail(), LONGEST_TEXT),
                shortened(receipt.base(), LONGEST_TEXT),
                shortened(receipt.theirs(), LONGEST_TEXT),
                shortened(receipt.ours(), LONGEST_TEXT)
            });
        }
        sql.batch(
                Sql.insert(
                        "exchange_receipt",
                        "return_id",
                        "institution",
                        "seq",
                        "entity",
                        "file_row",
                        "record_key",
                        "outcome",
                        "detail",
                        "base_value",
                        "theirs_value",
                        "ours_value"),
                rows);
        sql.update(
                "update exchange_return set receipts = receipts + ?, applied = applied + ?, conflicts = conflicts + ?,"
                        + " refused = refused + ? where id = ?",
                (long) rows.size(),
                count(receipts, Receipt.Outcome.APPLIED),
                count(receipts, Receipt.Outcome.CONFLICT),
                count(receipts, Receipt.Outcome.REFUSED),
                returned.id());
    }

    /** Receipts in their order. */
    public Page<Receipt> receipts(Scope scope, EnvelopeReturnId id, PageRequest page) {
        Where where = Where.scope("institution", scope).and("return_id = ?", id).and("seq > ?", page.afterId());
        List<Object[]> rows = sql.query(
                "select * from exchange_receipt" + where + " order by seq fetch first " + (page.limit() + 1)
                        + " rows only",
                rs -> new Object[] {rs.getLong("seq"), receipt(rs)},
                where.parameters());
        Page<Object[]> cut = Page.cut(rows, page.limit(), row -> row[0].toString());
        return new Page<>(cut.items().stream().map(row -> (Receipt) row[1]).toList(), cut.next());
    }

    private static Receipt receipt(ResultSet rs) throws SQLException {
        return new Receipt(
                rs.getString("entity"),
                rs.getLong("file_row"),
                rs.getString("record_key"),
                Receipt.Outcome.valueOf(rs.getString("outcome")),
                rs.getString("detail"),
                rs.getString("base_value"),
                rs.getString("theirs_value"),
                rs.getString("ours_value"));
    }

    private static Envelope envelope(ResultSet rs) throws SQLException {
        return new Envelope(
                new EnvelopeId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                FileFormat.valueOf(rs.getString("format")),
                new JobId(rs.getLong("job")),
                rs.getString("file_digest"),
                rs.getLong("file_size"),
                rs.getLong("row_total"),
                rs.getString("created_by"),
                Sql.instant(rs, "created_at"));
    }

    private static EnvelopeReturn returned(ResultSet rs) throws SQLException {
        return new EnvelopeReturn(
                new EnvelopeReturnId(rs.getLong("id")),
                new EnvelopeId(rs.getLong("envelope_id")),
                new InstitutionCode(rs.getString("institution")),
                new JobId(rs.getLong("job")),
                rs.getString("file_digest"),
                rs.getLong("receipts"),
                rs.getLong("applied"),
                rs.getLong("conflicts"),
                rs.getLong("refused"),
                rs.getString("returned_by"),
                Sql.instant(rs, "returned_at"));
    }

    private static long count(List<Receipt> receipts, Receipt.Outcome outcome) {
        return receipts.stream().filter(receipt -> receipt.outcome() == outcome).count();
    }

    private static String shortened(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
