/**
 * Airports, metro codes, cities and time zones, and the search that finds them while somebody
 * types. In: compact data files of the jar. Out: places by code and ranked matches. Forgives typing
 * errors, accents and old names.
 */
@ApplicationModule(allowedDependencies = {"fare", "platform"})
@NullMarked
package dev.farehawk.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
