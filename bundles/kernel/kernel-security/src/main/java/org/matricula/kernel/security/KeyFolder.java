package org.matricula.kernel.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.matricula.kernel.api.signing.SigningKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@link SigningKeys} in a folder, one file a key, that only the platform's own user can read; nodes of one platform
 * share it. The first key is made when it is first needed. The file with the highest number signs.
 */
@Component(
        service = {SigningKeys.class, KeyFolder.class},
        configurationPid = "org.matricula.security")
public final class KeyFolder implements SigningKeys {

    private static final String FILE = "signing-%04d.pem";
    private static final String FORM = "signing-[0-9]{4}\\.pem";

    private final Path folder;
    private final Map<Path, KeyPairs> read = new ConcurrentHashMap<>();

    /**
     * Takes the folder from the configuration.
     *
     * @param settings {@code keys}: the folder of the keys, default {@code ${karaf.etc}/keys}
     */
    @Activate
    public KeyFolder(Map<String, Object> settings) {
        Object configured = settings.get("keys");
        folder = configured == null
                ? Path.of(System.getProperty("karaf.etc", "etc"), "keys")
                : Path.of(configured.toString());
    }

    @Override
    public Signed sign(byte[] bytes) {
        List<KeyPairs> all = pairs();
        KeyPairs last = all.get(all.size() - 1);
        return new Signed(last.publicKey().id(), last.sign(bytes));
    }

    @Override
    public boolean signed(String keyId, byte[] bytes, byte[] signature) {
        return pairs().stream()
                .filter(pair -> pair.publicKey().id().equals(keyId))
                .anyMatch(pair -> pair.signed(bytes, signature));
    }

    @Override
    public List<PublicKey> keys() {
        return pairs().stream().map(KeyPairs::publicKey).toList();
    }

    /** Makes a new key, which signs from now on; what older keys signed stays genuine. */
    synchronized PublicKey rotate() {
        try {
            create(files().size() + 1);
            return current();
        } catch (IOException | GeneralSecurityException e) {
            throw failed(e);
        }
    }

    private synchronized List<KeyPairs> pairs() {
        try {
            List<Path> files = files();
            if (files.isEmpty()) {
                create(1);
                files = files();
            }
            List<KeyPairs> pairs = new ArrayList<>();
            for (Path file : files) {
                pairs.add(pair(file));
            }
            return pairs;
        } catch (IOException | GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /** A file is read once, since a key never changes. */
    private KeyPairs pair(Path file) throws IOException {
        KeyPairs known = read.get(file);
        if (known == null) {
            try {
                known = KeyPairs.read(Files.readString(file, StandardCharsets.US_ASCII));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalStateException("the key " + file + " is damaged", e);
            }
            read.put(file, known);
        }
        return known;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches(FORM))
                    .sorted()
                    .toList();
        }
    }

    private void create(int number) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Path draft = draft();
        try {
            Files.writeString(draft, KeyPairs.generate().text(), StandardCharsets.US_ASCII);
            // a file that is there wins: two nodes on one folder end with one key
            Files.move(draft, folder.resolve(FILE.formatted(number)));
        } catch (FileAlreadyExistsException e) {
            Files.delete(draft);
        }
    }

    private Path draft() throws IOException {
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        return posix
                ? Files.createTempFile(
                        folder,
                        "key",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "key", ".tmp");
    }

    private RuntimeException failed(Exception cause) {
        String what = "the keys in " + folder + " cannot be read or made";
        return cause instanceof IOException io
                ? new UncheckedIOException(what, io)
                : new IllegalStateException(what, cause);
    }
}
