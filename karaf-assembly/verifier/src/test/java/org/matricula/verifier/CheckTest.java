package org.matricula.verifier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CheckTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final KeyPair pair = pair();

    @Test
    public void aRecordAsSignedIsGenuine() throws GeneralSecurityException {
        Report report = check(record(fields()));
        assertEquals(List.of(), report.faults());
        assertEquals("Siân \\ Ŵyn\nand more", report.record().fields().get(1).value());
    }

    @Test
    public void anAlteredFieldIsNamed() throws GeneralSecurityException {
        Report report = check(record(fields()).replace("mark 48.0", "mark 68.0"));
        assertEquals(1, report.faults().size());
        assertTrue(report.faults().get(0), report.faults().get(0).contains("modules[1].mark was altered"));
        Report two = check(record(fields()).replace("mark 48.0", "mark 68.0").replace("Siân", "John"));
        assertEquals(2, two.faults().size());
    }

    @Test
    public void whoeverAltersTheDigestsTooIsFoundByTheSignature() throws GeneralSecurityException {
        Map<String, String> forged = fields();
        forged.put("modules[1].mark", "68.0");
        String genuine = record(fields());
        String altered = record(forged);
        String head = genuine.substring(0, genuine.indexOf("\n", genuine.indexOf("signature ")) + 1);
        String body = altered.substring(altered.indexOf("\n", altered.indexOf("signature ")) + 1);
        assertFalse(check(head + body).genuine());
        String digest = altered.substring(altered.indexOf("digest "), altered.indexOf("\nsignature"));
        String other = head.replaceFirst("digest [0-9a-f]+", digest) + body;
        assertEquals(
                List.of("The signature is not the issuer's for this digest."),
                check(other).faults());
    }

    @Test
    public void aLineLeftOutIsFound() throws GeneralSecurityException {
        assertFalse(check(record(fields()).replaceFirst("(?m)^.* modules\\[1\\]\\.mark .*\n", ""))
                .genuine());
    }

    @Test
    public void anAddedFieldIsNamed() throws GeneralSecurityException {
        String genuine = record(fields());
        String name = "award.classification";
        String line = SignedRecord.sha256(name + "\nFIRST") + " " + name + " FIRST\n";
        int at = genuine.indexOf('\n', genuine.indexOf("signature ")) + 1;
        for (String forged : List.of(genuine + line, genuine.substring(0, at) + line + genuine.substring(at))) {
            assertEquals(
                    List.of("The field award.classification was added: its record says 'FIRST'."),
                    check(forged).faults());
        }
    }

    @Test
    public void aStrangersKeyIsNotTheIssuers() throws GeneralSecurityException {
        Report report = Check.of(record(fields()).getBytes(StandardCharsets.UTF_8), pem(pair()));
        assertTrue(report.faults().toString(), report.faults().toString().contains("none of the issuer's"));
    }

    @Test
    public void whatIsNoDocumentIsSaidToBeNone() throws Exception {
        byte[] empty = "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8);
        assertThrows(Unreadable.class, () -> Check.of(empty, pem(pair)));
        assertThrows(Unreadable.class, () -> Check.of("hello".getBytes(StandardCharsets.UTF_8), pem(pair)));
        assertThrows(Unreadable.class, () -> Check.of(empty, "no key"));
        for (String head : List.of("", "key a\n", "key a\ndigest b\nsignature ###\n", "key a\nkey b\nkey c\n")) {
            byte[] text = (SignedRecord.HEAD + head).getBytes(StandardCharsets.UTF_8);
            assertThrows(head, Unreadable.class, () -> Check.of(text, pem(pair)));
        }
    }

    @Test
    public void theProgramEndsWithWhatItFound() throws Exception {
        Path keys = folder.newFile("keys.pem").toPath();
        Files.writeString(keys, pem(pair));
        Path document = folder.newFile("document.txt").toPath();
        Files.writeString(document, record(fields()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertEquals(0, Main.run(new String[] {document.toString(), keys.toString()}, out));
        assertTrue(said.toString(StandardCharsets.UTF_8).startsWith("GENUINE"));
        Files.writeString(document, record(fields()).replace("48.0", "68.0"));
        assertEquals(1, Main.run(new String[] {document.toString(), keys.toString()}, out));
        assertEquals(2, Main.run(new String[] {"nowhere", keys.toString()}, out));
        assertEquals(2, Main.run(new String[] {}, out));
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", "TRANSCRIPT");
        fields.put("fullName", "Siân \\ Ŵyn\nand more");
        fields.put("modules[1].code", "M601");
        fields.put("modules[1].mark", "48.0");
        return fields;
    }

    private Report check(String record) {
        return Check.of(record.getBytes(StandardCharsets.UTF_8), pem(pair));
    }

    private String record(Map<String, String> fields) throws GeneralSecurityException {
        StringBuilder lines = new StringBuilder();
        StringBuilder digests = new StringBuilder();
        fields.forEach((name, value) -> {
            String digest = SignedRecord.sha256(name + "\n" + value);
            digests.append(name).append(' ').append(digest).append('\n');
            String written = value.replace("\\", "\\\\").replace("\n", "\\n");
            lines.append(digest)
                    .append(' ')
                    .append(name)
                    .append(' ')
                    .append(written)
                    .append('\n');
        });
        String digest = SignedRecord.sha256(digests.toString());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update((SignedRecord.HEAD + "digest " + digest + "\n").getBytes(StandardCharsets.UTF_8));
        String signed = Base64.getEncoder().encodeToString(signature.sign());
        String key = SignedRecord.sha256(pair.getPublic().getEncoded()).substring(0, 16);
        return SignedRecord.HEAD + "key " + key + "\ndigest " + digest + "\nsignature " + signed + "\n" + lines;
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
