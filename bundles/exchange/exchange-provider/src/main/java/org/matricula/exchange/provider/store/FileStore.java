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
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;

/** Keeps the rows of files that are being imported, and what a dry run remembers of them. */
public final class FileStore {

    private static final int KEYS_AT_ONCE = 500;

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
     * @param firstRow where they start
     * @param rows how many rows are enough
     */
    public List<Piece> next(Scope scope, ImportId id, long firstRow, long rows) {
        return pieces(scope, id, firstRow, firstRow + rows - 1);
    }

    /** The piece that a row stands in. */
    public Piece pieceOf(Scope scope, ImportId id, long row) {
        List<Piece> near = pieces(scope, id, row - Piece.MOST_ROWS + 1, row);
        return near.get(near.size() - 1);
    }

    /** The rows at which an earlier chunk of a dry run would have written the records of these keys. */
    public Map<String, Long> tried(ImportId id, Collection<String> keys) {
        Map<String, Long> rows = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(from + KEYS_AT_ONCE, all.size()));
            sql.each(
                    "select record_key, file_row from exchange_tried where import_id = ? and record_key in "
                            + Sql.in(some.size()),
                    rs -> rows.put(rs.getString(1), rs.getLong(2)),
                    Sql.all(id, some));
        }
        return rows;
    }

    /**
     * Remembers at which rows a dry run would have written.
     *
     * @param known what is remembered already of these keys
     */
    public void remember(ImportId id, Map<String, Long> known, Map<String, Long> rows) {
        List<Object[]> fresh = new ArrayList<>();
        List<Object[]> later = new ArrayList<>();
        rows.forEach((key, row) -> {
            if (known.containsKey(key)) {
                later.add(new Object[] {row, id, key});
            } else {
                fresh.add(new Object[] {id, key, row});
            }
        });
        sql.batch(Sql.insert("exchange_tried", "import_id", "record_key", "file_row"), fresh);
        sql.batch("update exchange_tried set file_row = ? where import_id = ? and record_key = ?", later);
    }

    /** Forgets what a dry run remembered. */
    public void forget(ImportId id) {
        sql.update("delete from exchange_tried where import_id = ?", id);
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
