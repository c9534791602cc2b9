package org.lectern.people.sql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.lectern.people.AccountId;
import org.lectern.people.Group;
import org.lectern.people.GroupId;
import org.lectern.people.GroupName;
import org.lectern.people.Groups;
import org.lectern.people.Joining;
import org.lectern.people.Role;
import org.lectern.people.Secret;
import org.lectern.people.Viewer;
import org.lectern.sql.Database;

/** {@link Groups} in a database: the row and its change in one transaction, decided while the group is held. */
public final class SqlGroups implements Groups {
    private static final int ENDING_LENGTH = 4;
    private static final GroupOutcome DONE = new GroupOutcome.Done();
    private static final GroupOutcome MISSING = new GroupOutcome.Missing();
    private static final GroupOutcome FORBIDDEN = new GroupOutcome.Forbidden();

    private final PeopleTables tables;
    private final Function<AccountId, Optional<Viewer>> viewers;

    public SqlGroups(Database database) {
        this.tables = new PeopleTables(database);
        this.viewers = tables.kept(account -> Optional.of(tables.read(handle -> GroupRows.viewer(handle, account))));
    }

    @Override
    public Group create(GroupName name, Joining joining, AccountId owner, Instant now) {
        return tables.write(transaction -> {
            Group group = insert(transaction.handle(), name, joining, now);
            GroupChange change = new GroupChange(transaction, group.id(), owner, now);
            change.append(
                    "group-created",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("name", name.value())
                            .put("joining", joining.word()));
            GroupRows.addMember(transaction.handle(), group.id(), owner, Role.OWNER, now);
            change.append("member-added", owner, Role.OWNER);
            return group;
        });
    }

    @Override
    public boolean restore(GroupId id, GroupName name, AccountId owner, Collection<AccountId> members, Instant now) {
        return tables.write(transaction -> {
            Group group = new Group(id, name, Joining.BY_INVITATION, Instant.parse(Database.timeText(now)));
            if (id.isBuiltIn() || !GroupRows.insert(transaction.handle(), group)) {
                return false;
            }
            GroupChange change = new GroupChange(transaction, id, owner, now);
            change.append(
                    "group-created",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("name", name.value())
                            .put("joining", group.joining().word()));
            GroupRows.addMember(transaction.handle(), id, owner, Role.OWNER, now);
            change.append("member-added", owner, Role.OWNER);
            for (AccountId member : Set.copyOf(members)) {
                if (!member.equals(owner)) {
                    GroupRows.addMember(transaction.handle(), id, member, Role.READER, now);
                    change.append("member-added", member, Role.READER);
                }
            }
            return true;
        });
    }

    /** Where the name's own slug is taken it gets a random end: a number would tell how many others there are. */
    private static Group insert(Handle handle, GroupName name, Joining joining, Instant now) {
        GroupId id = new GroupId(name.slug());
        while (true) {
            Group group = new Group(id, name, joining, Instant.parse(Database.timeText(now)));
            if (!id.isBuiltIn() && GroupRows.insert(handle, group)) {
                return group;
            }
            id = new GroupId(name.slug() + "-" + Secret.randomId(ENDING_LENGTH));
        }
    }

    @Override
    public Optional<Group> find(GroupId id) {
        return tables.read(handle -> GroupRows.find(handle, id));
    }

    @Override
    public boolean any() {
        return tables.read(handle -> handle.createQuery("SELECT count(*) FROM reading_group")
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    @Override
    public List<Belonging> of(AccountId account) {
        return tables.read(handle -> GroupRows.of(handle, account));
    }

    @Override
    public List<Group> joinable(AccountId account) {
        return tables.read(handle -> GroupRows.joinable(handle, account));
    }

    @Override
    public List<Member> members(GroupId id) {
        return tables.read(handle -> GroupRows.members(handle, id));
    }

    @Override
    public Optional<Role> role(GroupId id, AccountId account) {
        return tables.read(handle -> GroupRows.role(handle, id, account));
    }

    @Override
    public Viewer viewer(AccountId account) {
        return viewers.apply(account).orElseThrow();
    }

    @Override
    public List<JoinRequest> requests(GroupId id) {
        return tables.read(handle -> GroupRows.requests(handle, id));
    }

    @Override
    public boolean hasAsked(GroupId id, AccountId account) {
        return requests(id).stream().anyMatch(request -> request.account().id().equals(account));
    }

    /** Runs with the group held, so that roles looked up in it stay what they are until it is done. */
    private GroupOutcome change(
            GroupId id, AccountId by, Instant now, BiFunction<GroupChange, Optional<Role>, GroupOutcome> work) {
        return tables.write(transaction -> {
            if (!GroupRows.lock(transaction.handle(), id)) {
                return MISSING;
            }
            return work.apply(new GroupChange(transaction, id, by, now), GroupRows.role(transaction.handle(), id, by));
        });
    }

    private GroupOutcome govern(GroupId id, AccountId by, Instant now, String column, String value, String kind) {
        return change(id, by, now, (change, role) -> {
            if (role.filter(Role::mayGovern).isEmpty()) {
                return FORBIDDEN;
            }
            // The column is one of this class's own words, never somebody's text
            handle(change)
                    .createUpdate("UPDATE reading_group SET %s = :value WHERE id = :id".formatted(column))
                    .bind("value", value)
                    .bind("id", id.value())
                    .execute();
            change.append(kind, column, value);
            return DONE;
        });
    }

    private static Handle handle(GroupChange change) {
        return change.transaction().handle();
    }

    @Override
    public GroupOutcome rename(GroupId id, GroupName name, AccountId by, Instant now) {
        return govern(id, by, now, "name", name.value(), "group-renamed");
    }

    @Override
    public GroupOutcome changeJoining(GroupId id, Joining joining, AccountId by, Instant now) {
        return govern(id, by, now, "joining", joining.word(), "group-joining-changed");
    }

    @Override
    public GroupOutcome changeRole(GroupId id, AccountId member, Role role, AccountId by, Instant now) {
        return change(id, by, now, (change, mine) -> {
            if (mine.filter(Role::mayGovern).isEmpty()) {
                return FORBIDDEN;
            }
            Optional<Role> before = GroupRows.role(handle(change), id, member);
            if (before.isEmpty()) {
                return MISSING;
            }
            if (before.get() == role) {
                return DONE;
            }
            if (isLastOwner(change, before.get())) {
                return new GroupOutcome.LastOwner();
            }
            GroupRows.changeRole(handle(change), id, member, role);
            change.append("member-role-changed", member, role);
            if (!role.mayInvite()) {
                InvitationRows.revokeOf(change, member);
            }
            return DONE;
        });
    }

    private static boolean isLastOwner(GroupChange change, Role role) {
        return role == Role.OWNER && GroupRows.owners(handle(change), change.group()) == 1;
    }

    @Override
    public GroupOutcome remove(GroupId id, AccountId member, AccountId by, Instant now) {
        return change(id, by, now, (change, mine) -> {
            Optional<Role> role = GroupRows.role(handle(change), id, member);
            if (mine.filter(Role::mayInvite).isEmpty()) {
                return FORBIDDEN;
            }
            if (role.isEmpty()) {
                return MISSING;
            }
            if (!mine.get().mayRemove(role.get())) {
                return FORBIDDEN;
            }
            return end(change, member, role.get(), "member-removed");
        });
    }

    @Override
    public GroupOutcome leave(GroupId id, AccountId member, Instant now) {
        return change(
                id,
                member,
                now,
                (change, role) -> role.isEmpty() ? MISSING : end(change, member, role.get(), "member-left"));
    }

    private static GroupOutcome end(GroupChange change, AccountId member, Role role, String kind) {
        if (isLastOwner(change, role)) {
            return new GroupOutcome.LastOwner();
        }
        GroupRows.removeMember(handle(change), change.group(), member);
        change.append(kind, member);
        InvitationRows.revokeOf(change, member);
        return DONE;
    }

    @Override
    public GroupOutcome join(GroupId id, AccountId account, Instant now) {
        return change(id, account, now, (change, role) -> {
            if (role.isPresent()) {
                return DONE;
            }
            if (joining(change) != Joining.OPEN) {
                return FORBIDDEN;
            }
            GroupRows.addMember(handle(change), id, account, Role.READER, now);
            change.append("member-added", account, Role.READER);
            return DONE;
        });
    }

    private static Joining joining(GroupChange change) {
        return GroupRows.find(handle(change), change.group()).orElseThrow().joining();
    }

    @Override
    public GroupOutcome ask(GroupId id, AccountId account, Instant now) {
        return change(id, account, now, (change, role) -> {
            if (role.isPresent()) {
                return DONE;
            }
            if (joining(change) != Joining.BY_REQUEST) {
                return FORBIDDEN;
            }
            if (GroupRows.addRequest(handle(change), id, account, now)) {
                change.append("join-requested", account);
            }
            return DONE;
        });
    }

    @Override
    public GroupOutcome accept(GroupId id, AccountId asking, AccountId by, Instant now) {
        return decide(id, asking, by, now, change -> {
            GroupRows.addMember(handle(change), id, asking, Role.READER, now);
            change.append("member-added", asking, Role.READER);
        });
    }

    @Override
    public GroupOutcome decline(GroupId id, AccountId asking, AccountId by, Instant now) {
        return decide(id, asking, by, now, change -> change.append("join-declined", asking));
    }

    private GroupOutcome decide(
            GroupId id, AccountId asking, AccountId by, Instant now, Consumer<GroupChange> decision) {
        return change(id, by, now, (change, mine) -> {
            if (mine.filter(Role::mayInvite).isEmpty()) {
                return FORBIDDEN;
            }
            if (!GroupRows.removeRequest(handle(change), id, asking)) {
                return MISSING;
            }
            decision.accept(change);
            return DONE;
        });
    }
}
