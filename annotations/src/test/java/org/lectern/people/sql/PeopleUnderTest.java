package org.lectern.people.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.GroupId;
import org.lectern.people.Groups;
import org.lectern.people.Invitation;
import org.lectern.people.Invitations;
import org.lectern.people.Invitations.InviteOutcome;
import org.lectern.people.People;
import org.lectern.people.Role;
import org.lectern.sql.Database;
import org.lectern.sql.Database.LoggedChange;
import org.lectern.sql.TestDatabases;

/** People, groups and invitations on an empty database of one kind, and short words for what tests do with them. */
abstract class PeopleUnderTest {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Duration WEEK = Duration.ofDays(7);

    private final TestDatabases kind;

    @TempDir
    private Path folder;

    Database database;
    People people;
    Groups groups;
    Invitations invitations;

    PeopleUnderTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = kind.empty(folder).get();
        people = new SqlPeople(database);
        groups = new SqlGroups(database);
        invitations = new SqlInvitations(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    AccountId account(String name) {
        return obtain(name).id();
    }

    Account obtain(String name) {
        return people.obtain(new AccountName(name), false, NOW);
    }

    Invitation invite(GroupId group, Role role, int uses, AccountId by) {
        return ((InviteOutcome.Made) invitations.invite(group, role, WEEK, uses, by, NOW)).invitation();
    }

    /** What the log says of a group, oldest first. */
    List<String> logged(GroupId group) {
        return database.changesOf(group.path()).stream().map(LoggedChange::kind).toList();
    }
}
