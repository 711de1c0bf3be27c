package org.matricula.documents.provider.pdf;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.lowagie.text.pdf.PdfStructureElement;
import java.awt.Color;
import java.util.Iterator;
import java.util.List;
import org.matricula.kernel.api.paper.Paper;
import org.matricula.kernel.api.paper.Paper.Block;
import org.matricula.kernel.api.paper.Paper.Detail;
import org.matricula.kernel.api.paper.Paper.Details;
import org.matricula.kernel.api.paper.Paper.Heading;
import org.matricula.kernel.api.paper.Paper.Items;
import org.matricula.kernel.api.paper.Paper.Notice;
import org.matricula.kernel.api.paper.Paper.QrCode;
import org.matricula.kernel.api.paper.Paper.Signature;
import org.matricula.kernel.api.paper.Paper.Signatures;
import org.matricula.kernel.api.paper.Paper.Table;
import org.matricula.kernel.api.paper.Paper.Text;
import org.matricula.kernel.api.paper.Paper.Weight;

/** Draws the blocks of a paper one under the other. */
final class PaperDrawing {

    private static final Typeface ISSUER = Typeface.bold(17);
    private static final Typeface TITLE = Typeface.regular(12);
    private static final Typeface GRAND_ISSUER = Typeface.bold(25);
    private static final Typeface GRAND_TITLE = Typeface.regular(14);
    private static final Typeface[] HEADINGS = {Typeface.bold(13), Typeface.bold(11), Typeface.bold(10)};
    private static final Typeface BODY = Typeface.regular(10);
    private static final Typeface LABEL = Typeface.regular(8.5f);
    private static final float LABELS = 0.27f;
    private static final float INDENT = 16;
    private static final float SIGNING_ROOM = 44;
    // about 28 mm
    private static final float CODE = 80;
    private static final float GAP = 8;
    private static final int TOGETHER = 5;

    private final Sheet sheet;
    private final Structure structure;
    private final boolean centred;

    PaperDrawing(Sheet sheet, Structure structure, boolean centred) {
        this.sheet = sheet;
        this.structure = structure;
        this.centred = centred;
    }

    void draw(Paper paper) {
        head(paper);
        Iterator<Block> blocks = paper.blocks().iterator();
        while (blocks.hasNext()) {
            Block block = blocks.next();
            if (block instanceof QrCode code) {
                code(code, blocks.hasNext() ? blocks.next() : null);
            } else {
                draw(block, 0);
            }
        }
    }

    private void head(Paper paper) {
        Typeface issuer = centred ? GRAND_ISSUER : ISSUER;
        Typeface title = centred ? GRAND_TITLE : TITLE;
        paragraph(structure.add("P"), paper.issuer(), issuer, Palette.ACCENT);
        sheet.skip(centred ? 12 : 2);
        paragraph(structure.add("H1"), paper.title(), title, Palette.QUIET);
        sheet.skip(8);
        if (centred) {
            sheet.rule(sheet.left() + sheet.width() * 0.4f, 6, sheet.width() * 0.2f, 1.2f, Palette.ACCENT);
            sheet.skip(26);
        } else {
            sheet.rule(sheet.left(), 0, sheet.width(), 1.2f, Palette.ACCENT);
            sheet.skip(14);
        }
    }

    /** Draws a block; {@code beside} is how much of the width a code has taken. */
    private void draw(Block block, float beside) {
        if (block instanceof Heading heading) {
            heading(heading);
        } else if (block instanceof Text text) {
            text(text);
        } else if (block instanceof Notice notice) {
            notice(notice);
        } else if (block instanceof Details details) {
            details(details.details(), sheet.width() - beside);
        } else if (block instanceof Items items) {
            items(items);
        } else if (block instanceof Table table) {
            new TableDrawing(sheet, table).draw(structure.table(table.caption()));
            sheet.skip(12);
        } else if (block instanceof Signatures signatures) {
            signatures(signatures.signatures(), beside);
        } else {
            throw new IllegalArgumentException("nobody draws two codes in a row");
        }
    }

    /** The title of the paper has the first level of tags, so a heading's is one below what its maker says. */
    private void heading(Heading heading) {
        Typeface face = HEADINGS[heading.level() - 1];
        sheet.need(face.leading() + CODE + 4 * GAP);
        if (!sheet.atTop()) {
            sheet.skip(6);
        }
        paragraph(structure.add("H" + (heading.level() + 1)), heading.text(), face, Palette.ACCENT);
        sheet.skip(4);
    }

    private void text(Text text) {
        Typeface face =
                switch (text.weight()) {
                    case DISPLAY -> Typeface.bold(20);
                    case LEAD -> Typeface.regular(12);
                    case NORMAL -> centred ? Typeface.regular(12) : BODY;
                    case NOTE -> Typeface.regular(8);
                };
        paragraph(structure.add("P"), text.text(), face, text.weight() == Weight.NOTE ? Palette.QUIET : Palette.INK);
        sheet.skip(centred ? face.size() * 1.3f : 8);
    }

    private void paragraph(PdfStructureElement tag, String text, Typeface face, Color colour) {
        List<String> lines = Lines.of(text, face, sheet.width());
        // a short paragraph is not torn apart
        sheet.need(Math.min(lines.size(), TOGETHER) * face.leading());
        for (String line : lines) {
            sheet.need(face.leading());
            float x = centred ? sheet.left() + (sheet.width() - face.width(line)) / 2 : sheet.left();
            sheet.line(tag, line, face, colour, x, 0);
            sheet.skip(face.leading());
        }
    }

    private void notice(Notice notice) {
        Typeface strong = HEADINGS[0];
        float inner = sheet.width() - 2 * INDENT;
        List<String> first = Lines.of(notice.line(), strong, inner);
        List<String> second = Lines.of(notice.text(), BODY, inner);
        float height = first.size() * strong.leading() + second.size() * BODY.leading() + 18;
        sheet.need(height);
        sheet.fill(sheet.left(), 0, sheet.width(), height, Palette.BAND);
        sheet.fill(sheet.left(), 0, 3, height, Palette.ACCENT);
        float x = sheet.left() + INDENT;
        sheet.lines(structure.add("P"), first, strong, Palette.ACCENT, x, 7);
        sheet.lines(structure.add("P"), second, BODY, Palette.INK, x, 10 + first.size() * strong.leading());
        sheet.skip(height + 14);
    }

    private void details(List<Detail> details, float width) {
        PdfStructureElement body = Structure.add(structure.add("Table"), "TBody");
        float label = sheet.width() * LABELS;
        for (Detail detail : details) {
            List<String> labels = Lines.of(detail.label(), LABEL, label - 8);
            List<String> values = Lines.of(detail.value(), BODY, width - label);
            float drop = BODY.ascent() - LABEL.ascent();
            float height = Math.max(drop + labels.size() * LABEL.leading(), values.size() * BODY.leading()) + 5;
            sheet.need(height);
            PdfStructureElement row = Structure.add(body, "TR");
            sheet.lines(Structure.head(row, false), labels, LABEL, Palette.QUIET, sheet.left(), drop);
            sheet.lines(Structure.add(row, "TD"), values, BODY, Palette.INK, sheet.left() + label, 0);
            sheet.skip(height);
        }
        sheet.skip(8);
    }

    private void items(Items items) {
        PdfStructureElement list = Structure.list(structure.add("L"), items.numbered());
        int number = 0;
        for (String item : items.items()) {
            number++;
            PdfStructureElement entry = Structure.add(list, "LI");
            PdfStructureElement label = Structure.add(entry, "Lbl");
            PdfStructureElement body = Structure.add(entry, "LBody");
            String sign = items.numbered() ? number + "." : "•";
            boolean first = true;
            for (String line : Lines.of(item, BODY, sheet.width() - INDENT)) {
                sheet.need(BODY.leading());
                if (first) {
                    sheet.line(label, sign, BODY, Palette.INK, sheet.left(), 0);
                    first = false;
                }
                sheet.line(body, line, BODY, Palette.INK, sheet.left() + INDENT, 0);
                sheet.skip(BODY.leading());
            }
            sheet.skip(3);
        }
        sheet.skip(6);
    }

    private void code(QrCode code, Block next) {
        boolean shared = next instanceof Details || next instanceof Signatures;
        sheet.need(CODE + GAP);
        float free = sheet.width() - CODE;
        float x = centred || next instanceof Signatures ? free / 2 : shared ? free : 0;
        float top = sheet.down();
        sheet.squares(structure.add("Figure"), code.alternative(), matrix(code.content()), sheet.left() + x, CODE);
        if (shared) {
            draw(next, CODE + 2 * GAP);
        }
        sheet.skip(Math.max(0, top + CODE + GAP - sheet.down()));
        if (next != null && !shared) {
            draw(next, 0);
        }
    }

    private static ByteMatrix matrix(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("no code can say " + content, e);
        }
    }

    private void signatures(List<Signature> signatures, float beside) {
        float gap = Math.max(3 * GAP, beside);
        float width = (sheet.width() - gap * (signatures.size() - 1)) / signatures.size();
        sheet.need(SIGNING_ROOM + 3 * BODY.leading());
        sheet.skip(SIGNING_ROOM);
        float x = sheet.left();
        int lines = 0;
        for (Signature signature : signatures) {
            sheet.rule(x, 0, width, 0.75f, Palette.QUIET);
            PdfStructureElement tag = structure.add("P");
            List<String> name = Lines.of(signature.name(), LABEL, width);
            sheet.lines(tag, name, LABEL, Palette.INK, x, 4);
            List<String> office = Lines.of(signature.office(), LABEL, width);
            sheet.lines(tag, office, LABEL, Palette.QUIET, x, 4 + name.size() * LABEL.leading());
            lines = Math.max(lines, name.size() + office.size());
            x += width + gap;
        }
        sheet.skip(lines * LABEL.leading() + 12);
    }
}
