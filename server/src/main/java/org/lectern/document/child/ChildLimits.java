package org.lectern.document.child;

import java.time.Duration;

/**
 * What a process may take.
 *
 * @param heap bytes of Java memory
 * @param resident bytes of memory as the operating system counts it
 * @param scratch bytes of the disk
 * @param stall how long nothing may come of it
 * @param total how long one answer may take
 */
public record ChildLimits(long heap, long resident, long scratch, Duration stall, Duration total) {}
