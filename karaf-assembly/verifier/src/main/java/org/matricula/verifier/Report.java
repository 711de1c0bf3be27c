package org.matricula.verifier;

import java.io.PrintStream;
import java.util.List;

/**
 * What a check found.
 *
 * @param record the signed record
 * @param faults what is wrong; empty for a genuine document
 * @param compared how many fields were compared with what the pages show; 0 when there are no pages
 */
record Report(SignedRecord record, List<String> faults, int compared) {

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
        out.println(
                compared == 0
                        ? "There were no pages to compare with."
                        : compared + " of " + record.fields().size()
                                + " fields were compared with what the pages show.");
    }
}
