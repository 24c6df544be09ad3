/**
 * Alerts and verification links as e-mail. In: parcels. Out: one SMTP conversation each, over
 * connections that are kept open. Whatever people wrote is escaped before it enters a header or a
 * page.
 */
@NullMarked
package dev.farehawk.delivery.mail;

import org.jspecify.annotations.NullMarked;
