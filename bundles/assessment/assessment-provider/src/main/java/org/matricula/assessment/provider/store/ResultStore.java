package org.matricula.assessment.provider.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResultId;
import org.matricula.assessment.api.ModuleResults.ExplainedResult;
import org.matricula.kernel.api.Identifier;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.StudentId;

/** Module results in the database. Rows are added; only the mark of the one that counts moves on. */
public final class ResultStore {

    private static final int PART = 16_000;

    // Derby keeps the plan that it made while the table was empty, which is to read all of it; the property names the
    // index to use instead. To PostgreSQL it is a comment.
    private static final String SELECT_BY_REGISTRATION = select("constraint=assessment_result_row");
    private static final String SELECT_BY_STUDENT = select("index=assessment_result_by_student");
    private static final String INSERT = Sql.insert("assessment_result", ResultRow.withCounts());
    private static final String SUPERSEDE = "update assessment_result set counts = false where id = ?";
    private static final String FINDING =
            Sql.insert("assessment_finding", "result_id", "part_no", "institution", "body");
    private static final Comparator<ModuleResult> BY_STUDENT_AND_SESSION = Comparator.comparingLong(
                    (ModuleResult r) -> r.studentId().value())
            .thenComparing(ModuleResult::session)
            .thenComparingLong(r -> r.id().value());

    private final Sql sql;
    private final PackStore packs;

    private static String select(String access) {
        return "select " + String.join(", ", ResultRow.COLUMNS) + " from assessment_result --DERBY-PROPERTIES " + access
                + "\n";
    }

    /** Works on the domain's data source. */
    public ResultStore(DataSource dataSource, Identifiers identifiers, Transactions transactions) {
        this.sql = new Sql(dataSource);
        this.packs = new PackStore(dataSource, identifiers, transactions);
    }

    /**
     * A result to be added.
     *
     * @param explained the result and its ruling
     * @param supersedes the row that counted until now; null for the first
     */
    public record NewResult(ExplainedResult explained, ModuleResultId supersedes) {}

    /** The results that count for these registrations. */
    public Map<ModuleRegistrationId, ModuleResult> current(
            Scope scope, Collection<ModuleRegistrationId> registrations) {
        Map<ModuleRegistrationId, ModuleResult> current = new HashMap<>();
        List<ModuleResult> results = rows(SELECT_BY_REGISTRATION, scope, null, "registration_id", registrations, true);
        results.forEach(result -> current.put(result.registrationId(), result));
        return current;
    }

    /** The results of these students that count, by student and session. */
    public List<ModuleResult> of(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        return sorted(rows(SELECT_BY_STUDENT, scope, institution, "student_id", students, true));
    }

    /** Every result that these students ever had, by student and session, the oldest first. */
    public List<ModuleResult> versions(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        return sorted(rows(SELECT_BY_STUDENT, scope, institution, "student_id", students, false));
    }

    private static List<ModuleResult> sorted(List<ModuleResult> results) {
        // here, because Derby sorts rows of this many columns on disk
        results.sort(BY_STUDENT_AND_SESSION);
        return results;
    }

    private <I extends Identifier> List<ModuleResult> rows(
            String select,
            Scope scope,
            InstitutionCode institution,
            String column,
            Collection<I> identities,
            boolean counting) {
        List<ModuleResult> results = new ArrayList<>();
        ResultRow row = new ResultRow(packs);
        Chunks.ascending(identities, chunk -> {
            Where where = Where.scope("institution", scope)
                    .andIf("institution = ?", institution)
                    .andIn(column, chunk);
            if (counting) {
                where.and("counts = true");
            }
            sql.each(select + where, rs -> results.add(row.map(rs)), where.parameters());
        });
        return results;
    }

    /** Every result of a registration with its ruling, oldest first. */
    public List<ExplainedResult> history(Scope scope, ModuleRegistrationId registration) {
        ResultRow row = new ResultRow(packs);
        Where where = Where.scope("institution", scope).and("registration_id = ?", registration);
        List<ModuleResult> results =
                sql.query(SELECT_BY_REGISTRATION + where + " order by sequence_no", row::map, where.parameters());
        Map<ModuleResultId, String> findings =
                findings(scope, results.stream().map(ModuleResult::id).toList());
        return results.stream()
                .map(result -> new ExplainedResult(result, findings.getOrDefault(result.id(), "")))
                .toList();
    }

    /** The rulings behind results, as far as they are within the scope. */
    public Map<ModuleResultId, String> findings(Scope scope, Collection<ModuleResultId> results) {
        Map<ModuleResultId, StringBuilder> texts = new HashMap<>();
        Chunks.ascending(results, chunk -> {
            Where where = Where.scope("institution", scope).andIn("result_id", chunk);
            sql.each(
                    "select result_id, body from assessment_finding" + where + " order by result_id, part_no",
                    rs -> texts.computeIfAbsent(new ModuleResultId(rs.getLong(1)), id -> new StringBuilder())
                            .append(rs.getString(2)),
                    where.parameters());
        });
        Map<ModuleResultId, String> found = new HashMap<>();
        texts.forEach((id, text) -> found.put(id, text.toString()));
        return found;
    }

    /**
     * Adds results; each takes the place of the one that counted until now.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when somebody else added one for the same registration
     */
    public void add(Scope scope, List<NewResult> results) {
        results.stream()
                .map(added -> added.explained().result().institution())
                .distinct()
                .forEach(scope::require);
        Map<PackRef, Long> keys = new HashMap<>();
        List<Object[]> superseded = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> findings = new ArrayList<>();
        for (NewResult added : results) {
            ModuleResult result = added.explained().result();
            if (added.supersedes() != null) {
                superseded.add(new Object[] {added.supersedes()});
            }
            rows.add(ResultRow.values(result, keys.computeIfAbsent(result.pack(), packs::key)));
            parts(result, added.explained().findings(), findings);
        }
        try {
            sql.batch(SUPERSEDE, superseded);
            sql.batch(INSERT, rows);
            sql.batch(FINDING, findings);
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.of(
                                Problem.Kind.CONFLICT,
                                "Somebody else computed some of these results at the same moment; resume the job.")
                        .exception();
            }
            throw e;
        }
    }

    private static void parts(ModuleResult result, String text, List<Object[]> findings) {
        for (int from = 0, part = 1; from < text.length(); from += PART, part++) {
            String body = text.substring(from, Math.min(from + PART, text.length()));
            findings.add(new Object[] {result.id(), part, result.institution(), body});
        }
    }
}
