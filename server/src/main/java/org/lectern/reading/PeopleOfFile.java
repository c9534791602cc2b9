package org.lectern.reading;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lectern.annotation.Addresses;
import org.lectern.annotation.jsonld.AnnotationFile;
import org.lectern.annotation.jsonld.AnnotationFile.NamedGroup;
import org.lectern.annotation.jsonld.AnnotationFile.Person;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Groups;
import org.lectern.people.People;

/** The people and groups that a file names. */
final class PeopleOfFile {
    private final People people;
    private final Groups groups;
    private final Addresses known;
    private final Instant now;

    /** @param known this server's addresses and those of the file's */
    PeopleOfFile(People people, Groups groups, Addresses known, Instant now) {
        this.people = people;
        this.groups = groups;
        this.known = known;
        this.now = now;
    }

    static Optional<AccountId> account(Person person, Addresses known) {
        String path = known.relative(person.id());
        return path.matches("/people/[a-z2-7]{12}")
                ? Optional.of(new AccountId(path.substring("/people/".length())))
                : Optional.empty();
    }

    /**
     * Makes the accounts and groups that are not here.
     *
     * @param notices is told what was or would be done, in words
     * @return the groups that were or would be made
     */
    Set<GroupId> restore(AnnotationFile head, ImportSurvey survey, boolean dry, List<String> notices) {
        head.requestedBy().ifPresent(person -> account(person, known).ifPresent(id -> survey.name(id, person.name())));
        survey.authors().forEach((id, name) -> {
            if (people.account(id).isEmpty()) {
                notices.add(dry ? "%s would get an account.".formatted(name) : restored(id, name));
            }
        });
        Set<GroupId> made = new HashSet<>();
        for (NamedGroup named : head.groups()) {
            String path = known.relative(named.id());
            Optional<AccountId> owner = head.requestedBy().flatMap(person -> account(person, known));
            if (!path.matches("/groups/[a-z0-9][a-z0-9-]{0,63}") || owner.isEmpty()) {
                continue;
            }
            GroupId id = new GroupId(path.substring("/groups/".length()));
            if (groups.find(id).isPresent() || id.isBuiltIn()) {
                continue;
            }
            Set<AccountId> members = survey.sharingWith(id);
            if (!dry) {
                groups.restore(id, groupName(named.name(), id), owner.get(), members, now);
            }
            made.add(id);
            notices.add("The group %s %s.".formatted(named.name(), dry ? "would be made" : "was made"));
        }
        return made;
    }

    private String restored(AccountId id, String name) {
        Account account = people.restore(id, accountName(name, id), now);
        return "%s has an account now; ./lectern claim --account \"%s\" lets them in."
                .formatted(account.name().value(), account.name().value());
    }

    private static AccountName accountName(String name, AccountId id) {
        try {
            return new AccountName(name);
        } catch (IllegalArgumentException e) {
            return new AccountName(id.value());
        }
    }

    private static GroupName groupName(String name, GroupId id) {
        try {
            return new GroupName(name);
        } catch (IllegalArgumentException e) {
            return new GroupName(id.value());
        }
    }
}
