package org.matricula.documents.provider.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfFileSpecification;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.matricula.kernel.api.paper.Paper;
import org.matricula.kernel.api.paper.Paper.Attachment;
import org.matricula.kernel.api.paper.Paper.Layout;
import org.matricula.kernel.api.paper.Papers;
import org.osgi.service.component.annotations.Component;

/** {@link Papers} in the layout of this house. */
@Component
public final class HousePapers implements Papers {

    /** Packing takes more time than all else; packing harder saves little. */
    static final int COMPRESSION = Deflater.BEST_SPEED;

    @Override
    public void draw(Paper paper, OutputStream out) {
        Margins margins = Margins.of(paper.layout());
        Document document = new Document(new Rectangle(margins.width(), margins.height()), 0, 0, 0, 0);
        PdfWriter writer = PdfWriter.getInstance(document, out);
        try {
            prepare(writer, paper);
            document.addTitle(paper.title());
            document.addAuthor(paper.issuer());
            document.open();
            Sheet sheet = new Sheet(document, writer, margins, paper);
            new PaperDrawing(sheet, new Structure(writer), paper.layout() == Layout.CERTIFICATE).draw(paper);
            sheet.close();
            for (Attachment attachment : paper.attachments()) {
                attach(writer, attachment);
            }
            // not where drawing failed: closing would complain of missing pages instead of the cause
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The letters of a text that our papers cannot show, each once, as code points; empty for none. */
    public static int[] lacking(String text) {
        return Typeface.lacking(text);
    }

    private static void prepare(PdfWriter writer, Paper paper) {
        writer.setCloseStream(false);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        // many small objects, the tags: packed they take half the room and are written faster
        writer.setFullCompression();
        writer.setCompressionLevel(COMPRESSION);
        writer.setTagged();
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(paper.language(), PdfObject.TEXT_UNICODE));
        writer.setXmpMetadata(Metadata.of(paper).getBytes(StandardCharsets.UTF_8));
    }

    private static void attach(PdfWriter writer, Attachment attachment) throws IOException {
        PdfFileSpecification file = PdfFileSpecification.fileEmbedded(
                writer, null, attachment.name(), attachment.bytes(), attachment.mediaType(), null, COMPRESSION);
        file.addDescription(attachment.description(), true);
        writer.addFileAttachment(attachment.description(), file);
    }
}
