package org.lectern.reading;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.AnnotationId;
import org.lectern.annotation.jsonld.AnnotationFile.Item;
import org.lectern.annotation.jsonld.AnnotationReader;
import org.lectern.annotation.jsonld.InvalidAnnotationException;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;

/** What a first reading of a file finds out: who and what is in it, and what has to wait for what. */
final class ImportSurvey {
    /** Addresses of annotations in what an item says. */
    static final Pattern ANNOTATION = Pattern.compile("\"([^\"\\s]*/annotations/[^\"\\s]+)\"");

    private final Set<AnnotationId> coming = new HashSet<>();
    private final Map<AccountId, String> authors = new LinkedHashMap<>();
    private final Map<GroupId, Set<AccountId>> sharing = new LinkedHashMap<>();
    /** Ratings, and what answers them: they come after what supports the rated passages. */
    private final BitSet late = new BitSet();

    private final Set<String> lateIds = new HashSet<>();
    private int depth;

    /** @param known this server's addresses and those of the file's */
    void take(Item item, ImportManner manner, Addresses known) {
        order(item);
        coming.add(manner.id(item.key(), ImportLines.made(item), known));
        Optional<AccountId> author = PeopleOfFile.account(item.creator(), known);
        author.ifPresent(id -> name(id, item.creator().name()));
        try {
            for (GroupId group : new AnnotationReader(known)
                    .read(item.json().getBytes(StandardCharsets.UTF_8))
                    .groups()) {
                author.ifPresent(id -> sharing.computeIfAbsent(group, key -> new LinkedHashSet<>())
                        .add(id));
            }
        } catch (InvalidAnnotationException e) {
            // It will be refused with its reason when it is its turn; who else is in the file counts nevertheless.
            coming.remove(manner.id(item.key(), ImportLines.made(item), known));
        }
    }

    /** Somebody whom the file names; the first name of each counts. */
    void name(AccountId account, String name) {
        authors.putIfAbsent(account, name);
    }

    private void order(Item item) {
        depth = Math.max(depth, item.depth());
        boolean isLate = item.json().contains("ReliabilityRating");
        Matcher addresses = ANNOTATION.matcher(item.json());
        while (!isLate && addresses.find()) {
            isLate = lateIds.contains(addresses.group(1));
        }
        if (isLate) {
            late.set(item.number());
            lateIds.add(item.id());
        }
    }

    /** The ids here of all that can be read. */
    Set<AnnotationId> coming() {
        return coming;
    }

    /** With their names, in the order in which they come. */
    Map<AccountId, String> authors() {
        return authors;
    }

    /** Who shares something with a group. */
    Set<AccountId> sharingWith(GroupId group) {
        return sharing.getOrDefault(group, Set.of());
    }

    /** How deep the deepest answer is. */
    int depth() {
        return depth;
    }

    boolean hasLate() {
        return !late.isEmpty();
    }

    boolean isLate(Item item) {
        return late.get(item.number());
    }
}
