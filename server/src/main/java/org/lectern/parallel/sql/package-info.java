/** Shared text in a database. */
package org.lectern.parallel.sql;
