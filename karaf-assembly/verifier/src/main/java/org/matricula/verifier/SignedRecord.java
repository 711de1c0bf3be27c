package org.matricula.verifier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The signed record of a document: a head of four lines, then one line a field with its digest, name and value.
 *
 * @param keyId the key that is said to have signed
 * @param digest the document's digest
 * @param signature over head and digest
 * @param fields the fields in order
 */
record SignedRecord(String keyId, String digest, byte[] signature, List<Field> fields) {

    static final String HEAD = "matricula-document 1\n";

    /** A field with the digest that the record gives for it. */
    record Field(String digest, String name, String value) {

        boolean altered() {
            return !digest.equals(sha256(name + "\n" + value));
        }
    }

    static SignedRecord read(String text) {
        if (!text.startsWith(HEAD)) {
            throw new Unreadable("there is no signed record of a document in it");
        }
        String[] lines = text.substring(HEAD.length()).split("\n");
        if (lines.length < 3) {
            throw new Unreadable("its record has no key, digest and signature");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 3; i < lines.length; i++) {
            String[] parts = lines[i].split(" ", 3);
            if (parts.length < 3) {
                throw new Unreadable("line " + (i + 2) + " of its record is no field");
            }
            fields.add(new Field(parts[0], parts[1], unescaped(parts[2])));
        }
        return new SignedRecord(
                after("key ", lines[0]), after("digest ", lines[1]), base64(after("signature ", lines[2])), fields);
    }

    /** What was signed. */
    byte[] signed() {
        return (HEAD + "digest " + digest + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The document's digest as the names and digests of the fields have it. */
    String digestOfFields() {
        return digest(fields);
    }

    /** The one field without which the digest fits; none where more than that was changed. */
    Optional<Field> added() {
        for (int i = 0; i < fields.size(); i++) {
            List<Field> others = new ArrayList<>(fields);
            Field left = others.remove(i);
            if (digest.equals(digest(others))) {
                return Optional.of(left);
            }
        }
        return Optional.empty();
    }

    private static String digest(List<Field> fields) {
        StringBuilder all = new StringBuilder();
        fields.forEach(field ->
                all.append(field.name()).append(' ').append(field.digest()).append('\n'));
        return sha256(all.toString());
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String after(String start, String line) {
        if (!line.startsWith(start)) {
            throw new Unreadable("its record has no line '" + start.strip() + "'");
        }
        return line.substring(start.length());
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("the signature in its record is not in base 64");
        }
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
