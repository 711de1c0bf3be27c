package org.matricula.exchange.provider.store;

/**
 * Some rows of a file as they came.
 *
 * @param firstRow the number of the first; 0 for the header
 * @param rows how many
 * @param content the rows, one to a line but for line ends within quotes
 */
public record Piece(long firstRow, int rows, String content) {

    /** The most rows that a piece has. */
    public static final int MOST_ROWS = 1000;
}
