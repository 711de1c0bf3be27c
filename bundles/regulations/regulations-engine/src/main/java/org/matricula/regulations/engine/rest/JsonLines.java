package org.matricula.regulations.engine.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.matricula.kernel.api.Problem;

/** An upload of JSON lines, kept in a file until it is closed; lines are bounded in length and number. */
final class JsonLines implements Closeable {

    static final int LONGEST = 256 * 1024;
    static final int MOST = 100_000;

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private int number;

    private JsonLines(InputStream in) {
        this.in = in;
    }

    /**
     * A line that is not blank.
     *
     * @param number its number in the upload, from 1
     * @param bytes its bytes, or as many as are allowed and one more
     */
    record Line(int number, byte[] bytes) {

        /** The JSON; throws {@code ProblemException} 413 when the line is too long. */
        byte[] json() {
            if (bytes.length > LONGEST) {
                throw Problem.of(
                                Problem.Kind.TOO_LARGE,
                                "The line is longer than the " + LONGEST + " bytes allowed here.")
                        .exception();
            }
            return bytes;
        }
    }

    /** Keeps an upload; throws {@code ProblemException} 422 when it has too many lines. */
    static JsonLines kept(InputStream upload) {
        Path file = null;
        try {
            file = Files.createTempFile("matricula-batch", ".ndjson");
            take(upload, file);
            bound(file);
            return new JsonLines(
                    new BufferedInputStream(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)));
        } catch (IOException e) {
            delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    /** Whoever breaks off has made a mistake, or lost the connection; neither is a defect of ours. */
    private static void take(InputStream upload, Path file) throws IOException {
        try (OutputStream kept = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = read(upload, buffer); read >= 0; read = read(upload, buffer)) {
                kept.write(buffer, 0, read);
            }
        }
    }

    private static int read(InputStream upload, byte[] buffer) {
        try {
            return upload == null ? -1 : upload.read(buffer);
        } catch (IOException e) {
            throw Problem.of(Problem.Kind.MALFORMED, "The upload broke off.").exception();
        }
    }

    private static void bound(Path file) throws IOException {
        int lines = 0;
        int last = '\n';
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                lines += next == '\n' ? 1 : 0;
                last = next;
            }
            // the last line need not end
            lines += last == '\n' ? 0 : 1;
        }
        if (lines > MOST) {
            throw Problem.invalid("lines", lines, "must be at most " + MOST).exception();
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line that is not blank; null at the end. */
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            if (next == '\n') {
                number++;
                if (!isBlank(line.toByteArray())) {
                    return new Line(number, line.toByteArray());
                }
                line.reset();
            } else if (line.size() <= LONGEST) {
                line.write(next);
            }
            next = in.read();
        }
        return isBlank(line.toByteArray()) ? null : new Line(++number, line.toByteArray());
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
