/**
 * When fares drop, and which ones together: a world of rates and a trace of its drops, the ground
 * truth on which ways of polling are compared. In: options and a seed. Out: drops in the order of
 * time. Knows nothing of prices, of requests, or of who polls.
 */
@NullMarked
package dev.faremarket.drops;

import org.jspecify.annotations.NullMarked;
