package org.matricula.documents.provider.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;

/** Says at the foot of each page whose document it is, its fingerprint, and which page of how many. */
final class PageFooter extends PdfPageEventHelper {

    private static final float BASELINE = 34;
    private static final float RULE = 48;
    private static final float TOTAL_WIDTH = 20;
    private static final float SIZE = 7.5f;
    private static final float GAP = 2;

    private final String text;
    private PdfTemplate total;

    PageFooter(String text) {
        this.text = text;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        total = writer.getDirectContent().createTemplate(TOTAL_WIDTH, SIZE * 2);
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte canvas = writer.getDirectContent();
        canvas.setColorStroke(Palette.LINE);
        canvas.setLineWidth(0.5f);
        canvas.moveTo(document.left(), RULE);
        canvas.lineTo(document.right(), RULE);
        canvas.stroke();
        ColumnText.showTextAligned(canvas, Element.ALIGN_LEFT, phrase(text), document.left(), BASELINE, 0);
        Phrase page = phrase("Page " + writer.getPageNumber() + " of ");
        float right = document.right() - TOTAL_WIDTH;
        ColumnText.showTextAligned(canvas, Element.ALIGN_RIGHT, page, right, BASELINE, 0);
        canvas.addTemplate(total, right + GAP, BASELINE);
    }

    // how many pages there are is known only now; the template stands on every page
    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        int pages = writer.getPageNumber() - 1;
        ColumnText.showTextAligned(total, Element.ALIGN_LEFT, phrase(Integer.toString(pages)), 0, 0, 0);
    }

    private static Phrase phrase(String words) {
        return new Phrase(words, Typeface.regular(SIZE, Palette.QUIET));
    }
}
