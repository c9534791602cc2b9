package org.lectern.people.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Invitation;
import org.lectern.people.Role;
import org.lectern.people.Secret;
import org.lectern.sql.Database;

/** The rows of invitations. One works while its link is there, its time has not come, and it has uses left. */
final class InvitationRows {
    private static final RowMapper<Invitation> INVITATION = (row, context) -> new Invitation(
            row.getString("id"),
            Optional.ofNullable(row.getString("link")).map(Secret::new),
            new GroupId(row.getString("group_id")),
            Role.of(row.getString("role")).orElseThrow(),
            new AccountId(row.getString("made_by")),
            Instant.parse(row.getString("expires")),
            row.getInt("uses"),
            row.getInt("used"));
    private static final String WORKS = "link IS NOT NULL AND expires > :now AND used < uses";

    private InvitationRows() {}

    static void insert(Handle handle, Invitation invitation, Secret link, Instant now) {
        handle.createUpdate("""
                        INSERT INTO invitation(id, hash, link, group_id, role, made_by, created, expires, uses, used)
                        VALUES (:id, :hash, :link, :group, :role, :by, :created, :expires, :uses, 0)""")
                .bind("id", invitation.id())
                .bind("hash", link.hash())
                .bind("link", link.value())
                .bind("group", invitation.group().value())
                .bind("role", invitation.role().word())
                .bind("by", invitation.by().value())
                .bind("created", Database.timeText(now))
                .bind("expires", Database.timeText(invitation.expires()))
                .bind("uses", invitation.uses())
                .execute();
    }

    static Optional<Invitation> find(Handle handle, GroupId group, String id) {
        return handle.createQuery("SELECT * FROM invitation WHERE id = :id AND group_id = :group")
                .bind("id", id)
                .bind("group", group.value())
                .map(INVITATION)
                .findOne();
    }

    static List<Invitation> working(Handle handle, GroupId group, Instant now) {
        return handle.createQuery(
                        "SELECT * FROM invitation WHERE group_id = :group AND " + WORKS + " ORDER BY created DESC, id")
                .bind("group", group.value())
                .bind("now", Database.timeText(now))
                .map(INVITATION)
                .list();
    }

    static Optional<Invitation> working(Handle handle, Secret link, Instant now) {
        return handle.createQuery("SELECT * FROM invitation WHERE hash = :hash AND " + WORKS)
                .bind("hash", link.hash())
                .bind("now", Database.timeText(now))
                .map(INVITATION)
                .findOne();
    }

    static void use(Handle handle, Invitation invitation) {
        handle.createUpdate("UPDATE invitation SET used = used + 1 WHERE id = :id")
                .bind("id", invitation.id())
                .execute();
    }

    static void revoke(GroupChange change, Invitation invitation) {
        int revoked = change.transaction()
                .handle()
                .createUpdate("UPDATE invitation SET link = NULL WHERE id = :id AND link IS NOT NULL")
                .bind("id", invitation.id())
                .execute();
        if (revoked > 0) {
            change.append("invitation-revoked", "invitation", invitation.id());
        }
    }

    /** All that an account made and that work: it may no longer invite. */
    static void revokeOf(GroupChange change, AccountId maker) {
        working(change.transaction().handle(), change.group(), change.at()).stream()
                .filter(invitation -> invitation.by().equals(maker))
                .forEach(invitation -> revoke(change, invitation));
    }
}
