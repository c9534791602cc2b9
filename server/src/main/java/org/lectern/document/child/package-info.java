/**
 * Processes that touch hostile files, and whoever holds them to their limits.
 *
 * <p>To read a new kind of file in one, write a main class that runs a {@code ChildProgram} with commands of its own, and
 * start it by {@code Child} with the libraries that it needs.
 */
package org.lectern.document.child;
