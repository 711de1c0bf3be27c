package org.matricula.documents.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.AwardLine;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentModel.ResultLine;
import org.matricula.documents.api.DocumentModel.Study;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.documents.provider.pdf.HousePapers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.paper.Paper;
import org.matricula.kernel.api.signing.SigningKeys.Signed;
import org.matricula.kernel.testing.TestKeys;
import org.matricula.students.api.StudentId;
import org.matricula.verifier.Main;

/** What names, titles and grades there are, drawn and then read again by the offline verifier. */
public class PaperOfModelTest {

    private static final LocalDate DAY = LocalDate.of(2027, 6, 24);
    private static final String LONG = "Wilhelmina-Alexandra Konstantinopolitana Llywelyn-Featherstonehaugh";
    private static final String TITLE =
            "Bachelor of Science with Honours in Applied Sport and Exercise Science with Professional Placement Year";
    private static final String APART = Normalizer.normalize("Zoë Ŵyn Ångström Nguyễn", Normalizer.Form.NFD);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final TestKeys keys = new TestKeys();

    @Test
    public void everyGradeIsFoundOnThePagesInEveryLanguageWithALabelOrWithout() throws IOException {
        Properties labels = new Properties();
        labels.load(Labels.class.getResourceAsStream("/labels/en.properties"));
        List<String> grades = labels.stringPropertyNames().stream()
                .filter(name -> name.startsWith("grade."))
                .map(name -> name.substring("grade.".length()))
                .toList();
        assertTrue(grades.toString(), grades.containsAll(List.of("PASS", "PC", "HD", "DEFERRED")));
        List<Line> lines = IntStream.rangeClosed(0, grades.size())
                .mapToObj(i -> new Line(
                        "M" + (100 + i),
                        "Bridges",
                        6,
                        20,
                        i % 3 == 0 ? null : "61.5",
                        i == grades.size() ? "OF_A_NEW_PACK" : grades.get(i),
                        i % 4 == 0 ? null : DAY))
                .toList();
        for (DocumentLanguage language : DocumentLanguage.values()) {
            nothingIsNamed(pdf(model(DocumentKind.RESULTS_LETTER, language, "Siân Ŵyn", lines), 0));
        }
    }

    @Test
    public void everyNameIsFoundOnThePagesWhateverItsLettersAndAccents() throws IOException {
        List<Line> lines = List.of(
                new Line("M101", "Is This M102? Русский", 4, 20, "exempt", null, DAY),
                new Line("M102", LONG.replace(' ', '-'), 5, 20, "38.5", "PC", DAY));
        for (String name : List.of(LONG, APART, "Παπαδόπουλος Иванов", "O’Connor Đặng Łódź")) {
            for (DocumentLanguage language : DocumentLanguage.values()) {
                for (DocumentKind kind : DocumentKind.values()) {
                    nothingIsNamed(pdf(model(kind, language, name, lines), 0));
                }
            }
        }
    }

    @Test
    public void aCertificateIsOnePageWithItsCodeAndAsACopyToo() throws IOException {
        for (DocumentLanguage language : DocumentLanguage.values()) {
            for (int copy = 0; copy < 2; copy++) {
                byte[] pdf = pdf(model(DocumentKind.CERTIFICATE, language, LONG, List.of()), copy);
                assertEquals(language + " " + copy, 1, new PdfReader(pdf).getNumberOfPages());
            }
        }
    }

    @Test
    public void aQuestionMarkHidesNothing() throws IOException {
        for (String name : List.of("Siân Ŵyn", "محمد", "王小明李")) {
            for (DocumentKind kind : DocumentKind.values()) {
                DocumentModel genuine = model(kind, DocumentLanguage.EN, name, List.of());
                DocumentModel hidden = model(kind, DocumentLanguage.EN, name.replaceAll("[^ ]", "?"), List.of());
                String said = check(pdf(genuine, hidden, 0), 1);
                assertTrue(said, said.contains("The field fullName was altered on the pages"));
            }
        }
        Line mark = new Line("ZA40", "Strings", 4, 20, "60.0", "PASS", DAY);
        Line blotted = new Line("ZA40", "Strings", 4, 20, "????", "PASS", DAY);
        DocumentKind transcript = DocumentKind.TRANSCRIPT;
        String said = check(
                pdf(
                        model(transcript, DocumentLanguage.EN, "Siân Ŵyn", List.of(mark)),
                        model(transcript, DocumentLanguage.EN, "Siân Ŵyn", List.of(blotted)),
                        0),
                1);
        assertTrue(said, said.contains("The field modules[1].mark was altered on the pages"));
    }

    /** T-CL-6.7, T-CL-6.8: neither the requirements of an aegrotat award nor of a posthumous one were met. */
    @Test
    public void aCertificateSaysHowItsAwardCameAboutAndNobodyCanAlterIt() throws IOException {
        for (DocumentLanguage language : DocumentLanguage.values()) {
            DocumentModel ordinary = certificate(language, "AWARD");
            nothingIsNamed(pdf(ordinary, 0));
            // as issued before the record named the decision
            nothingIsNamed(pdf(certificate(language, null), ordinary, 0));
            for (String decision : List.of("AWARD_AEGROTAT", "AWARD_POSTHUMOUS")) {
                DocumentModel special = certificate(language, decision);
                nothingIsNamed(pdf(special, 0));
                String said = check(pdf(special, ordinary, 0), 1);
                assertTrue(said, said.contains("The field award.decision was altered on the pages"));
            }
        }
        assertEquals("was granted, as an aegrotat award, the", wording(DocumentLanguage.EN, "AWARD_AEGROTAT"));
        assertEquals("was awarded posthumously the", wording(DocumentLanguage.EN, "AWARD_POSTHUMOUS"));
        assertEquals("dderbyn, fel dyfarniad aegrotat,", wording(DocumentLanguage.CY, "AWARD_AEGROTAT"));
        assertEquals("dderbyn, fel dyfarniad ar ôl marwolaeth,", wording(DocumentLanguage.CY, "AWARD_POSTHUMOUS"));
        for (String decision : List.of("AWARD", "AWARD_CERTHE")) {
            assertTrue(wording(DocumentLanguage.EN, decision).startsWith("having satisfied the requirements"));
            assertTrue(wording(DocumentLanguage.CY, decision).startsWith("ar ôl bodloni gofynion"));
        }
    }

    private static String wording(DocumentLanguage language, String decision) {
        Paper paper = DocumentPaper.draft(certificate(language, decision));
        // after the word that it is a draft, what it certifies and whom
        return ((Paper.Text) paper.blocks().get(3)).text();
    }

    private static DocumentModel certificate(DocumentLanguage language, String decision) {
        return model(DocumentKind.CERTIFICATE, language, "Siân Ŵyn", List.of(), decision);
    }

    private static DocumentModel model(DocumentKind kind, DocumentLanguage language, String name, List<Line> lines) {
        return model(kind, language, name, lines, "AWARD");
    }

    private static DocumentModel model(
            DocumentKind kind, DocumentLanguage language, String name, List<Line> lines, String decision) {
        boolean certificate = kind == DocumentKind.CERTIFICATE;
        Labels labels = Labels.of(language);
        AwardLine award =
                new AwardLine(TITLE, 6, "UPPER_SECOND", labels.code("class", "UPPER_SECOND"), null, DAY, decision);
        ResultLine result =
                new ResultLine(Records.SESSION, "AWARD_POSTHUMOUS", labels.code("decision", "AWARD_POSTHUMOUS"), DAY);
        return new DocumentModel(
                        kind,
                        language,
                        null,
                        null,
                        new StudentId(4711),
                        new InstitutionCode("college"),
                        "The College",
                        "The University",
                        name,
                        certificate ? null : name,
                        null,
                        certificate ? null : "S0042",
                        kind == DocumentKind.TRANSCRIPT ? DAY.minusYears(20) : null,
                        certificate
                                ? List.of()
                                : List.of(
                                        new Study("Foundation Degree in Sport", DAY.minusYears(4), DAY.minusYears(2)),
                                        new Study(TITLE, DAY.minusYears(2), null)),
                        certificate ? List.of() : lines,
                        kind == DocumentKind.INTERIM_TRANSCRIPT ? null : award,
                        kind == DocumentKind.RESULTS_LETTER ? result : null)
                .issued("T-17", DAY);
    }

    private byte[] pdf(DocumentModel model, int copy) {
        return pdf(model, model, copy);
    }

    /** The record of one model inside the pages of another. */
    private byte[] pdf(DocumentModel signed, DocumentModel shown, int copy) {
        String digest = Fields.digest(Fields.of(signed));
        Signed signature = SignedRecord.sign(keys, digest);
        IssuedDocument document = new IssuedDocument(
                new IssuedDocumentId(17),
                signed.institution(),
                signed.studentId(),
                signed.kind(),
                signed.language(),
                signed.number(),
                "7KQ2M9XRH4TBW3ZP",
                digest,
                signature.keyId(),
                null,
                null,
                null,
                "officer",
                Instant.parse("2027-06-24T10:00:00Z"),
                IssuedDocument.State.VALID,
                copy);
        String base64 = SignedRecord.base64(signature.signature());
        Paper pages = DocumentPaper.issued(new Issued(document, shown, base64), copy, Records.ADDRESS + "check/7KQ2");
        Paper record = DocumentPaper.issued(new Issued(document, signed, base64), copy, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HousePapers()
                .draw(
                        new Paper(
                                pages.language(),
                                pages.layout(),
                                pages.issuer(),
                                pages.title(),
                                pages.reference(),
                                pages.blocks(),
                                record.attachments()),
                        out);
        return out.toByteArray();
    }

    /** Without a seal nobody vouches for the pages; but they show what the record says. */
    private void nothingIsNamed(byte[] pdf) throws IOException {
        String said = check(pdf, 1);
        assertTrue(said, said.contains("no field of it can be named"));
    }

    private String check(byte[] pdf, int expected) throws IOException {
        Path document = folder.newFile().toPath();
        Files.write(document, pdf);
        Path pem = folder.newFile().toPath();
        Files.writeString(pem, keys.current().pem());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Main.run(
                new String[] {document.toString(), pem.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        String text = said.toString(StandardCharsets.UTF_8);
        assertEquals(text, expected, code);
        return text;
    }
}
