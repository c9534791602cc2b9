package org.lectern.citation;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a citation says about the work it cites, in the words as printed.
 *
 * @param authors as printed, the first one first, such as {@code Chuev, Feliks}; empty where the title stands first
 * @param title without the publisher's imprint; empty where only author and year are given
 * @param year of publication; empty where none is printed
 * @param volume volume and number as printed, such as {@code 1, 2}; empty for a work in one volume
 */
public record Reference(List<String> authors, String title, OptionalInt year, String volume) {
    public Reference {
        authors = List.copyOf(authors);
    }
}
