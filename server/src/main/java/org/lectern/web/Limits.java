package org.lectern.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How often the same person or address may do a thing. Counts are kept in this process's memory: they are forgotten when
 * it stops, and several servers side by side would need another place for them.
 */
final class Limits {
    /** Whoever is forgotten to make room has a full allowance again. */
    private static final int REMEMBERED = 100_000;

    private final TimeMeter time;
    private final Cache<Key, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Limits(InstantSource clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** What is limited: so many at once, and as many again over the time. */
    enum Kind {
        /** From one address. A claim link has 58 random bits; this is for the log's sake more than for the link's. */
        CLAIM(100, Duration.ofMinutes(10)),
        /** From one address. A seminar joins from one in the same minute. */
        JOIN(200, Duration.ofMinutes(10)),
        /** From one address. */
        SIGN_IN_FROM(60, Duration.ofMinutes(10)),
        /** As one name, from anywhere. */
        SIGN_IN_AS(10, Duration.ofMinutes(10)),
        /** By one account: each is a file on the disk. */
        UPLOAD(60, Duration.ofMinutes(10)),
        /** By one account, or by one address that says no name: stops what has run wild, not an import. */
        WRITE(6_000, Duration.ofMinutes(1));

        private final int times;
        private final Duration over;

        Kind(int times, Duration over) {
            this.times = times;
            this.over = over;
        }

        int times() {
            return times;
        }
    }

    private record Key(Kind kind, String who) {}

    /** Counts one more; where that is too many, how long to wait. */
    Optional<Duration> count(Kind kind, String who) {
        Bucket bucket = buckets.get(new Key(kind, who), key -> bucket(key.kind));
        if (bucket.tryConsume(1)) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(Kind kind) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(kind.times)
                        .refillGreedy(kind.times, kind.over)
                        .build())
                .withCustomTimePrecision(time)
                .build();
    }
}
