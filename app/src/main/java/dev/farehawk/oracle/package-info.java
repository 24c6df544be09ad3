/**
 * Whether a changed price is worth telling. In: recorded changes and the whole history behind them.
 * Out: one verdict per change, explained, from the built-in judge or a remote model; late or broken
 * models fall back, marked as such.
 */
@ApplicationModule(allowedDependencies = {"fare", "platform", "history", "words"})
@NullMarked
package dev.farehawk.oracle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
