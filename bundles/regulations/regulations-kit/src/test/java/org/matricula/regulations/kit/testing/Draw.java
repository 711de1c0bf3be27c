package org.matricula.regulations.kit.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws the parts of an example. The same seed always draws the same. */
public final class Draw {

    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    /** A whole number within limits, both included. */
    public int number(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** True once in so many times. */
    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** One of these. */
    @SafeVarargs
    public final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** One of these. */
    public <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** The same things in another order. */
    public <T> List<T> shuffled(List<T> values) {
        List<T> others = new ArrayList<>(values);
        Collections.shuffle(others, random);
        return others;
    }

    /** An exact decimal within limits, both included, with up to six places; often whole, often right at a limit. */
    public BigDecimal decimal(int least, int most, String... limits) {
        if (limits.length > 0 && oneIn(4)) {
            BigDecimal near = new BigDecimal(of(limits)).add(new BigDecimal(of("-0.01", "0", "0", "0.01")));
            return near.max(BigDecimal.valueOf(least)).min(BigDecimal.valueOf(most));
        }
        int places = of(0, 0, 0, 1, 2, 6);
        BigDecimal step = BigDecimal.ONE.movePointLeft(places);
        int steps = (most - least) * BigDecimal.ONE.movePointRight(places).intValueExact();
        return BigDecimal.valueOf(least).add(step.multiply(BigDecimal.valueOf(number(0, steps))));
    }
}
