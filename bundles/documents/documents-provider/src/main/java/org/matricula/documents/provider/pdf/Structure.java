package org.matricula.documents.provider.pdf;

import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;

/** The tags of a paper: what a screen reader follows. */
final class Structure {

    private static final PdfName SCOPE = new PdfName("Scope");

    private final PdfStructureElement document;

    Structure(PdfWriter writer) {
        document = new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName("Document"));
    }

    PdfStructureElement add(String tag) {
        return add(document, tag);
    }

    static PdfStructureElement add(PdfStructureElement parent, String tag) {
        return new PdfStructureElement(parent, new PdfName(tag));
    }

    /** The cell that names a column or a row. */
    static PdfStructureElement head(PdfStructureElement row, boolean ofColumn) {
        PdfStructureElement head = add(row, "TH");
        attribute(head, "Table", SCOPE, new PdfName(ofColumn ? "Column" : "Row"));
        return head;
    }

    static PdfStructureElement list(PdfStructureElement list, boolean numbered) {
        attribute(list, "List", new PdfName("ListNumbering"), new PdfName(numbered ? "Decimal" : "Disc"));
        return list;
    }

    /** A table and what it shows, said aloud alone. */
    PdfStructureElement table(String caption) {
        PdfStructureElement table = add("Table");
        attribute(table, "Table", new PdfName("Summary"), new PdfString(caption, PdfObject.TEXT_UNICODE));
        return table;
    }

    /** A picture, what is said in its place, and where it stands on the page. */
    static void figure(PdfStructureElement figure, String alternative, float[] box) {
        figure.put(PdfName.ALT, new PdfString(alternative, PdfObject.TEXT_UNICODE));
        attribute(figure, "Layout", PdfName.BBOX, new PdfArray(box));
    }

    private static void attribute(PdfStructureElement element, String owner, PdfName name, PdfObject value) {
        PdfDictionary attributes = new PdfDictionary();
        attributes.put(PdfName.O, new PdfName(owner));
        attributes.put(name, value);
        PdfArray all = new PdfArray();
        all.add(attributes);
        element.put(PdfName.A, all);
    }
}
