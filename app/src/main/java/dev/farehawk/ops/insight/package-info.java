/**
 * What a traveller may learn from prices that are stored already: how long lows last, what a rule
 * would have told, which dates are cheap. In: price points, verdicts and looks of the stages. Out:
 * figures with the samples they rest on, or that there are too few. Asks no fare source.
 */
@NullMarked
package dev.farehawk.ops.insight;

import org.jspecify.annotations.NullMarked;
