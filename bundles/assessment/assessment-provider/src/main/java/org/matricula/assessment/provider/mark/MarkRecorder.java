package org.matricula.assessment.provider.mark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkId;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Moderations;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.mark.MarkCheck.Checked;
import org.matricula.assessment.provider.outcome.Decisions;
import org.matricula.assessment.provider.outcome.OutdatedResults;
import org.matricula.assessment.provider.store.CandidateStore;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.assessment.provider.store.MarkStore.NewMark;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.ModerationStore;
import org.matricula.assessment.provider.store.OutcomeStore;
import org.matricula.assessment.provider.store.SubmissionStore;
import org.matricula.curriculum.api.ElementId;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;

/** Decides row by row what becomes of a mark and adds the rows that are new, chunk by chunk. */
public final class MarkRecorder {

    private static final int CHUNK = 1000;

    private static final Problem BY_NUMBER =
            Problem.invalid("studentNumber", null, "must be absent: this element is marked by candidate number");

    private static final Problem BY_MARKERS = Problem.invalid(
            "elementCode", null, "must not be marked so: its mark is agreed by the markers, under moderation");

    private final MarkStore store;
    private final SubmissionStore submissions;
    private final OutcomeStore outcomes;
    private final CandidateStore candidates;
    private final ModerationStore moderation;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final MarkCheck check;
    private final OwnWork own;
    private final OutdatedResults outdated;

    public MarkRecorder(
            DataSource dataSource,
            Identifiers identifiers,
            AuditTrail auditTrail,
            Clock clock,
            MarkCheck check,
            OwnWork own,
            OutdatedResults outdated) {
        this.store = new MarkStore(dataSource);
        this.submissions = new SubmissionStore(dataSource);
        this.outcomes = new OutcomeStore(dataSource);
        this.candidates = new CandidateStore(dataSource);
        this.moderation = new ModerationStore(dataSource);
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.check = check;
        this.own = own;
        this.outdated = outdated;
    }

    List<RowOutcome> record(Caller caller, InstitutionCode institution, List<MarkRow> rows, Set<String> untouched) {
        return chunked(
                caller, institution, rows, untouched, chunk -> check.check(Insider.of(caller), institution, chunk));
    }

    /** The same for rows that must not go over what nobody has read. */
    List<RowOutcome> revise(Caller caller, InstitutionCode institution, List<Revised<MarkRow>> rows) {
        return chunked(
                caller, institution, rows, Set.of(), chunk -> check.revised(Insider.of(caller), institution, chunk));
    }

    private <T> List<RowOutcome> chunked(
            Caller caller,
            InstitutionCode institution,
            List<T> rows,
            Set<String> untouched,
            Function<List<T>, List<Checked>> checking) {
        List<RowOutcome> outcomes = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += CHUNK) {
            List<Checked> checked = checking.apply(rows.subList(from, Math.min(from + CHUNK, rows.size())));
            outcomes.addAll(write(caller, institution, named(caller, checked), untouched, false));
        }
        return outcomes;
    }

    /** Refuses those whose marks go by candidate number, but for callers who may know the numbers. */
    private List<Checked> named(Caller caller, List<Checked> rows) {
        Set<Place> hidden =
                caller.may(CandidateNumbers.READ) ? Set.of() : candidates.hidden(caller.scope(), registrations(rows));
        return hidden.isEmpty()
                ? rows
                : rows.stream()
                        .map(row -> row.target() != null
                                        && row.target().row().candidate() == null
                                        && hidden.contains(row.target().place())
                                ? new Checked(null, BY_NUMBER)
                                : row)
                        .toList();
    }

    /**
     * Writes what was checked.
     *
     * @param dryRun true to tell what would become of each row and write nothing
     */
    public List<RowOutcome> write(
            Caller caller, InstitutionCode institution, List<Checked> rows, Set<String> untouched, boolean dryRun) {
        Set<ElementId> elements = rows.stream()
                .filter(row -> row.target() != null)
                .map(row -> row.target().element().id())
                .collect(Collectors.toSet());
        return new Chunk(caller, institution, untouched, moderation.doubleMarked(caller.scope(), elements))
                .record(rows, dryRun);
    }

    /** Writes what markers agreed or a board decided, whether or not the works have two markers. */
    public List<RowOutcome> agreed(
            Caller caller, InstitutionCode institution, List<Checked> rows, Set<String> untouched) {
        return new Chunk(caller, institution, untouched, Set.of()).record(rows, false);
    }

    private static Set<ModuleRegistrationId> registrations(List<Checked> rows) {
        return rows.stream()
                .filter(row -> row.target() != null)
                .map(row -> row.target().registration().id())
                .collect(Collectors.toSet());
    }

    private final class Chunk {

        private final Caller caller;
        private final InstitutionCode institution;
        private final Set<String> untouched;
        private final Set<ElementId> doubleMarked;
        private final Set<StudentId> themselves;
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        private final List<NewMark> added = new ArrayList<>();
        private final Set<ModuleRegistrationId> counting = new LinkedHashSet<>();
        private final List<Mark> first = new ArrayList<>();
        private final List<AuditEntry> corrections = new ArrayList<>();
        private Map<Place, Mark> latest = Map.of();
        private Map<Place, LocalDateTime> handedIn = Map.of();
        private Map<ModuleRegistrationId, Decisions> decided = Map.of();

        Chunk(Caller caller, InstitutionCode institution, Set<String> untouched, Set<ElementId> doubleMarked) {
            this.caller = caller;
            this.institution = institution;
            this.untouched = untouched;
            this.doubleMarked = doubleMarked;
            this.themselves = own.identities(caller);
        }

        List<RowOutcome> record(List<Checked> rows, boolean dryRun) {
            Set<ModuleRegistrationId> about = registrations(rows);
            latest = store.latest(caller.scope(), about);
            handedIn = submissions.latest(caller.scope(), about);
            decided = Decisions.byRegistration(outcomes.on(
                    caller.scope(),
                    latest.keySet().stream().map(Place::registration).collect(Collectors.toSet())));
            List<RowOutcome> outcomes = new ArrayList<>(rows.size());
            for (Checked row : rows) {
                if (row.target() == null) {
                    outcomes.add(RowOutcome.refused(row.problem()));
                } else if (row.isOvertaken(latest.get(row.target().place()))) {
                    outcomes.add(Revised.overtaken());
                } else {
                    outcomes.add(record(row.target(), row.expected()));
                }
            }
            if (dryRun) {
                return outcomes;
            }
            store.add(caller.scope(), added);
            auditTrail.record(caller, entries());
            outdated.tell(caller, institution, counting, now);
            return outcomes;
        }

        private RowOutcome record(MarkTarget named, Integer expected) {
            Mark before = latest.get(named.place());
            boolean again = before != null && isTakenAgain(named, before);
            if (before != null
                    && named.leaving(untouched, before)
                            .handedIn(before.submittedAt())
                            .agreesWith(before)
                    && !(again && named.isTold(before, expected))) {
                return RowOutcome.unchanged(before.id().toString());
            }
            if (themselves.contains(named.registration().studentId())) {
                return RowOutcome.refused(OwnWork.refusal(caller));
            }
            MarkTarget target = placed(named, before, again);
            if (doubleMarked.contains(target.element().id())
                    && (target.row().state() == Mark.State.SUBMITTED || isAgreed(before, again))) {
                return RowOutcome.refused(BY_MARKERS);
            }
            if (expected != null && expected != (before == null ? 0 : before.sequence())) {
                return RowOutcome.refused(Problem.conflict(
                        "expectedSequence",
                        expected,
                        before == null
                                ? "there is no mark yet"
                                : before.recordedBy() + " recorded number " + before.sequence() + " meanwhile"));
            }
            String reason = target.row().reason();
            if (before != null && (reason == null || reason.isBlank())) {
                return RowOutcome.refused(Problem.invalid("reason", null, "must be given for a correction"));
            }
            Mark mark = target.mark(new MarkId(identifiers.next()), before, caller.name(), now);
            added.add(new NewMark(mark, target.occurrence().id()));
            if (target.occurrence().counts(target.element())) {
                counting.add(mark.registrationId());
            }
            latest.put(target.place(), mark);
            if (before == null) {
                first.add(mark);
                return RowOutcome.created(mark.id().toString());
            }
            corrections.add(AuditEntry.changed(
                    institution, "assessment.correct-mark", "mark/" + mark.id(), reason, before, mark));
            return RowOutcome.changed(mark.id().toString());
        }

        /** With what the row says nothing about: of the work that was marked, or of what came in last. */
        private MarkTarget placed(MarkTarget named, Mark before, boolean again) {
            LocalDateTime last = handedIn.get(named.place());
            if (before == null) {
                return named.handedIn(last);
            }
            if (again) {
                return named.handedIn(Objects.equals(last, before.submittedAt()) ? null : last);
            }
            if (before.state() == Mark.State.SUBMITTED) {
                return named.leaving(untouched, before).handedIn(before.submittedAt());
            }
            return named.leaving(MarkTarget.butMoment(untouched), before).handedIn(last);
        }

        /** True where there is a mark of several, which only who is above the markers takes away (T-AD-8). */
        private boolean isAgreed(Mark before, boolean again) {
            return before != null
                    && before.state() == Mark.State.SUBMITTED
                    && !again
                    && !caller.may(Moderations.MODERATE);
        }

        private boolean isTakenAgain(MarkTarget named, Mark before) {
            return decided.getOrDefault(named.registration().id(), Decisions.NONE)
                    .on(named.occurrence(), named.element())
                    .isOpen(before);
        }

        /** One entry for each correction, and one with a digest over all for the marks that are new. */
        private List<AuditEntry> entries() {
            List<AuditEntry> entries = new ArrayList<>(corrections);
            if (!first.isEmpty()) {
                String subject = first.size() == 1
                        ? "mark/" + first.get(0).id()
                        : "marks/" + first.get(0).id() + "-"
                                + first.get(first.size() - 1).id();
                entries.add(new AuditEntry(institution, "assessment.record-marks", subject, null, null, digest()));
            }
            return entries;
        }

        private String digest() {
            MessageDigest digest = Digests.sha256();
            first.forEach(mark -> digest.update(mark.toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
