/**
 * What a metasearch makes of a market: it converts what each airline asks from the airline's own
 * money by rates it updates daily, rounds, and does not find every airline at every look. In: a
 * {@link dev.faremarket.FareMarket} that shows fares as they are. Out: another one that shows them
 * as the metasearch does, with its own ground truth.
 */
@NullMarked
package dev.faremarket.metasearch;

import org.jspecify.annotations.NullMarked;
