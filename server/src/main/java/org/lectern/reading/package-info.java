/**
 * Documents and annotations together, the only place where they meet: finding the words a note speaks of when it is
 * written, and saying where they stand when it is read.
 *
 * <p>To add a kind of target: its address in {@link org.lectern.reading.EndFinder}.
 */
package org.lectern.reading;
