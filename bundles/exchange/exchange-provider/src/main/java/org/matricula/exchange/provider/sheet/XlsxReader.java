package org.matricula.exchange.provider.sheet;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.matricula.exchange.provider.zip.Archive;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;

/**
 * Reads the first sheet of an XLSX workbook that is not hidden row by row. Each cell becomes the text that a CSV file
 * would have: texts as they are, numbers as they are shown (never with the traces of their binary form), days as {@code
 * 2026-09-21}. Formulas are refused: what they come to is not a fact that somebody recorded. So are percentages: 65 % is
 * kept as 0.65, and nobody could say which of the two is the mark.
 */
public final class XlsxReader {

    private static final int LONGEST_TEXT = 32_767;
    private static final int DEEPEST = 32;
    private static final int MOST_COLUMNS = 500;
    private static final int MOST_FAULTS = 20;
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})(\\d{1,7})");
    private static final WstxInputFactory XML = factory();

    private final Archive archive;
    private final long mostRows;
    private final List<String> texts = new ArrayList<>();
    private final SheetStyles styles = new SheetStyles();
    private final List<Fault> faults = new ArrayList<>();
    private boolean from1904;

    private XlsxReader(Archive archive, long mostRows) {
        this.archive = archive;
        this.mostRows = mostRows;
    }

    /** Takes rows. */
    @FunctionalInterface
    public interface Rows {

        /** Takes a row that is not empty; the cells behind its last one are left out. */
        void take(List<String> cells) throws IOException;
    }

    /**
     * Reads a workbook.
     *
     * @param largest how many bytes it may unpack to
     * @param mostRows how many rows it may have, the header not counted
     * @throws org.matricula.kernel.api.ProblemException 400 when it cannot be read, 413 when it is too large, 422 when
     *     cells hold formulas, errors or numbers that are none
     */
    public static void read(Path file, long largest, long mostRows, Rows rows) throws IOException {
        try (Archive archive = Archive.of(file, largest)) {
            new XlsxReader(archive, mostRows).read(rows);
        } catch (XMLStreamException e) {
            throw broken();
        }
    }

    private void read(Rows rows) throws IOException, XMLStreamException {
        Map<String, String> parts = new HashMap<>();
        each("xl/_rels/workbook.xml.rels", xml -> {
            if ("Relationship".equals(xml.getLocalName())) {
                String type = String.valueOf(xml.getAttributeValue(null, "Type"));
                String part = part(String.valueOf(xml.getAttributeValue(null, "Target")));
                parts.put(String.valueOf(xml.getAttributeValue(null, "Id")), part);
                parts.put(type.substring(type.lastIndexOf('/')), part);
            }
        });
        List<String> sheets = new ArrayList<>();
        each("xl/workbook.xml", xml -> {
            if ("workbookPr".equals(xml.getLocalName())) {
                String flag = xml.getAttributeValue(null, "date1904");
                from1904 = "1".equals(flag) || "true".equals(flag);
            } else if ("sheet".equals(xml.getLocalName()) && isShown(xml)) {
                sheets.add(relation(xml));
            }
        });
        if (sheets.isEmpty() || !parts.containsKey(sheets.get(0))) {
            throw broken();
        }
        if (archive.names().contains(parts.get("/sharedStrings"))) {
            texts(parts.get("/sharedStrings"));
        }
        if (archive.names().contains(parts.get("/styles"))) {
            try (InputStream in = archive.open(parts.get("/styles"))) {
                styles.read(reader(in));
            }
        }
        sheet(parts.get(sheets.get(0)), rows);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults).exception();
        }
    }

    private void texts(String part) throws IOException, XMLStreamException {
        try (InputStream in = archive.open(part)) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT && "si".equals(xml.getLocalName())) {
                    texts.add(text(xml, "si"));
                }
            }
        }
    }

    private void sheet(String part, Rows rows) throws IOException, XMLStreamException {
        try (InputStream in = archive.open(part)) {
            XMLStreamReader xml = reader(in);
            long count = -1;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT && "row".equals(xml.getLocalName())) {
                    List<String> cells = row(xml);
                    if (cells.isEmpty()) {
                        continue;
                    }
                    if (++count > mostRows) {
                        throw Problem.of(
                                        Problem.Kind.TOO_LARGE,
                                        "A workbook may have at most " + mostRows + " rows; send a CSV file instead.")
                                .exception();
                    }
                    if (faults.isEmpty()) {
                        rows.take(cells);
                    } else if (faults.size() >= MOST_FAULTS) {
                        throw Problem.invalid(faults).exception();
                    }
                }
            }
        }
    }

    private List<String> row(XMLStreamReader xml) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        int column = 0;
        int last = 0;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT && "row".equals(xml.getLocalName())) {
                return cells.subList(0, last);
            }
            if (event == XMLStreamReader.START_ELEMENT && "c".equals(xml.getLocalName())) {
                String reference = xml.getAttributeValue(null, "r");
                column = reference == null ? column + 1 : column(reference);
                if (column > MOST_COLUMNS || column <= cells.size()) {
                    throw broken();
                }
                while (cells.size() < column - 1) {
                    cells.add("");
                }
                String cell = cell(xml, reference == null ? "column " + column : reference);
                cells.add(cell);
                if (!cell.isBlank()) {
                    last = cells.size();
                }
            }
        }
    }

    private String cell(XMLStreamReader xml, String reference) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        String value = "";
        while (true) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT && "c".equals(xml.getLocalName())) {
                return value(type, style, value, reference);
            }
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> fault(reference, null, "must hold a value and no formula");
                    case "v" -> value = content(xml);
                    case "is" -> value = text(xml, "is");
                    default -> {
                        // of no matter here
                    }
                }
            }
        }
    }

    private String value(String type, String style, String value, String reference) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (type == null ? "n" : type) {
            case "s" -> shared(value);
            case "inlineStr" -> value;
            case "str" -> SheetText.decoded(value);
            case "b" -> "1".equals(value) ? "true" : "false";
            case "d" -> value;
            case "n" -> number(style, value, reference);
            default -> {
                fault(reference, value, "must hold a value and no error");
                yield "";
            }
        };
    }

    private String number(String style, String value, String reference) {
        BigDecimal number = SheetNumbers.number(value.strip());
        if (number == null) {
            fault(reference, value, "must be a number");
            return "";
        }
        if (styles.isDay(style)) {
            String day = SheetNumbers.day(number, from1904, styles.isTimed(style));
            if (day == null) {
                fault(reference, value, "must be a day of the calendar");
                return "";
            }
            return day;
        }
        if (styles.isPercentage(style)) {
            fault(reference, value, "must be a number and no percentage");
            return "";
        }
        String plain = number.toPlainString();
        int digits = number.scale() == 0 && number.signum() >= 0 ? styles.digits(style) : 0;
        return "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }

    private String shared(String index) {
        int at = index.matches("\\d{1,9}") ? Integer.parseInt(index) : -1;
        if (at < 0 || at >= texts.size()) {
            throw broken();
        }
        return texts.get(at);
    }

    private static String text(XMLStreamReader xml, String end) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean spoken = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                // how a word is read aloud is no part of the text
                spoken |= "rPh".equals(xml.getLocalName());
                if ("t".equals(xml.getLocalName()) && !spoken) {
                    text.append(content(xml));
                    if (text.length() > LONGEST_TEXT) {
                        throw broken();
                    }
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                if (end.equals(xml.getLocalName())) {
                    return SheetText.decoded(text.toString());
                }
                spoken &= !"rPh".equals(xml.getLocalName());
            }
        }
    }

    private static String content(XMLStreamReader xml) throws XMLStreamException {
        return xml.getElementText();
    }

    private static String relation(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i);
            if ("id".equals(xml.getAttributeLocalName(i)) && space != null && !space.isEmpty()) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static boolean isShown(XMLStreamReader sheet) {
        String state = sheet.getAttributeValue(null, "state");
        return state == null || "visible".equals(state);
    }

    private static String part(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static int column(String reference) {
        var matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            throw broken();
        }
        int column = 0;
        for (char c : matcher.group(1).toCharArray()) {
            column = column * 26 + c - 'A' + 1;
        }
        return column;
    }

    private void each(String part, Element taker) throws IOException, XMLStreamException {
        if (!archive.names().contains(part)) {
            throw broken();
        }
        try (InputStream in = archive.open(part)) {
            XMLStreamReader xml = reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    taker.take(xml);
                }
            }
        }
    }

    @FunctionalInterface
    private interface Element {

        void take(XMLStreamReader xml) throws XMLStreamException;
    }

    private void fault(String reference, String value, String rule) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault("cell " + reference, value, rule));
        }
    }

    // no workbook declares anything, and without a declaration there is no entity that could be replaced
    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return new StreamReaderDelegate(XML.createXMLStreamReader(in)) {

            @Override
            public int next() throws XMLStreamException {
                int event = super.next();
                if (event == DTD) {
                    throw broken();
                }
                return event;
            }
        };
    }

    private static WstxInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 64);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 4 * LONGEST_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_TEXT);
        return factory;
    }

    private static RuntimeException broken() {
        return Problem.of(Problem.Kind.MALFORMED, "The file is no XLSX workbook that can be read.")
                .exception();
    }
}
