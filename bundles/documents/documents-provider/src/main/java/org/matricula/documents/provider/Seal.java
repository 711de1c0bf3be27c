package org.matricula.documents.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.signing.SigningKeys;
import org.matricula.kernel.api.signing.SigningKeys.Signed;

/**
 * The seal of a drawn document: one line, a comment of PDF in front of its {@code startxref}, that signs every other byte
 * of the file.
 *
 * <pre>
 * %matricula-seal IDENTITY-OF-THE-KEY BASE64
 * </pre>
 *
 * <p>The signature (Ed25519) is over the lines {@code matricula-seal 1} and {@code digest ...}, each with its line feed;
 * the digest is the SHA-256 of the file without the line.
 */
final class Seal {

    private static final String END = "startxref";

    private Seal() {}

    /** Writes a drawn file with its seal. */
    static void write(byte[] drawn, SigningKeys keys, OutputStream out) throws IOException {
        int at = new String(drawn, StandardCharsets.ISO_8859_1).lastIndexOf(END);
        if (at < 0) {
            throw new IllegalStateException("a PDF file has a place where its table begins");
        }
        String digest = Digests.of(drawn);
        Signed signed = keys.sign(("matricula-seal 1\ndigest " + digest + "\n").getBytes(StandardCharsets.UTF_8));
        String line = "%matricula-seal " + signed.keyId() + " " + SignedRecord.base64(signed.signature()) + "\n";
        out.write(drawn, 0, at);
        out.write(line.getBytes(StandardCharsets.US_ASCII));
        out.write(drawn, at, drawn.length - at);
    }
}
