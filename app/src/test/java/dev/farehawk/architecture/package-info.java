/**
 * The rules of the house, as tests: who may import whom, where time comes from, how long a class
 * may be.
 */
@NullMarked
package dev.farehawk.architecture;

import org.jspecify.annotations.NullMarked;
