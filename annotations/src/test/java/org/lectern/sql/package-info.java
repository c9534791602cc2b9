/**
 * What every database must do, run against each of them. To run a test of your own module against each: make it a
 * {@code @ParameterizedClass} over {@link org.lectern.sql.TestDatabases}.
 */
package org.lectern.sql;
