package org.matricula.exchange.provider;

import static java.util.Map.entry;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.matricula.assessment.api.AssessmentOutcome;
import org.matricula.assessment.api.Mark;
import org.matricula.curriculum.api.AttendanceRow;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Departure;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.FormerTitle;
import org.matricula.curriculum.api.LearningOutcome;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleRule;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OfferRow;
import org.matricula.curriculum.api.Outline;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.Requirement;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.RouteSubject;
import org.matricula.curriculum.api.Stage;
import org.matricula.exchange.provider.destination.Field;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.Site;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.EnrolmentTask;
import org.matricula.registration.api.GateCheck;
import org.matricula.registration.api.IdCard;
import org.matricula.registration.api.MissingDocument;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationState;
import org.matricula.registration.api.Waiver;
import org.matricula.requests.api.Asked;
import org.matricula.requests.api.RequestDuty;
import org.matricula.requests.api.RequestLetter;
import org.matricula.requests.api.RequestStep;
import org.matricula.requests.api.StudentRequest;
import org.matricula.students.api.Adjustment;
import org.matricula.students.api.Contact;
import org.matricula.students.api.Dated;
import org.matricula.students.api.Engagement;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Note;
import org.matricula.students.api.OutsideIdentifier;
import org.matricula.students.api.PersonName;
import org.matricula.students.api.SpecialCategory;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;

/** Nothing that a domain keeps is left behind by its file unnoticed. */
public class EveryColumnTest {

    /** The records of the domains' apis that the files of a target hold. */
    private static final Map<Target, List<Class<?>>> RECORDS = Map.ofEntries(
            entry(Target.AWARDS, List.of(Award.class)),
            entry(Target.PROGRAMMES, List.of(Programme.class)),
            entry(Target.MODULES, List.of(Module.class)),
            entry(Target.FORMER_TITLES, List.of(FormerTitle.class)),
            entry(Target.OCCURRENCES, List.of(Occurrence.class, Outline.class, Outline.LatePenalty.class)),
            entry(Target.PATTERNS, List.of(Element.class)),
            entry(
                    Target.VERSIONS,
                    List.of(
                            ProgrammeVersion.class,
                            ProgrammeStructure.class,
                            Stage.class,
                            Route.class,
                            RouteSubject.class,
                            ModuleRule.class,
                            Departure.class)),
            entry(Target.REQUIREMENTS, List.of(Requirement.class)),
            entry(Target.OUTCOMES, List.of(LearningOutcome.class)),
            entry(Target.OFFERS, List.of(OfferRow.class)),
            entry(Target.ATTENDANCE, List.of(AttendanceRow.class)),
            entry(Target.AGREEMENTS, List.of(Agreement.class)),
            entry(Target.SITES, List.of(Site.class)),
            entry(Target.PARTNER_CONTACTS, List.of(org.matricula.institutions.api.Contact.class)),
            entry(Target.STUDENTS, List.of(Student.class)),
            entry(Target.NAMES, List.of(PersonName.class, Dated.class)),
            entry(Target.CONTACTS, List.of(Contact.class, Dated.class)),
            entry(Target.IDENTIFIERS, List.of(OutsideIdentifier.class, Dated.class)),
            entry(Target.TUTORS, List.of(Dated.class)),
            entry(Target.ENGAGEMENTS, List.of(Engagement.class)),
            entry(Target.HOLDS, List.of(Hold.class)),
            entry(Target.NOTES, List.of(Note.class)),
            entry(Target.SPECIAL_DATA, List.of(SpecialCategory.class, Dated.class)),
            entry(Target.ADJUSTMENTS, List.of(Adjustment.class, Adjustment.Terms.class, Adjustment.Ending.class)),
            entry(Target.ADJUSTMENT_CONSENTS, List.of(Adjustment.Consent.class)),
            entry(Target.PROGRAMME_REGISTRATIONS, List.of(ProgrammeRegistration.class, RegistrationState.class)),
            entry(Target.STATUS_EVENTS, List.of(StatusEvent.class)),
            entry(Target.PRIOR_LEARNING, List.of(PriorLearning.class)),
            entry(Target.WAIVERS, List.of(Waiver.class)),
            entry(Target.MODULE_REGISTRATIONS, List.of(ModuleRegistration.class)),
            entry(Target.ENROLMENT_TASKS, List.of(EnrolmentTask.class)),
            entry(Target.GATE_CHECKS, List.of(GateCheck.class)),
            entry(Target.MISSING_DOCUMENTS, List.of(MissingDocument.class)),
            entry(Target.ID_CARDS, List.of(IdCard.class)),
            entry(Target.CLAIMS, List.of(Claim.class)),
            entry(
                    Target.REQUESTS,
                    List.of(
                            StudentRequest.class,
                            Asked.class,
                            Asked.Circumstances.class,
                            RequestStep.class,
                            RequestLetter.class,
                            RequestDuty.class)),
            entry(Target.MARKS, List.of(Mark.class)),
            entry(
                    Target.ASSESSMENT_OUTCOMES,
                    List.of(
                            AssessmentOutcome.class,
                            AssessmentOutcome.Decision.class,
                            AssessmentOutcome.Revocation.class)));

    /** What says of which institution, student or run a record is, and under which number it is kept here. */
    private static final Set<String> WHOSE = Set.of(
            "id",
            "institution",
            "partner",
            "awardingBody",
            "requestId",
            "studentId",
            "programmeId",
            "programmeCode",
            "moduleId",
            "occurrenceId",
            "elementId",
            "registrationId");

    /** Where a file has another word for it, by record and component: its columns. */
    private static final Map<String, List<String>> ELSEWHERE = Map.ofEntries(
            entry("LatePenalty.marksPerDay", List.of("late_marks_per_day")),
            entry("LatePenalty.days", List.of("late_days")),
            entry("LatePenalty.noMarksAfterDays", List.of("late_no_marks_after_days")),
            entry("Outline.latePenalty", List.of("late_marks_per_day")),
            entry("Occurrence.outline", List.of("grading")),
            entry("Occurrence.cancelled", List.of("cancelled_on")),
            entry("Cancellation.on", List.of("cancelled_on")),
            entry("Cancellation.reason", List.of("cancellation_reason")),
            entry("Element.code", List.of("element_code")),
            entry("RouteSubject.name", List.of("title")),
            entry("ProgrammeVersion.structure", List.of("part")),
            entry("ProgrammeStructure.stages", List.of("part")),
            entry("ProgrammeStructure.routes", List.of("part")),
            entry("ProgrammeStructure.rules", List.of("part")),
            entry("ProgrammeStructure.departures", List.of("part")),
            entry("Route.subjects", List.of("part")),
            entry("Requirement.anyOf", List.of("modules")),
            entry("Site.address", List.of("line1", "line6", "postcode", "country")),
            entry("Contact.lines", List.of("line1", "line2", "line3", "line4", "line5", "line6")),
            entry("Dated.from", List.of("valid_from")),
            entry("Hold.release", List.of("release_reason", "released_at", "released_by")),
            entry("StatusEvent.engagementId", List.of("engagement_kind", "engagement_begins")),
            entry("Terms.from", List.of("valid_from")),
            entry("Terms.until", List.of("valid_until")),
            entry("Ending.reason", List.of("end_reason")),
            entry("Consent.on", List.of("given_on")),
            entry("Waiver.from", List.of("starts")),
            entry("Claim.modules", List.of("module_code", "credits", "mark")),
            entry("Claim.evidence", List.of("reference")),
            entry("Claim.steps", List.of("step", "person", "happened_on", "note", "recorded_at", "recorded_by")),
            entry("StudentRequest.asked", List.of("part")),
            entry("StudentRequest.approvals", List.of("role", "clause")),
            entry("Asked.details", List.of("family_name", "given_names", "date_of_birth", "email")),
            entry("Asked.circumstances", List.of("sponsored", "funded", "loan")),
            entry("Asked.evidence", List.of("evidence", "reference")),
            entry("RequestStep.state", List.of("afterwards")),
            entry("RequestStep.at", List.of("taken_at")),
            entry("RequestDuty.code", List.of("duty")),
            entry("RequestDuty.clause", List.of("duty_clause")),
            entry("RequestDuty.evidence", List.of("shown_by")),
            entry("ModuleRegistration.status", List.of("withdrawn_on")),
            entry("ModuleRegistration.programmeRegistrationId", List.of("programme_code")),
            entry("RegistrationState.source", List.of("ended_by")),
            entry("Revocation.reason", List.of("revocation")));

    /** What a record is made of: parts that are records of their own in the table above. */
    private static final Set<String> PARTS = Set.of(
            "Dated.value",
            "AssessmentOutcome.decision",
            "Adjustment.terms",
            "Adjustment.consents",
            "Adjustment.ending",
            "Occurrence.elements",
            "RegistrationState.registration",
            "RequestStep.letter");

    private static final String CORRECTED = "What counts leaves, not what it corrected";
    private static final String RECORDED = "Who had recorded an entry elsewhere, and when, is not taken over";
    private static final String VERSIONS = "how a version came about here; the version travels";
    private static final String EARLIER = "how it came about here; where it stands travels";

    /** What stays, by record and component: the words of the guide that say so. */
    private static final Map<String, String> STAYS = Map.ofEntries(
            entry("Dated.until", CORRECTED),
            entry("Dated.corrects", CORRECTED),
            entry("Dated.correctedBy", CORRECTED),
            entry("Dated.recordedAt", RECORDED),
            entry("Dated.recordedBy", RECORDED),
            entry("Engagement.voided", CORRECTED),
            entry("MissingDocument.voided", CORRECTED),
            entry("StatusEvent.corrects", CORRECTED),
            entry("StatusEvent.recordedAt", RECORDED),
            entry("StatusEvent.recordedBy", RECORDED),
            entry("Mark.sequence", CORRECTED),
            entry("Mark.recordedAt", RECORDED),
            entry("Mark.recordedBy", RECORDED),
            entry("Waiver.revocation", RECORDED),
            entry("IdCard.blockedBy", RECORDED),
            entry("MissingDocument.receivedBy", RECORDED),
            entry("ProgrammeVersion.number", VERSIONS),
            entry("ProgrammeVersion.changeSetId", VERSIONS),
            entry("ProgrammeVersion.state", VERSIONS),
            entry("ProgrammeVersion.supersededBy", VERSIONS),
            entry("RegistrationState.change", EARLIER),
            entry("RegistrationState.effective", EARLIER),
            entry("RegistrationState.reason", EARLIER),
            entry("RegistrationState.recordedAt", EARLIER),
            entry("RegistrationState.recordedBy", EARLIER),
            entry("RequestStep.rulings", "name facts and a pack of where they were made"),
            entry("RequestLetter.digest", "a letter about a request travels with it"));

    @Test
    public void whatADomainKeepsHasAColumnOrStaysForAReason() {
        List<String> missing = new ArrayList<>();
        RECORDS.forEach((target, records) -> {
            Set<String> columns = new TreeSet<>();
            target.fields().stream().map(Field::name).forEach(columns::add);
            for (Class<?> record : records) {
                for (RecordComponent component : record.getRecordComponents()) {
                    String name = record.getSimpleName() + "." + component.getName();
                    boolean there = WHOSE.contains(component.getName())
                            || PARTS.contains(name)
                            || STAYS.containsKey(name)
                            || columns.containsAll(ELSEWHERE.getOrDefault(name, List.of(column(component.getName()))));
                    if (!there) {
                        missing.add(target.label() + ": " + name);
                    }
                }
            }
        });
        assertEquals(String.join("\n", missing), List.of(), missing);
    }

    @Test
    public void everyTargetThatGoesBothWaysIsLookedAt() {
        assertEquals(Stream.of(Target.values()).filter(Target::bothWays).collect(Collectors.toSet()), RECORDS.keySet());
    }

    @Test
    public void theGuideSaysWhyWhatStaysDoes() throws IOException {
        String guide = Files.readString(Path.of("../../../docs/guides/import-data.md"));
        STAYS.forEach((name, words) -> assertTrue(name, guide.contains(words)));
    }

    private static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
