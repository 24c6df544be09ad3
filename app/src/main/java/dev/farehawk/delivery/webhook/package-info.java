/**
 * Alerts as signed HTTP requests to people's own servers, by the Standard Webhooks rules. In:
 * parcels. Out: one POST each, only to addresses on the public internet, and what the other side
 * answered.
 */
@NullMarked
package dev.farehawk.delivery.webhook;

import org.jspecify.annotations.NullMarked;
