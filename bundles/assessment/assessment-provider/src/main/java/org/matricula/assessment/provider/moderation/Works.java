package org.matricula.assessment.provider.moderation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.api.CandidateNumbers.Candidate;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkGrid.InCohort;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Moderations.WorkName;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.grid.GridReading;
import org.matricula.assessment.provider.grid.GridRows;
import org.matricula.assessment.provider.mark.MarkCheck;
import org.matricula.assessment.provider.mark.MarkCheck.Checked;
import org.matricula.assessment.provider.mark.MarkRecorder;
import org.matricula.assessment.provider.mark.MarkTarget;
import org.matricula.assessment.provider.mark.NamedStudents;
import org.matricula.assessment.provider.outcome.OutdatedResults;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.ModerationStore;
import org.matricula.assessment.provider.submission.Deadlines;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The works of an occurrence for those who moderate, and the way of what they agreed into the record of marks. */
@Component(service = Works.class)
public final class Works {

    /** An agreed mark says nothing of these. */
    private static final Set<String> UNTOUCHED = Set.of("submittedAt", "submittedDay", "circumstancesAccepted");

    private final GridReading reading;
    private final MarkRecorder recorder;
    private final Curriculum curriculum;
    private final ModerationStore store;
    private final Students students;
    private final Persons persons;
    private final LocalDays days;

    /** Uses the domain's data source. */
    @Activate
    public Works(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference Students students,
            @Reference Persons persons,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Deadlines deadlines,
            @Reference OwnWork own,
            @Reference OutdatedResults outdated,
            @Reference LocalDays days) {
        this.reading = new GridReading(dataSource, students, curriculum, registrations, deadlines);
        this.recorder = new MarkRecorder(
                dataSource,
                identifiers,
                auditTrail,
                clock,
                new MarkCheck(dataSource, students, persons, curriculum, registrations),
                own,
                outdated);
        this.curriculum = curriculum;
        this.store = new ModerationStore(dataSource);
        this.students = students;
        this.persons = persons;
        this.days = days;
    }

    /** The day that it is where an occurrence runs. */
    LocalDate today(Caller caller, OccurrenceId id) {
        return today(caller, curriculum.occurrence(Insider.of(caller), id).record());
    }

    LocalDate today(Caller caller, Occurrence run) {
        return days.today(caller, run.institution());
    }

    /** The day that it was there at a moment. */
    LocalDate day(Caller caller, Occurrence run, Instant moment) {
        return days.on(caller, run.institution(), moment);
    }

    /** Keeps others who moderate the same run waiting until the transaction ends; before anything is read. */
    public void takeTurn(Caller caller, OccurrenceId id) {
        store.takeTurn(
                caller.scope(), curriculum.occurrence(Insider.of(caller), id).record());
    }

    /**
     * The works of an occurrence.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such occurrence within the scope
     */
    public Sheet sheet(Caller caller, OccurrenceId id) {
        GridRows rows = reading.rows(caller, id);
        Set<ElementId> anonymous = rows.anonymous();
        List<Work> works = new ArrayList<>();
        for (Element element : rows.occurrence().marked()) {
            for (ModuleRegistration sitting : rows.sittings()) {
                Place place = new Place(sitting.id(), element.id());
                Candidate candidate = rows.candidates().get(place);
                works.add(new Work(
                        element,
                        sitting,
                        candidate == null ? null : candidate.number(),
                        rows.numbers().get(sitting.studentId()),
                        anonymous.contains(element.id()),
                        rows.marks().get(place),
                        rows.isWelsh(place),
                        rows.adjustment(place),
                        rows.decided(sitting, element).again()));
            }
        }
        return new Sheet(rows.occurrence(), works, rows.deadlines());
    }

    /** Whom names of works name by number; nulls among them name nobody. */
    NamedStudents named(Caller caller, Sheet sheet, List<WorkName> names) {
        return new NamedStudents(
                Insider.of(caller),
                sheet.occurrence().institution(),
                names.stream()
                        .filter(Objects::nonNull)
                        .map(WorkName::studentNumber)
                        .toList(),
                students,
                persons);
    }

    /**
     * Records marks that were agreed or decided upon; each follows the mark that the sheet has, of which everything else
     * stays. In the transaction of the caller.
     */
    public void give(Caller caller, Sheet sheet, Map<Work, BigDecimal> marks, String reason) {
        List<Checked> rows = new ArrayList<>();
        marks.forEach((work, mark) -> rows.add(new Checked(
                new MarkTarget(row(work, mark, reason), sheet.occurrence(), work.element(), work.registration()),
                null,
                work.mark() == null ? 0 : work.mark().sequence())));
        InstitutionCode institution = sheet.occurrence().institution();
        for (RowOutcome outcome : recorder.agreed(caller, institution, rows, UNTOUCHED)) {
            if (outcome.kind() == RowOutcome.Kind.REFUSED) {
                throw outcome.problem().exception();
            }
        }
    }

    private static MarkRow row(Work work, BigDecimal mark, String reason) {
        return new MarkRow(
                work.studentNumber(),
                null,
                work.registration().attempt(),
                work.element().code(),
                mark,
                Mark.State.SUBMITTED,
                null,
                null,
                false,
                reason);
    }

    /**
     * The works of an occurrence.
     *
     * @param occurrence the occurrence
     * @param works a work for each registration and all that is marked, whether or not there is a mark
     * @param deadlines the deadlines of students with a reasonable adjustment
     */
    public record Sheet(Occurrence occurrence, List<Work> works, Deadlines.Adjusted deadlines) {

        /** Copies the works. */
        public Sheet {
            works = List.copyOf(works);
        }

        /** The works on an element. */
        public List<Work> on(ElementId element) {
            return works.stream()
                    .filter(work -> work.element().id().equals(element))
                    .toList();
        }

        /** What work is marked for, whether it carries weight or not, if the occurrence has it. */
        public Optional<Element> element(ElementId id) {
            return occurrence.marked().stream()
                    .filter(element -> element.id().equals(id))
                    .findFirst();
        }
    }

    /**
     * What a student does for an element.
     *
     * @param element for which element
     * @param registration of which registration
     * @param candidate the candidate number; null where there is none
     * @param studentNumber the student's number
     * @param anonymous true while it goes by candidate number
     * @param mark the mark that counts; null while there is none
     * @param welsh true when the student gave notice to write it in Welsh
     * @param adjustment the adjustment of the cohort that concerns it; null where none does
     * @param again since when it is to be taken again by decision; what markers did before is void; null where it is not
     */
    public record Work(
            Element element,
            ModuleRegistration registration,
            String candidate,
            String studentNumber,
            boolean anonymous,
            Mark mark,
            boolean welsh,
            InCohort adjustment,
            Instant again) {

        /** True for what was done to this work and not to the one that it takes the place of (T-EC-2). */
        boolean isSince(Instant moment) {
            return again == null || moment.isAfter(again);
        }

        /** The number by which markers know it; null where it is anonymous and has none. */
        public String name() {
            return anonymous ? candidate : studentNumber;
        }

        /** True when it was marked after an adjustment of the cohort, which was not done to it yet. */
        public boolean isUnadjusted() {
            return adjustment != null && !adjustment.done();
        }

        /** True when something was handed in and marked. */
        public boolean isMarked() {
            return mark != null && mark.state() == Mark.State.SUBMITTED;
        }
    }
}
