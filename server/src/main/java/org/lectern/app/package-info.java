/**
 * The program: its command line, its settings, and the wiring of everything else by constructors.
 *
 * <p>To add a command: a class with {@code @Command} listed in {@link org.lectern.app.Main}; if it touches the data, its
 * work in {@link org.lectern.app.Chores}, which runs in the server's process while one is running.
 */
package org.lectern.app;
