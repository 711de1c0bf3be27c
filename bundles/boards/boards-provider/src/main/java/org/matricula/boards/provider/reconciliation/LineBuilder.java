package org.matricula.boards.provider.reconciliation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Conferral;
import org.matricula.boards.api.IssuedPapers.Kind;
import org.matricula.boards.api.IssuedPapers.Paper;
import org.matricula.boards.api.Reconciliation.Line;
import org.matricula.boards.api.Reconciliation.State;
import org.matricula.boards.api.Reconciliation.Step;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistration.Status;
import org.matricula.students.api.StudentId;

/**
 * Where one registration stands at every step.
 *
 * @param modules marks and results of the session
 * @param papers the documents that stand, by who has them; null where nobody knows
 * @param calledOtherwise true of an ended registration whose person the board of its programme has called for another one
 */
record LineBuilder(
        ModuleAccount modules, Map<StudentId, List<Paper>> papers, Predicate<ProgrammeRegistration> calledOtherwise) {

    private static final Set<Step> BOARD = EnumSet.range(Step.MEETING, Step.CERTIFICATE);

    Line line(
            ProgrammeRegistration registration,
            String programme,
            Set<StudentId> person,
            Collection<ModuleRegistration> taken,
            Standing standing) {
        Map<Step, State> states = new EnumMap<>(Step.class);
        Set<String> missing = new TreeSet<>();
        states.put(Step.MARKS, modules.marks(taken, missing));
        states.put(Step.RESULTS, modules.results(taken, missing));
        if (standing == null && registration.status() == Status.WITHDRAWN && calledOtherwise.test(registration)) {
            BOARD.forEach(step -> states.put(step, State.NOT_DUE));
            return line(registration, programme, states, missing, null);
        }
        states.put(Step.MEETING, meeting(registration, standing));
        boolean called = standing != null;
        boolean proposed = called && standing.proposed();
        boolean decided = proposed && standing.candidate().decision() != null;
        boolean released = decided && standing.released();
        states.put(Step.PROPOSAL, proposed && standing.outdated() ? State.OUTDATED : step(called, proposed));
        states.put(Step.DECISION, step(proposed, decided));
        states.put(Step.RELEASE, step(decided, released));
        Candidate candidate = called ? standing.candidate() : null;
        states.put(
                Step.TRANSCRIPT, paper(released, candidate, person, released && candidate.awarded(), Kind.TRANSCRIPT));
        boolean conferred = released && candidate.conferral().isPresent();
        states.put(Step.CERTIFICATE, paper(released, candidate, person, conferred, Kind.CERTIFICATE));
        return line(registration, programme, states, missing, decided ? candidate.decision() : null);
    }

    private static Line line(
            ProgrammeRegistration registration,
            String programme,
            Map<Step, State> states,
            Set<String> missing,
            String decision) {
        return new Line(
                registration.studentId(),
                registration.id(),
                programme,
                registration.level(),
                states,
                List.copyOf(missing),
                decision);
    }

    private static State meeting(ProgrammeRegistration registration, Standing standing) {
        if (standing != null) {
            return State.DONE;
        }
        return switch (registration.status()) {
            case SUSPENDED -> State.SUSPENDED;
            case TRANSFERRED -> State.TRANSFERRED;
            case ACTIVE, WITHDRAWN, COMPLETED, VOIDED -> State.MISSING;
        };
    }

    private static State step(boolean due, boolean done) {
        return done ? State.DONE : due ? State.MISSING : State.WAITS;
    }

    private State paper(boolean released, Candidate candidate, Set<StudentId> person, boolean due, Kind kind) {
        if (!released) {
            return State.WAITS;
        }
        if (papers == null) {
            return due ? State.UNKNOWN : State.NOT_DUE;
        }
        // it may have been issued under a record into which that of the candidate was merged
        List<Paper> standing = person.stream()
                .flatMap(one -> papers.getOrDefault(one, List.of()).stream())
                .filter(paper -> paper.meeting().equals(candidate.meetingId()) && paper.kind() == kind)
                .toList();
        if (!due) {
            return standing.stream().anyMatch(Paper::ofAward) ? State.UNFOUNDED : State.NOT_DUE;
        }
        if (standing.isEmpty()) {
            return State.MISSING;
        }
        return standing.stream().anyMatch(paper -> shows(paper, candidate)) ? State.DONE : State.OUTDATED;
    }

    /** True when a document shows what the candidate was given; one that nobody noted it of is believed. */
    private static boolean shows(Paper paper, Candidate candidate) {
        return paper.decision() == null
                || paper.decision().equals(candidate.decision())
                        && (paper.classification() == null
                                || paper.classification()
                                        .equals(candidate
                                                .conferral()
                                                .map(Conferral::classification)
                                                .orElse(null)));
    }
}
