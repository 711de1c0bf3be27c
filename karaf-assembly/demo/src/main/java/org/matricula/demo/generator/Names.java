package org.matricula.demo.generator;

import java.util.List;

/** Names that are put together of syllables; they belong to nobody. */
final class Names {

    private static final List<String> FIRST = List.of(
            "Ae", "Bri", "Ca", "Do", "El", "Fae", "Gwi", "Ha", "Io", "Ja", "Ki", "Lu", "Ma", "Ne", "Or", "Pe", "Ro",
            "Sa", "Ta", "Vi");
    private static final List<String> LAST =
            List.of("dan", "lin", "mir", "nor", "rel", "ric", "sha", "tha", "vane", "wen", "yl", "zar");
    private static final List<String> FRONT = List.of(
            "Ash", "Birk", "Cold", "Dun", "Eld", "Fen", "Glyn", "Hollow", "Iver", "Jarn", "Kest", "Lang", "Mor",
            "North", "Oak", "Pell", "Quen", "Raven", "Stan", "Thorn");
    private static final List<String> BACK = List.of(
            "bourne", "by", "combe", "dale", "field", "ford", "garth", "holm", "hurst", "ley", "mere", "more", "ridge",
            "shaw", "stead", "thwaite", "wick", "wold", "worth", "wyn");

    private Names() {}

    static String given(Dice dice) {
        return dice.of(FIRST) + dice.of(LAST);
    }

    static String family(Dice dice) {
        return dice.of(FRONT) + dice.of(BACK);
    }
}
