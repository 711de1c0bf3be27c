package org.matricula.verifier;

import java.io.PrintStream;
import java.util.List;

/**
 * What a check found.
 *
 * @param record the signed record
 * @param faults what is wrong; empty for a genuine document
 * @param pages what is known of its pages
 */
record Report(SignedRecord record, List<String> faults, Drawing pages) {

    /** What is known of pages. */
    enum Drawing {
        /** There are none, the record came alone. */
        NONE("There are no pages."),
        /** The seal of the file is unbroken. */
        AS_DRAWN("The file is, byte by byte, as the issuer drew it."),
        /** The seal is broken, or gone. */
        ALTERED("The file is not as the issuer drew it.");

        private final String said;

        Drawing(String said) {
            this.said = said;
        }
    }

    boolean genuine() {
        return faults.isEmpty();
    }

    void print(PrintStream out) {
        if (genuine()) {
            out.println("GENUINE");
        } else {
            out.println("NOT GENUINE");
            faults.forEach(fault -> out.println("  " + fault));
        }
        out.println("Signed by the key " + record.keyId() + ", digest " + record.digest() + ".");
        out.println("What it says by its record" + (genuine() ? ":" : ", which is not to be trusted:"));
        record.fields().forEach(field -> out.println("  " + field.name() + ": " + field.value()));
        out.println(pages.said);
    }
}
