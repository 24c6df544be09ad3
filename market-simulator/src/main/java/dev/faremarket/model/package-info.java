/**
 * How the simulated fares come about. In: a seed, a route, a departure date. Out: who flies it, on
 * which price ladder, and the whole path of open price levels from the first day of sale to
 * departure. Every random number is a hash of what it decides about, so nothing is remembered.
 */
@NullMarked
package dev.faremarket.model;

import org.jspecify.annotations.NullMarked;
