package org.matricula.documents.provider;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.documents.api.Transcript.AwardLine;
import org.matricula.documents.api.Transcript.Line;
import org.matricula.documents.api.Transcript.Study;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a student studied and completed, as far as it is released. */
@Component(service = StudyHistory.class)
public final class StudyHistory {

    private static final String EXEMPT = "exempt";
    private static final String PASS = "PASS";
    private static final Set<String> COMPLETED = Set.of(PASS, "PC", "EXEMPT");
    private static final Set<String> CLASSES =
            Set.of("FIRST", "UPPER_SECOND", "LOWER_SECOND", "THIRD", "DISTINCTION", "MERIT", PASS);

    private static final Comparator<ModuleResult> LATER = Comparator.comparing(ModuleResult::attempt)
            .thenComparing(ModuleResult::session)
            .thenComparingLong(r -> r.id().value());

    private final Boards boards;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final ModuleResults results;

    /** Reads from the domains that keep the records. */
    @Activate
    public StudyHistory(
            @Reference Boards boards,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference ModuleResults results) {
        this.boards = boards;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.results = results;
    }

    /** The decisions that were released, oldest first. */
    List<ReleasedDecision> released(Caller reader, StudentId student) {
        Map<MeetingId, Meeting> meetings = new HashMap<>();
        return boards.released(reader, student).stream()
                .map(c ->
                        new ReleasedDecision(c, meetings.computeIfAbsent(c.meetingId(), id -> boards.meeting(reader, id)
                                .record())))
                .toList();
    }

    /** The programmes with their dates. */
    List<Study> programmes(Caller reader, StudentId student) {
        return registrations.programmesOf(reader, student).stream()
                .map(r -> new Study(title(reader, r.programmeId()), r.startedOn(), r.endedOn()))
                .toList();
    }

    /** The modules completed: recognised ones first, then by session and code. */
    List<Line> modules(Caller reader, Student student, List<ReleasedDecision> released) {
        List<PriorLearning> recognised = registrations.priorLearningOf(reader, student.id());
        List<ModuleResult> completed = completed(results.of(reader, student.id()), released);
        Map<ModuleId, Module> modules = curriculum.modules(reader, ids(recognised, completed));
        List<Line> lines = new ArrayList<>();
        recognised.stream()
                .map(prior -> line(modules.get(prior.moduleId()), prior))
                .sorted(Comparator.comparing(Line::code))
                .forEach(lines::add);
        completed.forEach(result -> lines.add(line(reader, modules.get(result.moduleId()), result)));
        return lines;
    }

    /** The award conferred; null while there is none. */
    AwardLine award(Caller reader, StudentId student, List<ReleasedDecision> released) {
        Candidate award = boards.award(reader, student).orElse(null);
        if (award == null) {
            return null;
        }
        LocalDate conferred = released.stream()
                .filter(decision -> decision.candidate().id().equals(award.id()))
                .map(decision -> decision.meeting().heldOn())
                .findFirst()
                .orElseThrow();
        ProgrammeRegistration registration = registrations
                .programmeRegistration(reader, award.registrationId())
                .record();
        return new AwardLine(
                title(reader, registration.programmeId()),
                CLASSES.contains(award.classification()) ? award.classification() : null,
                conferred);
    }

    /** Of several attempts at a module the last one that is released stands; failures are not shown (AMB-T-59). */
    private static List<ModuleResult> completed(List<ModuleResult> results, List<ReleasedDecision> released) {
        Map<ModuleId, ModuleResult> last = new HashMap<>();
        for (ModuleResult result : results) {
            if (released.stream().anyMatch(decision -> decision.covers(result))) {
                last.merge(result.moduleId(), result, (a, b) -> LATER.compare(a, b) >= 0 ? a : b);
            }
        }
        return last.values().stream()
                .filter(result -> COMPLETED.contains(result.grade()))
                .sorted(Comparator.comparing(ModuleResult::session).thenComparing(ModuleResult::moduleCode))
                .toList();
    }

    private Line line(Caller reader, Module module, ModuleResult result) {
        LocalDate completedOn =
                curriculum.occurrence(reader, result.occurrenceId()).record().ends();
        boolean exempt = "EXEMPT".equals(result.grade());
        return new Line(
                result.moduleCode(),
                module.title(),
                result.level(),
                result.credits(),
                exempt ? EXEMPT : mark(result.mark()),
                exempt ? null : result.grade(),
                completedOn);
    }

    private static Line line(Module module, PriorLearning prior) {
        boolean exempt = prior.origin() == PriorLearning.Origin.EXEMPT;
        return new Line(
                module.code(),
                module.title(),
                module.level(),
                module.credits(),
                exempt ? EXEMPT : mark(prior.mark()),
                exempt ? null : PASS,
                null);
    }

    /** One decimal, truncated, so that a shown mark never crosses a limit (T-RUL-3). */
    private static String mark(BigDecimal mark) {
        return mark == null ? null : mark.setScale(1, RoundingMode.DOWN).toPlainString();
    }

    private String title(Caller reader, ProgrammeId id) {
        Programme programme = curriculum.programme(reader, id).record();
        String award = curriculum.award(reader, programme.awardCode()).title();
        return award + (award.contains(" in ") ? ", " : " in ") + programme.title();
    }

    private static Set<ModuleId> ids(Collection<PriorLearning> recognised, Collection<ModuleResult> completed) {
        Set<ModuleId> ids = new HashSet<>();
        recognised.forEach(prior -> ids.add(prior.moduleId()));
        completed.forEach(result -> ids.add(result.moduleId()));
        return ids;
    }
}
