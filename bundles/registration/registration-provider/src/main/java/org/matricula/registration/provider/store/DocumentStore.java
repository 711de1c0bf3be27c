package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.CapturedDocument;
import org.matricula.registration.api.CapturedDocumentId;
import org.matricula.registration.api.DocumentVoiding;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables of captured documents. Nothing outside the scope is read or written. */
@Component(service = DocumentStore.class)
public final class DocumentStore {

    private static final int PART = 32_000;
    private static final String SELECT = "select id, institution, student_id, kind, title, media_type, byte_count,"
            + " digest, captured_at, captured_by, voided_at, voided_by, void_reason from registration_document";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public DocumentStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The documents under the identities of one person, oldest first. */
    public List<CapturedDocument> ofPerson(Scope scope, Set<StudentId> person) {
        return query(Where.scope("institution", scope).andIn("student_id", person));
    }

    /** One document. */
    public Optional<CapturedDocument> get(Scope scope, CapturedDocumentId id) {
        return query(Where.scope("institution", scope).and("id = ?", id)).stream()
                .findFirst();
    }

    /** The bytes of a document. */
    public byte[] bytes(Scope scope, CapturedDocumentId id) {
        Where where = Where.scope("institution", scope).and("document_id = ?", id);
        StringBuilder text = new StringBuilder();
        sql.each(
                "select body from registration_document_part" + where + " order by part",
                rs -> text.append(rs.getString("body")),
                where.parameters());
        return Base64.getDecoder().decode(text.toString());
    }

    /** Adds a document with its bytes. */
    public void add(Scope scope, CapturedDocument document, byte[] bytes) {
        scope.require(document.institution());
        sql.update(
                Sql.insert(
                        "registration_document",
                        "id",
                        "institution",
                        "student_id",
                        "kind",
                        "title",
                        "media_type",
                        "byte_count",
                        "digest",
                        "captured_at",
                        "captured_by"),
                document.id(),
                document.institution(),
                document.studentId(),
                document.kind(),
                document.title(),
                document.mediaType(),
                document.size(),
                document.digest(),
                document.capturedAt(),
                document.capturedBy());
        String text = Base64.getEncoder().encodeToString(bytes);
        List<Object[]> parts = new ArrayList<>();
        for (int at = 0; at < text.length(); at += PART) {
            parts.add(new Object[] {
                document.id(),
                parts.size(),
                document.institution(),
                text.substring(at, Math.min(text.length(), at + PART))
            });
        }
        sql.batch(Sql.insert("registration_document_part", "document_id", "part", "institution", "body"), parts);
    }

    /** Erases the bytes of a document and notes why; false when that was done already. */
    public boolean voided(Scope scope, CapturedDocument document, DocumentVoiding voiding) {
        scope.require(document.institution());
        boolean first = sql.update(
                        "update registration_document set voided_at = ?, voided_by = ?, void_reason = ?, voiding = id"
                                + " where id = ? and voided_at is null",
                        voiding.voidedAt(),
                        voiding.voidedBy(),
                        voiding.reason(),
                        document.id())
                == 1;
        if (first) {
            sql.update("delete from registration_document_part where document_id = ?", document.id());
        }
        return first;
    }

    private List<CapturedDocument> query(Where where) {
        return sql.query(SELECT + where + " order by id", DocumentStore::document, where.parameters());
    }

    private static CapturedDocument document(ResultSet rs) throws SQLException {
        return new CapturedDocument(
                new CapturedDocumentId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                CapturedDocument.Kind.valueOf(rs.getString("kind")),
                rs.getString("title"),
                rs.getString("media_type"),
                rs.getInt("byte_count"),
                rs.getString("digest"),
                Sql.instant(rs, "captured_at"),
                rs.getString("captured_by"),
                voiding(rs));
    }

    static DocumentVoiding voiding(ResultSet rs) throws SQLException {
        Instant at = Sql.instant(rs, "voided_at");
        return at == null ? null : new DocumentVoiding(rs.getString("void_reason"), at, rs.getString("voided_by"));
    }
}
