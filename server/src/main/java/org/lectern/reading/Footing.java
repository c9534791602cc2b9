package org.lectern.reading;

/** Whether what a grade rests on is still there. */
public enum Footing {
    /** Also where nothing was named. */
    WHOLE,
    /** Some of it was withdrawn, taken back or hidden since. */
    PARTLY_WITHDRAWN,
    /** All of it that is kept here. */
    WITHDRAWN,
    /** "Confirmed by independent sources", and all that supports it repeats the same source by now. */
    ONE_SOURCE;

    /** As it is written in JSON. */
    public String word() {
        return switch (this) {
            case WHOLE -> "whole";
            case PARTLY_WITHDRAWN -> "partlyWithdrawn";
            case WITHDRAWN -> "withdrawn";
            case ONE_SOURCE -> "oneSource";
        };
    }
}
