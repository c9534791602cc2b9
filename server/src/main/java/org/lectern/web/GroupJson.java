package org.lectern.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lectern.annotation.Addresses;
import org.lectern.people.Group;
import org.lectern.people.Groups.Belonging;

/** Groups for programs. */
final class GroupJson {
    private GroupJson() {}

    static ObjectNode group(Group group, Addresses addresses) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", addresses.absolute(group.id().path()))
                .put("name", group.name().value())
                .put("joining", group.joining().word());
    }

    /** @param belongings the asker's */
    static void addTo(ArrayNode array, List<Belonging> belongings, Addresses addresses) {
        for (Belonging belonging : belongings) {
            array.add(group(belonging.group(), addresses)
                    .put("role", belonging.role().word())
                    .put("members", belonging.members()));
        }
    }
}
