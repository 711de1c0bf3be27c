package org.matricula.demo.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.demo.DemonstrationException;

/** The REST interface, as one user sees it. */
public final class Api {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int BAD_REQUEST = 400;
    private static final int PAGE = 500;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;
    private final String authorization;

    private Api(String base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** The interface at a port of this machine, for nobody in particular. */
    public static Api at(int port) {
        return new Api("http://localhost:" + port + "/api/v1/", null);
    }

    /** The same for a user. */
    public Api as(String user, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Api(base, "Basic " + credentials);
    }

    /** The address of a path. */
    public String url(String path) {
        return base + path;
    }

    /** Where the contract of the SOAP service is; nothing when it is not served. */
    public Optional<String> soap() {
        String path = "../soap/v1/records?wsdl";
        return status(path) < BAD_REQUEST
                ? Optional.of(URI.create(base).resolve(path).toString())
                : Optional.empty();
    }

    /** Reads; nothing when there is no answer yet or it is not JSON, as while the container starts. */
    public Optional<JsonNode> ask(String path) {
        try {
            HttpResponse<byte[]> response = http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            return response.statusCode() < BAD_REQUEST ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Reads. */
    public JsonNode get(String path) {
        return send("GET", path, request(path).GET().build());
    }

    /** Reads a file; returns how many bytes it has. */
    public int size(String path) {
        return raw("GET", path, request(path).GET().build()).body().length;
    }

    /** The status of an answer, whatever it is. */
    public int status(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new DemonstrationException("GET " + path + " had no answer: " + e, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Reads all pages of a list. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = get(path + "?limit=" + PAGE + (after.isEmpty() ? "" : "&after=" + encoded(after)));
            page.path("items").forEach(items::add);
            after = page.path("next").asText("");
            // a missing 'next' and a null one both mean the last page
            after = "null".equals(after) ? "" : after;
        } while (!after.isEmpty());
        return items;
    }

    /** Posts a message; a null body posts none. */
    public JsonNode post(String path, Map<String, ?> body) {
        return send("POST", path, message(path, "POST", body));
    }

    /** Puts a message. */
    public JsonNode put(String path, Map<String, ?> body) {
        return send("PUT", path, message(path, "PUT", body));
    }

    /** Posts a CSV file. */
    public JsonNode postCsv(String path, byte[] csv) {
        return send(
                "POST",
                path,
                request(path)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofByteArray(csv))
                        .build());
    }

    /** A text as part of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest message(String path, String method, Map<String, ?> body) {
        try {
            return request(path)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
        } catch (IOException e) {
            throw new DemonstrationException("The message cannot be written: " + e, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(base).resolve(path)).timeout(TIMEOUT);
        return authorization == null ? builder : builder.header("Authorization", authorization);
    }

    private JsonNode send(String method, String path, HttpRequest request) {
        HttpResponse<byte[]> response = raw(method, path, request);
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new DemonstrationException(method + " " + path + " was not answered with JSON: " + e, e);
        }
    }

    private HttpResponse<byte[]> raw(String method, String path, HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= BAD_REQUEST) {
                throw new DemonstrationException(method + " " + path + " was answered with " + response.statusCode()
                        + ": " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response;
        } catch (IOException e) {
            throw new DemonstrationException(method + " " + path + " had no answer: " + e, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static DemonstrationException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DemonstrationException("The demonstration was interrupted", e);
    }
}
