package org.matricula.benchmarks.honours;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.StatelessKieSession;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.ModuleFact;

/**
 * The same rule in DRL, run by Drools on a stateless session. The rules are compiled to Java beforehand (executable
 * model), the base is built once, and the facts are beans already: what is measured is the judging alone.
 */
public final class DroolsHonours {

    private static final String SOURCE = "src/main/resources/org/matricula/benchmarks/honours/honours.drl";

    private final KieBase base;

    /** Compiles the rules. */
    public DroolsHonours() {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem().write(SOURCE, rules());
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        base = services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
    }

    private static String rules() {
        try (InputStream file = DroolsHonours.class.getResourceAsStream("honours.drl")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The modules as facts. */
    public static List<Module> facts(List<ModuleFact> modules) {
        return modules.stream()
                .map(one -> new Module(one.level(), one.credits(), one.mark(), one.isHeld(), one.isMarked()))
                .toList();
    }

    /** The class. */
    public Result classify(List<Module> modules) {
        Degree degree = new Degree();
        List<Object> facts = new ArrayList<>(modules.size() + 1);
        facts.addAll(modules);
        facts.add(degree);
        StatelessKieSession session = base.newStatelessKieSession();
        session.execute(facts);
        return degree.getResult();
    }

    /** One module, as rules see it. */
    public static final class Module {

        private final int level;
        private final int credits;
        private final BigDecimal mark;
        private final boolean held;
        private final boolean marked;
        private final BigDecimal weighted;

        Module(int level, int credits, BigDecimal mark, boolean held, boolean marked) {
            this.level = level;
            this.credits = credits;
            this.mark = mark;
            this.held = held;
            this.marked = marked;
            this.weighted = mark.multiply(BigDecimal.valueOf(credits));
        }

        /** 3 to 8. */
        public int getLevel() {
            return level;
        }

        /** Its credits. */
        public int getCredits() {
            return credits;
        }

        /** Its credits if it is at this level or above, else 0. */
        public int creditsFrom(int least) {
            return level >= least ? credits : 0;
        }

        /** Its credits if it is below this level, else 0. */
        public int creditsBelow(int limit) {
            return level < limit ? credits : 0;
        }

        /** Its mark. */
        public BigDecimal getMark() {
            return mark;
        }

        /** Credits times mark. */
        public BigDecimal getWeighted() {
            return weighted;
        }

        /** Whether its credit is held. */
        public boolean isHeld() {
            return held;
        }

        /** Whether its mark counts. */
        public boolean isMarked() {
            return marked;
        }
    }

    /** What the rules fill in. */
    public static final class Degree {

        private static final int LOWER = 60;
        private static final int UPPER = 120;

        private Boolean complete;
        private BigDecimal upper;
        private BigDecimal lower;
        private Result result;

        /** Whether the credit is complete; null while nobody knows. */
        public Boolean getComplete() {
            return complete;
        }

        /** Said by the rule of credit. */
        public void setComplete(Boolean value) {
            complete = value;
        }

        /** The weighted sum of level 6; null while nobody knows. */
        public BigDecimal getUpper() {
            return upper;
        }

        /** Said by the rule of Method 2. */
        public void setUpper(BigDecimal value) {
            upper = value;
        }

        /** The weighted sum of the best 60 credits of level 5; null while nobody knows. */
        public BigDecimal getLower() {
            return lower;
        }

        /** Said by the rule of Method 1. */
        public void setLower(BigDecimal value) {
            lower = value;
        }

        /** The class; null while nobody knows. */
        public Result getResult() {
            return result;
        }

        /** Said by the rules of classes. */
        public void setResult(Result value) {
            result = value;
        }

        /** The weighted sum of the best 60 credits. */
        public static BigDecimal best(List<Module> modules) {
            List<Module> sorted = new ArrayList<>(modules);
            sorted.sort(Comparator.comparing(Module::getMark).reversed());
            BigDecimal sum = BigDecimal.ZERO;
            int left = LOWER;
            for (int i = 0; left > 0; i++) {
                int taken = Math.min(left, sorted.get(i).getCredits());
                sum = sum.add(sorted.get(i).getMark().multiply(BigDecimal.valueOf(taken)));
                left -= taken;
            }
            return sum;
        }

        /** Whether one of the two means reaches a limit; nothing is divided, so nothing is rounded. */
        public boolean reaches(String limit) {
            BigDecimal from = new BigDecimal(limit);
            return upper.compareTo(from.multiply(BigDecimal.valueOf(UPPER))) >= 0
                    || upper.add(lower).compareTo(from.multiply(BigDecimal.valueOf(LOWER + UPPER))) >= 0;
        }
    }
}
