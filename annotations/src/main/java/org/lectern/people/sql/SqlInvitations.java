package org.lectern.people.sql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.lectern.people.Account;
import org.lectern.people.AccountId;
import org.lectern.people.AccountName;
import org.lectern.people.GroupId;
import org.lectern.people.Groups.GroupOutcome;
import org.lectern.people.Invitation;
import org.lectern.people.Invitations;
import org.lectern.people.People;
import org.lectern.people.Role;
import org.lectern.people.Secret;
import org.lectern.sql.Database;
import org.lectern.sql.Transaction;

/** {@link Invitations} in a database. */
public final class SqlInvitations implements Invitations {
    private static final int ID_LENGTH = 12;

    private final PeopleTables tables;

    public SqlInvitations(Database database) {
        this.tables = new PeopleTables(database);
    }

    @Override
    public InviteOutcome invite(GroupId group, Role role, Duration lifetime, int uses, AccountId by, Instant now) {
        if (uses < 1 || uses > Invitation.MAX_USES) {
            throw new IllegalArgumentException("An invitation cannot let in %d people".formatted(uses));
        }
        return tables.write(transaction -> {
            Handle handle = transaction.handle();
            if (!GroupRows.lock(handle, group)) {
                return new InviteOutcome.Missing();
            }
            if (GroupRows.role(handle, group, by)
                    .filter(mine -> mine.mayInvite(role))
                    .isEmpty()) {
                return new InviteOutcome.Forbidden();
            }
            Secret link = Secret.forPeople();
            Invitation made = new Invitation(
                    Secret.randomId(ID_LENGTH),
                    Optional.of(link),
                    group,
                    role,
                    by,
                    Instant.parse(Database.timeText(now.plus(lifetime))),
                    uses,
                    0);
            InvitationRows.insert(handle, made, link, now);
            // The link itself stays out of the log, which others read
            new GroupChange(transaction, group, by, now)
                    .append(
                            "invitation-made",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("invitation", made.id())
                                    .put("role", role.word())
                                    .put("expires", made.expires().toString())
                                    .put("uses", uses));
            return new InviteOutcome.Made(made);
        });
    }

    @Override
    public Optional<Invitation> find(GroupId group, String id) {
        return tables.read(handle -> InvitationRows.find(handle, group, id));
    }

    @Override
    public List<Invitation> working(GroupId group, Instant now) {
        return tables.read(handle -> InvitationRows.working(handle, group, now));
    }

    @Override
    public GroupOutcome revoke(GroupId group, String id, AccountId by, Instant now) {
        return tables.write(transaction -> {
            Optional<Invitation> invitation = InvitationRows.find(transaction.handle(), group, id);
            return asInviter(
                    transaction,
                    group,
                    by,
                    now,
                    change -> invitation.ifPresent(found -> InvitationRows.revoke(change, found)),
                    invitation.isPresent());
        });
    }

    @Override
    public GroupOutcome revokeAll(GroupId group, AccountId by, Instant now) {
        return tables.write(transaction -> asInviter(
                transaction,
                group,
                by,
                now,
                change -> InvitationRows.working(transaction.handle(), group, now)
                        .forEach(found -> InvitationRows.revoke(change, found)),
                true));
    }

    private static GroupOutcome asInviter(
            Transaction transaction,
            GroupId group,
            AccountId by,
            Instant now,
            Consumer<GroupChange> work,
            boolean present) {
        if (!GroupRows.lock(transaction.handle(), group)) {
            return new GroupOutcome.Missing();
        }
        if (GroupRows.role(transaction.handle(), group, by)
                .filter(Role::mayInvite)
                .isEmpty()) {
            return new GroupOutcome.Forbidden();
        }
        if (!present) {
            return new GroupOutcome.Missing();
        }
        work.accept(new GroupChange(transaction, group, by, now));
        return new GroupOutcome.Done();
    }

    @Override
    public Optional<Invited> look(Secret link, Instant now) {
        return tables.read(handle -> InvitationRows.working(handle, link, now)
                .map(invitation -> new Invited(
                        GroupRows.find(handle, invitation.group()).orElseThrow(),
                        invitation.role(),
                        AccountRows.find(handle, invitation.by()).orElseThrow())));
    }

    @Override
    public JoinOutcome join(Secret link, AccountId account, Instant now) {
        return tables.write(transaction -> {
            Optional<Invitation> found = hold(transaction.handle(), link, now);
            if (found.isEmpty()) {
                return new JoinOutcome.Refused();
            }
            Account joining = AccountRows.find(transaction.handle(), account).orElseThrow();
            admit(transaction, found.get(), account, now);
            return new JoinOutcome.Joined(joining, found.get().group(), Optional.empty());
        });
    }

    @Override
    public JoinOutcome joinAsGuest(Secret link, AccountName name, String browser, Instant now) {
        return tables.write(transaction -> {
            Optional<Invitation> found = hold(transaction.handle(), link, now);
            if (found.isEmpty()) {
                return new JoinOutcome.Refused();
            }
            Optional<Account> guest = AccountRows.add(transaction, name, false, now);
            if (guest.isEmpty()) {
                return new JoinOutcome.NameTaken(name);
            }
            AccountId id = guest.get().id();
            Secret session = AccountRows.openSession(transaction, id, browser, now.plus(People.SESSION_LIFETIME), now);
            admit(transaction, found.get(), id, now);
            return new JoinOutcome.Joined(guest.get(), found.get().group(), Optional.of(session));
        });
    }

    /** The invitation if it works, looked at again once nobody else can use or revoke it. */
    private static Optional<Invitation> hold(Handle handle, Secret link, Instant now) {
        Optional<Invitation> found = InvitationRows.working(handle, link, now);
        found.ifPresent(invitation -> GroupRows.lock(handle, invitation.group()));
        return found.isEmpty() ? found : InvitationRows.working(handle, link, now);
    }

    private static void admit(Transaction transaction, Invitation invitation, AccountId account, Instant now) {
        Handle handle = transaction.handle();
        GroupId group = invitation.group();
        GroupChange change = new GroupChange(transaction, group, account, now);
        Optional<Role> role = GroupRows.role(handle, group, account);
        if (role.isEmpty()) {
            GroupRows.addMember(handle, group, account, invitation.role(), now);
            change.append("member-added", account, invitation.role());
        } else if (role.get().compareTo(invitation.role()) < 0) {
            GroupRows.changeRole(handle, group, account, invitation.role());
            change.append("member-role-changed", account, invitation.role());
        } else {
            return;
        }
        InvitationRows.use(handle, invitation);
    }
}
