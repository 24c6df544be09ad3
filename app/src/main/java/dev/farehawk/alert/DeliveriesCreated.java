package dev.farehawk.alert;

/**
 * Alerts were committed together with their deliveries.
 *
 * @param alerts how many
 */
public record DeliveriesCreated(int alerts) {}
