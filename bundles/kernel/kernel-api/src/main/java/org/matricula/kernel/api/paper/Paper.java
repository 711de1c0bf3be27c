package org.matricula.kernel.api.paper;

import java.util.List;
import java.util.Objects;

/**
 * A paper as its reader will meet it, from top to bottom. Texts are plain: no markup, a line feed begins a new line.
 * No text is null but where it is said.
 *
 * @param language the language of its texts, as a BCP 47 tag: {@code en-GB}, {@code cy-GB}
 * @param layout how its pages look
 * @param issuer who issues it, printed as its head: the full name of an institution
 * @param title what it is, printed under the head and shown by readers as the name of the window
 * @param reference what its foot says on every page, beside the number of the page; empty for nothing
 * @param blocks what it says
 * @param attachments files that travel inside it
 */
public record Paper(
        String language,
        Layout layout,
        String issuer,
        String title,
        String reference,
        List<Block> blocks,
        List<Attachment> attachments) {

    /** Copies the lists. */
    public Paper {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(reference, "reference");
        blocks = List.copyOf(blocks);
        attachments = List.copyOf(attachments);
    }

    /** A paper without attachments. */
    public Paper(String language, Layout layout, String issuer, String title, String reference, List<Block> blocks) {
        this(language, layout, issuer, title, reference, blocks, List.of());
    }

    /** How pages look. */
    public enum Layout {
        /** A4 upright: letters, minutes, transcripts. */
        REPORT,
        /** A4 on its side: tables with many columns. */
        WIDE_REPORT,
        /** A4 upright with a frame and centred lines: certificates. */
        CERTIFICATE
    }

    /** A file inside a paper. */
    public record Attachment(String name, String mediaType, String description, byte[] bytes) {}

    /** A piece of a paper; blocks stand one under the other. */
    public sealed interface Block permits Heading, Text, Notice, Details, Items, Table, Signatures, QrCode {}

    /**
     * A heading.
     *
     * @param level 1 for a part of the paper, 2 and 3 for what is within; no level is skipped on the way down
     */
    public record Heading(int level, String text) implements Block {

        /** Checks the level. */
        public Heading {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("a heading has the level 1, 2 or 3, not " + level);
            }
        }
    }

    /** A paragraph. */
    public record Text(String text, Weight weight) implements Block {

        /** An ordinary paragraph. */
        public Text(String text) {
            this(text, Weight.NORMAL);
        }
    }

    /** How much a paragraph weighs. */
    public enum Weight {
        /** The one line that matters most: the name on a certificate. */
        DISPLAY,
        /** Introduces what follows. */
        LEAD,
        /** Ordinary text. */
        NORMAL,
        /** Notes below a table. */
        NOTE
    }

    /** What has to strike the eye: a line set off in a box and a text beneath it. */
    public record Notice(String line, String text) implements Block {}

    /** Labels with their values, one pair a line. */
    public record Details(List<Detail> details) implements Block {

        /** Copies the list. */
        public Details {
            details = List.copyOf(details);
        }
    }

    /** A label and its value. */
    public record Detail(String label, String value) {}

    /**
     * A list.
     *
     * @param numbered true for 1, 2, 3; false for dots
     */
    public record Items(List<String> items, boolean numbered) implements Block {

        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A table; its head is repeated on every page.
     *
     * @param caption what it shows, for those who hear it read; not printed
     * @param columns its columns, at least one
     * @param rows its rows, each with a text for every column; the first column names the row
     * @param total a last row set off from the others, a text for every column; empty for none
     */
    public record Table(String caption, List<Column> columns, List<List<String>> rows, List<String> total)
            implements Block {

        /** Copies the lists and checks that they fit. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            total = List.copyOf(total);
            for (List<String> row : rows) {
                check(columns, row);
            }
            if (columns.isEmpty() || !total.isEmpty()) {
                check(columns, total);
            }
        }

        /** A table without a total. */
        public Table(String caption, List<Column> columns, List<List<String>> rows) {
            this(caption, columns, rows, List.of());
        }

        private static void check(List<Column> columns, List<String> row) {
            if (columns.isEmpty() || row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " in a table of " + columns.size());
            }
        }
    }

    /**
     * A column of a table.
     *
     * @param head its head
     * @param width its share of the table's width, beside the other columns' shares; positive
     * @param numeric true when its texts stand to the right
     */
    public record Column(String head, int width, boolean numeric) {

        /** Checks the share. */
        public Column {
            if (width < 1) {
                throw new IllegalArgumentException("a column has a positive width, not " + width);
            }
        }
    }

    /**
     * A square that a camera reads (ISO/IEC 18004). Details that follow stand to the left of it, signatures on both sides.
     *
     * @param content what it says to the camera: an address, at most 300 characters
     * @param alternative what is said to those who cannot see it
     */
    public record QrCode(String content, String alternative) implements Block {

        private static final int LONGEST = 300;

        /** Checks the length: more would make squares too small to be read from a printed sheet. */
        public QrCode {
            if (content.isEmpty() || content.length() > LONGEST) {
                throw new IllegalArgumentException("a code holds 1 to 300 characters, not " + content.length());
            }
        }
    }

    /** Lines to sign on, side by side, at most three. */
    public record Signatures(List<Signature> signatures) implements Block {

        /** Copies the list. */
        public Signatures {
            signatures = List.copyOf(signatures);
            if (signatures.isEmpty() || signatures.size() > 3) {
                throw new IllegalArgumentException("one to three may sign, not " + signatures.size());
            }
        }
    }

    /**
     * A line to sign on.
     *
     * @param name whose; empty when the name is to be written
     * @param office as what
     */
    public record Signature(String name, String office) {}
}
