package org.matricula.kernel.testing;

import javax.transaction.TransactionManager;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.transaction.JTATransactionController;

/** Tells EclipseLink where the transaction manager of a test is. */
public final class OutsideContainer extends ServerPlatformBase {

    private static volatile TransactionManager current;

    /** Called by EclipseLink. */
    public OutsideContainer(DatabaseSession session) {
        super(session);
    }

    static void manager(TransactionManager manager) {
        current = manager;
    }

    @Override
    public Class<?> getExternalTransactionControllerClass() {
        return Controller.class;
    }

    /** Finds the manager of the test. */
    public static final class Controller extends JTATransactionController {

        @Override
        protected TransactionManager acquireTransactionManager() {
            return current;
        }
    }
}
