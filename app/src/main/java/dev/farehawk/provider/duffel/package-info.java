/**
 * Duffel's flight search: live offers of many airlines for one departure date per call. In: fare
 * queries. Out: requests to {@code /air/offer_requests}, and their replies in normal form. Source:
 * <a href="https://duffel.com/docs/api/v2/offer-requests">Duffel's reference, version 2</a>.
 */
@NullMarked
package dev.farehawk.provider.duffel;

import org.jspecify.annotations.NullMarked;
