/**
 * The Travelpayouts data API: a calendar of cached prices, one market and month per call. In: fare
 * queries. Out: requests to {@code /aviasales/v3/grouped_prices}, and their replies in normal form.
 * Source: <a href="https://support.travelpayouts.com/hc/en-us/articles/203956163">the provider's
 * help centre</a>.
 */
@NullMarked
package dev.farehawk.provider.travelpayouts;

import org.jspecify.annotations.NullMarked;
