/**
 * The library's tables. {@link org.lectern.document.sql.DocumentRows} reads them, {@link
 * org.lectern.document.sql.SqlCatalogue} keeps what is read often and takes documents in.
 */
package org.lectern.document.sql;
