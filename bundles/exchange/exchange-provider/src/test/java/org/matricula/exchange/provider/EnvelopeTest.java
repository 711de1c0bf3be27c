package org.matricula.exchange.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.Test;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Mark;
import org.matricula.boards.api.Candidate;
import org.matricula.exchange.api.Envelope;
import org.matricula.exchange.api.EnvelopeReturn;
import org.matricula.exchange.api.FileFormat;
import org.matricula.exchange.api.Receipt;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.students.api.StudentId;

public class EnvelopeTest extends OfficeHouse {

    private Office office;

    @Before
    public void open() {
        office = office();
        office.fill();
    }

    @Test
    public void anEnvelopeIsSignedAndItsPublicKeyIsTold() throws IOException {
        Map<String, byte[]> parts = parts(sent(FileFormat.CSV));
        String said = office.envelopes.verify(office.caller, in(zip(parts)));
        assertTrue(said, said.contains("9 tables with 22 rows are as signed"));
        String open = office.envelopes.publicKey(office.caller);
        assertTrue(open.startsWith("-----BEGIN PUBLIC KEY-----"));
        assertFalse(open.contains("PRIVATE"));
    }

    @Test
    public void whatIsAlteredIsFound() throws IOException {
        Map<String, byte[]> table = parts(sent(FileFormat.CSV));
        edit(table, "students.csv", "Price", "Pryce");
        ExportTest.refused(Problem.Kind.INVALID, () -> office.envelopes.verify(office.caller, in(zip(table))));
        Map<String, byte[]> manifest = parts(sent(FileFormat.CSV));
        edit(manifest, "manifest.json", "clerk", "chief");
        ExportTest.refused(Problem.Kind.INVALID, () -> office.envelopes.verify(office.caller, in(zip(manifest))));
        Map<String, byte[]> more = parts(sent(FileFormat.CSV));
        more.put("more.csv", new byte[0]);
        ExportTest.refused(Problem.Kind.INVALID, () -> office.envelopes.verify(office.caller, in(zip(more))));
        Map<String, byte[]> signature = parts(sent(FileFormat.CSV));
        signature.put("manifest.sig", new byte[64]);
        ExportTest.refused(Problem.Kind.INVALID, () -> office.envelopes.verify(office.caller, in(zip(signature))));
        signature.put("manifest.sig", parts(sent(FileFormat.CSV)).get("manifest.sig"));
        ExportTest.refused(Problem.Kind.INVALID, () -> office.envelopes.verify(office.caller, in(zip(signature))));
        Map<String, byte[]> less = parts(sent(FileFormat.CSV));
        less.remove("marks.csv");
        ExportTest.refused(Problem.Kind.INVALID, () -> office.envelopes.verify(office.caller, in(zip(less))));
    }

    @Test
    public void aReturnThatChangesNothingChangesNothing() throws IOException {
        for (FileFormat format : FileFormat.values()) {
            Map<Object, Object> before = Map.copyOf(office.university.records);
            Envelope envelope = sent(format);
            EnvelopeReturn returned = merged(envelope, parts(envelope));
            assertEquals(22, returned.rows());
            assertEquals(0, returned.applied() + returned.conflicts() + returned.refused());
            assertEquals(before, Map.copyOf(office.university.records));
        }
    }

    @Test
    public void eachRowIsMergedThreeWays() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        // theirs only; both alike; ours only
        edit(parts, "students.csv", "b@example.ac.uk", "new@example.ac.uk");
        edit(parts, "students.csv", "Ren_x000D_", "Renata");
        office.take(
                "matricula-students",
                "number,family_name,given_names,date_of_birth,email\n1E5,'-Dash,Renata,1899-01-01,\n"
                        + "000123,Price-Jones,Bethan,2005-03-14,b@example.ac.uk\n000124,Berg,,,\n");
        // a correction, and a mark that both sides changed
        edit(
                parts,
                "marks.csv",
                "001,65.55,SUBMITTED,2026-12-10T14:05:07,,false,",
                "001,70,SUBMITTED,2026-12-10T14:05:07,,false,typing error");
        EnvelopeReturn returned = merged(envelope, parts);
        assertEquals(2, returned.applied());
        assertEquals(0, returned.conflicts());
        assertReceipt("students", "000123", Receipt.Outcome.APPLIED, returned);
        assertReceipt("students", "1E5", Receipt.Outcome.UNCHANGED, returned);
        assertReceipt("students", "000124", Receipt.Outcome.KEPT, returned);
        String students = new String(office.give("matricula-students", FileFormat.CSV), StandardCharsets.UTF_8);
        assertTrue(students, students.contains("000123,Price-Jones,Bethan,2005-03-14,new@example.ac.uk"));
        assertTrue(students, students.contains("000124,Berg,"));
        assertTrue(new String(office.give("matricula-marks", FileFormat.CSV), StandardCharsets.UTF_8)
                .contains("FIRST,001,70,SUBMITTED"));
        String file = new String(
                office.envelopes
                        .receiptFile(office.caller, returned.id())
                        .content()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertTrue(file, file.contains("email=b@example.ac.uk,email=new@example.ac.uk,email=b@example.ac.uk"));
    }

    /**
     * A row of a table, as it was sent, came back and stands here by then; null where it is not there, and several
     * lines where it came back more than once.
     */
    private record Case(String rule, String sent, String theirs, String ours, String... receipts) {}

    private static final List<Case> STUDENTS = List.of(
            new Case("changed by nobody", "S01,Ada,A,,", "S01,Ada,A,,", null, "S01 UNCHANGED"),
            new Case("changed there", "S02,Ada,A,,", "S02,Ede,A,,", null, "S02 APPLIED family_name=Ada|Ede|Ada"),
            new Case("changed here", "S03,Ada,A,,", "S03,Ada,A,,", "S03,Ovi,A,,", "S03 KEPT"),
            new Case("both the same", "S04,Ada,A,,", "S04,Ede,A,,", "S04,Ede,A,,", "S04 UNCHANGED"),
            new Case(
                    "both different",
                    "S05,Ada,A,,",
                    "S05,Ede,A,,",
                    "S05,Ovi,A,,",
                    "S05 CONFLICT family_name=Ada|Ede|Ovi"),
            new Case(
                    "both, in other fields",
                    "S06,Ada,A,,",
                    "S06,Ede,A,,",
                    "S06,Ada,O,,",
                    "S06 APPLIED family_name=Ada|Ede|Ada"),
            new Case(
                    "both, in one field alike and in another not",
                    "S07,Ada,A,,",
                    "S07,Ede,E,,",
                    "S07,Ede,O,,",
                    "S07 CONFLICT given_names=A|E|O"),
            new Case("emptied there", "S08,Ada,A,,", "S08,Ada,,,", null, "S08 APPLIED given_names=A||A"),
            new Case("deleted there", "S09,Ada,A,,", null, null, "S09 NOT_RETURNED"),
            new Case("deleted there, changed here", "S10,Ada,A,,", null, "S10,Ovi,A,,", "S10 NOT_RETURNED"),
            new Case(
                    "twice there",
                    "S11,Ada,A,,",
                    "S11,Ada,A,,\r\nS11,Ede,A,,",
                    null,
                    "S11 UNCHANGED",
                    "S11 REFUSED must stand in the table once: row 9 has it"),
            new Case("unreadable", "S12,Ada,A,,", "S12,Ada,A,soon,", null, "S12 REFUSED date_of_birth 'soon' must be"),
            new Case("added here", null, null, "S13,Ovi,O,,"),
            new Case("of another partner", null, "S98,Ede,E,,", null, "S98 REFUSED number 'S98' must be a student of"),
            new Case("without all its cells", null, "S99,Ede", null, " REFUSED the row has 2 cells, the header has 5"));

    private static final List<Case> MARKS = List.of(
            new Case("added there", null, "S01,001,55,", null, "S01 001 APPLIED"),
            new Case("added here", null, null, "S02,001,55,"),
            new Case("added on both sides alike", null, "S03,001,55,", "S03,001,55.0,", "S03 001 UNCHANGED"),
            new Case(
                    "added on both sides differently",
                    null,
                    "S04,001,55,",
                    "S04,001,56,",
                    "S04 001 CONFLICT mark=|55|56"),
            new Case(
                    "added twice there",
                    null,
                    "S05,001,55,\r\nS05,001,56,",
                    null,
                    "S05 001 APPLIED",
                    "S05 001 REFUSED must stand in the table once: row 4 has it"),
            new Case("of another partner", null, "S98,001,55,", null, "S98 001 REFUSED student_number 'S98' must be"),
            new Case("corrected there", "S06,001,55,", "S06,001,60,slip", null, "S06 001 APPLIED mark=55|60|55"),
            new Case("corrected there without a reason", "S07,001,55,", "S07,001,60,", null, "S07 001 REFUSED reason"),
            new Case(
                    "corrected on both sides",
                    "S08,001,55,",
                    "S08,001,60,slip",
                    "S08,001,61,slip",
                    "S08 001 CONFLICT mark=55|60|61"),
            new Case("of an element that is none", null, "S09,007,55,", null, "S09 007 REFUSED elementCode"),
            new Case("unreadable", null, "S10,001,high,", null, "S10 001 REFUSED mark 'high' must be a number"));

    @Test
    public void everyRowHasOneReceiptWhateverBothSidesDid() throws IOException {
        String students = "number,family_name,given_names,date_of_birth,email\r\n";
        String marks = "student_number,module_code,session,period,attempt,element_code,mark,state,submitted_at,"
                + "submitted_day,circumstances_accepted,reason,candidate\r\n";
        office.take("matricula-students", students + lines(STUDENTS, Case::sent));
        office.take(
                "matricula-module-registrations",
                "student_number,module_code,session,period,attempt,registered_on,withdrawn_on\n"
                        + IntStream.rangeClosed(1, 10)
                                .mapToObj("S%02d,CS2,2026/27,S1,FIRST,2026-09-21,\n"::formatted)
                                .collect(Collectors.joining()));
        office.take("matricula-marks", marks + marks(Case::sent));
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        parts.keySet().removeIf(name -> !Set.of("manifest.json", "students.csv", "marks.csv")
                .contains(name));
        office.take("matricula-students", students + lines(STUDENTS, Case::ours));
        office.take("matricula-marks", marks + marks(Case::ours));
        parts.put("students.csv", bytes(students + lines(STUDENTS, Case::theirs)));
        parts.put("marks.csv", bytes(marks + marks(Case::theirs)));
        EnvelopeReturn returned = merged(envelope, parts);

        assertReceipts(STUDENTS, "students", returned);
        assertReceipts(MARKS, "marks", returned);
        String here = new String(office.give("matricula-students", FileFormat.CSV), StandardCharsets.UTF_8);
        for (String row : List.of("S02,Ede,A,,", "S05,Ovi,A,,", "S06,Ede,O,,", "S08,Ada,,,", "S11,Ada,A,,")) {
            assertTrue(here, here.contains(row));
        }
    }

    private static String lines(List<Case> cases, Function<Case, String> side) {
        return cases.stream()
                .map(side)
                .filter(Objects::nonNull)
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
    }

    private static String marks(Function<Case, String> side) {
        return lines(MARKS, side)
                .replaceAll("(S\\d\\d),(\\d+),([^,]*),(.*)\r\n", "$1,CS2,2026/27,S1,FIRST,$2,$3,SUBMITTED,,,,$4,\r\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertReceipts(List<Case> cases, String entity, EnvelopeReturn returned) {
        List<String> expected = new ArrayList<>();
        cases.forEach(one -> expected.addAll(List.of(one.receipts())));
        List<String> found = office.receipts(returned).stream()
                .filter(one -> one.entity().equals(entity) && !one.key().matches("0.*|1E5.*"))
                .map(EnvelopeTest::said)
                .toList();
        List<String> unexplained = new ArrayList<>(found);
        for (String one : expected) {
            Optional<String> receipt =
                    unexplained.stream().filter(other -> other.startsWith(one)).findFirst();
            assertTrue(one + " in " + found, receipt.isPresent());
            unexplained.remove(receipt.get());
        }
        assertEquals(List.of(), unexplained);
    }

    private static String said(Receipt one) {
        String values = one.theirs() == null
                ? ""
                : " " + one.theirs().replaceAll("=.*", "=")
                        + Stream.of(one.base(), one.theirs(), one.ours())
                                .map(value -> value == null ? "" : value.replaceAll(".*=", ""))
                                .collect(Collectors.joining("|"));
        return one.key().replace("CS2 2026/27 S1 FIRST ", "")
                + " "
                + one.outcome()
                + (one.outcome() == Receipt.Outcome.REFUSED ? " " + one.detail() : values);
    }

    private static final String STUDENT_COLUMNS = "number,family_name,given_names,date_of_birth,email\n";
    private static final String MODULE_COLUMNS =
            "student_number,module_code,session,period,attempt,registered_on,withdrawn_on\n";
    private static final String MARK_COLUMNS =
            "student_number,module_code,session,period,attempt,element_code,mark,state,submitted_at,reason\n";

    @Test
    public void whatTheDeskWritesWhileAReturnIsMergedIsNotOverwritten() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        edit(parts, "students.csv", "000123,Price", "000123,Pryce");
        edit(parts, "students.csv", "Ren_x000D_", "Renata");
        String module = "000123,CS1,2026/27,S1,FIRST,2026-09-21,";
        edit(parts, "module-registrations.csv", module, "000123,CS1,2026/27,S1,FIRST,2026-09-22,");
        edit(
                parts,
                "marks.csv",
                "001,65.55,SUBMITTED,2026-12-10T14:05:07,,false,",
                "001,70,SUBMITTED,2026-12-10T14:05:07,,false,slip");
        edit(parts, "marks.csv", "002,,NOT_SUBMITTED,,,true,", "002,41,SUBMITTED,,,true,found");
        // of each table: the same field
        office.university.meanwhile.add(() ->
                office.take("matricula-students", STUDENT_COLUMNS + "000123,Rees,Bethan,2005-03-14,b@example.ac.uk\n"));
        office.university.meanwhile.add(() -> office.take(
                "matricula-module-registrations", MODULE_COLUMNS + "000123,CS1,2026/27,S1,FIRST,2026-09-23,\n"));
        office.university.meanwhile.add(() -> office.take(
                "matricula-marks",
                MARK_COLUMNS + "000123,CS1,2026/27,S1,FIRST,001,50,SUBMITTED,2026-12-10T14:05:07,desk\n"));
        EnvelopeReturn returned = merged(envelope, parts);
        assertEquals(List.of(), List.copyOf(office.university.meanwhile));
        assertEquals(List.of(2L, 3L), List.of(returned.applied(), returned.conflicts()));
        assertOurs("students", "000123", "family_name=Rees", returned);
        assertReceipt("students", "1E5", Receipt.Outcome.APPLIED, returned);
        assertOurs("module-registrations", "000123 CS1 2026/27 S1 FIRST", "registered_on=2026-09-23", returned);
        assertOurs("marks", "000123 CS1 2026/27 S1 FIRST 001", "mark=50", returned);
        assertReceipt("marks", "000123 CS1 2026/27 S1 FIRST 002", Receipt.Outcome.APPLIED, returned);
        assertHere("matricula-students", "000123,Rees,");
        assertHere("matricula-module-registrations", "000123,CS1,2026/27,S1,FIRST,2026-09-23,");
        assertHere("matricula-marks", "FIRST,001,50,SUBMITTED");
    }

    private void assertOurs(String entity, String key, String ours, EnvelopeReturn returned) {
        Receipt receipt = receipt(entity, key, returned);
        assertEquals(receipt.toString(), Receipt.Outcome.CONFLICT, receipt.outcome());
        assertEquals(ours, receipt.ours());
    }

    private void assertHere(String mapping, String row) throws IOException {
        String table = new String(office.give(mapping, FileFormat.CSV), StandardCharsets.UTF_8);
        assertTrue(table, table.contains(row));
    }

    @Test
    public void fieldsThatAPartnerDidNotTouchStayAsTheDeskWroteThemMeanwhile() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        edit(parts, "students.csv", "000123,Price", "000123,Pryce");
        edit(
                parts,
                "module-registrations.csv",
                "000123,CS1,2026/27,S1,FIRST,2026-09-21,",
                "000123,CS1,2026/27,S1,FIRST,2026-09-22,");
        edit(
                parts,
                "marks.csv",
                "001,65.55,SUBMITTED,2026-12-10T14:05:07,,false,",
                "001,65.55,SUBMITTED,2026-12-09T09:00:00,,false,slip");
        office.university.meanwhile.add(() -> office.take(
                "matricula-students", STUDENT_COLUMNS + "000123,Price,Bethan,2005-04-15,b@example.ac.uk\n"));
        office.university.meanwhile.add(() -> {});
        office.university.meanwhile.add(() -> office.take(
                "matricula-module-registrations",
                MODULE_COLUMNS.replace("\n", ",programme_code\n")
                        + "000123,CS1,2026/27,S1,FIRST,2026-09-21,2026-11-01,COMP\n"));
        office.university.meanwhile.add(() -> {});
        office.university.meanwhile.add(() -> office.take(
                "matricula-marks",
                MARK_COLUMNS + "000123,CS1,2026/27,S1,FIRST,001,50,SUBMITTED,2026-12-10T14:05:07,desk\n"));
        EnvelopeReturn returned = merged(envelope, parts);
        assertEquals(List.of(3L, 0L), List.of(returned.applied(), returned.conflicts()));
        assertHere("matricula-students", "000123,Pryce,Bethan,2005-04-15,b@example.ac.uk");
        assertHere("matricula-module-registrations", "000123,CS1,2026/27,S1,FIRST,2026-09-22,2026-11-01,COMP");
        assertHere("matricula-marks", "FIRST,001,50,SUBMITTED,2026-12-09T09:00");
    }

    @Test
    public void rowsThatTheDeskAddedMeanwhileAreNotOverwritten() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        append(parts, "module-registrations.csv", "1E5,CS1,2026/27,S1,FIRST,2026-09-22,,,\r\n");
        append(parts, "module-registrations.csv", "1E5,CS2,2026/27,S1,FIRST,2026-09-22,,,\r\n");
        append(parts, "marks.csv", "000123,CS2,2026/27,S1,FIRST,001,50,SUBMITTED,,,,,\r\n");
        append(parts, "marks.csv", "000123,CS2,2026/27,S1,FIRST,000,50,SUBMITTED,,,,,\r\n");
        office.university.meanwhile.add(() -> office.take(
                "matricula-module-registrations",
                MODULE_COLUMNS + "1E5,CS1,2026/27,S1,FIRST,2026-09-23,\n1E5,CS2,2026/27,S1,FIRST,2026-09-22,\n"));
        office.university.meanwhile.add(() -> office.take(
                "matricula-marks",
                MARK_COLUMNS + "000123,CS2,2026/27,S1,FIRST,001,60,SUBMITTED,,\n"
                        + "000123,CS2,2026/27,S1,FIRST,000,50.0,SUBMITTED,,\n"));
        EnvelopeReturn returned = merged(envelope, parts);
        assertEquals(List.of(0L, 2L), List.of(returned.applied(), returned.conflicts()));
        assertOurs("module-registrations", "1E5 CS1 2026/27 S1 FIRST", "registered_on=2026-09-23", returned);
        assertReceipt("module-registrations", "1E5 CS2 2026/27 S1 FIRST", Receipt.Outcome.UNCHANGED, returned);
        assertOurs("marks", "000123 CS2 2026/27 S1 FIRST 001", "mark=60", returned);
        assertReceipt("marks", "000123 CS2 2026/27 S1 FIRST 000", Receipt.Outcome.UNCHANGED, returned);
        assertHere("matricula-marks", "CS2,2026/27,S1,FIRST,001,60,SUBMITTED");
    }

    @Test
    public void aRowWhoseRecordChangesAgainAndAgainIsRefused() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        edit(parts, "students.csv", "000123,Price", "000123,Pryce");
        for (int day = 1; day <= 9; day++) {
            String born = "2005-03-0" + day;
            office.university.meanwhile.add(() -> office.take(
                    "matricula-students", STUDENT_COLUMNS + "000123,Price,Bethan," + born + ",b@example.ac.uk\n"));
        }
        EnvelopeReturn returned = merged(envelope, parts);
        Receipt receipt = receipt("students", "000123", returned);
        assertEquals(Receipt.Outcome.REFUSED, receipt.outcome());
        assertTrue(receipt.detail(), receipt.detail().startsWith("The record was changed since it was read"));
        assertHere("matricula-students", "000123,Price,Bethan,2005-03-05,");
    }

    @Test
    public void returnsOfOnePartnerTakeTurns() throws Exception {
        Envelope envelope = sent(FileFormat.CSV);
        JobId first = returned(envelope, "b@example.ac.uk", "one@example.ac.uk").job();
        EnvelopeReturn second = returned(envelope, "b@example.ac.uk", "two@example.ac.uk");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            AtomicReference<Future<?>> merging = new AtomicReference<>();
            office.bench.chunk(first, () -> {
                merging.set(other.submit(() -> office.bench.chunk(second.job(), () -> {})));
                assertThrows(TimeoutException.class, () -> merging.get().get(500, TimeUnit.MILLISECONDS));
            });
            merging.get().get();
        } finally {
            other.shutdownNow();
        }
        office.work(first);
        office.work(second.job());
        EnvelopeReturn merged = office.envelopes.returned(office.caller, second.id());
        assertEquals(List.of(0L, 1L), List.of(merged.applied(), merged.conflicts()));
    }

    private EnvelopeReturn returned(Envelope envelope, String from, String to) throws IOException {
        Map<String, byte[]> parts = parts(envelope);
        edit(parts, "students.csv", from, to);
        return office.envelopes.giveBack(office.caller, envelope.id(), in(zip(parts)));
    }

    @Test
    public void aReturnThatComesAgainChangesNothing() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        edit(parts, "students.csv", "b@example.ac.uk", "new@example.ac.uk");
        edit(parts, "marks.csv", "001,65.55,SUBMITTED,2026-12-10T14:05:07,,false,", "001,70,SUBMITTED,,,false,slip");
        assertEquals(2, merged(envelope, parts).applied());
        Map<Object, Object> before = Map.copyOf(office.university.records);
        EnvelopeReturn again = merged(envelope, parts);
        assertEquals(22, again.rows());
        assertEquals(0, again.applied() + again.conflicts() + again.refused());
        assertEquals(before, Map.copyOf(office.university.records));
        // and when it was corrected here since, the old return does not bring the old mark back
        office.take(
                "matricula-marks",
                "student_number,module_code,session,period,attempt,element_code,mark,state,reason\n"
                        + "000123,CS1,2026/27,S1,FIRST,001,72,SUBMITTED,checked again\n");
        EnvelopeReturn old = merged(envelope, parts);
        assertEquals(1, old.conflicts());
        assertEquals(0, old.applied());
    }

    @Test
    public void marksBehindACandidateNumberAreMergedAsOthers() throws IOException {
        Mark mark = office.university.all(Mark.class, one -> one.mark() != null).get(0);
        office.university.numbers.add(
                new CandidateNumbers.Candidate(mark.elementId(), mark.registrationId(), mark.studentId(), "48213377"));
        Set<String> privileges = new HashSet<>(Office.privileges());
        privileges.add(CandidateNumbers.READ.name());
        office.caller = new Caller("registrar", privileges, Scope.all());
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        String key = "CS1 2026/27 S1 FIRST 001 48213377";
        assertReceipt("marks", key, Receipt.Outcome.UNCHANGED, merged(envelope, parts));
        append(parts, "marks.csv", ",CS1,2026/27,S1,FIRST,002,50,SUBMITTED,,,,,10000000\r\n");
        append(parts, "marks.csv", "000123,CS1,2026/27,S1,FIRST,001,79,SUBMITTED,,,,slip,\r\n");
        String left = ",CS1,2026/27,S1,FIRST,001,65.55,SUBMITTED,2026-12-10T14:05:07,,false,,48213377";
        edit(parts, "marks.csv", left, left.replace("65.55", "70").replace("false,,", "false,slip,"));
        EnvelopeReturn returned = merged(envelope, parts);
        assertReceipt("marks", key, Receipt.Outcome.APPLIED, returned);
        assertReceipt("marks", "CS1 2026/27 S1 FIRST 002 10000000", Receipt.Outcome.REFUSED, returned);
        Receipt named = receipt("marks", "000123 CS1 2026/27 S1 FIRST 001", returned);
        assertEquals(Receipt.Outcome.REFUSED, named.outcome());
        assertTrue(named.detail(), named.detail().startsWith("candidate must be given"));
        edit(parts, "marks.csv", ",70,", ",71,");
        release(mark.studentId(), "2026/27");
        EnvelopeReturn late = merged(envelope, parts);
        assertReceipt("marks", key, Receipt.Outcome.CONFLICT, late);
        Envelope next = sent(FileFormat.CSV);
        Map<String, byte[]> others = parts(next);
        edit(others, "marks.csv", ",70,", ",71,");
        EnvelopeReturn closed = merged(next, others);
        assertEquals(1, closed.refused());
        assertTrue(receipt("marks", key, closed).detail().startsWith("a board has"));
    }

    @Test
    public void aRowThatCannotBeReadHasOneReceipt() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        edit(parts, "students.csv", "2005-03-14", "14.3.2005");
        EnvelopeReturn returned = merged(envelope, parts);
        assertEquals(1, returned.refused());
        assertEquals(
                List.of(Receipt.Outcome.REFUSED),
                office.receipts(returned).stream()
                        .filter(one ->
                                one.entity().equals("students") && one.key().equals("000123"))
                        .map(Receipt::outcome)
                        .toList());
        assertEquals(22, returned.rows());
    }

    @Test
    public void whatBothSidesChangedIsAConflictWithThreeValuesAndStaysAsItIs() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        edit(parts, "students.csv", "Price,Bethan", "Pryce,Beth");
        office.take(
                "matricula-students",
                "number,family_name,given_names,date_of_birth,email\n000123,Jones,Bethan,2005-03-14,b@example.ac.uk\n");
        EnvelopeReturn returned = merged(envelope, parts);
        assertEquals(1, returned.conflicts());
        Receipt receipt = receipt("students", "000123", returned);
        assertEquals("family_name=Price", receipt.base());
        assertEquals("family_name=Pryce", receipt.theirs());
        assertEquals("family_name=Jones", receipt.ours());
        assertTrue(new String(office.give("matricula-students", FileFormat.CSV), StandardCharsets.UTF_8)
                .contains("000123,Jones,Bethan"));
    }

    @Test
    public void rowsThatAPartnerMayNotChangeOrAddAreRefused() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        edit(parts, "programmes.csv", "BSC", "MSC");
        edit(parts, "prior-learning.csv", "65.5", "75.5");
        append(parts, "students.csv", "999,New,Person,,\r\n");
        append(parts, "marks.csv", "777,CS1,2026/27,S1,FIRST,001,50,SUBMITTED,,,,,\r\n");
        append(parts, "marks.csv", "000123,CS2,2026/27,S1,FIRST,001,50,SUBMITTED,,,true,,\r\n");
        append(parts, "marks.csv", "000123,CS2,2026/27,S1,FIRST,009,abc,SUBMITTED,,,,,\r\n");
        EnvelopeReturn returned = merged(envelope, parts);
        assertEquals(6, returned.refused());
        assertEquals(0, returned.applied());
        assertEquals(
                "award_code must not be changed by a partner",
                receipt("programmes", "COMP", returned).detail());
        assertTrue(receipt("students", "999", returned).detail().startsWith("number '999' must be a student of"));
        assertEquals(
                "circumstances_accepted must not be given by a partner",
                receipt("marks", "000123 CS2 2026/27 S1 FIRST 001", returned).detail());
    }

    @Test
    public void aTableWithOtherColumnsThanItLeftWithIsRefusedByTableAndColumn() throws IOException {
        for (FileFormat format : FileFormat.values()) {
            Envelope envelope = sent(format);
            Map<String, byte[]> renamed = parts(sent(FileFormat.CSV));
            renamed.keySet().retainAll(Set.of("students.csv", "marks.csv"));
            renamed.put("manifest.json", parts(envelope).get("manifest.json"));
            edit(renamed, "students.csv", ",email", ",emial");
            edit(renamed, "marks.csv", ",mark,", ",Mark,");
            assertEquals(
                    "students.csv must have the column 'email' as when it left; "
                            + "students.csv 'emial' is no column with which it left; "
                            + "marks.csv must have the column 'mark' as when it left; "
                            + "marks.csv 'Mark' is no column with which it left",
                    refused(Problem.Kind.INVALID, envelope, zip(renamed)).detail());
        }
    }

    @Test
    public void aTableThatCannotBeReadIsNamed() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        parts.put("marks.csv", new byte[] {(byte) 0xE9, '\n'});
        String detail = refused(Problem.Kind.MALFORMED, envelope, zip(parts)).detail();
        assertTrue(detail, detail.startsWith("marks.csv: The file is not UTF-8"));
    }

    @Test
    public void theReasonOfACorrectionIsThePartnersOwn() throws IOException {
        office.take(
                "matricula-marks",
                "student_number,module_code,session,period,attempt,element_code,mark,state,reason\n"
                        + "000123,CS1,2026/27,S1,FIRST,001,60,SUBMITTED,second marking here\n");
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        String key = "000123 CS1 2026/27 S1 FIRST 001";
        edit(parts, "marks.csv", "001,60,SUBMITTED", "001,61,SUBMITTED");
        Receipt refused = receipt("marks", key, merged(envelope, parts));
        assertEquals(Receipt.Outcome.REFUSED, refused.outcome());
        assertTrue(refused.detail(), refused.detail().startsWith("reason must be given for a correction"));
        edit(parts, "marks.csv", "second marking here", "added up wrongly");
        assertReceipt("marks", key, Receipt.Outcome.APPLIED, merged(envelope, parts));
        assertTrue(new String(office.give("matricula-marks", FileFormat.CSV), StandardCharsets.UTF_8)
                .contains("added up wrongly"));
    }

    @Test
    public void aRowUnderAnotherNumberOfAMergedPersonIsAboutTheSameRecord() throws IOException {
        office.take(
                "matricula-students",
                "number,family_name,given_names,date_of_birth,email\nNX,Price,B,,\nNY,Price,B,,\n");
        office.take(
                "matricula-module-registrations",
                "student_number,module_code,session,period,attempt,registered_on,withdrawn_on\n"
                        + "NX,CS2,2026/27,S1,FIRST,2026-09-21,\n");
        String marks = "student_number,module_code,session,period,attempt,element_code,mark,state,reason\n";
        office.take("matricula-marks", marks + "NX,CS2,2026/27,S1,FIRST,001,41,SUBMITTED,\n");
        Map<String, StudentId> both =
                office.university.students().byNumber(office.caller, office.institution, List.of("NX", "NY"));
        office.university.survivors.put(both.get("NX"), both.get("NY"));
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        office.take("matricula-marks", marks + "NX,CS2,2026/27,S1,FIRST,001,45,SUBMITTED,checked\n");
        edit(parts, "marks.csv", "NX,CS2,2026/27,S1,FIRST,001,41", "NY,CS2,2026/27,S1,FIRST,001,42");
        edit(parts, "module-registrations.csv", "NX,CS2", "NY,CS2");
        append(parts, "marks.csv", "NX,CS2,2026/27,S1,FIRST,001,43,SUBMITTED,,,,twice,\r\n");
        EnvelopeReturn returned = merged(envelope, parts);
        List<String> said = office.receipts(returned).stream()
                .filter(one -> one.key().contains("CS2 2026/27 S1 FIRST"))
                .filter(one -> one.key().startsWith("N"))
                .map(one -> one.entity() + " " + one.key() + " " + one.outcome())
                .toList();
        assertEquals(
                List.of(
                        "module-registrations NX CS2 2026/27 S1 FIRST UNCHANGED",
                        "marks NX CS2 2026/27 S1 FIRST 001 CONFLICT",
                        "marks NX CS2 2026/27 S1 FIRST 001 REFUSED"),
                said);
        assertTrue(new String(office.give("matricula-marks", FileFormat.CSV), StandardCharsets.UTF_8)
                .contains("NX,CS2,2026/27,S1,FIRST,001,45"));
    }

    @Test
    public void whatTheDomainLeavesAsItIsIsNotApplied() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        edit(
                parts,
                "module-registrations.csv",
                "000123,CS1,2026/27,S1,FIRST,2026-09-21",
                "000123,CS1,2026/27,S1,FIRST,");
        EnvelopeReturn returned = merged(envelope, parts);
        assertEquals(0, returned.applied());
        assertReceipt("module-registrations", "000123 CS1 2026/27 S1 FIRST", Receipt.Outcome.UNCHANGED, returned);
    }

    @Test
    public void marksThatABoardReleasedAreNotChangedByAReturn() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        edit(parts, "marks.csv", "001,65.55", "001,75");
        release(
                office.university
                        .students()
                        .byNumber(office.caller, office.institution, List.of("000123"))
                        .get("000123"),
                "2026/27");
        EnvelopeReturn returned = merged(envelope, parts);
        assertEquals(1, returned.refused());
        assertTrue(receipt("marks", "000123 CS1 2026/27 S1 FIRST 001", returned)
                .detail()
                .startsWith("a board has"));
    }

    @Test
    public void aRowThatDidNotComeBackStays() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Map<String, byte[]> parts = parts(envelope);
        edit(parts, "students.csv", "000123,Price,Bethan,2005-03-14,b@example.ac.uk\r\n", "");
        EnvelopeReturn returned = merged(envelope, parts);
        assertReceipt("students", "000123", Receipt.Outcome.NOT_RETURNED, returned);
        assertTrue(new String(office.give("matricula-students", FileFormat.CSV), StandardCharsets.UTF_8)
                .contains("000123"));
    }

    @Test
    public void whatIsNotThisEnvelopeIsRefusedAsAWhole() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Envelope other = sent(FileFormat.CSV);
        refused(Problem.Kind.INVALID, envelope, zip(parts(other)));
        Office elsewhere = office();
        elsewhere.fill();
        refused(Problem.Kind.INVALID, envelope, zip(parts(elsewhere, sent(elsewhere, FileFormat.CSV))));
        Map<String, byte[]> manifest = parts(envelope);
        edit(manifest, "manifest.json", "clerk", "chief");
        refused(Problem.Kind.INVALID, envelope, zip(manifest));
        Map<String, byte[]> bare = parts(envelope);
        bare.remove("manifest.json");
        refused(Problem.Kind.INVALID, envelope, zip(bare));
        Map<String, byte[]> signature = parts(envelope);
        signature.put("manifest.sig", new byte[64]);
        refused(Problem.Kind.INVALID, envelope, zip(signature));
        Map<String, byte[]> more = parts(envelope);
        more.put("awards.csv", "code\r\n".getBytes(StandardCharsets.UTF_8));
        refused(Problem.Kind.INVALID, envelope, zip(more));
        refused(Problem.Kind.MALFORMED, envelope, "no zip".getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> slip = parts(envelope);
        slip.put("../../etc/passwd", new byte[1]);
        refused(Problem.Kind.MALFORMED, envelope, zip(slip));
        Map<String, byte[]> bomb = parts(envelope);
        bomb.put("marks.csv", new byte[40_000_000]);
        refused(Problem.Kind.TOO_LARGE, envelope, zip(bomb));
        Map<String, byte[]> broken = parts(envelope);
        broken.remove("marks.csv");
        broken.put("marks.xlsx", "PK\3\4 broken".getBytes(StandardCharsets.ISO_8859_1));
        refused(Problem.Kind.MALFORMED, envelope, zip(broken));
        Map<String, byte[]> long1 = parts(envelope);
        String columns = "number,family_name,given_names,date_of_birth,email\n";
        long1.put("students.csv", bytes(columns + "1,A,,,\n".repeat(100_001)));
        refused(Problem.Kind.TOO_LARGE, envelope, zip(long1));
        assertEquals(
                0,
                office.bench
                        .sql
                        .first(
                                "select count(*) from exchange_return where institution = ?",
                                rs -> rs.getInt(1),
                                office.institution)
                        .orElseThrow()
                        .intValue());
    }

    @Test
    public void nobodyOutsideTheScopeBuildsTakesOrReturnsAnEnvelope() throws IOException {
        Envelope envelope = sent(FileFormat.CSV);
        Caller foreign = new Caller("x", Office.privileges(), Scope.of(Set.of(new InstitutionCode("other"))));
        ExportTest.refused(
                Problem.Kind.FORBIDDEN, () -> office.envelopes.build(foreign, office.institution, FileFormat.CSV));
        ExportTest.refused(Problem.Kind.NOT_FOUND, () -> office.envelopes.get(foreign, envelope.id()));
        ExportTest.refused(Problem.Kind.NOT_FOUND, () -> office.envelopes.download(foreign, envelope.id()));
        ExportTest.refused(
                Problem.Kind.NOT_FOUND, () -> office.envelopes.giveBack(foreign, envelope.id(), in(zip(Map.of()))));
        assertEquals(
                List.of(),
                office.envelopes.list(foreign, new PageRequest(null, 10)).items());
        Caller without = new Caller("x", Set.copyOf(University.PRIVILEGES), Scope.all());
        ExportTest.refused(Problem.Kind.FORBIDDEN, () -> office.envelopes.get(without, envelope.id()));
    }

    private void release(StudentId student, String session) {
        office.university.released.add(new Candidate(
                null,
                office.institution,
                null,
                AcademicSession.valueOf(session),
                student,
                null,
                4,
                Candidate.Kind.PROGRESSION,
                null,
                List.of(),
                null,
                null,
                List.of(),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                0));
    }

    private Envelope sent(FileFormat format) {
        return sent(office, format);
    }

    private static Envelope sent(Office office, FileFormat format) {
        Envelope envelope = office.envelopes.build(office.caller, office.institution, format);
        ExportTest.refused(Problem.Kind.CONFLICT, () -> office.envelopes.download(office.caller, envelope.id()));
        office.work(envelope.job());
        return envelope;
    }

    private EnvelopeReturn merged(Envelope envelope, Map<String, byte[]> parts) throws IOException {
        EnvelopeReturn returned = office.envelopes.giveBack(office.caller, envelope.id(), in(zip(parts)));
        ExportTest.refused(Problem.Kind.CONFLICT, () -> office.envelopes.receiptFile(office.caller, returned.id()));
        office.work(returned.job());
        return office.envelopes.returned(office.caller, returned.id());
    }

    private Problem refused(Problem.Kind kind, Envelope envelope, byte[] file) {
        return ExportTest.refused(kind, () -> office.envelopes.giveBack(office.caller, envelope.id(), in(file)));
    }

    private Receipt receipt(String entity, String key, EnvelopeReturn returned) {
        return office.receipts(returned).stream()
                .filter(one -> one.entity().equals(entity) && one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void assertReceipt(String entity, String key, Receipt.Outcome outcome, EnvelopeReturn returned) {
        Receipt receipt = receipt(entity, key, returned);
        assertEquals(receipt.toString(), outcome, receipt.outcome());
    }

    private Map<String, byte[]> parts(Envelope envelope) throws IOException {
        return parts(office, envelope);
    }

    private static Map<String, byte[]> parts(Office office, Envelope envelope) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(
                office.envelopes.download(office.caller, envelope.id()).content())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static void edit(Map<String, byte[]> parts, String name, String from, String to) {
        String text = new String(parts.get(name), StandardCharsets.UTF_8);
        assertTrue(text, text.contains(from));
        parts.put(name, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private static void append(Map<String, byte[]> parts, String name, String line) {
        parts.merge(name, line.getBytes(StandardCharsets.UTF_8), (one, other) -> {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(one);
            both.writeBytes(other);
            return both.toByteArray();
        });
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
