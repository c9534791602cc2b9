package org.lectern.document;

/**
 * Takes passages one by one.
 *
 * @param <E> what may keep it from taking one, and ends the giving
 */
@FunctionalInterface
public interface BlockConsumer<E extends Exception> {
    void accept(Block block) throws E;
}
