/** Tests that the simulated market behaves like recorded fares. */
@NullMarked
package dev.faremarket.calibration;

import org.jspecify.annotations.NullMarked;
