/** Tests of the simulated market: what it promises to whoever asks it, and how real it looks. */
@NullMarked
package dev.faremarket;

import org.jspecify.annotations.NullMarked;
