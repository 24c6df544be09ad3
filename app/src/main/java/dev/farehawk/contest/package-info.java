/**
 * Lets ways of polling compete: the same drops, the same looks, and what nobody can exceed. In: a
 * world of drops with its truth. Out: the share of drops, weighted by watchers, that each policy
 * saw in time, beside the bounds. The planner that runs here is the service's own, and learns while
 * it runs; its rivals are told the truth beforehand. Recorded fares stand in for the world if there
 * are any.
 */
@ApplicationModule(allowedDependencies = {"fare", "ops", "platform", "poll", "provider"})
@NullMarked
package dev.farehawk.contest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
