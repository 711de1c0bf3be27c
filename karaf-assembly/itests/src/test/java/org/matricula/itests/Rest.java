package org.matricula.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A client of the REST interface, as one user. Paths are those below {@code /api/v1/}. */
final class Rest {

    static final String JSON = "application/json";
    static final String CSV = "text/csv";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final String root;
    private final String authorization;

    private Rest(int port, String authorization) {
        this.root = "http://127.0.0.1:" + port + "/api/v1/";
        this.authorization = authorization;
    }

    static Rest anonymous(int port) {
        return new Rest(port, null);
    }

    static Rest withPassword(int port, String user, String password) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Rest(port, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    static Rest withToken(int port, String token) {
        return new Rest(port, "Bearer " + token);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", JSON).POST(BodyPublishers.ofString(json)));
    }

    Answer post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    /** Sends a body without saying before how long it is. */
    Answer stream(String path, String type, BodyPublisher body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.fromPublisher(body)));
    }

    /** Posts under an idempotency key. */
    Answer once(String key, String path, String json) {
        return send(request(path)
                .header("Content-Type", JSON)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String etag, String json) {
        return send(request(path)
                .header("Content-Type", JSON)
                .header("If-Match", etag)
                .PUT(BodyPublishers.ofString(json)));
    }

    /** Posts what changes a record of a version. */
    Answer change(String path, String etag, String json) {
        return send(request(path)
                .header("Content-Type", JSON)
                .header("If-Match", etag)
                .POST(BodyPublishers.ofString(json)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Gets what stands at an address that {@link URI} would not let through. */
    Answer getAsWritten(String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(new URL(root), path).openConnection();
            if (authorization != null) {
                connection.setRequestProperty("Authorization", authorization);
            }
            connection.setReadTimeout((int) PATIENCE.toMillis());
            int status = connection.getResponseCode();
            InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
            Map<String, List<String>> headers = new HashMap<>(connection.getHeaderFields());
            headers.remove(null);
            return new Answer(
                    "GET " + path,
                    status,
                    HttpHeaders.of(headers, (name, value) -> true),
                    new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("GET " + path, e);
        }
    }

    /** A request with the user's credentials, to be completed. */
    HttpRequest.Builder request(String path) {
        URI uri = URI.create(root).resolve(path);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        if (authorization != null) {
            builder.header("Authorization", authorization);
        }
        return builder;
    }

    /** Sends a request. */
    Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    request.method() + " " + request.uri(), response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
