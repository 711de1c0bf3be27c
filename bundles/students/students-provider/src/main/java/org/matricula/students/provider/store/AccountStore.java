package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.students.api.StudentAccount;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links between users and students. */
@Component(service = AccountStore.class)
public final class AccountStore {

    private static final String SELECT =
            "select user_name, institution, student_id, linked, seq, reason, recorded_by, recorded_at"
                    + " from students_account";
    private static final String INSERT = Sql.insert(
            "students_account",
            "user_name",
            "institution",
            "student_id",
            "linked",
            "seq",
            "reason",
            "recorded_by",
            "recorded_at");

    // Derby reads a key in one direction only, and sorts for the other; every page that a student opens asks this
    private static final String BY_KEY = " --DERBY-PROPERTIES constraint=students_account_key\n";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public AccountStore(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** A user's last entry, wherever it was made: a name stands for one person in the whole realm. */
    public Optional<StudentAccount> last(String userName) {
        List<StudentAccount> entries =
                sql.query(SELECT + BY_KEY + " where user_name = ? order by seq", AccountStore::account, userName);
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }

    /** Every entry about a student, oldest first. */
    public List<StudentAccount> of(Scope scope, StudentId student) {
        Where where = Where.scope("institution", scope).and("student_id = ?", student);
        return sql.query(
                SELECT + where + " order by recorded_at, user_name, seq", AccountStore::account, where.parameters());
    }

    /** Adds an entry. */
    public void add(Scope scope, StudentAccount account) {
        scope.require(account.institution());
        sql.update(
                INSERT,
                account.userName(),
                account.institution(),
                account.studentId(),
                account.linked(),
                account.sequence(),
                account.reason(),
                account.recordedBy(),
                account.recordedAt());
    }

    private static StudentAccount account(ResultSet rs) throws SQLException {
        return new StudentAccount(
                rs.getString("user_name"),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                rs.getBoolean("linked"),
                rs.getInt("seq"),
                rs.getString("reason"),
                rs.getString("recorded_by"),
                Sql.instant(rs, "recorded_at"));
    }
}
