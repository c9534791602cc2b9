package org.lectern.people;

import java.time.Instant;

/** Somebody who may write here. The name is as given; names are unique after folding (see {@link AccountName}). */
public record Account(AccountId id, AccountName name, boolean administrator, Instant created) {}
