package org.lectern.people;

/** What somebody calls one of their own things, so as to know it again: 1 to 60 code points. */
public record Label(String value) {
    public static final int MAX_LENGTH = 60;

    public Label {
        DisplayText.check(value, MAX_LENGTH, "A label");
    }
}
