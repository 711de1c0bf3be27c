package org.matricula.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The domains of the distribution. */
final class Domains {

    static final List<String> ALL = List.of(
            "assessment",
            "boards",
            "curriculum",
            "documents",
            "exchange",
            "institutions",
            "jobs",
            "registration",
            "regulations",
            "requests",
            "students",
            "tokens");

    private Domains() {}

    /** The domains that do not answer according to the platform's status, each with the reason. */
    static Map<String, String> missing(JsonNode status) {
        Map<String, String> missing = new TreeMap<>();
        ALL.forEach(domain -> missing.put(domain, "unknown"));
        for (JsonNode domain : status) {
            if (domain.get("up").asBoolean()) {
                missing.remove(domain.get("domain").asText());
            } else {
                missing.put(domain.get("domain").asText(), domain.get("missing").asText());
            }
        }
        return missing;
    }
}
