package org.matricula.kernel.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.lang.reflect.Method;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import org.junit.Test;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.rest.Paging;

public class QueryNamesTest {

    /** A resource as domains have them. */
    public static final class Things {

        public String list(@QueryParam("institution") String institution, @BeanParam Paging paging) {
            return institution + paging;
        }

        public String one(@PathParam("id") String id) {
            return id;
        }
    }

    @Test
    public void whatAnOperationHasIsLetThrough() {
        QueryNames.check(null, operation("list"));
        QueryNames.check("", operation("one"));
        QueryNames.check("institution=usw&after=7&limit=50", operation("list"));
        QueryNames.check("institution&limit", operation("list"));
        QueryNames.check("&&", operation("one"));
    }

    @Test
    public void everyParameterThatItHasNotIsNamed() {
        assertEquals(
                List.of(
                        new Fault(
                                "institutions",
                                "u w",
                                "is no parameter of this operation, which has after, institution, limit"),
                        new Fault(
                                "Limit",
                                null,
                                "is no parameter of this operation, which has after, institution, limit")),
                faults("institutions=u+w&limit=5&Limit", "list"));
        assertEquals(
                List.of(new Fault("id", "7", "is no parameter of this operation, which has none")),
                faults("id=7", "one"));
    }

    private static List<Fault> faults(String query, String operation) {
        Problem problem = assertThrows(ProblemException.class, () -> QueryNames.check(query, operation(operation)))
                .problem();
        assertEquals(Problem.Kind.INVALID, problem.kind());
        return problem.faults();
    }

    private static Method operation(String name) {
        for (Method method : Things.class.getMethods()) {
            if (method.getName().equals(name)) {
                return method;
            }
        }
        throw new AssertionError(name);
    }
}
