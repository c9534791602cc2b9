/**
 * One box over passages and notes. Lucene lives only here.
 *
 * <p>The index is a cache of the store: {@link org.lectern.search.IndexFollower} follows the change log into it, and
 * deleting it loses nothing. It decides nothing about who may see what: passages are narrowed to the documents that the
 * asker may see, and every note is asked of the store before it is counted or shown.
 *
 * <p>What is read instead of what is printed is not in the index: {@link org.lectern.search.ReadingWalk} lets it propose
 * readings that hold a word, and asks the store which of them are accepted for the asker.
 *
 * <p>To add a way in which two spellings are one: a form in {@link org.lectern.search.WordForms}, a line in its tables of
 * cases, and one more in {@link org.lectern.search.SearchIndex}'s {@code FORM}, so that old indexes are made anew. To add
 * a field word: {@link org.lectern.search.SearchQuery} reads it, {@link org.lectern.search.Narrowed} gives it its meaning.
 */
package org.lectern.search;
