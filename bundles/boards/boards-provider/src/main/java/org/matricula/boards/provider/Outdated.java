package org.matricula.boards.provider;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.assessment.api.SessionRecords;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.provider.proposal.PersonRecords;
import org.matricula.boards.provider.store.CandidateStore;
import org.matricula.boards.provider.store.EmbargoStore;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.ProgressionFacts.Point;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Candidates with results that were not made from the marks and outcomes of now, because nobody has computed since: the
 * board saw what is known to be wrong (ADR 61).
 */
@Component(service = Outdated.class)
public final class Outdated {

    private final CandidateStore candidates;
    private final EmbargoStore store;
    private final SessionRecords marks;
    private final PersonRecords persons;

    /** Works on the stores. */
    @Activate
    public Outdated(
            @Reference CandidateStore candidates,
            @Reference EmbargoStore store,
            @Reference Registrations registrations,
            @Reference ModuleResults results,
            @Reference SessionRecords marks,
            @Reference Persons persons) {
        this.candidates = candidates;
        this.store = store;
        this.marks = marks;
        this.persons = new PersonRecords(registrations, results, persons);
    }

    /**
     * Notes those of some students who are before a meeting with such results.
     *
     * @return who they are
     */
    public List<StudentId> note(Caller acting, Meeting meeting, List<StudentId> students) {
        List<StudentId> outdated = among(
                acting,
                meeting,
                candidates
                        .find(
                                acting.scope(),
                                meeting.id(),
                                persons.of(acting, meeting.institution(), students)
                                        .identities())
                        .stream()
                        .map(Candidate::studentId)
                        .toList());
        store.note(acting.scope(), meeting, outdated);
        return outdated;
    }

    /**
     * Refuses a release while results that were noted are not computed.
     *
     * @throws org.matricula.kernel.api.ProblemException 409
     */
    void refuse(Caller acting, Meeting meeting) {
        List<StudentId> outdated = among(acting, meeting, store.noted(acting.scope(), meeting.id()));
        if (!outdated.isEmpty()) {
            throw Problem.conflict(
                            "candidates",
                            outdated,
                            "must have results from the marks and outcomes of now; compute them, and renew the proposals"
                                    + " where they differ")
                    .exception();
        }
    }

    private List<StudentId> among(Caller acting, Meeting meeting, Collection<StudentId> students) {
        if (students.isEmpty()) {
            return List.of();
        }
        PersonRecords.Some known = persons.of(acting, meeting.institution(), students);
        Set<ModuleRegistrationId> outdated = marks.outdated(acting, meeting.institution(), known.identities());
        Map<StudentId, List<ModuleResult>> theirs = known.results();
        return students.stream()
                .filter(student -> theirs.getOrDefault(student, List.of()).stream()
                        .anyMatch(result -> outdated.contains(result.registrationId()) && isBefore(meeting, result)))
                .distinct()
                .sorted((one, other) -> Long.compare(one.value(), other.value()))
                .toList();
    }

    /** What came after the session, or by a resit before the first sits were judged, is for the next board. */
    private static boolean isBefore(Meeting meeting, ModuleResult result) {
        int later = result.session().compareTo(meeting.session());
        boolean resit = result.attempt().resitOf() != null && meeting.point().equals(Point.AFTER_FIRST_SIT.name());
        return later < 0 || later == 0 && !resit;
    }
}
