package org.lectern.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.IndexedText;
import org.lectern.anchor.QuoteMatcher;
import org.lectern.document.CanonicalText;
import org.lectern.quotes.ChangedQuotes;
import org.lectern.quotes.ChangedQuotes.Asked;
import org.lectern.quotes.ChangedQuotes.Context;
import org.lectern.quotes.ChangedQuotes.Sample;
import org.lectern.quotes.ChangedTexts;
import org.lectern.quotes.Tally;
import org.lectern.quotes.Tally.Hint;

/** Finding changed quotes again: how often it is right, and how long it takes. */
final class MatcherBenchmark implements Benchmark {
    private static final int DRAWN = 10_000;
    /** Where texts are changed, the quotes of one line come from so many draws of … */
    private static final int DRAWS = 20;
    /** … so many passages each. */
    private static final int AT_ONCE = DRAWN / DRAWS;

    private static final int TIMED = 1_000;
    private static final long SEED = 20_261_122;

    @Override
    public String name() {
        return "matcher";
    }

    @Override
    public String about() {
        return "Quotes of 50 to 200 characters, whole words, drawn from `real-stalin-series` (649,079 code points) with seed %,d, and changed; context of 32 characters on each side. Times are of 1,000 quotes, half with 5 %% and half with 10 %% random edits, in a new process each time, one thread each: ours from before its first class is loaded, with making the index, as the launcher starts a command (`import`), and as it starts a server; approx-string-match 2.0.0 without node's own start."
                .formatted(SEED);
    }

    @Override
    public List<Figure> run() throws Exception {
        CodePointText text = seed("real-stalin-series");
        List<Figure> figures = new ArrayList<>(correctness(text));
        figures.addAll(times(text));
        figures.add(scaling(text));
        return figures;
    }

    private static CodePointText seed(String name) throws Exception {
        Path file = Path.of(System.getProperty("lectern.seeds", "seeds")).resolve(name + ".txt");
        return CanonicalText.decode(Files.readAllBytes(file)).codePoints();
    }

    private static List<Figure> correctness(CodePointText text) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (double rate : new double[] {0.05, 0.1}) {
            String edits = "%.0f %% edits, context intact: ".formatted(rate * 100);
            Tally tally = Tally.of(quotes(text).randomEdits(DRAWN, rate, Context.INTACT), Hint.NONE);
            figures.add(missed(5, edits + "not at the right place", tally.asked() - tally.right()));
            figures.add(missed(10, edits + "not the exact span", tally.asked() - tally.exact()));
        }
        for (double rate : new double[] {0.05, 0.1}) {
            Tally tally = Tally.of(quotes(text).randomEdits(DRAWN, rate, Context.EDITED), Hint.NONE);
            figures.add(missed(
                    rate == 0.05 ? 500 : 700,
                    "%.0f %% edits, context too: not the exact span".formatted(rate * 100),
                    tally.asked() - tally.exact()));
            figures.add(missed(2, "%.0f %% edits, context too: wrong".formatted(rate * 100), tally.wrong()));
        }
        Tally fifth = Tally.of(quotes(text).randomEdits(DRAWN, 0.2, Context.INTACT), Hint.NONE);
        figures.add(missed(60, "20 % edits: not at the right place", fifth.asked() - fifth.right()));
        figures.add(missed(2, "20 % edits: wrong", fifth.wrong()));
        Tally third = Tally.of(quotes(text).randomEdits(DRAWN, 0.3, Context.INTACT), Hint.NONE);
        figures.add(missed(100, "30 % edits: not at the right place", third.asked() - third.right()));
        figures.add(missed(2, "30 % edits: wrong", third.wrong()));
        Tally alone = Tally.of(quotes(text).randomEdits(DRAWN, 0.1, Context.MISSING), Hint.NONE);
        figures.add(missed(20, "10 % edits, no context: wrong", alone.wrong()));
        Tally misread = Tally.of(quotes(text).misread(DRAWN, 0.2), Hint.NONE);
        figures.add(missed(10, "misread, context too: not at the right place", misread.asked() - misread.right()));
        Tally rewrapped = Tally.of(quotes(text).rewrapped(DRAWN), Hint.NONE);
        figures.add(
                missed(10, "re-wrapped and hyphenated: not at the right place", rewrapped.asked() - rewrapped.right()));
        Tally restyled = Tally.of(quotes(text).restyled(DRAWN), Hint.NONE);
        figures.add(missed(
                20,
                "capitals, accents, ligatures, punctuation, context too: not at the right place",
                restyled.asked() - restyled.right()));
        Tally moved = Tally.of(texts(text).rearranged(DRAWN, 0.05), Hint.NONE);
        figures.add(missed(
                50,
                "paragraphs moved, split and joined, 5 % edits: not at the right place",
                moved.asked() - moved.right()));
        Sample twice = texts(text).duplicated(DRAWN, 0.05);
        figures.add(missed(
                0,
                "stands twice, nothing tells: anchored",
                DRAWN - Tally.of(twice, Hint.NONE).lost()));
        figures.add(missed(
                10,
                "stands twice, a true hint: not at the right place",
                DRAWN - Tally.of(twice, Hint.TRUE).right()));
        figures.addAll(copied(text));
        figures.addAll(gone(text));
        for (String other : List.of("werth-2010", "crawford-great-purge")) {
            Sample theirs = quotes(seed(other)).randomEdits(DRAWN, 0, Context.INTACT);
            Sample asked = new Sample(text, theirs.asked());
            Tally tally = Tally.of(asked, Hint.NONE);
            figures.add(missed(
                    10,
                    "quotes of `%s`: anchored on other words".formatted(other),
                    tally.right() + (int) tally.takenForOthers(asked)));
        }
        return figures;
    }

    /** In twenty draws, so that the text keeps its shape; what the text says twice in almost the same words is apart. */
    private static List<Figure> gone(CodePointText text) {
        long taken = 0;
        int onTwins = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Sample sample = new ChangedTexts(text, SEED + draw).takenOut(AT_ONCE);
            taken += Tally.of(sample, Hint.NONE).takenForOthers(sample);
            onTwins += new ChangedTexts(text, SEED + draw)
                    .takenOutButForTwins(AT_ONCE)
                    .takenForTwins()
                    .size();
        }
        return List.of(
                missed(10, "taken out, no near-verbatim twin left: anchored", (int) taken),
                missed(0, "taken out, a twin left, through a new version: on the twin", onTwins));
    }

    /** Passages that stand once more between other neighbours. */
    private static List<Figure> copied(CodePointText text) {
        int missed = 0;
        int undecided = 0;
        int missedHinted = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            ChangedTexts texts = new ChangedTexts(text, SEED + draw);
            missed += AT_ONCE
                    - Tally.of(texts.copied(AT_ONCE, 0.1, Context.INTACT), Hint.NONE)
                            .right();
            Sample alone = texts.copied(AT_ONCE, 0.1, Context.MISSING);
            undecided += AT_ONCE - Tally.of(alone, Hint.NONE).lost();
            missedHinted += AT_ONCE - Tally.of(alone, Hint.TRUE).right();
        }
        return List.of(
                missed(5, "stands twice, 10 % edits, no context: anchored, on a third place", undecided),
                missed(5, "stands twice, 10 % edits, context intact: not at the right place", missed),
                missed(100, "stands twice, 10 % edits, no context, a true hint: not at the right place", missedHinted));
    }

    private static ChangedTexts texts(CodePointText text) {
        return new ChangedTexts(text, SEED);
    }

    private static ChangedQuotes quotes(CodePointText text) {
        return new ChangedQuotes(text, SEED);
    }

    private static Figure missed(long bound, String what, int count) {
        return Figure.counted(bound, what + ", of %,d".formatted(DRAWN), "", count);
    }

    private static List<Figure> times(CodePointText text) throws Exception {
        Path folder = BenchFolders.make();
        Path textFile = Files.writeString(folder.resolve("text.txt"), text.value());
        Path quoteFile = write(folder.resolve("quotes.json"), text);
        ApproxStringMatch theirs = ApproxStringMatch.installIn(folder);
        Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
        things.put("ours", () -> ColdStart.asCommand(textFile, quoteFile));
        things.put("server", () -> ColdStart.asServer(textFile, quoteFile));
        QuoteMatcher warm = new QuoteMatcher(new IndexedText(text));
        List<Asked> asked = timed(text);
        things.put("warm", () -> search(warm, asked));
        things.put("theirs", () -> theirs.measure(textFile, quoteFile));
        Rounds rounds = Rounds.of(things);
        return List.of(
                Figure.measured("1,000 quotes, cold, with making the index", "ms", rounds.median("ours")),
                Figure.measured("… in a process started as a server is", "ms", rounds.median("server")),
                Figure.measured("1,000 quotes with approx-string-match", "ms", rounds.median("theirs")),
                Figure.atLeast(100, "times faster, cold start included", "", rounds.ratio("theirs", "ours")),
                Figure.measured("… as a server is started", "", rounds.ratio("theirs", "server")),
                Figure.measured("1,000 quotes in a program that runs", "ms", rounds.median("warm")),
                Figure.measured("times faster in a program that runs", "", rounds.ratio("theirs", "warm")));
    }

    private static Path write(Path file, CodePointText text) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ArrayNode quotes = json.createArrayNode();
        for (Asked one : timed(text)) {
            ObjectNode quote = quotes.addObject();
            quote.put("exact", one.quote().exact());
            quote.put("prefix", one.quote().prefix());
            quote.put("suffix", one.quote().suffix());
        }
        return Files.write(file, json.writeValueAsString(quotes).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Asked> timed(CodePointText text) {
        List<Asked> asked = new ArrayList<>(
                quotes(text).randomEdits(TIMED / 2, 0.05, Context.INTACT).asked());
        asked.addAll(quotes(text).randomEdits(TIMED / 2, 0.1, Context.INTACT).asked());
        return asked;
    }

    /** The same quotes against ten times and once a text of a million characters. */
    private static Figure scaling(CodePointText text) throws Exception {
        CodePointText one = new CodePointText(grown(text, 1_000_000));
        CodePointText ten = new CodePointText(grown(text, 10_000_000));
        QuoteMatcher inOne = new QuoteMatcher(new IndexedText(one));
        QuoteMatcher inTen = new QuoteMatcher(new IndexedText(ten));
        List<Asked> asked = quotes(text).randomEdits(TIMED, 0.1, Context.INTACT).asked();
        Map<String, Rounds.Measurement> things = new LinkedHashMap<>();
        things.put("one", () -> search(inOne, asked));
        things.put("ten", () -> search(inTen, asked));
        return Figure.atMost(
                2,
                "a query against 10 MB costs, times one against 1 MB",
                "",
                Rounds.of(things).ratio("ten", "one"));
    }

    /** The text and then, up to the length wanted, its words in another order: as many different ones, no copy. */
    private static String grown(CodePointText text, int length) {
        String[] words = text.value().split(" ", -1);
        java.util.Random random = new java.util.Random(SEED);
        StringBuilder grown = new StringBuilder(length + 1_000).append(text.value());
        while (grown.length() < length) {
            int from = random.nextInt(words.length - 3);
            grown.append(' ').append(words[from]).append(' ').append(words[from + 1]);
        }
        return grown.toString();
    }

    private static double search(QuoteMatcher matcher, List<Asked> asked) {
        long begun = System.nanoTime();
        for (Asked one : asked) {
            matcher.find(one.quote(), List.of(), any -> true);
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
