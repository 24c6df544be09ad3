/**
 * Google Flights through SerpApi: live prices of one departure date per call. In: fare queries.
 * Out: requests to {@code /search.json}, and their replies in normal form. Source: <a
 * href="https://serpapi.com/google-flights-api">SerpApi's reference</a>.
 */
@NullMarked
package dev.farehawk.provider.serpapi;

import org.jspecify.annotations.NullMarked;
