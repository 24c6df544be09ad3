/** A simulated fare market with ground truth. Knows nothing of the service that watches it. */
@NullMarked
package dev.faremarket;

import org.jspecify.annotations.NullMarked;
