package org.matricula.documents.provider.pdf;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.BeforeClass;
import org.junit.Test;
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
import org.matricula.kernel.api.paper.Paper.QrCode;
import org.matricula.kernel.api.paper.Paper.Signature;
import org.matricula.kernel.api.paper.Paper.Signatures;
import org.matricula.kernel.api.paper.Paper.Table;
import org.matricula.kernel.api.paper.Paper.Text;
import org.matricula.kernel.api.paper.Paper.Weight;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Papers keep what they say of themselves: every rule of PDF/UA-1 (ISO 14289-1) that a machine can check. */
public class AccessibleTest {

    @BeforeClass
    public static void start() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    public void everyBlockIsAccessible() throws Exception {
        for (Layout layout : Layout.values()) {
            assertEquals(layout.name(), List.of(), faults(paper(layout, everything())));
        }
    }

    @Test
    public void aTableOverManyPagesIsAccessible() throws Exception {
        List<List<String>> rows = IntStream.range(0, 200)
                .mapToObj(i -> List.of("S" + i, "PROGRESS"))
                .toList();
        List<Column> columns = List.of(new Column("Student", 1, false), new Column("Outcome", 2, false));
        assertEquals(List.of(), faults(paper(Layout.REPORT, List.of(new Table("Outcomes", columns, rows)))));
    }

    private static List<Block> everything() {
        return List.of(
                new Text("Siân Ŵyn", Weight.DISPLAY),
                new Heading(1, "Present"),
                new Heading(2, "Members"),
                new Details(List.of(new Detail("Name", "Siân Ŵyn"), new Detail("Office", "Chair"))),
                new Notice("Case one", "Compensation was offered."),
                new Items(List.of("first item", "second item"), true),
                new Items(List.of("first item", "second item"), false),
                new Table(
                        "Marks",
                        List.of(new Column("Module", 1, false), new Column("Mark", 1, true)),
                        List.of(List.of("M601", "69.9")),
                        List.of("Credits", "20")),
                new Text("A note.", Weight.NOTE),
                new QrCode("https://records.example.ac.uk/check/7KQ2", "Code that opens the check"),
                new Signatures(List.of(new Signature("", "Chair of the board"))));
    }

    private static Paper paper(Layout layout, List<Block> blocks) {
        byte[] bytes = "a record".getBytes(StandardCharsets.UTF_8);
        return new Paper(
                "cy-GB",
                layout,
                "Prifysgol",
                "Trawsgrifiad",
                "T-17",
                blocks,
                List.of(new Attachment("record.txt", "text/plain", "the record", bytes)));
    }

    private static List<String> faults(Paper paper) throws Exception {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        new HousePapers().draw(paper, pdf);
        try (PDFAParser parser = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(pdf.toByteArray()), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + ": " + assertion.getMessage())
                    .distinct()
                    .toList();
        }
    }
}
