/**
 * The annotation store in a database. {@link org.lectern.annotation.sql.AnnotationRows} knows the tables, {@link
 * org.lectern.annotation.sql.SqlAnnotationStore} what has to happen in one transaction.
 */
package org.lectern.annotation.sql;
