package org.matricula.features;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** What the platform says about its domains. */
final class Status {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int CONNECT_MILLIS = 5_000;

    private final URI address;

    Status(int port) {
        address = URI.create("http://127.0.0.1:" + port + "/api/v1/status");
    }

    void awaitUp(Set<String> domains) {
        await("up: " + domains, text -> domains.stream().allMatch(domain -> says(text, domain, true)));
    }

    void awaitDown(String domain) {
        await("down: " + domain, text -> says(text, domain, false));
    }

    private static boolean says(String text, String domain, boolean up) {
        return text.contains("\"domain\":\"" + domain + "\",\"up\":" + up);
    }

    private void await(String what, Predicate<String> condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last;
        do {
            last = read();
            if (condition.test(last)) {
                return;
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        } while (System.nanoTime() < end);
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what + "; it says " + last);
    }

    private String read() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout((int) TimeUnit.SECONDS.toMillis(10));
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            return e.toString();
        }
    }
}
