/**
 * Measures fares the way the recorded ones were measured, to see whether the simulated market
 * behaves like them. In: prices looked at once a day. Out: figures with their targets.
 */
@NullMarked
package dev.faremarket.calibration;

import org.jspecify.annotations.NullMarked;
