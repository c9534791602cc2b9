/** Scales in a database. */
package org.lectern.review.sql;
