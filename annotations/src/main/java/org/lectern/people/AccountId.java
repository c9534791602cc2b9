package org.lectern.people;

import java.util.regex.Pattern;

/** An account's permanent id: 12 characters a–z and 2–7, made once, never reused. */
public record AccountId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{12}");

    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an account id: " + value);
        }
    }

    /** The account's address within this server. */
    public String path() {
        return "/people/" + value;
    }
}
