package org.matricula.students.provider.search;

import java.util.List;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Student;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells the search of students that were there before it, or before it knew all letters, some hundred in a transaction; two nodes that start at once wait
 * for each other and do it once. Finds nothing to do at every later start.
 */
@Component(service = SearchBeginnings.class, immediate = true)
public final class SearchBeginnings {

    private static final int CHUNK = 500;

    /** Does it. */
    @Activate
    public SearchBeginnings(
            @Reference StudentStore students, @Reference FindingStore findings, @Reference Transactions transactions) {
        boolean more = true;
        while (more) {
            more = transactions.required(() -> {
                List<Student> some = students.unsearchable(Scope.all(), CHUNK);
                findings.begin(Scope.all(), some);
                students.searchable(Scope.all(), some);
                return !some.isEmpty();
            });
        }
    }
}
