/** Runs of the simulation. */
@NullMarked
package dev.farehawk.simulation;

import org.jspecify.annotations.NullMarked;
