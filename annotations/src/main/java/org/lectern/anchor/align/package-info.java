/**
 * Two versions of one text laid beside each other, so that a passage of the one is found in the other by where it
 * stands among its neighbours and not by what it resembles. Words first, in order; then what was moved; then characters
 * inside what was rewritten. {@link org.lectern.anchor.align.TextAlignment} is the only thing to ask.
 *
 * <p>Everything here is a pure function of the two texts: the same pair always gives the same answers.
 */
package org.lectern.anchor.align;
