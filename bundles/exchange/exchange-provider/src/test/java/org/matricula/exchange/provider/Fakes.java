package org.matricula.exchange.provider;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.persistence.Sql;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAdmin;

/** Neighbours of the exchange: they answer what a test needs and nothing else. */
final class Fakes {

    private Fakes() {}

    /** An api that hands the methods that the object has to it. */
    static <T> T of(Class<T> api, Object does) {
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, (proxy, method, args) -> {
            Method found = Stream.of(does.getClass().getDeclaredMethods())
                    .filter(m -> m.getName().equals(method.getName()))
                    .filter(m -> m.getParameterCount() == method.getParameterCount()
                            || m.getParameterCount() == method.getParameterCount() - 1)
                    .findFirst()
                    .orElseThrow(() -> new UnsupportedOperationException(method.toString()));
            found.setAccessible(true);
            try {
                // a fake need not care for the fields that a file leaves untouched
                return found.invoke(does, Arrays.copyOf(args, found.getParameterCount()));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** Records by key, in memory. */
    static final class Memory {

        final Map<Object, Object> records = new HashMap<>();

        <T> List<RowOutcome> put(List<T> rows, Function<T, Object> key, Function<T, String> fault) {
            List<RowOutcome> outcomes = new ArrayList<>();
            for (T row : rows) {
                String why = fault.apply(row);
                if (why != null) {
                    outcomes.add(RowOutcome.refused(Problem.invalid("row", null, why)));
                    continue;
                }
                Object before = records.put(key.apply(row), row);
                outcomes.add(
                        before == null
                                ? RowOutcome.created(Integer.toString(records.size()))
                                : Objects.equals(before, row) ? RowOutcome.unchanged("1") : RowOutcome.changed("1"));
            }
            return outcomes;
        }

        <T> List<RowOutcome> put(List<T> rows, Function<T, Object> key) {
            return put(rows, key, row -> null);
        }
    }

    /** Students in a table, so that a rollback shows. */
    static final class StudentTable {

        private final Sql sql;
        int calls;

        StudentTable(Sql sql) {
            this.sql = sql;
        }

        StudentAdmin api() {
            return of(StudentAdmin.class, this);
        }

        List<RowOutcome> importAll(
                Caller caller,
                InstitutionCode institution,
                List<Student> students,
                Set<String> untouched,
                String reason) {
            return importAll(caller, institution, students);
        }

        List<RowOutcome> importAll(Caller caller, InstitutionCode institution, List<Student> students) {
            caller.require(StudentAdmin.WRITE);
            calls++;
            Map<String, String> known = new HashMap<>();
            sql.each(
                    "select number, family_name from fake_student where institution = ?",
                    rs -> known.put(rs.getString(1), rs.getString(2)),
                    institution);
            List<Object[]> added = new ArrayList<>();
            List<Object[]> changed = new ArrayList<>();
            List<RowOutcome> outcomes = new ArrayList<>();
            for (Student student : students) {
                String name = student.familyName();
                if (student.number().contains("!")) {
                    outcomes.add(RowOutcome.refused(
                            Problem.invalid("number", student.number(), "must be letters and digits")));
                    continue;
                }
                String before = known.put(student.number(), name);
                if (before == null) {
                    added.add(new Object[] {institution, student.number(), name, caller.name()});
                    outcomes.add(RowOutcome.created("1"));
                } else if (before.equals(name)) {
                    outcomes.add(RowOutcome.unchanged("1"));
                } else {
                    changed.add(new Object[] {name, institution, student.number()});
                    outcomes.add(RowOutcome.changed("1"));
                }
            }
            sql.batch(Sql.insert("fake_student", "institution", "number", "family_name", "writer"), added);
            sql.batch("update fake_student set family_name = ? where institution = ? and number = ?", changed);
            return outcomes;
        }
    }
}
