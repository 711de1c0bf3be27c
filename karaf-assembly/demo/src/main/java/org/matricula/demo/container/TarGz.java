package org.matricula.demo.container;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Unpacks a {@code tar.gz}: files and folders with names of any length, and whether a file can be executed. */
final class TarGz {

    private static final int BLOCK = 512;
    private static final int OWNER_EXECUTES = 0100;

    private TarGz() {}

    /** Unpacks below a folder; returns how many files there were. */
    static int unpack(Path archive, Path into) throws IOException {
        Path root = into.toAbsolutePath().normalize();
        int files = 0;
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive), 1 << 16))) {
            Map<String, String> extended = new HashMap<>();
            for (byte[] header = in.readNBytes(BLOCK); isEntry(header); header = in.readNBytes(BLOCK)) {
                long size =
                        extended.containsKey("size") ? Long.parseLong(extended.get("size")) : octal(header, 124, 12);
                char type = (char) header[156];
                if (type == 'x' || type == 'L') {
                    byte[] content = content(in, size);
                    if (type == 'x') {
                        extended.putAll(pax(content));
                    } else {
                        extended.put("path", text(content, 0, content.length));
                    }
                    continue;
                }
                Path target = root.resolve(name(header, extended)).normalize();
                if (!target.startsWith(root)) {
                    throw new IOException("an entry would leave the folder: " + target);
                }
                extended.clear();
                if (type == '5') {
                    Files.createDirectories(target);
                } else if (type == '0' || type == 0) {
                    write(in, size, target, (octal(header, 100, 8) & OWNER_EXECUTES) != 0);
                    files++;
                } else {
                    skip(in, size);
                }
            }
        }
        return files;
    }

    private static boolean isEntry(byte[] header) throws EOFException {
        if (header.length < BLOCK) {
            throw new EOFException("the archive ends too early");
        }
        return header[0] != 0;
    }

    private static String name(byte[] header, Map<String, String> extended) {
        if (extended.containsKey("path")) {
            return extended.get("path");
        }
        String prefix = "ustar".equals(text(header, 257, 5)) && header[262] == 0 ? text(header, 345, 155) : "";
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static void write(InputStream in, long size, Path target, boolean executable) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(new Limited(in, size), target, StandardCopyOption.REPLACE_EXISTING);
        skip(in, padding(size));
        if (executable && !target.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + target);
        }
    }

    private static byte[] content(InputStream in, long size) throws IOException {
        byte[] content = in.readNBytes((int) size);
        skip(in, padding(size));
        return content;
    }

    private static void skip(InputStream in, long bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static Map<String, String> pax(byte[] content) {
        Map<String, String> records = new HashMap<>();
        String all = new String(content, StandardCharsets.UTF_8);
        for (String line : all.split("\n")) {
            int blank = line.indexOf(' ');
            int equals = line.indexOf('=');
            if (blank > 0 && equals > blank) {
                records.put(line.substring(blank + 1, equals), line.substring(equals + 1));
            }
        }
        return records;
    }

    private static long octal(byte[] header, int from, int length) {
        String text = text(header, from, length).strip();
        return text.isEmpty() ? 0 : Long.parseLong(text, 8);
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** The next bytes of a stream; it is not closed with them. */
    private static final class Limited extends InputStream {

        private final InputStream in;
        private long left;

        Limited(InputStream in, long size) {
            this.in = in;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the archive ends too early");
            }
            left -= read;
            return read;
        }
    }
}
