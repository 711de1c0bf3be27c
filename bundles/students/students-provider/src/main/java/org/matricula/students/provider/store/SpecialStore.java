package org.matricula.students.provider.store;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.matricula.kernel.api.security.Scope;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The histories of special-category data, in a table of their own. */
@Component(service = SpecialStore.class)
public final class SpecialStore {

    private final HistoryTable table;

    /** Works on the domain's data source. */
    @Activate
    public SpecialStore(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.table = new HistoryTable(dataSource, "students_special");
    }

    /** The rows of students of some kinds, in the order of their identities for each student. */
    public List<History> of(Scope scope, Collection<StudentId> students, Collection<String> kinds) {
        return table.of(scope, students, kinds);
    }

    /** Adds rows. */
    public void add(Scope scope, Collection<History> rows) {
        table.add(scope, rows);
    }
}
