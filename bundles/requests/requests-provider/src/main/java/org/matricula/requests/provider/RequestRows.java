package org.matricula.requests.provider;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.regulations.api.PackRef;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.DutyId;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestRow;
import org.matricula.requests.api.RequestRow.Part;
import org.matricula.requests.api.RequestStep;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.store.RequestCase;
import org.matricula.requests.provider.store.StepStore.Taken;
import org.matricula.requests.provider.store.Stored;
import org.matricula.students.api.Contact;

/** The rows of a request, and what they stand for. */
final class RequestRows {

    private static final String LINE_FEED = "\n";

    private RequestRows() {}

    /**
     * The rows of a request.
     *
     * @param number the student's number
     * @param programme the code of the programme that it concerns; null for none
     * @param entry the session of entry there; null for none
     * @param toProgramme the code of the programme to which it transfers; null for none
     */
    static List<RequestRow> of(
            RequestCase one, String number, String programme, AcademicSession entry, String toProgramme) {
        StudentRequest request = one.stored().request();
        Asked asked = request.asked();
        LocalDateTime created = utc(request.createdAt());
        List<RequestRow> rows = new ArrayList<>();
        rows.add(new RequestRow(
                number,
                created,
                Part.REQUEST,
                asked.session(),
                head(one.stored(), programme, entry, toProgramme),
                said(asked.circumstances()),
                said(asked.details()),
                null,
                null,
                null,
                null,
                null));
        if (asked.details() != null) {
            asked.details()
                    .contacts()
                    .forEach(contact ->
                            rows.add(part(request, number, Part.CONTACT, null, null, null, null, reached(contact))));
        }
        asked.evidence()
                .forEach(piece -> rows.add(part(
                        request,
                        number,
                        Part.EVIDENCE,
                        new RequestRow.Proof(piece.kind(), piece.reference()),
                        null,
                        null,
                        null,
                        null)));
        request.approvals()
                .forEach(approval -> rows.add(part(
                        request,
                        number,
                        Part.APPROVAL,
                        null,
                        new RequestRow.Step(approval.role(), approval.clause(), null, null, null, null, null),
                        null,
                        null,
                        null)));
        one.steps().forEach(step -> rows.add(part(request, number, Part.STEP, null, step(step), null, null, null)));
        one.letters()
                .forEach(letter -> rows.add(part(
                        request,
                        number,
                        Part.LETTER,
                        null,
                        null,
                        new RequestRow.Letter(
                                letter.place(), letter.title(), letter.text().strip(), utc(letter.writtenAt())),
                        null,
                        null)));
        one.duties().forEach(duty -> rows.add(part(request, number, Part.DUTY, null, null, null, duty(duty), null)));
        return rows;
    }

    private static RequestRow part(
            StudentRequest request,
            String number,
            Part part,
            RequestRow.Proof proof,
            RequestRow.Step step,
            RequestRow.Letter letter,
            RequestRow.Duty duty,
            RequestRow.Reached contact) {
        return new RequestRow(
                number,
                utc(request.createdAt()),
                part,
                request.asked().session(),
                null,
                null,
                null,
                proof,
                step,
                letter,
                duty,
                contact);
    }

    private static RequestRow.Head head(Stored stored, String programme, AcademicSession entry, String toProgramme) {
        StudentRequest request = stored.request();
        Asked asked = request.asked();
        PackRef pack = stored.pack();
        InstitutionCode decidedAt = request.decidedAt();
        return new RequestRow.Head(
                request.kind(),
                request.state(),
                programme,
                entry,
                asked.effective(),
                asked.until(),
                asked.mode(),
                toProgramme,
                asked.level(),
                asked.betweenFaculties(),
                asked.toInstitution(),
                asked.exceptional(),
                asked.returnLikely(),
                asked.completionMoves(),
                asked.assessmentAffected(),
                asked.boardDate(),
                asked.grounds(),
                asked.statement(),
                request.applicant(),
                request.submittedOn(),
                request.lapsesOn(),
                decidedAt == null ? null : decidedAt.value(),
                pack == null ? null : pack.id(),
                pack == null ? null : pack.version(),
                pack == null ? null : pack.digest(),
                stored.authorisedDays());
    }

    /** Circumstances of which something is known. */
    private static Asked.Circumstances said(Asked.Circumstances one) {
        return new Asked.Circumstances(null, null, null, null).equals(one) ? null : one;
    }

    /** Details of which something is to change. */
    private static RequestRow.Details said(Asked.NewDetails one) {
        if (one == null) {
            return null;
        }
        Asked.Preferred preferred = one.preferred() == null ? new Asked.Preferred(null, null) : one.preferred();
        RequestRow.Details details = new RequestRow.Details(
                one.familyName(),
                one.givenNames(),
                one.dateOfBirth(),
                one.email(),
                preferred.familyName(),
                preferred.givenNames());
        return new RequestRow.Details(null, null, null, null, null, null).equals(details) ? null : details;
    }

    /** What is to change by a row and those of its contacts; null for nothing. */
    static Asked.NewDetails details(RequestRow.Details one, List<RequestRow> contacts) {
        if (one == null && contacts.isEmpty()) {
            return null;
        }
        List<Contact> reached =
                contacts.stream().map(row -> contact(row.contact())).toList();
        if (one == null) {
            return new Asked.NewDetails(null, null, null, null, null, reached);
        }
        Asked.Preferred preferred = one.preferredFamilyName() == null && one.preferredGivenNames() == null
                ? null
                : new Asked.Preferred(one.preferredFamilyName(), one.preferredGivenNames());
        return new Asked.NewDetails(
                one.familyName(), one.givenNames(), one.dateOfBirth(), one.email(), preferred, reached);
    }

    private static RequestRow.Reached reached(Contact one) {
        Iterator<String> lines = one.lines().iterator();
        return new RequestRow.Reached(
                one.kind(),
                next(lines),
                next(lines),
                next(lines),
                next(lines),
                next(lines),
                next(lines),
                one.postcode(),
                one.country(),
                one.text());
    }

    private static String next(Iterator<String> lines) {
        return lines.hasNext() ? lines.next() : null;
    }

    private static Contact contact(RequestRow.Reached one) {
        List<String> lines = Stream.of(one.line1(), one.line2(), one.line3(), one.line4(), one.line5(), one.line6())
                .filter(Objects::nonNull)
                .toList();
        return new Contact(one.contact(), lines, one.postcode(), one.country(), one.number());
    }

    private static RequestRow.Step step(Taken taken) {
        RequestStep step = taken.step();
        return new RequestRow.Step(
                step.role(),
                step.clause(),
                taken.agreed(),
                step.state(),
                step.actor(),
                step.reason(),
                step.at() == null ? null : utc(step.at()));
    }

    private static RequestRow.Duty duty(RequestDuty duty) {
        return new RequestRow.Duty(
                duty.code(),
                duty.who(),
                duty.clause(),
                duty.arose(),
                duty.dueOn(),
                duty.doneOn(),
                duty.doneBy(),
                duty.needless(),
                duty.evidence());
    }

    /** The steps that rows stand for. */
    static List<Taken> steps(List<RequestRow> rows) {
        List<Taken> steps = new ArrayList<>();
        for (RequestRow.Step row : rows.stream().map(RequestRow::step).toList()) {
            steps.add(new Taken(
                    new RequestStep(
                            steps.size() + 1,
                            row.afterwards(),
                            row.role(),
                            row.actor(),
                            row.reason(),
                            row.clause(),
                            instant(row.takenAt()),
                            false,
                            null),
                    Boolean.TRUE.equals(row.agreed())));
        }
        return steps;
    }

    /** The letters that rows stand for. */
    static List<RequestLetter> letters(List<RequestRow> rows) {
        return rows.stream()
                .map(RequestRow::letter)
                .map(row -> {
                    String text = row.text() == null ? "" : row.text().strip() + LINE_FEED;
                    return new RequestLetter(
                            row.place() == null ? 0 : row.place(),
                            row.title(),
                            text,
                            Digests.of(text),
                            instant(row.writtenAt()));
                })
                .toList();
    }

    /** The duties that rows stand for. */
    static List<RequestDuty> duties(List<RequestRow> rows, StudentRequest request, LongSupplier id) {
        return rows.stream()
                .map(RequestRow::duty)
                .map(row -> new RequestDuty(
                        new DutyId(id.getAsLong()),
                        request.institution(),
                        request.id(),
                        request.studentId(),
                        row.duty(),
                        row.who(),
                        row.dutyClause(),
                        row.arose(),
                        row.dueOn(),
                        row.doneOn(),
                        row.doneBy(),
                        Boolean.TRUE.equals(row.needless()),
                        row.shownBy()))
                .toList();
    }

    static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    static Instant instant(LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
