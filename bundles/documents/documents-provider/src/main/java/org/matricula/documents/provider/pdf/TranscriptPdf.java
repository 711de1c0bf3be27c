package org.matricula.documents.provider.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.matricula.documents.api.Transcript;
import org.matricula.documents.api.Transcript.AwardLine;
import org.matricula.documents.api.Transcript.Line;
import org.matricula.documents.api.Transcript.Study;

/** Lays a transcript out on A4 pages. */
public final class TranscriptPdf {

    private static final float MARGIN = 54;
    private static final float FOOT = 64;
    private static final int FINGERPRINT = 16;
    private static final float[] DETAIL_WIDTHS = {1.1f, 3.2f};
    private static final float[] MODULE_WIDTHS = {1.45f, 4.3f, 0.75f, 0.9f, 0.95f, 0.9f, 1.55f};
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK);

    private static final Map<String, String> CLASSES = Map.of(
            "FIRST", "First Class Honours",
            "UPPER_SECOND", "Second Class Honours, Upper Division",
            "LOWER_SECOND", "Second Class Honours, Lower Division",
            "THIRD", "Third Class Honours",
            "DISTINCTION", "with Distinction",
            "MERIT", "with Merit",
            "PASS", "Pass");

    private final Transcript transcript;
    private final Document document;

    private TranscriptPdf(Transcript transcript, Document document) {
        this.transcript = transcript;
        this.document = document;
    }

    /** Writes the PDF; the stream stays open. */
    public static void write(Transcript transcript, OutputStream out) {
        Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, FOOT);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setPageEvent(new PageFooter("Student " + transcript.studentNumber() + "   |   Issued "
                + DAY.format(transcript.issuedAt().atZone(ZoneOffset.UTC)) + "   |   Fingerprint "
                + transcript.digest().substring(0, FINGERPRINT)));
        document.addTitle("Academic transcript of " + transcript.fullName());
        document.addAuthor(transcript.awardedBy());
        document.addSubject("Student number " + transcript.studentNumber());
        document.setDocumentLanguage("en-GB");
        document.open();
        new TranscriptPdf(transcript, document).write();
        document.close();
    }

    private void write() throws DocumentException {
        heading();
        details();
        award();
        modules();
        notes();
    }

    private void heading() {
        Paragraph body = new Paragraph(transcript.awardedBy(), Typeface.bold(17, Palette.ACCENT));
        document.add(body);
        Paragraph title = new Paragraph("Academic transcript", Typeface.regular(12, Palette.QUIET));
        title.setSpacingBefore(2);
        document.add(title);
        PdfPTable rule = Cells.table(new float[] {1});
        rule.addCell(Cells.rule());
        rule.setSpacingBefore(8);
        rule.setSpacingAfter(10);
        document.add(rule);
    }

    private void details() {
        PdfPTable table = Cells.table(DETAIL_WIDTHS);
        detail(table, "Name", transcript.fullName());
        detail(table, "Student number", transcript.studentNumber());
        detail(table, "Place of study", transcript.placeOfStudy());
        for (Study study : transcript.programmes()) {
            detail(table, "Programme", study.title());
            String until = study.endedOn() == null ? "to date" : "to " + DAY.format(study.endedOn());
            detail(table, "Enrolled", DAY.format(study.enrolledOn()) + " " + until);
        }
        table.setSpacingAfter(12);
        document.add(table);
    }

    private static void detail(PdfPTable table, String label, String value) {
        table.addCell(Cells.label(label));
        table.addCell(Cells.value(value));
    }

    private void award() {
        AwardLine award = transcript.award();
        if (award == null) {
            return;
        }
        String classed = award.classification() == null ? "" : "\n" + CLASSES.get(award.classification());
        PdfPTable box = Cells.table(new float[] {1});
        box.addCell(Cells.box(award.title() + classed, "Conferred on " + DAY.format(award.conferredOn())));
        box.setSpacingAfter(14);
        document.add(box);
    }

    private void modules() {
        PdfPTable table = Cells.table(MODULE_WIDTHS);
        String[] heads = {"Module", "Title", "Level", "Credits", "Mark %", "Grade", "Completed"};
        for (int i = 0; i < heads.length; i++) {
            table.addCell(Cells.head(heads[i], i < 2 ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT));
        }
        table.setHeaderRows(1);
        int row = 0;
        int credits = 0;
        for (Line line : transcript.modules()) {
            module(table, line, row++ % 2 == 1);
            credits += line.credits();
        }
        if (row == 0) {
            table.addCell(Cells.wide("No module has been completed and released yet.", heads.length));
        } else {
            total(table, credits, heads.length);
        }
        document.add(table);
    }

    private static void module(PdfPTable table, Line line, boolean banded) {
        String mark = line.mark() == null ? "" : line.mark();
        String completed = day(line.completedOn());
        table.addCell(Cells.cell(line.code(), Element.ALIGN_LEFT, banded));
        table.addCell(Cells.cell(line.title(), Element.ALIGN_LEFT, banded));
        table.addCell(Cells.cell(Integer.toString(line.level()), Element.ALIGN_RIGHT, banded));
        table.addCell(Cells.cell(Integer.toString(line.credits()), Element.ALIGN_RIGHT, banded));
        table.addCell(Cells.cell(mark, Element.ALIGN_RIGHT, banded));
        table.addCell(Cells.cell(grade(line), Element.ALIGN_RIGHT, banded));
        table.addCell(Cells.cell(completed, Element.ALIGN_RIGHT, banded));
    }

    private static void total(PdfPTable table, int credits, int columns) {
        table.addCell(Cells.total("Credits obtained", 3, Element.ALIGN_LEFT));
        table.addCell(Cells.total(Integer.toString(credits), 1, Element.ALIGN_RIGHT));
        table.addCell(Cells.total("", columns - 4, Element.ALIGN_RIGHT));
    }

    private static String grade(Line line) {
        if (line.grade() == null) {
            return "";
        }
        return "PASS".equals(line.grade()) ? "Pass" : line.grade();
    }

    private static String day(LocalDate day) {
        return day == null ? "" : SHORT_DAY.format(day);
    }

    private void notes() {
        Paragraph notes = new Paragraph(
                "Only modules that were completed and whose results were released by an assessment board are listed."
                        + " Marks are percentages, cut after one decimal. PC: passed by compensation, with the mark"
                        + " unchanged. exempt: credit recognised on account of certificated prior learning, which has"
                        + " no mark.",
                Typeface.regular(8, Palette.QUIET));
        notes.setLeading(11);
        notes.setSpacingBefore(12);
        document.add(notes);
    }
}
