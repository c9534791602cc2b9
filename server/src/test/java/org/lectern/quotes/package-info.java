/** A corpus of quotes that changed since they were made, and of texts that changed under their quotes, from the seeds. */
@NullMarked
package org.lectern.quotes;

import org.jspecify.annotations.NullMarked;
