/**
 * How sources are graded. To add a scale that comes with the program: {@link org.lectern.review.Scale#KNOWN}, and its
 * name and the meanings of its grades in the interface's catalogues. A grade is stored in its scale's own words, with
 * the scale's id and version, and never converted.
 */
package org.lectern.review;
