package org.matricula.exchange.provider.envelope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.boards.api.Boards;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.exchange.api.EnvelopeReturn;
import org.matricula.exchange.api.EnvelopeReturnId;
import org.matricula.exchange.api.Receipt;
import org.matricula.exchange.provider.basis.Leaving;
import org.matricula.exchange.provider.basis.Upload;
import org.matricula.exchange.provider.destination.Sink;
import org.matricula.exchange.provider.destination.Target;
import org.matricula.exchange.provider.destination.Values;
import org.matricula.exchange.provider.intake.SinkRegistry;
import org.matricula.exchange.provider.mapping.Mapped;
import org.matricula.exchange.provider.origin.Source;
import org.matricula.exchange.provider.origin.SourceRegistry;
import org.matricula.exchange.provider.store.EnvelopeStore;
import org.matricula.exchange.provider.zip.Archive;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobHandler;
import org.matricula.kernel.api.job.JobProgress;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.signing.SigningKeys;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Merges envelopes that came back, a table in each step. */
@Component(service = JobHandler.class, configurationPid = "org.matricula.exchange")
public final class EnvelopeMerge implements JobHandler {

    static final String KIND = "exchange.envelope-return";
    static final String RETURN = "return";
    private static final String CANDIDATE = "candidate";
    private static final int TURNS = 5;

    private final EnvelopeStore envelopes;
    private final EnvelopePack pack;
    private final SourceRegistry sources;
    private final SinkRegistry sinks;
    private final Students students;
    private final ReleasedDecisions decisions;

    /** Wires the handler; without the neighbours nobody could say what is released, so returns wait for them. */
    @Activate
    public EnvelopeMerge(
            @Reference(target = "(osgi.jndi.service.name=exchange)") DataSource dataSource,
            @Reference SourceRegistry sources,
            @Reference SinkRegistry sinks,
            @Reference SigningKeys keys,
            @Reference Students students,
            @Reference Boards boards,
            @Reference CandidateNumbers candidates,
            @Reference Curriculum curriculum,
            Map<String, Object> settings) {
        this.envelopes = new EnvelopeStore(dataSource);
        this.pack = new EnvelopePack(sources, keys, Upload.largest(settings));
        this.sources = sources;
        this.sinks = sinks;
        this.students = students;
        this.decisions = new ReleasedDecisions(students, boards, candidates, curriculum);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JobProgress next(Job job) {
        EnvelopeReturnId id = EnvelopeReturnId.valueOf(job.parameters().get(RETURN));
        Caller caller = job.startedBy();
        EnvelopeReturn returned = envelopes
                .returned(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("return", id).exception());
        envelopes.takeTurn(caller.scope(), returned);
        int step = job.cursor() == null ? 0 : Integer.parseInt(job.cursor());
        Target target = EnvelopePack.TARGETS.get(step);
        Path sent = file(envelopes.bytes(caller.scope(), returned.envelope()));
        Path came = file(envelopes.bytes(caller.scope(), id));
        try (Archive base = pack.open(sent);
                Archive theirs = pack.open(came)) {
            List<Mapped> rows = pack.rows(theirs, target);
            if (rows != null) {
                envelopes.add(
                        caller.scope(), returned, receipts(caller, returned, target, pack.rows(base, target), rows));
            }
        } finally {
            Upload.delete(sent);
            Upload.delete(came);
        }
        int done = step + 1;
        int total = EnvelopePack.TARGETS.size();
        return done < total
                ? new JobProgress(done, total, Integer.toString(done), null)
                : new JobProgress(done, total, null, "every row of the return has a receipt");
    }

    /** Once more for the rows whose records somebody changed between the reading and the writing. */
    private List<Receipt> receipts(
            Caller caller, EnvelopeReturn returned, Target target, List<Mapped> base, List<Mapped> theirs) {
        Sink sink = sinks.require(target);
        ThreeWay ways = new ThreeWay(target, sink.key());
        Map<String, Values> sent = new LinkedHashMap<>();
        base.forEach(row -> sent.put(ways.key(row.values()), row.values()));
        Map<Integer, Receipt> receipts = new TreeMap<>();
        for (int turn = 1; turn <= TURNS && receipts.size() < theirs.size(); turn++) {
            turn(caller, returned, sink, ways, sent, theirs, receipts, turn == TURNS);
        }
        List<Receipt> all = new ArrayList<>(receipts.values());
        Set<String> came = all.stream().map(Receipt::key).collect(Collectors.toSet());
        sent.keySet().stream()
                .filter(key -> !came.contains(key))
                .forEach(key -> all.add(
                        new Receipt(target.label(), 0, key, Receipt.Outcome.NOT_RETURNED, null, null, null, null)));
        return all;
    }

    /**
     * Merges the rows that have no receipt yet with what is here now.
     *
     * @param receipts by the places of their rows; those of rows whose records were changed meanwhile stay out
     * @param last true to refuse such rows
     */
    private void turn(
            Caller caller,
            EnvelopeReturn returned,
            Sink sink,
            ThreeWay ways,
            Map<String, Values> sent,
            List<Mapped> theirs,
            Map<Integer, Receipt> receipts,
            boolean last) {
        InstitutionCode institution = returned.institution();
        Target target = sink.target();
        Map<String, Values> ours = new HashMap<>();
        read(caller, institution, target, record -> ours.put(ways.key(record), record));
        Set<String> numbers = new HashSet<>();
        read(caller, institution, Target.STUDENTS, record -> numbers.add(record.text("number")));

        KeptNumbers kept = new KeptNumbers(
                students,
                caller,
                institution,
                ways,
                Stream.concat(sent.values().stream(), ours.values().stream()).toList(),
                theirs.stream().map(Mapped::values).toList());

        Set<List<Object>> anonymous = Stream.concat(sent.values().stream(), ours.values().stream())
                .filter(row -> row.text(CANDIDATE) != null)
                .map(EnvelopeMerge::element)
                .collect(Collectors.toSet());
        Map<Integer, Receipt> applied = new HashMap<>();
        Map<Integer, Revised<Values>> writing = new LinkedHashMap<>();
        Map<String, Long> seen = new HashMap<>();
        for (int place = 0; place < theirs.size(); place++) {
            Mapped row = theirs.get(place);
            long number = row.row().number();
            Values said = row.accepted() ? kept.kept(row.values()) : row.values();
            String key = ways.key(said);
            Long before = row.accepted() ? seen.putIfAbsent(key, number) : null;
            if (receipts.containsKey(place)) {
                continue;
            }
            String why = row.accepted() ? foreign(target, said, numbers, institution) : row.reason();
            if (why == null && !sent.containsKey(key) && isNamed(said, anonymous)) {
                why = "candidate must be given: marks of the element left under candidate numbers, and name nobody";
            }
            if (why == null && before != null) {
                why = "must stand in the table once: row " + before + " has it";
            }
            if (why != null) {
                receipts.put(place, refused(target, number, key, why));
                continue;
            }
            ThreeWay.Merge merge = ways.merge(number, sent.get(key), said, ours.get(key));
            if (merge.apply() == null) {
                receipts.put(place, merge.receipt());
            } else {
                applied.put(place, merge.receipt());
                writing.put(place, new Revised<>(merge.apply(), ours.get(key)));
            }
        }
        refuseReleased(caller, institution, target, writing)
                .forEach((place, why) -> receipts.put(place, with(applied.get(place), Receipt.Outcome.REFUSED, why)));
        writing.keySet().removeAll(receipts.keySet());
        write(caller, returned, sink, writing).forEach((place, outcome) -> {
            if (last || !isOvertaken(outcome)) {
                receipts.put(place, said(applied.get(place), outcome));
            }
        });
    }

    private Map<Integer, String> refuseReleased(
            Caller caller, InstitutionCode institution, Target target, Map<Integer, Revised<Values>> writing) {
        Map<Integer, String> refused = new HashMap<>();
        if (PartnerRule.of(target).released()) {
            Map<Integer, Values> rows = new HashMap<>();
            writing.forEach((place, row) -> rows.put(place, row.row()));
            decisions
                    .among(caller, institution, rows)
                    .forEach(place -> refused.put(
                            place,
                            "a board has released the decisions of "
                                    + rows.get(place).session("session")
                                    + "; this must not be changed by a partner"));
        }
        return refused;
    }

    private static Map<Integer, RowOutcome> write(
            Caller caller, EnvelopeReturn returned, Sink sink, Map<Integer, Revised<Values>> writing) {
        Map<Integer, RowOutcome> outcomes = new HashMap<>();
        if (!writing.isEmpty()) {
            Iterator<RowOutcome> each = sink.revise(
                            caller,
                            returned.institution(),
                            List.copyOf(writing.values()),
                            "envelope return " + returned.id())
                    .iterator();
            writing.keySet().forEach(place -> outcomes.put(place, each.next()));
        }
        return outcomes;
    }

    private static boolean isOvertaken(RowOutcome outcome) {
        return outcome.problem() != null && outcome.problem().kind() == Problem.Kind.STALE;
    }

    private static Receipt said(Receipt applied, RowOutcome outcome) {
        return switch (outcome.kind()) {
            case REFUSED -> with(
                    applied, Receipt.Outcome.REFUSED, outcome.problem().detail());
            case UNCHANGED -> with(applied, Receipt.Outcome.UNCHANGED, "changes nothing here");
            default -> applied;
        };
    }

    private void read(
            Caller caller, InstitutionCode institution, Target target, java.util.function.Consumer<Values> taker) {
        Source source = sources.require(target);
        source.privileges().forEach(caller::require);
        source.read(caller, institution, null, taker);
    }

    private static boolean isNamed(Values row, Set<List<Object>> anonymous) {
        return !anonymous.isEmpty() && row.text(CANDIDATE) == null && anonymous.contains(element(row));
    }

    private static List<Object> element(Values mark) {
        return List.of(mark.occurrence(), mark.text("element_code"));
    }

    private static String foreign(Target target, Values row, Set<String> numbers, InstitutionCode institution) {
        String field = PartnerRule.student(target);
        String number = field == null ? null : row.text(field);
        // a mark behind a candidate number names no student; whose it is, its domain finds on the occurrence
        return number == null || numbers.contains(number)
                ? null
                : field + " '" + number + "' must be a student of '" + institution + "'";
    }

    private static Receipt refused(Target target, long row, String key, String why) {
        return new Receipt(target.label(), row, key, Receipt.Outcome.REFUSED, why, null, null, null);
    }

    private static Receipt with(Receipt receipt, Receipt.Outcome outcome, String why) {
        return new Receipt(
                receipt.entity(),
                receipt.row(),
                receipt.key(),
                outcome,
                why,
                receipt.base(),
                receipt.theirs(),
                receipt.ours());
    }

    /** Bytes as a file, since a ZIP file is read from its end. */
    static Path file(byte[] bytes) {
        Path file = Leaving.temporary("matricula-envelope");
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            Upload.delete(file);
            throw new UncheckedIOException(e);
        }
    }
}
