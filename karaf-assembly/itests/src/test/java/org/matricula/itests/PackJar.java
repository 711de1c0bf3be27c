package org.matricula.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A pack's bundle that a test builds, as its writer would: a descriptor, its cases, and a manifest. */
final class PackJar {

    static final String COLLEGE = "loughborough-college";

    private static final String FOLDER = "META-INF/matricula/";
    private static final int LOAD = 130;

    private final String symbolicName;
    private final String version;
    private final Map<String, String> files = new LinkedHashMap<>();

    PackJar(String symbolicName, String version) {
        this.symbolicName = symbolicName;
        this.version = version;
    }

    /**
     * The college's pack as it is shipped, as version 1.0.n; what it changes from version to version is the largest
     * load of a year, which is {@link #load}.
     */
    static PackJar college(int n) {
        return new PackJar("org.matricula.pack.loughborough.college", "1.0." + n)
                .with(
                        "pack.yaml",
                        shipped("pack.yaml")
                                .replace("version: 1.0.0", "version: 1.0." + n)
                                .replace("extended: " + LOAD, "extended: " + load(n)))
                .with(
                        "cases-loughborough.yaml",
                        shipped("cases-loughborough.yaml").replace("max: " + LOAD, "max: " + load(n)));
    }

    /** The most credits of a year under version 1.0.n of the college's pack. */
    static int load(int n) {
        return LOAD + n;
    }

    /** A file of the college's pack as it is shipped. */
    static String shipped(String name) {
        try (InputStream in = PackJar.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds or replaces a file of the pack. */
    PackJar with(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** A file of the pack as it is to be. */
    String text(String name) {
        return files.get(name);
    }

    /** The college's pack as one file: the cases stand in the descriptor. */
    String oneFile() {
        return text("pack.yaml").replace("cases: [cases-loughborough.yaml]", "") + text("cases-loughborough.yaml");
    }

    /** Writes the bundle; what reads the file never sees a part of it. */
    Path writeTo(Path file) {
        try {
            return write(bytes(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file; what reads it never sees a part of it. */
    static Path write(byte[] bytes, Path file) {
        try {
            Path unfinished =
                    Files.createTempFile(file.toAbsolutePath().getParent().getParent(), "pack", ".part");
            Files.write(unfinished, bytes);
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", symbolicName);
        main.putValue("Bundle-Version", version);
        main.putValue("Matricula-Pack", FOLDER + "pack.yaml");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(FOLDER + file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
