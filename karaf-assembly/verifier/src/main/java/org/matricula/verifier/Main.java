package org.matricula.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks one document: {@code java -jar matricula-verifier.jar DOCUMENT KEYS.pem}. */
public final class Main {

    private static final int GENUINE = 0;
    private static final int ALTERED = 1;
    private static final int UNREADABLE = 2;

    private Main() {}

    /** Ends with 0 for a genuine document, 1 for another, 2 when it cannot be checked. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out));
    }

    /** The same without ending the program. */
    public static int run(String[] arguments, PrintStream out) {
        if (arguments.length != 2) {
            out.println("Usage: java -jar matricula-verifier.jar DOCUMENT KEYS.pem");
            out.println("DOCUMENT is the PDF as it was received, or the signed record that was inside it.");
            out.println("KEYS.pem are the public keys of the issuer (GET documents/public/keys).");
            return UNREADABLE;
        }
        try {
            Report report =
                    Check.of(Files.readAllBytes(Path.of(arguments[0])), Files.readString(Path.of(arguments[1])));
            report.print(out);
            return report.genuine() ? GENUINE : ALTERED;
        } catch (IOException e) {
            out.println("A file cannot be read: " + e.getMessage());
        } catch (Unreadable e) {
            out.println("It cannot be checked: " + e.getMessage());
        }
        return UNREADABLE;
    }
}
