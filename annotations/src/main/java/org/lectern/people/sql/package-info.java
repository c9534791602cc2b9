/**
 * Accounts, their secrets, groups and invitations in a database. The classes named {@code …Rows} know the tables, those
 * named {@code Sql…} what has to happen in one transaction. To add a column: a numbered migration, its row mapper here.
 */
package org.lectern.people.sql;
