package org.matricula.documents.provider;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.provider.Fields.Field;
import org.matricula.kernel.api.signing.SigningKeys;
import org.matricula.kernel.api.signing.SigningKeys.Signed;

/**
 * The signed record of a document: a text of one line a field, that travels inside its PDF.
 *
 * <pre>
 * matricula-document 1
 * key IDENTITY-OF-THE-KEY
 * digest DIGEST-OF-THE-DOCUMENT
 * signature BASE64
 * DIGEST-OF-THE-FIELD NAME VALUE
 * </pre>
 *
 * <p>The signature (Ed25519) is over the lines {@code matricula-document 1} and {@code digest ...}, each with its line
 * feed. In values, backslashes and line feeds are written {@code \\} and {@code \n}.
 */
final class SignedRecord {

    /** The name of the file inside the PDF. */
    static final String NAME = "matricula-document.txt";

    private static final String HEAD = "matricula-document 1\n";

    private SignedRecord() {}

    /** Signs a digest. */
    static Signed sign(SigningKeys keys, String digest) {
        return keys.sign(signed(digest));
    }

    /** The text of a record. */
    static String text(DocumentModel model, String digest, String keyId, String signature) {
        StringBuilder text = new StringBuilder(HEAD)
                .append("key ")
                .append(keyId)
                .append("\ndigest ")
                .append(digest)
                .append("\nsignature ")
                .append(signature)
                .append('\n');
        List<Field> fields = Fields.of(model);
        for (Field field : fields) {
            text.append(field.digest())
                    .append(' ')
                    .append(field.name())
                    .append(' ')
                    .append(field.value().replace("\\", "\\\\").replace("\n", "\\n"))
                    .append('\n');
        }
        return text.toString();
    }

    static String base64(byte[] signature) {
        return Base64.getEncoder().encodeToString(signature);
    }

    private static byte[] signed(String digest) {
        return (HEAD + "digest " + digest + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
