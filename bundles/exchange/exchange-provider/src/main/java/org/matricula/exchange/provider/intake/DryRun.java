package org.matricula.exchange.provider.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.CsvRows;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.exchange.provider.destination.Sink;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.exchange.provider.mapping.Mapped;
import org.matricula.exchange.provider.mapping.MappingDefinition;
import org.matricula.exchange.provider.store.FileStore;
import org.matricula.exchange.provider.store.ImportRun;
import org.matricula.exchange.provider.store.Piece;
import org.matricula.exchange.provider.store.Precedent;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.transaction.Transactions;

/**
 * Learns what would become of rows: the domain writes them in a transaction that is always rolled back. A row whose
 * record an earlier chunk would have written is tried together with the row that would have written it, so that a dry
 * run counts as the import will.
 */
final class DryRun {

    private final FileStore files;
    private final Transactions transactions;

    DryRun(FileStore files, Transactions transactions) {
        this.files = files;
        this.transactions = transactions;
    }

    /** What would become of rows; {@code known} is where earlier chunks would have written their records. */
    List<RowOutcome> outcomes(
            ImportRun run,
            MappingDefinition mapping,
            Header header,
            Sink sink,
            List<Mapped> accepted,
            Map<String, Precedent> known) {
        List<Values> rows = earlier(run, mapping, header, known);
        int context = rows.size();
        accepted.forEach(row -> rows.add(row.values()));
        List<RowOutcome> outcomes = rolledBack(run, sink, rows);
        return outcomes.subList(context, outcomes.size());
    }

    private List<Values> earlier(
            ImportRun run, MappingDefinition mapping, Header header, Map<String, Precedent> known) {
        Map<Long, CsvRow> rows = new HashMap<>();
        List<CsvRow> wanted = new ArrayList<>();
        TreeSet<Long> numbers = new TreeSet<>();
        known.values().forEach(precedent -> numbers.add(precedent.row()));
        for (long number : numbers) {
            if (!rows.containsKey(number)) {
                rows.clear();
                Piece piece = files.pieceOf(run.caller().scope(), run.id(), number);
                CsvRows.of(piece.firstRow(), piece.content(), header.size())
                        .forEach(row -> rows.put(row.number(), row));
            }
            wanted.add(rows.get(number));
        }
        List<Values> values = new ArrayList<>();
        mapping.map(header, wanted).forEach(row -> values.add(row.values()));
        return values;
    }

    private List<RowOutcome> rolledBack(ImportRun run, Sink sink, List<Values> rows) {
        try {
            return transactions.requiresNew(() -> {
                throw new Undone(sink.write(run.caller(), run.institution(), rows, run.reason()));
            });
        } catch (Undone undone) {
            return undone.outcomes;
        }
    }

    /** Carries the outcomes out of the transaction that it rolls back. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<RowOutcome> outcomes;

        Undone(List<RowOutcome> outcomes) {
            super("a dry run writes nothing", null, false, false);
            this.outcomes = outcomes;
        }
    }
}
