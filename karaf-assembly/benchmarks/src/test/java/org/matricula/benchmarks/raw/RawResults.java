package org.matricula.benchmarks.raw;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.TimeZone;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;
import org.osgi.service.http.HttpService;
import org.osgi.service.http.NamespaceException;

/**
 * The least that answers with a student's results: one query, no authentication, no scope, no layers. It gives the same
 * JSON as the platform.
 */
public final class RawResults extends HttpServlet {

    /** Where it is; the student's identity follows. */
    public static final String PATH = "/raw/results";

    private static final long serialVersionUID = 1L;

    private static final String QUERY = "select r.id, r.institution, r.student_id, r.registration_id, r.occurrence_id,"
            + " r.module_id, r.module_code, r.session_start, r.module_level, r.credits, r.attempt, r.mark, r.grade,"
            + " r.lowest_element, r.nothing_submitted, r.sequence_no, r.reason, p.pack, p.pack_version, p.digest,"
            + " r.computed_at, r.held from assessment_result r --DERBY-PROPERTIES index=assessment_result_by_student\n"
            + " join assessment_pack p on p.id = r.pack_id where r.student_id = ? and r.counts = true"
            + " order by r.session_start, r.id";

    private final transient JsonFactory json = new JsonFactory();

    private transient volatile DataSource dataSource;

    /** Given by the container. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Given by the container. */
    public void setHttp(HttpService http) throws ServletException, NamespaceException {
        http.registerServlet(PATH, this, null, null);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(QUERY);
                JsonGenerator out = json.createGenerator(body)) {
            statement.setLong(1, Long.parseLong(request.getPathInfo().substring(1)));
            Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
            out.writeStartArray();
            try (ResultSet rs = statement.executeQuery()) {
                while (rs.next()) {
                    write(rs, out, utc);
                }
            }
            out.writeEndArray();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        response.setContentType("application/json");
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
    }

    private static void write(ResultSet rs, JsonGenerator out, Calendar utc) throws SQLException, IOException {
        out.writeStartObject();
        out.writeStringField("id", Long.toString(rs.getLong(1)));
        out.writeStringField("institution", rs.getString(2));
        out.writeStringField("studentId", Long.toString(rs.getLong(3)));
        out.writeStringField("registrationId", Long.toString(rs.getLong(4)));
        out.writeStringField("occurrenceId", Long.toString(rs.getLong(5)));
        out.writeStringField("moduleId", Long.toString(rs.getLong(6)));
        out.writeStringField("moduleCode", rs.getString(7));
        int session = rs.getInt(8);
        out.writeStringField("session", session + "/" + (session + 1) % 100);
        out.writeNumberField("level", rs.getInt(9));
        out.writeNumberField("credits", rs.getInt(10));
        out.writeStringField("attempt", rs.getString(11));
        number(out, "mark", rs.getBigDecimal(12));
        out.writeStringField("grade", rs.getString(13));
        out.writeBooleanField("held", rs.getBoolean(22));
        number(out, "lowestElement", rs.getBigDecimal(14));
        out.writeBooleanField("nothingSubmitted", rs.getBoolean(15));
        out.writeNumberField("sequence", rs.getInt(16));
        out.writeStringField("reason", rs.getString(17));
        out.writeObjectFieldStart("pack");
        out.writeStringField("id", rs.getString(18));
        out.writeStringField("version", rs.getString(19));
        out.writeStringField("digest", rs.getString(20));
        out.writeEndObject();
        Timestamp computed = rs.getTimestamp(21, utc);
        out.writeStringField("computedAt", computed.toInstant().toString());
        out.writeEndObject();
    }

    private static void number(JsonGenerator out, String name, BigDecimal value) throws IOException {
        if (value != null) {
            out.writeNumberField(name, value.stripTrailingZeros());
        }
    }
}
