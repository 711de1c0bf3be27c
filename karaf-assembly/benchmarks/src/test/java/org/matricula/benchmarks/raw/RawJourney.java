package org.matricula.benchmarks.raw;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * The least that answers with a student's published results and with the explanation of one: a query each, no
 * authentication, no scope, no layers. It gives the same bodies as the platform.
 */
public final class RawJourney extends HttpServlet {

    /** Where it is; {@code /results/} with the student's identity or {@code /why/} with the result's follows. */
    public static final String PATH = "/raw/journey";

    private static final long serialVersionUID = 1L;
    private static final String RESULTS = "/results/";
    private static final String WHY = "/why/";

    private static final String PAGES = "select r.id, r.institution, r.meeting_id, m.session_start, r.student_id,"
            + " r.version_no, r.reason, m.released_at, r.appeal_until, r.digest, p.body"
            + " from boards_result r --DERBY-PROPERTIES index=boards_result_by_student\n"
            + " join boards_meeting m on m.id = r.meeting_id"
            + " join boards_result_part p --DERBY-PROPERTIES constraint=boards_result_part_key\n"
            + " on p.result_id = r.id where r.student_id = ? and m.released_at <= ? and p.content = 'PAGE'"
            + " order by m.released_at desc, r.version_no desc";

    private static final String TEXT = "select p.body from boards_result_part p"
            + " --DERBY-PROPERTIES constraint=boards_result_part_key\n"
            + " where p.result_id = ? and p.content = 'WHY' order by p.part";

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
        String path = request.getPathInfo();
        ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
        try (Connection connection = dataSource.getConnection()) {
            if (path.startsWith(RESULTS)) {
                response.setContentType("application/json");
                results(connection, Long.parseLong(path.substring(RESULTS.length())), body);
            } else {
                response.setContentType("text/plain;charset=UTF-8");
                why(connection, Long.parseLong(path.substring(WHY.length())), body);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
    }

    private void results(Connection connection, long student, ByteArrayOutputStream body)
            throws SQLException, IOException {
        Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
        try (PreparedStatement statement = connection.prepareStatement(PAGES);
                JsonGenerator out = json.createGenerator(body)) {
            statement.setLong(1, student);
            statement.setTimestamp(2, new Timestamp(System.currentTimeMillis()), utc);
            out.writeStartArray();
            try (ResultSet rs = statement.executeQuery()) {
                while (rs.next()) {
                    write(rs, out, utc);
                }
            }
            out.writeEndArray();
        }
    }

    private static void write(ResultSet rs, JsonGenerator out, Calendar utc) throws SQLException, IOException {
        out.writeStartObject();
        out.writeNumberField("id", rs.getLong(1));
        out.writeStringField("institution", rs.getString(2));
        out.writeStringField("meetingId", Long.toString(rs.getLong(3)));
        int session = rs.getInt(4);
        out.writeStringField("session", session + "/" + (session + 1) % 100);
        out.writeStringField("studentId", Long.toString(rs.getLong(5)));
        out.writeNumberField("version", rs.getInt(6));
        out.writeStringField("reason", rs.getString(7));
        out.writeStringField("publishedAt", rs.getTimestamp(8, utc).toInstant().toString());
        out.writeStringField("appealUntil", rs.getDate(9).toLocalDate().toString());
        out.writeStringField("digest", rs.getString(10));
        out.writeFieldName("result");
        out.writeRawValue(rs.getString(11));
        out.writeEndObject();
    }

    private static void why(Connection connection, long result, ByteArrayOutputStream body)
            throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(TEXT)) {
            statement.setLong(1, result);
            try (ResultSet rs = statement.executeQuery()) {
                while (rs.next()) {
                    body.write(rs.getString(1).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
