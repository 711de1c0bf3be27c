package org.matricula.boards.provider.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.stream.Stream;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.matricula.boards.api.Reconciliation;
import org.matricula.boards.api.Reconciliation.Check;
import org.matricula.boards.api.Reconciliation.Line;
import org.matricula.boards.api.Reconciliation.State;
import org.matricula.boards.api.Reconciliation.Step;
import org.matricula.boards.api.Reconciliation.StepCount;
import org.matricula.boards.api.Reconciliations;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Paging;

/** Accounts of a session, from marks to documents. */
@Produces(MediaType.APPLICATION_JSON)
public final class ReconciliationsResource {

    private final Reconciliations reconciliations;

    ReconciliationsResource(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    /** The account in numbers. */
    @GET
    @Operation(
            summary = "The account of a session in numbers: where its registered students stand at each step",
            description = "'balanced' is true when every check holds: each registration is in one state at each step,"
                    + " and all marks, candidates and documents belong to registered students.")
    public Account account(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("session") AcademicSession session,
            @QueryParam("programme") ProgrammeId programme) {
        Reconciliation account = reconciliations.of(caller, institution, session, programme);
        return new Account(
                account.institution(),
                account.session(),
                account.programme(),
                account.registered(),
                account.balanced(),
                account.steps(),
                account.checks().stream().map(CheckView::of).toList());
    }

    /** The registrations that stand so at a step. */
    @GET
    @Path("lines")
    @Operation(summary = "The registrations that stand so at a step, by identity")
    public Page<Line> lines(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("session") AcademicSession session,
            @QueryParam("programme") ProgrammeId programme,
            @Parameter(description = "The step; with it a state.") @QueryParam("step") Step step,
            @Parameter(description = "Where they stand at that step; left out for all but DONE and NOT_DUE.")
                    @QueryParam("state")
                    State state,
            @BeanParam Paging paging) {
        PageRequest page = paging.request();
        List<Line> rest = wanted(reconciliations.of(caller, institution, session, programme), step, state)
                .filter(line -> line.registrationId().value() > page.afterId())
                .limit(page.limit() + 1L)
                .toList();
        return Page.cut(rest, page.limit(), line -> line.registrationId().toString());
    }

    /** The same as a table, all at once. */
    @GET
    @Path("lines.csv")
    @Produces("text/csv")
    @Operation(summary = "The registrations that stand so at a step, as CSV")
    public String csv(
            @Context Caller caller,
            @QueryParam("institution") InstitutionCode institution,
            @QueryParam("session") AcademicSession session,
            @QueryParam("programme") ProgrammeId programme,
            @QueryParam("step") Step step,
            @QueryParam("state") State state) {
        StringBuilder table = new StringBuilder("student,registration,programme,level");
        for (Step one : Step.values()) {
            table.append(',').append(one.name().toLowerCase(java.util.Locale.ROOT));
        }
        table.append(",decision,missing\r\n");
        wanted(reconciliations.of(caller, institution, session, programme), step, state)
                .forEach(line -> append(table, line));
        return table.toString();
    }

    /** Without a step every line; without a state those that are not accounted for at the step. */
    private static Stream<Line> wanted(Reconciliation account, Step step, State state) {
        return account.lines().stream()
                .filter(line -> step == null || isWanted(line.states().get(step), state));
    }

    private static boolean isWanted(State is, State wanted) {
        return wanted == null ? is != State.DONE && is != State.NOT_DUE : is == wanted;
    }

    private static void append(StringBuilder table, Line line) {
        table.append(line.studentId())
                .append(',')
                .append(line.registrationId())
                .append(',')
                .append(quoted(line.programme()))
                .append(',')
                .append(line.level());
        for (Step one : Step.values()) {
            table.append(',').append(line.states().get(one));
        }
        table.append(',')
                .append(line.decision() == null ? "" : line.decision())
                .append(',')
                .append(quoted(String.join(" ", line.missing())))
                .append("\r\n");
    }

    private static String quoted(String code) {
        return code.isEmpty() ? "" : '"' + code.replace("\"", "\"\"") + '"';
    }

    /** The account in numbers; fields as in {@link Reconciliation}. */
    public record Account(
            InstitutionCode institution,
            AcademicSession session,
            ProgrammeId programme,
            int registered,
            boolean balanced,
            List<StepCount> steps,
            List<CheckView> checks) {}

    /** A check and whether it holds. */
    public record CheckView(String name, long expected, long found, boolean holds) {

        static CheckView of(Check check) {
            return new CheckView(check.name(), check.expected(), check.found(), check.holds());
        }
    }
}
