package org.matricula.kernel.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.lang.annotation.Annotation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import org.junit.Test;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.job.JobId;

public class ValueParametersTest {

    private final ValueParameters parameters = new ValueParameters();

    @Test
    public void valuesAreReadFromTheirText() {
        assertEquals(LocalDate.of(2026, 12, 25), reader(LocalDate.class).fromString("2026-12-25"));
        assertEquals(Instant.EPOCH, reader(Instant.class).fromString("1970-01-01T00:00:00Z"));
        assertEquals(7, (int) reader(int.class).fromString("7"));
        assertEquals(true, reader(boolean.class).fromString("true"));
        assertEquals(TimeUnit.DAYS, reader(TimeUnit.class).fromString("DAYS"));
        assertEquals(new JobId(12), reader(JobId.class).fromString("12"));
        assertNull(reader(TimeUnit.class).fromString(""));
    }

    @Test
    public void whatCannotBeReadIsRefusedByTheNameOfTheParameter() {
        refused(LocalDate.class, "tomorrow", "must be a date written 2026-11-21");
        refused(Instant.class, "2026-11-21", "must be a moment written 2026-11-21T09:30:00Z");
        refused(int.class, "many", "must be a number");
        refused(Boolean.class, "maybe", "must be true or false");
        refused(boolean.class, "TRUE", "must be true or false");
        refused(
                TimeUnit.class,
                "FORTNIGHTS",
                "must be one of NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS");
    }

    @Test
    public void textsOfQueriesComeWithoutTheBlanksAroundThem() {
        assertEquals("why not", reader(String.class).fromString(" why not "));
        assertEquals("", reader(String.class).fromString(" "));
        assertNull(parameters.getConverter(String.class, String.class, new Annotation[0]));
    }

    @Test
    public void otherTypesAreReadByOthers() {
        assertNull(parameters.getConverter(StringBuilder.class, StringBuilder.class, named()));
    }

    private void refused(Class<?> type, String text, String rule) {
        ProblemException refusal =
                assertThrows(ProblemException.class, () -> reader(type).fromString(text));
        assertEquals(List.of(new Fault("wanted", text, rule)), refusal.problem().faults());
    }

    private <T> ParamConverter<T> reader(Class<T> type) {
        return parameters.getConverter(type, type, named());
    }

    private static Annotation[] named() {
        try {
            return Asking.class.getDeclaredMethod("ask", String.class).getParameterAnnotations()[0];
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private interface Asking {
        void ask(@QueryParam("wanted") String wanted);
    }
}
