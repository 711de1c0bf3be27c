package org.matricula.verifier;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.matricula.verifier.PdfObjects.Name;
import org.matricula.verifier.PdfObjects.Reference;
import org.matricula.verifier.PdfObjects.Word;

/**
 * The objects of a PDF file, found by looking for them from its first byte to its last, so that a file that an editor
 * has been at is read as well. Of an object that is there twice the later one counts, as for every reader.
 */
final class PdfFile {

    private static final Pattern OBJECT = Pattern.compile("(?<![0-9])([0-9]{1,9})\\s+[0-9]{1,5}\\s+obj\\b");
    private static final int MOST_UNPACKED = 64 << 20;

    private final Map<Integer, Object> objects = new LinkedHashMap<>();
    private final Map<Integer, byte[]> streams = new LinkedHashMap<>();

    private PdfFile() {}

    static PdfFile read(byte[] bytes) {
        String text = PdfObjects.latin(bytes);
        if (text.contains("/Encrypt")) {
            throw new Unreadable("it is encrypted");
        }
        PdfFile file = new PdfFile();
        Matcher matcher = OBJECT.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            from = file.add(Integer.parseInt(matcher.group(1)), bytes, text, matcher.end());
        }
        file.unpackObjects();
        return file;
    }

    /** The unpacked bytes of all streams. */
    Collection<byte[]> streams() {
        return streams.values();
    }

    /** The text of all pages in their order. */
    String text() {
        StringBuilder text = new StringBuilder();
        Set<Integer> seen = new HashSet<>();
        objects.values().stream()
                .map(PdfFile::dictionary)
                .filter(object -> is(object, "Catalog"))
                .reduce((earlier, later) -> later)
                .ifPresent(catalog -> pages(catalog.get("Pages"), null, seen, text));
        return text.toString();
    }

    private void pages(Object node, Object inherited, Set<Integer> seen, StringBuilder text) {
        if (node instanceof Reference reference && !seen.add(reference.number())) {
            return;
        }
        Map<String, Object> page = dictionary(resolve(node));
        Object resources = page.getOrDefault("Resources", inherited);
        if (page.get("Kids") != null) {
            for (Object kid : list(resolve(page.get("Kids")))) {
                pages(kid, resources, seen, text);
            }
            return;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Object contents = page.get("Contents");
        List<Object> parts = contents instanceof Reference one && resolve(one) instanceof Map
                ? List.of(one)
                : list(resolve(contents));
        for (Object part : parts) {
            if (part instanceof Reference reference && streams.containsKey(reference.number())) {
                content.writeBytes(streams.get(reference.number()));
                content.write('\n');
            }
        }
        text.append(PageText.of(PdfObjects.latin(content.toByteArray()), fonts(resources)));
    }

    /** The letters behind the codes of each font. */
    private Map<String, CharacterMap> fonts(Object resources) {
        Map<String, CharacterMap> fonts = new LinkedHashMap<>();
        dictionary(resolve(dictionary(resolve(resources)).get("Font"))).forEach((name, font) -> {
            Object map = dictionary(resolve(font)).get("ToUnicode");
            byte[] stream = map instanceof Reference reference ? streams.get(reference.number()) : null;
            fonts.put(name, stream == null ? CharacterMap.plain() : CharacterMap.read(PdfObjects.latin(stream)));
        });
        return fonts;
    }

    private int add(int number, byte[] bytes, String text, int start) {
        PdfObjects reader = new PdfObjects(text, start);
        Object object = reader.next();
        objects.put(number, object);
        streams.remove(number);
        int end = reader.position();
        Matcher begin =
                Pattern.compile("\\s*stream(\\r\\n|\\n|\\r)").matcher(text).region(end, text.length());
        if (!(object instanceof Map) || !begin.lookingAt()) {
            return end;
        }
        int from = begin.end();
        int length = length(dictionary(object).get("Length"), text, from);
        streams.put(number, unpacked(dictionary(object), bytes, from, length));
        return from + length;
    }

    /** The length as it is said, where it is and fits; else up to the end of the stream. */
    private static int length(Object said, String text, int from) {
        if (said instanceof Word word && word.value().matches("[0-9]{1,9}")) {
            int length = Integer.parseInt(word.value());
            if (from + (long) length <= text.length()
                    && text.substring(from + length, Math.min(text.length(), from + length + 12))
                            .contains("endstream")) {
                return length;
            }
        }
        int end = text.indexOf("endstream", from);
        return (end < 0 ? text.length() : end) - from;
    }

    private static byte[] unpacked(Map<String, Object> dictionary, byte[] bytes, int from, int length) {
        Object filter = dictionary.get("Filter");
        if (filter instanceof List<?> several && several.size() == 1) {
            filter = several.get(0);
        }
        byte[] packed = java.util.Arrays.copyOfRange(bytes, from, from + length);
        return new Name("FlateDecode").equals(filter) ? inflated(packed) : packed;
    }

    private static byte[] inflated(byte[] packed) {
        Inflater inflater = new Inflater();
        inflater.setInput(packed);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        try {
            int count = inflater.inflate(buffer);
            while (count > 0) {
                plain.write(buffer, 0, count);
                if (plain.size() > MOST_UNPACKED) {
                    throw new Unreadable("a part of it is too large");
                }
                count = inflater.inflate(buffer);
            }
        } catch (DataFormatException e) {
            // what was unpacked so far is all that there is
        } finally {
            inflater.end();
        }
        return plain.toByteArray();
    }

    /** Objects may be packed into streams. */
    private void unpackObjects() {
        for (Map.Entry<Integer, byte[]> entry : List.copyOf(streams.entrySet())) {
            Map<String, Object> dictionary = dictionary(objects.get(entry.getKey()));
            if (is(dictionary, "ObjStm")) {
                String text = PdfObjects.latin(entry.getValue());
                PdfObjects heads = new PdfObjects(text, 0);
                int count = number(dictionary.get("N"));
                int first = number(dictionary.get("First"));
                for (int i = 0; i < count; i++) {
                    int number = number(heads.next());
                    int offset = number(heads.next());
                    objects.put(number, new PdfObjects(text, first + offset).next());
                }
            }
        }
    }

    private static int number(Object object) {
        if (object instanceof Word word && word.value().matches("[0-9]{1,9}")) {
            return Integer.parseInt(word.value());
        }
        throw new Unreadable("it is no proper PDF");
    }

    private Object resolve(Object object) {
        return object instanceof Reference reference ? objects.get(reference.number()) : object;
    }

    private static boolean is(Map<String, Object> dictionary, String type) {
        return new Name(type).equals(dictionary.get("Type"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> dictionary(Object object) {
        return object instanceof Map ? (Map<String, Object>) object : Map.of();
    }

    private static List<Object> list(Object object) {
        return object instanceof List<?> items ? new ArrayList<>(items) : List.of();
    }
}
