package org.matricula.documents.provider.pdf;

import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.lowagie.text.Document;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.util.List;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.paper.Paper;

/**
 * The pages under the pen. Everything drawn is either tagged text or an ornament that readers skip; measures are
 * points, and {@code y} counts down the page from the top of what may be written on.
 */
final class Sheet {

    static final int MOST_PAGES = 2000;

    private static final PdfName ARTIFACT = new PdfName("Artifact");
    private static final float TOTAL_WIDTH = 24;
    private static final Typeface FOOT = Typeface.regular(7.5f);

    private final Document document;
    private final PdfWriter writer;
    private final Margins margins;
    private final String reference;
    private final String pageWord;
    private final PdfTemplate total;
    private float y;

    Sheet(Document document, PdfWriter writer, Margins margins, Paper paper) {
        this.document = document;
        this.writer = writer;
        this.margins = margins;
        this.reference = Typeface.drawable(paper.reference());
        this.pageWord = paper.language().startsWith("cy") ? "Tudalen %d o " : "Page %d of ";
        this.total = canvas().createTemplate(TOTAL_WIDTH, FOOT.leading());
        margins.ornament(this);
    }

    /** How wide the lines are. */
    float width() {
        return margins.width() - 2 * margins.side();
    }

    float left() {
        return margins.side();
    }

    /** Moves down. */
    void skip(float points) {
        y += points;
    }

    /** How far down the page we are. */
    float down() {
        return y;
    }

    boolean atTop() {
        return y == 0;
    }

    /** Turns the page unless there is room for what comes next. True when the page was turned. */
    boolean need(float points) {
        if (y + points <= room() || y == 0) {
            return false;
        }
        turn();
        return true;
    }

    /** What is left when the page is empty. */
    float room() {
        return margins.height() - margins.top() - margins.bottom();
    }

    private void turn() {
        foot();
        if (writer.getPageNumber() >= MOST_PAGES) {
            throw Problem.invalid("paper", null, "has more than " + MOST_PAGES + " pages")
                    .exception();
        }
        document.newPage();
        y = 0;
        margins.ornament(this);
    }

    /** Draws one line of text, {@code down} below where we are. */
    void line(PdfStructureElement tag, String text, Typeface face, Color colour, float x, float down) {
        if (text.isEmpty()) {
            return;
        }
        PdfContentByte canvas = canvas();
        canvas.beginMarkedContentSequence(tag);
        // the blank keeps the words of two lines apart for those who hear them
        show(canvas, text + " ", face, colour, x, height(y + down + face.ascent()));
        canvas.endMarkedContentSequence();
    }

    /** Draws lines one under the other. */
    void lines(PdfStructureElement tag, List<String> lines, Typeface face, Color colour, float x, float down) {
        for (int i = 0; i < lines.size(); i++) {
            line(tag, lines.get(i), face, colour, x, down + i * face.leading());
        }
    }

    /** Draws a line of text that readers skip. */
    void ornament(String text, Typeface face, Color colour, float x, float down) {
        PdfContentByte canvas = canvas();
        canvas.beginMarkedContentSequence(ARTIFACT);
        show(canvas, text, face, colour, x, height(y + down + face.ascent()));
        canvas.endMarkedContentSequence();
    }

    /** A horizontal line, {@code down} below where we are. */
    void rule(float x, float down, float width, float thickness, Color colour) {
        fill(x, down, width, thickness, colour);
    }

    /** Draws the dark squares of a code, which {@code alternative} says to those who cannot see it. */
    void squares(PdfStructureElement tag, String alternative, ByteMatrix squares, float x, float side) {
        float bottom = height(y) - side;
        Structure.figure(tag, alternative, new float[] {x, bottom, x + side, bottom + side});
        float unit = side / squares.getWidth();
        PdfContentByte canvas = canvas();
        canvas.beginMarkedContentSequence(tag);
        canvas.setColorFill(Palette.INK);
        for (int row = 0; row < squares.getHeight(); row++) {
            float top = bottom + side - row * unit;
            for (int from = 0; from < squares.getWidth(); from++) {
                int to = from;
                while (to < squares.getWidth() && squares.get(to, row) == 1) {
                    to++;
                }
                if (to > from) {
                    canvas.rectangle(x + from * unit, top - unit, (to - from) * unit, unit);
                    from = to;
                }
            }
        }
        canvas.fill();
        canvas.endMarkedContentSequence();
    }

    /** A filled box whose top is {@code down} below where we are. */
    void fill(float x, float down, float width, float height, Color colour) {
        box(x, height(y + down) - height, width, height, colour);
    }

    /** A filled box in the coordinates of the page. */
    void box(float x, float bottom, float width, float height, Color colour) {
        PdfContentByte canvas = canvas();
        canvas.beginMarkedContentSequence(ARTIFACT);
        canvas.setColorFill(colour);
        canvas.rectangle(x, bottom, width, height);
        canvas.fill();
        canvas.endMarkedContentSequence();
    }

    /** Ends the last page. */
    void close() {
        foot();
        total.beginText();
        total.setFontAndSize(FOOT.font(), FOOT.size());
        total.setColorFill(Palette.QUIET);
        total.setTextMatrix(0, 2);
        total.showText(Integer.toString(writer.getPageNumber()));
        total.endText();
    }

    /** Says on each page whose paper it is, and which page of how many; how many is known at the end only. */
    private void foot() {
        if (reference.isEmpty()) {
            return;
        }
        float rule = margins.foot() + FOOT.leading() + 4;
        box(left(), rule, width(), 0.5f, Palette.LINE);
        String page = pageWord.formatted(writer.getPageNumber());
        float right = left() + width() - TOTAL_WIDTH;
        PdfContentByte canvas = canvas();
        canvas.beginMarkedContentSequence(ARTIFACT);
        show(canvas, reference, FOOT, Palette.QUIET, left(), margins.foot());
        show(canvas, page, FOOT, Palette.QUIET, right - FOOT.width(page), margins.foot());
        canvas.addTemplate(total, right, margins.foot() - 2);
        canvas.endMarkedContentSequence();
    }

    private static void show(PdfContentByte canvas, String text, Typeface face, Color colour, float x, float bottom) {
        canvas.beginText();
        canvas.setFontAndSize(face.font(), face.size());
        canvas.setColorFill(colour);
        canvas.setTextMatrix(x, bottom);
        canvas.showText(text);
        canvas.endText();
    }

    private float height(float down) {
        return margins.height() - margins.top() - down;
    }

    private PdfContentByte canvas() {
        return writer.getDirectContent();
    }
}
