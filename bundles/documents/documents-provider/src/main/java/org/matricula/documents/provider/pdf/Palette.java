package org.matricula.documents.provider.pdf;

import java.awt.Color;

/** The colours of our documents; text has a contrast of at least 7 to 1 on white, so that copies stay readable. */
final class Palette {

    static final Color INK = new Color(0x1A, 0x1A, 0x1A);
    static final Color ACCENT = new Color(0x1F, 0x3A, 0x5F);
    static final Color QUIET = new Color(0x4A, 0x4A, 0x4A);
    static final Color LINE = new Color(0xB8, 0xC2, 0xCC);
    static final Color BAND = new Color(0xF3, 0xF6, 0xF9);

    private Palette() {}
}
