/**
 * What people wish to be told about. In: drafts of watches. Out: demand, which is how many people
 * wait for each fare query. Validates, expands dates to fare queries and keeps the watch tables;
 * when to fire is the alert stage's.
 */
@ApplicationModule(allowedDependencies = {"fare", "platform", "account", "place"})
@NullMarked
package dev.farehawk.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
