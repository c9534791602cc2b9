/**
 * How sources are graded. To add a scale: its grades in {@link org.lectern.review.Scale}; a grade is stored in its
 * scale's own words and never converted silently.
 */
package org.lectern.review;
