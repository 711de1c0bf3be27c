package org.matricula.kernel.persistence.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.Test;

/** A database that is late is waited for, and not for ever. */
public class FirstConnectionTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private int asked;
    private boolean closed;

    @Test
    public void aDatabaseThatIsLateIsAskedAgain() throws InterruptedException {
        FirstConnection.await(answering(3), LONG, SHORT, () -> false);
        assertEquals(3, asked);
        assertTrue(closed);
    }

    @Test
    public void patienceEndsWithWhatTheDatabaseSaidLast() {
        IllegalStateException end = assertThrows(
                IllegalStateException.class,
                () -> FirstConnection.await(answering(Integer.MAX_VALUE), Duration.ofMillis(20), SHORT, () -> false));
        assertTrue(end.getMessage(), end.getMessage().endsWith("no connection from the pool"));
        assertTrue(asked > 1);
    }

    @Test
    public void whoeverIsStoppedAsksNoLonger() throws InterruptedException {
        FirstConnection.await(answering(Integer.MAX_VALUE), LONG, SHORT, () -> asked == 2);
        assertEquals(2, asked);
    }

    /** Gives a connection the n-th time it is asked. */
    private DataSource answering(int when) {
        Connection connection = fake(Connection.class, (proxy, method, arguments) -> {
            closed = closed || method.getName().equals("close");
            return null;
        });
        return fake(DataSource.class, (proxy, method, arguments) -> {
            if (++asked < when) {
                throw new SQLException("no connection from the pool");
            }
            return connection;
        });
    }

    private static <T> T fake(Class<T> type, java.lang.reflect.InvocationHandler does) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, does));
    }
}
