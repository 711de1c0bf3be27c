package org.matricula.itests;

import java.util.ArrayList;
import java.util.List;

/** All that can be read of the test institutions, as one text: what was written shows as a difference. */
final class Ledger {

    private Ledger() {}

    static String of(Rest rest, University university) {
        List<String> paths = new ArrayList<>(List.of(
                "institutions",
                "institutions/usw/sessions",
                "institutions/usw/closure-days",
                "curriculum/awards",
                "regulations/packs",
                "boards/meetings?limit=500",
                "jobs?limit=500",
                "exchange/imports?limit=500"));
        for (String institution : List.of(University.USW, University.COLLEGE)) {
            paths.add("students?limit=500&institution=" + institution);
            paths.add("curriculum/programmes?limit=500&institution=" + institution);
            paths.add("curriculum/modules?limit=500&institution=" + institution);
            paths.add("curriculum/occurrences?institution=" + institution);
        }
        for (String prefix : List.of("UX", "LX")) {
            for (int n = 1; n <= 2; n++) {
                paths.add("assessment/students/" + university.id(prefix + "/student/" + n) + "/marks");
                paths.add("assessment/students/" + university.id(prefix + "/student/" + n) + "/results");
                paths.add("registration/students/" + university.id(prefix + "/student/" + n) + "/programmes");
                paths.add("registration/students/" + university.id(prefix + "/student/" + n) + "/modules");
                paths.add("assessment/occurrences/" + university.id(prefix + "/occurrence/" + n) + "/marks?limit=500");
            }
            paths.add("boards/meetings/" + university.id(prefix + "/meeting") + "/candidates?limit=500");
        }
        StringBuilder text = new StringBuilder();
        for (String path : paths) {
            text.append(path)
                    .append('\n')
                    .append(rest.get(path).expect(200).body())
                    .append('\n');
        }
        return text.toString();
    }
}
