package org.lectern.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lectern.anchor.TextSpan;

/**
 * Two made-up texts with passages that the second took over from the first, edited by so much, and where these stand.
 * Words are drawn as in a language: few are very common, most are rare.
 */
final class EditedCopies {
    private static final int VOCABULARY = 20_000;
    /** Words between two passages that are the texts' own. */
    private static final int OWN = 150;

    private final Random random;
    private final StringBuilder a = new StringBuilder();
    private final StringBuilder b = new StringBuilder();
    private final List<LabelledRun> copies = new ArrayList<>();

    /**
     * @param passages how many are taken over
     * @param edited part of the words of a passage that are exchanged, left out or put in
     */
    EditedCopies(Random random, int passages, double edited) {
        this.random = random;
        for (int n = 0; n < passages; n++) {
            own(a);
            own(b);
            copy(20 + random.nextInt(180), edited);
        }
        own(a);
        own(b);
    }

    String a() {
        return a.toString();
    }

    String b() {
        return b.toString();
    }

    List<LabelledRun> copies() {
        return copies;
    }

    private void own(StringBuilder text) {
        for (int n = 0; n < OWN; n++) {
            text.append(word()).append(n % 15 == 14 ? ".\n" : " ");
        }
    }

    /** By Zipf's law: the n-th word is n times rarer than the first. */
    private String word() {
        int rank = (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY));
        StringBuilder word = new StringBuilder();
        for (int rest = rank * 7919 + 13; rest > 0; rest /= 20) {
            word.append("bcdfghklmnprstvwxzjq".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
        }
        return word.toString();
    }

    private void copy(int words, double edited) {
        List<String> passage = new ArrayList<>();
        for (int n = 0; n < words; n++) {
            passage.add(word());
        }
        List<String> copied = new ArrayList<>(passage);
        int edits = (int) (edited * words);
        // a border that is edited is no border; so the first and last words stay
        for (int n = 0; n < edits; n++) {
            int at = 2 + random.nextInt(copied.size() - 4);
            switch (random.nextInt(4)) {
                case 0 -> copied.remove(at);
                case 1 -> copied.add(at, word());
                default -> copied.set(at, word());
            }
        }
        copies.add(new LabelledRun(written(a, passage), written(b, copied)));
    }

    private static TextSpan written(StringBuilder text, List<String> words) {
        int from = text.length();
        text.append(String.join(" ", words));
        int to = text.length();
        text.append(". ");
        return new TextSpan(from, to);
    }
}
