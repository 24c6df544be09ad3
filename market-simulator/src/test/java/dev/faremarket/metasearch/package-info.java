/** Tests of what a metasearch makes of a market. */
@NullMarked
package dev.faremarket.metasearch;

import org.jspecify.annotations.NullMarked;
