package org.matricula.exchange.provider.csv;

import java.io.IOException;
import java.io.Reader;
import org.matricula.kernel.api.Problem;

/**
 * Cuts a CSV text into its records and leaves each as it stands, so that a broken one harms no other. A line end within
 * quotes does not end a record; empty lines are none.
 */
public final class RecordReader {

    /** The longest record in characters; a longer one is nearly always a quote that is never closed. */
    public static final int LONGEST = 32_000;

    private static final int END = -1;
    private static final int BUFFER = 8192;

    private enum Place {
        FIELD_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    // a buffer of our own, because a BufferedReader takes its lock for every character
    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private int position;
    private int filled;
    private int ahead = -2;
    private long number = -1;

    /** Reads from the given text; the first record has number 0. */
    public RecordReader(Reader in) {
        this.in = in;
    }

    /** The number of the record that was read last: 0 for the first. */
    public long number() {
        return number;
    }

    /**
     * The next record without its line end; null at the end.
     *
     * @throws org.matricula.kernel.api.ProblemException 400 when a record is too long, holds a NUL, or ends within
     *     quotes
     */
    public String next() throws IOException {
        String text;
        do {
            text = record();
        } while (text != null && text.isEmpty());
        return text;
    }

    private String record() throws IOException {
        int c = read();
        if (c == END) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        Place place = Place.FIELD_START;
        while (c != END && (place == Place.QUOTED || !isLineEnd(c))) {
            place = after(place, (char) c);
            append(text, (char) c);
            c = read();
        }
        if (c == '\r') {
            skipLineFeed();
        }
        if (!text.isEmpty()) {
            number++;
        }
        // a quote at the very end closes the field: AFTER_QUOTE
        if (place == Place.QUOTED) {
            throw malformed(number, "opens a quote that is never closed");
        }
        return text.toString();
    }

    private Place after(Place place, char c) {
        if (place == Place.QUOTED) {
            return c == '"' ? Place.AFTER_QUOTE : Place.QUOTED;
        }
        if (c == ',') {
            return Place.FIELD_START;
        }
        if (c == '"' && place != Place.PLAIN) {
            // at the start it opens the field; after a quote it is the second half of a doubled one
            return Place.QUOTED;
        }
        return Place.PLAIN;
    }

    private void append(StringBuilder text, char c) {
        if (c == 0) {
            throw malformed(number + 1, "holds a NUL character; the file is probably not UTF-8");
        }
        if (text.length() == LONGEST) {
            throw malformed(
                    number + 1, "is longer than " + LONGEST + " characters; probably a quote in it is never closed");
        }
        text.append(c);
    }

    private int read() throws IOException {
        if (ahead != -2) {
            int c = ahead;
            ahead = -2;
            return c;
        }
        if (position == filled) {
            filled = Math.max(0, in.read(buffer));
            position = 0;
            if (filled == 0) {
                return END;
            }
        }
        return buffer[position++];
    }

    private void skipLineFeed() throws IOException {
        int c = read();
        if (c != '\n') {
            ahead = c;
        }
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private static RuntimeException malformed(long number, String what) {
        String where = number == 0 ? "The header row" : "Row " + number;
        return Problem.of(Problem.Kind.MALFORMED, where + " " + what + ".").exception();
    }
}
