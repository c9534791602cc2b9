/** Citations and works in a database. */
package org.lectern.citation.sql;
