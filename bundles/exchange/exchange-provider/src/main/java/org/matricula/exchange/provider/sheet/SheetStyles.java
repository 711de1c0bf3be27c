package org.matricula.exchange.provider.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the styles of a workbook say about its numbers: which are days or percentages, and which have leading zeros. */
final class SheetStyles {

    private static final Pattern QUIET = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");
    private static final Pattern DAY = Pattern.compile("[ymdhsYMDHS]");
    private static final Pattern HOUR = Pattern.compile("[hH]");
    private static final Pattern PERCENT = Pattern.compile("%");
    private static final Pattern ZEROS = Pattern.compile("0{2,20}");

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> cells = new ArrayList<>();

    /** Reads {@code styles.xml}. */
    void read(XMLStreamReader xml) throws XMLStreamException {
        boolean inCells = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> formats.put(
                            number(xml.getAttributeValue(null, "numFmtId")),
                            String.valueOf(xml.getAttributeValue(null, "formatCode")));
                    case "cellXfs" -> inCells = true;
                    case "xf" -> {
                        if (inCells) {
                            cells.add(number(xml.getAttributeValue(null, "numFmtId")));
                        }
                    }
                    default -> {
                        // of no matter here
                    }
                }
            } else if (event == XMLStreamReader.END_ELEMENT && "cellXfs".equals(xml.getLocalName())) {
                inCells = false;
            }
        }
    }

    /** True when numbers of this style are days, or days and times. */
    boolean isDay(String style) {
        int format = format(style);
        return formats.containsKey(format)
                ? shown(format, DAY)
                : format >= 14 && format <= 22
                        || format >= 27 && format <= 36
                        || format >= 45 && format <= 47
                        || format >= 50 && format <= 58;
    }

    /** True when the days of this style are shown with a time. */
    boolean isTimed(String style) {
        int format = format(style);
        return formats.containsKey(format) ? shown(format, HOUR) : format == 22;
    }

    /** True when numbers of this style are shown a hundred times as large. */
    boolean isPercentage(String style) {
        int format = format(style);
        return formats.containsKey(format) ? shown(format, PERCENT) : format == 9 || format == 10;
    }

    private boolean shown(int format, Pattern sign) {
        String code = formats.get(format).split(";", 2)[0];
        return sign.matcher(QUIET.matcher(code).replaceAll("")).find();
    }

    /** To how many digits whole numbers of this style are filled with zeros; 0 when they are not. */
    int digits(String style) {
        String code = formats.get(format(style));
        return code != null && ZEROS.matcher(code).matches() ? code.length() : 0;
    }

    private int format(String style) {
        int index = number(style);
        return index >= 0 && index < cells.size() ? cells.get(index) : 0;
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
