package org.matricula.documents.provider.pdf;

import org.matricula.kernel.api.paper.Paper.Layout;

/** The size of a page in points, its margins and what adorns it. */
record Margins(float width, float height, float side, float top, float bottom, float foot, boolean framed) {

    private static final float LONG = 842;
    private static final float SHORT = 595;

    static Margins of(Layout layout) {
        return switch (layout) {
            case REPORT -> new Margins(SHORT, LONG, 54, 54, 66, 34, false);
            case WIDE_REPORT -> new Margins(LONG, SHORT, 48, 46, 60, 30, false);
            case CERTIFICATE -> new Margins(SHORT, LONG, 78, 104, 92, 66, true);
        };
    }

    /** A double frame with the house colour at its head. */
    void ornament(Sheet sheet) {
        if (!framed) {
            return;
        }
        frame(sheet, 34, 3, Palette.ACCENT);
        frame(sheet, 41, 0.75f, Palette.LINE);
        sheet.box(34, height - 60, width - 68, 26, Palette.ACCENT);
    }

    private void frame(Sheet sheet, float inset, float thickness, java.awt.Color colour) {
        float across = width - 2 * inset;
        float up = height - 2 * inset;
        sheet.box(inset, inset, across, thickness, colour);
        sheet.box(inset, height - inset - thickness, across, thickness, colour);
        sheet.box(inset, inset, thickness, up, colour);
        sheet.box(width - inset - thickness, inset, thickness, up, colour);
    }
}
