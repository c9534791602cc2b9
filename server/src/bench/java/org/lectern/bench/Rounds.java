package org.lectern.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/**
 * Measures several things in turn, five rounds of all of them, after one round that warms up and is thrown away.
 * Ratios are taken within a round, so that what slows the machine for a while slows both their sides.
 */
final class Rounds {
    private static final int ROUNDS = 5;

    private final Map<String, double[]> measured = new LinkedHashMap<>();

    /** Something done once a round that gives several numbers, each under its name. */
    @FunctionalInterface
    interface Visit {
        Map<String, Double> take() throws Exception;
    }

    /** Something that takes a while and gives a number: milliseconds, bytes, counts. */
    @FunctionalInterface
    interface Measurement {
        double take() throws Exception;
    }

    /** The middle of the rounds, with the lowest and the highest. */
    record Median(double value, double lowest, double highest) {
        static Median of(double... values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int middle = sorted.length / 2;
            double value = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Median(value, sorted[0], sorted[sorted.length - 1]);
        }
    }

    private Rounds() {}

    /** @param things in the order in which a round takes them; every second round takes them the other way round */
    static Rounds of(Map<String, Measurement> things) throws Exception {
        List<Visit> visits = new ArrayList<>();
        things.forEach((name, thing) -> visits.add(() -> Map.of(name, thing.take())));
        return of(visits);
    }

    /** The same with visits, whose names differ from each other's. */
    static Rounds of(List<Visit> visits) throws Exception {
        Rounds rounds = new Rounds();
        for (int number = -1; number < ROUNDS; number++) {
            int round = number;
            for (Visit visit : round % 2 == 0 ? visits : visits.reversed()) {
                Map<String, Double> taken = visit.take();
                if (round >= 0) {
                    taken.forEach((name, value) ->
                            rounds.measured.computeIfAbsent(name, any -> new double[ROUNDS])[round] = value);
                }
            }
        }
        return rounds;
    }

    Median median(String name) {
        return Median.of(values(name));
    }

    /** The median over the rounds of one measurement divided by another. */
    Median ratio(String over, String under) {
        return combined(over, under, (a, b) -> a / b);
    }

    private Median combined(String first, String second, ToDoubleBiFunction<Double, Double> how) {
        double[] values = new double[ROUNDS];
        Arrays.setAll(values, round -> how.applyAsDouble(values(first)[round], values(second)[round]));
        return Median.of(values);
    }

    private double[] values(String name) {
        double[] found = measured.get(name);
        if (found == null) {
            throw new IllegalArgumentException("Nothing was measured under the name " + name);
        }
        return found;
    }
}
