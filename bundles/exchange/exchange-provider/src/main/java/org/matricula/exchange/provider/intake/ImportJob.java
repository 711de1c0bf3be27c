package org.matricula.exchange.provider.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.exchange.api.ImportId;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.CsvRows;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.exchange.provider.destination.Sink;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.exchange.provider.mapping.Mapped;
import org.matricula.exchange.provider.mapping.MappingDefinition;
import org.matricula.exchange.provider.mapping.MappingFolder;
import org.matricula.exchange.provider.store.FileStore;
import org.matricula.exchange.provider.store.ImportRun;
import org.matricula.exchange.provider.store.ImportStore;
import org.matricula.exchange.provider.store.Piece;
import org.matricula.exchange.provider.store.Precedent;
import org.matricula.exchange.provider.store.Tally;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.transaction.Transactions;

/**
 * Imports files into one domain chunk by chunk. What a chunk writes there, its counts, its refusals and the cursor of
 * the journal commit together, so a kill neither doubles nor loses a row. There is a handler for each domain, which
 * comes and goes with it: imports into a domain that is away wait for it.
 */
public abstract class ImportJob implements JobHandler {

    /** The parameter that names the import. */
    public static final String IMPORT = "import";

    private static final String KIND = "exchange.import-";
    private static final int ROWS_IN_A_CHUNK = 1000;
    private static final String STUDENT = "student_number";

    private final ImportStore imports;
    private final FileStore files;
    private final DryRun dryRun;
    private final List<Sink> sinks;

    /**
     * Wires the handler.
     *
     * @param sinks where rows go; all of one domain
     */
    protected ImportJob(DataSource dataSource, Transactions transactions, List<Sink> sinks) {
        this.imports = new ImportStore(dataSource);
        this.files = new FileStore(dataSource);
        this.dryRun = new DryRun(files, transactions);
        this.sinks = sinks;
    }

    /** The kind of the jobs that import for a target. */
    public static String kind(Target target) {
        return KIND + target.domain();
    }

    @Override
    public final String kind() {
        return kind(sinks.get(0).target());
    }

    /** Where rows for a target go; empty when the target is another domain's. */
    final Optional<Sink> sink(Target target) {
        return sinks.stream().filter(sink -> sink.target() == target).findFirst();
    }

    @Override
    public final JobProgress next(Job job) {
        ImportId id = ImportId.valueOf(job.parameters().get(IMPORT));
        ImportRun run = imports.run(job.startedBy(), id)
                .orElseThrow(() -> Problem.notFound("import", id).exception());
        MappingDefinition mapping = MappingFolder.definition(run.mapping(), imports.mappingText(id));
        Header header = new Header(files.header(run.caller().scope(), id));
        long firstRow = job.cursor() == null ? 1 : Long.parseLong(job.cursor());
        long enough = mapping.target().wholeFile() ? Math.max(run.rows(), 1) : ROWS_IN_A_CHUNK;

        List<Mapped> rows = next(run, mapping, header, firstRow, enough);
        imports.add(run, imported(run, mapping, header, rows));

        long done = firstRow - 1 + rows.size();
        if (done < run.rows()) {
            return new JobProgress(done, run.rows(), Long.toString(done + 1), null);
        }
        files.forget(id);
        return new JobProgress(done, run.rows(), null, summary(run));
    }

    /**
     * The next rows; those of one student that follow each other stay together, because what one of them says may depend on
     * the others.
     */
    private List<Mapped> next(ImportRun run, MappingDefinition mapping, Header header, long firstRow, long enough) {
        List<CsvRow> rows = new ArrayList<>();
        for (Piece piece : files.next(run.caller().scope(), run.id(), firstRow, enough)) {
            CsvRows.of(piece.firstRow(), piece.content(), header.size()).stream()
                    .filter(row -> row.number() >= firstRow)
                    .forEach(rows::add);
        }
        List<Mapped> mapped = mapping.map(header, rows);
        boolean last = firstRow - 1 + mapped.size() >= run.rows();
        int whole = last ? mapped.size() : whole(mapped);
        return whole == 0 && !last ? next(run, mapping, header, firstRow, 2 * enough) : mapped.subList(0, whole);
    }

    /** How many rows there are before those of the last student; all where the last row names none. */
    private static int whole(List<Mapped> rows) {
        int whole = rows.size();
        Object student = rows.get(whole - 1).values().get(STUDENT);
        while (student != null
                && whole > 0
                && student.equals(rows.get(whole - 1).values().get(STUDENT))) {
            whole--;
        }
        return whole;
    }

    private Tally imported(ImportRun run, MappingDefinition mapping, Header header, List<Mapped> rows) {
        Tally tally = new Tally(mapping.target().confidential());
        List<Mapped> mapped = accepted(rows, tally);
        if (mapped.isEmpty()) {
            return tally;
        }
        Sink sink = sink(mapping.target()).orElseThrow();
        RecordKeys keys = new RecordKeys(sink);
        boolean once = mapping.target().oncePerFile();
        Map<String, Precedent> known = once || run.dryRun()
                ? files.precedents(
                        run.id(),
                        mapped.stream().map(row -> keys.key(row.values())).toList())
                : Map.of();
        Map<String, Precedent> fresh = new LinkedHashMap<>();
        List<Mapped> accepted = once ? accepted(keys.settled(mapped, known, fresh), tally) : mapped;
        List<RowOutcome> outcomes = accepted.isEmpty()
                ? List.of()
                : run.dryRun()
                        ? dryRun.outcomes(run, mapping, header, sink, accepted, known)
                        : written(run, sink, accepted);
        for (int i = 0; i < accepted.size(); i++) {
            Mapped row = accepted.get(i);
            tally.count(row.row().number(), outcomes.get(i), row.row().text());
            if (!once && run.dryRun() && outcomes.get(i).kind() != RowOutcome.Kind.REFUSED) {
                fresh.put(keys.key(row.values()), keys.precedent(row));
            }
        }
        files.remember(run.id(), known, fresh);
        return tally;
    }

    private static List<Mapped> accepted(List<Mapped> rows, Tally tally) {
        List<Mapped> accepted = new ArrayList<>(rows.size());
        for (Mapped row : rows) {
            if (row.accepted()) {
                accepted.add(row);
            } else {
                tally.refuse(row.row().number(), row.reason(), row.row().text());
            }
        }
        return accepted;
    }

    private static List<RowOutcome> written(ImportRun run, Sink sink, List<Mapped> rows) {
        List<Values> values = rows.stream().map(Mapped::values).toList();
        List<RowOutcome> outcomes = sink.write(run.caller(), run.institution(), values, run.reason());
        if (outcomes.size() != rows.size()) {
            throw new IllegalStateException("the domain '" + sink.target().domain() + "' answered " + outcomes.size()
                    + " outcomes for " + rows.size() + " rows");
        }
        return outcomes;
    }

    private String summary(ImportRun run) {
        return imports.report(run.caller().scope(), run.id())
                .map(r -> "%d rows: %d created, %d changed, %d unchanged, %d refused"
                        .formatted(r.rows(), r.created(), r.changed(), r.unchanged(), r.refused()))
                .orElseThrow();
    }
}
