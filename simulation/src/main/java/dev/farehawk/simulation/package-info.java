/**
 * The pipeline from planner to alert in one thread, on a virtual clock, out of one seed. In: a
 * seed, and at will a seeded bug. Out: a hash of everything that happened, and what the independent
 * judge says of it.
 */
@NullMarked
package dev.farehawk.simulation;

import org.jspecify.annotations.NullMarked;
