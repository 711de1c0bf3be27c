package org.matricula.documents.provider.pdf;

import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;

/**
 * A font of our papers in a size. Fonts are embedded, because the standard fonts of PDF lack letters that names have:
 * Welsh knows w and y with a circumflex.
 */
record Typeface(BaseFont font, float size) {

    private static final BaseFont REGULAR = load("LiberationSans-Regular.ttf");
    private static final BaseFont BOLD = load("LiberationSans-Bold.ttf");

    /** What a font lacks is shown by this in papers that are no documents, so that nothing vanishes unseen. */
    private static final char LACKING = '?';

    static Typeface regular(float size) {
        return new Typeface(REGULAR, size);
    }

    static Typeface bold(float size) {
        return new Typeface(BOLD, size);
    }

    float width(String text) {
        return font.getWidthPoint(text, size);
    }

    /** From one line to the next. */
    float leading() {
        return size * 1.32f;
    }

    /** How far letters reach above the line that they stand on. */
    float ascent() {
        return size * 0.92f;
    }

    /** The text with what the font can draw; letters and their accents as one, because the font has them as one. */
    String drawable(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFC);
        StringBuilder drawn = null;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean lacking = letter != '\n' && !font.charExists(letter);
            if (lacking && drawn == null) {
                drawn = new StringBuilder(text.substring(0, i));
            }
            if (drawn != null && !Character.isLowSurrogate(letter)) {
                drawn.append(lacking ? LACKING : letter);
            }
        }
        return drawn == null ? text : drawn.toString();
    }

    /** The letters of a text that we cannot draw: those that a font lacks, and those that run from right to left. */
    static int[] lacking(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFC)
                .codePoints()
                .filter(letter -> letter != '\n' && !isDrawable(letter))
                .distinct()
                .toArray();
    }

    private static boolean isDrawable(int letter) {
        byte direction = Character.getDirectionality(letter);
        return Character.isBmpCodePoint(letter)
                && REGULAR.charExists(letter)
                && BOLD.charExists(letter)
                && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
                && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static BaseFont load(String name) {
        try (InputStream in = Typeface.class.getResourceAsStream("/liberation/" + name)) {
            BaseFont font = BaseFont.createFont(
                    name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.CACHED, in.readAllBytes(), null);
            font.setCompressionLevel(HousePapers.COMPRESSION);
            // the list of letters would have to name all that are embedded, and names fewer (ISO 14289-1, 7.21.4.2)
            font.setIncludeCidSet(false);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
