package org.matricula.documents.provider.pdf;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.paper.Paper;
import org.matricula.kernel.api.paper.Paper.Attachment;
import org.matricula.kernel.api.paper.Paper.Block;
import org.matricula.kernel.api.paper.Paper.Column;
import org.matricula.kernel.api.paper.Paper.Detail;
import org.matricula.kernel.api.paper.Paper.Details;
import org.matricula.kernel.api.paper.Paper.Heading;
import org.matricula.kernel.api.paper.Paper.Items;
import org.matricula.kernel.api.paper.Paper.Layout;
import org.matricula.kernel.api.paper.Paper.Notice;
import org.matricula.kernel.api.paper.Paper.Signature;
import org.matricula.kernel.api.paper.Paper.Signatures;
import org.matricula.kernel.api.paper.Paper.Table;
import org.matricula.kernel.api.paper.Paper.Text;
import org.matricula.kernel.api.paper.Paper.Weight;

public class HousePapersTest {

    private final HousePapers papers = new HousePapers();

    @Test
    public void everyBlockIsPrintedInOrder() throws IOException {
        String text = text(draw(everything()), 1);
        int before = -1;
        for (String wanted : List.of(
                "The University",
                "Minutes",
                "Present",
                "Name",
                "Siân Ŵyn",
                "Case one",
                "first item",
                "M601",
                "69.9",
                "Credits",
                "Chair of the board")) {
            int at = text.indexOf(wanted);
            assertTrue(wanted + " after " + before + " in " + text, at > before);
            before = at;
        }
    }

    @Test
    public void readersFindTitleLanguageAndTags() throws IOException {
        PdfReader reader = new PdfReader(draw(everything()));
        PdfDictionary catalog = reader.getCatalog();
        assertEquals("en-GB", catalog.getAsString(PdfName.LANG).toUnicodeString());
        assertEquals(
                "true", catalog.getAsDict(PdfName.MARKINFO).get(PdfName.MARKED).toString());
        assertEquals(
                "true",
                catalog.getAsDict(PdfName.VIEWERPREFERENCES)
                        .get(new PdfName("DisplayDocTitle"))
                        .toString());
        String metadata = new String(
                PdfReader.getStreamBytes((PRStream) PdfReader.getPdfObject(catalog.get(PdfName.METADATA))),
                StandardCharsets.UTF_8);
        assertTrue(metadata, metadata.contains("<pdfuaid:part>1</pdfuaid:part>"));
        List<String> tags = new ArrayList<>();
        collect(catalog.getAsDict(PdfName.STRUCTTREEROOT), tags);
        for (String tag : List.of("/Document", "/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/L", "/LI", "/LBody")) {
            assertTrue(tag + " in " + tags, tags.contains(tag));
        }
    }

    @Test
    public void everyDrawnTextIsTaggedOrAnOrnament() throws IOException {
        PdfReader reader = new PdfReader(draw(longList()));
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            String tag = null;
            for (String line : content(reader, page)) {
                if (line.endsWith("BDC") || line.endsWith("BMC")) {
                    assertNull(line, tag);
                    tag = line;
                } else if (line.endsWith("EMC")) {
                    tag = null;
                } else if (line.endsWith("Tj")) {
                    assertNotNull(line, tag);
                }
            }
            assertNull(tag);
        }
    }

    @Test
    public void aTableGoesOnUnderItsHeadAndEachPageHasItsFoot() throws IOException {
        PdfReader reader = new PdfReader(draw(longList()));
        int pages = reader.getNumberOfPages();
        assertTrue(pages > 2);
        int foot = 2;
        assertEquals(foot, ornaments(reader, 1));
        for (int page = 2; page <= pages; page++) {
            assertEquals(foot + columns().size(), ornaments(reader, page));
        }
    }

    @Test
    public void whatTheFontLacksIsSeenToBeLacking() throws IOException {
        String text = text(draw(paper(List.of(new Text("name: 王 Łukasz 😀 ש\tend")))), 1);
        assertTrue(text, text.contains("name: [U+738B] Łukasz [U+1F600] [U+05E9] end"));
    }

    @Test
    public void aWordLongerThanALineIsBroken() throws IOException {
        String text = text(draw(paper(List.of(new Text("x".repeat(500))))), 1);
        assertEquals(500, text.chars().filter(c -> c == 'x').count());
    }

    @Test
    public void filesTravelInside() throws IOException {
        byte[] bytes = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        Paper paper = new Paper(
                "cy-GB",
                Layout.CERTIFICATE,
                "Prifysgol",
                "Tystysgrif",
                "",
                List.of(new Text("Siân Ŵyn", Weight.DISPLAY)),
                List.of(new Attachment("a.json", "application/json", "the record", bytes)));
        PdfReader reader = new PdfReader(draw(paper));
        PdfArray names = reader.getCatalog()
                .getAsDict(PdfName.NAMES)
                .getAsDict(new PdfName("EmbeddedFiles"))
                .getAsArray(PdfName.NAMES);
        PdfDictionary file = names.getAsDict(1);
        assertNotNull(file.get(PdfName.UF));
        assertArrayEquals(bytes, PdfReader.getStreamBytes((PRStream)
                file.getAsDict(PdfName.EF).getAsStream(PdfName.F)));
    }

    @Test
    public void aPaperWithoutEndIsRefused() {
        List<List<String>> rows = IntStream.range(0, 90_000)
                .mapToObj(i -> List.of("S" + i, "PROGRESS"))
                .toList();
        Paper paper = paper(List.of(new Table("list", columns(), rows)));
        assertThrows(ProblemException.class, () -> papers.draw(paper, OutputStream.nullOutputStream()));
    }

    @Test
    public void rowsThatDoNotFitTheirColumnsAreAMistake() {
        List<List<String>> rows = List.of(List.of("one"));
        assertThrows(IllegalArgumentException.class, () -> new Table("list", columns(), rows));
    }

    private static List<Column> columns() {
        return List.of(new Column("Student", 1, false), new Column("Outcome", 2, false));
    }

    private static Paper paper(List<Block> blocks) {
        return new Paper("en-GB", Layout.REPORT, "The University", "Minutes", "Board 7", blocks);
    }

    private static Paper longList() {
        List<List<String>> rows = IntStream.range(0, 200)
                .mapToObj(i -> List.of("S" + i, "PROGRESS"))
                .toList();
        return paper(List.of(new Table("Outcomes", columns(), rows)));
    }

    private static Paper everything() {
        return paper(List.of(
                new Heading(1, "Present"),
                new Details(List.of(new Detail("Name", "Siân Ŵyn"), new Detail("Office", "Chair"))),
                new Notice("Case one", "Compensation was offered."),
                new Items(List.of("first item", "second item"), true),
                new Table(
                        "Marks",
                        List.of(new Column("Module", 1, false), new Column("Mark", 1, true)),
                        List.of(List.of("M601", "69.9")),
                        List.of("Credits", "20")),
                new Signatures(List.of(new Signature("", "Chair of the board")))));
    }

    /** How many texts of a page readers skip. */
    private static int ornaments(PdfReader reader, int page) throws IOException {
        int texts = 0;
        boolean ornament = false;
        for (String line : content(reader, page)) {
            ornament = line.equals("/Artifact BMC") || ornament && !line.equals("EMC");
            texts += ornament && line.endsWith("Tj") ? 1 : 0;
        }
        return texts;
    }

    private static List<String> content(PdfReader reader, int page) throws IOException {
        return List.of(new String(reader.getPageContent(page), StandardCharsets.ISO_8859_1).split("\n"));
    }

    private static void collect(PdfDictionary element, List<String> tags) {
        PdfObject tag = element.get(PdfName.S);
        if (tag != null) {
            tags.add(tag.toString());
        }
        PdfObject kids = PdfReader.getPdfObject(element.get(PdfName.K));
        List<PdfObject> all =
                kids == null ? List.of() : kids.isArray() ? ((PdfArray) kids).getElements() : List.of(kids);
        for (PdfObject kid : all) {
            if (PdfReader.getPdfObject(kid) instanceof PdfDictionary child) {
                collect(child, tags);
            }
        }
    }

    private byte[] draw(Paper paper) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        papers.draw(paper, out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf, int page) throws IOException {
        return new PdfTextExtractor(new PdfReader(pdf)).getTextFromPage(page).replaceAll("\\s+", " ");
    }
}
