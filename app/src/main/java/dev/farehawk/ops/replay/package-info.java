/**
 * Recorded fares, run through the pipeline of today. In: a CSV file of observations. Out: a report
 * of what would have been alerted, what the prices did afterwards, and how two plain rules would
 * have done on the same record.
 */
@NullMarked
package dev.farehawk.ops.replay;

import org.jspecify.annotations.NullMarked;
