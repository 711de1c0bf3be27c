package org.matricula.demo.generator;

import java.util.List;
import java.util.Random;

/** Chance that repeats itself: the sequence of {@link Random} is fixed by its specification, and only whole numbers are used. */
final class Dice {

    private static final int THROWS = 12;
    private static final int THOUSAND = 1000;

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** A whole number from the lowest to the highest, each as likely. */
    int between(int lowest, int highest) {
        return lowest + random.nextInt(highest - lowest + 1);
    }

    /** True in so many cases of a thousand. */
    boolean perMille(int cases) {
        return random.nextInt(THOUSAND) < cases;
    }

    /** One of the list. */
    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A whole number about the mean, bell-shaped. */
    int about(int mean, int deviation) {
        int sum = 0;
        for (int i = 0; i < THROWS; i++) {
            sum += random.nextInt(THOUSAND + 1);
        }
        // the sum of twelve even chances from 0 to 1 has the mean 6 and the deviation 1
        return mean + Math.floorDiv((sum - THROWS * THOUSAND / 2) * deviation, THOUSAND);
    }
}
