package org.lectern.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lectern.parallel.GrowingLibrary;
import org.lectern.parallel.GrowingLibrary.Cost;

/** A library that grows to 100,000 pages, in a process that has the heap and the collector of a server. */
public final class SharedGrowth {
    static final List<Integer> SIZES = List.of(1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000);

    private static final int WARM_UP = 3_000;
    private static final double MB = 1e6;

    private SharedGrowth() {}

    /** What the process has printed: times in milliseconds, sizes in MB. */
    record Grown(Map<String, Double> said) {
        double number(String name) {
            Double number = said.get(name);
            if (number == null) {
                throw new IllegalStateException("The growing library said nothing of " + name);
            }
            return number;
        }

        Rounds.Median of(String name) {
            return Rounds.Median.of(number(name));
        }

        Rounds.Median ratio(String over, String under) {
            return Rounds.Median.of(number(over) / number(under));
        }
    }

    static Grown measure() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ServerProcess.JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SharedGrowth.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> said = new TreeMap<>();
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("=", 2))
                .forEach(line -> said.put(line[0], Double.parseDouble(line[1])));
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The growing library's process ended with " + process.exitValue());
        }
        return new Grown(said);
    }

    /** Prints what {@link #measure} reads. */
    public static void main(String[] none) throws Exception {
        try (GrowingLibrary library = new GrowingLibrary()) {
            library.growTo(WARM_UP);
        }
        double heap = 0;
        double all = 0;
        try (GrowingLibrary library = new GrowingLibrary()) {
            int from = 0;
            for (int size : SIZES) {
                Cost cost = library.growTo(size);
                all += cost.time();
                heap = Math.max(heap, afterCollection());
                System.err.printf(
                        "%,d pages: %.3f ms a page, %.3f ms of a processor, %.0f s in all%n",
                        size, cost.time() / (size - from), cost.processor() / (size - from), all / 1_000);
                say("time " + size, cost.time() / (size - from));
                say("processor " + size, cost.processor() / (size - from));
                from = size;
            }
            say("all", all);
            say("heap", heap);
            say("files", library.size());
            say("found", library.recall());
            say("wrong", library.wrong());
        }
    }

    private static void say(String name, double number) {
        System.out.println(name + "=" + number);
    }

    /** In MB. */
    private static double afterCollection() {
        System.gc();
        double used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
                used += pool.getCollectionUsage().getUsed();
            }
        }
        return used / MB;
    }
}
