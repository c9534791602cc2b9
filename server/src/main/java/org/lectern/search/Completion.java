package org.lectern.search;

/**
 * One way in which what is being typed may go on.
 *
 * @param text what is offered, as it is printed or called
 * @param kind what it is: {@code word}, or the field word whose value it is
 * @param box all that stands in the box once it is taken
 */
public record Completion(String text, String kind, String box) {}
