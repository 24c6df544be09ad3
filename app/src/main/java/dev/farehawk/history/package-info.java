/**
 * What prices were. In: observations. Out: price points, current prices, and a change for the
 * oracle whenever a comparable price moved. Doubtful prices wait in quarantine until a second look
 * confirms them.
 */
@ApplicationModule(allowedDependencies = {"fare", "platform", "poll"})
@NullMarked
package dev.farehawk.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
