package org.lectern.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lectern.document.Document;
import org.lectern.document.Version;
import org.lectern.people.Account;
import org.lectern.people.Group;
import org.lectern.review.Scale;

/**
 * What an export says of itself.
 *
 * @param server the base of the server's addresses
 * @param title what it is of, in words
 * @param path the address of what it is of
 * @param asked for whom it was made; empty for anybody
 * @param count the annotations in it. What the asker may not see is not there for them, and is not counted
 * @param passages those that a search found; 0 where it is of no search
 * @param leftOut the kinds left out by choice
 * @param sources the documents quoted, each in the versions quoted
 * @param groups those in its audiences that the asker is in
 * @param scales groups' own that ratings in it are on, by id and version
 * @param address where the same export can be had again, as a path
 */
public record ExportHead(
        String server,
        String title,
        String path,
        Optional<Account> asked,
        Instant made,
        int count,
        int passages,
        List<String> leftOut,
        List<SourceVersion> sources,
        List<Group> groups,
        List<Scale> scales,
        String address) {
    public ExportHead {
        leftOut = List.copyOf(leftOut);
        sources = List.copyOf(sources);
        groups = List.copyOf(groups);
        scales = List.copyOf(scales);
    }

    public record SourceVersion(Document document, Version version) {}

    String countWords() {
        String annotations = counted(count, "annotation");
        return passages == 0 ? annotations : "%s and %s".formatted(counted(passages, "passage"), annotations);
    }

    private static String counted(int number, String noun) {
        return number == 1 ? "1 " + noun : "%,d %ss".formatted(number, noun).replace(',', '\u00A0');
    }

    boolean isEmpty() {
        return count == 0 && passages == 0;
    }

    String forWhom() {
        return asked.map(account -> "what %s may see".formatted(account.name().value()))
                .orElse("what anyone may see");
    }
}
