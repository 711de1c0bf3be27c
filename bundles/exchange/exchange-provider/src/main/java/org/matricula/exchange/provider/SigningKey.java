package org.matricula.exchange.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The platform's key for envelopes (Ed25519). It is made when it is first needed and lies in a file that only the
 * platform's own user can read; nodes of one platform share it.
 */
@Component(service = SigningKey.class, configurationPid = "org.matricula.exchange")
public final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final Path folder;

    /**
     * Takes the folder from the configuration.
     *
     * @param settings {@code keys}: the folder of the keys, default {@code ${karaf.etc}/keys}
     */
    @Activate
    public SigningKey(Map<String, Object> settings) {
        Object configured = settings.get("keys");
        folder = configured == null
                ? Path.of(System.getProperty("karaf.etc", "etc"), "keys")
                : Path.of(configured.toString());
    }

    /** The signature of bytes. */
    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys().getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key for envelopes cannot sign", e);
        }
    }

    /** Whether a signature of bytes is this platform's. */
    boolean signed(byte[] bytes, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(keys().getPublic());
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // one of another length is no signature either
            return false;
        }
    }

    /** The public key in PEM form. */
    String publicKey() {
        return pem(PUBLIC, keys().getPublic().getEncoded());
    }

    private synchronized KeyPair keys() {
        Path file = folder.resolve("envelope.pem");
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII);
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(bytes(text, PUBLIC))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(text, PRIVATE))));
        } catch (IOException e) {
            throw new UncheckedIOException("the key for envelopes cannot be read or made in " + folder, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the key for envelopes in " + folder + " is damaged", e);
        }
    }

    private void create(Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Path draft = draft();
        try {
            String both = pem(PRIVATE, pair.getPrivate().getEncoded())
                    + pem(PUBLIC, pair.getPublic().getEncoded());
            Files.writeString(draft, both, StandardCharsets.US_ASCII);
            // a file that is there wins: two nodes on one folder end with one key
            Files.move(draft, file);
        } catch (FileAlreadyExistsException e) {
            Files.delete(draft);
        }
    }

    private Path draft() throws IOException {
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        return posix
                ? Files.createTempFile(
                        folder,
                        "envelope",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, "envelope", ".tmp");
    }

    private static byte[] bytes(String text, String what) {
        String begin = "-----BEGIN " + what + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + what + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("there is no " + what);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }
}
