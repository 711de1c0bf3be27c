package org.matricula.assessment.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.api.AssessmentLanguages.Arrangement;
import org.matricula.assessment.api.AssessmentLanguages.Form;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/** Work in Welsh in the database. Rows are added and never changed. */
public final class LanguageStore {

    private static final String INSERT = Sql.insert(
            "assessment_language",
            "registration_id",
            "element_id",
            "entry",
            "institution",
            "occurrence_id",
            "student_id",
            "noticed_on",
            "form",
            "welsh_speaker",
            "associate_examiner",
            "translation_verified",
            "external_told_on",
            "paper_sent_on",
            "withdrawn",
            "reason",
            "recorded_by",
            "recorded_at");

    private static final String COLUMNS = "registration_id, element_id, entry, noticed_on, form, welsh_speaker,"
            + " associate_examiner, translation_verified, external_told_on, paper_sent_on, withdrawn, reason,"
            + " recorded_by, recorded_at from assessment_language";

    private final Sql sql;

    /** Works on the domain's data source. */
    public LanguageStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** An entry. */
    public record Entry(int number, Arrangement arrangement, String reason, String by, Instant at) {}

    /** The entries that count on an occurrence, by element and registration. */
    public Map<Place, Entry> on(Scope scope, OccurrenceId occurrence) {
        Where where = Where.scope("institution", scope).and("occurrence_id = ?", occurrence);
        Map<Place, Entry> last = new LinkedHashMap<>();
        sql.each(
                "select " + COLUMNS + where + " order by element_id, registration_id, entry",
                rs -> last.put(place(rs), entry(rs)),
                where.parameters());
        return last;
    }

    /** The entries that count of a person, by occurrence, element and registration. */
    public Map<Place, OwnEntry> of(Scope scope, Set<StudentId> person) {
        Where where = Where.scope("institution", scope).andIn("student_id", person);
        Map<Place, OwnEntry> last = new LinkedHashMap<>();
        sql.each(
                "select occurrence_id, " + COLUMNS + where
                        + " order by occurrence_id, element_id, registration_id, entry",
                rs -> last.put(place(rs), new OwnEntry(new OccurrenceId(rs.getLong("occurrence_id")), entry(rs))),
                where.parameters());
        return last;
    }

    /** An entry with its occurrence. */
    public record OwnEntry(OccurrenceId occurrence, Entry entry) {}

    /**
     * Adds an entry.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when somebody else added it at the same moment
     */
    public void add(Scope scope, ModuleRegistration of, ElementId element, Entry entry) {
        scope.require(of.institution());
        Arrangement a = entry.arrangement();
        try {
            sql.update(
                    INSERT,
                    of.id(),
                    element,
                    entry.number(),
                    of.institution(),
                    of.occurrenceId(),
                    of.studentId(),
                    a.noticedOn(),
                    a.form(),
                    a.welshSpeaker(),
                    a.associateExaminer(),
                    a.translationVerified(),
                    a.externalToldOn(),
                    a.paperSentOn(),
                    a.withdrawn(),
                    entry.reason(),
                    entry.by(),
                    entry.at());
        } catch (SqlFailure e) {
            if (e.integrityViolated()) {
                throw Problem.conflict("expectedEntry", entry.number() - 1, "somebody recorded another one meanwhile")
                        .exception();
            }
            throw e;
        }
    }

    private static Place place(ResultSet rs) throws SQLException {
        return new Place(
                new ModuleRegistrationId(rs.getLong("registration_id")), new ElementId(rs.getLong("element_id")));
    }

    private static Entry entry(ResultSet rs) throws SQLException {
        return new Entry(
                rs.getInt("entry"),
                new Arrangement(
                        Sql.localDate(rs, "noticed_on"),
                        Form.valueOf(rs.getString("form")),
                        rs.getBoolean("welsh_speaker"),
                        rs.getBoolean("associate_examiner"),
                        rs.getBoolean("translation_verified"),
                        Sql.localDate(rs, "external_told_on"),
                        Sql.localDate(rs, "paper_sent_on"),
                        rs.getBoolean("withdrawn")),
                rs.getString("reason"),
                rs.getString("recorded_by"),
                Sql.instant(rs, "recorded_at"));
    }
}
