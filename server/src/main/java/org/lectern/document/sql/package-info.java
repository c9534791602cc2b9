/**
 * The library's tables. {@link org.lectern.document.sql.SqlCatalogue} answers for all of it: {@link
 * org.lectern.document.sql.Shelf}, {@link org.lectern.document.sql.StoredTexts} and {@link
 * org.lectern.document.sql.VersionIndexes} keep in memory what is read often, {@link org.lectern.document.sql.Ingestion}
 * takes documents in, {@link org.lectern.document.sql.DocumentLog} is what the change log says of them.
 *
 * <p>To add a column: a numbered migration, and the class named {@code …Rows} of its table.
 */
package org.lectern.document.sql;
