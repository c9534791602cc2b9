package org.lectern.people.sql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.lectern.people.AccountId;
import org.lectern.people.GroupId;
import org.lectern.people.Role;
import org.lectern.sql.Transaction;

/** Writes into the change log what happens to a group: its address is the subject, whoever did it the actor. */
record GroupChange(Transaction transaction, GroupId group, AccountId by, Instant at) {
    void append(String kind, ObjectNode payload) {
        transaction.append(kind, group.path(), at, Optional.of(by.value()), payload.toString());
    }

    /** What happened to somebody in the group. */
    void append(String kind, AccountId member) {
        append(kind, JsonNodeFactory.instance.objectNode().put("account", member.value()));
    }

    void append(String kind, AccountId member, Role role) {
        append(
                kind,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("account", member.value())
                        .put("role", role.word()));
    }

    void append(String kind, String key, String value) {
        append(kind, JsonNodeFactory.instance.objectNode().put(key, value));
    }
}
