package org.matricula.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.matricula.verifier.SignedRecord.Field;

/** Checks a document against the keys of its issuer; of pages that were altered it says which field differs. */
final class Check {

    private Check() {}

    static Report of(byte[] document, String pem) {
        Keys keys = Keys.read(pem);
        boolean pdf =
                new String(document, 0, Math.min(document.length, 1024), StandardCharsets.ISO_8859_1).contains("%PDF-");
        if (!pdf) {
            SignedRecord record = SignedRecord.read(new String(document, StandardCharsets.UTF_8));
            return new Report(record, faults(record, keys), Report.Drawing.NONE);
        }
        PdfFile file = PdfFile.read(document);
        SignedRecord record = SignedRecord.read(record(file));
        List<String> faults = faults(record, keys);
        if (Seal.unbroken(document, keys)) {
            return new Report(record, faults, Report.Drawing.AS_DRAWN);
        }
        List<String> named = new Pages(file.text()).compare(record);
        faults.addAll(
                named.isEmpty()
                        ? List.of("The file was altered since the issuer drew it, and no field of it can be named.")
                        : named);
        return new Report(record, faults, Report.Drawing.ALTERED);
    }

    private static String record(PdfFile file) {
        List<String> records = file.streams().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(text -> text.startsWith(SignedRecord.HEAD))
                .distinct()
                .toList();
        if (records.size() != 1) {
            throw new Unreadable(
                    records.isEmpty() ? "there is no signed record inside it" : "there are several records inside it");
        }
        return records.get(0);
    }

    private static List<String> faults(SignedRecord record, Keys keys) {
        List<String> faults = new ArrayList<>();
        for (Field field : record.fields()) {
            if (field.altered()) {
                faults.add("The field " + field.name() + " was altered: its record now says '" + field.value() + "'.");
            }
        }
        if (!record.digest().equals(record.digestOfFields())) {
            faults.add(record.added()
                    .map(field -> "The field " + field.name() + " was added: its record says '" + field.value() + "'.")
                    .orElse("Fields were added, left out, moved, or altered together with their digests;"
                            + " which ones the record alone cannot tell."));
        }
        if (!keys.has(record.keyId())) {
            faults.add("It is said to be signed by the key " + record.keyId() + ", which is none of the issuer's.");
        } else if (!keys.signed(record)) {
            faults.add("The signature is not the issuer's for this digest.");
        }
        return faults;
    }
}
