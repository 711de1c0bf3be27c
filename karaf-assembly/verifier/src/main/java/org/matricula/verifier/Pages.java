package org.matricula.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.verifier.SignedRecord.Field;

/**
 * What pages show that somebody altered, compared with the record, to name the fields that differ: every name, number,
 * title, date and mark of the record has to be on the pages, and the cells of a module's row have to be those of the
 * record. Blanks and case do not matter; nothing on the page stands for anything else.
 */
final class Pages {

    private static final Locale WELSH = new Locale("cy", "GB");
    private static final Set<String> DAYS =
            Set.of("issuedOn", "dateOfBirth", "enrolledOn", "endedOn", "conferredOn", "decidedOn");
    /**
     * Fields outside the rows of modules that are codes or parts of others, or that data alone has: their words are
     * fields of their own, or stand in the title.
     */
    private static final Set<String> UNSEEN =
            Set.of("kind", "language", "familyName", "givenNames", "level", "classification", "decision");

    /** The words that the platform prints for grades, in each language. */
    private static final List<Properties> LABELS = List.of(labels("en"), labels("cy"));

    /** What is said below the modules; it has words of grades and classes in it. */
    private static final List<String> NOTES = LABELS.stream()
            .flatMap(labels -> labels.stringPropertyNames().stream()
                    .filter(name -> name.startsWith("note."))
                    .map(labels::getProperty))
            .map(Pages::plain)
            .toList();

    /** A certificate shows how its award came about, in words. */
    private static final String GROUNDS = "award.decision";

    private static final char TAKEN = '\n';

    private final String text;

    Pages(String text) {
        this.text = plain(text);
    }

    /** The fields that the pages do not show. */
    List<String> compare(SignedRecord record) {
        List<String> faults = new ArrayList<>();
        Map<String, List<Field>> rows = new LinkedHashMap<>();
        List<Field> others = new ArrayList<>();
        boolean certificate = record.fields().stream()
                .anyMatch(field -> field.name().equals("kind") && field.value().equals("CERTIFICATE"));
        for (Field field : record.fields()) {
            if (field.name().startsWith("modules[")) {
                rows.computeIfAbsent(field.name().substring(0, field.name().indexOf('.')), name -> new ArrayList<>())
                        .add(field);
            } else if (!UNSEEN.contains(last(field)) || field.name().equals(GROUNDS) && certificate) {
                others.add(field);
            }
        }
        if (certificate) {
            // there it is said only where it is another one
            others.removeIf(field -> field.name().equals("placeOfStudy")
                    && others.stream()
                            .anyMatch(one -> one.name().equals("awardedBy")
                                    && one.value().equals(field.value())));
        }
        boolean bilingual = record.fields().stream()
                .anyMatch(field ->
                        field.name().equals("language") && field.value().equals("EN_CY"));
        others.stream()
                .filter(field -> bilingual && isInBoth(field)
                        ? !shown(field).stream().allMatch(text::contains)
                        : shown(field).stream().noneMatch(text::contains))
                .forEach(field -> faults.add(missing(field)));
        StringBuilder rest = new StringBuilder(text);
        NOTES.forEach(note -> take(rest, rest.indexOf(note), rest.indexOf(note) + note.length()));
        int from = 0;
        for (List<Field> row : rows.values()) {
            from = row(row, from, faults);
            take(rest, text.lastIndexOf(plain(row.get(0).value()), from - 1), from);
        }
        if (faults.isEmpty()) {
            faults.addAll(twice(others, rest));
        }
        return faults;
    }

    /** What stands on the pages less often than the fields have it: words of one field are not those of another. */
    private static List<String> twice(List<Field> fields, StringBuilder rest) {
        List<Field> longest = new ArrayList<>(fields);
        longest.sort(Comparator.comparingInt(field -> -field.value().length()));
        List<String> faults = new ArrayList<>();
        for (Field field : longest) {
            String value = shown(field).stream()
                    .filter(one -> rest.indexOf(one) >= 0)
                    .findFirst()
                    .orElse(null);
            if (value == null) {
                faults.add(missing(field));
            } else {
                int at = rest.indexOf(value);
                take(rest, at, at + value.length());
            }
        }
        return faults;
    }

    private static void take(StringBuilder text, int from, int to) {
        for (int at = from; from >= 0 && at < to; at++) {
            text.setCharAt(at, TAKEN);
        }
    }

    /** Follows the cells of a row; where none has them all, the row goes on with the next cell that fits. */
    private int row(List<Field> cells, int from, List<String> faults) {
        String first = plain(cells.get(0).value());
        List<Field> others = cells.subList(1, cells.size());
        int start = text.indexOf(first, from);
        if (start < 0) {
            faults.add(missing(cells.get(0)));
            return from;
        }
        // the code of a module may stand within a title or a number, too
        for (int at = start; at >= 0 && at < text.length(); at = text.indexOf(first, at + 1)) {
            int end = at + first.length();
            for (Field cell : others) {
                end = end < 0 ? end : end(cell, end);
            }
            if (end >= 0) {
                return end;
            }
        }
        int at = start + first.length();
        for (Field cell : others) {
            int end = end(cell, at);
            if (end < 0) {
                faults.add(missing(cell));
                end = skipped(cells, cell, at);
            }
            at = end;
        }
        return at;
    }

    /** Where a cell ends that begins at a place; -1 when another stands there. */
    private int end(Field cell, int at) {
        return shown(cell).stream()
                .filter(value -> text.startsWith(value, at))
                .mapToInt(value -> at + value.length())
                .findFirst()
                .orElse(-1);
    }

    /** Where the next cell of the row begins. */
    private int skipped(List<Field> cells, Field cell, int at) {
        int next = cells.indexOf(cell) + 1;
        return next == cells.size()
                ? at
                : shown(cells.get(next)).stream()
                        .mapToInt(value -> text.indexOf(value, at))
                        .filter(found -> found >= 0)
                        .findFirst()
                        .orElse(at);
    }

    private static String missing(Field field) {
        return "The field " + field.name() + " was altered on the pages: its record says '" + field.value()
                + "', and the pages do not show it there.";
    }

    private static boolean isInBoth(Field field) {
        return DAYS.contains(last(field)) || field.name().equals(GROUNDS);
    }

    /** How a field may be printed. */
    private static List<String> shown(Field field) {
        String name = last(field);
        if (name.equals("completedOn")) {
            return List.of(plain(day(field).format(DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK))));
        }
        if (DAYS.contains(name)) {
            return List.of(
                    plain(day(field).format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK))),
                    plain(day(field).format(DateTimeFormatter.ofPattern("d MMMM yyyy", WELSH))));
        }
        if (field.name().equals(GROUNDS)) {
            return LABELS.stream()
                    .map(labels -> labels.getProperty(
                            "certificate.awarded." + field.value(), labels.getProperty("certificate.awarded")))
                    .map(Pages::plain)
                    .toList();
        }
        if (name.equals("grade")) {
            return grades(field.value());
        }
        return List.of(plain(field.value()));
    }

    /** In both languages side by side, or in one of them; a code without a label is shown itself. */
    private static List<String> grades(String code) {
        List<String> words = LABELS.stream()
                .map(labels -> labels.getProperty("grade." + code))
                .filter(Objects::nonNull)
                .toList();
        if (words.isEmpty()) {
            return List.of(plain(code.replace('_', ' ')));
        }
        return Stream.concat(Stream.of(words.stream().distinct().collect(Collectors.joining(" / "))), words.stream())
                .map(Pages::plain)
                .toList();
    }

    private static Properties labels(String language) {
        Properties labels = new Properties();
        try (InputStream in = Pages.class.getResourceAsStream("/labels/" + language + ".properties")) {
            labels.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return labels;
    }

    private static LocalDate day(Field field) {
        try {
            return LocalDate.parse(field.value());
        } catch (java.time.format.DateTimeParseException e) {
            throw new Unreadable("the field " + field.name() + " of its record is no date");
        }
    }

    private static String last(Field field) {
        return field.name().substring(field.name().lastIndexOf('.') + 1);
    }

    private static String plain(String written) {
        // accents are drawn with their letters
        String text = Normalizer.normalize(written, Normalizer.Form.NFC);
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!Character.isWhitespace(letter) && letter != '\u00a0' && !Character.isLowSurrogate(letter)) {
                plain.append(letter);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}
