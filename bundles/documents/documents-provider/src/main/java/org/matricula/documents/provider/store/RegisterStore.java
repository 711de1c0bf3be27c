package org.matricula.documents.provider.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.IssuedPapers;
import org.matricula.boards.api.IssuedPapers.Paper;
import org.matricula.boards.api.MeetingId;
import org.matricula.documents.api.DocumentEvent;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.Documents.LeftOut;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocument.State;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.kernel.rest.Json;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The register of issued documents; nothing in it is changed or deleted. */
@Component(service = RegisterStore.class)
public final class RegisterStore {

    /** What a text of a document is. */
    public enum What {
        /** What the document says. */
        MODEL,
        /** Where its figures come from. */
        SOURCES
    }

    /**
     * A new line of the register.
     *
     * @param document the line
     * @param signature the signature in base 64
     * @param certificateOf the decision behind a certificate; null for other kinds
     * @param generation how many certificates of it were issued before; null for other kinds
     * @param meeting the meeting of the decision behind it; null for none
     * @param awardDecision the decision that conferred the award that it shows; null where it shows none
     * @param awardClass the class of that award; null for none
     * @param model what it says
     * @param sources where its figures come from
     */
    public record Entry(
            IssuedDocument document,
            String signature,
            CandidateId certificateOf,
            Integer generation,
            MeetingId meeting,
            String awardDecision,
            String awardClass,
            Object model,
            Object sources) {}

    /** A line of the register with its signature. */
    public record Line(IssuedDocument document, String signature) {}

    private static final int PART = 8000;
    private static final int TURNS = 16;

    private static final String SELECT =
            "select d.*, (select count(*) from documents_event e where e.document_id = d.id and e.kind = 'COPY')"
                    + " copies, (select count(*) from documents_event e where e.document_id = d.id and e.kind = 'REVOKED')"
                    + " revoked, (select count(*) from documents_issued r where r.replaces = d.id) replaced from"
                    + " documents_issued d";

    private final Sql sql;

    /** Works on the domain's tables. */
    @Activate
    public RegisterStore(@Reference(target = "(osgi.jndi.service.name=documents)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Adds lines with their texts. */
    public void add(Scope scope, Collection<Entry> entries) {
        List<Object[]> lines = new ArrayList<>();
        List<Object[]> texts = new ArrayList<>();
        for (Entry entry : entries) {
            IssuedDocument d = entry.document();
            scope.require(d.institution());
            lines.add(new Object[] {
                d.id(),
                d.institution(),
                d.studentId(),
                d.kind(),
                d.language(),
                d.number(),
                d.code(),
                d.digest(),
                d.keyId(),
                entry.signature(),
                entry.certificateOf(),
                entry.generation(),
                entry.meeting(),
                entry.awardDecision(),
                entry.awardClass(),
                d.replaces(),
                d.reason(),
                d.batch(),
                d.issuedBy(),
                d.issuedAt()
            });
            texts(texts, d, What.MODEL, entry.model());
            texts(texts, d, What.SOURCES, entry.sources());
        }
        sql.batch(
                Sql.insert(
                        "documents_issued",
                        "id",
                        "institution",
                        "student_id",
                        "kind",
                        "label_language",
                        "document_number",
                        "verify_code",
                        "digest",
                        "key_id",
                        "signature",
                        "certificate_of",
                        "generation",
                        "meeting_id",
                        "award_decision",
                        "award_class",
                        "replaces",
                        "reason",
                        "batch",
                        "issued_by",
                        "issued_at"),
                lines);
        sql.batch(Sql.insert("documents_text", "document_id", "institution", "what", "part", "content"), texts);
    }

    private static void texts(List<Object[]> rows, IssuedDocument document, What what, Object value) {
        String text;
        try {
            text = Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document cannot be written", e);
        }
        for (int part = 0; part * PART < text.length(); part++) {
            String content = text.substring(part * PART, Math.min(text.length(), (part + 1) * PART));
            rows.add(new Object[] {document.id(), document.institution(), what, part, content});
        }
    }

    /** One line. */
    public Optional<Line> find(Scope scope, IssuedDocumentId id) {
        return first(Where.scope("d.institution", scope).and("d.id = ?", id));
    }

    /** The line of a code. */
    public Optional<Line> byCode(Scope scope, String code) {
        return first(Where.scope("d.institution", scope).and("d.verify_code = ?", code));
    }

    private Optional<Line> first(Where where) {
        return sql.first(SELECT + where, rs -> new Line(document(rs), rs.getString("signature")), where.parameters());
    }

    /** What was issued to a student, oldest first. */
    public List<IssuedDocument> of(Scope scope, StudentId student) {
        return of(scope, Set.of(student));
    }

    /** What was issued under the identities of one person, oldest first. */
    public List<IssuedDocument> of(Scope scope, Set<StudentId> person) {
        Where where = Where.scope("d.institution", scope).andIn("d.student_id", person);
        return sql.query(SELECT + where + " order by d.id", RegisterStore::document, where.parameters());
    }

    /** The transcripts and certificates on the decisions of meetings that are neither revoked nor replaced. */
    public List<Paper> papers(Scope scope, InstitutionCode institution, Collection<MeetingId> meetings) {
        List<Paper> papers = new ArrayList<>();
        Chunks.ascending(meetings, chunk -> {
            Where where = Where.scope("d.institution", scope)
                    .and("d.institution = ?", institution)
                    .andIn("d.meeting_id", chunk)
                    .andIn("d.kind", List.of(DocumentKind.TRANSCRIPT, DocumentKind.CERTIFICATE))
                    .and("not exists (select 1 from documents_issued r where r.replaces = d.id)")
                    .and("not exists (select 1 from documents_event e where e.document_id = d.id"
                            + " and e.kind = 'REVOKED')");
            sql.each(
                    "select d.meeting_id, d.student_id, d.kind, d.award_decision, d.award_class"
                            + " from documents_issued d" + where,
                    rs -> papers.add(new Paper(
                            new MeetingId(rs.getLong(1)),
                            new StudentId(rs.getLong(2)),
                            IssuedPapers.Kind.valueOf(rs.getString(3)),
                            rs.getString(4),
                            rs.getString(5))),
                    where.parameters());
        });
        return papers;
    }

    /** What was issued, by identity; null means any. */
    public Page<IssuedDocument> list(Scope scope, InstitutionCode institution, JobId batch, PageRequest page) {
        Where where = Where.scope("d.institution", scope)
                .and("d.id > ?", page.afterId())
                .andIf("d.institution = ?", institution)
                .andIf("d.batch = ?", batch);
        List<IssuedDocument> rows = sql.query(
                SELECT + where + " order by d.id fetch first " + (page.limit() + 1) + " rows only",
                RegisterStore::document,
                where.parameters());
        return Page.cut(rows, page.limit(), document -> document.id().toString());
    }

    /** What a batch issued, by identity, with signatures. */
    public List<Line> batch(Scope scope, JobId batch, long after, int limit) {
        Where where =
                Where.scope("d.institution", scope).and("d.batch = ?", batch).and("d.id > ?", after);
        return sql.query(
                SELECT + where + " order by d.id fetch first " + limit + " rows only",
                rs -> new Line(document(rs), rs.getString("signature")),
                where.parameters());
    }

    /** How many certificates of a decision were issued, and how many of them stand. */
    public Certificates certificates(Scope scope, CandidateId decision) {
        Where where = Where.scope("d.institution", scope).and("d.certificate_of = ?", decision);
        List<IssuedDocument> issued =
                sql.query(SELECT + where + " order by d.id", RegisterStore::document, where.parameters());
        return new Certificates(
                issued.size(),
                issued.stream().filter(d -> d.state() == State.VALID).toList());
    }

    /** The certificates of one decision: how many were issued, and which of them stand. */
    public record Certificates(int issued, List<IssuedDocument> standing) {}

    /**
     * Waits until nobody else issues to students of an institution's meeting; nobody does until the transaction ends.
     *
     * @param batch the batch whose turn it is; null for a single document
     */
    public void takeTurn(Scope scope, InstitutionCode institution, MeetingId meeting, JobId batch) {
        scope.require(institution);
        // Derby does not hold the lock of "select for update" until the end
        sql.update("update documents_turn set batch = ? where line = ?", batch, meeting.value() % TURNS);
    }

    /** The documents of a kind that some students have from a meeting and that stand. */
    public List<IssuedDocument> standing(
            Scope scope, MeetingId meeting, DocumentKind kind, Collection<StudentId> students) {
        List<IssuedDocument> standing = new ArrayList<>();
        Chunks.each(students, chunk -> {
            Where where = Where.scope("d.institution", scope)
                    .and("d.meeting_id = ?", meeting)
                    .and("d.kind = ?", kind)
                    .andIn("d.student_id", chunk);
            sql.query(SELECT + where, RegisterStore::document, where.parameters()).stream()
                    .filter(document -> document.state() == State.VALID)
                    .forEach(standing::add);
        });
        return standing;
    }

    /** A text of a document. */
    public <T> T text(Scope scope, IssuedDocumentId id, What what, Class<T> type) {
        Where where =
                Where.scope("institution", scope).and("document_id = ?", id).and("what = ?", what);
        StringBuilder text = new StringBuilder();
        sql.each(
                "select content from documents_text" + where + " order by part",
                rs -> text.append(rs.getString(1)),
                where.parameters());
        return read(text, type);
    }

    /** A text of many documents, set-wise. */
    public <T> Map<IssuedDocumentId, T> texts(Scope scope, Collection<IssuedDocumentId> ids, What what, Class<T> type) {
        Map<IssuedDocumentId, StringBuilder> texts = new HashMap<>();
        Chunks.each(ids, chunk -> {
            Where where = Where.scope("institution", scope)
                    .andIn("document_id", chunk)
                    .and("what = ?", what);
            sql.each(
                    "select document_id, content from documents_text" + where + " order by document_id, part",
                    rs -> texts.computeIfAbsent(new IssuedDocumentId(rs.getLong(1)), id -> new StringBuilder())
                            .append(rs.getString(2)),
                    where.parameters());
        });
        Map<IssuedDocumentId, T> read = new HashMap<>();
        texts.forEach((id, text) -> read.put(id, read(text, type)));
        return read;
    }

    private static <T> T read(StringBuilder text, Class<T> type) {
        try {
            return Json.mapper().readValue(text.toString(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document cannot be read", e);
        }
    }

    /** Adds an event. */
    public void add(Scope scope, InstitutionCode institution, DocumentEvent event) {
        scope.require(institution);
        sql.update(
                Sql.insert(
                        "documents_event",
                        "document_id",
                        "institution",
                        "kind",
                        "sequence_no",
                        "recipient",
                        "reason",
                        "recorded_by",
                        "recorded_at"),
                event.documentId(),
                institution,
                event.kind(),
                event.sequence(),
                event.recipient(),
                event.reason(),
                event.recordedBy(),
                event.recordedAt());
    }

    /** The events of a document, oldest first. */
    public List<DocumentEvent> events(Scope scope, IssuedDocumentId id) {
        Where where = Where.scope("institution", scope).and("document_id = ?", id);
        return sql.query(
                "select * from documents_event" + where + " order by recorded_at, sequence_no",
                rs -> new DocumentEvent(
                        new IssuedDocumentId(rs.getLong("document_id")),
                        DocumentEvent.Kind.valueOf(rs.getString("kind")),
                        rs.getInt("sequence_no"),
                        rs.getString("recipient"),
                        rs.getString("reason"),
                        rs.getString("recorded_by"),
                        Sql.instant(rs, "recorded_at")),
                where.parameters());
    }

    /** Notes whom a batch left out. */
    public void leaveOut(Scope scope, JobId batch, Collection<LeftOut> leftOut) {
        leftOut.forEach(one -> scope.require(one.institution()));
        sql.batch(
                Sql.insert("documents_left_out", "batch", "student_id", "institution", "reason"),
                leftOut.stream()
                        .map(one -> new Object[] {batch, one.student(), one.institution(), one.reason()})
                        .toList());
    }

    /** Whom a batch left out, by student. */
    public Page<LeftOut> leftOut(Scope scope, JobId batch, PageRequest page) {
        Where where = Where.scope("institution", scope).and("batch = ?", batch).and("student_id > ?", page.afterId());
        List<LeftOut> rows = sql.query(
                "select * from documents_left_out" + where + " order by student_id fetch first " + (page.limit() + 1)
                        + " rows only",
                rs -> new LeftOut(
                        new StudentId(rs.getLong("student_id")),
                        new InstitutionCode(rs.getString("institution")),
                        rs.getString("reason")),
                where.parameters());
        return Page.cut(rows, page.limit(), one -> one.student().toString());
    }

    private static IssuedDocument document(ResultSet rs) throws SQLException {
        Long replaces = number(rs, "replaces");
        Long batch = number(rs, "batch");
        Instant issuedAt = Sql.instant(rs, "issued_at");
        State state =
                rs.getInt("revoked") > 0 ? State.REVOKED : rs.getInt("replaced") > 0 ? State.REPLACED : State.VALID;
        return new IssuedDocument(
                new IssuedDocumentId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                DocumentKind.valueOf(rs.getString("kind")),
                DocumentLanguage.valueOf(rs.getString("label_language")),
                rs.getString("document_number"),
                rs.getString("verify_code"),
                rs.getString("digest"),
                rs.getString("key_id"),
                replaces == null ? null : new IssuedDocumentId(replaces),
                rs.getString("reason"),
                batch == null ? null : new JobId(batch),
                rs.getString("issued_by"),
                issuedAt,
                state,
                rs.getInt("copies"));
    }

    private static Long number(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? null : value;
    }
}
