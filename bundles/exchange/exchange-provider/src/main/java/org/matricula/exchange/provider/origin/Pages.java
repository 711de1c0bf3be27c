package org.matricula.exchange.provider.origin;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentQuery;
import org.matricula.students.api.Students;

/** Walks through pages to the end. */
final class Pages {

    private Pages() {}

    static <T> void each(Function<PageRequest, Page<T>> reading, Consumer<List<T>> taker) {
        String after = null;
        do {
            Page<T> page = reading.apply(new PageRequest(after, PageRequest.MAX_LIMIT));
            if (!page.items().isEmpty()) {
                taker.accept(page.items());
            }
            after = page.next();
        } while (after != null);
    }

    /** All students of an institution, some at a time. */
    static void students(Students students, Caller caller, InstitutionCode institution, Consumer<List<Student>> taker) {
        StudentQuery query = new StudentQuery(institution, null, null);
        each(page -> students.find(caller, query, page), taker);
    }
}
