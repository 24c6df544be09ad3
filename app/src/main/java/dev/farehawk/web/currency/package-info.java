/**
 * Amounts in a currency that their reader knows better, for display alone. In: daily rates from a
 * file of the operator's. Out: approximate amounts, marked as such with the day of the rates.
 * Rules, alerts and stored prices stay in the fare's own currency.
 */
@NullMarked
package dev.farehawk.web.currency;

import org.jspecify.annotations.NullMarked;
