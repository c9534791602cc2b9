package org.lectern.annotation.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.lectern.anchor.TextSpan;
import org.lectern.annotation.Annotation;
import org.lectern.annotation.AnnotationChange;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.AnnotationStore;
import org.lectern.annotation.Placer;
import org.lectern.annotation.jsonld.StoredAnnotation;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** {@link AnnotationStore} in a database: the row and its change in one transaction. */
public final class SqlAnnotationStore implements AnnotationStore {
    /** Values that fit into one question to any database. */
    private static final int ASKED_AT_ONCE = 1_000;

    private static final Duration IDEMPOTENCY_LIFETIME = Duration.ofDays(30);

    private final Database database;
    private final Placer placer;
    private final KeptSummaries summaries = new KeptSummaries();

    public SqlAnnotationStore(Database database, Placer placer) {
        this.database = database;
        this.placer = placer;
        database.migrate("annotation", "org/lectern/annotation/sql/migrations");
    }

    @Override
    public AddOutcome add(Annotation annotation, Optional<IdempotencyKey> key) {
        return add(annotation, key, transaction -> {});
    }

    @Override
    public AddOutcome decide(Annotation decision, Set<GroupId> in, Optional<IdempotencyKey> key) {
        return add(decision, key, transaction -> decide(transaction, decision, Optional.of(in)));
    }

    private AddOutcome add(Annotation annotation, Optional<IdempotencyKey> key, Consumer<Transaction> then) {
        // While nobody waits for the one who writes
        String payload = StoredAnnotation.toJson(annotation);
        return database.write(transaction -> {
            Handle handle = transaction.handle();
            if (key.isPresent()) {
                Optional<AddOutcome> before =
                        answeredBefore(handle, annotation.creator(), key.get(), annotation.created());
                if (before.isPresent()) {
                    return before.get();
                }
            }
            AddOutcome outcome = add(transaction, annotation, payload);
            if (outcome instanceof AddOutcome.Added) {
                then.accept(transaction);
                key.ifPresent(used -> AnnotationRows.remember(
                        handle, annotation, used, annotation.created().minus(IDEMPOTENCY_LIFETIME)));
            }
            return outcome;
        });
    }

    @Override
    public List<AddOutcome> addAll(List<Annotation> annotations) {
        return database.write(transaction -> annotations.stream()
                .map(annotation -> {
                    AddOutcome outcome = add(transaction, annotation, StoredAnnotation.toJson(annotation));
                    if (outcome instanceof AddOutcome.Added) {
                        decide(transaction, annotation, Optional.empty());
                    }
                    return outcome;
                })
                .toList());
    }

    /** What a decision does; to anything else nothing happens. Without groups it is in the name of all of them. */
    private static void decide(Transaction transaction, Annotation decision, Optional<Set<GroupId>> in) {
        Handle handle = transaction.handle();
        if (decision.moderatorsDecision().isEmpty()) {
            return;
        }
        Optional<Annotation> target = AnnotationId.ofPath(
                        decision.targets().getFirst().resource())
                .flatMap(id -> AnnotationRows.find(handle, id))
                .map(AnnotationRows.Row::annotation);
        if (target.isEmpty()) {
            return;
        }
        Annotation about = target.get();
        switch (HidingRows.apply(handle, decision, about, in.orElseGet(() -> everyGroupOf(about)))) {
            case HIDDEN -> AnnotationLog.hidden(transaction, about, decision.creator(), decision.created());
            case UNHIDDEN -> AnnotationLog.unhidden(transaction, about, decision.creator(), decision.created());
            case NOTHING -> {}
        }
    }

    private static Set<GroupId> everyGroupOf(Annotation annotation) {
        Set<GroupId> groups = new HashSet<>(annotation.audience().groups());
        annotation.hiding().ifPresent(hiding -> groups.addAll(hiding.groups()));
        return groups;
    }

    @Override
    public Optional<AnnotationId> rivalOf(Annotation annotation) {
        return database.write(transaction -> RivalRatings.find(transaction, annotation, placer));
    }

    private AddOutcome add(Transaction transaction, Annotation annotation, String payload) {
        Optional<AnnotationId> rated = RivalRatings.find(transaction, annotation, placer);
        if (rated.isPresent()) {
            return new AddOutcome.RatedAlready(rated.get());
        }
        OptionalLong cursor = transaction.comingCursor();
        AnnotationRows.insert(transaction.handle(), annotation, cursor.orElse(0));
        PlacementRows.placeIn(transaction, annotation, placer);
        AnnotationLog.created(transaction, annotation, payload, cursor.isPresent());
        return new AddOutcome.Added(annotation);
    }

    private static Optional<AddOutcome> answeredBefore(
            Handle handle, AccountId account, IdempotencyKey key, Instant now) {
        return AnnotationRows.remembered(handle, account, key.value(), now.minus(IDEMPOTENCY_LIFETIME))
                .map(before -> before.requestHash().equals(key.requestHash())
                        ? new AddOutcome.Repeated(before.annotation())
                        : new AddOutcome.KeyReused());
    }

    @Override
    public Optional<AnnotationId> answeredBefore(AccountId account, IdempotencyKey key, Instant now) {
        return database.read(handle ->
                        AnnotationRows.remembered(handle, account, key.value(), now.minus(IDEMPOTENCY_LIFETIME)))
                .filter(before -> before.requestHash().equals(key.requestHash()))
                .map(AnnotationRows.Remembered::annotation);
    }

    @Override
    public ReplaceOutcome replace(Annotation annotation, int revision) {
        return database.write(transaction -> {
            Handle handle = transaction.handle();
            Optional<AnnotationId> rated = RivalRatings.find(transaction, annotation, placer);
            if (rated.isPresent()) {
                return new ReplaceOutcome.RatedAlready(rated.get());
            }
            Optional<AnnotationRows.Row> before = AnnotationRows.find(handle, annotation.id());
            if (before.isEmpty() || !AnnotationRows.update(handle, annotation, revision)) {
                return new ReplaceOutcome.Stale();
            }
            PlacementRows.keepRepeated(handle, before.get().annotation(), annotation);
            PlacementRows.placeIn(transaction, annotation, placer);
            AnnotationLog.replaced(transaction, annotation, annotation.creator(), annotation.modified());
            return new ReplaceOutcome.Replaced(annotation);
        });
    }

    @Override
    public WithdrawOutcome withdraw(AnnotationId id, AccountId by, int revision, Instant at) {
        return database.write(transaction -> {
            if (!AnnotationRows.withdraw(transaction.handle(), id, revision, at)) {
                return new WithdrawOutcome.Stale();
            }
            Annotation last =
                    AnnotationRows.find(transaction.handle(), id).orElseThrow().annotation();
            AnnotationLog.withdrawn(transaction, last, by, at);
            return new WithdrawOutcome.Done();
        });
    }

    @Override
    public RestoreOutcome restore(AnnotationId id, Viewer by, Instant at) {
        return database.write(transaction -> {
            Handle handle = transaction.handle();
            Optional<Annotation> gone = AnnotationRows.find(handle, id)
                    .filter(row -> row.withdrawn().isPresent())
                    .map(AnnotationRows.Row::annotation);
            if (gone.isEmpty()) {
                return new RestoreOutcome.NotWithdrawn();
            }
            Annotation last = gone.get();
            Optional<AnnotationId> rated = RivalRatings.find(transaction, last, placer);
            if (rated.isPresent()) {
                return new RestoreOutcome.RatedAlready(rated.get());
            }
            Annotation next = StoredAnnotation.of(
                    id,
                    last.creator(),
                    last.created(),
                    at,
                    last.revision() + 1,
                    last.audience().knownTo(by),
                    last.content());
            AnnotationRows.restore(handle, next);
            // Versions that came in meanwhile passed it by
            PlacementRows.placeIn(transaction, next, placer);
            AnnotationLog.restored(transaction, next, last.creator(), at);
            return new RestoreOutcome.Restored(next);
        });
    }

    @Override
    public Lookup find(AnnotationId id, Viewer viewer) {
        return database.read(handle -> AnnotationSearch.find(handle, id, viewer))
                .<Lookup>map(row -> row.withdrawn()
                        .<Lookup>map(when -> new Lookup.Gone(row.annotation(), when))
                        .orElseGet(() -> new Lookup.Found(row.annotation())))
                .orElseGet(Lookup.Missing::new);
    }

    @Override
    public Map<AnnotationId, Integer> revisions(Collection<AnnotationId> ids, Viewer viewer) {
        return database.read(handle ->
                new AnnotationSearch(AnnotationQuery.ALL, viewer).revisions(handle, List.copyOf(new HashSet<>(ids))));
    }

    @Override
    public Slice slice(AnnotationQuery query, Viewer viewer, Optional<AnnotationId> after, int limit) {
        List<Annotation> found =
                database.read(handle -> new AnnotationSearch(query, viewer).current(handle, after, limit + 1));
        boolean hasMore = found.size() > limit;
        return new Slice(hasMore ? found.subList(0, limit) : found, hasMore);
    }

    @Override
    public Summary summary(AnnotationQuery query, Viewer viewer) {
        return database.read(handle -> summaries.of(handle, query, viewer));
    }

    @Override
    public Optional<AnnotationId> sliceBefore(AnnotationQuery query, Viewer viewer, AnnotationId after, int limit) {
        return database.read(handle -> new AnnotationSearch(query, viewer).back(handle, after, limit));
    }

    @Override
    public Optional<AnnotationId> beforeLastSlice(AnnotationQuery query, Viewer viewer, int limit) {
        return database.read(handle -> {
            int total = summaries.of(handle, query, viewer).total();
            int inFront = (total - 1) / limit * limit;
            return inFront <= 0
                    ? Optional.empty()
                    : new AnnotationSearch(query, viewer).fromTheEnd(handle, total - inFront);
        });
    }

    @Override
    public List<Standing> inReadingOrder(
            String resource,
            boolean firstOnly,
            AnnotationQuery query,
            Viewer viewer,
            Optional<Standing> after,
            int limit) {
        return database.read(handle ->
                new AnnotationSearch(query, viewer).inReadingOrder(handle, resource, firstOnly, after, limit));
    }

    @Override
    public Set<AnnotationId> answered(List<AnnotationId> ids) {
        return database.read(handle -> AnnotationRows.answered(handle, ids));
    }

    @Override
    public List<Annotation> goneSince(Instant moment, AnnotationQuery query, Viewer viewer) {
        return database.read(handle -> new AnnotationSearch(query, viewer).goneSince(handle, moment));
    }

    @Override
    public boolean isNamed(String path) {
        return database.read(handle -> AnnotationRows.isNamed(handle, path));
    }

    @Override
    public List<Annotation> readings(String resource, String version, TextSpan span, Viewer viewer) {
        return database.read(
                handle -> new AnnotationSearch(AnnotationQuery.ALL, viewer).readings(handle, resource, version, span));
    }

    @Override
    public List<Annotation> answers(Collection<AnnotationId> ids, String motivation, Viewer viewer) {
        List<Annotation> found = new ArrayList<>();
        List<AnnotationId> all = List.copyOf(new LinkedHashSet<>(ids));
        for (int from = 0; from < all.size(); from += ASKED_AT_ONCE) {
            List<AnnotationId> some = all.subList(from, Math.min(all.size(), from + ASKED_AT_ONCE));
            found.addAll(database.read(
                    handle -> new AnnotationSearch(AnnotationQuery.ALL, viewer).answers(handle, some, motivation)));
        }
        return found;
    }

    @Override
    public List<AnnotationChange> history(AnnotationId id, Viewer viewer) {
        return database.read(handle -> AnnotationSearch.find(handle, id, viewer))
                .map(now -> AnnotationLog.history(database, now.annotation(), viewer))
                .orElseGet(List::of);
    }

    @Override
    public List<AnnotationChange> changesAfter(long cursor, int limit) {
        return database.changesAfter(cursor, "/annotations/", limit).stream()
                .map(AnnotationLog::change)
                .toList();
    }

    @Override
    public long lastCursor() {
        return database.lastCursor();
    }

    @Override
    public Optional<Annotation> before(AnnotationChange change) {
        return database.changesOf(change.annotation().id().path()).stream()
                .filter(earlier -> earlier.cursor() < change.cursor())
                .reduce((first, second) -> second)
                .map(earlier -> AnnotationLog.change(earlier).annotation());
    }
}
