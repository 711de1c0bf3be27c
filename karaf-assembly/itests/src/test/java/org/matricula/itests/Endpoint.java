package org.matricula.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An operation as the served OpenAPI description has it.
 *
 * @param method GET, POST ...
 * @param template the path below {@code /api/v1/}, with its parameters in braces
 * @param queries the names of its query parameters
 */
record Endpoint(String method, String template, List<String> queries) {

    private static final String ROOT = "/api/v1/";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    /** Every operation that is described, but those that are open to all. */
    static List<Endpoint> all(Rest rest) {
        List<Endpoint> endpoints = new ArrayList<>();
        JsonNode paths = rest.get("openapi.json").expect(200).json().path("paths");
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (!"parameters".equals(operation.getKey())) {
                List<String> queries = new ArrayList<>();
                for (JsonNode parameter : operation.getValue().path("parameters")) {
                    if ("query".equals(parameter.path("in").asText())) {
                        queries.add(parameter.path("name").asText());
                    }
                }
                endpoints.add(new Endpoint(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        path.getKey().substring(ROOT.length()),
                        queries));
            }
        }));
        endpoints.removeIf(e -> e.template().equals("status") || e.template().equals("openapi.json"));
        if (endpoints.size() < 40) {
            throw new AssertionError("the description lists only " + endpoints);
        }
        return endpoints;
    }

    /** How many parameters the path has. */
    int parameters() {
        return (int) PARAMETER.matcher(template).results().count();
    }

    /** True when a path, with a query or without, is one of it. */
    boolean takes(String path) {
        return path.split("\\?")[0].matches(PARAMETER.matcher(template).replaceAll("[^/]+"));
    }

    /** The path with its parameters filled in, the last value for all that remain. */
    String path(String... values) {
        String path = template;
        for (int i = 0; PARAMETER.matcher(path).find(); i++) {
            path = PARAMETER.matcher(path).replaceFirst(values[Math.min(i, values.length - 1)]);
        }
        return path;
    }
}
