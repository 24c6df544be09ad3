/** Tests of the parts the simulated fares are made of. */
@NullMarked
package dev.faremarket.model;

import org.jspecify.annotations.NullMarked;
