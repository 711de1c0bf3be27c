package org.matricula.exchange.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.ImportReport;

/** A small registry's extracts of SITS. */
final class Sits {

    /** The extracts in the order of the guide; the patterns are no extract and come in the plain format. */
    static final List<String> ORDER =
            List.of("stu", "scj", "spr", "sce", "sce-status", "mav", "patterns", "smo", "sas", "smr");

    private static final String PATTERNS =
            """
            module_code,session,period,element_code,kind,weight
            CS1,2026/27,S1-A,001,COURSEWORK,50
            CS1,2026/27,S1-A,002,EXAMINATION,50
            CS2,2026/27,S1-A,001,COURSEWORK,100
            """;

    private Sits() {}

    /** The mapping of an extract. */
    static String mapping(String extract) {
        return switch (extract) {
            case "patterns" -> "matricula-patterns";
            case "sce-status" -> "sits-sce";
            default -> "sits-" + extract;
        };
    }

    /** An extract as a CSV file. */
    static String csv(String extract) throws IOException {
        if (extract.equals("patterns")) {
            return PATTERNS;
        }
        try (InputStream in = Sits.class.getResourceAsStream("/sits/" + extract + ".csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Brings an extract in. */
    static ImportReport take(Office office, String extract) throws IOException {
        return office.take(mapping(extract), csv(extract));
    }

    /** All that the extracts became. */
    static Map<String, String> made(Office office) throws IOException {
        Map<String, String> made = new LinkedHashMap<>();
        for (String entity : List.of(
                "students", "programme-registrations", "occurrences", "patterns", "module-registrations", "marks")) {
            made.put(entity, new String(office.give("matricula-" + entity, FileFormat.CSV), StandardCharsets.UTF_8));
        }
        return made;
    }
}
