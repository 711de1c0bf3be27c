package org.matricula.kernel.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.security.AccessController;
import java.util.Collection;
import java.util.List;
import javax.security.auth.Subject;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Authenticator;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Json;

/**
 * A command that acts on behalf of the signed-in user, with that user's privileges and scope. It answers with a record,
 * a collection or page of records, or a text; records are shown as tables, or as JSON with {@code --json}.
 */
public abstract class DomainCommand implements Action {

    /** What the terminal takes for: show nothing. */
    private static final Character UNSEEN = 0;

    @Option(name = "--json", description = "Print JSON instead of a table")
    private boolean json;

    @Reference
    private Session session;

    @Reference
    private Authenticator authenticator;

    /**
     * Does the work.
     *
     * @return what to show; null for nothing
     */
    protected abstract Object run(Caller caller) throws Exception;

    /** The terminal, for commands that show progress. */
    protected final PrintStream console() {
        return session.getConsole();
    }

    /**
     * Asks for a line that is neither shown nor remembered.
     *
     * @throws ProblemException 422 in a session without a terminal
     */
    protected final String secret(String prompt) throws IOException {
        try {
            return session.readLine(prompt, UNSEEN);
        } catch (UnsupportedOperationException e) {
            throw Problem.invalid("password", null, "can only be asked for in a session at a terminal; name a file")
                    .exception();
        }
    }

    @Override
    public final Object execute() throws Exception {
        try {
            trim();
            show(run(authenticator.caller(subject())));
            return null;
        } catch (ProblemException e) {
            // of this sort the shell prints the text alone, and the log is spared a stack trace for a mere refusal
            throw new CommandException(
                    e.problem().kind().title() + ": " + e.problem().detail(), e);
        }
    }

    // as every face does with what persons write
    private void trim() throws IllegalAccessException {
        for (Field field : getClass().getDeclaredFields()) {
            if (field.getType() == String.class
                    && (field.isAnnotationPresent(Argument.class) || field.isAnnotationPresent(Option.class))) {
                field.setAccessible(true);
                String text = (String) field.get(this);
                field.set(this, text == null ? null : text.strip());
            }
        }
    }

    @SuppressWarnings("removal")
    private static Subject subject() {
        return Subject.getSubject(AccessController.getContext());
    }

    private void show(Object result) throws JsonProcessingException, ReflectiveOperationException {
        if (result == null) {
            return;
        }
        if (json) {
            console().println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(result));
        } else if (result instanceof Page<?> page) {
            table(page.items());
        } else if (result instanceof Collection<?> rows) {
            table(rows);
        } else if (result.getClass().isRecord()) {
            list(result);
        } else {
            console().println(result);
        }
    }

    private void table(Collection<?> rows) throws ReflectiveOperationException {
        ShellTable table = new ShellTable();
        RecordComponent[] columns = null;
        for (Object row : rows) {
            if (columns == null) {
                columns = row.getClass().getRecordComponents();
                List.of(columns).forEach(column -> table.column(column.getName()));
            }
            Object[] cells = new Object[columns.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = text(columns[i].getAccessor().invoke(row));
            }
            table.addRow().addContent(cells);
        }
        table.emptyTableText("(none)").print(console());
    }

    private void list(Object row) throws ReflectiveOperationException {
        ShellTable table = new ShellTable().noHeaders();
        table.column("field");
        table.column("value");
        for (RecordComponent column : row.getClass().getRecordComponents()) {
            table.addRow()
                    .addContent(column.getName(), text(column.getAccessor().invoke(row)));
        }
        table.print(console());
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
