package org.lectern.export;

import java.util.Optional;
import org.lectern.annotation.AnnotationQuery;
import org.lectern.annotation.Place;
import org.lectern.document.DocumentAddress;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;

/** Whose or what annotations an export is of. */
public sealed interface Selection {
    /** What is written on one document, on one version of it if one is named; cross-references that end in it too. */
    record OfDocument(DocumentAddress document) implements Selection {}

    /** What one account wrote. */
    record OfAccount(AccountId account) implements Selection {}

    /** What is shared with one group. */
    record OfGroup(GroupId group) implements Selection {}

    /** The address of what is exported, as a path. */
    default String path() {
        return switch (this) {
            case OfDocument(var document) -> document.path();
            case OfAccount(var account) -> account.path();
            case OfGroup(var group) -> group.path();
        };
    }

    /** @param version the full hash of the version that is asked for */
    default AnnotationQuery query(Optional<String> version) {
        return switch (this) {
            case OfDocument(var document) ->
                new AnnotationQuery(
                        Optional.of(new Place(
                                new DocumentAddress(document.id(), Optional.empty()).path(),
                                version,
                                Optional.empty())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            case OfAccount(var account) ->
                new AnnotationQuery(Optional.empty(), Optional.of(account), Optional.empty(), Optional.empty());
            case OfGroup(var group) ->
                new AnnotationQuery(Optional.empty(), Optional.empty(), Optional.of(group), Optional.empty());
        };
    }
}
