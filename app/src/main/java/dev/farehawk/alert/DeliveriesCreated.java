package dev.farehawk.alert;

/**
 * Something to tell was committed together with its deliveries.
 *
 * @param told how many alerts, corrections and other notices
 */
public record DeliveriesCreated(int told) {}
