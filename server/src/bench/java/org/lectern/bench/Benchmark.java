package org.lectern.bench;

import java.util.List;

/** One subject that is measured, with a program of its own on a data folder of its own. */
interface Benchmark {
    /** As the command line has it: one lower-case word. */
    String name();

    /** What was measured and on what, one sentence under the table's heading. */
    String about();

    List<Figure> run() throws Exception;
}
