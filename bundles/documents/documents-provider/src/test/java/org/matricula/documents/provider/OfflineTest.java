package org.matricula.documents.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfStamper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.matricula.boards.api.Candidate;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.IssueRequest;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.verifier.Main;

/** The program for an offline check, on documents as they are issued and as somebody altered them. */
public class OfflineTest {

    private static TestDatabase database;
    private static int tests;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Records records = new Records(database, ++tests);

    @BeforeClass
    public static void open() {
        database = new TestDatabase(TestDatabase.Kind.DERBY, "documents");
    }

    @AfterClass
    public static void close() {
        database.close();
    }

    @Before
    public void award() {
        for (int i = 10; i < 50; i++) {
            records.result(
                    records.module("M6" + i, 6, 20), Records.SESSION, Attempt.FIRST, i + ".26", "PASS", "2027-06-01");
        }
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
    }

    @Test
    public void everyKindInEveryLanguageIsGenuineAsIssued() throws IOException {
        for (DocumentKind kind :
                List.of(DocumentKind.TRANSCRIPT, DocumentKind.CERTIFICATE, DocumentKind.RESULTS_LETTER)) {
            IssuedDocument before = null;
            for (DocumentLanguage language : DocumentLanguage.values()) {
                IssueRequest request = new IssueRequest(
                        records.student,
                        kind,
                        language,
                        null,
                        before == null ? null : before.id(),
                        before == null ? null : "in another language");
                before = records.office.issue(records.officer(), request);
                String said = check(pdf(before), 0);
                assertTrue(said, said.startsWith("GENUINE"));
                assertTrue(said, said.contains("byte by byte, as the issuer drew it"));
            }
        }
    }

    @Test
    public void gradesOfWollongongAndDeferredModulesAreGenuineInEveryLanguage() throws IOException {
        List<String> grades = List.of("HD", "D", "C", "P", "F", "TF", "S", "U", "E", "DEFERRED", "PC", "F1", "F2");
        for (String grade : grades) {
            String mark = grade.equals("DEFERRED") ? null : "61.5";
            records.result(
                    records.module("W" + grade, 6, 6), Records.SESSION, Attempt.FIRST, mark, grade, "2027-06-02");
        }
        for (DocumentKind kind : List.of(DocumentKind.TRANSCRIPT, DocumentKind.RESULTS_LETTER)) {
            IssuedDocument before = null;
            for (DocumentLanguage language : DocumentLanguage.values()) {
                IssueRequest request = new IssueRequest(
                        records.student,
                        kind,
                        language,
                        null,
                        before == null ? null : before.id(),
                        before == null ? null : "in another language");
                before = records.office.issue(records.officer(), request);
                check(pdf(before), 0);
            }
        }
        DocumentModel letter = records.draft(DocumentKind.RESULTS_LETTER);
        for (DocumentModel.Line line : letter.modules()) {
            assertEquals(line.code(), line.code().equals("WDEFERRED"), line.completedOn() == null);
        }
    }

    @Test
    public void aMarkAlteredOnThePageIsNamed() throws IOException {
        byte[] pdf = pdf(records.issue(DocumentKind.TRANSCRIPT));
        String said = check(edited(pdf, "25.2", "75.2"), 1);
        assertTrue(said, said.contains("The field modules[16].mark was altered on the pages"));
        assertEquals(said, 1, said.split("was altered").length - 1);
    }

    @Test
    public void aNameOrAClassAlteredOnThePageIsNamed() throws IOException {
        byte[] pdf = pdf(records.issue(DocumentKind.TRANSCRIPT));
        String name = check(edited(pdf, "Gwenll", "Angharad"), 1);
        assertTrue(name, name.contains("The field fullName was altered on the pages"));
        String classed = check(edited(pdf, "irst Class", "hird Class"), 1);
        assertTrue(classed, classed.contains("The field award.classTitle was altered on the pages"));
    }

    @Test
    public void aClassThatIsAWordOfTheRowsTooIsNamedWhereItWasAltered() throws IOException {
        records.released(Records.SESSION, "2027-06-25", Candidate.Kind.AWARD, "AWARD", "PASS");
        for (DocumentKind kind : List.of(DocumentKind.TRANSCRIPT, DocumentKind.RESULTS_LETTER)) {
            byte[] pdf = pdf(records.issue(kind));
            String classed = check(once(pdf, "Pass", "Best"), 1);
            assertTrue(classed, classed.contains("The field award.classTitle was altered on the pages"));
        }
    }

    @Test
    public void aFileIsSealedToTheLastByte() throws IOException {
        byte[] pdf = pdf(records.issue(DocumentKind.TRANSCRIPT));
        check(pdf, 0);
        // as an editor leaves a file in which it changed nothing
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        new PdfStamper(new PdfReader(pdf), saved).close();
        String said = check(saved.toByteArray(), 1);
        assertTrue(said, said.contains("no field of it can be named"));
        byte[] longer = Arrays.copyOf(pdf, pdf.length + 1);
        check(longer, 1);
        // another seal of the issuer, for another file
        byte[] other = pdf(records.issue(DocumentKind.RESULTS_LETTER));
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        String swapped = text.replace(seal(text), seal(new String(other, StandardCharsets.ISO_8859_1)));
        check(swapped.getBytes(StandardCharsets.ISO_8859_1), 1);
        String without = text.replace(seal(text), "");
        check(without.getBytes(StandardCharsets.ISO_8859_1), 1);
        // moved to where it would be a comment on something else
        int stream = without.indexOf("stream");
        String moved = without.substring(0, stream) + seal(text) + without.substring(stream);
        check(moved.getBytes(StandardCharsets.ISO_8859_1), 1);
        check((seal(text) + text).getBytes(StandardCharsets.ISO_8859_1), 1);
    }

    private static String seal(String file) {
        Matcher line = Pattern.compile("%matricula-seal .*\n").matcher(file);
        assertTrue(line.find());
        return line.group();
    }

    @Test
    public void aRowLeftOutOfThePagesIsNamed() throws IOException {
        byte[] pdf = pdf(records.issue(DocumentKind.TRANSCRIPT));
        String said = check(edited(pdf, "M625", "N625"), 1);
        assertTrue(said, said.contains("modules[16].code was altered on the pages"));
    }

    /** Name, mark, credit, award, class, dates, number, and whatever else a model has. */
    @Test
    public void eachFieldOfEachKindIsNamedWhereItAloneWasAltered() throws IOException {
        Set<String> altered = new TreeSet<>();
        for (DocumentKind kind :
                List.of(DocumentKind.TRANSCRIPT, DocumentKind.CERTIFICATE, DocumentKind.RESULTS_LETTER)) {
            IssuedDocument issued = records.issue(kind);
            DocumentModel model = records.documents.model(records.officer(), issued.id());
            String signature = records.register
                    .find(records.officer().scope(), issued.id())
                    .orElseThrow()
                    .signature();
            String genuine = SignedRecord.text(model, issued.digest(), issued.keyId(), signature);
            assertTrue(check(genuine.getBytes(StandardCharsets.UTF_8), 0).startsWith("GENUINE"));
            for (Fields.Field field : Fields.of(model)) {
                String line = " " + field.name() + " " + field.value() + "\n";
                assertEquals(line, 1, genuine.split(Pattern.quote(line), -1).length - 1);
                String forged = genuine.replace(line, " " + field.name() + " " + field.value() + "9\n");
                String said = check(forged.getBytes(StandardCharsets.UTF_8), 1);
                assertTrue(said, said.contains(" " + field.name() + " was altered"));
                assertEquals(said, 1, said.split("was altered").length - 1);
                altered.add(field.name().replaceFirst("\\[\\d+]", ""));
            }
        }
        assertTrue(
                altered.toString(),
                altered.containsAll(Set.of(
                        "number",
                        "issuedOn",
                        "fullName",
                        "studentNumber",
                        "dateOfBirth",
                        "modules.mark",
                        "modules.credits",
                        "modules.grade",
                        "modules.completedOn",
                        "award.title",
                        "award.classification",
                        "award.conferredOn",
                        "result.decision")));
    }

    @Test
    public void keysOfBeforeAChangeStillCheck() throws IOException {
        byte[] pdf = pdf(records.issue(DocumentKind.TRANSCRIPT));
        records.keys.rotate();
        check(pdf, 0);
    }

    private byte[] pdf(IssuedDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.documents.pdf(records.officer(), document.id(), 0, out);
        return out.toByteArray();
    }

    /** The file as an editor of PDF would leave it that replaces drawn words by others. */
    private static byte[] edited(byte[] pdf, String from, String to) throws IOException {
        return edited(pdf, content -> content.replace(drawn(from), drawn(to)));
    }

    /** The same, where the words stand first. */
    private static byte[] once(byte[] pdf, String from, String to) throws IOException {
        boolean[] done = {false};
        return edited(pdf, content -> {
            int at = done[0] ? -1 : content.indexOf(drawn(from));
            done[0] |= at >= 0;
            return at < 0
                    ? content
                    : content.substring(0, at)
                            + drawn(to)
                            + content.substring(at + drawn(from).length());
        });
    }

    private static byte[] edited(byte[] pdf, UnaryOperator<String> editor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfReader reader = new PdfReader(pdf);
        boolean found = false;
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            String content = new String(reader.getPageContent(page), StandardCharsets.ISO_8859_1);
            String altered = editor.apply(content);
            found = found || !altered.equals(content);
            reader.setPageContent(page, altered.getBytes(StandardCharsets.ISO_8859_1));
        }
        assertTrue("it was drawn", found);
        new PdfStamper(reader, out).close();
        return out.toByteArray();
    }

    /** Words as they stand in a page: two bytes a letter, of which the fonts number those of ASCII from 3 on. */
    private static String drawn(String words) {
        StringBuilder drawn = new StringBuilder();
        words.chars().forEach(letter -> drawn.append('\0').append((char) (letter - ' ' + 3)));
        return drawn.toString();
    }

    private String check(byte[] pdf, int expected) throws IOException {
        Path document = folder.newFile().toPath();
        Files.write(document, pdf);
        Path keys = folder.newFile().toPath();
        List<String> pems = new ArrayList<>(records.verification.publicKeys());
        Files.writeString(keys, String.join("", pems));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Main.run(
                new String[] {document.toString(), keys.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        String text = said.toString(StandardCharsets.UTF_8);
        assertEquals(text, expected, code);
        return text;
    }
}
