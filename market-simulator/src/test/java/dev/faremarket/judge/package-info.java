/** Tries the judge on a service that is right, and on services that are wrong in known ways. */
@NullMarked
package dev.faremarket.judge;

import org.jspecify.annotations.NullMarked;
