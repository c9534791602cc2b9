package org.lectern.parallel;

/** A row of words, each a number; equal numbers are equal words. */
interface Words {
    /** Stands for words that are equal to none: apparatus, and what lies between two documents. */
    int BREAK = 0;

    int at(int word);

    int count();
}
