/**
 * Grades as they are seen: which one holds for a passage, from where it is inherited, and how a document or a group's
 * works come off. Computed for each viewer out of what that viewer may read; nothing here is stored. What holds is decided
 * in {@link org.lectern.reading.grade.Inheritance} alone.
 */
package org.lectern.reading.grade;
