/**
 * Amadeus Self-Service, which closed on 17 July 2026: flight offers of one departure date, paid
 * with a token that is bought first. Kept for those whose enterprise contract speaks the same
 * contract, and switched off unless it is switched on. In: fare queries. Out: requests to {@code
 * /v2/shopping/flight-offers}, and their replies in normal form. Source: <a
 * href="https://github.com/amadeus4dev/amadeus-open-api-specification">Amadeus's specification</a>.
 */
@NullMarked
package dev.farehawk.provider.amadeus;

import org.jspecify.annotations.NullMarked;
