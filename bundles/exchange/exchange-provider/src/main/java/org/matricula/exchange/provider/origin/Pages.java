package org.matricula.exchange.provider.origin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.matricula.exchange.provider.destination.RowForm;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
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

    /** Reads what domains keep about students: some hundreds of students at a time, with their numbers. */
    @FunctionalInterface
    interface OfStudents<R> {

        /** The rows of these students. */
        List<R> read(Caller caller, InstitutionCode institution, Map<StudentId, String> students);
    }

    /** A source of rows of a domain. */
    static <R extends Record> Source rows(
            Target target, List<Privilege> privileges, Students students, Class<R> row, OfStudents<R> reading) {
        RowForm<R> form = RowForm.of(row);
        return Source.of(
                target,
                privileges,
                (caller, institution, session, taker) ->
                        numbered(students, caller, institution, some -> reading.read(caller, institution, some).stream()
                                .map(form::write)
                                .filter(values -> session == null || session.equals(values.session("session")))
                                .forEach(taker)));
    }

    /** All students of an institution with their numbers, some at a time. */
    static void numbered(
            Students students, Caller caller, InstitutionCode institution, Consumer<Map<StudentId, String>> taker) {
        students(students, caller, institution, some -> {
            Map<StudentId, String> numbers = new LinkedHashMap<>();
            some.forEach(student -> numbers.put(student.id(), student.number()));
            taker.accept(numbers);
        });
    }
}
