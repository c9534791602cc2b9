/** Accounts and their secrets in a database. To add a column: a numbered migration, its row mapper here. */
package org.lectern.people.sql;
