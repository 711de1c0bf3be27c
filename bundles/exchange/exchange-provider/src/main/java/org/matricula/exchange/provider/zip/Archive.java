package org.matricula.exchange.provider.zip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.matricula.kernel.api.Problem;

/**
 * A ZIP file from outside. Nothing of it is ever written to a folder; its entries are only read, and no more of them
 * than allowed, whatever they claim about themselves.
 */
public final class Archive implements AutoCloseable {

    private static final int MOST_ENTRIES = 1000;
    private static final int HIGHEST_RATIO = 200;
    // small files compress as they like: only a large one can do harm
    private static final long FREE_OF_RATIO = 4L * 1024 * 1024;
    private static final Pattern SAFE = Pattern.compile("(?!/)[^\\\\:\\x00-\\x1f]{1,200}");

    private final ZipFile zip;
    private final long largest;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private long inflated;

    private Archive(ZipFile zip, long largest) {
        this.zip = zip;
        this.largest = largest;
    }

    /**
     * Opens a file.
     *
     * @param largest how many bytes all reading together may yield
     * @throws org.matricula.kernel.api.ProblemException 400 when it is no whole ZIP file, names an entry twice or with a
     *     path that leads elsewhere, 413 when it has too many entries or would grow too large
     */
    public static Archive of(Path file, long largest) {
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            Archive archive = new Archive(zip, largest);
            archive.check();
            return archive;
        } catch (IOException | IllegalArgumentException e) {
            close(zip);
            throw malformed("The file is no ZIP file that can be read.");
        } catch (RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    /** The names of its files. */
    public Set<String> names() {
        return entries.keySet();
    }

    /**
     * The content of one of its files.
     *
     * @throws org.matricula.kernel.api.ProblemException 400 when there is none of that name; while it is read also 413
     *     when it grows too large
     */
    public InputStream open(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw malformed("The file has no part '" + name + "'.");
        }
        try {
            return new Counted(zip.getInputStream(entry), entry.getCompressedSize());
        } catch (IOException e) {
            throw damaged();
        }
    }

    /** The content of one of its files as a whole. */
    public byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw damaged();
        }
    }

    @Override
    public void close() {
        close(zip);
    }

    private void check() {
        if (zip.size() > MOST_ENTRIES) {
            throw tooLarge("A ZIP file may have at most " + MOST_ENTRIES + " parts.");
        }
        long declared = 0;
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (!SAFE.matcher(name).matches() || List.of(name.split("/")).contains("..")) {
                throw malformed("A part of the ZIP file has a name that leads out of it.");
            }
            declared += Math.max(0, entry.getSize());
            if (declared > largest || declared < 0) {
                throw grown();
            }
            if (!entry.isDirectory() && entries.put(name, entry) != null) {
                throw malformed("The ZIP file has the part '" + name + "' twice.");
            }
        }
    }

    private RuntimeException grown() {
        return tooLarge("The ZIP file would unpack to more than the " + largest + " bytes allowed.");
    }

    private static void close(ZipFile zip) {
        if (zip != null) {
            try {
                zip.close();
            } catch (IOException e) {
                throw damaged();
            }
        }
    }

    private static RuntimeException damaged() {
        return malformed("The ZIP file is damaged.");
    }

    private static RuntimeException malformed(String detail) {
        return Problem.of(Problem.Kind.MALFORMED, detail).exception();
    }

    private static RuntimeException tooLarge(String detail) {
        return Problem.of(Problem.Kind.TOO_LARGE, detail).exception();
    }

    /** Counts what really comes out. */
    private final class Counted extends FilterInputStream {

        private final long compressed;
        private long read;

        Counted(InputStream in, long compressed) {
            super(in);
            this.compressed = Math.max(1, compressed);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(buffer, offset, length);
            } catch (ZipException e) {
                throw damaged();
            }
            if (count > 0) {
                read += count;
                inflated += count;
                if (inflated > largest) {
                    throw grown();
                }
                if (read > FREE_OF_RATIO && read / compressed > HIGHEST_RATIO) {
                    throw tooLarge("A part of the ZIP file unpacks to more than " + HIGHEST_RATIO
                            + " times its size, which no honest table does.");
                }
            }
            return count;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return read(new byte[(int) Math.min(bytes, 8192)], 0, (int) Math.min(bytes, 8192));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
