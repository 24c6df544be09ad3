/**
 * Says whether a service that watches fares kept its promises, knowing nothing of how it works. In
 * come the prices it was shown, what its watches ask for, what the market really did and the
 * messages that arrived; out goes one judgement. It has its own idea of what a price is, when a
 * watch fires and what is late.
 */
@NullMarked
package dev.faremarket.judge;

import org.jspecify.annotations.NullMarked;
