package org.matricula.kernel.shell;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.lang.reflect.Field;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Option;
import org.junit.Test;
import org.matricula.kernel.api.security.Authenticator;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;

public class DomainCommandTest {

    @Test
    public void textsComeWithoutTheBlanksAroundThem() throws Exception {
        Approve command = new Approve();
        Field authenticator = DomainCommand.class.getDeclaredField("authenticator");
        authenticator.setAccessible(true);
        authenticator.set(command, Partial.of(Authenticator.class, new SignedIn()));
        command.reason = "  as senate decided\t";
        command.untouched = " text of nobody ";
        command.execute();
        assertEquals("as senate decided", command.seen);
        assertNull(command.note);
        assertEquals(" text of nobody ", command.untouched);
    }

    private static final class Approve extends DomainCommand {

        @Argument(index = 0, name = "reason")
        private String reason;

        @Option(name = "--note")
        private String note;

        private String untouched;
        private String seen;

        @Override
        protected Object run(Caller caller) {
            seen = reason;
            return null;
        }
    }

    private static final class SignedIn {

        @SuppressWarnings("unused")
        Caller caller(Subject subject) {
            return new Caller("jo", Set.of(), Scope.all());
        }
    }
}
