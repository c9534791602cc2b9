package org.lectern.parallel;

import java.util.Arrays;

/** The words of one or two texts in memory, with a break between them. */
final class WordRow implements Words {
    private final int[] numbers;

    private WordRow(int[] numbers) {
        this.numbers = numbers;
    }

    static WordRow of(int[] numbers) {
        return new WordRow(numbers);
    }

    static WordRow of(Words text) {
        int[] numbers = new int[text.count()];
        Arrays.setAll(numbers, text::at);
        return new WordRow(numbers);
    }

    /** The second begins one word after the end of the first. */
    static WordRow of(Words first, Words second) {
        int[] numbers = new int[first.count() + 1 + second.count()];
        for (int word = 0; word < first.count(); word++) {
            numbers[word] = first.at(word);
        }
        for (int word = 0; word < second.count(); word++) {
            numbers[first.count() + 1 + word] = second.at(word);
        }
        return new WordRow(numbers);
    }

    @Override
    public int at(int word) {
        return numbers[word];
    }

    @Override
    public int count() {
        return numbers.length;
    }
}
