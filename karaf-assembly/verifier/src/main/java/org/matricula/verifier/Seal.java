package org.matricula.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a PDF file, in front of its {@code startxref}, that signs every other byte of it. */
final class Seal {

    private static final Pattern LINE = Pattern.compile("%matricula-seal ([0-9a-f]{16}) ([A-Za-z0-9+/]{86}==)\n");

    private static final String END = "startxref";

    private Seal() {}

    /** Whether the file is, byte by byte, as the issuer drew it. */
    static boolean unbroken(byte[] file, Keys keys) {
        String text = PdfObjects.latin(file);
        Matcher seal = LINE.matcher(text);
        // elsewhere it would be a part of something else, and hide it
        if (!seal.find() || seal.end() != text.lastIndexOf(END)) {
            return false;
        }
        String rest = text.substring(0, seal.start()) + text.substring(seal.end());
        String digest = SignedRecord.sha256(rest.getBytes(StandardCharsets.ISO_8859_1));
        byte[] signed = ("matricula-seal 1\ndigest " + digest + "\n").getBytes(StandardCharsets.UTF_8);
        return keys.signed(seal.group(1), signed, Base64.getDecoder().decode(seal.group(2)));
    }
}
