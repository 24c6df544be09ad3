/**
 * Alerts to browsers by Web Push. In: parcels. Out: an encrypted message to the push service that
 * the browser named (RFC 8030), which it alone can read (RFC 8291), signed as ours (RFC 8292).
 */
@NullMarked
package dev.farehawk.delivery.push;

import org.jspecify.annotations.NullMarked;
