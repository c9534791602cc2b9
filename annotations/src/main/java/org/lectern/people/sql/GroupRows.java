package org.lectern.people.sql;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.lectern.people.AccountId;
import org.lectern.people.Group;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Groups.Belonging;
import org.lectern.people.Groups.JoinRequest;
import org.lectern.people.Groups.Member;
import org.lectern.people.Joining;
import org.lectern.people.Role;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;

/** The rows of groups, their members and those who ask to join. */
final class GroupRows {
    static final RowMapper<Group> GROUP = (row, context) -> new Group(
            new GroupId(row.getString("id")),
            new GroupName(row.getString("name")),
            Joining.of(row.getString("joining")).orElseThrow(),
            Instant.parse(row.getString("created")));

    private GroupRows() {}

    static Optional<Group> find(Handle handle, GroupId id) {
        return handle.createQuery("SELECT * FROM reading_group WHERE id = :id")
                .bind("id", id.value())
                .map(GROUP)
                .findOne();
    }

    /**
     * Makes other writers of the same group wait until this transaction ends, so that what is looked up after this stays
     * true until then. SQLite has one writer anyway; PostgreSQL locks the row for the update.
     */
    static boolean lock(Handle handle, GroupId id) {
        return handle.createUpdate("UPDATE reading_group SET id = id WHERE id = :id")
                        .bind("id", id.value())
                        .execute()
                > 0;
    }

    /** Whether the id was free. */
    static boolean insert(Handle handle, Group group) {
        return handle.createUpdate("""
                        INSERT INTO reading_group(id, name, joining, created)
                        VALUES (:id, :name, :joining, :created) ON CONFLICT (id) DO NOTHING""")
                        .bind("id", group.id().value())
                        .bind("name", group.name().value())
                        .bind("joining", group.joining().word())
                        .bind("created", Database.timeText(group.created()))
                        .execute()
                > 0;
    }

    static Optional<Role> role(Handle handle, GroupId group, AccountId account) {
        return handle.createQuery("SELECT role FROM membership WHERE group_id = :group AND account = :account")
                .bind("group", group.value())
                .bind("account", account.value())
                .mapTo(String.class)
                .findOne()
                .map(word -> Role.of(word).orElseThrow());
    }

    static int owners(Handle handle, GroupId group) {
        return handle.createQuery("SELECT count(*) FROM membership WHERE group_id = :group AND role = :owner")
                .bind("group", group.value())
                .bind("owner", Role.OWNER.word())
                .mapTo(Integer.class)
                .one();
    }

    static void addMember(Handle handle, GroupId group, AccountId account, Role role, Instant now) {
        handle.createUpdate("""
                        INSERT INTO membership(group_id, account, role, since)
                        VALUES (:group, :account, :role, :since)""")
                .bind("group", group.value())
                .bind("account", account.value())
                .bind("role", role.word())
                .bind("since", Database.timeText(now))
                .execute();
        removeRequest(handle, group, account);
    }

    static void changeRole(Handle handle, GroupId group, AccountId account, Role role) {
        handle.createUpdate("UPDATE membership SET role = :role WHERE group_id = :group AND account = :account")
                .bind("role", role.word())
                .bind("group", group.value())
                .bind("account", account.value())
                .execute();
    }

    static void removeMember(Handle handle, GroupId group, AccountId account) {
        handle.createUpdate("DELETE FROM membership WHERE group_id = :group AND account = :account")
                .bind("group", group.value())
                .bind("account", account.value())
                .execute();
    }

    static boolean addRequest(Handle handle, GroupId group, AccountId account, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO join_request(group_id, account, asked)
                        VALUES (:group, :account, :asked) ON CONFLICT (group_id, account) DO NOTHING""")
                        .bind("group", group.value())
                        .bind("account", account.value())
                        .bind("asked", Database.timeText(now))
                        .execute()
                > 0;
    }

    static boolean removeRequest(Handle handle, GroupId group, AccountId account) {
        return handle.createUpdate("DELETE FROM join_request WHERE group_id = :group AND account = :account")
                        .bind("group", group.value())
                        .bind("account", account.value())
                        .execute()
                > 0;
    }

    static List<Belonging> of(Handle handle, AccountId account) {
        return handle.createQuery("""
                        SELECT reading_group.*, mine.role,
                          (SELECT count(*) FROM membership WHERE group_id = reading_group.id) AS members
                        FROM reading_group JOIN membership AS mine ON mine.group_id = reading_group.id
                        WHERE mine.account = :account ORDER BY lower(reading_group.name), reading_group.id""")
                .bind("account", account.value())
                .map((row, context) -> new Belonging(
                        GROUP.map(row, context), Role.of(row.getString("role")).orElseThrow(), row.getInt("members")))
                .list();
    }

    static List<Group> joinable(Handle handle, AccountId account) {
        return handle.createQuery("""
                        SELECT * FROM reading_group WHERE joining <> :hidden
                        AND id NOT IN (SELECT group_id FROM membership WHERE account = :account)
                        ORDER BY lower(name), id""")
                .bind("hidden", Joining.BY_INVITATION.word())
                .bind("account", account.value())
                .map(GROUP)
                .list();
    }

    static List<Member> members(Handle handle, GroupId group) {
        return handle.createQuery("""
                        SELECT account.*, membership.role, membership.since
                        FROM membership JOIN account ON account.id = membership.account
                        WHERE membership.group_id = :group
                        ORDER BY CASE membership.role WHEN 'owner' THEN 0 WHEN 'moderator' THEN 1 ELSE 2 END,
                          account.folded_name""")
                .bind("group", group.value())
                .map((row, context) -> new Member(
                        AccountRows.ACCOUNT.map(row, context),
                        Role.of(row.getString("role")).orElseThrow(),
                        Instant.parse(row.getString("since"))))
                .list();
    }

    static List<JoinRequest> requests(Handle handle, GroupId group) {
        return handle.createQuery("""
                        SELECT account.*, join_request.asked
                        FROM join_request JOIN account ON account.id = join_request.account
                        WHERE join_request.group_id = :group ORDER BY join_request.asked, account.id""")
                .bind("group", group.value())
                .map((row, context) ->
                        new JoinRequest(AccountRows.ACCOUNT.map(row, context), Instant.parse(row.getString("asked"))))
                .list();
    }

    /** Whoever looks after the server moderates what is shared with all of it. */
    static Viewer viewer(Handle handle, AccountId account) {
        Set<GroupId> groups = new HashSet<>();
        Set<GroupId> moderated = new HashSet<>();
        handle.createQuery("""
                        SELECT group_id, role FROM membership WHERE account = :account
                        UNION ALL SELECT '', 'administrator' FROM account WHERE id = :account AND administrator = 1""")
                .bind("account", account.value())
                .map((row, context) -> {
                    if (row.getString("group_id").isEmpty()) {
                        return moderated.addAll(List.of(GroupId.PUBLIC, GroupId.EVERYONE));
                    }
                    GroupId group = new GroupId(row.getString("group_id"));
                    if (Role.of(row.getString("role")).orElseThrow().mayHide()) {
                        moderated.add(group);
                    }
                    return groups.add(group);
                })
                .list();
        return Viewer.of(account, groups, moderated);
    }
}
