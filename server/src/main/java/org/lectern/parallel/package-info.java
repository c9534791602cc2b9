/**
 * Text that documents share with one another and with themselves, edited a little or not; and quotations held against
 * the documents that they are taken from. It says where words stand twice and how they differ, never who wrote first.
 *
 * <p>To tell another kind of running apparatus from body: {@code Apparatus}, and one more in {@code IndexList.FORM}, so
 * that libraries are compared anew. What makes a run a run stands in {@code Growth} and {@code RunFinder}.
 */
package org.lectern.parallel;
