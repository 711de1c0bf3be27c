package org.matricula.demo.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TarGzTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void filesAndLongNamesAndExecutablesAreUnpacked() throws IOException {
        String longName = "a/" + "long".repeat(40) + "/file.txt";
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        entry(tar, "bin/run", '0', "0000755", "#!/bin/sh\n");
        entry(tar, "././@LongLink", 'L', "0000644", longName + '\0');
        entry(tar, "a/cut", '0', "0000644", "long");
        String record = "path=" + longName + "2\n";
        entry(tar, "pax", 'x', "0000644", record.length() + 4 + " " + record);
        entry(tar, "a/cut", '0', "0000644", "x".repeat(513));
        Path root = folder.getRoot().toPath();

        assertEquals(3, TarGz.unpack(archive(tar, true), root));

        assertTrue(Files.isExecutable(root.resolve("bin/run")));
        assertEquals("long", Files.readString(root.resolve(longName)));
        assertEquals(513, Files.size(root.resolve(longName + "2")));
        assertFalse(Files.isExecutable(root.resolve(longName)));
    }

    @Test
    public void entryThatWouldLeaveTheFolderIsRefused() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        entry(tar, "../outside", '0', "0000644", "no");
        Path archive = archive(tar, true);
        Path into = folder.newFolder().toPath();
        assertThrows(IOException.class, () -> TarGz.unpack(archive, into));
    }

    @Test
    public void archiveThatEndsTooEarlyIsRefused() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        entry(tar, "file", '0', "0000644", "text");
        Path archive = archive(tar, false);
        Path into = folder.newFolder().toPath();
        assertThrows(EOFException.class, () -> TarGz.unpack(archive, into));
    }

    private Path archive(ByteArrayOutputStream tar, boolean whole) throws IOException {
        if (whole) {
            tar.write(new byte[1024]);
        }
        Path file = folder.newFile().toPath();
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            tar.writeTo(out);
        }
        return file;
    }

    private static void entry(ByteArrayOutputStream tar, String name, char type, String mode, String content)
            throws IOException {
        byte[] header = new byte[512];
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        put(header, 0, name);
        put(header, 100, mode);
        put(header, 124, "%011o".formatted(bytes.length));
        header[156] = (byte) type;
        put(header, 257, "ustar");
        tar.write(header);
        tar.write(bytes);
        tar.write(new byte[(512 - bytes.length % 512) % 512]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
