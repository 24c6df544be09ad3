/** Tests of the server over real HTTP, on a market that is written down by hand. */
@NullMarked
package dev.faremarket.server;

import org.jspecify.annotations.NullMarked;
