package org.matricula.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.matricula.benchmarks.honours.DroolsHonours;
import org.matricula.benchmarks.honours.PlainHonours;
import org.matricula.benchmarks.honours.Students;
import org.matricula.policies.taught.Classification.Classified;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.ClassificationFacts.Award;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Ruling;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackFiles;
import org.matricula.regulations.kit.pack.PackLoader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Classifies honours students with 18 modules: under {@code pack-usw-taught} with all findings, by plain Java without
 * any, and by Drools without any. All three must agree on every student before anything is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Classification {

    private static final int STUDENTS = 1024;
    private static final int FORKS = 2;
    private static final int WARM_UPS = 8;
    private static final int MEASUREMENTS = 5;
    private static final double SLOWER_THAN_PLAIN = 5;
    private static final double FASTER_THAN_DROOLS = 4;

    private LoadedPack pack;
    private DroolsHonours drools;
    private List<Award> students;
    private List<List<DroolsHonours.Module>> facts;
    private int next;

    /** Loads the pack, compiles the rules, draws the students. */
    @Setup
    public void prepare() {
        Map<String, byte[]> files = PackFiles.gather(Classification::file);
        pack = new PackLoader(List.of(new TaughtPolicyFamily()))
                .load(files, BasePacks.none())
                .orThrow();
        drools = new DroolsHonours();
        students = Students.drawn(STUDENTS);
        facts = students.stream().map(one -> DroolsHonours.facts(one.modules())).toList();
    }

    private static byte[] file(String name) {
        try (InputStream file = Classification.class.getClassLoader().getResourceAsStream(PackLoader.FOLDER + name)) {
            return file == null ? null : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int next() {
        next = (next + 1) % STUDENTS;
        return next;
    }

    /** The policy, with findings, steps and the pack's reference. */
    @Benchmark
    public Ruling<?> policy() {
        return pack.evaluate(TaughtPolicies.CLASSIFICATION, students.get(next()));
    }

    /** Plain Java. */
    @Benchmark
    public Result plainJava() {
        return PlainHonours.classify(students.get(next()).modules());
    }

    /** Drools on a stateless session. */
    @Benchmark
    public Result drools() {
        return drools.classify(facts.get(next()));
    }

    private Map<Result, Integer> compare() {
        Map<Result, Integer> classes = new EnumMap<>(Result.class);
        for (int i = 0; i < STUDENTS; i++) {
            Judgement<?> judgement = pack.evaluate(TaughtPolicies.CLASSIFICATION, students.get(i))
                    .judgement();
            Result result = ((Classified) judgement.outcome()).result();
            Result plain = PlainHonours.classify(students.get(i).modules());
            Result rules = drools.classify(facts.get(i));
            if (result != plain || result != rules) {
                throw new IllegalStateException(
                        students.get(i) + ": policy " + result + ", plain Java " + plain + ", Drools " + rules);
            }
            classes.merge(result, 1, Integer::sum);
        }
        return classes;
    }

    /** Compares, measures, prints; fails where a limit is missed. */
    public static void main(String[] arguments) throws Exception {
        Classification classification = new Classification();
        classification.prepare();
        Report.heading("classification of an honours student with 18 modules");
        Report.line("the same classes by all three: %s", classification.compare());
        Options options = new OptionsBuilder()
                .include(Classification.class.getName() + "\\.")
                .forks(FORKS)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(MEASUREMENTS)
                .measurementTime(TimeValue.seconds(2))
                .build();
        Map<String, Double> speeds = speeds(new Runner(options).run());
        speeds.forEach((lane, speed) -> Report.line("%-12s %,12.0f students/s", lane, speed));
        double slower = speeds.get("plainJava") / speeds.get("policy");
        double faster = speeds.get("policy") / speeds.get("drools");
        Report.line("plain Java is %.2f times as fast as the policy (at most %.0f)", slower, SLOWER_THAN_PLAIN);
        Report.line("the policy is %.2f times as fast as Drools (at least %.0f)", faster, FASTER_THAN_DROOLS);
        if (slower > SLOWER_THAN_PLAIN || faster < FASTER_THAN_DROOLS) {
            throw new IllegalStateException("a limit is missed");
        }
    }

    private static Map<String, Double> speeds(Collection<RunResult> results) {
        Map<String, Double> speeds = new LinkedHashMap<>();
        results.forEach(result -> speeds.put(
                result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore()));
        return speeds;
    }
}
