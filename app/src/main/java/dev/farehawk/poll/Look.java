package dev.farehawk.poll;

import dev.farehawk.fare.FareQueryRef;
import dev.farehawk.fare.LookReason;
import java.util.List;

/**
 * One decision: make one call for these fare queries now.
 *
 * @param fareQueries one, or those of a market and month
 * @param reason the lane it came from
 * @param takenAt when it was decided, milliseconds
 * @param entry the agenda's own mark
 */
public record Look(List<FareQueryRef> fareQueries, LookReason reason, long takenAt, long entry) {}
