/**
 * What to ask next. In: demand, and requests to look again. Out: observations, through a bounded
 * sink. The planner is pure and in memory; it spends each provider's scarce calls where they buy
 * most on-time alerts.
 */
@ApplicationModule(allowedDependencies = {"fare", "platform", "watch", "provider"})
@NullMarked
package dev.farehawk.poll;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
