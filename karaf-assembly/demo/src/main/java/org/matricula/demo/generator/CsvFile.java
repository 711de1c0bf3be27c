package org.matricula.demo.generator;

import java.nio.charset.StandardCharsets;

/** A CSV file for one of the plain mappings of the distribution. No text in it needs quotes. */
public final class CsvFile {

    private final String mapping;
    private final int columns;
    private final StringBuilder text = new StringBuilder();
    private int rows;

    CsvFile(String mapping, String... header) {
        this.mapping = mapping;
        this.columns = header.length;
        line((Object[]) header);
    }

    void row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(mapping + " has " + columns + " columns and not " + cells.length);
        }
        line(cells);
        rows++;
    }

    private void line(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cells[i] == null ? "" : cells[i]);
        }
        text.append('\n');
    }

    /** The name of the mapping that reads it. */
    public String mapping() {
        return mapping;
    }

    /** How many rows it has, without the header. */
    public int rows() {
        return rows;
    }

    /** The file. */
    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
