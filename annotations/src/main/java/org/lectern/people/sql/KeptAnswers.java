package org.lectern.people.sql;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Answers that hold as long as nothing is written. Safe for use by several threads. */
final class KeptAnswers<K, V> implements Function<K, Optional<V>> {
    /** Past this many all are forgotten, which costs one look each. */
    private static final int MOST = 10_000;

    private final AtomicLong writes;
    private final Function<K, Optional<V>> question;
    private final Map<K, Answer<V>> answers = new ConcurrentHashMap<>();

    /** @param writes how many there had been when it was looked up */
    private record Answer<V>(long writes, V value) {}

    KeptAnswers(AtomicLong writes, Function<K, Optional<V>> question) {
        this.writes = writes;
        this.question = question;
    }

    @Override
    public Optional<V> apply(K key) {
        long now = writes.get();
        Answer<V> known = answers.get(key);
        if (known != null && known.writes == now) {
            return Optional.of(known.value);
        }
        Optional<V> found = question.apply(key);
        if (found.isPresent()) {
            if (answers.size() >= MOST) {
                answers.clear();
            }
            answers.put(key, new Answer<>(now, found.get()));
        } else {
            answers.remove(key);
        }
        return found;
    }
}
