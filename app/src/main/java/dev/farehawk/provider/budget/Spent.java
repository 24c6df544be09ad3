package dev.farehawk.provider.budget;

import java.time.Instant;

/**
 * Units that one call has taken from one limit.
 *
 * @param grant the ledger's id of what they were taken from
 * @param at when they were taken
 * @param goodUntil the call must go out before this moment
 */
record Spent(Purse purse, long grant, long units, Instant at, Instant goodUntil) {}
