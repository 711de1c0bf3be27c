package org.matricula.exchange.provider.csv;

import java.io.IOException;
import java.util.List;

/** Writes a table row by row. */
public interface TableWriter extends AutoCloseable {

    /**
     * Writes a row.
     *
     * @param cells typed values as {@link org.matricula.exchange.provider.destination.Type} has them; null for an empty
     *     cell
     */
    void row(List<?> cells) throws IOException;

    /** Finishes the table. */
    @Override
    void close() throws IOException;
}
