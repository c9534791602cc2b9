package org.lectern.document;

import java.time.Instant;
import org.lectern.people.AccountId;

/**
 * That somebody said something of a document otherwise than it was said before. Kept for as long as the document is.
 *
 * @param number from 1 in the order in which they came; each document counts its own
 * @param before as in {@link MetadataField}; empty where nothing was said
 * @param after the same
 */
public record DocumentEdit(int number, Instant at, AccountId by, MetadataField field, String before, String after) {}
