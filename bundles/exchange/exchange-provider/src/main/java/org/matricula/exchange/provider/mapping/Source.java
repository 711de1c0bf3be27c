package org.matricula.exchange.provider.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.exchange.provider.csv.CsvRow;
import org.matricula.exchange.provider.csv.Header;

/** Where a rule takes its text from. */
sealed interface Source {

    /** The text; null when one of its columns is empty, holds a text that means so, or is not there. */
    String text(Header header, CsvRow row, Set<String> missing);

    /** The columns that it reads. */
    List<String> columns();

    /** Always the same text. */
    record Constant(String value) implements Source {

        @Override
        public String text(Header header, CsvRow row, Set<String> missing) {
            return value;
        }

        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    /** One column. */
    record Column(String name) implements Source {

        @Override
        public String text(Header header, CsvRow row, Set<String> missing) {
            String cell = header.cell(row, name);
            return cell == null || cell.isEmpty() || missing.contains(cell) ? null : cell;
        }

        @Override
        public List<String> columns() {
            return List.of(name);
        }
    }

    /** Columns within a text: {@code {code_module}-{code_presentation}}. */
    record Template(List<Source> parts) implements Source {

        private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

        static Template of(String text) {
            List<Source> parts = new ArrayList<>();
            Matcher matcher = COLUMN.matcher(text);
            int end = 0;
            while (matcher.find()) {
                parts.add(new Constant(text.substring(end, matcher.start())));
                parts.add(new Column(matcher.group(1)));
                end = matcher.end();
            }
            parts.add(new Constant(text.substring(end)));
            return new Template(List.copyOf(parts));
        }

        @Override
        public String text(Header header, CsvRow row, Set<String> missing) {
            StringBuilder text = new StringBuilder();
            for (Source part : parts) {
                String piece = part.text(header, row, missing);
                if (piece == null) {
                    return null;
                }
                text.append(piece);
            }
            return text.toString();
        }

        @Override
        public List<String> columns() {
            return parts.stream().flatMap(p -> p.columns().stream()).toList();
        }
    }
}
