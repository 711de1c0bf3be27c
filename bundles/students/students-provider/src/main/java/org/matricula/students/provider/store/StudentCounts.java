package org.matricula.students.provider.store;

import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many students there are. */
@Component(service = StudentCounts.class)
public final class StudentCounts {

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public StudentCounts(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The students of an institution. */
    public long of(Scope scope, InstitutionCode institution) {
        Where where = Where.scope("institution", scope).and("institution = ?", institution);
        return sql.first("select count(*) from students_student" + where, rs -> rs.getLong(1), where.parameters())
                .orElseThrow();
    }
}
