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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private List<Receipt> receipts(
            Caller caller, EnvelopeReturn returned, Target target, List<Mapped> base, List<Mapped> theirs) {
        InstitutionCode institution = returned.institution();
        Sink sink = sinks.require(target);
        ThreeWay ways = new ThreeWay(target, sink.key());
        Map<String, Values> sent = new LinkedHashMap<>();
        base.forEach(row -> sent.put(ways.key(row.values()), row.values()));
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
        List<Receipt> receipts = new ArrayList<>();
        Map<Integer, Values> writing = new LinkedHashMap<>();
        Map<String, Long> seen = new HashMap<>();
        Set<String> came = new HashSet<>();
        for (Mapped row : theirs) {
            long number = row.row().number();
            Values said = row.accepted() ? kept.kept(row.values()) : row.values();
            String key = ways.key(said);
            came.add(key);
            String why = row.accepted() ? foreign(target, said, numbers, institution) : row.reason();
            if (why == null && !sent.containsKey(key) && isNamed(said, anonymous)) {
                why = "candidate must be given: marks of the element left under candidate numbers, and name nobody";
            }
            Long before = row.accepted() ? seen.putIfAbsent(key, number) : null;
            if (why == null && before != null) {
                why = "must stand in the table once: row " + before + " has it";
            }
            if (why != null) {
                receipts.add(refused(target, number, key, why));
                continue;
            }
            ThreeWay.Merge merge = ways.merge(number, sent.get(key), said, ours.get(key));
            if (merge.apply() != null) {
                writing.put(receipts.size(), merge.apply());
            }
            receipts.add(merge.receipt());
        }
        sent.keySet().stream()
                .filter(key -> !came.contains(key))
                .forEach(key -> receipts.add(
                        new Receipt(target.label(), 0, key, Receipt.Outcome.NOT_RETURNED, null, null, null, null)));
        write(caller, returned, sink, writing, receipts);
        return receipts;
    }

    private void write(
            Caller caller, EnvelopeReturn returned, Sink sink, Map<Integer, Values> writing, List<Receipt> receipts) {
        InstitutionCode institution = returned.institution();
        Map<Integer, Values> allowed = new LinkedHashMap<>(writing);
        if (PartnerRule.of(sink.target()).released()) {
            decisions.among(caller, institution, writing).forEach(place -> {
                Values record = allowed.remove(place);
                receipts.set(
                        place,
                        with(
                                receipts.get(place),
                                Receipt.Outcome.REFUSED,
                                "a board has released the decisions of " + record.session("session")
                                        + "; this must not be changed by a partner"));
            });
        }
        if (allowed.isEmpty()) {
            return;
        }
        List<Integer> places = List.copyOf(allowed.keySet());
        List<RowOutcome> outcomes =
                sink.write(caller, institution, List.copyOf(allowed.values()), "envelope return " + returned.id());
        for (int i = 0; i < places.size(); i++) {
            RowOutcome outcome = outcomes.get(i);
            int place = places.get(i);
            switch (outcome.kind()) {
                case REFUSED -> receipts.set(
                        place,
                        with(
                                receipts.get(place),
                                Receipt.Outcome.REFUSED,
                                outcome.problem().detail()));
                case UNCHANGED -> receipts.set(
                        place, with(receipts.get(place), Receipt.Outcome.UNCHANGED, "changes nothing here"));
                default -> {
                    // it is applied, as the receipt says
                }
            }
        }
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
