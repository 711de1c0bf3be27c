package org.matricula.benchmarks;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentModel.Study;

/** The words of a transcript laid out by the library's own paragraphs and tables, with the same fonts embedded. */
final class PlainTranscript {

    private static final BaseFont REGULAR = font("LiberationSans-Regular.ttf");
    private static final BaseFont BOLD = font("LiberationSans-Bold.ttf");
    private static final Font HEAD = new Font(BOLD, 17);
    private static final Font STRONG = new Font(BOLD, 8.5f);
    private static final Font TEXT = new Font(REGULAR, 10);
    private static final Font CELL = new Font(REGULAR, 8.5f);

    private PlainTranscript() {}

    /** How many bytes it takes. */
    static int draw(DocumentModel model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, 54, 54, 54, 66);
        PdfWriter.getInstance(document, out);
        document.open();
        document.add(new Paragraph(model.awardedBy(), HEAD));
        document.add(new Paragraph("Academic transcript", TEXT));
        PdfPTable details = new PdfPTable(2);
        details.setWidthPercentage(100);
        detail(details, "Name", model.fullName());
        detail(details, "Student number", model.studentNumber());
        detail(details, "Date of birth", model.dateOfBirth());
        detail(details, "Place of study", model.placeOfStudy());
        for (Study study : model.programmes()) {
            detail(details, "Programme", study.title());
            detail(details, "Dates of enrolment", study.enrolledOn());
        }
        detail(details, "Award", model.award().title());
        detail(details, "Class", model.award().classTitle());
        detail(details, "Conferred on", model.award().conferredOn());
        document.add(details);
        PdfPTable modules = new PdfPTable(7);
        modules.setWidthPercentage(100);
        for (String head : "Module,Title,Level,Credits,Mark,Grade,Completed".split(",")) {
            modules.addCell(new PdfPCell(new Phrase(head, STRONG)));
        }
        modules.setHeaderRows(1);
        for (Line line : model.modules()) {
            for (Object value : new Object[] {
                line.code(), line.title(), line.level(), line.credits(), line.mark(), line.grade(), line.completedOn()
            }) {
                modules.addCell(new PdfPCell(new Phrase(Objects.toString(value, ""), CELL)));
            }
        }
        document.add(modules);
        document.add(new Paragraph(
                "Only modules that were completed and whose results were released by an assessment board are listed."
                        + " Marks are percentages, cut after one decimal.",
                CELL));
        document.add(new Paragraph("Number " + model.number() + ", issued on " + model.issuedOn(), TEXT));
        document.close();
        return out.size();
    }

    private static void detail(PdfPTable table, String label, Object value) {
        table.addCell(new PdfPCell(new Phrase(label, CELL)));
        table.addCell(new PdfPCell(new Phrase(Objects.toString(value, ""), TEXT)));
    }

    private static BaseFont font(String name) {
        try (InputStream in = PlainTranscript.class.getResourceAsStream("/liberation/" + name)) {
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.CACHED, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
