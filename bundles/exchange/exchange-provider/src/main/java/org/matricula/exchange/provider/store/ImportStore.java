package org.matricula.exchange.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.exchange.api.ImportId;
import org.matricula.exchange.api.ImportRefusal;
import org.matricula.exchange.api.ImportReport;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;

/** Keeps imports: what was asked for, how far it is, what was refused. */
public final class ImportStore {

    private static final int TEXT_PIECE = 16_000;
    private static final int LONGEST_REASON = 4000;
    private static final int LONGEST_ROW = 500;
    private static final String COLUMNS = "id, institution, mapping, file_name, file_digest, dry_run, job, read_rows,"
            + " created_rows, changed_rows, unchanged_rows, refused_rows, started_by, started_at,"
            + " unused_columns";

    private final Sql sql;

    /** Keeps them in the domain's tables. */
    public ImportStore(DataSource dataSource) {
        sql = new Sql(dataSource);
    }

    /** Keeps a new import and the mapping as it stands now. */
    public void add(Scope scope, ImportReport report, String target, String mappingText, long rows) {
        scope.require(report.institution());
        sql.update(
                Sql.insert(
                        "exchange_import",
                        "id",
                        "institution",
                        "mapping",
                        "target",
                        "file_name",
                        "file_digest",
                        "file_rows",
                        "dry_run",
                        "job",
                        "read_rows",
                        "created_rows",
                        "changed_rows",
                        "unchanged_rows",
                        "refused_rows",
                        "started_by",
                        "started_at",
                        "unused_columns"),
                report.id(),
                report.institution(),
                report.mapping(),
                target,
                report.fileName(),
                report.fileDigest(),
                rows,
                report.dryRun(),
                report.job(),
                0L,
                0L,
                0L,
                0L,
                0L,
                report.startedBy(),
                report.startedAt(),
                names(report.unusedColumns()));
        List<Object[]> parts = new ArrayList<>();
        for (int from = 0; from < mappingText.length(); from += TEXT_PIECE) {
            String part = mappingText.substring(from, Math.min(from + TEXT_PIECE, mappingText.length()));
            parts.add(new Object[] {report.id(), parts.size(), part});
        }
        sql.batch(Sql.insert("exchange_mapping", "import_id", "part", "content"), parts);
    }

    /** Where an import stands. */
    public Optional<ImportReport> report(Scope scope, ImportId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first(
                "select " + COLUMNS + " from exchange_import" + where, ImportStore::report, where.parameters());
    }

    /** Imports by id. */
    public Page<ImportReport> list(Scope scope, PageRequest page) {
        Where where = Where.scope("institution", scope).and("id > ?", page.afterId());
        List<ImportReport> rows = sql.query(
                "select " + COLUMNS + " from exchange_import" + where + " order by id fetch first " + (page.limit() + 1)
                        + " rows only",
                ImportStore::report,
                where.parameters());
        return Page.cut(rows, page.limit(), report -> report.id().toString());
    }

    /** Refused rows by number. */
    public Page<ImportRefusal> refusals(Scope scope, ImportId id, PageRequest page) {
        Where where = Where.scope("institution", scope).and("import_id = ?", id).and("file_row > ?", page.afterId());
        List<ImportRefusal> rows = sql.query(
                "select file_row, reason, row_text from exchange_refusal" + where + " order by file_row fetch first "
                        + (page.limit() + 1) + " rows only",
                rs -> new ImportRefusal(rs.getLong(1), rs.getString(2), rs.getString(3)),
                where.parameters());
        return Page.cut(rows, page.limit(), refusal -> Long.toString(refusal.row()));
    }

    /** What the job of an import needs. */
    public Optional<ImportRun> run(Caller caller, ImportId id) {
        Where where = Where.scope("institution", caller.scope()).and("id = ?", id);
        return sql.first(
                "select institution, mapping, file_rows, dry_run from exchange_import" + where,
                rs -> new ImportRun(
                        id,
                        new InstitutionCode(rs.getString("institution")),
                        rs.getString("mapping"),
                        rs.getLong("file_rows"),
                        rs.getBoolean("dry_run"),
                        caller),
                where.parameters());
    }

    /** The mapping as it stood when the import was started. */
    public String mappingText(ImportId id) {
        return String.join(
                "",
                sql.query(
                        "select content from exchange_mapping where import_id = ? order by part",
                        rs -> rs.getString(1),
                        id));
    }

    /** Counts rows and keeps the refused ones. */
    public void add(ImportRun run, Tally tally) {
        sql.update(
                "update exchange_import set read_rows = read_rows + ?, created_rows = created_rows + ?,"
                        + " changed_rows = changed_rows + ?, unchanged_rows = unchanged_rows + ?,"
                        + " refused_rows = refused_rows + ? where id = ?",
                tally.rows(),
                tally.created(),
                tally.changed(),
                tally.unchanged(),
                (long) tally.refusals().size(),
                run.id());
        List<Object[]> rows = new ArrayList<>();
        for (ImportRefusal refusal : tally.refusals()) {
            rows.add(new Object[] {
                run.id(),
                run.institution(),
                refusal.row(),
                shortened(refusal.reason(), LONGEST_REASON),
                shortened(refusal.text(), LONGEST_ROW)
            });
        }
        sql.batch(Sql.insert("exchange_refusal", "import_id", "institution", "file_row", "reason", "row_text"), rows);
    }

    private static ImportReport report(ResultSet rs) throws SQLException {
        return new ImportReport(
                new ImportId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                rs.getString("mapping"),
                rs.getString("file_name"),
                rs.getString("file_digest"),
                rs.getBoolean("dry_run"),
                new JobId(rs.getLong("job")),
                rs.getLong("read_rows"),
                rs.getLong("created_rows"),
                rs.getLong("changed_rows"),
                rs.getLong("unchanged_rows"),
                rs.getLong("refused_rows"),
                rs.getString("started_by"),
                Sql.instant(rs, "started_at"),
                names(rs.getString("unused_columns")));
    }

    // a line for each, whose names have no line ends; as many as there is room for
    private static String names(List<String> columns) {
        StringBuilder text = new StringBuilder();
        for (String column : columns) {
            String name = column.replaceAll("\\R", " ");
            if (text.length() + name.length() < LONGEST_REASON) {
                text.append(text.isEmpty() ? "" : "\n").append(name);
            }
        }
        return text.toString();
    }

    private static List<String> names(String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
