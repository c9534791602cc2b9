package org.lectern.annotation;

import java.util.List;
import java.util.Map;
import org.lectern.sql.Transaction;

/** Keeps where annotations stand in versions other than their own. */
public interface PlacementStore {
    /**
     * Places every current annotation that stands in an older version of a resource in this one; part of the transaction
     * in which the version becomes current. What has been placed in it before stays as it was placed.
     *
     * @return how many annotations stand in other versions of the resource
     */
    int placeAll(Transaction transaction, String resource, String version);

    /** The versions of a resource that current annotations were written on. */
    List<String> versionsWrittenOn(String resource);

    /** Where the ends of an annotation stand in a version, by their place in the content; without those written on it. */
    Map<Integer, PlacedEnd> in(AnnotationId id, String version);

    /** How many ends of all current annotations came to which state in a version; for whoever looks after the store. */
    Map<String, Integer> outcomes(String resource, String version);
}
