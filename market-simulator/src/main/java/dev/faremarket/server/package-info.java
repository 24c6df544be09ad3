/**
 * Puts a fare market behind two real providers' HTTP contracts on the loopback interface: a cached
 * calendar and a live search, each with its own key, limits, latency and faults. In come requests
 * and a {@link dev.faremarket.FareMarket}; out go replies, and a log of every live reply from which
 * a judge can tell what any client was shown, and when.
 */
@NullMarked
package dev.faremarket.server;

import org.jspecify.annotations.NullMarked;
