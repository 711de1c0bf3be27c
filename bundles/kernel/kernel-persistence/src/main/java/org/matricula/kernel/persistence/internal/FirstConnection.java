package org.matricula.kernel.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a database that does not answer yet: on a busy machine it may take its time to come up. */
final class FirstConnection {

    private static final Logger LOG = LoggerFactory.getLogger(FirstConnection.class);

    private FirstConnection() {}

    /**
     * Waits until the database gives a connection.
     *
     * @param patience how long to go on asking
     * @param pause how long to wait between two questions
     * @param stopped true when nobody needs the answer any more
     * @throws IllegalStateException when the patience is at its end, with what was answered last
     */
    static void await(DataSource dataSource, Duration patience, Duration pause, BooleanSupplier stopped)
            throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (!stopped.getAsBoolean()) {
            try (Connection connection = dataSource.getConnection()) {
                return;
            } catch (SQLException e) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException(
                            "the database gave no connection for " + patience.toSeconds() + " s: " + e.getMessage(), e);
                }
                LOG.warn("The database gives no connection yet, it is asked again: {}", e.getMessage());
                Thread.sleep(pause.toMillis());
            }
        }
    }
}
