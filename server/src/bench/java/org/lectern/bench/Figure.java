package org.lectern.bench;

import java.util.Locale;

/**
 * A line of a benchmark's table.
 *
 * @param what what was measured, with its unit where it has one
 * @param value the median over the rounds
 * @param spread lowest to highest round; empty for what is counted, not timed
 * @param wanted the bound it is held to; empty where the figure only informs
 * @param kept whether the bound is kept
 */
record Figure(String what, String value, String spread, String wanted, boolean kept) {
    /** A median of rounds with nothing asked of it. */
    static Figure measured(String what, String unit, Rounds.Median median) {
        return new Figure(what, said(median.value(), unit), range(median, unit), "", true);
    }

    static Figure atMost(double bound, String what, String unit, Rounds.Median median) {
        return new Figure(
                what,
                said(median.value(), unit),
                range(median, unit),
                "≤ " + said(bound, unit),
                median.value() <= bound);
    }

    static Figure atLeast(double bound, String what, String unit, Rounds.Median median) {
        return new Figure(
                what,
                said(median.value(), unit),
                range(median, unit),
                "≥ " + said(bound, unit),
                median.value() >= bound);
    }

    /** Something counted, which no load of the machine changes. */
    static Figure counted(long bound, String what, String unit, long count) {
        return new Figure(what, said((double) count, unit), "", "≤ " + said((double) bound, unit), count <= bound);
    }

    private static String range(Rounds.Median median, String unit) {
        return said(median.lowest(), "") + "–" + said(median.highest(), unit);
    }

    /** Three significant digits are more than such a measurement is worth; whole numbers stay whole. */
    private static String said(double number, String unit) {
        String digits = number == Math.rint(number) || Math.abs(number) >= 100
                ? String.format(Locale.ROOT, "%,d", Math.round(number))
                : String.format(Locale.ROOT, Math.abs(number) >= 10 ? "%.1f" : "%.2f", number);
        return unit.isEmpty() ? digits : digits + " " + unit;
    }

    String row() {
        String verdict = wanted.isEmpty() ? "" : kept ? "yes" : "**no**";
        return "| %s | %s | %s | %s | %s |".formatted(what, value, spread, wanted, verdict);
    }
}
