/**
 * What may be spent on a provider: rate limits, quotas and money, shared by all nodes. In: limits,
 * and a wish to call now. Out: leave to call, or when to ask again. A {@code BudgetLedger} grants
 * expiring blocks and records them before they are used; a crash forfeits what was left of one.
 */
@NullMarked
package dev.farehawk.provider.budget;

import org.jspecify.annotations.NullMarked;
