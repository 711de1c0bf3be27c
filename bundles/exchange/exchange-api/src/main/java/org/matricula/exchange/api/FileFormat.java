package org.matricula.exchange.api;

/** How a table is written. */
public enum FileFormat {
    /** Comma separated values: UTF-8, commas, double quotes, a header row. */
    CSV("csv", "text/csv"),
    /** A workbook of one sheet (Office Open XML). */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String ending;
    private final String mediaType;

    FileFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** The ending of file names, without the dot. */
    public String ending() {
        return ending;
    }

    /** The media type. */
    public String mediaType() {
        return mediaType;
    }
}
