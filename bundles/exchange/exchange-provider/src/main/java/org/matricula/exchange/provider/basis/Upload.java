package org.matricula.exchange.provider.basis;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.matricula.exchange.provider.csv.CsvWriter;
import org.matricula.exchange.provider.csv.Header;
import org.matricula.exchange.provider.csv.RecordReader;
import org.matricula.exchange.provider.sheet.XlsxReader;
import org.matricula.exchange.provider.store.Piece;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.Digests;

/**
 * A file that a caller sends. It is taken in as a whole before anything is written, so that a slow or broken sender
 * holds no transaction open. A workbook is known by its first bytes.
 */
public final class Upload implements AutoCloseable {

    /** The most rows that a workbook may have, in and out. */
    public static final long MOST_SHEET_ROWS = 100_000;

    private static final long DEFAULT_LARGEST = 64L * 1024 * 1024;
    private static final int PIECES_AT_ONCE = 50;
    // how much larger than the largest file a workbook may be when it is unpacked
    private static final int UNPACKED = 4;
    private static final int BUFFER = 64 * 1024;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final String digest;
    private final Header header;
    private final long rows;

    private Upload(Path file, String digest) {
        this.file = file;
        this.digest = digest;
        try (Reader text = text()) {
            RecordReader records = new RecordReader(text);
            String first = next(records);
            if (first == null) {
                throw malformed("The file is empty; it needs a header row.");
            }
            header = new Header(first);
            while (next(records) != null) {
                // only to see that every record can be told from the next
            }
            rows = records.number();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes the largest file may have: the setting {@code maximumBytes}, or 64 MB. */
    public static long largest(Map<String, Object> settings) {
        Object bytes = settings.get("maximumBytes");
        return bytes == null ? DEFAULT_LARGEST : Long.parseLong(bytes.toString());
    }

    /**
     * Takes a file in and checks that it is one.
     *
     * @throws org.matricula.kernel.api.ProblemException 413 when it has more bytes than allowed, 400 when it is not
     *     UTF-8, has no header, or its records cannot be told apart
     */
    public static Upload of(InputStream in, long largest) {
        Path file = null;
        try {
            file = Files.createTempFile("matricula-import", ".csv");
            String digest = copy(in, file, largest);
            if (isWorkbook(file)) {
                Path workbook = file;
                file = Files.createTempFile("matricula-import", ".csv");
                try {
                    unfold(workbook, file, largest);
                } finally {
                    delete(workbook);
                }
            }
            return new Upload(file, digest);
        } catch (IOException e) {
            delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    /** The columns. */
    public Header header() {
        return header;
    }

    /** How many rows there are without the header. */
    public long rows() {
        return rows;
    }

    /** SHA-256 of the bytes. */
    public String digest() {
        return digest;
    }

    /** Gives out the file in pieces, some at a time, the header first in a piece of its own. */
    public void pieces(Consumer<List<Piece>> taker) {
        try (Reader text = text()) {
            RecordReader records = new RecordReader(text);
            List<Piece> pieces = new ArrayList<>();
            pieces.add(new Piece(0, 1, next(records)));
            StringBuilder content = new StringBuilder();
            long firstRow = 1;
            int count = 0;
            for (String record = next(records); record != null; record = next(records)) {
                boolean full = content.length() + record.length() + 1 > RecordReader.LONGEST;
                if (count > 0 && (full || count == Piece.MOST_ROWS)) {
                    pieces.add(new Piece(firstRow, count, content.toString()));
                    firstRow += count;
                    count = 0;
                    content.setLength(0);
                    if (pieces.size() == PIECES_AT_ONCE) {
                        taker.accept(List.copyOf(pieces));
                        pieces.clear();
                    }
                }
                content.append(count == 0 ? "" : "\n").append(record);
                count++;
            }
            if (count > 0) {
                pieces.add(new Piece(firstRow, count, content.toString()));
            }
            taker.accept(pieces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(file);
    }

    private Reader text() throws IOException {
        PushbackReader reader = new PushbackReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            int first = reader.read();
            if (first != -1 && first != BYTE_ORDER_MARK) {
                reader.unread(first);
            }
            return reader;
        } catch (CharacterCodingException e) {
            reader.close();
            throw notUtf8(0);
        }
    }

    private static String next(RecordReader records) throws IOException {
        try {
            return records.next();
        } catch (CharacterCodingException e) {
            throw notUtf8(records.number() + 1);
        }
    }

    public static String copy(InputStream in, Path file, long largest) throws IOException {
        MessageDigest digest = Digests.sha256();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > largest) {
                    throw Problem.of(Problem.Kind.TOO_LARGE, "A file may have at most " + largest + " bytes.")
                            .exception();
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean isWorkbook(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /** Writes the rows of a workbook as CSV, so that everything behind knows one form only. */
    private static void unfold(Path workbook, Path csv, long largest) throws IOException {
        try (Writer out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
            int[] columns = {0};
            XlsxReader.read(workbook, UNPACKED * largest, MOST_SHEET_ROWS, cells -> {
                List<String> row = new ArrayList<>(cells);
                columns[0] = columns[0] == 0 ? row.size() : columns[0];
                while (row.size() < columns[0]) {
                    row.add("");
                }
                out.write(CsvWriter.line(row));
                out.write("\r\n");
            });
        }
    }

    public static void delete(Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // it lies in the folder for temporary files, which is emptied by others
                file.toFile().deleteOnExit();
            }
        }
    }

    private static RuntimeException notUtf8(long row) {
        return malformed("The file is not UTF-8; a wrong byte stands in or shortly after row " + row + ".");
    }

    private static RuntimeException malformed(String detail) {
        return Problem.of(Problem.Kind.MALFORMED, detail).exception();
    }
}
