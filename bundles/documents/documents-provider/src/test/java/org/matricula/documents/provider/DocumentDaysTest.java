package org.matricula.documents.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.matricula.boards.api.Candidate;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.registration.api.ModuleRegistration.Attempt;
import org.matricula.students.api.Hold;

/** The days on documents are those of the institution where the student studied (AMB-T-209). */
public class DocumentDaysTest extends OnBothDatabases {

    /** Half past eight in the morning of the 2nd at Sydney, the evening before in Wales. */
    private static final Instant FORENOON = Instant.parse("2027-08-01T22:30:00Z");

    private static final LocalDate BEFORE = LocalDate.of(2027, 8, 1);
    private static final LocalDate TODAY = BEFORE.plusDays(1);

    private static int tests = 900;

    private Records records;

    @Before
    public void open() {
        records = new Records(database("documents"), ++tests);
        records.zone = ZoneId.of("Australia/Sydney");
        records.now = FORENOON;
        records.result(records.module("M601", 6, 20), Records.SESSION, Attempt.FIRST, "61", "PASS", "2027-06-01");
        records.endedOn = LocalDate.of(2027, 6, 30);
        records.released(Records.SESSION, "2027-06-24", Candidate.Kind.AWARD, "AWARD", "FIRST");
    }

    @Test
    public void aDocumentIsIssuedOnTheDayThereAndVerifiedByThatDay() {
        IssuedDocument issued = records.issue(DocumentKind.TRANSCRIPT);
        assertEquals(
                TODAY, records.documents.model(records.officer(), issued.id()).issuedOn());
        assertEquals(TODAY, records.verification.verify(issued.code()).issuedOn());
        // whoever sets the clocks later changes nothing that is printed
        records.zone = ZoneId.of("Europe/London");
        assertEquals(TODAY, records.verification.verify(issued.code()).issuedOn());
    }

    @Test
    public void aHoldKeepsBackFromTheDayThere() {
        records.holding.add(new Hold(
                null,
                records.college,
                records.student,
                Hold.Source.FINANCE,
                Set.of(Hold.Effect.DOCUMENTS),
                "fees",
                TODAY,
                null,
                null,
                null,
                null));
        assertThrows(ProblemException.class, () -> records.issue(DocumentKind.TRANSCRIPT));
        records.zone = ZoneId.of("Europe/London");
        records.issue(DocumentKind.TRANSCRIPT);
    }

    @Test
    public void whatAChairDecidesIsConferredOnTheDayThere() {
        records.acted("AWARD", "AWARD_AEGROTAT", FORENOON);
        assertEquals(TODAY, records.draft(DocumentKind.CERTIFICATE).award().conferredOn());
    }
}
