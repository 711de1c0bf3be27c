package org.matricula.kernel.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.matricula.kernel.api.security.Scope;

/** The conditions of a query with their parameters. It begins with the scope, so that none is forgotten. */
public final class Where {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private Where() {}

    /** Only rows of the scope's institutions. */
    public static Where scope(String column, Scope scope) {
        Where where = new Where();
        if (scope.isAll()) {
            where.text.append("1 = 1");
        } else {
            where.in(column, scope.institutions());
        }
        return where;
    }

    /** And this condition. */
    public Where and(String condition, Object... values) {
        text.append(" and ").append(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    /** And this condition, when there is a value to compare with. */
    public Where andIf(String condition, Object value) {
        return value == null ? this : and(condition, value);
    }

    /** And the column is one of the values; nothing matches an empty collection. */
    public Where andIn(String column, Collection<?> values) {
        text.append(" and ");
        in(column, values);
        return this;
    }

    private void in(String column, Collection<?> values) {
        if (values.isEmpty()) {
            text.append("1 = 0");
        } else {
            text.append(column).append(" in ").append(Sql.in(values.size()));
            parameters.addAll(values);
        }
    }

    /** The parameters in their order, with more behind them. */
    public Object[] parameters(Object... more) {
        return Sql.all(parameters, more);
    }

    /** {@code where ...}. */
    @Override
    public String toString() {
        return " where " + text;
    }
}
