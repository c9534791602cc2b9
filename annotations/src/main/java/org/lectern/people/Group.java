package org.lectern.people;

import java.time.Instant;

/** People who read together. Its id stays, whatever it is called later. */
public record Group(GroupId id, GroupName name, Joining joining, Instant created) {}
