/**
 * Citations found in documents, and the works they cite. Pure functions over canonical text and its blocks: what is
 * found stays verbatim, and grouping proposes, it never rewrites.
 */
package org.lectern.citation;
