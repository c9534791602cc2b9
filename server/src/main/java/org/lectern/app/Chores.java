package org.lectern.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lectern.document.DocumentId;
import org.lectern.people.Account;
import org.lectern.people.AccountName;
import org.lectern.people.Label;
import org.lectern.people.Secret;
import org.lectern.search.IndexProgress;

/**
 * What commands do with the data. A chore is named by its words, so that it can be handed to a running server, which is
 * then the only writer.
 */
final class Chores {
    static final String TOKEN = "token";
    static final String CLAIM = "claim";
    static final String INGEST = "ingest";
    static final String EXPORT = "export";
    static final String IMPORT = "import";
    static final String REINDEX = "reindex";
    static final String CHECK = "check";
    static final String BACKUP = "backup";
    static final String ADMINISTRATOR = "admin";
    private static final Label TOKEN_LABEL = new Label("made on the command line");

    private final Store store;
    private final String base;
    private final TransferChores transfer;

    /** @param base what links begin with */
    Chores(Store store, String base) {
        this.store = store;
        this.base = base;
        this.transfer = new TransferChores(store, base);
    }

    /** Does a chore that takes no time. */
    String run(List<String> words) {
        return run(words, progress -> {});
    }

    /**
     * Does a chore; what it answers is printed on standard output.
     *
     * @param patron is told how far a long one is, for standard error
     */
    String run(List<String> words, Patron patron) {
        return switch (words.getFirst()) {
            case TOKEN -> token(name(words.get(1)), words.contains(ADMINISTRATOR));
            case CLAIM -> words.size() > 1 ? claim(name(words.get(1))) : ownerClaim();
            case INGEST ->
                new IngestChore(store, base)
                        .run(
                                words.get(1),
                                words.get(2),
                                words.get(3),
                                words.get(4),
                                words.size() > 5 ? words.get(5) : "",
                                words.size() > 6 ? words.get(6) : "",
                                patron);
            case EXPORT -> transfer.export(words.subList(1, words.size()));
            case IMPORT -> transfer.bringIn(words.subList(1, words.size()));
            case REINDEX -> reindex(patron);
            case CHECK -> new CheckChore(store, patron::told).run();
            case BACKUP -> new BackupChore(store).run(Path.of(words.get(1)), patron::told);
            default ->
                throw new FailedException(
                        "The running Lectern does not know \"%s\". Restart it.".formatted(words.getFirst()));
        };
    }

    private String reindex(Patron patron) {
        store.search().rebuild(toldTo(patron::told));
        return "The search index is made anew.";
    }

    /** Says how far the search index is that is made anew. */
    static IndexProgress toldTo(Consumer<String> progress) {
        return new IndexProgress() {
            @Override
            public void changes(long read, long all) {
                progress.accept("%s read".formatted(Counted.of(read, all, "change")));
            }

            @Override
            public void pages(DocumentId document, int done, int of) {
                progress.accept("%s: %s read".formatted(document.value(), Counted.of(done, of, "page")));
            }
        };
    }

    private static AccountName name(String text) {
        try {
            return new AccountName(text.strip());
        } catch (AccountName.InvalidNameException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private String token(AccountName name, boolean administrator) {
        // Whoever can run commands here looks after this server, so its first account is its owner.
        boolean owner = !store.people.claimed();
        Account account = store.people.obtain(name, administrator || owner, store.clock.instant());
        return store.people
                .issueToken(account.id(), TOKEN_LABEL, store.clock.instant())
                .value();
    }

    private String claim(AccountName name) {
        boolean owner = !store.people.claimed();
        Account account = store.people.obtain(name, owner, store.clock.instant());
        return link(store.people.issueClaim(Optional.of(account.id()), store.clock.instant()));
    }

    /** A link that makes its bearer the owner. */
    String ownerClaim() {
        if (store.people.claimed()) {
            throw new FailedException("This Lectern has an owner. Name an account: ./lectern claim --account NAME.");
        }
        return link(store.people.issueClaim(Optional.empty(), store.clock.instant()));
    }

    private String link(Secret secret) {
        return "%s/claim/%s".formatted(base, secret.value());
    }
}
