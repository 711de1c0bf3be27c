package org.matricula.documents.provider.pdf;

import com.lowagie.text.pdf.BaseFont;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A font of our papers in a size. Fonts are embedded, because the standard fonts of PDF lack letters that names have:
 * Welsh knows w and y with a circumflex.
 */
record Typeface(BaseFont font, float size) {

    private static final BaseFont REGULAR = load("LiberationSans-Regular.ttf");
    private static final BaseFont BOLD = load("LiberationSans-Bold.ttf");

    /** What our papers can show, as code points. */
    private static final BitSet DRAWABLE = new BitSet();

    static {
        IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
                .filter(Typeface::isKnown)
                .forEach(DRAWABLE::set);
    }

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

    /**
     * The text with what our fonts can draw; letters and their accents as one, because the fonts have them as one. What
     * they lack is spelled by its number, so that no two letters look the same and nothing vanishes unseen.
     */
    static String drawable(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFC);
        if (text.codePoints().allMatch(Typeface::isDrawable)) {
            return text;
        }
        StringBuilder drawn = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (isDrawable(letter)) {
                drawn.appendCodePoint(letter);
            } else {
                drawn.append(Character.isWhitespace(letter) ? " " : "[U+%04X]".formatted(letter));
            }
        });
        return drawn.toString();
    }

    /** The letters of a text that we cannot draw: those that a font lacks, and those that run from right to left. */
    static int[] lacking(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFC)
                .codePoints()
                .filter(letter -> !isDrawable(letter))
                .distinct()
                .toArray();
    }

    private static boolean isDrawable(int letter) {
        return letter == '\n' || DRAWABLE.get(letter);
    }

    private static boolean isKnown(int letter) {
        byte direction = Character.getDirectionality(letter);
        return REGULAR.charExists(letter)
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
