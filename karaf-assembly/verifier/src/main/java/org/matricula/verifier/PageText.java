package org.matricula.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matricula.verifier.PdfObjects.Name;
import org.matricula.verifier.PdfObjects.Word;

/** The text that the operators of a page draw, in their order; ornaments (artifacts) are left out. */
final class PageText {

    private final Map<String, CharacterMap> fonts;
    private final StringBuilder text = new StringBuilder();
    private final List<Boolean> marks = new ArrayList<>();
    private CharacterMap font = CharacterMap.plain();

    private PageText(Map<String, CharacterMap> fonts) {
        this.fonts = fonts;
    }

    static String of(String content, Map<String, CharacterMap> fonts) {
        PageText page = new PageText(fonts);
        PdfObjects objects = new PdfObjects(content, 0);
        List<Object> operands = new ArrayList<>();
        for (Object object = objects.next(); object != null; object = objects.next()) {
            if (object instanceof Word word && !word.value().matches("[-+.0-9].*")) {
                page.operate(word.value(), operands);
                operands.clear();
            } else {
                operands.add(object);
            }
        }
        return page.text.toString();
    }

    private void operate(String operator, List<Object> operands) {
        switch (operator) {
            case "BMC", "BDC" -> marks.add(!operands.isEmpty() && new Name("Artifact").equals(operands.get(0)));
            case "EMC" -> {
                if (!marks.isEmpty()) {
                    marks.remove(marks.size() - 1);
                }
            }
            case "Tf" -> {
                if (!operands.isEmpty() && operands.get(0) instanceof Name name) {
                    font = fonts.getOrDefault(name.value(), CharacterMap.plain());
                }
            }
            case "Tj", "'", "\"", "TJ" -> {
                if (!marks.contains(true)) {
                    operands.forEach(this::draw);
                }
            }
            default -> {
                // draws no text
            }
        }
    }

    private void draw(Object operand) {
        if (operand instanceof byte[] string) {
            text.append(font.text(string));
        } else if (operand instanceof List<?> several) {
            several.forEach(this::draw);
        }
    }
}
