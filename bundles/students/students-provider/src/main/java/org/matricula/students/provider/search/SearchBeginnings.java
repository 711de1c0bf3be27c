package org.matricula.students.provider.search;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.Student;
import org.matricula.students.provider.store.Finding;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells the search of students that were there before it, some hundred in a transaction; two nodes that start at once wait
 * for each other and do it once. Finds nothing to do at every later start.
 */
@Component(service = SearchBeginnings.class, immediate = true)
public final class SearchBeginnings {

    private static final int CHUNK = 500;

    /** Does it. */
    @Activate
    public SearchBeginnings(
            @Reference StudentStore students,
            @Reference FindingStore findings,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        LocalDate today = LocalDate.now(clock);
        boolean more = true;
        while (more) {
            more = transactions.required(() -> {
                List<Student> some = students.unsearchable(Scope.all(), CHUNK);
                findings.rename(Scope.all(), some, Map.of(), today);
                findings.replace(
                        Scope.all(),
                        Finding.Kind.NUMBER,
                        some.stream()
                                .collect(Collectors.toMap(
                                        Function.identity(),
                                        s -> List.of(Finding.always(Finding.number(s.number()))))));
                students.searchable(Scope.all(), some);
                return !some.isEmpty();
            });
        }
    }
}
