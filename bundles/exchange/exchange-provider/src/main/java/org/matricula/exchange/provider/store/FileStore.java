package org.matricula.exchange.provider.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.exchange.api.ImportId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;

/** Keeps the rows of files that are being imported, and which record stood in which of them. */
public final class FileStore {

    // Derby keeps the plan that it made while the table was empty; this names the index to use, and is a comment to
    // PostgreSQL
    private static final String BY_KEY = " --DERBY-PROPERTIES constraint=exchange_earlier_key\n";

    private static final long FIRST_OWN = 1_000_000_000_000_000_000L;

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    public FileStore(DataSource dataSource) {
        sql = new Sql(dataSource);
    }

    /** Keeps pieces of a file. */
    public void add(Scope scope, ImportId id, InstitutionCode institution, List<Piece> pieces) {
        scope.require(institution);
        List<Object[]> rows = new ArrayList<>();
        for (Piece piece : pieces) {
            rows.add(new Object[] {id, institution, piece.firstRow(), piece.rows(), piece.content()});
        }
        sql.batch(Sql.insert("exchange_file", "import_id", "institution", "first_row", "row_count", "content"), rows);
    }

    /** The header row. */
    public String header(Scope scope, ImportId id) {
        return pieces(scope, id, 0, 0).get(0).content();
    }

    /**
     * The next pieces, with at least some number of rows together, or all that are left.
     *
     * @param firstRow a row of the first of them
     * @param rows how many rows from that on are enough
     */
    public List<Piece> next(Scope scope, ImportId id, long firstRow, long rows) {
        return pieces(scope, id, firstRow - Piece.MOST_ROWS + 1, firstRow + rows - 1).stream()
                .filter(piece -> piece.firstRow() + piece.rows() > firstRow)
                .toList();
    }

    /** The piece that a row stands in. */
    public Piece pieceOf(Scope scope, ImportId id, long row) {
        List<Piece> near = pieces(scope, id, row - Piece.MOST_ROWS + 1, row);
        return near.get(near.size() - 1);
    }

    /** What earlier chunks of an import remember of these keys. */
    public Map<String, Precedent> precedents(ImportId id, Collection<String> keys) {
        Map<String, Precedent> found = new HashMap<>();
        String own = own(id);
        Chunks.each(
                keys.stream().map(own::concat).toList(),
                some -> sql.each(
                        "select record_key, file_row, content from exchange_earlier" + BY_KEY + "where record_key in "
                                + Sql.in(some.size()),
                        rs -> found.put(
                                rs.getString(1).substring(own.length()), new Precedent(rs.getLong(2), rs.getString(3))),
                        Sql.all(some)));
        return found;
    }

    /**
     * Remembers rows by the keys of their records.
     *
     * @param known what is remembered already of these keys
     */
    public void remember(ImportId id, Map<String, Precedent> known, Map<String, Precedent> rows) {
        String own = own(id);
        List<Object[]> fresh = new ArrayList<>();
        List<Object[]> later = new ArrayList<>();
        rows.forEach((key, row) -> {
            if (known.containsKey(key)) {
                later.add(new Object[] {row.row(), row.content(), own + key});
            } else {
                fresh.add(new Object[] {own + key, row.row(), row.content()});
            }
        });
        sql.batch(Sql.insert("exchange_earlier", "record_key", "file_row", "content"), fresh);
        sql.batch("update exchange_earlier set file_row = ?, content = ? where record_key = ?", later);
    }

    /** Forgets the rows of an import that is done. */
    public void forget(ImportId id) {
        sql.update("delete from exchange_earlier where record_key >= ? and record_key < ?", own(id), own(id) + "g");
    }

    // as wide for every import, so that none begins like another; the digits of digests end with f
    private static String own(ImportId id) {
        return Long.toString(FIRST_OWN + id.value());
    }

    private List<Piece> pieces(Scope scope, ImportId id, long from, long to) {
        Where where =
                Where.scope("institution", scope).and("import_id = ?", id).and("first_row between ? and ?", from, to);
        return sql.query(
                "select first_row, row_count, content from exchange_file" + where + " order by first_row",
                rs -> new Piece(rs.getLong(1), rs.getInt(2), rs.getString(3)),
                where.parameters());
    }
}
