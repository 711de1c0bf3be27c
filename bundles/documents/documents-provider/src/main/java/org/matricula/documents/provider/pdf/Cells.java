package org.matricula.documents.provider.pdf;

import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;

/** The cells of a document's tables. */
final class Cells {

    private static final float SMALL = 8.5f;
    private static final float BODY = 10;
    private static final float LARGE = 13;

    private Cells() {}

    static PdfPTable table(float[] widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        return table;
    }

    static PdfPCell rule() {
        PdfPCell cell = plain("", Typeface.regular(1, Palette.INK), Element.ALIGN_LEFT);
        cell.setBorder(Rectangle.TOP);
        cell.setBorderColor(Palette.ACCENT);
        cell.setBorderWidth(1.2f);
        cell.setPadding(0);
        return cell;
    }

    static PdfPCell label(String text) {
        return plain(text, Typeface.regular(SMALL, Palette.QUIET), Element.ALIGN_LEFT);
    }

    static PdfPCell value(String text) {
        return plain(text, Typeface.regular(BODY, Palette.INK), Element.ALIGN_LEFT);
    }

    static PdfPCell box(String first, String second) {
        PdfPCell cell = new PdfPCell();
        cell.addElement(new Paragraph(first, Typeface.bold(LARGE, Palette.ACCENT)));
        cell.addElement(new Paragraph(second, Typeface.regular(BODY, Palette.INK)));
        cell.setBackgroundColor(Palette.BAND);
        cell.setBorder(Rectangle.LEFT);
        cell.setBorderColor(Palette.ACCENT);
        cell.setBorderWidth(3);
        cell.setPadding(10);
        cell.setPaddingTop(4);
        return cell;
    }

    static PdfPCell head(String text, int alignment) {
        PdfPCell cell = plain(text, Typeface.bold(SMALL, Palette.ACCENT), alignment);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(Palette.ACCENT);
        cell.setBorderWidth(1);
        cell.setPaddingBottom(5);
        return cell;
    }

    static PdfPCell cell(String text, int alignment, boolean banded) {
        PdfPCell cell = plain(text, Typeface.regular(SMALL, Palette.INK), alignment);
        if (banded) {
            cell.setBackgroundColor(Palette.BAND);
        }
        return cell;
    }

    static PdfPCell wide(String text, int columns) {
        PdfPCell cell = plain(text, Typeface.regular(SMALL, Palette.INK), Element.ALIGN_LEFT);
        cell.setColspan(columns);
        return cell;
    }

    static PdfPCell total(String text, int columns, int alignment) {
        PdfPCell cell = plain(text, Typeface.bold(SMALL, Palette.INK), alignment);
        cell.setColspan(columns);
        cell.setBorder(Rectangle.TOP);
        cell.setBorderColor(Palette.LINE);
        cell.setBorderWidth(0.75f);
        return cell;
    }

    private static PdfPCell plain(String text, Font font, int alignment) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setHorizontalAlignment(alignment);
        cell.setPadding(3);
        cell.setPaddingBottom(4);
        return cell;
    }
}
