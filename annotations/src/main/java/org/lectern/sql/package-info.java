/**
 * The one place where Lectern meets its databases: connections, transactions, migrations and the change log that every
 * module's tables share. {@link org.lectern.sql.SqliteDatabase} is the default and {@link
 * org.lectern.sql.PostgresDatabase} the engine for those who outgrow it; what differs between the two is in these two
 * files.
 *
 * <p>To add a module with tables: a package named {@code sql} of its own, its numbered migrations beside it, a call of
 * {@link org.lectern.sql.Database#migrate} in its constructor, its changes through {@link
 * org.lectern.sql.Transaction#append}.
 */
package org.lectern.sql;
