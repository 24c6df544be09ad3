package dev.farehawk.ops.replay;

import java.time.Instant;

/**
 * One firing on the recording, by the product or by a plain rule.
 *
 * @param minor the price told, minor units of the series' currency
 * @param score higher is a better discount; what alerts are ranked by
 */
public record ReplayAlert(RecordedSeries series, Instant at, long minor, double score) {}
