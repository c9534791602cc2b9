package org.lectern.anchor.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lectern.anchor.CodePointText;
import org.lectern.anchor.TextSpan;

/** A made-up or given text under random edits that remembers of every character where it stood in the original. */
final class EditedText {
    /** Where a character that was written anew comes from. */
    static final int NOWHERE = -1;

    private final Random random;
    private final String original;
    /** Paragraphs without the blank lines between them. */
    private final List<Piece> paragraphs = new ArrayList<>();

    /** Words with the place of each of their UTF-16 units in the original. */
    private static final class Piece {
        private final String text;
        private final int[] origins;

        Piece(String text, int[] origins) {
            this.text = text;
            this.origins = origins;
        }

        String text() {
            return text;
        }

        Piece slice(int from, int to) {
            return new Piece(text.substring(from, to), java.util.Arrays.copyOfRange(origins, from, to));
        }

        Piece with(String more, int[] moreOrigins) {
            int[] all = java.util.Arrays.copyOf(origins, origins.length + moreOrigins.length);
            System.arraycopy(moreOrigins, 0, all, origins.length, moreOrigins.length);
            return new Piece(text + more, all);
        }

        Piece with(Piece more) {
            return with(more.text, more.origins);
        }
    }

    EditedText(String original, Random random) {
        this.original = original;
        this.random = random;
        int at = 0;
        for (String paragraph : original.split("\n\n", -1)) {
            int start = at;
            paragraphs.add(new Piece(
                    paragraph,
                    java.util.stream.IntStream.range(start, start + paragraph.length())
                            .toArray()));
            at += paragraph.length() + 2;
        }
    }

    /** Paragraphs of sentences of few different words, so that phrases come again and again. */
    static String madeUp(Random random, int paragraphs) {
        List<String> made = new ArrayList<>();
        for (int n = 0; n < paragraphs; n++) {
            made.add(paragraph(random));
        }
        return String.join("\n\n", made);
    }

    static String paragraph(Random random) {
        StringBuilder text = new StringBuilder();
        for (int sentence = 2 + random.nextInt(4); sentence > 0; sentence--) {
            for (int word = 4 + random.nextInt(12); word > 0; word--) {
                // Squared, so that some words are as common as "the"
                int rank = (int) (400 * Math.pow(random.nextDouble(), 2));
                text.append(word(rank)).append(word == 1 ? ". " : random.nextInt(9) == 0 ? ", " : " ");
            }
        }
        return text.toString().strip();
    }

    private static String word(int rank) {
        String[] heads = {"ka", "lo", "mi", "ruš", "té", "von", "sti", "а", "пло", "𝒳y"};
        String[] tails = {"", "n", "rd", "stva", "ing", "ой", "e\u0301", "ul"};
        return heads[rank % heads.length] + heads[rank / heads.length % heads.length] + tails[rank / 3 % tails.length];
    }

    /** One edit of a random kind; returns its name. */
    String edit() {
        int at = random.nextInt(paragraphs.size());
        Piece here = paragraphs.get(at);
        return switch (random.nextInt(9)) {
            case 0 -> delete(at, "delete");
            case 1 -> insert(at, paragraph(random), "insert");
            case 2 -> insert(random.nextInt(paragraphs.size()), here.text, "twin");
            case 3 -> move(at, "move");
            case 4 -> merge(at, here, "merge");
            case 5 -> split(at, here, "split");
            case 6 -> exchange(at, rewrapped(here), "wrap");
            default -> exchange(at, reworded(here), "words");
        };
    }

    private String delete(int at, String name) {
        if (paragraphs.size() > 1) {
            paragraphs.remove(at);
        }
        return name;
    }

    private String insert(int at, String text, String name) {
        paragraphs.add(at, fresh(text));
        return name;
    }

    private String move(int at, String name) {
        Piece moved = paragraphs.remove(at);
        paragraphs.add(random.nextInt(paragraphs.size() + 1), moved);
        return name;
    }

    private String merge(int at, Piece here, String name) {
        if (at + 1 < paragraphs.size()) {
            paragraphs.set(at, here.with(fresh(" ")).with(paragraphs.remove(at + 1)));
        }
        return name;
    }

    private String split(int at, Piece here, String name) {
        int cut = here.text.indexOf(". ");
        if (cut > 0) {
            paragraphs.set(at, here.slice(0, cut + 1));
            paragraphs.add(at + 1, here.slice(cut + 2, here.text.length()));
        }
        return name;
    }

    private String exchange(int at, Piece other, String name) {
        paragraphs.set(at, other);
        return name;
    }

    /** Deletes the paragraph with this number. */
    void delete(int paragraph) {
        paragraphs.remove(paragraph);
    }

    private static Piece fresh(String text) {
        int[] nowhere = new int[text.length()];
        java.util.Arrays.fill(nowhere, NOWHERE);
        return new Piece(text, nowhere);
    }

    private Piece rewrapped(Piece piece) {
        StringBuilder text = new StringBuilder(piece.text);
        for (int at = 0; at < text.length(); at++) {
            if (Character.isWhitespace(text.charAt(at)) && random.nextInt(6) == 0) {
                text.setCharAt(at, text.charAt(at) == ' ' ? '\n' : ' ');
            }
        }
        return new Piece(text.toString(), piece.origins);
    }

    /** Some words deleted, inserted, exchanged or misspelt. */
    private Piece reworded(Piece piece) {
        Piece made = piece.slice(0, 0);
        int at = 0;
        while (at < piece.text.length()) {
            int space = piece.text.indexOf(' ', at);
            int end = space < 0 ? piece.text.length() : space + 1;
            switch (random.nextInt(40)) {
                case 0 -> {}
                case 1 ->
                    made = made.with(fresh(word(random.nextInt(400)) + " ")).with(piece.slice(at, end));
                case 2 -> made = made.with(fresh(word(random.nextInt(400)) + " "));
                case 3 ->
                    made = made.with(piece.slice(at, at + (end - at) / 2))
                            .with(fresh("q"))
                            .with(piece.slice(at + (end - at) / 2, end));
                default -> made = made.with(piece.slice(at, end));
            }
            at = end;
        }
        return made.text.isBlank() ? piece : made;
    }

    String text() {
        return String.join("\n\n", paragraphs.stream().map(Piece::text).toList());
    }

    /** Of every UTF-16 unit of {@link #text} where it stood in the original. */
    int[] origins() {
        Piece all = fresh("");
        for (int n = 0; n < paragraphs.size(); n++) {
            all = (n == 0 ? all : all.with(fresh("\n\n"))).with(paragraphs.get(n));
        }
        return all.origins;
    }

    /** A passage of whole words of the original, of a length as people choose them. */
    TextSpan passage(CodePointText text) {
        while (true) {
            int from = random.nextInt(original.length());
            int start = from == 0 ? 0 : original.indexOf(' ', from) + 1;
            int wanted = start + 3 + random.nextInt(random.nextInt(5) == 0 ? 400 : 80);
            int end = original.indexOf(' ', Math.min(wanted, original.length() - 1));
            if (start < original.length()
                    && end > start
                    && !original.substring(start, end).isBlank()) {
                return new TextSpan(text.toPoints(start), text.toPoints(end));
            }
        }
    }
}
