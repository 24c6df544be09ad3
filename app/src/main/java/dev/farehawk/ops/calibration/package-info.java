/**
 * Whether the oracle's chances hold. In: verdicts on fares that have departed, and what their
 * prices did after. Out: how often each chance came true, by judge and version. Writes nothing.
 */
@NullMarked
package dev.farehawk.ops.calibration;

import org.jspecify.annotations.NullMarked;
