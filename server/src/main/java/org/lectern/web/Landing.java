package org.lectern.web;

import java.util.Optional;
import org.lectern.document.Catalogue;
import org.lectern.document.Document;
import org.lectern.document.PageAddress;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;

/** Where somebody comes to who follows an invitation: to the page on which the inviter reads, if the group may know it. */
final class Landing {
    private final LastPages lastPages;
    private final Catalogue catalogue;
    private final Groups groups;

    Landing(LastPages lastPages, Catalogue catalogue, Groups groups) {
        this.lastPages = lastPages;
        this.catalogue = catalogue;
        this.groups = groups;
    }

    /** A path; the group's own page where the inviter is nowhere, or in a document that the group does not share. */
    String of(AccountId inviter, GroupId group, AccountId guest) {
        return lastPages
                .of(inviter)
                .filter(page -> isForGroup(page, group, guest))
                .map(page -> page.path() + "?joined=" + group.value())
                .orElse(group.path() + "?done=joined");
    }

    private boolean isForGroup(PageAddress page, GroupId group, AccountId guest) {
        Optional<Document> document = catalogue.document(page.document().id(), groups.viewer(guest));
        return document.filter(found -> found.audience().covers(group)).isPresent();
    }
}
