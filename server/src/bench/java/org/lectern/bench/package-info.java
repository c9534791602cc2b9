/**
 * Benchmarks, run by {@code ./lectern bench [NAME …]} and never by the tests: a busy machine makes a figure worse, not
 * wrong. Each prints a Markdown table for {@code server/docs/benchmarks.md}.
 *
 * <p>To add a benchmark: a class that is a {@link org.lectern.bench.Benchmark}, listed in
 * {@link org.lectern.bench.Bench}. What is compared is measured in turn, round by round, by
 * {@link org.lectern.bench.Rounds}, so that a change of the machine's load falls on all of it alike.
 */
@NullMarked
package org.lectern.bench;

import org.jspecify.annotations.NullMarked;
