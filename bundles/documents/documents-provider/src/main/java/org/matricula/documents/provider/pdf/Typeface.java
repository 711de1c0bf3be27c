package org.matricula.documents.provider.pdf;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The fonts of our documents. They are embedded, because the standard fonts of PDF lack letters that names have: Welsh
 * knows w and y with a circumflex.
 */
final class Typeface {

    private static final BaseFont REGULAR = load("LiberationSans-Regular.ttf");
    private static final BaseFont BOLD = load("LiberationSans-Bold.ttf");

    private Typeface() {}

    static Font regular(float size, Color colour) {
        return new Font(REGULAR, size, Font.NORMAL, colour);
    }

    static Font bold(float size, Color colour) {
        return new Font(BOLD, size, Font.NORMAL, colour);
    }

    private static BaseFont load(String name) {
        try (InputStream in = Typeface.class.getResourceAsStream("/liberation/" + name)) {
            return BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.CACHED, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
