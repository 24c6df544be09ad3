package dev.farehawk.provider;

import java.time.Instant;

/**
 * When the current day and month of a provider's bill began, in its own time zone and by its own
 * day of the month.
 */
public record BillingPeriods(Instant dayStart, Instant monthStart) {}
